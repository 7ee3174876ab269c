package gazetteer

import (
	_ "embed"
	"slices"
	"strings"

	"accords/internal/accord"
)

// bodiesTSV is written by hand: slug, name, abbreviation, further names.
//
//go:embed bodies.tsv
var bodiesTSV string

// BodyMention is an organisation as a text names it. For a national one, Slug
// and Country are a candidate: several countries have a "Ministry of the
// Interior", and Resolve decides.
type BodyMention struct {
	Span          accord.Span
	Name          string // the full name: the current one of an abbreviation
	Short         string
	Country       accord.Code
	Slug          string
	International bool
}

// body is an organisation of the authority or of the table of international ones.
type body struct {
	slug, name, short string
	country           accord.Code
	international     bool
	names             []accord.PeriodName
}

// addOrganisations enters the register's organisations under all their names.
func (g *Gazetteer) addOrganisations(known []accord.Organisation) {
	for _, o := range known {
		b := body{slug: o.Slug, name: o.Name.V, country: o.Country, names: o.Names, international: o.Type == accord.TypeInternational}
		for _, n := range o.Names {
			if b.name == "" || n.Name == b.name {
				b.name, b.short = n.Name, n.Short
			}
		}
		g.addBody(b)
	}
}

// addInternational enters the table of international bodies, but for those that
// the register has under the same name.
func (g *Gazetteer) addInternational() {
	for _, c := range rows(bodiesTSV, 4) {
		if slices.ContainsFunc(g.byName[fold(c[1])], func(i int) bool { return g.known[i].international }) {
			continue
		}
		short, typedOnly := strings.CutSuffix(c[2], "~") // "WHO" is a word, too
		b := body{slug: c[0], name: c[1], short: short, international: true}
		if typedOnly {
			g.byName[fold(short)] = append(g.byName[fold(short)], len(g.known))
			b.short = ""
		}
		b.names = append(b.names, accord.PeriodName{Name: c[1], Short: b.short})
		each(c[3], func(name string, _ bool) { b.names = append(b.names, accord.PeriodName{Name: name, Short: b.short}) })
		g.addBody(b)
	}
}

// addBody enters a body under all of its names.
func (g *Gazetteer) addBody(b body) {
	i := len(g.known)
	g.known = append(g.known, b)
	for _, n := range append([]accord.PeriodName{{Name: b.name, Short: b.short}}, b.names...) {
		for _, name := range []string{n.Name, n.Short} {
			if name == "" {
				continue
			}
			g.bodies.add(name, i)
			if key := fold(name); !slices.Contains(g.byName[key], i) {
				g.byName[key] = append(g.byName[key], i)
			}
		}
	}
}

// FindBodies finds international organisations and the register's own, by
// their names and abbreviations, from left to right and without overlap.
func (g *Gazetteer) FindBodies(s string) []BodyMention {
	var out []BodyMention
	for w, ok := word(s, 0, false); ok; w, ok = word(s, w.end, false) {
		i, end, ok := g.bodies.longest(s, w)
		if !ok {
			continue
		}
		b := g.known[i]
		out = append(out, BodyMention{
			Span: accord.Span{Start: w.start, End: end}, Name: b.name, Short: b.short,
			Country: b.country, Slug: b.slug, International: b.international,
		})
		w.end = end
	}
	return out
}

// Resolve returns the slug of the organisation that a name means in a country
// on a day. A name alone does not identify a ministry: name, country and date
// do. Without a date, or on a day that no name's period covers, a name that
// only one organisation of the country ever had is enough.
func (g *Gazetteer) Resolve(name string, country accord.Code, on accord.Date) (slug string, ok bool) {
	var named, dated []int
	for _, i := range g.byName[fold(name)] {
		b := g.known[i]
		if b.country != country && !b.international {
			continue
		}
		named = append(named, i)
		if slices.ContainsFunc(b.names, func(n accord.PeriodName) bool { return called(n, name) && within(n, on) }) {
			dated = append(dated, i)
		}
	}
	switch {
	case len(dated) == 1:
		return g.known[dated[0]].slug, true
	case len(named) == 1:
		return g.known[named[0]].slug, true
	}
	return "", false
}

// called reports whether a name of a period is this one, in full or in short.
func called(n accord.PeriodName, name string) bool {
	return fold(n.Name) == fold(name) || n.Short != "" && fold(n.Short) == fold(name)
}

// within reports whether a day may lie in the period of a name. Bounds that are
// known to the month or year only include all of it.
func within(n accord.PeriodName, on accord.Date) bool {
	if on.Year == 0 {
		return false
	}
	if !n.From.IsZero() && on.Last().Before(n.From.First()) {
		return false
	}
	return n.To.IsZero() || !on.First().After(n.To.Last())
}
