package store_test

import (
	"testing"

	"accords/internal/accord"
	"accords/internal/store/storetest"

	"github.com/google/go-cmp/cmp"
)

// A name is found however it is written, and only the name.
func TestSpellings(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	const text = "José Núñez met JOSÉ\u00a0NÚÑEZ; Jose\u0301 Nunez signed. Joseph Nunez and Jose A. Nunez did not. 장민지 did."
	c := storetest.Document("names", storetest.Agreement{ID: "aaaaaaaa", Title: text, Kind: accord.MOU})
	c.Document.Title, c.Document.Publisher = "josé núñez!", "jose-nunez"
	c.Agreements[0].Slug = "met"
	storetest.Fill(t, s, c)
	for name, want := range map[string]map[string]bool{
		"jose nunez":  {"José Núñez": true, "JOSÉ\u00a0NÚÑEZ": true, "Jose\u0301 Nunez": true, "josé núñez": true, "jose-nunez": true},
		"장민지":         {"장민지": true},
		"민지 장":        {},
		`josé núñez!`: {"José Núñez": true, "JOSÉ\u00a0NÚÑEZ": true, "Jose\u0301 Nunez": true, "josé núñez!": true, "jose-nunez": true},
		"***":         {},
	} {
		found, err := s.Spellings(t.Context(), name)
		if err != nil {
			t.Fatal(err)
		}
		got := map[string]bool{}
		for _, f := range found {
			got[f.Words] = f.Places > 0
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: mismatch (-want +got)\n%s", name, diff)
		}
	}
}
