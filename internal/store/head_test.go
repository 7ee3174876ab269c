package store_test

import (
	"testing"

	"accords/internal/accord"
	"accords/internal/store/storetest"
)

// Of several sources the first one says how the address of an agreement reads and at
// which summit it was made: what it is about goes before what only mentions it, a
// document before a record of the catalogue, the older before the newer and before
// one of no day; whatever the order in which they came.
func TestTheFirstSourceNamesTheAddress(t *testing.T) {
	t.Parallel()
	const id = "00000001"
	tell := func(slug, day string, mentions bool) accord.Contribution {
		c := storetest.Document(slug, storetest.Agreement{ID: id, Title: slug, Kind: accord.MOU, Summit: "summit-of-" + slug, InPassing: mentions})
		if day != "" {
			c.Document.Published.Value = accord.Value[accord.Date]{Basis: accord.Curated, Citation: &accord.Citation{Publisher: "P"}}
			c.Document.Published.V, _ = accord.ParseDate(day)
		}
		return c
	}
	for name, tt := range map[string]struct {
		first, second accord.Contribution
	}{
		"the older":               {tell("b", "2017-01-01", false), tell("a", "2018-01-01", false)},
		"of a day before of none": {tell("b", "2018-01-01", false), tell("a", "", false)},
		"what it is about":        {tell("b", "", false), tell("a", "2017-01-01", true)},
		"by name":                 {tell("a", "2017-01-01", false), tell("b", "2017-01-01", false)},
	} {
		for _, order := range [][]accord.Contribution{{tt.first, tt.second}, {tt.second, tt.first}} {
			s := pg.New(t)
			storetest.Fill(t, s, order...)
			storetest.Catalogue(t, s, storetest.Record("record", "0000000a", storetest.Agreement{ID: id, Title: "0", Kind: accord.MOU}))
			a := must(s.Agreement(t.Context(), id))(t)
			want := tt.first.Document.Slug
			if a.Slug != want || a.Summit == nil || a.Summit.Slug != "summit-of-"+want || a.InPassing {
				t.Errorf("%s, %s last: the address reads %q, made at %+v, mentioned %t", name, order[1].Document.Slug, a.Slug, a.Summit, a.InPassing)
			}
		}
	}
}
