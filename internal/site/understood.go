package site

import (
	"context"
	"maps"
	"slices"

	"accords/internal/accord"
	"accords/internal/query"
	"accords/web/page"
	"accords/web/words"
)

// mostLists is how many lists a search offers that it reads as filters.
const mostLists = 12

// asFilters offers what a text that nothing has word for word is as a filter of the
// list: "korea latin america" is a list for each country there that has agreements with
// Korea. Where all that finds nothing, it goes without the words that are left, and then
// without the topics. No list that is offered is empty.
func (s *Site) asFilters(ctx context.Context, text string, names []accord.Name) ([]page.Count, error) {
	q, regions := query.Within(text, append(names, typedNames()...))
	lists := []query.Agreements{q}
	if len(regions) > 0 {
		lists = nil
		for _, c := range s.countriesIn(regions) {
			if !slices.Contains(q.Countries, c) {
				of := q.Toggle(query.ParamCountry, string(c))
				of.MatchAll = len(of.Countries) > 1
				lists = append(lists, of)
			}
		}
	} else if !q.Filtered() {
		return nil, nil
	}
	out, err := s.filled(ctx, lists)
	for _, drop := range []string{query.ParamText, query.ParamTopic} {
		if err != nil || len(out) > 0 {
			break
		}
		for i := range lists {
			lists[i] = lists[i].Without(drop)
		}
		out, err = s.filled(ctx, lists)
	}
	return out, err
}

// filled are the lists that are not empty, those with most first.
func (s *Site) filled(ctx context.Context, lists []query.Agreements) ([]page.Count, error) {
	totals, err := s.register.Totals(ctx, lists)
	if err != nil {
		return nil, err
	}
	var out []page.Count
	for i, n := range totals {
		if n > 0 && lists[i].Filtered() {
			of := sentenceText(s.newSentence(s.conditions(lists[i], accord.Facets{}, nil)))
			out = append(out, page.Count{Text: s.say(words.AgreementsTitle) + " " + of, Href: s.listHref(lists[i]), Count: n})
		}
	}
	slices.SortStableFunc(out, func(a, b page.Count) int { return b.Count - a.Count })
	return out[:min(len(out), mostLists)], nil
}

// typedNames are the parts of the world, and topics, under further names that a reader
// may type.
func typedNames() []accord.Name {
	var out []accord.Name
	add := func(of accord.NameOf, key string, names ...string) {
		for _, n := range names {
			out = append(out, accord.Name{Record: of, Key: key, Name: n})
		}
	}
	for _, parts := range []map[string]words.Text{words.Regions, words.Continents} {
		for key, t := range parts {
			add(accord.NameOfRegion, key, t.En, t.Ko)
		}
	}
	for key, names := range words.TypedNames {
		of := accord.NameOfTopic
		if _, part := words.Continents[key]; part {
			of = accord.NameOfRegion
		}
		add(of, key, names...)
	}
	return out
}

// countriesIn are the countries of some parts of the world, by their codes.
func (s *Site) countriesIn(parts []string) []accord.Code {
	var out []accord.Code
	for _, code := range slices.Sorted(maps.Keys(s.cfg.Labels.Countries)) {
		region := s.cfg.Labels.Countries[code].Region
		if slices.Contains(parts, region) || slices.Contains(parts, words.ContinentOf[region]) {
			out = append(out, code)
		}
	}
	return out
}
