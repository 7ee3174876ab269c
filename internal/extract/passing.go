package extract

import (
	"accords/internal/accord"
	"accords/internal/extract/form"
)

// unnamedMinisters holds for a declaration that ministers made together of whose
// countries the text names none: "Nine Caribbean ministers signed …", "The ministers
// met for the first time. They adopted a declaration".
func (p *paper) unnamedMinisters(c *candidate) bool {
	if !declared(c) || c.Status.V != accord.Signed {
		return false
	}
	for i := max(0, c.at[0]-1); i <= c.at[0]; i++ {
		if manyMinisters.MatchString(p.lines[i].text) {
			return true
		}
	}
	return false
}

// manyMinisters is in a sentence on people or states that act together without being
// counted or named.
var manyMinisters = form.MustCompile(`(?i)\b(?:ministers|heads\s+of\s+(?:state|government|delegation)|leaders|(?:member\s+)?(?:countries|states)|delegations|ministros|países|ministres|pays)\b`)

// sides counts the parties: the countries, and the bodies that belong to none of
// them.
func (p *paper) sides(c *candidate) int {
	n := len(c.Countries)
	for _, o := range c.Organisations {
		if o.V.Country == "" || !hasCountry(c, o.V.Country) {
			n++
		}
	}
	return n
}

// markPassing marks what a release only mentions.
func (p *paper) markPassing(c *candidate, first bool) {
	const months = 2 // a release may be late
	old := c.Signed.Stated() && p.on.Year > 0 && c.Signed.V.Last().AddDate(0, months, 0).Before(p.on.First())
	planned := c.Status.V == accord.Planned && (c.beside == nil || c.beside.InPassing) // the items of a list are the news together
	c.Agreement.InPassing = !first && (len(c.at) == 1 && (c.events[0].background || old) || planned)
}
