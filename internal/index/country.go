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

// Country counts what follows from the agreements of a country in memory, and asks
// the database for its records.
func (x *Index) Country(ctx context.Context, code accord.Code) (accord.CountryPage, error) {
	s, err := x.selection(ctx, query.Agreements{Countries: []accord.Code{code}, MatchAll: true})
	if err != nil {
		return accord.CountryPage{}, err
	}
	if s == nil {
		return x.source.Country(ctx, code)
	}
	p, err := x.source.CountryRecords(ctx, code)
	if err != nil {
		return p, err
	}
	m, of := s.model, s.without("")
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
