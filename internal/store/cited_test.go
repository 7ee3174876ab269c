package store_test

import (
	"testing"

	"accords/internal/accord"
	"accords/internal/store/storetest"

	"github.com/google/go-cmp/cmp"
)

// Each page stands once, with all that rests on it.
func TestCitedPages(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	cite := func(publisher, url string, day accord.Date) *accord.Citation {
		return &accord.Citation{Publisher: publisher, URL: url, Published: day, Language: "en"}
	}
	doc := storetest.Document("release", storetest.Agreement{ID: "00000001", Title: "One", Kind: accord.MOU, Signed: "2017", Countries: []accord.Code{"KR", "BY"}},
		storetest.Agreement{ID: "00000002", Title: "Two", Kind: accord.MOU, Signed: "2018", Countries: []accord.Code{"KR", "GB"}})
	day := accord.Date{Year: 2017, Month: 5, Day: 10}
	for i, place := range []string{"Minsk", "London"} {
		doc.Agreements[i].Place.Value = accord.Value[string]{V: place, Basis: accord.Curated, Citation: cite("Zeta", "https://z.example/", day)}
	}
	doc.Agreements[0].Occasion.Value = accord.Value[string]{V: "A visit", Basis: accord.Curated, Citation: cite("alpha", "https://a.example/", accord.Date{})}
	storetest.Fill(t, s, doc)
	want := []accord.CitedPage{
		{URL: "https://a.example/", Publisher: "alpha", Language: "en", Values: 1, Records: 1},
		{URL: "https://example.org/", Publisher: "An encyclopaedia", Published: accord.Date{Year: 2020}, Values: 6, Records: 2}, // storetest's authority
		{URL: "https://z.example/", Publisher: "Zeta", Language: "en", Published: day, Values: 2, Records: 2},
	}
	for _, tt := range []struct {
		limit, offset int
		want          []accord.CitedPage
	}{{10, 0, want}, {1, 2, want[2:]}, {1, 5, nil}} {
		got, total, err := s.CitedPages(t.Context(), tt.limit, tt.offset)
		if err != nil || total != 3 {
			t.Errorf("%d pages in all, %v", total, err)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("limit %d, offset %d: mismatch (-want +got)\n%s", tt.limit, tt.offset, diff)
		}
	}
}

// A page that two editors named and dated differently goes by the first name and
// day, and was last looked at when the last of them did.
func TestCitedPageOfTwoEditors(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	storetest.Fill(t, s)
	const page = "https://own.example/"
	one := recorded("one", "00000001", page, func(c *accord.Citation) { c.Publisher, c.Published, c.Language = "Zeta", accord.Date{Year: 2018}, "" })
	two := recorded("two", "00000002", page, func(c *accord.Citation) { c.Publisher, c.Published = "eta", accord.Date{Year: 2019} })
	three := recorded("three", "00000003", page, func(c *accord.Citation) { c.Publisher, c.Published = "eta", accord.Date{} })
	one.Checked, two.Checked = accord.Date{Year: 2026, Month: 11, Day: 2}, accord.Date{Year: 2025}
	three.Agreement.Occasion.Value = accord.Value[string]{V: "A visit", Basis: accord.Curated, Citation: &accord.Citation{Publisher: "beta", URL: "https://later.example/", Published: accord.Date{Year: 2020}}}
	two.Agreement.Occasion.Value = accord.Value[string]{V: "A visit", Basis: accord.Curated, Citation: &accord.Citation{Publisher: "Beta", URL: "https://sooner.example/", Published: accord.Date{Year: 2021}}}
	storetest.Catalogue(t, s, one, two, three)
	pages, total, err := s.CitedPages(t.Context(), 100, 0)
	if err != nil || total != len(pages) {
		t.Fatalf("%d of %d, %v", len(pages), total, err)
	}
	var order []string
	for _, p := range pages {
		order = append(order, p.URL)
		want := accord.CitedPage{URL: page, Publisher: "Zeta", Language: "ko", Published: accord.Date{Year: 2018}, Read: one.Checked, Values: 3, Records: 3}
		if diff := cmp.Diff(want, p); p.URL == page && diff != "" {
			t.Errorf("mismatch (-want +got)\n%s", diff)
		}
	}
	// By publisher whatever its capitals, the newest first.
	want := []string{"https://example.org/", "https://sooner.example/", "https://later.example/", "https://www.z.example/one", "https://www.z.example/three", "https://www.z.example/two", page}
	if diff := cmp.Diff(want, order); diff != "" {
		t.Errorf("order: mismatch (-want +got)\n%s", diff)
	}
	// Pages of pages partition the list.
	var parts []accord.CitedPage
	for offset := 0; offset < total+2; offset += 3 {
		part, n, err := s.CitedPages(t.Context(), 3, offset)
		if err != nil || n != total {
			t.Errorf("from %d: %d in all, %v", offset, n, err)
		}
		parts = append(parts, part...)
	}
	if diff := cmp.Diff(pages, parts); diff != "" {
		t.Errorf("in parts: mismatch (-whole +parts)\n%s", diff)
	}
}
