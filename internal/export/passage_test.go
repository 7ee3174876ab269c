package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"accords/internal/accord"

	"github.com/google/go-cmp/cmp"
)

// evident has every field that a source may state, each of a passage of its own,
// and of each kind of value one that another source was preferred to.
func evident() accord.Dossier {
	d := whole()
	d.InForce = fact(said(accord.Date{Year: 2017, Month: 5}, 300, "May"))
	d.Expiry = fact(said(accord.Date{Year: 2020}, 310, "2020"))
	d.Expiry.Others = []accord.Value[accord.Date]{said(accord.Date{Year: 2021}, 320, "2021")}
	d.Binding = fact(said(accord.IsBinding, 330, "shall be bound"))
	d.Occasion = fact(said("a state visit", 340, "state visit"))
	d.Place.V, d.Place.Basis, d.Place.Evidence = "Minsk", accord.Quoted, said("", 350, "Minsk").Evidence
	d.Renews = []accord.Value[accord.Ref]{said(accord.Ref{Slug: "aaaaaaa1", Label: "Before"}, 360, "renews")}
	d.Implements = []accord.Value[accord.Ref]{said(accord.Ref{Slug: "aaaaaaa2", Label: "Above"}, 370, "under")}
	return d
}

// evidentSummit is evident for a summit.
func evidentSummit() accord.Summit {
	m := meeting()
	m.Edition, m.Virtual = fact(said(5, 400, "fifth")), fact(said(false, 410, "in person"))
	m.Theme, m.NextHost = fact(said("Trust", 420, "Trust")), fact(said(accord.Code("KR"), 430, "Seoul"))
	m.Theme.Others = []accord.Value[string]{said("Trust and growth", 440, "Trust and growth")}
	return m
}

// passagesIn finds what has a start, an end and a quotation, wherever a record in
// JSON has it.
func passagesIn(t *testing.T, record any) []string {
	t.Helper()
	raw, err := json.Marshal(record)
	if err != nil {
		t.Fatal(err)
	}
	var tree any
	if err := json.Unmarshal(raw, &tree); err != nil {
		t.Fatal(err)
	}
	var out []string
	var walk func(any)
	walk = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, item := range v {
				walk(item)
			}
		case map[string]any:
			if quote, ok := v["quote"]; ok {
				out = append(out, fmt.Sprint(v["start"], "-", v["end"], " ", quote))
			}
			for _, item := range v {
				walk(item)
			}
		}
	}
	walk(tree)
	slices.Sort(out)
	return out
}

// The table of evidence has the passages of the records in JSON, no more and no
// fewer: a field that is in one form alone would be found here.
func TestEvidenceTableHasWhatRecordsHave(t *testing.T) {
	t.Parallel()
	p, d, m := publisher(), evident(), evidentSummit()
	var b bytes.Buffer
	table := p.evidenceTable(Each([]accord.Dossier{d}), []accord.SummitDossier{{Summit: m}})
	if err := WriteCSV(&b, table); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&b).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, row := range rows[1:] {
		got = append(got, row[8]+"-"+row[9]+" "+row[10])
	}
	slices.Sort(got)
	want := append(passagesIn(t, p.Agreement(d)), passagesIn(t, p.Summit(m, accord.Provenance{}))...)
	slices.Sort(want)
	if diff := cmp.Diff(want, got); diff != "" || len(got) < 30 {
		t.Errorf("%d passages: mismatch (-JSON +table)\n%s", len(got), diff)
	}
}

// A graph has an annotation for each passage of a headline, numbered from 1, and
// none for a value that another source was preferred to.
func TestGraphsHaveThePassagesOfHeadlines(t *testing.T) {
	t.Parallel()
	p, d, m := publisher(), evident(), evidentSummit()
	for name, tt := range map[string]struct {
		graph  Graph
		of     string
		record any
		others []accord.Evidence
	}{
		"agreement": {p.AgreementGraph(d), p.Permalink(d.ID), p.Agreement(d), append(d.Place.Others[0].Evidence, d.Expiry.Others[0].Evidence...)},
		"summit":    {p.SummitGraph(m, accord.Provenance{}), p.SummitURL(m.Slug), p.Summit(m, accord.Provenance{}), m.Theme.Others[0].Evidence},
	} {
		want := passagesIn(t, tt.record)
		for _, e := range tt.others {
			at := slices.Index(want, fmt.Sprint(e.Span.Start, "-", e.Span.End, " ", e.Quote))
			want = slices.Delete(want, at, at+1)
		}
		var quotes, wanted []string
		for i, n := range tt.graph.Nodes[1:] {
			a := n.(annotation)
			quotes = append(quotes, a.Target.Selector[0].(quoteSelector).Exact)
			if a.ID != tt.of+"#evidence-"+strconv.Itoa(i+1) {
				t.Errorf("%s: annotation %d is %s", name, i+1, a.ID)
			}
		}
		for _, w := range want {
			_, quote, _ := strings.Cut(w, " ")
			wanted = append(wanted, quote)
		}
		slices.Sort(quotes)
		slices.Sort(wanted)
		if diff := cmp.Diff(wanted, quotes); diff != "" {
			t.Errorf("%s: mismatch (-record +graph)\n%s", name, diff)
		}
	}
}

// Values in the table are in the words of pages, so that nobody has to look up a
// code; references are addresses, because titles change.
func TestValuesOfEvidence(t *testing.T) {
	t.Parallel()
	p := publisher()
	got := map[string]string{}
	for _, s := range append(p.ofAgreement(evident().Agreement), p.ofSummit(evidentSummit())...) {
		if s.chosen && got[s.field] == "" {
			got[s.field] = s.value
		}
	}
	want := map[string]string{
		"title": "Memorandum on digital government; “전자정부”", "kind": "Memorandum of understanding", "status": "Signed", "signed": "2017-04-26", "place": "Minsk",
		"term": "3 years", "in_force": "2017-05", "expiry": "2020", "binding": "Legally binding", "occasion": "a state visit", "country": "South Korea",
		"organisation": "Ministry of Science, ICT and Future Planning", "signatory": "홍윤식 (Minister)", "topic": "Skills", "commitment": "They exchange experts.",
		"renews": "https://accords.example/a/aaaaaaa1", "implements": "https://accords.example/a/aaaaaaa2",
		"name": "Digital 7 summit", "series": "Digital Nations", "summit": "Digital Nations 2018", "edition": "5", "host": "IL", "virtual": "no", "start": "2018-11-21", "end": "2018-11-23", "theme": "Trust",
		"next_host": "South Korea", "participant": "South Korea", "outcome": "A charter was signed.",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("mismatch (-want +got)\n%s", diff)
	}
}

// A term is said in years where it is whole years.
func TestTermInWords(t *testing.T) {
	t.Parallel()
	for months, want := range map[int]string{1: "1 month", 6: "6 months", 11: "11 months", 12: "1 year", 13: "13 months", 24: "2 years", 30: "30 months", 36: "3 years", 120: "10 years"} {
		if n, got := asTerm(accord.Term{Months: months}); got != want || n != months {
			t.Errorf("a term of %d months is %d, %q, want %q", months, n, got, want)
		}
	}
}
