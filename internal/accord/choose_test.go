package accord_test

import (
	"strings"
	"testing"

	"accords/internal/accord"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func TestChoose(t *testing.T) {
	t.Parallel()
	value := func(v string, b accord.Basis, docs ...string) accord.Value[string] {
		out := accord.Value[string]{V: v, Basis: b}
		for _, d := range docs {
			out.Evidence = append(out.Evidence, accord.Evidence{Document: d, Quote: v})
		}
		return out
	}
	for _, tt := range []struct {
		name   string
		in     []accord.Value[string]
		want   string
		others []string
		docs   string
	}{
		{name: "nothing", want: ""},
		{name: "what is not stated is left out", in: []accord.Value[string]{{}, value("Minsk", accord.Curated)}, want: "Minsk"},
		{name: "words before an editor", in: []accord.Value[string]{value("London", accord.Curated), value("Minsk", accord.Quoted)}, want: "Minsk", others: []string{"London"}},
		{name: "arithmetic before an editor", in: []accord.Value[string]{value("a", accord.Curated), value("b", accord.Calculated)}, want: "b", others: []string{"a"}},
		{name: "an editor before an inference", in: []accord.Value[string]{value("a", accord.Inferred), value("b", accord.Curated)}, want: "b", others: []string{"a"}},
		{name: "the first of equals", in: []accord.Value[string]{value("a", accord.Quoted), value("b", accord.Quoted)}, want: "a", others: []string{"b"}},
		{name: "equal values are one", in: []accord.Value[string]{value("a", accord.Inferred, "x"), value("a", accord.Quoted, "y")}, want: "a", docs: "y x"},
	} {
		got := accord.Choose(tt.in)
		var others, docs []string
		for _, o := range got.Others {
			others = append(others, o.V)
		}
		for _, e := range got.Evidence {
			docs = append(docs, e.Document)
		}
		if diff := cmp.Diff(tt.others, others); got.V != tt.want || diff != "" {
			t.Errorf("%s: chose %q, others (-want +got)\n%s", tt.name, got.V, diff)
		}
		if joined := strings.Join(docs, " "); joined != tt.docs {
			t.Errorf("%s: evidence of %q, want %q", tt.name, joined, tt.docs)
		}
		if (got.Choice != "") != (len(got.Others) > 0) {
			t.Errorf("%s: the choice is %q beside %d others", tt.name, got.Choice, len(got.Others))
		}
		if got.Stated() != (tt.want != "") {
			t.Errorf("%s: Stated() = %v", tt.name, got.Stated())
		}
	}
}

func TestChooseThePreciseDate(t *testing.T) {
	t.Parallel()
	month := accord.Value[accord.Date]{V: accord.Date{Year: 2017, Month: 4}, Basis: accord.Quoted}
	day := accord.Value[accord.Date]{V: accord.Date{Year: 2017, Month: 4, Day: 26}, Basis: accord.Quoted}
	for _, in := range [][]accord.Value[accord.Date]{{month, day}, {day, month}} {
		if got := accord.Choose(in); got.V != day.V || len(got.Others) != 1 {
			t.Errorf("chose %s with %d others", got.V, len(got.Others))
		}
	}
	year := accord.Value[accord.Date]{V: accord.Date{Year: 2019}, Basis: accord.Calculated}
	cited := accord.Value[accord.Date]{V: accord.Date{Year: 2019, Month: 11, Day: 4}, Basis: accord.Curated}
	if got := accord.Choose([]accord.Value[accord.Date]{year, cited}); got.V != cited.V || len(got.Others) != 1 || got.Choice == "" {
		t.Errorf("a cited day of the calculated year: chose %s, %q", got.V, got.Choice)
	}
	cited.V.Year = 2020
	if got := accord.Choose([]accord.Value[accord.Date]{year, cited}); got.V != year.V {
		t.Errorf("a cited day of another year: chose %s", got.V)
	}
	again := accord.Choose(append([]accord.Value[accord.Date]{day}, month))
	if diff := cmp.Diff(accord.Choose([]accord.Value[accord.Date]{day, month}), again); diff != "" {
		t.Errorf("mismatch (-want +got)\n%s", diff)
	}
}

func curatedDate(day int, c accord.Citation) accord.Value[accord.Date] {
	return accord.Value[accord.Date]{V: accord.Date{Year: 2017, Month: 4, Day: day}, Basis: accord.Curated, Citation: &c}
}

// Of two accounts on one footing a party's own comes first, whatever the order.
func TestChoosePrefersAPartysOwnWord(t *testing.T) {
	t.Parallel()
	paper, ministry := accord.Citation{Publisher: "A paper", URL: "https://paper.example/"}, accord.Citation{Publisher: "The ministry", URL: "https://mois.example/", Own: true}
	for name, values := range map[string][]accord.Value[accord.Date]{
		"the paper first":    {curatedDate(25, paper), curatedDate(26, ministry)},
		"the ministry first": {curatedDate(26, ministry), curatedDate(25, paper)},
	} {
		f := accord.Choose(values)
		if f.V.Day != 26 || len(f.Others) != 1 || f.Choice != "A party’s own publication comes before another publisher’s." {
			t.Errorf("%s: the %dth, %q", name, f.V.Day, f.Choice)
		}
	}
	// A day that the ministry leaves open is still the paper's to tell.
	f := accord.Choose([]accord.Value[accord.Date]{curatedDate(0, ministry), curatedDate(25, paper)})
	if f.V.Day != 25 {
		t.Errorf("the more precise of two dates that agree: %v", f.V)
	}
}

// Every page that states a value stands behind it, each once, a party's own
// first.
func TestChooseKeepsAllPages(t *testing.T) {
	t.Parallel()
	paper := accord.Citation{Publisher: "A paper", URL: "https://paper.example/"}
	ministry := accord.Citation{Publisher: "The ministry", URL: "https://mois.example/", Own: true}
	again := accord.Citation{Publisher: "A paper", URL: "https://paper.example/", Language: "ko"}
	f := accord.Choose([]accord.Value[accord.Date]{curatedDate(26, paper), curatedDate(26, ministry), curatedDate(26, again)})
	paper.Language = "ko"
	want := accord.Value[accord.Date]{V: accord.Date{Year: 2017, Month: 4, Day: 26}, Basis: accord.Curated, Citation: &ministry, Further: []accord.Citation{paper}}
	if diff := cmp.Diff(want, f.Value, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("mismatch (-want +got)\n%s", diff)
	}
	// An editor who confirms what a rule concluded keeps its reason and its words.
	words := accord.Value[accord.Date]{V: want.V, Basis: accord.Inferred, Rule: "year", Reason: "because", Evidence: []accord.Evidence{{Quote: "April 26"}}}
	if got := accord.Choose([]accord.Value[accord.Date]{words, curatedDate(26, ministry)}); got.Basis != accord.Curated || got.Reason != "because" || len(got.Evidence) != 1 {
		t.Errorf("confirmed: %+v", got.Value)
	}
}

func TestSamePersonOfTwoPages(t *testing.T) {
	t.Parallel()
	if !accord.SamePerson(accord.Signatory{Name: "Lee Sang-min"}, accord.Signatory{Name: "Sang-min Lee", Office: "Minister"}) {
		t.Error("the order of the names tells two people apart")
	}
	if accord.SamePerson(accord.Signatory{Name: "Lee Sang-min"}, accord.Signatory{Name: "Lee Sang-ho"}) {
		t.Error("two people are taken for one")
	}
}
