package store_test

import (
	"strings"
	"testing"
	"time"

	"accords/internal/accord"
	"accords/internal/store/storetest"

	"github.com/google/go-cmp/cmp"
)

// searched has a signature and an address beside the small world.
func searched() []accord.Contribution {
	in := world()
	in[0].Document.URL = "https://www.mois.example/release/1/"
	a := &in[0].Agreements[0]
	a.Signatories = []accord.Value[accord.Signatory]{{V: accord.Signatory{Name: "Kim Seong-lyul", Office: "Vice Minister", Country: "KR"},
		Basis: accord.Quoted, Evidence: a.Title.Evidence}}
	return in
}

func TestSearch(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	storetest.Fill(t, s, searched()...)
	type found struct{ Agreements, Bodies, Summits, People, Sources int }
	for typed, want := range map[string]found{
		"memorandum":                      {3, 0, 0, 0, 2},
		`"memorandum with belarus"`:       {1, 0, 0, 0, 1},
		"belarus OR kazakhstan":           {2, 0, 0, 0, 1},
		"memorandum -belarus -kazakhstan": {1, 0, 0, 0, 1},
		"MOI":                             {1, 1, 0, 0, 0},
		"digital nations":                 {1, 0, 2, 0, 1},
		"Kim":                             {1, 0, 0, 1, 0},
		"vice minister":                   {1, 0, 0, 1, 0},
		"nobody has this":                 {},
		"":                                {},
	} {
		p, err := s.Search(t.Context(), typed)
		if err != nil {
			t.Fatal(typed, err)
		}
		got := found{p.AgreementsTotal, p.OrganisationsTotal, p.SummitsTotal, p.PeopleTotal, p.DocumentsTotal}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q: mismatch (-want +got)\n%s", typed, diff)
		}
		if p.Total() != got.Agreements+got.Bodies+got.Summits+got.People+got.Sources {
			t.Errorf("%q: total %d of %+v", typed, p.Total(), got)
		}
	}
}

func TestSearchShowsPassages(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	storetest.Fill(t, s, searched()...)
	p, err := s.Search(t.Context(), "belarus -kazakhstan")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"belarus"}, p.Words); diff != "" {
		t.Errorf("words to mark: mismatch (-want +got)\n%s", diff)
	}
	passages := p.Passages[belarusID]
	if len(passages) != 1 || passages[0].Quote != "Memorandum with Belarus" || passages[0].Document != "korea-belarus" {
		t.Errorf("passages %+v", passages)
	}
	all, err := s.Search(t.Context(), "belarus")
	if err != nil || len(all.Documents) != 1 || len(all.Documents[0].Passages) == 0 || !strings.Contains(all.Documents[0].Passages[0].Text, "Belarus") {
		t.Errorf("sources %+v, %v", all.Documents, err)
	}
}

// No search fails, whatever is typed, and none takes long.
func TestSearchesThatAttack(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	storetest.Fill(t, s, searched()...)
	for _, typed := range []string{strings.Repeat("-", 200), strings.Repeat("-a ", 66), `"`, `"""" OR`, "' OR 1=1 --", "a:* & !b", "\\", "%_", "<script>", strings.Repeat("대", 200), "OR OR OR", "- - -"} {
		begun := time.Now()
		if _, err := s.Search(t.Context(), typed); err != nil {
			t.Errorf("%.20q: %v", typed, err)
		}
		if took := time.Since(begun); took > 5*time.Second {
			t.Errorf("%.20q took %v", typed, took)
		}
	}
}

func TestDocumentAt(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	storetest.Fill(t, s, searched()...)
	for url, want := range map[string]string{
		"https://www.mois.example/release/1/": "korea-belarus",
		"http://mois.example/release/1":       "korea-belarus",
		"https://mois.example/release/2":      "",
		"":                                    "",
	} {
		if got, err := s.DocumentAt(t.Context(), url); err != nil || got != want {
			t.Errorf("%s is %q, %v; want %q", url, got, err, want)
		}
	}
}
