package importer

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"accords/internal/accord"
	"accords/internal/extract"
	"accords/seeds"
)

// seriesIndex finds the series and the summits that editors know of.
type seriesIndex struct {
	byName  map[string]accord.Ref // every name of a series, folded
	summits []accord.Summit
}

// newSeriesIndex knows a series by its former names and short ones too: the
// D5 and the Digital Nations are one.
func newSeriesIndex(auth accord.Authority) seriesIndex {
	x := seriesIndex{byName: map[string]accord.Ref{}, summits: auth.Summits}
	for _, s := range auth.Series {
		ref := accord.Ref{Slug: s.Slug, Label: s.Name}
		x.byName[foldName(s.Name)] = ref
		for _, n := range s.Names {
			x.byName[foldName(n.Name)] = ref
			x.byName[foldName(n.Short)] = ref
		}
	}
	delete(x.byName, "")
	return x
}

// resolve finds out which series an editor's facts name.
func (x seriesIndex) resolve(f *accord.Fact[accord.Ref]) {
	if f.Stated() {
		f.V = x.named(f.V.Label)
	}
	for i := range f.Others {
		f.Others[i].V = x.named(f.Others[i].V.Label)
	}
}

// foldName makes "D 9" and "D9" one.
func foldName(s string) string { return strings.ReplaceAll(slugify(s), "-", "") }

// named returns the series that bears a name. One that no editor listed keeps the
// name that it is called by.
func (x seriesIndex) named(name string) accord.Ref {
	if ref, known := x.byName[foldName(name)]; known {
		return ref
	}
	return accord.Ref{Slug: slugify(name), Label: name}
}

// find returns the slug of the summit of a series that an editor listed, by
// its edition or else by its year, if only one was held in that year.
func (x seriesIndex) find(series string, edition, year int) string {
	var sameYear []string
	for _, s := range x.summits {
		if s.Series.V.Slug != series {
			continue
		}
		if edition != 0 && s.Edition.V == edition {
			return s.Slug
		}
		if year != 0 && s.Start.V.Year == year {
			sameYear = append(sameYear, s.Slug)
		}
	}
	// An edition that the list does not have is another summit, even in that year.
	if edition == 0 && len(sameYear) == 1 {
		return sameYear[0]
	}
	return ""
}

// newSummits returns a summit for each one read, in the same order, so that an
// agreement finds its own by index.
func (b *builder) newSummits(read []extract.Summit, notes []seeds.SummitNotes) []accord.Summit {
	var all []accord.Summit
	used := map[string]bool{}
	for _, r := range read {
		s := b.newSummit(r)
		for _, n := range notes {
			if b.matches(n, s) {
				s.Slug = n.Slug
				used[n.Slug] = true
				b.curate("summit "+n.Slug, n.Facts, func(f seeds.Fact) error { return f.OnSummit(&s) })
				b.im.series.resolve(&s.Series)
				break
			}
		}
		all = append(all, s)
	}
	for _, n := range notes {
		if !used[n.Slug] {
			b.remarks = append(b.remarks, fmt.Sprintf("the notes pin summit %s, but no such summit was read", n.Slug))
		}
	}
	return all
}

// newSummit is the one place where a reading's summit becomes a record.
func (b *builder) newSummit(r extract.Summit) accord.Summit {
	s := accord.Summit{
		Name:         fact(b, r.Name),
		Edition:      fact(b, r.Edition),
		Host:         fact(b, r.Host),
		Place:        fact(b, r.Place),
		Virtual:      fact(b, r.Virtual),
		Start:        fact(b, r.Start),
		End:          fact(b, r.End),
		Theme:        fact(b, r.Theme),
		NextHost:     fact(b, r.NextHost),
		Participants: list(b, r.Participants),
		Outcomes:     list(b, r.Outcomes),
	}
	if said := from(b, r.Series); said.Stated() {
		s.Series.Value = accord.Value[accord.Ref]{V: b.im.series.named(said.V), Basis: said.Basis, Rule: said.Rule, Reason: said.Reason, Evidence: said.Evidence}
		s.Slug = b.im.series.find(s.Series.V.Slug, s.Edition.V, s.Start.V.Year)
	}
	if s.Slug == "" {
		s.Slug = summitSlug(s.Name.V, s.Start.V.Year)
	}
	return s
}

// summitSlug names a summit that no editor listed.
func summitSlug(name string, year int) string {
	slug := firstOf(slugify(name), "summit")
	if y := strconv.Itoa(year); year != 0 && !slices.Contains(strings.Split(slug, "-"), y) {
		slug += "-" + y
	}
	return slug
}

// matches compares what the notes name and nothing else. A name matches by the
// words it begins with: how much of "Forum on e-Government, held in Minsk"
// belongs to the name is the reader's to find out, and may change.
func (b *builder) matches(n seeds.SummitNotes, s accord.Summit) bool {
	if n.Series != "" && s.Series.V.Slug != b.im.series.named(n.Series).Slug {
		return false
	}
	return (n.Name == "" || strings.HasPrefix(slugify(s.Name.V)+"-", slugify(n.Name)+"-")) &&
		(n.Edition == 0 || n.Edition == s.Edition.V) &&
		(n.Year == 0 || n.Year == s.Start.V.Year)
}

// distinct drops a summit that an earlier one of the document is the same as:
// the register holds one record, and the first mention says most.
func distinct(all []accord.Summit) []accord.Summit {
	seen := map[string]bool{}
	return slices.DeleteFunc(slices.Clone(all), func(s accord.Summit) bool {
		twice := seen[s.Slug]
		seen[s.Slug] = true
		return twice
	})
}
