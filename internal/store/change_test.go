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

// days is a clock that a test sets by hand.
type days struct{ at time.Time }

func (d *days) now() time.Time { return d.at }

func (d *days) set(day int) { d.at = time.Date(2026, 5, day, 12, 0, 0, 0, time.UTC) }

// changing has a register that came on 1 May, changed on the 2nd, and lost its
// charter on the 3rd.
func changing(t *testing.T) *store.Store {
	t.Helper()
	clock := &days{}
	clock.set(1)
	s := pg.NewWith(t, store.Options{Now: clock.now})
	storetest.Fill(t, s, world()...)
	clock.set(2)
	in := world()
	in[0].Agreements[0].Signed.V = accord.Date{Year: 2017, Month: 4, Day: 27}
	in[0].Agreements[0].Topics = in[0].Agreements[0].Topics[:1]
	in[0].Agreements[0].Place.Value = in[0].Agreements[0].Title.Value
	replace(t, s, in[0])
	clock.set(3)
	in[1].Agreements, in[1].Summits = in[1].Agreements[:1], nil
	replace(t, s, in[1])
	if err := s.RecordRun(t.Context(), accord.ImportRun{Started: clock.at, Finished: clock.at.Add(time.Minute), Version: "1"}); err != nil {
		t.Fatal(err)
	}
	return s
}

func replace(t *testing.T, s *store.Store, c accord.Contribution) {
	t.Helper()
	if _, err := s.Replace(t.Context(), c); err != nil {
		t.Fatal(err)
	}
}

func TestHistory(t *testing.T) {
	t.Parallel()
	s := changing(t)
	got, err := s.History(t.Context(), accord.RecordAgreement, belarusID)
	if err != nil {
		t.Fatal(err)
	}
	at := func(day int) time.Time { return time.Date(2026, 5, day, 12, 0, 0, 0, time.UTC) }
	head := accord.Change{Record: accord.RecordAgreement, Key: belarusID, Slug: "memorandum-with-belarus", Title: "Memorandum with Belarus",
		Countries: []accord.Code{"KR", "BY"}}
	edited, added := head, head
	edited.What, edited.At = accord.RecordChanged, at(2)
	edited.Fields = []accord.FieldChange{
		{Field: "place", New: accord.FieldState{Values: []string{"Memorandum with Belarus"}, Basis: accord.Quoted}},
		{Field: "signed", Old: accord.FieldState{Values: []string{"2017-04-26"}, Basis: accord.Quoted}, New: accord.FieldState{Values: []string{"2017-04-27"}, Basis: accord.Quoted}},
		{Field: "topic", Old: accord.FieldState{Values: []string{"public-services", "research"}}, New: accord.FieldState{Values: []string{"public-services"}}},
	}
	added.What, added.At = accord.RecordNew, at(1)
	if diff := cmp.Diff([]accord.Change{edited, added}, got, cmpopts.IgnoreFields(accord.Change{}, "ID"), cmpopts.EquateApproxTime(0)); diff != "" {
		t.Errorf("mismatch (-want +got)\n%s", diff)
	}
	if none, err := s.History(t.Context(), accord.RecordAgreement, "zzzzzzzz"); err != nil || len(none) != 0 {
		t.Errorf("a record that never was has the history %v, %v", none, err)
	}
}

// The same import again changes nothing and notes nothing.
func TestImportingAgainIsNoChange(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	storetest.Fill(t, s, world()...)
	before, err := s.Changes(t.Context(), query.Changes{})
	if err != nil {
		t.Fatal(err)
	}
	storetest.Fill(t, s, world()...)
	after, err := s.Changes(t.Context(), query.Changes{})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, after); diff != "" {
		t.Errorf("mismatch (-before +after)\n%s", diff)
	}
}

// A passage that moved is a change, though every value stayed.
func TestEvidenceThatMovedIsNoted(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	storetest.Fill(t, s, world()...)
	in := world()[0]
	in.Agreements[0].Signed.Reason = "read again"
	replace(t, s, in)
	got, err := s.History(t.Context(), accord.RecordAgreement, belarusID)
	if err != nil || len(got) != 2 {
		t.Fatalf("history %v, %v", got, err)
	}
	if diff := cmp.Diff([]accord.FieldChange{{Field: accord.EvidenceField}}, got[0].Fields); diff != "" {
		t.Errorf("mismatch (-want +got)\n%s", diff)
	}
}

func TestChanges(t *testing.T) {
	t.Parallel()
	s := changing(t)
	since := func(day int) accord.Date { return accord.Date{Year: 2026, Month: 5, Day: day} }
	for name, tt := range map[string]struct {
		q    query.Changes
		want []string
	}{
		// The summit keeps its editor: only its document went, and with it a name.
		"since the 3rd":    {query.Changes{Since: since(3)}, []string{"gone " + charterID, "changed digital-nations-2018"}},
		"since the 2nd":    {query.Changes{Since: since(2), What: accord.RecordChanged}, []string{"changed digital-nations-2018", "changed " + belarusID}},
		"of Belarus":       {query.Changes{Country: "BY"}, []string{"changed " + belarusID, "new " + belarusID}},
		"new, of Israel":   {query.Changes{Country: "IL", What: accord.RecordNew}, []string{"new " + charterID}},
		"since tomorrow":   {query.Changes{Since: since(4)}, nil},
		"beyond the pages": {query.Changes{Page: 99}, nil},
	} {
		page, err := s.Changes(t.Context(), tt.q)
		if err != nil {
			t.Fatal(name, err)
		}
		var got []string
		for _, c := range page.Changes {
			got = append(got, string(c.What)+" "+c.Key)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s: mismatch (-want +got)\n%s", name, diff)
		}
		if tt.q.Page == 0 && page.Total != len(got) {
			t.Errorf("%s: total %d of %d", name, page.Total, len(got))
		}
	}
	page, err := s.Changes(t.Context(), query.Changes{Since: since(3), What: accord.RecordWithdrawn})
	if err != nil || len(page.Changes) != 1 {
		t.Fatalf("withdrawn %v, %v", page.Changes, err)
	}
	gone := page.Changes[0]
	if gone.Title != "Charter" || gone.Slug != "" || gone.Run == 0 || !cmp.Equal(gone.Countries, []accord.Code{"IL", "KR", "GB"}) {
		t.Errorf("the withdrawn charter is %+v", gone)
	}
	if diff := cmp.Diff(map[accord.ChangeKind]int{accord.RecordChanged: 1, accord.RecordWithdrawn: 1}, page.Counts); diff != "" {
		t.Errorf("counts leave the kind aside: mismatch (-want +got)\n%s", diff)
	}
}

func TestAgreementsSince(t *testing.T) {
	t.Parallel()
	s := changing(t)
	list, err := s.Agreements(t.Context(), query.Agreements{Since: accord.Date{Year: 2026, Month: 5, Day: 2}})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{belarusID}, ids(list.Rows)); diff != "" {
		t.Fatalf("rows mismatch (-want +got)\n%s", diff)
	}
	if n := list.Rows[0].News; n == nil || n.What != accord.RecordChanged || len(n.Fields) != 3 {
		t.Errorf("news %+v", n)
	}
	if len(list.Withdrawn) != 1 || list.Withdrawn[0].Key != charterID {
		t.Errorf("withdrawn %+v", list.Withdrawn)
	}
	for name, q := range map[string]query.Agreements{
		"another country": {Countries: []accord.Code{"BY"}},
		"another kind":    {Kinds: []accord.Kind{accord.MOU}},
		"not all of them": {Countries: []accord.Code{"IL", "BY"}, MatchAll: true},
	} {
		q.Since = accord.Date{Year: 2026, Month: 5, Day: 2}
		if list, err := s.Agreements(t.Context(), q); err != nil || len(list.Withdrawn) != 0 {
			t.Errorf("%s: withdrawn %v, %v", name, list.Withdrawn, err)
		}
	}
	all, err := s.Agreements(t.Context(), query.Agreements{})
	if err != nil || all.Rows[0].News != nil || all.Withdrawn != nil {
		t.Errorf("without a day the list has news: %+v, %v", all.Rows[0].News, err)
	}
}

// A withdrawn agreement that a document reports again is new, and not listed
// as withdrawn any more.
func TestAgreementComesBack(t *testing.T) {
	t.Parallel()
	s := changing(t)
	replace(t, s, world()[1])
	list, err := s.Agreements(t.Context(), query.Agreements{Since: accord.Date{Year: 2026, Month: 5, Day: 3}})
	if err != nil || len(list.Withdrawn) != 0 || len(list.Rows) != 1 || list.Rows[0].News.What != accord.RecordNew {
		t.Errorf("list %+v, %v", list, err)
	}
}

// What goes on under another id is told with the withdrawn ones, and where it went.
func TestMergedSince(t *testing.T) {
	t.Parallel()
	clock := &days{}
	clock.set(1)
	s := pg.NewWith(t, store.Options{Now: clock.now})
	storetest.Fill(t, s)
	plan := storetest.Agreement{ID: "aaaaaaaa", Title: "Plan", Kind: accord.MOU, Countries: []accord.Code{"KR"}}
	storetest.Catalogue(t, s, storetest.Record("plan", "", plan))
	clock.set(2)
	storetest.Catalogue(t, s, storetest.Record("plan", plan.ID, storetest.Agreement{ID: "bbbbbbbb", Title: "Plan of two", Kind: accord.MOU, Countries: []accord.Code{"KR"}}))
	for day, want := range map[int]int{1: 1, 2: 1, 3: 0} {
		for _, q := range []query.Agreements{{}, {Countries: []accord.Code{"KR", "BY"}}} {
			q.Since = accord.Date{Year: 2026, Month: 5, Day: day}
			list := must(s.Agreements(t.Context(), q))(t)
			if len(list.Withdrawn) != want {
				t.Errorf("since the %dth: %+v", day, list.Withdrawn)
				continue
			}
			for _, c := range list.Withdrawn {
				if c.Key != "aaaaaaaa" || c.What != accord.RecordMerged || c.Into == nil || c.Into.Slug != "bbbbbbbb" || c.Into.Label != "Plan of two" {
					t.Errorf("since the %dth: %+v", day, c)
				}
			}
		}
	}
}

// Walking the changes by cursors visits what their pages show, each once, under any
// filter; a cursor of another list is a mistake of who asks.
func TestChangesByCursor(t *testing.T) {
	t.Parallel()
	s := changing(t)
	for _, q := range []query.Changes{{}, {Country: "KR"}, {What: accord.RecordNew}, {What: accord.RecordNew, Country: "GB"}, {Since: accord.Date{Year: 2026, Month: 5, Day: 2}}, {Country: "US"}} {
		want := must(s.Changes(t.Context(), q))(t).Changes
		for _, size := range []int{1, 2, 100} {
			var got []accord.Change
			var after query.Cursor
			for {
				list, next, err := s.ChangesAfter(t.Context(), q, after, size)
				if err != nil || len(list) > size || len(got) > len(want) {
					t.Fatalf("%+v: %d at once of at most %d, %d of %d in all, %v", q, len(list), size, len(got), len(want), err)
				}
				got = append(got, list...)
				if next.IsZero() {
					break
				}
				after = must(query.ParseCursor(next.String()))(t)
			}
			if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("%+v by %d: mismatch (-pages +cursors)\n%s", q, size, diff)
			}
		}
	}
	for _, c := range []query.Cursor{{Key: "2026", ID: "1"}, {Key: "2026-05-01T00:00:00Z", ID: "x"}} {
		if _, _, err := s.ChangesAfter(t.Context(), query.Changes{}, c, 1); accord.KindOf(err) != accord.Invalid {
			t.Errorf("%+v: %v", c, err)
		}
	}
}
