package store_test

import (
	"strings"
	"testing"
	"time"

	"accords/internal/accord"
	"accords/internal/query"
	"accords/internal/store"
	"accords/internal/store/storetest"
)

// TestBuried: where an id leads that is no agreement's any more. A database that
// goes away between the two questions is no answer.
func TestBuried(t *testing.T) {
	t.Parallel()
	dsn := filled(t)
	w := storetest.NewWire(t, dsn, func(_ int, sql string) storetest.Verdict {
		if strings.Contains(sql, "FROM tombstone") {
			return storetest.CutBefore
		}
		return storetest.Pass
	})
	open := func(dsn string) *store.Store {
		s, err := store.Open(t.Context(), dsn, store.Options{})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(s.Close)
		return s
	}
	s, cut := open(dsn), open(w.DSN())
	exec(t, dsn, `INSERT INTO tombstone (kind, id, reason, gone_at, successor) VALUES
		('agreement', '00000001', 'merged', '2020-02-02', '00000002'),
		('agreement', '00000002', 'merged', '2020-02-02', '`+belarusID+`'),
		('agreement', '00000003', 'merged', '2020-02-02', '00000004'),
		('agreement', '00000004', 'merged', '2020-02-02', '00000003'),
		('agreement', '00000005', 'Nobody reports it.', '2020-02-02 23:30:00+00', NULL)`)
	for id, want := range map[string]accord.ErrorKind{
		"00000001": "", belarusID: "", "00000003": accord.NotFound, "00000005": accord.Gone, "zzzzzzzz": accord.NotFound,
	} {
		d, err := s.Dossier(t.Context(), id)
		if accord.KindOf(err) != want || want == "" && d.ID != belarusID {
			t.Errorf("%s leads to %q, %v", id, d.ID, err)
		}
		if want == accord.Gone && !strings.Contains(err.Error(), "withdrawn on 2 February 2020. Nobody") {
			t.Errorf("%s: %v", id, err)
		}
	}
	if _, err := cut.Agreement(t.Context(), "00000001"); accord.KindOf(err) != accord.Unavailable {
		t.Errorf("without an answer about its id: %v", err)
	}
}

// TestDaysAreThoseOfUTC: what runs out today is the same on every portal, wherever
// it stands, and changes with the tags of pages, which name the day in UTC.
func TestDaysAreThoseOfUTC(t *testing.T) {
	t.Parallel()
	seoul := time.FixedZone("KST", 9*60*60)
	s := pg.NewWith(t, store.Options{Now: func() time.Time { return time.Date(2026, 11, 25, 3, 0, 0, 0, seoul) }})
	c := storetest.Document("ending", storetest.Agreement{ID: "aaaaaaaa", Title: "Memorandum", Kind: accord.MOU, Signed: "2020-11-24", Countries: []accord.Code{"KR", "BY"}})
	c.Agreements[0].Expiry.Value = accord.Value[accord.Date]{V: accord.Date{Year: 2026, Month: 11, Day: 24}, Basis: accord.Curated,
		Citation: &accord.Citation{Publisher: "P", URL: "https://example.org/"}}
	if _, err := s.PutAuthority(t.Context(), storetest.Authority()); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Replace(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	list, err := s.Agreements(t.Context(), query.Agreements{Ending: 6})
	if err != nil || list.Total != 1 {
		t.Errorf("%d agreements run out from 24 November on (%v), want 1", list.Total, err)
	}
}
