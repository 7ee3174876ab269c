package extract

import (
	"slices"

	"accords/internal/extract/form"
)

// homeCountry adds the country of the release: its publisher's, or the one that
// it names most.
func (p *paper) homeCountry(c *candidate) {
	if p.ctx.Country != "" && len(c.Organisations) > 0 {
		p.addCountry(c, inferred(p, p.ctx.Country, "country-of-publisher", "the release's publisher speaks of itself", spansOf(c.Organisations[0].Evidence)...))
		return
	}
	for _, k := range p.actingCountries() {
		if hasCountry(c, k.code) {
			continue
		}
		if k.times > 1 {
			p.addCountry(c, inferred(p, k.code, "country-of-release", "the country whose release this is, by what it names most", k.first))
		}
		return
	}
}

// saidByUs holds where "we" are a party: "the pact that we signed with Chile and Peru".
func (p *paper) saidByUs(c *candidate) bool {
	return slices.ContainsFunc(c.events, func(e event) bool { return weSigned.MatchString(p.of(e.clause)) })
}

var weSigned = form.MustCompile(`(?i)\b(?:we|our\s+(?:country|government|ministry|two\s+countries))\s+(?:have\s+|had\s+|also\s+|already\s+)*(?:signed|concluded|inked|made|share|entered|joined|renewed)\b`)
