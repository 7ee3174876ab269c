package store_test

import (
	"strings"
	"testing"
	"time"

	"accords/internal/accord"
	"accords/internal/store/storetest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
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

// What is taken out with a minus is no word to mark, a phrase neither; what stands in
// other phrases is.
func TestWordsToMark(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	storetest.Fill(t, s, searched()...)
	for typed, want := range map[string][]string{
		"memorandum":                             {"memorandum"},
		"memorandum -belarus":                    {"memorandum"},
		`memorandum -"digital identity card"`:    {"memorandum"},
		`memorandum -"digital identity" belarus`: {"belarus", "memorandum"},
		`"digital identity" -"card" memorandum`:  {"digit", "ident", "memorandum"},
		`-"nothing else"`:                        nil,
		`memorandum -"never closed belarus`:      {"memorandum"},
		"anti-corruption":                        {"anti", "anti-corrupt", "corrupt"},
		"belarus OR kazakhstan":                  {"belarus", "kazakhstan"},
		"the of and":                             nil,
	} {
		p := must(s.Search(t.Context(), typed))(t)
		if diff := cmp.Diff(want, p.Words, cmpopts.SortSlices(func(a, b string) bool { return a < b }), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%q: mismatch (-want +got)\n%s", typed, diff)
		}
	}
}

// Of each kind the first eight are shown and all are counted: what is the subject of a
// source before what it mentions, the newer before the older; ties are settled.
func TestSearchOrders(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	letters := []string{"a", "b", "c", "d", "e", "f", "g", "h", "j", "k"}
	var in []accord.Contribution
	for i, l := range letters {
		agreement := storetest.Agreement{ID: "0000000" + l, Title: "Quantum", Kind: accord.MOU, Signed: []string{"2017-01-01", "2018-01-01", ""}[i%3], InPassing: i < 2, Body: "quantum-" + l + "-gb", Summit: "summit-" + l}
		c := storetest.Document("doc-"+l, agreement)
		a := &c.Agreements[0]
		for _, who := range []accord.Signatory{{Name: "Quantum Zed"}, {Name: "Quantum Abe", Office: "Vice Minister"}, {Name: "Quantum Abe", Office: "Minister"}} {
			a.Signatories = append(a.Signatories, accord.Value[accord.Signatory]{V: who, Basis: accord.Quoted, Evidence: a.Title.Evidence})
		}
		c.Summits[0].Name.V = "Quantum meeting"
		c.Document.Published.Value = accord.Value[accord.Date]{V: accord.Date{Year: 2010 + i%2}, Basis: accord.Curated, Citation: &accord.Citation{Publisher: "P"}}
		in = append(in, c)
	}
	storetest.Fill(t, s, in...)
	p := must(s.Search(t.Context(), "quantum"))(t)
	if diff := cmp.Diff([]int{10, 10, 10, 20, 10}, []int{p.AgreementsTotal, p.OrganisationsTotal, p.SummitsTotal, p.PeopleTotal, p.DocumentsTotal}); diff != "" {
		t.Errorf("totals: mismatch (-want +got)\n%s", diff)
	}
	got := map[string][]string{"agreements": ids(p.Agreements)}
	for _, o := range p.Organisations {
		got["bodies"] = append(got["bodies"], o.Slug)
	}
	for _, m := range p.Summits {
		got["summits"] = append(got["summits"], m.Slug)
	}
	for _, r := range p.People {
		got["people"] = append(got["people"], strings.TrimSpace(r.Agreement+" "+r.Signatory.Name+" "+r.Signatory.Office))
	}
	for _, d := range p.Documents {
		got["sources"] = append(got["sources"], d.Source.Slug)
	}
	want := map[string][]string{
		"agreements": {"0000000e", "0000000h", "0000000d", "0000000g", "0000000k", "0000000c", "0000000f", "0000000j"},
		"bodies":     {"quantum-a-gb", "quantum-b-gb", "quantum-c-gb", "quantum-d-gb", "quantum-e-gb", "quantum-f-gb", "quantum-g-gb", "quantum-h-gb"},
		"summits":    {"summit-a", "summit-b", "summit-c", "summit-d", "summit-e", "summit-f", "summit-g", "summit-h"},
		"people": {"0000000b Quantum Abe Minister", "0000000b Quantum Zed", "0000000e Quantum Abe Minister", "0000000e Quantum Zed", "0000000h Quantum Abe Minister", "0000000h Quantum Zed",
			"0000000a Quantum Abe Minister", "0000000a Quantum Zed"},
		"sources": {"doc-b", "doc-d", "doc-f", "doc-h", "doc-k", "doc-a", "doc-c", "doc-e"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("mismatch (-want +got)\n%s", diff)
	}
}

// Of an agreement two passages are shown, those with most of the words first, and
// each sentence once.
func TestPassagesOfASearch(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	c := storetest.Document("doc", storetest.Agreement{ID: "00000001", Title: "Quantum", Kind: accord.MOU, Signed: "2017"})
	a := &c.Agreements[0]
	commit := func(sentences ...string) {
		for _, words := range sentences {
			start := len(c.Document.Text)
			c.Document.Text += words + "\n"
			a.Commitments = append(a.Commitments, accord.Value[string]{V: words, Basis: accord.Quoted,
				Evidence: []accord.Evidence{{Document: "doc", Span: accord.Span{Start: start, End: start + len(words)}, Quote: words}}})
		}
	}
	commit("Quantum once", "Quantum keys and networks", "Nothing of it", "Quantum networks", "Quantum keys and networks")
	storetest.Fill(t, s, c)
	p := must(s.Search(t.Context(), "quantum OR keys OR networks"))(t)
	var got []string
	for _, e := range p.Passages["00000001"] {
		got = append(got, e.Quote)
		if c.Document.Text[e.Span.Start:e.Span.End] != e.Quote {
			t.Errorf("%q does not stand at %v", e.Quote, e.Span)
		}
	}
	if diff := cmp.Diff([]string{"Quantum keys and networks", "Quantum networks"}, got); diff != "" {
		t.Errorf("mismatch (-want +got)\n%s", diff)
	}
	if p.Passages["00000001"][0].Span.Start != a.Commitments[1].Evidence[0].Span.Start {
		t.Error("of a sentence that stands twice, the second one is shown")
	}
}
