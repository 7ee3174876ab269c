package store_test

import (
	"testing"
	"time"

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
	// One is gone and another came. All three stand in one text, whose passages
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
}

// Freezing is no way to fill the database: the same list is one row, an empty
// one none, and a day has an end.
func TestFreezingIsBounded(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)
	s := pg.NewWith(t, store.Options{Now: func() time.Time { return now }})
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
	now = now.Add(25 * time.Hour)
	if _, err := s.Freeze(t.Context(), query.Agreements{YearFrom: 1800}); err != nil {
		t.Errorf("on the next day: %v", err)
	}
}
