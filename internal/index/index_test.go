package index_test

import (
	"io"
	"log/slog"
	"os"
	"slices"
	"testing"
	"time"

	"accords/internal/accord"
	"accords/internal/index"
	"accords/internal/query"
	"accords/internal/store"
	"accords/internal/store/storetest"
	"accords/internal/synth"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// pg is set once by TestMain, before any test runs.
var pg *storetest.Server

func TestMain(m *testing.M) {
	os.Exit(storetest.Run(func(s *storetest.Server) int { pg = s; return m.Run() }))
}

func today() time.Time { return time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC) }

// specimens are a register of n agreements in the small world.
func specimens(t testing.TB, n int) *store.Store {
	t.Helper()
	s := pg.NewWith(t, store.Options{Now: today, StatementTimeout: time.Minute})
	small := storetest.Authority()
	storetest.Fill(t, s)
	w := synth.World{Countries: small.Countries, Topics: small.Topics, Imported: today()}
	if _, err := s.Load(t.Context(), w.Contributions(n, 11)); err != nil {
		t.Fatal(err)
	}
	return s
}

func indexed(t testing.TB, s index.Source) *index.Index {
	t.Helper()
	x := index.New(s, today, slog.New(slog.NewTextHandler(io.Discard, nil)))
	if err := x.Renew(t.Context()); err != nil {
		t.Fatal(err)
	}
	return x
}

// draw makes queries of every kind from what a register has. It is a plain
// linear generator: a failure can be run again.
type draw struct{ state uint64 }

func (d *draw) below(n int) int {
	d.state = d.state*6364136223846793005 + 1442695040888963407
	return int(d.state >> 33 % uint64(n))
}

func pick[T any](d *draw, from []T, out *[]T) {
	if len(from) == 0 {
		return
	}
	for range 1 + d.below(2) {
		*out = append(*out, from[d.below(len(from))])
	}
}

func codes[T ~string](values []accord.FacetValue) []T {
	var out []T
	for _, v := range values {
		out = append(out, T(v.Value))
	}
	return out
}

// query draws a filter of one to four conditions, an order and a page.
func (d *draw) query(have accord.Facets, texts []string) query.Agreements {
	var q query.Agreements
	for range d.below(4) {
		switch d.below(13) {
		case 0, 1:
			pick(d, codes[accord.Code](have.Countries), &q.Countries)
			q.MatchAll = d.below(3) == 0
		case 2:
			q.Years = append(q.Years, 1995+d.below(33))
		case 3:
			q.YearFrom = 1995 + d.below(30)
			q.YearTo = q.YearFrom + d.below(5)
		case 4:
			pick(d, codes[accord.Kind](have.Kinds), &q.Kinds)
		case 5:
			pick(d, codes[string](have.Topics), &q.Topics)
		case 6:
			pick(d, codes[string](have.Organisations), &q.Organisations)
		case 7:
			pick(d, codes[accord.Status](have.Statuses), &q.Statuses)
		case 8:
			pick(d, codes[string](have.Bases), &q.Bases)
		case 9:
			pick(d, codes[string](have.Summits), &q.Summits)
		case 10:
			q.Ending = query.Endings()[d.below(3)]
		case 11:
			q.Text = texts[d.below(len(texts))]
		case 12:
			q.Since = accord.Date{Year: 2026, Month: 11, Day: 22 + d.below(5)} // today's specimens are new, or are not
		}
	}
	q.Sort = query.Sorts()[d.below(len(query.Sorts()))]
	q.Page = d.below(4)
	// What a query string cannot say is nothing that the list is asked.
	parsed, err := query.Parse(q.Values())
	if err != nil {
		panic(err)
	}
	return parsed
}

// same compares everything that the index answers with what SQL answers.
func same(t *testing.T, x *index.Index, s *store.Store, q query.Agreements) {
	t.Helper()
	want, err := s.Agreements(t.Context(), q)
	if err != nil {
		t.Fatalf("%s: %v", q.Encode(), err)
	}
	got, err := x.Agreements(t.Context(), q)
	if err != nil {
		t.Fatalf("%s: %v", q.Encode(), err)
	}
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("%s: mismatch (-SQL +index)\n%s", q.Encode(), diff)
	}
}

func TestIndexAnswersAsSQLDoes(t *testing.T) {
	t.Parallel()
	s := specimens(t, 700)
	x := indexed(t, s)
	all, err := s.Agreements(t.Context(), query.Agreements{})
	if err != nil {
		t.Fatal(err)
	}
	texts := []string{"cloud", "Korea", "memorandum -skills", `"joint research"`, `intelligence or "pilot projects"`, "P0042", "e-government", "the", "-Korea",
		`-"artificial intelligence"`, "Britain digital or research", all.Rows[3].ID, "3 years", "it's", `'`, `a\b`, "벨라루스", "Côte", "-the", "2019-05"}
	d := &draw{state: 4}
	for range 250 {
		same(t, x, s, d.query(all.Facets, texts))
	}
	for _, text := range texts { // each of them alone, in its best order
		same(t, x, s, query.Agreements{Text: text, Sort: query.ByRelevance})
	}
}

// A country that is party to nothing is among them, and one that ends nothing.
func TestCountryIsThatOfSQL(t *testing.T) {
	t.Parallel()
	s := specimens(t, 700)
	x := indexed(t, s)
	var parties, ending int
	for _, c := range storetest.Authority().Countries {
		want, err := s.Country(t.Context(), c.Code)
		if err != nil {
			t.Fatal(err)
		}
		got, err := x.Country(t.Context(), c.Code)
		if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); err != nil || diff != "" {
			t.Errorf("%s: %v, mismatch (-SQL +index)\n%s", c.Code, err, diff)
		}
		parties, ending = parties+len(want.Partners), ending+len(want.Ending)
	}
	if parties == 0 || ending == 0 {
		t.Errorf("%d partners and %d endings say nothing", parties, ending)
	}
	if _, err := x.Country(t.Context(), "XX"); accord.KindOf(err) != accord.NotFound {
		t.Errorf("a code of no country: %v, want NotFound", err)
	}
	none := index.New(s, today, slog.New(slog.DiscardHandler))
	if p, err := none.Country(t.Context(), "KR"); err != nil || p.Total == 0 || len(p.Years) == 0 {
		t.Errorf("without a model: %d agreements, %v", p.Total, err)
	}
}

func TestFacetAndTotals(t *testing.T) {
	t.Parallel()
	s := specimens(t, 300)
	x := indexed(t, s)
	q := query.Agreements{Countries: []accord.Code{"KR"}, Topics: []string{"skills"}}
	for _, param := range []string{query.ParamCountry, query.ParamOrganisation, query.ParamYear, query.ParamBasis, query.ParamTopic} {
		want, err := s.Facet(t.Context(), q, param)
		if err != nil {
			t.Fatal(err)
		}
		got, err := x.Facet(t.Context(), q, param)
		if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); err != nil || diff != "" {
			t.Errorf("%s: %v, mismatch (-SQL +index)\n%s", param, err, diff)
		}
	}
	if _, err := x.Facet(t.Context(), q, "colour"); accord.KindOf(err) != accord.NotFound {
		t.Errorf("a filter that is none: %v, want NotFound", err)
	}
	lists := []query.Agreements{{}, q, {Text: "cloud"}, {Ending: 12}, {Since: accord.Date{Year: 2026, Month: 1, Day: 1}}}
	want, err := s.Totals(t.Context(), lists)
	if err != nil {
		t.Fatal(err)
	}
	got, err := x.Totals(t.Context(), lists)
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v, mismatch (-SQL +index)\n%s", err, diff)
	}
	if want[0] != 300 || want[1] == 0 {
		t.Errorf("totals %v say nothing", want)
	}
}

// A model shows one state of the register, stamps included, until it is renewed.
func TestRenew(t *testing.T) {
	t.Parallel()
	s := specimens(t, 50)
	x := index.New(s, today, slog.New(slog.NewTextHandler(io.Discard, nil)))
	total := func() int {
		t.Helper()
		n, err := x.Totals(t.Context(), []query.Agreements{{}})
		if err != nil {
			t.Fatal(err)
		}
		return n[0]
	}
	if total() != 50 || x.Ready() == nil {
		t.Errorf("without a model, SQL answers %d, ready: %v", total(), x.Ready())
	}
	if err := x.Renew(t.Context()); err != nil || x.Ready() != nil {
		t.Fatal(err, x.Ready())
	}
	before, err := x.Edition(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Replace(t.Context(), storetest.Document("more", storetest.Agreement{ID: "h8m20e18", Title: "Charter", Kind: accord.Charter,
		Signed: "2018-11-21", Countries: []accord.Code{"IL", "KR"}, Summit: "digital-nations-2018"})); err != nil {
		t.Fatal(err)
	}
	if held, err := x.Edition(t.Context()); err != nil || held != before || total() != 50 {
		t.Errorf("before it is renewed: edition %v, %v, %d agreements", held, err, total())
	}
	if err := x.Renew(t.Context()); err != nil {
		t.Fatal(err)
	}
	if after, err := x.Edition(t.Context()); err != nil || after.Change <= before.Change || total() != 51 {
		t.Errorf("after: edition %v, %v, %d agreements", after, err, total())
	}
	if st := x.Status(); st.Agreements != 51 || !st.Built.Equal(today()) || st.Edition.Change <= before.Change {
		t.Errorf("status %+v", st)
	}
	same(t, x, s, query.Agreements{Summits: []string{"digital-nations-2018"}})
	same(t, x, s, query.Agreements{Text: "h8m20e18"})
}

// Lists go on from memory while the database is away, but for words.
func TestWithoutDatabase(t *testing.T) {
	t.Parallel()
	s := specimens(t, 120)
	x := indexed(t, s)
	q := query.Agreements{Countries: []accord.Code{"GB"}, Sort: query.ByTitle}
	want, err := x.Agreements(t.Context(), q)
	if err != nil || want.Total == 0 {
		t.Fatalf("%d agreements, %v", want.Total, err)
	}
	s.Close()
	got, err := x.Agreements(t.Context(), q)
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v, mismatch (-with a database +without)\n%s", err, diff)
	}
	if _, err := x.Coverage(t.Context()); err != nil {
		t.Errorf("coverage: %v", err)
	}
	if _, err := x.Agreements(t.Context(), query.Agreements{Text: "cloud"}); err == nil {
		t.Error("words cannot be looked up without Postgres, and no error says so")
	}
}

func TestRowsOfAPage(t *testing.T) {
	t.Parallel()
	s := specimens(t, 80)
	x := indexed(t, s)
	var seen []string
	for page := 1; page <= 5; page++ {
		p, err := x.Agreements(t.Context(), query.Agreements{Sort: query.BySignedAsc, Page: page})
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range p.Rows {
			seen = append(seen, r.ID)
		}
	}
	if slices.Sort(seen); len(seen) != 80 || len(slices.Compact(seen)) != 80 {
		t.Errorf("five pages have %d agreements", len(seen))
	}
}

// TestDaysAreThoseOfUTC: an index counts from the day that SQL counts from,
// wherever a portal stands.
func TestDaysAreThoseOfUTC(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	storetest.Fill(t, s)
	c := storetest.Document("ending", storetest.Agreement{ID: "aaaaaaaa", Title: "Memorandum", Kind: accord.MOU, Signed: "2020-11-24", Countries: []accord.Code{"KR", "BY"}})
	c.Agreements[0].Expiry.Value = accord.Value[accord.Date]{V: accord.Date{Year: 2026, Month: 11, Day: 24}, Basis: accord.Curated,
		Citation: &accord.Citation{Publisher: "P", URL: "https://example.org/"}}
	if _, err := s.Replace(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	seoul := time.FixedZone("KST", 9*60*60)
	x := index.New(s, func() time.Time { return time.Date(2026, 11, 25, 3, 0, 0, 0, seoul) }, slog.New(slog.DiscardHandler))
	if err := x.Renew(t.Context()); err != nil {
		t.Fatal(err)
	}
	list, err := x.Agreements(t.Context(), query.Agreements{Ending: 6})
	if err != nil || list.Total != 1 {
		t.Errorf("%d agreements run out from 24 November on (%v), want 1", list.Total, err)
	}
}
