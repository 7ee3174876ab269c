package store_test

import (
	"fmt"
	"sync"
	"sync/atomic"
	"testing"

	"accords/internal/accord"
	"accords/internal/query"
	"accords/internal/store"
	"accords/internal/store/storetest"

	"github.com/google/go-cmp/cmp"
)

func frozenDocument(title string, ids ...string) accord.Contribution {
	var list []storetest.Agreement
	for i, id := range ids {
		a := storetest.Agreement{ID: id, Title: "Memorandum " + id, Kind: accord.MOU, Signed: "201" + string(rune('9'-i)) + "-04-26", Countries: []accord.Code{"KR", "BY"}}
		if i == 0 {
			a.Title = title
		}
		list = append(list, a)
	}
	return storetest.Document("korea", list...)
}

// A frozen list stays as it was: what changes, goes or comes afterwards is said
// beside it.
func TestFrozenList(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	storetest.Fill(t, s, frozenDocument("First", "aaaaaaaa", "bbbbbbbb", "cccccccc"))
	korea := query.Agreements{Countries: []accord.Code{"KR"}}
	hash, err := s.Freeze(t.Context(), korea)
	if err != nil {
		t.Fatal(err)
	}
	before, err := s.Frozen(t.Context(), hash)
	if err != nil {
		t.Fatal(err)
	}
	if before.Query != "country=KR" || before.At.IsZero() || len(before.Changes) != 0 || accord.FreezeHash(before.Query, before.Members) != hash {
		t.Errorf("the list is %+v", before)
	}
	states := func(l accord.FrozenList) map[string]accord.FrozenState {
		out := map[string]accord.FrozenState{}
		for _, m := range l.Members {
			out[m.ID+" "+m.Title] = m.Now
		}
		return out
	}
	want := map[string]accord.FrozenState{"aaaaaaaa First": accord.FrozenSame, "bbbbbbbb Memorandum bbbbbbbb": accord.FrozenSame, "cccccccc Memorandum cccccccc": accord.FrozenSame}
	if diff := cmp.Diff(want, states(before)); diff != "" {
		t.Errorf("at once: mismatch (-want +got)\n%s", diff)
	}
	// One is gone and another came, which is no member. All three stand in one text, whose passages
	// move with the new title: what was read from there has a new version, too.
	if _, err := s.Replace(t.Context(), frozenDocument("First corrected", "aaaaaaaa", "dddddddd", "cccccccc")); err != nil {
		t.Fatal(err)
	}
	after, err := s.Frozen(t.Context(), hash)
	if err != nil {
		t.Fatal(err)
	}
	want = map[string]accord.FrozenState{"aaaaaaaa First": accord.FrozenChanged, "bbbbbbbb Memorandum bbbbbbbb": accord.FrozenGone, "cccccccc Memorandum cccccccc": accord.FrozenChanged}
	if diff := cmp.Diff(want, states(after)); diff != "" {
		t.Errorf("after an import: mismatch (-want +got)\n%s", diff)
	}
	if len(after.Changes) != 3 {
		t.Errorf("%d changes of its members, want the correction, the withdrawal and the moved words: %+v", len(after.Changes), after.Changes)
	}
	if accord.FreezeHash(after.Query, after.Members) != hash {
		t.Error("the list is another one now")
	}
	if len(after.Added) != 1 || after.Joined != 1 || after.Added[0].ID != "dddddddd" || after.Added[0].Now != accord.FrozenAdded || after.Added[0].Version == "" {
		t.Errorf("what came is %+v of %d, want dddddddd", after.Added, after.Joined)
	}
}

// freeze keeps a list and returns what it reads as after each step.
func freeze(t *testing.T, s *store.Store, q query.Agreements) func() accord.FrozenList {
	t.Helper()
	hash, err := s.Freeze(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	return func() accord.FrozenList {
		t.Helper()
		l, err := s.Frozen(t.Context(), hash)
		if err != nil {
			t.Fatal(err)
		}
		return l
	}
}

// A member that was merged leads to its survivor, over two mergers too; it was
// not withdrawn, and the survivor is no newcomer.
func TestFrozenMemberThatWasMerged(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	one := storetest.Agreement{ID: "aaaaaaaa", Title: "Plan", Kind: accord.MOU, Countries: []accord.Code{"KR"}}
	two := storetest.Agreement{ID: "bbbbbbbb", Title: "Plan of two", Kind: accord.MOU, Countries: []accord.Code{"KR"}}
	storetest.Fill(t, s)
	storetest.Catalogue(t, s, storetest.Record("plan", "", one))
	read := freeze(t, s, query.Agreements{Countries: []accord.Code{"KR"}})
	storetest.Catalogue(t, s, storetest.Record("plan", one.ID, two))
	type fate struct {
		Now  accord.FrozenState
		Into accord.Ref
	}
	check := func(when string, want fate) {
		t.Helper()
		l := read()
		got := fate{Now: l.Members[0].Now}
		if l.Members[0].Into != nil {
			got.Into = *l.Members[0].Into
		}
		if diff := cmp.Diff(want, got); diff != "" || l.Joined != 0 {
			t.Errorf("%s: mismatch (-want +got), %d newcomers\n%s", when, l.Joined, diff)
		}
	}
	check("after a merger", fate{accord.FrozenMerged, accord.Ref{Slug: "bbbbbbbb", Label: "Plan of two", Readable: "plan-of-two"}})
	three := storetest.Agreement{ID: "cccccccc", Title: "Plan of three", Kind: accord.MOU, Countries: []accord.Code{"KR"}}
	storetest.Catalogue(t, s, storetest.Record("plan", two.ID, three))
	check("after a second one", fate{accord.FrozenMerged, accord.Ref{Slug: "cccccccc", Label: "Plan of three", Readable: "plan-of-three"}})
	if _, err := s.PutCatalogue(t.Context(), accord.CatalogueChange{Remove: []string{"plan"}}); err != nil {
		t.Fatal(err)
	}
	check("when the survivor is gone", fate{Now: accord.FrozenGone})
}

// The ids of all mergers are former ids of the last survivor.
func TestFormerIDsOverTwoMergers(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	storetest.Fill(t, s)
	in := storetest.Agreement{ID: "aaaaaaaa", Title: "Plan", Kind: accord.MOU}
	storetest.Catalogue(t, s, storetest.Record("plan", "", in))
	for _, next := range []string{"bbbbbbbb", "cccccccc"} {
		alias := in.ID
		in.ID = next
		storetest.Catalogue(t, s, storetest.Record("plan", alias, in))
	}
	got, err := s.Dossiers(t.Context(), []string{"cccccccc"})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"aaaaaaaa", "bbbbbbbb"}, got[0].FormerIDs); diff != "" {
		t.Errorf("former ids: mismatch (-want +got)\n%s", diff)
	}
	for _, id := range got[0].FormerIDs {
		if a, err := s.Agreement(t.Context(), id); err != nil || a.ID != "cccccccc" {
			t.Errorf("%s leads to %s, %v", id, a.ID, err)
		}
	}
}

// A member that its query does not find any more has left the list, and is
// still there; a member that a query in words finds otherwise is not touched.
func TestFrozenMemberThatLeftTheList(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	storetest.Fill(t, s, frozenDocument("First", "aaaaaaaa", "bbbbbbbb"))
	year := freeze(t, s, query.Agreements{Years: []int{2019}})
	words := freeze(t, s, query.Agreements{Text: "first", Sort: query.ByRelevance})
	in := frozenDocument("First", "aaaaaaaa", "bbbbbbbb")
	in.Agreements[0].Signed.V.Year = 2020
	if _, err := s.Replace(t.Context(), in); err != nil {
		t.Fatal(err)
	}
	if l := year(); len(l.Members) != 1 || l.Members[0].Now != accord.FrozenLeft || l.Joined != 0 {
		t.Errorf("the list of a year is %+v", l)
	}
	if l := words(); len(l.Members) != 1 || l.Members[0].Now != accord.FrozenChanged || l.Joined != 0 {
		t.Errorf("the list of a word is %+v", l)
	}
}

// However many come, a page names the first of them and counts the rest.
func TestFrozenListNamesSoManyNewcomers(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	storetest.Fill(t, s, frozenDocument("First", "aaaaaaaa"))
	read := freeze(t, s, query.Agreements{})
	var in []storetest.Agreement
	for i := range accord.FrozenAddedMost + 3 {
		in = append(in, storetest.Agreement{ID: fmt.Sprintf("n%07d", i), Title: "Later", Kind: accord.MOU})
	}
	if _, err := s.Replace(t.Context(), storetest.Document("later", in...)); err != nil {
		t.Fatal(err)
	}
	if l := read(); len(l.Added) != accord.FrozenAddedMost || l.Joined != accord.FrozenAddedMost+3 || l.Members[0].Now != accord.FrozenSame {
		t.Errorf("%d of %d newcomers", len(l.Added), l.Joined)
	}
}

// Freezing is no way to fill the database: the same list is one row, an empty
// one none, and a day has an end.
func TestFreezingIsBounded(t *testing.T) {
	t.Parallel()
	dsn := pg.DSN(t)
	s, err := store.Open(t.Context(), dsn, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	storetest.Fill(t, s, frozenDocument("First", "aaaaaaaa", "bbbbbbbb"))
	whole := query.Agreements{}
	first, err := s.Freeze(t.Context(), whole)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Freeze(t.Context(), query.Agreements{Countries: []accord.Code{"FR"}}); accord.KindOf(err) != accord.Invalid {
		t.Errorf("an empty list: %v", err)
	}
	if _, err := s.Frozen(t.Context(), "00000000000000000000000000000000"); accord.KindOf(err) != accord.NotFound {
		t.Errorf("a list that nobody froze: %v", err)
	}
	frozen := 1
	for year := 1900; year < 2005; year++ {
		_, err := s.Freeze(t.Context(), query.Agreements{YearFrom: year})
		if accord.KindOf(err) == accord.Unavailable {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		frozen++
	}
	if frozen != 100 {
		t.Errorf("%d lists were frozen in a day, want 100", frozen)
	}
	if again, err := s.Freeze(t.Context(), whole); err != nil || again != first {
		t.Errorf("the list that is there already: %s, %v", again, err)
	}
	exec(t, dsn, `UPDATE frozen_list SET frozen = frozen - interval '25 hours'`)
	if _, err := s.Freeze(t.Context(), query.Agreements{YearFrom: 1800}); err != nil {
		t.Errorf("on the next day: %v", err)
	}
}

// The last places of a day are taken once, however many come at the same moment.
func TestTheLastPlacesAreTakenOnce(t *testing.T) {
	t.Parallel()
	dsn := pg.DSN(t)
	s, err := store.Open(t.Context(), dsn, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	storetest.Fill(t, s, frozenDocument("First", "aaaaaaaa", "bbbbbbbb"))
	exec(t, dsn, `INSERT INTO frozen_list (hash, query, frozen, ids, versions, titles)
		SELECT md5(n::text), '', now(), '{a}', '{a}', '{a}' FROM generate_series(1, 97) n`)
	var taken atomic.Int32
	var g sync.WaitGroup
	for i := range 24 {
		g.Go(func() {
			switch _, err := s.Freeze(t.Context(), query.Agreements{YearFrom: 1900 + i}); {
			case err == nil:
				taken.Add(1)
			case accord.KindOf(err) != accord.Unavailable:
				t.Error(err)
			}
		})
	}
	g.Wait()
	if taken.Load() != 3 {
		t.Errorf("%d lists had the last 3 places", taken.Load())
	}
}
