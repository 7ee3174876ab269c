package extract

import (
	"slices"
	"strings"

	"accords/internal/accord"
	"accords/internal/extract/form"
)

// Whether what a sentence tells of is one more instrument, or the one told before.

// similar stands in front of what is compared with the instrument of a release.
var similar = form.MustCompile(`(?i)\b(?:similar|such|comparable|other)\s+(?:\w+\s+)?$`)

// similarWith holds for "a similar memorandum with New Zealand", which is another than
// that of the release whether or not this one's parties were told.
func similarWith(l *line, e event, parties []accord.Code) bool {
	return len(parties) > 0 && similar.MatchString(endOf(l.text[:e.instrument.span.Start-l.span.Start])) && withOne.MatchString(l.text[e.instrument.span.End-l.span.Start:])
}

// withOther holds for "an agreement with Italy" behind one that Italy is no party of: it
// is another one, though "agreement" may be another word for any.
func (p *paper) withOther(c *candidate, l *line, e event, parties []accord.Code) bool {
	before := endOf(l.text[:e.instrument.span.Start-l.span.Start])
	behind := l.text[e.instrument.span.End-l.span.Start:]
	return oneMore.MatchString(before) && withOne.MatchString(behind) && len(c.parties) > 1 && !subset(parties, c.parties)
}

// withOtherBody holds for an instrument with a body of several states that no sentence on
// those told before names: "also concluded a memorandum with the Development Bank".
func (p *paper) withOtherBody(all []*candidate, l *line, e event) bool {
	const reach = 6 // bytes: an article
	end := e.instrument.span.End
	m := withOne.FindStringIndex(l.text[end-l.span.Start:])
	if m == nil || e.instrument.plural || definite(l, e) {
		return false
	}
	for _, b := range l.bodies {
		if !b.international || b.span.Start < end+m[1] || b.span.Start > end+m[1]+reach {
			continue
		}
		return !slices.ContainsFunc(all, func(c *candidate) bool {
			return slices.ContainsFunc(p.pick(c.at), func(told *line) bool {
				return slices.ContainsFunc(told.bodies, func(other body) bool { return p.sameInternational(other.name, b.name) })
			})
		})
	}
	return false
}

// ofOthers holds for one more instrument none of whose parties has signed that of the
// release: "Sarawak and the UNDP entered into a partnership".
func ofOthers(c *candidate, l *line, e event, parties []accord.Code) bool {
	return len(parties) > 0 && len(c.parties) > 0 && oneMore.MatchString(endOf(l.text[:e.instrument.span.Start-l.span.Start])) &&
		!slices.ContainsFunc(parties, func(code accord.Code) bool { return slices.Contains(c.parties, code) })
}

// heldSince finds the words by which a party has had an agreement for some time: "has had
// a cooperation agreement with Korea since 2019", which somebody must have signed.
func heldSince(clause string, words [2]int) []int {
	if !strings.Contains(clause[:words[0]], "ha") { // "has", "have", "had"
		return nil
	}
	m := has.FindStringIndex(endOf(clause[:words[0]]))
	if m == nil || !sinceThen.MatchString(clause[words[1]:]) {
		return nil
	}
	at := words[0] - len(endOf(clause[:words[0]]))
	return []int{at + m[0], at + m[1]}
}

var (
	// has stands in front of what somebody has had for some time.
	has = form.MustCompile(`(?i)\b(?:has|have|had)\s+(?:already\s+|also\s+)?(?:had\s+|maintained\s+|been\s+bound\s+by\s+)?(?:an?|its|their|such\s+an?)\s+(?:[\p{L}-]+\s+){0,3}$`)
	// sinceThen leads from such an instrument to the other party and the time.
	sinceThen = form.MustCompile(`(?i)^[^.;,]{0,60}?\s(?:with|between)\s[^.;]{2,120}?\s(?:since|dating\s+(?:from|back\s+to)|of|from)\s+(?:\p{L}+\s+)?(?:19|20)\d\d\b`)
)

// withOne leads from an instrument to its party.
var withOne = form.MustCompile(`(?i)^\s+(?:with|between|con|entre|com|avec)\s`)

// partOf holds for a memorandum that is told behind a partnership with a name of its
// own, as one more: "A memorandum between the two agencies is part of it."
func (p *paper) partOf(c *candidate, l *line, e event) bool {
	first := c.events[0]
	return specific(e.instrument.kind) && established(p.lineOf(first), first.instrument) && oneMore.MatchString(endOf(l.text[:e.instrument.span.Start-l.span.Start]))
}

// inPartOf holds for a body that a text names with such a memorandum.
func (p *paper) inPartOf(c *candidate, b body) bool {
	l := p.lineAt(b.span)
	return slices.ContainsFunc(l.events, func(e event) bool { return p.partOf(c, l, e) })
}

// theirsBefore holds for an instrument that "the two countries had signed" years before
// that of the release. What is renewed has been signed before and is the same.
func theirsBefore(c *candidate, l *line, e event, parties []accord.Code) bool {
	return e.background && len(c.parties) == 2 && subset(parties, c.parties) && longAgo.MatchString(l.text) && betweenThem.MatchString(l.text) &&
		!definiteForm.MatchString(endOf(l.text[:e.instrument.span.Start-l.span.Start])) && allDone(c) &&
		!slices.ContainsFunc(c.events, func(e event) bool { return e.status == accord.Renewed })
}

// betweenThem says of an earlier instrument that its parties are those of the release.
var betweenThem = form.Either(`(?i)`,
	`\b(?:the\s+two|both)\s+(?:countries|governments|sides|nations|states|ministries|agencies|parties)\b`,
	`\b(?:os\s+dois|los\s+dos|ambos|las\s+dos|ambas)\s+(?:países|governos|gobiernos|partes|estados|ministerios|ministérios)\b`,
	`\bles\s+deux\s+(?:pays|gouvernements|parties|états|ministères)\b`,
	`두\s?나라|양국|양측`,
)

// allDone holds for an instrument of which a text in its own sentences tells that it was
// signed.
func allDone(c *candidate) bool {
	return !slices.ContainsFunc(c.events, func(e event) bool { return e.status == accord.Planned || e.background })
}

// toldBeside is the instrument whose parties c may have: the item in front in a list,
// or the first of the text where "the two countries" signed c before.
func (p *paper) toldBeside(first, last, c *candidate) *candidate {
	if c.lead > 0 && last.lead == c.lead {
		return last
	}
	if theirsBefore(first, p.lineOf(c.events[0]), c.events[0], nil) {
		return first
	}
	return nil
}

// addPartiesOf gives c the countries of one told before.
func (p *paper) addPartiesOf(c, told *candidate) {
	rule, reason := "parties-of-the-list", "the list is of what these countries signed"
	if c.lead == 0 {
		rule, reason = "parties-by-context", "named beside the agreement"
	}
	for _, v := range told.Countries {
		p.addCountry(c, inferred(p, v.V, rule, reason, spansOf(v.Evidence)...))
	}
}
