package main

import (
	"testing"

	"accords/internal/accord"

	"github.com/google/go-cmp/cmp"
)

// Each way in which lists in memory may differ from the database is named.
func TestDifferencesOfLists(t *testing.T) {
	t.Parallel()
	page := func(change func(*accord.AgreementPage)) accord.AgreementPage {
		p := accord.AgreementPage{Total: 2, Rows: []accord.AgreementRow{{ID: "a"}, {ID: "b"}}}
		p.Facets.Countries = []accord.FacetValue{{Value: "KR", Label: "South Korea", Count: 2}}
		p.Facets.Years = []accord.FacetValue{{Value: "2017", Label: "2017", Count: 1}}
		if change != nil {
			change(&p)
		}
		return p
	}
	for name, tt := range map[string]struct {
		change func(*accord.AgreementPage)
		want   []string
	}{
		"none":         {nil, nil},
		"one is gone":  {func(p *accord.AgreementPage) { p.Total, p.Rows = 1, p.Rows[:1] }, []string{"1 agreements in memory, 2 in the database", "other agreements, or another order"}},
		"turned round": {func(p *accord.AgreementPage) { p.Rows[0], p.Rows[1] = p.Rows[1], p.Rows[0] }, []string{"other agreements, or another order"}},
		"a count":      {func(p *accord.AgreementPage) { p.Facets.Countries[0].Count = 1 }, []string{"other counts of countries"}},
		"a value": {func(p *accord.AgreementPage) {
			p.Facets.Years = nil
			p.Facets.Kinds = []accord.FacetValue{{Value: "charter"}}
		},
			[]string{"other counts of kinds", "other counts of years"}},
	} {
		if diff := cmp.Diff(tt.want, differences(page(nil), page(tt.change))); diff != "" {
			t.Errorf("%s: mismatch (-want +got):\n%s", name, diff)
		}
	}
}
