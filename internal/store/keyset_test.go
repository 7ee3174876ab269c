package store_test

import (
	"testing"
	"time"

	"accords/internal/accord"
	"accords/internal/query"
	"accords/internal/store"
	"accords/internal/store/storetest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func twenty() accord.Contribution {
	var list []storetest.Agreement
	const letters = "abcdefghjkmnpqrstvwx"
	for i, r := range letters {
		a := storetest.Agreement{ID: "aaaaaaa" + string(r), Title: "Agreement " + string(letters[len(letters)-1-i]), Kind: accord.MOU, Countries: []accord.Code{"KR", "GB"}}
		if i%4 != 0 {
			a.Signed = time.Date(2010+i%7, 3, 1, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
		}
		list = append(list, a)
	}
	return storetest.Document("twenty", list...)
}

// Walking a list by cursors visits what its pages show, in the same order.
func TestKeysetFollowsTheList(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	storetest.Fill(t, s, twenty())
	for _, sort := range query.Sorts() {
		q := query.Agreements{Sort: sort}
		if sort == query.ByRelevance {
			q.Text = "Agreement"
		}
		page, err := s.Agreements(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		var want, got []string
		for _, r := range page.Rows {
			want = append(want, r.ID)
		}
		var after query.Cursor
		for rounds := 0; rounds < 10; rounds++ {
			ids, next, err := s.AgreementIDs(t.Context(), q, after, 3)
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, ids...)
			if next.IsZero() {
				break
			}
			if after, err = query.ParseCursor(next.String()); err != nil {
				t.Fatal(err)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("by %s: mismatch (-pages +cursors)\n%s", sort, diff)
		}
	}
}

// A record that is added before a cursor shifts nothing.
func TestCursorStaysInPlace(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	storetest.Fill(t, s, twenty())
	q := query.Agreements{Countries: []accord.Code{"GB"}}
	_, after, err := s.AgreementIDs(t.Context(), q, query.Cursor{}, 5)
	if err != nil {
		t.Fatal(err)
	}
	want, _, err := s.AgreementIDs(t.Context(), q, after, 5)
	if err != nil {
		t.Fatal(err)
	}
	storetest.Fill(t, s, storetest.Document("newer", storetest.Agreement{ID: "zzzzzzzz", Title: "Newest", Kind: accord.MOU, Signed: "2026-01-01", Countries: []accord.Code{"GB"}}))
	got, _, err := s.AgreementIDs(t.Context(), q, after, 5)
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("%v; mismatch (-before +after)\n%s", err, diff)
	}
}

// Many agreements at once are the same as each alone.
func TestDossiersAreTheAgreements(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	storetest.Fill(t, s, world()...)
	ids, _, err := s.AgreementIDs(t.Context(), query.Agreements{}, query.Cursor{}, 100)
	if err != nil {
		t.Fatal(err)
	}
	list, err := s.Dossiers(t.Context(), append(ids, "00000000"))
	if err != nil || len(list) != len(ids) {
		t.Fatalf("%d of %d: %v", len(list), len(ids), err)
	}
	for i, d := range list {
		alone, err := s.Agreement(t.Context(), ids[i])
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(alone, d.Agreement, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s: mismatch (-alone +together)\n%s", ids[i], diff)
		}
		known, err := s.Provenance(t.Context(), accord.RecordAgreement, []string{ids[i]})
		if diff := cmp.Diff(known[ids[i]], d.Provenance); diff != "" || err != nil {
			t.Errorf("%s: %v; provenance: mismatch (-alone +together)\n%s", ids[i], err, diff)
		}
	}
}

// An edition is of the newest of all that happened, a change or the end of a run.
func TestTimeOfAnEdition(t *testing.T) {
	t.Parallel()
	s := changing(t) // on three days, with a run that ended a minute after the last change
	day := func(d, minute int) time.Time { return time.Date(2026, 5, d, 12, minute, 0, 0, time.UTC) }
	if e := must(s.Edition(t.Context()))(t); !e.At.Equal(day(3, 1)) {
		t.Errorf("after the run it is of %v", e.At)
	}
	for _, run := range []struct{ ended, want time.Time }{{day(2, 0), day(3, 1)}, {day(4, 0), day(4, 0)}, {day(1, 0), day(4, 0)}} {
		if err := s.RecordRun(t.Context(), accord.ImportRun{Started: run.ended, Finished: run.ended, Version: "1"}); err != nil {
			t.Fatal(err)
		}
		if e := must(s.Edition(t.Context()))(t); !e.At.Equal(run.want) {
			t.Errorf("after a run of %v it is of %v, want %v", run.ended, e.At, run.want)
		}
	}
	clock := &days{}
	clock.set(1)
	alone := pg.NewWith(t, store.Options{Now: clock.now})
	storetest.Fill(t, alone, world()...)
	clock.set(2)
	replace(t, alone, storetest.Document("third", storetest.Agreement{ID: "00000001", Title: "Third", Kind: accord.MOU}))
	if e := must(alone.Edition(t.Context()))(t); !e.At.Equal(day(2, 0)) || e.Run != 0 {
		t.Errorf("without a run it is %+v", e)
	}
}

// An import is a new edition.
func TestEdition(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	first, err := s.Edition(t.Context())
	if err != nil || first.Run != 0 || first.Change != 0 {
		t.Fatalf("an empty register is at %+v, %v", first, err)
	}
	storetest.Fill(t, s, world()...)
	second, err := s.Edition(t.Context())
	if err != nil || second.Change <= first.Change || !second.At.After(first.At) {
		t.Errorf("after an import it is at %+v, %v", second, err)
	}
	now := time.Now()
	if err := s.RecordRun(t.Context(), accord.ImportRun{Started: now, Finished: now, Version: "test"}); err != nil {
		t.Fatal(err)
	}
	if third, err := s.Edition(t.Context()); err != nil || third.Run <= second.Run {
		t.Errorf("after a run it is at %+v, %v", third, err)
	}
}
