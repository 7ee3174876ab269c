package index_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"accords/internal/accord"
	"accords/internal/index"
	"accords/internal/query"
	"accords/internal/store"
	"accords/internal/store/storetest"
	"accords/internal/synth"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// counted counts how often a register is read whole.
type counted struct {
	*store.Store
	whole int
}

func (c *counted) read() int { return c.whole }

func (c *counted) Ledger(ctx context.Context, to accord.Ledger) error {
	c.whole++
	return c.Store.Ledger(ctx, to)
}

// editor does to a register what imports do, at random.
type editor struct {
	*draw
	s    *store.Store
	made []accord.Contribution // what was put in last, by document
	next []accord.Contribution // what was not put in yet
}

// act does one thing and says what.
func (e *editor) act(t *testing.T) string {
	t.Helper()
	if len(e.made) == 0 || e.below(3) == 0 {
		c := e.next[0]
		e.next = e.next[1:]
		e.made = append(e.made, c)
		return e.put(t, c, "a new release")
	}
	i := e.below(len(e.made))
	c := e.made[i]
	c.Agreements = slices.Clone(c.Agreements)
	what := "the same again"
	switch e.below(6) {
	case 0:
		what, c.Agreements = "a release without an agreement", nil
	case 1:
		what = "another title"
		c.Agreements[0].Title.V = fmt.Sprintf("%c title for %s", 'A'+e.below(26), c.Agreements[0].ID)
	case 2:
		what = "another day"
		c.Agreements[0].Signed.V = accord.Date{Year: 1990 + e.below(45), Month: 1 + e.below(12), Day: 1 + e.below(28)}
	case 3:
		what = "a party less"
		c.Agreements[0].Countries = c.Agreements[0].Countries[1:]
	case 4:
		what = "nobody says when, and of what kind"
		c.Agreements[0].Signed, c.Agreements[0].Kind = accord.Fact[accord.Date]{}, accord.Fact[accord.Kind]{}
	case 5:
		what = "another body"
		c.Agreements[0].Organisations = slices.Clone(c.Agreements[0].Organisations)
		c.Agreements[0].Organisations[0].V = accord.Body{Name: fmt.Sprintf("Office %d", e.below(9)), Country: "KZ", Slug: fmt.Sprintf("office-%d-kz", e.below(9))}
	}
	if len(c.Agreements) > 0 {
		e.made[i] = c
	}
	return e.put(t, c, what)
}

func (e *editor) put(t *testing.T, c accord.Contribution, what string) string {
	t.Helper()
	if _, err := e.s.Replace(t.Context(), c); err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	return what
}

// alike compares all that two indexes answer.
func alike(t *testing.T, after string, got, want *index.Index, queries []query.Agreements) {
	t.Helper()
	for _, q := range queries {
		a, err := got.Agreements(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		b, err := want.Agreements(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(b, a, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("after %s: %q: mismatch (-whole +difference)\n%s", after, q.Encode(), diff)
		}
	}
	if diff := cmp.Diff(wholeOf(t, want), wholeOf(t, got), cmpopts.EquateEmpty()); diff != "" {
		t.Fatalf("after %s: mismatch (-whole +difference)\n%s", after, diff)
	}
	for _, param := range []string{query.ParamCountry, query.ParamOrganisation, query.ParamYear, query.ParamBasis, query.ParamTopic, query.ParamKind, query.ParamStatus, query.ParamSummit} {
		a, err := got.Facet(t.Context(), query.Agreements{}, param)
		if err != nil {
			t.Fatal(err)
		}
		b, err := want.Facet(t.Context(), query.Agreements{}, param)
		if diff := cmp.Diff(b, a, cmpopts.EquateEmpty()); err != nil || diff != "" {
			t.Fatalf("after %s: %s: %v, mismatch (-whole +difference)\n%s", after, param, err, diff)
		}
	}
}

// told is what is said of a register as a whole.
type told struct {
	Overview accord.Overview
	Coverage accord.Coverage
}

type teller interface {
	Overview(ctx context.Context) (accord.Overview, error)
	Coverage(ctx context.Context, of ...accord.Code) (accord.Coverage, error)
}

func wholeOf(t *testing.T, r teller) told {
	t.Helper()
	o, err := r.Overview(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	c, err := r.Coverage(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	o.LastImport = o.LastImport.UTC()
	return told{o, c}
}

// A model made of the one before and what has changed is the model that is read
// whole: in every facet, order and word, whatever was imported in whatever order.
func TestDifferenceIsTheWhole(t *testing.T) {
	t.Parallel()
	s := specimens(t, 90)
	small := storetest.Authority()
	w := synth.World{Countries: small.Countries, Topics: small.Topics, Imported: today()}
	e := &editor{draw: &draw{state: 77}, s: s, next: slices.Collect(w.Contributions(60, 12))}
	source := &counted{Store: s}
	x := indexed(t, source)
	texts := []string{"cloud", "Korea", "memorandum -skills", `"joint research"`, "office", "title", "P0042", "-Korea", e.next[0].Agreements[0].ID}
	for round := range 40 {
		var acts []string
		for range 1 + e.below(3) {
			acts = append(acts, e.act(t))
		}
		if err := x.Renew(t.Context()); err != nil {
			t.Fatal(err)
		}
		whole := indexed(t, s)
		all, err := s.Agreements(t.Context(), query.Agreements{})
		if err != nil {
			t.Fatal(err)
		}
		var queries []query.Agreements
		for _, sort := range query.Sorts() {
			for page := range all.Total/query.PageSize + 1 {
				queries = append(queries, query.Agreements{Sort: sort, Page: page + 1})
			}
		}
		for range 30 {
			queries = append(queries, e.query(all.Facets, texts))
		}
		alike(t, fmt.Sprintf("round %d: %s", round, strings.Join(acts, ", ")), x, whole, queries)
		same(t, x, s, queries[len(queries)-1])
		if diff := cmp.Diff(wholeOf(t, s), wholeOf(t, x), cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("round %d: mismatch (-SQL +index)\n%s", round, diff)
		}
	}
	if source.whole != 1 {
		t.Errorf("the register was read whole %d times, want once", source.whole)
	}
}

// What no change says of an agreement makes the whole be read: names that
// editors list, which are found in records that stay as they are.
func TestEditorsChangeAllWords(t *testing.T) {
	t.Parallel()
	s := specimens(t, 30)
	source := &counted{Store: s}
	x := indexed(t, source)
	auth := storetest.Authority()
	auth.Countries[3].Aliases = append(auth.Countries[3].Aliases, "Hanguk")
	if _, err := s.PutAuthority(t.Context(), auth); err != nil {
		t.Fatal(err)
	}
	if err := s.RecordRun(t.Context(), accord.ImportRun{Started: today(), Finished: today(), Version: "test"}); err != nil {
		t.Fatal(err)
	}
	if err := x.Renew(t.Context()); err != nil {
		t.Fatal(err)
	}
	if source.whole != 2 {
		t.Errorf("read whole %d times, want twice", source.whole)
	}
	q := query.Agreements{Text: "hanguk"}
	if page, err := x.Agreements(t.Context(), q); err != nil || page.Total == 0 {
		t.Errorf("%v, %d agreements with a new name", err, page.Total)
	}
	same(t, x, s, q)
}

// miscounted is a register whose changes do not say all.
type miscounted struct{ counted }

func (m *miscounted) Totals(ctx context.Context, lists []query.Agreements) ([]int, error) {
	n, err := m.counted.Totals(ctx, lists)
	for i := range n {
		n[i]--
	}
	return n, err
}

// A difference that does not come to the number of agreements is put right.
func TestDifferenceIsCounted(t *testing.T) {
	t.Parallel()
	s := specimens(t, 20)
	for _, source := range []interface {
		index.Source
		read() int
	}{&counted{Store: s}, &miscounted{counted{Store: s}}} {
		x := indexed(t, source)
		w := synth.World{Countries: storetest.Authority().Countries, Topics: storetest.Authority().Topics, Imported: today()}
		for c := range w.Contributions(1, uint64(99+x.Status().Agreements)) {
			if _, err := s.Replace(t.Context(), c); err != nil {
				t.Fatal(err)
			}
		}
		if err := x.Renew(t.Context()); err != nil {
			t.Fatal(err)
		}
		want := 1
		if _, ok := source.(*miscounted); ok {
			want = 2
		}
		if source.read() != want {
			t.Errorf("%T: read whole %d times, want %d", source, source.read(), want)
		}
	}
}

// A suppression is a change as an import is, and the model is read whole after it:
// what was taken out is in none of it.
func TestSuppressionLeavesTheList(t *testing.T) {
	t.Parallel()
	s := specimens(t, 30)
	source := &counted{Store: s}
	x := indexed(t, source)
	all, err := x.Agreements(t.Context(), query.Agreements{})
	if err != nil {
		t.Fatal(err)
	}
	id := all.Rows[7].ID
	if err := s.Suppress(t.Context(), accord.Suppression{Kind: accord.SuppressAgreement, Key: id, Reason: "A court ordered it.", By: "kim"}); err != nil {
		t.Fatal(err)
	}
	if err := x.Renew(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, q := range []query.Agreements{{}, {Text: id}, {Text: "specimen", Sort: query.ByRelevance}, {Sort: query.ByTitle}} {
		same(t, x, s, q)
	}
	if source.whole != 2 {
		t.Errorf("read whole %d times, want twice", source.whole)
	}
}

// abroad counts how often the database is asked for the records of countries.
type abroad struct {
	*store.Store
	asked int
}

func (a *abroad) CountryRecords(ctx context.Context, code accord.Code) (accord.CountryPage, error) {
	a.asked++
	return a.Store.CountryRecords(ctx, code)
}

// The records of a country are asked for once, and again after an import that changed
// no agreement; what went wrong is not kept.
func TestRecordsOfACountryLastUntilAnImport(t *testing.T) {
	t.Parallel()
	s := specimens(t, 20)
	source := &abroad{Store: s}
	x := indexed(t, source)
	ask := func(ctx context.Context, summits, times int) {
		t.Helper()
		p, err := x.Country(ctx, "KR")
		if len(p.Summits) != summits || source.asked != times || (err == nil) != (ctx.Err() == nil) {
			t.Errorf("%d summits after %d questions, want %d after %d; %v", len(p.Summits), source.asked, summits, times, err)
		}
	}
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	before, err := s.Country(t.Context(), "KR")
	if err != nil {
		t.Fatal(err)
	}
	held := len(before.Summits)
	ask(gone, 0, 1)
	ask(t.Context(), held, 2)
	ask(t.Context(), held, 2)
	auth := storetest.Authority()
	cite := &accord.Citation{Publisher: "P", URL: "https://p.example/"}
	auth.Summits = append(auth.Summits, accord.Summit{Slug: "forum-2031", Name: accord.Fact[string]{Value: accord.Value[string]{V: "Forum", Basis: accord.Curated, Citation: cite}},
		Host: accord.Fact[accord.Code]{Value: accord.Value[accord.Code]{V: "KR", Basis: accord.Curated, Citation: cite}}})
	if _, err := s.PutAuthority(t.Context(), auth); err != nil {
		t.Fatal(err)
	}
	if err := s.RecordRun(t.Context(), accord.ImportRun{Started: today(), Finished: today(), Version: "test"}); err != nil {
		t.Fatal(err)
	}
	ask(t.Context(), held, 2)
	if err := x.Renew(t.Context()); err != nil {
		t.Fatal(err)
	}
	ask(t.Context(), held+1, 3)
}
