package gazetteer_test

import (
	"testing"

	"accords/internal/gazetteer"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// TestRegions: a region is known by its names in several languages, with or without
// accents, and by its adjective; of those with one name every country is told. Words of
// directions are no region, and no country is one.
func TestRegions(t *testing.T) {
	t.Parallel()
	g := gazetteer.New(nil, nil)
	for name, want := range map[string][]gazetteer.Region{
		"Andhra Pradesh":    {{Code: "IN", State: true}},
		"Telangana":         {{Code: "IN", State: true}},
		"Ras Al Khaimah":    {{Code: "AE", State: true}},
		"Cataluña":          {{Code: "ES", State: true}},
		"Flemish":           {{Code: "BE"}},
		"Antwerp":           {{Code: "BE"}},
		"Gyeonggi-do":       {{Code: "KR", State: true}},
		"Punjab":            {{Code: "IN", State: true}, {Code: "PK", State: true}},
		"Central":           nil,
		"Eastern":           nil,
		"Gulf":              nil,
		"Luxembourg":        nil,
		"Republic of Korea": nil,
	} {
		if diff := cmp.Diff(want, g.Regions(name), cmpopts.SortSlices(func(a, b gazetteer.Region) bool { return a.Code < b.Code })); diff != "" {
			t.Errorf("Regions(%q) mismatch (-want +got):\n%s", name, diff)
		}
	}
	for _, c := range g.Countries() {
		if r := g.Regions(c.Name); len(r) > 0 {
			t.Errorf("%s is a country and a region of %v", c.Name, r)
		}
	}
}
