package extract

import (
	"slices"

	"accords/internal/accord"
	"accords/internal/extract/form"
)

// bothSides takes the two countries of an act whose sides nothing names: that from
// which the release is dated, and that in which the other one is met. One alone says
// nothing.
func (p *paper) bothSides(c *candidate) {
	p.otherSide(c)
	if len(c.Countries) == 1 {
		p.otherSide(c)
	}
	if len(c.Countries) < 2 {
		c.Countries = nil
	}
}

// visitForm is a visit at the end of what stands in front of the country that is
// visited.
var visitForm = form.MustCompile(`(?i)\b(?:leaves|left|departs|departed|heads|headed|flies|flew|travels|travel+ed|trip)\s+(?:for|to)\s+(?:the\s+)?$|\bvisit(?:s|ed|ing)?\s+(?:of\s+[^,.;]{0,60}?)?(?:to|in)\s+(?:the\s+)?$|\bvisited\s+(?:the\s+)?$`)

// otherSide adds the second country where one is named and the other is that
// from which the release is dated, in which the act took place, or which the
// first one visited: "Hanoi, 23 June 2023 – On the occasion of President Yoon's
// visit to Vietnam …".
func (p *paper) otherSide(c *candidate) {
	add := func(code accord.Code, rule, reason string, span accord.Span) bool {
		if code == "" || slices.ContainsFunc(c.Countries, func(v accord.Value[accord.Code]) bool { return v.V == code }) {
			return false
		}
		p.addCountry(c, inferred(p, code, rule, reason, span))
		return true
	}
	if at, ok := p.datelineTown(); ok && add(at.Code, "country-of-dateline", "the release is dated from "+at.Name, at.Span) {
		return
	}
	for _, l := range p.pick(c.at) {
		for _, at := range l.places {
			if inPlace(l, at.Span) && add(at.Code, "country-of-signing", "it was signed in "+at.Name, at.Span) {
				return
			}
		}
	}
	if c.Summit >= 0 {
		if h := p.summits[c.Summit].Host; h.Stated() && len(h.Evidence) > 0 && add(h.V, "country-of-meeting", "it was signed at "+p.summits[c.Summit].Name.V+", which this country hosted", h.Evidence[0].Span) {
			return
		}
	}
	for i := range p.lines {
		l := &p.lines[i]
		for _, m := range l.countries {
			if visitForm.MatchString(endOf(l.text[:m.Span.Start-l.span.Start])) && add(m.Code, "country-visited", "the visit to it was the occasion", m.Span) {
				return
			}
		}
	}
}
