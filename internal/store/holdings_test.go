package store_test

import (
	"testing"

	"accords/internal/accord"
	"accords/internal/store/storetest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// recorded is a record of the catalogue that says one more thing by a page of its own.
func recorded(key, id, page string, edit func(*accord.Citation)) accord.CatalogueRecord {
	r := storetest.Record(key, "", storetest.Agreement{ID: id, Title: "Record " + key, Kind: accord.MOU, Countries: []accord.Code{"KR"}})
	if page != "" {
		cite := accord.Citation{Publisher: "Ministry of Y", URL: page, Published: accord.Date{Year: 2019}, Language: "ko"}
		edit(&cite)
		r.Agreement.Place.Value = accord.Value[string]{V: "Seoul", Basis: accord.Curated, Citation: &cite}
	}
	return r
}

func itself(*accord.Citation) {}

// What a maintainer is shown, one record of each sort: by what tells of it, how many
// pages that is, and when somebody last looked.
func TestHoldings(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	release := func(slug string, ids ...string) accord.Contribution {
		var list []storetest.Agreement
		for _, id := range ids {
			list = append(list, storetest.Agreement{ID: id, Title: "Agreement " + id, Kind: accord.MOU})
		}
		return storetest.Document(slug, list...)
	}
	first, second := release("first", "00000001", "00000002"), release("second", "00000002", "00000003")
	first.Document.Published.Value = accord.Value[accord.Date]{V: accord.Date{Year: 2018, Month: 5}, Basis: accord.Curated, Citation: &accord.Citation{Publisher: "P"}}
	storetest.Fill(t, s, first, second)
	beside := storetest.Record("beside", "0000000a", storetest.Agreement{ID: "00000003", Title: "Beside", Kind: accord.MOU, Countries: []accord.Code{"KR"}})
	checked, unchecked := recorded("checked", "00000004", "", itself), recorded("unchecked", "00000005", "", itself)
	checked.Checked = accord.Date{Year: 2026, Month: 11, Day: 2}
	unchecked.Doubts = []accord.Doubt{{Agreement: "00000001", Reasons: []string{"The same day."}}, {Agreement: "00000005", Reasons: []string{"Itself."}}}
	own := recorded("own", "00000006", "https://own.example/", func(c *accord.Citation) { c.Own = true })
	again := recorded("again", "00000007", "https://own.example/", func(c *accord.Citation) { c.Own = true })
	back := recorded("back", "00000001", "", itself)
	back.Alias, back.Doubts = "0000000b", []accord.Doubt{{Agreement: "00000005", Reasons: []string{"The same day."}}}
	storetest.Catalogue(t, s, beside, checked, unchecked, own, again, back)

	h, err := s.Holdings(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	ref := func(id, slug, label string) accord.Ref { return accord.Ref{Slug: id, Readable: slug, Label: label} }
	want := accord.Holdings{
		FromReleases: 1, FromBoth: 2, FromCatalogue: 4,
		Values: []accord.FacetValue{{Value: "curated", Label: "curated", Count: 26}, {Value: "quoted", Label: "quoted", Count: 12}},
		Pages:  8, OwnPages: 1, // six of the catalogue, one more of two records, and the authority's; a citation without an address is no page
		Languages: []accord.FacetValue{{Value: "en", Label: "en", Count: 6}, {Value: "ko", Label: "ko", Count: 1}},
		Doubts:    []accord.Twins{{A: ref("00000001", "agreement-00000001", "Agreement 00000001"), B: ref("00000005", "record-unchecked", "Record unchecked"), Reasons: []string{"The same day."}}},
		Single: []accord.Unchecked{
			{Agreement: ref("00000005", "record-unchecked", "Record unchecked"), Publisher: "Ministry of Z", URL: "https://www.z.example/unchecked", Published: accord.Date{Year: 2020, Month: 5, Day: 10}},
			{Agreement: ref("00000004", "record-checked", "Record checked"), Publisher: "Ministry of Z", URL: "https://www.z.example/checked", Published: accord.Date{Year: 2020, Month: 5, Day: 10}, Checked: checked.Checked},
		},
		SingleTotal: 2,
	}
	if diff := cmp.Diff(want, h); diff != "" {
		t.Errorf("mismatch (-want +got)\n%s", diff)
	}
	// Without the catalogue the releases alone are left, and those of one document:
	// first what is of no day.
	if _, err := s.PutCatalogue(t.Context(), accord.CatalogueChange{Remove: []string{"beside", "checked", "unchecked", "own", "again", "back"}}); err != nil {
		t.Fatal(err)
	}
	h, err = s.Holdings(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	want = accord.Holdings{FromReleases: 3, Pages: 1, Values: []accord.FacetValue{{Value: "quoted", Label: "quoted", Count: 12}, {Value: "curated", Label: "curated", Count: 6}},
		SingleTotal: 2, Single: []accord.Unchecked{
			{Agreement: ref("00000003", "agreement-00000003", "Agreement 00000003"), Publisher: "A ministry"},
			{Agreement: ref("00000001", "agreement-00000001", "Agreement 00000001"), Publisher: "A ministry", Published: accord.Date{Year: 2018, Month: 5}},
		}}
	if diff := cmp.Diff(want, h, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("without the catalogue: mismatch (-want +got)\n%s", diff)
	}
}

// A maintainer is shown so many, and told of all.
func TestHoldingsAreCut(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	var list []storetest.Agreement
	for i := range 53 {
		list = append(list, storetest.Agreement{ID: "0000001" + string("0123456789abcdefghjkmnpqrstvwxyz"[i%32]), Title: "Agreement", Kind: accord.MOU})
		if i >= 32 {
			list[i].ID = "0000002" + list[i].ID[7:]
		}
	}
	storetest.Fill(t, s, storetest.Document("many", list...))
	h, err := s.Holdings(t.Context())
	if err != nil || len(h.Single) != 50 || h.SingleTotal != 53 || h.Single[0].Agreement.Slug != "00000010" {
		t.Errorf("%d of %d, %v", len(h.Single), h.SingleTotal, err)
	}
}
