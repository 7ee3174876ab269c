package extract

import (
	"strings"

	"accords/internal/accord"
	"accords/internal/extract/form"
)

// A text may be the declaration itself and not news of it: its title names the kind,
// "Joint Statement of the Second Digital Dialogue", and its sentences are of those who
// make it, "We, the Ministers", "Both sides". Nothing in it says that it was adopted.

// theirWords open a sentence of such a text.
var theirWords = form.Either(``,
	`^\W*(?:\d{1,2}[.)]\s*)?We\b`,
	`^\W*\d{1,2}[.)]\s+The\b`,
	`^\W*(?:\d{1,2}[.)]\s*)?(?:Both|The\s+two|The)\s+(?:[Ss]ides|[Mm]inisters|[Ll]eaders|[Pp]articipants|[Pp]arties)\b`,
	`^\W*(?:\d{1,2}[.)]\s*)?(?:Nosotros|Las\s+Partes|Los\s+[Mm]inistros|Nous|Les\s+[Mm]inistres)\b`,
)

// statement reads a text that is a declaration itself.
func (p *paper) statement() (*candidate, bool) {
	const head, few = 3, 2
	told := 0
	for i := range p.lines {
		if theirWords.MatchString(p.lines[i].text) {
			told++
		}
	}
	for i := 0; i < min(head, len(p.lines)) && told >= few; i++ {
		l := &p.lines[i]
		const opening, longest = 20, 200 // bytes
		in := findInstruments(l)
		if len(in) == 0 || in[0].kind != accord.JointDeclaration || in[0].span.Start-l.span.Start > opening || len(l.events) > 0 || len(l.text) > longest || strings.HasSuffix(l.text, ".") {
			continue
		}
		c := &candidate{events: []event{{instrument: in[0], status: accord.Signed, act: in[0].span, clause: l.span}}, at: []int{i}}
		c.parties = p.clauseParties(l, c.events[0])
		if len(c.parties) == 0 && i+1 < len(p.lines) {
			c.events[0].clause.End = p.lines[i+1].span.End // the title goes on in the next line
			c.at = append(c.at, i+1)
		}
		return c, true
	}
	return nil, false
}

// declares holds for an instrument that is a declaration.
func declares(c *candidate) bool {
	for _, e := range c.events {
		if e.instrument.kind == accord.JointDeclaration && !e.background {
			return true
		}
	}
	return false
}
