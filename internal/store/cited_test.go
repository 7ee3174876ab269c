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
		{URL: "https://example.org/", Publisher: "An encyclopaedia", Published: accord.Date{Year: 2020}, Values: 4, Records: 2}, // storetest's authority
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
