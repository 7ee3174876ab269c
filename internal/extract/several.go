package extract

import (
	"regexp"
	"slices"
	"strings"

	"accords/internal/accord"
)

var (
	countForm = regexp.MustCompile(`(?i)\b(two|three|four|five|deux|trois|dos|tres)\s+(?:\w+\s+){0,2}$`)
	apartForm = regexp.MustCompile(`(?i)\bthe\s+(?:first|second|third)\s+(?:one\b|mou|moc|memorand|agreement|document|is\b|of\b)|\bthe\s+third\b|\bl['’]un\b.*|\bl['’]autre\b|^\s*\d\)\s|\banother\s+(?:for|on)\b`)
)

// copies counts the instruments behind "three memorandums": that many where the
// text tells them apart, one otherwise. What the text says of all of them
// stands with each.
func (p *paper) copies(c *candidate, others int) int {
	if others > 1 {
		return 1
	}
	apart := 0
	for i := range p.lines {
		apart += len(apartForm.FindAllStringIndex(p.lines[i].text, -1))
	}
	for _, e := range c.events {
		l := p.lineOf(e)
		m := countForm.FindStringSubmatch(l.text[:e.instrument.span.Start-l.span.Start])
		if m == nil || !e.instrument.plural || apart == 0 {
			continue
		}
		return map[string]int{"two": 2, "deux": 2, "dos": 2, "three": 3, "trois": 3, "tres": 3, "four": 4, "five": 5}[strings.ToLower(m[1])]
	}
	return 1
}

var itemForm = regexp.MustCompile(`^\s*(?:\(?\d{1,2}[).]|[-–•*]|[a-z]\))\s`)

// split gives each of n instruments the parties of its own item where a list
// behind the event has as many items with a party; otherwise what the text says
// of all stands with each.
func (p *paper) split(c *candidate, n int) []Agreement {
	var items []*line
	for i := c.at[0] + 1; i < len(p.lines) && n > 1; i++ {
		if l := &p.lines[i]; itemForm.MatchString(l.text) && (len(l.bodies) > 0 || len(l.countries) > 0) {
			items = append(items, l)
		}
	}
	var out []Agreement
	for k := range n {
		if len(items) != n {
			out = append(out, c.Agreement)
			continue
		}
		out = append(out, p.ofItem(c, items[k]))
	}
	return out
}

func (p *paper) ofItem(c *candidate, l *line) Agreement {
	one := candidate{Agreement: c.Agreement, events: c.events, at: c.at, parties: c.parties}
	one.Countries, one.Organisations = nil, nil
	for _, e := range c.events {
		for _, m := range p.lineOf(e).countries {
			if p.acts(p.lineOf(e), m) {
				p.addCountry(&one, quoted(p, m.Code, m.Span))
			}
		}
		for _, b := range p.lineOf(e).bodies {
			p.addOrganisation(&one, p.lineOf(e), b)
		}
	}
	for _, b := range l.bodies[:min(1, len(l.bodies))] {
		p.addOrganisation(&one, l, b)
	}
	for _, m := range l.countries {
		p.addCountry(&one, quoted(p, m.Code, m.Span))
	}
	p.countriesOfBodies(&one)
	one.Signatories = slices.Clone(c.Signatories)
	for _, who := range p.people(l, 0, len(l.text)) {
		one.Signatories = append(one.Signatories, quoted(p, accord.Signatory{Name: who.name, Office: who.office}, who.span))
	}
	p.readTitle(&one)
	return one.Agreement
}
