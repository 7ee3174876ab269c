package extract

import (
	"regexp"
	"strings"

	"accords/internal/accord"
)

// subjectForm reads what an instrument is on: "MOU on e-Government", "for
// Digital Cooperation", "in the field of digitalisation".
var subjectForm = regexp.MustCompile(`^(?:\s*\([^)]{1,12}\))?\s+(on|in the (?:field|area)s? of|for|concerning|regarding)\s+((?:the\s+)?[^,.;:()]{3,90})`)

// subjectEnd is where a subject is over and the sentence goes on.
var subjectEnd = regexp.MustCompile(`(?i)\s+(?:between|with|was|were|is|has|have|had|will|that|which|who|by|under|following|during|at|signed|on\s+\w+day|today|yesterday|and\s+(?:the|experts)|regarding|to)\b.*$`)

// kindWords are the names of kinds in titles.
func kindWords(k accord.Kind) string {
	switch k {
	case accord.MOU:
		return "Memorandum of understanding"
	case accord.MOC:
		return "Memorandum of cooperation"
	case accord.LetterOfIntent:
		return "Letter of intent"
	case accord.JointDeclaration:
		return "Joint declaration"
	case accord.Charter:
		return "Charter"
	case accord.ActionPlan:
		return "Action plan"
	case accord.Partnership:
		return "Partnership"
	}
	return "Agreement"
}

// readTitle describes the instrument by its kind, its subject in the words of
// the text, and its parties.
func (p *paper) readTitle(c *candidate) {
	spans := []accord.Span{}
	title := kindWords(c.Kind.V)
	if c.Status.V == accord.Renewed {
		title = "Renewed " + lowerASCII(title[:1]) + title[1:]
	}
	if subject, span, ok := p.subject(c); ok {
		title += " on " + subject
		spans = append(spans, span)
	}
	spans = append(spans, spansOf(c.Kind.Evidence)...)
	names, more := p.partyNames(c)
	switch {
	case c.Summit >= 0 && len(c.Countries) > 3 && p.summits[c.Summit].Series.Stated():
		title += " of " + p.summits[c.Summit].Series.V
	case c.Summit >= 0 && (len(c.Countries) > 3 || declared(c) && len(names) < 2):
		title += " of the " + p.summits[c.Summit].Name.V
	case len(names) == 1:
		title += " of " + names[0]
	case len(names) > 1 && !more:
		title += " between " + strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
	case more:
		title += " between " + strings.Join(names, ", ") + " and others"
	}
	c.Title = inferred(p, title, "descriptive-title", "descriptive: the kind, the subject in the words of the text, and the parties", spans...)
}

func (p *paper) subject(c *candidate) (string, accord.Span, bool) {
	for _, e := range c.events {
		rest := p.doc.Text[e.instrument.span.End:min(e.instrument.span.End+160, e.clause.End)]
		m := subjectForm.FindStringSubmatchIndex(rest)
		if m == nil {
			continue
		}
		words := rest[m[4]:m[5]]
		if cut := subjectEnd.FindStringIndex(words); cut != nil {
			words = words[:cut[0]]
		}
		words = strings.TrimRight(words, " \n“”\"'")
		span := accord.Span{Start: e.instrument.span.End + m[4], End: e.instrument.span.End + m[4] + len(words)}
		if len(words) < 3 || len(strings.Fields(words)) > 12 || len(p.names.FindCountries(words)) > 0 {
			continue
		}
		return strings.TrimPrefix(strings.Join(strings.Fields(words), " "), "the "), span, true
	}
	return "", accord.Span{}, false
}

// partyNames names at most three parties, countries first.
func (p *paper) partyNames(c *candidate) (names []string, more bool) {
	for _, v := range c.Countries {
		if k, ok := p.names.Country(v.V); ok {
			names = append(names, k.Name)
		}
	}
	for _, o := range c.Organisations {
		for _, b := range p.names.FindBodies(o.V.Name) {
			if b.International && len(names) < 3 {
				names = append(names, o.V.Name)
				break
			}
		}
	}
	if len(names) > 3 {
		return names[:2], true
	}
	return names, false
}
