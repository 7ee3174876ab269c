package extract

import (
	"strings"

	"accords/internal/accord"
	"accords/internal/extract/form"
)

// Wordings of sentences that bind the parties, and of those that only sound so.
var (
	willForm = form.MustCompile(`(?i)\b(?:will|shall|agreed\s+to|have\s+committed\s+to|commit(?:ted)?\s+(?:themselves\s+)?to|undertake\s+to|pledged\s+to|se\s+comprometen\s+a)\b|\bs['’]engagent\s+à\s`)
	// sidesForm is a subject that stands for the parties.
	sidesForm = form.MustCompile(`(?i)(?:\b(?:the\s+)?(?:two|both|three|four|five|all)\s+(?:\w+\s+)?(?:sides|countries|nations|states|parties|ministries|governments|institutions|agencies|organi[sz]ations|bodies|ministers|authorities)|\b(?:the\s+)?(?:parties|sides|signatories|ministries|member\s+(?:states|countries)|partner\s+organi[sz]ations|partners|agencies)|\bthey|\bboth)\s*(?:also|have|has)?\s*$`)
	// underForm opens a sentence on what follows from the instrument.
	underForm = form.MustCompile(`(?i)^\W*(?:under|according\s+to|in\s+accordance\s+with|as\s+part\s+of|by|through|with)\s+(?:it\b|(?:the|this)\b[^,]{0,40}?\b(?:mou|moc|memorandum|agreement|declaration|charter|deal|accord|letter|partnership)\b)`)
	// What is hoped, said or in force is no commitment.
	noCommitment = form.MustCompile(`(?i)\b(?:it\s+is\s+(?:expected|hoped)|expects?|hopes?|said|says|told|added|stressed|noted|commented|asserts|reiterated|according\s+to\s+the\s+(?:minister|ministry|secretary)|in(?:to)?\s+(?:force|effect)|remain\s+valid|be\s+valid|next\s+(?:summit|meeting)|co-?host\w*|will\s+(?:serve|allow|enable|foster|help|benefit|lead\s+to|be\s+(?:expanded|held|signed|concluded|on\s+the)))\b|[“”"]`)
)

// commitments are the sentences on what the parties will do: the subject of the
// verb is the sides, a party or a body of a party, or the sentence says that it
// follows from the instrument: "The two sides will exchange experts." What
// somebody expects, says of it, or only hopes for is none.
func (p *paper) commitments(c *candidate, first bool) []accord.Value[string] {
	const most, shortest = 12, 40
	if !first {
		return nil
	}
	var out []accord.Value[string]
	at := append([]int{}, c.at...)
	for i := c.at[0]; i < len(p.lines); i++ {
		if !p.index.others[i] {
			at = append(at, i)
		}
	}
	for _, l := range p.pick(at) {
		if len(l.text) < shortest || len(out) == most || noCommitment.MatchString(l.text) || len(l.events) > 0 && l.events[0].status == accord.Planned {
			continue
		}
		will := willForm.FindStringIndex(l.text)
		if will == nil || !p.bindsParties(c, l, will[0]) {
			continue
		}
		out = append(out, quoted(p, strings.TrimLeft(strings.Join(strings.Fields(l.text), " "), "-–—•*· "), l.span))
	}
	return out
}

// bindsParties holds where the subject in front of the verb is a party.
func (p *paper) bindsParties(c *candidate, l *line, verb int) bool {
	before := strings.TrimRight(l.text[:verb], " ")
	if sidesForm.MatchString(endOf(before)) {
		return true
	}
	if m := underForm.FindStringIndex(l.text); m != nil && m[1] < verb && len(findInstruments(l)) > 0 {
		return true
	}
	const adverb = 12 // "Korea also will"
	for _, k := range l.countries {
		end := k.Span.End - l.span.Start
		if end <= verb && verb-end < adverb && p.acts(l, k) && hasCountry(c, k.Code) {
			return true
		}
	}
	for _, b := range l.bodies {
		end := b.span.End - l.span.Start
		if tail := afterName.FindStringIndex(l.text[end:]); tail != nil {
			end += tail[1]
		}
		for _, o := range c.Organisations {
			if end <= verb && verb-end < adverb && sameBodyName(o.V.Name, b.name) {
				return true
			}
		}
	}
	return false
}

// hasCountry reports whether an instrument has a country among its parties so far.
func hasCountry(c *candidate, code accord.Code) bool {
	for _, v := range c.Countries {
		if v.V == code {
			return true
		}
	}
	return false
}
