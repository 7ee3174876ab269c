package extract

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"accords/internal/accord"
	"accords/internal/gazetteer"

	"github.com/google/go-cmp/cmp"
)

// labels are what a careful reader finds in a text: one record a block, one
// field a line, lists parted by semicolons or, for codes, by spaces.
type labels map[string][]string

// TestLabelled reads the project's own labelled texts and compares the score
// with the one that the page on quality shows, so that the page cannot lag
// behind the rules, nor a rule lose what another one has won.
// `go test ./internal/extract -run Labelled -update` writes it.
func TestLabelled(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/labelled/*.txt")
	if err != nil || len(files) < 30 {
		t.Fatalf("found %d labelled texts: %v", len(files), err)
	}
	x := New(gazetteer.New(nil, []accord.Series{{Slug: "digital-nations", Name: "Digital Nations"}}))
	q := accord.Quality{Version: Version, Texts: len(files)}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		words, want, ok := strings.Cut(string(raw), "\n--- labels\n")
		if !ok {
			t.Fatalf("%s has no labels", file)
		}
		mark(&q, strings.TrimSuffix(filepath.Base(file), ".txt"), parseLabels(want), labelsOf(x.Read(words+"\n", Context{})))
	}
	got, err := json.MarshalIndent(q, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("quality.json", append(got, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(strings.TrimSpace(qualityJSON), string(got)); diff != "" && !*update {
		t.Errorf("quality.json is not that of the rules; -update writes it. mismatch (-shown +read):\n%s", diff)
	}
	for _, s := range q.Scores {
		if floor := floors[s.Field]; s.F1() < floor {
			t.Errorf("%s: %.2f, below %.2f", s.Field, s.F1(), floor)
		}
	}
}

// floors are what no change of the rules may fall below.
var floors = map[string]float64{"agreement": 0.9, "kind": 0.9, "status": 0.85, "country": 0.85, "signed": 0.8, "organisation": 0.6, "signatory": 0.7, "topic": 0.7, "summit": 0.7}

func parseLabels(s string) []labels {
	var out []labels
	for block := range strings.SplitSeq(strings.TrimSpace(s), "\n\n") {
		l := labels{}
		for line := range strings.Lines(block) {
			field, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
			switch field {
			case "countries":
				l["country"] = strings.Fields(value)
			case "topics":
				l["topic"] = strings.Fields(value)
			case "organisations":
				l["organisation"] = strings.Split(value, "; ")
			case "signatories":
				l["signatory"] = strings.Split(value, "; ")
			case "":
			default:
				l[field] = []string{value}
			}
		}
		if len(l) > 0 {
			out = append(out, l)
		}
	}
	return out
}

// labelsOf are the labels of a reading.
func labelsOf(r Reading) []labels {
	var out []labels
	for _, a := range r.Agreements {
		l := labels{"kind": {string(a.Kind.V)}, "status": {string(a.Status.V)}}
		l.put("signed", a.Signed.V.String(), a.Signed.Stated() && a.Signed.V.Year > 0)
		l.put("place", a.Place.V, a.Place.Stated())
		if a.Term.Stated() {
			l["term"] = []string{strconv.Itoa(a.Term.V.Months)}
		}
		for _, v := range a.Countries {
			l["country"] = append(l["country"], string(v.V))
		}
		for _, v := range a.Organisations {
			l["organisation"] = append(l["organisation"], v.V.Name)
		}
		for _, v := range a.Signatories {
			l["signatory"] = append(l["signatory"], v.V.Name)
		}
		for _, v := range a.Topics {
			l["topic"] = append(l["topic"], v.V)
		}
		out = append(out, l)
	}
	for _, m := range r.Summits {
		l := labels{"summit": {m.Name.V}}
		l.put("host", string(m.Host.V), m.Host.Stated())
		l.put("start", m.Start.V.String(), m.Start.Stated() && m.Start.V.Year > 0)
		out = append(out, l)
	}
	return out
}

func (l labels) put(field, value string, stated bool) {
	if stated {
		l[field] = []string{value}
	}
}

// mark compares the records of a text with its labels. Each label takes the
// record that shares most with it; fields count where both have the record.
func mark(q *accord.Quality, name string, want, got []labels) {
	taken := make([]bool, len(got))
	for _, w := range want {
		best, most := -1, 0
		for i, g := range got {
			if n := shared(w, g); !taken[i] && n > most {
				best, most = i, n
			}
		}
		if best < 0 {
			q.Count(name, w.record(), w.name(), nil)
			continue
		}
		taken[best] = true
		q.Count(name, w.record(), w.name(), w.name())
		for _, field := range []string{"kind", "status", "signed", "country", "organisation", "signatory", "place", "term", "topic", "host", "start"} {
			if len(w[field]) > 0 || len(got[best][field]) > 0 && w.record() == "agreement" && field != "place" {
				q.Count(name, field, w[field], got[best][field])
			}
		}
	}
	for i, g := range got {
		// Meetings that a text about an agreement names are no mistake.
		if !taken[i] && g.record() == "agreement" {
			q.Count(name, "agreement", nil, g.name())
		}
	}
}

func (l labels) record() string {
	if len(l["summit"]) > 0 {
		return "summit"
	}
	return "agreement"
}

func (l labels) name() []string {
	if len(l["summit"]) > 0 {
		return l["summit"]
	}
	return []string{l["kind"][0] + " " + strings.Join(l["country"], " ")}
}

// shared counts what two records have in common; records of two sorts, and two
// without a country or a name in common, share nothing.
func shared(a, b labels) int {
	n := 0
	for _, field := range []string{"country", "organisation", "summit", "topic", "kind"} {
		for _, v := range a[field] {
			if slices.Contains(b[field], v) {
				n++
			}
		}
	}
	if a.record() != b.record() || a.record() == "agreement" && !slices.ContainsFunc(a["country"], func(c string) bool { return slices.Contains(b["country"], c) }) {
		return 0
	}
	return n
}
