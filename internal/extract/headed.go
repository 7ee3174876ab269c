package extract

import (
	"fmt"
	"slices"
	"strings"

	"accords/internal/accord"
	"accords/internal/extract/form"
)

// headOfBody is the office of whoever heads a body, and the name of it: "CEO of GovTech
// Singapore". What a director is of may be a field as well, so that only heads count.
var headOfBody = form.MustCompile(`^(?i:(?:\w+\s+)?(?:CEO|chief\s+executive(?:\s+officer)?|director[\s-]general|executive\s+(?:director|chair\w*|president)|managing\s+director|administrator)(?:\s+and\s+(?:CEO|director[\s-]general|chair\w*))?)\s+(?:of|at)\s+(?:the\s+)?(\p{Lu}[\p{L}\p{N}.&-]*(?:\s+(?:\p{Lu}[\p{L}\p{N}.&-]*|of|for|and)){0,6})$`)

// bodiesOfPeople adds the bodies that those who signed are at the head of, where the
// text names no other one of that side. Their names may have no word of a body in them.
func (p *paper) bodiesOfPeople(c *candidate) {
	for _, who := range c.Signatories {
		m := headOfBody.FindStringSubmatch(who.V.Office)
		if m == nil || len(who.Evidence) == 0 {
			continue
		}
		l := p.lineAt(who.Evidence[0].Span)
		at := strings.Index(l.text, m[1])
		if at < 0 {
			continue
		}
		span := accord.Span{Start: l.span.Start + at, End: l.span.Start + at + len(m[1])}
		country, whole := accord.Code(""), false
		for _, k := range l.countries {
			if k.Span.Overlaps(span) {
				country, whole = k.Code, k.Span == span
			}
		}
		if whole || bodyOverlaps(l.bodies, span) || slices.ContainsFunc(c.Organisations, func(v accord.Value[accord.Body]) bool {
			return sameBodyName(v.V.Name, m[1]) || country != "" && v.V.Country == country || p.inBracketsBehind(v, m[1])
		}) {
			continue
		}
		c.Organisations = append(c.Organisations, inferred(p, accord.Body{Name: m[1], Country: country}, "body-of-signatory",
			fmt.Sprintf("%s, who signed, is at its head", who.V.Name), span))
	}
}

// inBracketsBehind holds for the abbreviation of a body that is a party.
func (p *paper) inBracketsBehind(v accord.Value[accord.Body], name string) bool {
	return p.short[name] == v.V.Name
}
