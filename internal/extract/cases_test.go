package extract

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"accords/internal/accord"
	"accords/internal/gazetteer"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write what is read now into the cases; look at the difference before you commit it")

// The parts of a file in testdata/cases: prose that says what it shows, a text,
// and what is read from it.
const (
	textMark = "\n--- text\n"
	wantMark = "\n--- want\n"
)

// TestCases reads short texts, one family of rules a file, and compares all
// that is read from them. `go test ./internal/extract -run Cases -update`
// writes the readings of today.
func TestCases(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/cases/*.txt")
	if err != nil || len(files) < 30 {
		t.Fatalf("found %d cases: %v", len(files), err)
	}
	x := New(gazetteer.New(nil, []accord.Series{{Slug: "digital-nations", Name: "Digital Nations",
		Names: []accord.PeriodName{{Name: "Digital Nations", Short: "DN"}, {Name: "Digital 9", Short: "D9"}}}}))
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			t.Parallel()
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			why, rest, ok := strings.Cut(string(raw), textMark)
			words, want, ok2 := strings.Cut(rest, wantMark)
			if !ok || !ok2 || len(strings.Fields(why)) < 4 {
				t.Fatalf("a case is prose,%stext,%svalues", textMark, wantMark)
			}
			words += "\n"
			r := x.Read(words, Context{})
			checkEvidence(t, words, r)
			got := describe(r)
			if *update {
				if err := os.WriteFile(file, []byte(why+textMark+strings.TrimSuffix(words, "\n")+wantMark+got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("reading mismatch (-want +got):\n%s", diff)
			}
		})
	}
}

// describe prints a reading, one field a line, what is not stated left out.
func describe(r Reading) string {
	var b strings.Builder
	if r.Published.Stated() {
		fmt.Fprintf(&b, "published %s\n", r.Published.V)
	}
	for _, a := range r.Agreements {
		head := "agreement"
		if a.InPassing {
			head = "mentioned"
		}
		fmt.Fprintf(&b, "%s: %s\n  kind: %s, %s\n", head, a.Title.V, a.Kind.V, a.Status.V)
		if a.Signed.Stated() {
			fmt.Fprintf(&b, "  signed: %s (%s)\n", a.Signed.V, how(a.Signed.Basis, a.Signed.Rule))
		}
		list(&b, "countries", a.Countries, func(c accord.Code) string { return string(c) }, true)
		list(&b, "bodies", a.Organisations, func(o accord.Body) string { return strings.TrimSpace(o.Name + " " + string(o.Country)) }, false)
		list(&b, "signatories", a.Signatories, func(s accord.Signatory) string {
			return strings.TrimSuffix(s.Name+" ("+s.Office+")", " ()")
		}, false)
		row(&b, "place", a.Place.V)
		if a.Term.Stated() {
			fmt.Fprintf(&b, "  term: %d months\n", a.Term.V.Months)
		}
		if a.InForce.Stated() {
			fmt.Fprintf(&b, "  in force: %s (%s)\n", a.InForce.V, how(a.InForce.Basis, a.InForce.Rule))
		}
		if a.Expiry.Stated() {
			fmt.Fprintf(&b, "  expiry: %s\n", a.Expiry.V)
		}
		row(&b, "binding", string(a.Binding.V))
		list(&b, "topics", a.Topics, func(s string) string { return s }, false)
		for _, v := range a.Commitments {
			row(&b, "commitment", v.V)
		}
	}
	for _, s := range r.Summits {
		describeSummit(&b, s)
	}
	return b.String()
}

func describeSummit(b *strings.Builder, s Summit) {
	head := "summit"
	if s.InPassing {
		head = "mentioned summit"
	}
	fmt.Fprintf(b, "%s: %s\n", head, s.Name.V)
	row(b, "series", s.Series.V)
	if s.Edition.Stated() {
		fmt.Fprintf(b, "  edition: %d\n", s.Edition.V)
	}
	if s.Start.Stated() {
		when := s.Start.V.String()
		if s.End.Stated() {
			when += " to " + s.End.V.String()
		}
		fmt.Fprintf(b, "  when: %s (%s)\n", when, how(s.Start.Basis, s.Start.Rule))
	}
	row(b, "host", string(s.Host.V))
	row(b, "place", s.Place.V)
	if s.Virtual.V {
		fmt.Fprintln(b, "  virtual")
	}
	row(b, "theme", s.Theme.V)
	row(b, "next host", string(s.NextHost.V))
	list(b, "participants", s.Participants, func(c accord.Code) string { return string(c) }, true)
}

func how(basis accord.Basis, rule string) string {
	return strings.TrimSuffix(string(basis)+": "+rule, ": ")
}

func row(b *strings.Builder, name, value string) {
	if value != "" {
		fmt.Fprintf(b, "  %s: %s\n", name, value)
	}
}

func list[T any](b *strings.Builder, name string, values []accord.Value[T], print func(T) string, sorted bool) {
	var all []string
	for _, v := range values {
		all = append(all, print(v.V))
	}
	if sorted {
		slices.Sort(all)
	}
	row(b, name, strings.Join(all, "; "))
}

// checkEvidence holds every value of a reading to its words: spans lie in the
// text and quote it, and what has no span has no value.
func checkEvidence(t *testing.T, words string, r Reading) {
	t.Helper()
	check := func(field string, stated bool, evidence []accord.Evidence) {
		if stated && len(evidence) == 0 {
			t.Errorf("%s has no evidence", field)
		}
		for _, e := range evidence {
			if !e.Span.In(len(words)) || words[e.Span.Start:e.Span.End] != e.Quote {
				t.Errorf("%s: the span %v does not hold %q", field, e.Span, e.Quote)
			}
		}
	}
	for _, a := range r.Agreements {
		check("kind", true, a.Kind.Evidence)
		check("status", true, a.Status.Evidence)
		check("title", true, a.Title.Evidence)
		check("signed", a.Signed.Stated(), a.Signed.Evidence)
		check("place", a.Place.Stated(), a.Place.Evidence)
		check("term", a.Term.Stated(), a.Term.Evidence)
		checkAll(check, "countries", a.Countries)
		checkAll(check, "bodies", a.Organisations)
		checkAll(check, "signatories", a.Signatories)
		checkAll(check, "topics", a.Topics)
		checkAll(check, "commitments", a.Commitments)
	}
	for _, s := range r.Summits {
		check("name", true, s.Name.Evidence)
		check("start", s.Start.Stated(), s.Start.Evidence)
		check("host", s.Host.Stated(), s.Host.Evidence)
		checkAll(check, "participants", s.Participants)
	}
}

func checkAll[T any](check func(string, bool, []accord.Evidence), field string, list []accord.Value[T]) {
	for _, v := range list {
		check(field, true, v.Evidence)
	}
}
