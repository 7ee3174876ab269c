package importer_test

import (
	"testing"

	"accords/seeds"
)

// What a maintainer is shown is what the records say: the register's counts by
// kind of source, pairs that no editor has decided, and agreements of one page.
func TestHoldings(t *testing.T) {
	t.Parallel()
	st := pg.New(t)
	if _, err := shelve(t, st, seeds.CatalogueFiles(), seedReleases(t)); err != nil {
		t.Fatal(err)
	}
	h, err := st.Holdings(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if h.FromBoth != len(seedIDs) || h.FromReleases != 0 || h.FromCatalogue < 400 {
		t.Errorf("%d from releases, %d from both, %d from the catalogue", h.FromReleases, h.FromBoth, h.FromCatalogue)
	}
	if h.Pages < 700 || h.OwnPages == 0 || h.OwnPages >= h.Pages || len(h.Languages) < 10 || h.Languages[0].Value != "en" {
		t.Errorf("%d pages, %d of parties, in %v", h.Pages, h.OwnPages, h.Languages)
	}
	if len(h.Values) != 4 || h.Values[0].Value != "curated" {
		t.Errorf("values: %v", h.Values)
	}
	for _, d := range h.Doubts {
		if d.A.Slug == d.B.Slug || d.A.Label == "" || d.B.Label == "" || len(d.Reasons) == 0 {
			t.Errorf("pair: %+v", d)
		}
	}
	if len(h.Single) == 0 || h.SingleTotal < len(h.Single) {
		t.Errorf("%d of %d agreements of one source", len(h.Single), h.SingleTotal)
	}
	for _, u := range h.Single {
		if a, err := st.Agreement(t.Context(), u.Agreement.Slug); err != nil || a.Slug != u.Agreement.Readable || len(a.Sources)+len(a.Cited) > 1 {
			t.Errorf("%s: %v, %d documents and %d pages", u.Agreement.Slug, err, len(a.Sources), len(a.Cited))
		}
	}
}
