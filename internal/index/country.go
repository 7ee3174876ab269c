package index

import (
	"cmp"
	"context"
	"slices"
	"time"

	"accords/internal/accord"
	"accords/internal/query"

	"github.com/RoaringBitmap/roaring/v2"
)

// How many agreements the page of a country shows, and within how many months
// those end that it shows apart: as the store's.
const (
	onCountryPage = 10
	soonEnding    = 24
)

// Country counts what follows from the agreements of a country in memory. Its records
// are asked for once in the life of a model: they change with an import, as it does.
func (x *Index) Country(ctx context.Context, code accord.Code) (accord.CountryPage, error) {
	s, err := x.selection(ctx, query.Agreements{Countries: []accord.Code{code}, MatchAll: true})
	if err != nil {
		return accord.CountryPage{}, err
	}
	if s == nil {
		return x.source.Country(ctx, code)
	}
	m, of := s.model, s.without("")
	p, err := x.countryRecords(ctx, m, code)
	if err != nil {
		return p, err
	}
	p.Total = int(of.GetCardinality())
	p.Coverage.Agreements, p.Coverage.Gaps = p.Total, m.gaps(of)
	for _, n := range m.page(of, query.BySigned, 0, onCountryPage) {
		p.Agreements = append(p.Agreements, m.row(n))
	}
	for _, n := range m.nextEnding(of, s.now) {
		p.Ending = append(p.Ending, m.row(n))
	}
	p.Years, _ = s.facet(query.ParamYear, nil, wholeFacet)
	p.Partners, _ = s.facet(query.ParamCountry, nil, wholeFacet)
	p.Partners = slices.DeleteFunc(p.Partners, func(v accord.FacetValue) bool { return v.Value == string(code) })
	return p, nil
}

// countryRecords are the bodies, summits and sources of a country. They are shared:
// nobody may change them.
func (x *Index) countryRecords(ctx context.Context, m *model, code accord.Code) (accord.CountryPage, error) {
	m.mu.Lock()
	p, ok := m.countries[code]
	m.mu.Unlock()
	if ok {
		return p, nil
	}
	p, err := x.source.CountryRecords(ctx, code)
	if err == nil {
		m.mu.Lock()
		m.countries[code] = p
		m.mu.Unlock()
	}
	return p, err
}

// nextEnding are the agreements of a set that run out within two years, next first.
func (m *model) nextEnding(of *roaring.Bitmap, now time.Time) []uint32 {
	dates := m.expiriesWithin(soonEnding, now)
	slices.Sort(dates)
	var out []uint32
	for _, date := range dates {
		same := roaring.And(m.expiries[date], of).ToArray()
		slices.SortFunc(same, func(a, b uint32) int { return cmp.Compare(m.ids[a], m.ids[b]) })
		if out = append(out, same...); len(out) >= onCountryPage {
			return out[:onCountryPage]
		}
	}
	return out
}
