package index

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"time"

	"accords/internal/accord"
	"accords/internal/query"

	"github.com/RoaringBitmap/roaring/v2"
)

// The limits of the store: how many values a facet has beside the list, and on
// its own page.
const (
	shortFacet = 10
	wholeFacet = 5000
)

// mostRanked bounds how many agreements are handed to Postgres by their ids, for
// phrases and for ranking; for more than that it had better use its own index.
const mostRanked = 20000

// selection is a filter as sets of agreements, each of which belongs to a
// facet, so that the counts of a facet can leave its own selection aside.
type selection struct {
	model *model
	now   time.Time
	sets  []condition
	known map[string]*roaring.Bitmap // answers of without
	parts map[*roaring.Bitmap]share  // the same, to count in
}

type condition struct {
	facet string
	in    *roaring.Bitmap
}

// selection returns nil for what the model does not hold: texts that only Postgres
// can tell.
func (x *Index) selection(ctx context.Context, q query.Agreements) (*selection, error) {
	m := x.at.Load()
	if m == nil {
		return nil, nil
	}
	s := &selection{model: m, now: x.now(), known: map[string]*roaring.Bitmap{}, parts: map[*roaring.Bitmap]share{}}
	s.values(q)
	if q.YearFrom > 0 || q.YearTo > 0 {
		s.add(query.ParamYear, m.years(q.YearFrom, q.YearTo))
	}
	if q.Ending > 0 {
		s.add(query.ParamEnding, m.ending(q.Ending, s.now))
	}
	if !q.Since.IsZero() {
		s.add(query.ParamSince, m.since(q.Since))
	}
	if q.Text == "" {
		return s, nil
	}
	if m.words == nil {
		return nil, nil
	}
	found, ok, err := x.text(ctx, m, q.Text)
	if err != nil || !ok {
		return nil, err
	}
	s.add(query.ParamText, found)
	return s, nil
}

func (s *selection) add(facet string, in *roaring.Bitmap) {
	s.sets = append(s.sets, condition{facet, in})
}

// values adds the filters whose values are alternatives. With all of some
// countries, the condition belongs to no facet: the counts of the others are
// then those of their agreements with the chosen ones.
func (s *selection) values(q query.Agreements) {
	for param, codes := range map[string][]string{
		query.ParamYear: numbers(q.Years), query.ParamKind: texts(q.Kinds), query.ParamTopic: q.Topics, query.ParamOrganisation: q.Organisations,
		query.ParamStatus: texts(q.Statuses), query.ParamBasis: q.Bases, query.ParamSummit: q.Summits,
	} {
		if len(codes) > 0 {
			s.add(param, s.model.columns[param].any(codes))
		}
	}
	switch countries := s.model.columns[query.ParamCountry]; {
	case len(q.Countries) == 0:
	case q.MatchAll:
		s.add("", countries.every(texts(q.Countries)))
	default:
		s.add(query.ParamCountry, countries.any(texts(q.Countries)))
	}
}

// without returns the agreements that meet every condition but those of one
// facet. The set must not be changed.
func (s *selection) without(facet string) *roaring.Bitmap {
	if !slices.ContainsFunc(s.sets, func(c condition) bool { return c.facet == facet }) {
		facet = "" // nothing to leave aside: the same for all such facets
	}
	if in, ok := s.known[facet]; ok {
		return in
	}
	var sets []*roaring.Bitmap
	for _, c := range s.sets {
		if c.facet != facet || facet == "" {
			sets = append(sets, c.in)
		}
	}
	in := s.model.all
	if len(sets) > 0 {
		if s.model.gone > 0 {
			sets = append(sets, in)
		}
		slices.SortFunc(sets, func(a, b *roaring.Bitmap) int { return cmp.Compare(a.GetCardinality(), b.GetCardinality()) })
		in = roaring.FastAnd(sets...)
	}
	s.known[facet] = in
	return in
}

// share is without as counts need it.
func (s *selection) share(facet string) share {
	in := s.without(facet)
	part, ok := s.parts[in]
	if !ok {
		part = shareOf(in, s.model.all)
		s.parts[in] = part
	}
	return part
}

// facets counts the values of every facet.
func (s *selection) facets(q query.Agreements) accord.Facets {
	chosen := q.Values()
	out := accord.Facets{Totals: map[string]int{}}
	for param, into := range map[string]*[]accord.FacetValue{
		query.ParamCountry: &out.Countries, query.ParamYear: &out.Years, query.ParamKind: &out.Kinds, query.ParamTopic: &out.Topics,
		query.ParamOrganisation: &out.Organisations, query.ParamStatus: &out.Statuses, query.ParamBasis: &out.Bases, query.ParamSummit: &out.Summits,
	} {
		limit := shortFacet
		if param == query.ParamBasis {
			limit = wholeFacet // few, and read as a table
		}
		*into, out.Totals[param] = s.facet(param, chosen[param], limit)
	}
	for _, months := range query.Endings() {
		v := strconv.Itoa(months)
		n := s.without(query.ParamEnding).AndCardinality(s.model.ending(months, s.now))
		out.Endings = append(out.Endings, accord.FacetValue{Value: v, Label: v, Count: int(n)})
	}
	return out
}

// facet returns the values that some agreement has, chosen ones first, and how
// many there are before the limit.
func (s *selection) facet(param string, chosen []string, limit int) ([]accord.FacetValue, int) {
	c := s.model.columns[param]
	counts := c.counts(s.share(param), s.model.all)
	ordered := param == query.ParamYear || param == query.ParamBasis // by themselves, not by count
	first, total := foremost(counts, limit+len(chosen), func(a, b int) int {
		if x, y := slices.Contains(chosen, c.values[a].code), slices.Contains(chosen, c.values[b].code); x != y {
			if x {
				return -1
			}
			return 1
		}
		if counts[a] != counts[b] && !ordered {
			return counts[b] - counts[a]
		}
		return c.rank[a] - c.rank[b]
	})
	var out []accord.FacetValue
	for _, v := range first {
		out = append(out, accord.FacetValue{Value: c.values[v].code, Label: c.values[v].label, Count: counts[v]})
	}
	return out, total
}

// foremost returns the values with a count that come first in an order, at most
// most of them, and how many have a count. To sort two thousand bodies for the ten
// with the most agreements would take longer than to count them: once twice as
// many as are wanted were sorted, what comes after the last of them is left out.
func foremost(counts []int, most int, before func(a, b int) int) (first []int, total int) {
	last := -1
	for v, n := range counts {
		if n == 0 {
			continue
		}
		total++
		if last >= 0 && before(v, last) > 0 {
			continue
		}
		if first = append(first, v); len(first) == 2*most {
			slices.SortFunc(first, before)
			first, last = first[:most], first[most-1]
		}
	}
	slices.SortFunc(first, before)
	return first[:min(len(first), most)], total
}

// years is a range of years, open where an end is 0.
func (m *model) years(from, to int) *roaring.Bitmap {
	var sets []*roaring.Bitmap
	for _, v := range m.columns[query.ParamYear].values {
		if year, err := strconv.Atoi(v.code); err == nil && year >= from && (to == 0 || year <= to) {
			sets = append(sets, v.in)
		}
	}
	return roaring.FastOr(sets...)
}

// since returns what came or changed on a day or after it.
func (m *model) since(day accord.Date) *roaring.Bitmap {
	var sets []*roaring.Bitmap
	for last, in := range m.touched {
		if last >= day.String() {
			sets = append(sets, in)
		}
	}
	return roaring.FastOr(sets...)
}

// soonKey is what "ending within 12 months" depends on.
type soonKey struct {
	day    string
	months int
}

// ending returns what may run out between today and so many months from now. An
// expiry that is known to the month or year counts if any day of it lies there:
// dates of one precision compare as texts. It is kept for a day.
func (m *model) ending(months int, now time.Time) *roaring.Bitmap {
	key := soonKey{now.Format(time.DateOnly), months}
	m.mu.Lock()
	defer m.mu.Unlock()
	if in, ok := m.soon[key]; ok {
		return in
	}
	if len(m.soon) > len(query.Endings()) {
		clear(m.soon) // of yesterday
	}
	var sets []*roaring.Bitmap
	for _, expiry := range m.expiriesWithin(months, now) {
		sets = append(sets, m.expiries[expiry])
	}
	m.soon[key] = roaring.FastOr(sets...)
	return m.soon[key]
}

// expiriesWithin are the dates that count for "ending within", in no order.
func (m *model) expiriesWithin(months int, now time.Time) []string {
	first, last := now.Format(time.DateOnly), now.AddDate(0, months, 0).Format(time.DateOnly)
	var out []string
	for expiry := range m.expiries {
		if n := min(len(expiry), len(last)); expiry >= first[:n] && expiry <= last[:n] {
			out = append(out, expiry)
		}
	}
	return out
}

func texts[T ~string](in []T) []string {
	out := make([]string, len(in))
	for i, v := range in {
		out[i] = string(v)
	}
	return out
}

func numbers(in []int) []string {
	out := make([]string, len(in))
	for i, v := range in {
		out[i] = strconv.Itoa(v)
	}
	return out
}
