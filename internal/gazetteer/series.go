package gazetteer

import (
	"slices"
	"strings"
	"unicode"

	"accords/internal/accord"
)

// SeriesMention is a series of summits as a text names it.
type SeriesMention struct {
	Span       accord.Span
	Slug, Name string
}

// addSeries enters the names of the series. "D9" and "Digital 9" bring "D 9",
// "D-9", "Digital-9" and "Digital (D9)" along, which releases write, too.
func (g *Gazetteer) addSeries(all []accord.Series) {
	g.inSeries = slices.Clone(all)
	for i, s := range all {
		names := []string{s.Name}
		for _, n := range s.Names {
			names = append(names, n.Name, n.Short)
		}
		for _, name := range names {
			if name == "" {
				continue
			}
			g.series.add(name, i)
			if letters := strings.TrimRightFunc(name, unicode.IsDigit); letters != name {
				g.series.add(strings.TrimSpace(letters)+" "+name[len(letters):], i)
				g.series.add(strings.TrimSpace(letters)+name[len(letters):], i)
			}
		}
	}
}

// FindSeries finds the series that s names, from left to right.
func (g *Gazetteer) FindSeries(s string) []SeriesMention {
	var out []SeriesMention
	for w, ok := word(s, 0, false); ok; w, ok = word(s, w.end, false) {
		i, end, ok := g.series.longest(s, w)
		if !ok {
			continue
		}
		out = append(out, SeriesMention{Span: accord.Span{Start: w.start, End: end}, Slug: g.inSeries[i].Slug, Name: g.inSeries[i].Name})
		w.end = end
	}
	return out
}
