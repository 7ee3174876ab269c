package site

import (
	"cmp"
	"maps"
	"net/http"
	"net/url"
	"slices"

	"accords/internal/accord"
	"accords/internal/query"
	"accords/web/page"
	"accords/web/words"
)

// The address of the table and its parameters.
const (
	matrixPath  = "/matrix"
	paramRegion = "region"
	paramOf     = "of" // "two": agreements of two countries alone
)

// inMatrix is how many countries the table has: with 30 it can still be read,
// and the page stays light.
const inMatrix = 30

// matrix answers the table of countries by countries.
func (s *Site) matrix(w http.ResponseWriter, r *http.Request) error {
	v := r.URL.Query()
	region, two := v.Get(paramRegion), v.Get(paramOf) == "two"
	if of := v.Get(paramOf); of != "" && !two {
		return s.invalid(words.WrongOf)
	}
	if canonical := s.path(matrixPathOf(region, two)); r.URL.RequestURI() != canonical {
		return redirect(w, r, canonical)
	}
	pairs, err := s.register.Pairs(r.Context(), two)
	if err != nil {
		return err
	}
	p, ok := s.newMatrixPage(pairs, region, two)
	if !ok {
		return s.invalid(words.NoSuchRegion)
	}
	return s.answer(w, r, s.matrixTwin(pairs, region, two), page.Matrix(p))
}

// matrixPathOf is the canonical address of the table, without parameters that change
// nothing.
func matrixPathOf(region string, two bool) string {
	v := url.Values{}
	if region != "" {
		v.Set(paramRegion, region)
	}
	if two {
		v.Set(paramOf, "two")
	}
	if len(v) == 0 {
		return matrixPath
	}
	return matrixPath + "?" + v.Encode()
}

// newMatrixPage puts the countries with most agreements into the table and
// names the others below it. It is not ok where the region is none.
func (s *Site) newMatrixPage(pairs []accord.PairCount, region string, two bool) (page.MatrixPage, bool) {
	counts, totals := map[[2]accord.Code]int{}, map[accord.Code]int{}
	for _, p := range pairs {
		counts[[2]accord.Code{p.A, p.B}] = p.Count
		totals[p.A] += p.Count
		totals[p.B] += p.Count
	}
	regions := map[string]bool{}
	for c := range totals {
		regions[s.cfg.Labels.Countries[c].Region] = true
	}
	all := slices.SortedFunc(maps.Keys(totals), func(a, b accord.Code) int {
		return cmp.Or(totals[b]-totals[a], cmp.Compare(s.countryName(a), s.countryName(b)))
	})
	chosen := slices.DeleteFunc(slices.Clone(all), func(c accord.Code) bool {
		return region != "" && s.cfg.Labels.Countries[c].Region != region
	})
	table := slices.Clone(chosen[:min(len(chosen), inMatrix)])
	byName := func(a, b accord.Code) int {
		return cmp.Compare(query.Fold(s.countryName(a)), query.Fold(s.countryName(b)))
	}
	slices.SortFunc(table, byName)

	p := page.MatrixPage{
		Layout:  s.layout(s.say(words.MatrixTitle), s.say(words.MatrixAbout), matrixPathOf(region, two), page.CountriesSection, s.up(words.CountriesTitle, "/countries")),
		Heading: s.say(words.MatrixTitle),
		Choices: []page.Choice{
			{Text: s.say(words.BothParty), Href: s.path(matrixPathOf(region, false)), Current: !two},
			{Text: s.say(words.OfTwoAlone), Href: s.path(matrixPathOf(region, true)), Current: two}},
		Regions: []page.Choice{{Text: s.say(words.AllThoseMost), Href: s.path(matrixPathOf("", two)), Current: region == ""}},
	}
	for _, name := range slices.Sorted(maps.Keys(regions)) {
		if name != "" {
			p.Regions = append(p.Regions, page.Choice{Text: s.region(name), Href: s.path(matrixPathOf(name, two)), Current: name == region})
		}
	}
	for _, a := range table {
		p.Columns = append(p.Columns, page.Link{Text: s.countryName(a), Href: s.countryHref(a)})
		row := page.MatrixRow{Country: page.Link{Text: s.countryName(a), Href: s.countryHref(a)}}
		for _, b := range table {
			n := counts[[2]accord.Code{min(a, b), max(a, b)}]
			row.Cells = append(row.Cells, page.MatrixCell{Href: s.pairHref(a, b), Label: s.say(words.BetweenTwo, s.countryName(a), s.countryName(b)), Count: n, Self: a == b})
		}
		p.Rows = append(p.Rows, row)
	}
	rest := slices.DeleteFunc(all, func(c accord.Code) bool { return slices.Contains(table, c) })
	slices.SortFunc(rest, byName)
	for _, c := range rest {
		p.Rest = append(p.Rest, page.Count{Text: s.countryName(c), Href: s.countryHref(c), Count: totals[c]})
	}
	return p, region == "" || regions[region]
}
