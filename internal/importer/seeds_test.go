package importer_test

import (
	"context"
	"testing"
	"time"

	"accords/internal/accord"
	"accords/internal/extract"
	"accords/internal/gazetteer"
	"accords/internal/importer"
	"accords/seeds"

	"github.com/google/go-cmp/cmp"
)

// shelf is a register that keeps contributions, for the real rooms in front of it.
type shelf map[string]accord.Contribution

func (s shelf) Known(context.Context, []string) (map[string]accord.DocumentState, error) {
	return nil, nil
}
func (s shelf) SameWords(context.Context, string, string) (string, error) { return "", nil }
func (s shelf) PutAuthority(context.Context, accord.Authority) (accord.Delta, error) {
	return accord.Delta{}, nil
}
func (s shelf) Replace(_ context.Context, c accord.Contribution) (accord.Delta, error) {
	s[c.Document.Slug] = c
	return accord.Delta{New: len(c.Agreements)}, nil
}
func (s shelf) RecordRun(context.Context, accord.ImportRun) error { return nil }

func importSeeds(t *testing.T) (shelf, accord.ImportRun) {
	t.Helper()
	auth, err := seeds.Authority()
	if err != nil {
		t.Fatal(err)
	}
	g := gazetteer.New(auth.Organisations, auth.Series)
	s := shelf{}
	im, err := importer.New(s, extract.New(g), g, auth, importer.Options{Version: "test", Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	releases, err := importer.FromFS(seeds.Releases())
	if err != nil {
		t.Fatal(err)
	}
	run, err := im.Run(t.Context(), releases)
	if err != nil {
		t.Fatal(err)
	}
	return s, run
}

// The seeds go the whole way: every id that their notes pin is given out, and
// no note is without the record that it was written for.
func TestSeeds(t *testing.T) {
	t.Parallel()
	s, run := importSeeds(t)
	for _, f := range run.Files {
		if f.State != accord.ImportNew || f.Reason != "" {
			t.Errorf("%s is %s: %s", f.Name, f.State, f.Reason)
		}
	}
	got := map[string][]string{}
	for slug, c := range s {
		for _, a := range c.Agreements {
			got[slug] = append(got[slug], a.ID)
		}
		for _, m := range c.Summits {
			got[slug] = append(got[slug], m.Slug)
		}
	}
	want := map[string][]string{
		"d9-summit-israel-2018":                         {"digital-nations-2018-jerusalem", "digital-nations-2019-montevideo"},
		"digital-nations-summit-2020":                   {"xtakngr7", "digital-nations-2020-ottawa"},
		"korea-belarus-mou-e-government-2017":           {"h8m20e18", "bea1afsa", "korea-belarus-cooperation-forum-on-e-government-2017"},
		"korea-world-bank-mou-digital-development-2023": {"sxj6xpnn", "korea-digital-days-2023"},
		"uk-korea-mou-digital-government-2023":          {"khgjkn8z"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("records mismatch (-want +got):\n%s", diff)
	}
}

// Every value that the register shows has words of a source, or a page that an
// editor cites, or a sentence on how it was concluded.
func TestSeedsValuesAreFounded(t *testing.T) {
	t.Parallel()
	s, _ := importSeeds(t)
	for slug, c := range s {
		for _, a := range c.Agreements {
			founded(t, slug, "title", a.Title)
			founded(t, slug, "kind", a.Kind)
			founded(t, slug, "status", a.Status)
			founded(t, slug, "signed", a.Signed)
			founded(t, slug, "place", a.Place)
			founded(t, slug, "term", a.Term)
			founded(t, slug, "in_force", a.InForce)
			founded(t, slug, "expiry", a.Expiry)
			founded(t, slug, "binding", a.Binding)
			founded(t, slug, "occasion", a.Occasion)
			for _, v := range a.Countries {
				founded(t, slug, "countries", accord.Fact[accord.Code]{Value: v})
			}
			for _, v := range a.Organisations {
				founded(t, slug, "organisations", accord.Fact[accord.Body]{Value: v})
				if v.V.Slug == "" {
					t.Errorf("%s: the body %q has no slug", slug, v.V.Name)
				}
			}
			for _, v := range a.Signatories {
				founded(t, slug, "signatories", accord.Fact[accord.Signatory]{Value: v})
			}
		}
		for _, m := range c.Summits {
			founded(t, slug, "name", m.Name)
			founded(t, slug, "start", m.Start)
			founded(t, slug, "end", m.End)
			founded(t, slug, "host", m.Host)
			founded(t, slug, "place", m.Place)
		}
	}
}

func founded[T any](t *testing.T, slug, field string, f accord.Fact[T]) {
	t.Helper()
	for _, v := range append([]accord.Value[T]{f.Value}, f.Others...) {
		ok := true
		switch v.Basis {
		case accord.Quoted:
			ok = len(v.Evidence) > 0
		case accord.Curated:
			ok = v.Citation != nil && v.Citation.URL != ""
		case accord.Calculated, accord.Inferred:
			ok = v.Reason != ""
		}
		if !ok {
			t.Errorf("%s: %s %v is %s, but on what?", slug, field, v.V, v.Basis)
		}
		for _, e := range v.Evidence {
			if e.Document != slug {
				t.Errorf("%s: evidence of %s names document %q", slug, field, e.Document)
			}
		}
	}
}

// What the release on the United Kingdom and Korea leaves open, editors added.
func TestSeedsUKKorea(t *testing.T) {
	t.Parallel()
	s, _ := importSeeds(t)
	c := s["uk-korea-mou-digital-government-2023"]
	if len(c.Agreements) != 1 {
		t.Fatalf("%d agreements, want 1", len(c.Agreements))
	}
	a := c.Agreements[0]
	var people []string
	for _, p := range a.Signatories {
		people = append(people, p.V.Name+", "+p.V.Office)
	}
	got := []string{
		a.Signed.V.String(), string(a.Signed.Basis), a.Place.V, a.InForce.V.String(),
		a.Expiry.V.String(), string(a.Expiry.Basis), a.Expiry.Reason,
	}
	want := []string{"2023-11-22", "curated", "London", "2023-11-22", "2028-11-22", "calculated", "in force 22 November 2023 + 5 years"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("values mismatch (-want +got):\n%s", diff)
	}
	wantPeople := []string{"Lee Sang-min, Minister of the Interior and Safety", "Alex Burghart, Minister in the Cabinet Office"}
	if diff := cmp.Diff(wantPeople, people); diff != "" {
		t.Errorf("signatories mismatch (-want +got):\n%s", diff)
	}
}
