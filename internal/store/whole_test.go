package store_test

import (
	"testing"

	"accords/internal/accord"
	"accords/internal/store/storetest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// What is read of all records at once is what is read of each.
func TestWholeRecordsAreTheirPages(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	const mois = "ministry-of-the-interior-and-safety-kr"
	storetest.Fill(t, s, storetest.Document("one",
		storetest.Agreement{ID: "00000001", Title: "One", Kind: accord.MOU, Signed: "2017", Countries: []accord.Code{"KR", "BY"}, Body: mois, Summit: "digital-nations-2018"},
		storetest.Agreement{ID: "00000002", Title: "Two", Kind: accord.MOU, Signed: "2018", Countries: []accord.Code{"KR", "GB"}, Body: "a-ministry-gb", Summit: "a-meeting"}),
		storetest.Document("two", storetest.Agreement{ID: "00000003", Title: "Three", Kind: accord.Charter, Countries: []accord.Code{"KR"}, Body: "a-ministry-gb", Summit: "digital-nations-2018"}))
	summits, err := s.SummitDossiers(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(summits) != 3 {
		t.Errorf("%d summits", len(summits))
	}
	for _, d := range summits {
		one, err := s.Summit(t.Context(), d.Slug)
		if err != nil {
			t.Fatal(err)
		}
		known, err := s.Provenance(t.Context(), accord.RecordSummit, []string{d.Slug})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(one, d.Summit, cmpopts.EquateEmpty(), cmpopts.IgnoreFields(accord.Summit{}, "Previous", "Next")); diff != "" {
			t.Errorf("%s: mismatch (-alone +among all)\n%s", d.Slug, diff)
		}
		if diff := cmp.Diff(known[d.Slug], d.Provenance); diff != "" {
			t.Errorf("provenance of %s: mismatch (-alone +among all)\n%s", d.Slug, diff)
		}
	}
	rows, err := s.Organisations(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	bodies, err := s.WholeOrganisations(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(bodies) != len(rows) || len(bodies) < 2 {
		t.Fatalf("%d bodies of %d", len(bodies), len(rows))
	}
	for i, o := range bodies {
		one, err := s.Organisation(t.Context(), o.Slug)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(one, o, cmpopts.EquateEmpty(), cmpopts.IgnoreFields(accord.Organisation{}, "Signed")); diff != "" || rows[i].Slug != o.Slug {
			t.Errorf("%s in the place of %s: mismatch (-alone +among all)\n%s", o.Slug, rows[i].Slug, diff)
		}
		if o.Known.First.IsZero() || len(o.Known.Read)+len(o.Known.Checked) == 0 {
			t.Errorf("nobody knows since when %s goes by its name: %+v", o.Slug, o.Known)
		}
	}
}
