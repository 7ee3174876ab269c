package extract

import (
	"strings"

	"accords/internal/extract/form"
)

// reports holds for a body at the end of a sentence that only says what was done: "…,
// the Ministry of Trade said", "… , according to the Department of Communications".
// Whoever announces it is one of the sides, as a rule.
func reports(l *line, b body) bool {
	before := endOf(strings.TrimRight(l.text[:b.span.Start-l.span.Start], " "))
	if accordingTo.MatchString(before) {
		return true
	}
	end := b.span.End - l.span.Start
	if m := afterName.FindStringIndex(l.text[end:]); m != nil {
		end += m[1]
	}
	return behindClause.MatchString(before) && saidBehind.MatchString(l.text[end:])
}

// speaks holds for a body that only says what was done, in front of the verb or behind it.
func (p *paper) speaks(l *line, b body) bool {
	return reports(l, b) || speaker.MatchString(endOf(l.text[:b.span.Start-l.span.Start]))
}

var (
	accordingTo  = form.MustCompile(`(?i)\b(?:according\s+to|(?:press|media)\s+(?:service|office|release|team)\s+of|statement\s+(?:by|from|of)|reported\s+by|spokes\w+\s+(?:of|for|at))(?:\s+the)?$`)
	behindClause = form.MustCompile(`(?i)[,”"]\s*(?:the|(?-i:\p{Lu})\p{L}+['’]s)?$`)
	saidBehind   = form.MustCompile(`(?i)^\s+(?:has\s+|have\s+|also\s+)?(?:said|says|reported|reports|stated|states|confirmed|informed|informs|disclosed|noted|added)\b(?:\s+(?:on|in|today|yesterday|late|\p{L}+day)\b|\s*[.,;]|\s*$)`)
)

// withoutPerson takes a person off the end of a body whose name runs into his: "the
// Ministry of Digital Economy Waruna Silva".
func (p *paper) withoutPerson(l *line, b body) body {
	for _, who := range p.people(l, 0, len(l.text)) {
		if who.span.Start <= b.span.Start || who.span.Start >= b.span.End {
			continue
		}
		name := strings.TrimRight(p.of(b.span)[:who.span.Start-b.span.Start], " ,")
		if len(strings.Fields(name)) < 3 {
			continue
		}
		b.span.End = b.span.Start + len(name)
		b.name = strings.Join(strings.Fields(name), " ")
		b.country, b.of = p.bodyCountry(l, b.span.Start-l.span.Start, b.span.End-l.span.Start)
		break
	}
	return b
}
