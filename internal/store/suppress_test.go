package store_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"accords/internal/accord"
	"accords/internal/query"
	"accords/internal/store"
	"accords/internal/store/storetest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/jackc/pgx/v5"
)

func suppress(t *testing.T, s *store.Store, kind accord.SuppressionKind, key string) {
	t.Helper()
	if err := s.Suppress(t.Context(), accord.Suppression{Kind: kind, Key: key, Reason: "A court ordered it.", By: "kim"}); err != nil {
		t.Fatal(err)
	}
}

// A suppressed agreement answers with the reason, before and after its document
// is imported again, and nothing of it is left in the history.
func TestSuppressedAgreementStaysAway(t *testing.T) {
	t.Parallel()
	clock := &days{}
	clock.set(1)
	dsn := pg.DSN(t)
	s, err := store.Open(t.Context(), dsn, store.Options{Now: clock.now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	storetest.Fill(t, s, world()...)
	before, err := s.Edition(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	cited := freeze(t, s, query.Agreements{})
	suppress(t, s, accord.SuppressAgreement, belarusID)
	for _, when := range []string{"at once", "after a new import", "after a second one"} {
		_, err := s.Agreement(t.Context(), belarusID)
		var gone *accord.Error
		if !errors.As(err, &gone) || gone.Kind != accord.Gone || !strings.Contains(gone.Message, "A court ordered it.") {
			t.Errorf("%s: %v", when, err)
		}
		list, err := s.Agreements(t.Context(), query.Agreements{})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff([]string{charterID, kazakhstanID, britainID}, ids(list.Rows)); diff != "" {
			t.Errorf("%s: the list: mismatch (-want +got)\n%s", when, diff)
		}
		for _, m := range cited().Members {
			if m.ID == belarusID && (m.Title != belarusID || m.Now != accord.FrozenGone) {
				t.Errorf("%s: in a frozen list it is %+v", when, m)
			}
		}
		history, err := s.History(t.Context(), accord.RecordAgreement, belarusID)
		if err != nil {
			t.Fatal(err)
		}
		want := []accord.Change{{Record: accord.RecordAgreement, Key: belarusID, Title: belarusID, What: accord.RecordWithdrawn}}
		if diff := cmp.Diff(want, history, cmpopts.IgnoreFields(accord.Change{}, "At", "Countries", "ID"), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s: the history: mismatch (-want +got)\n%s", when, diff)
		}
		in := world()[0]
		in.Agreements[1].Place.Value = in.Agreements[1].Title.Value // so that the import has something to do
		clock.set(2)
		replace(t, s, in)
	}
	after, err := s.Edition(t.Context())
	if err != nil || after.Run == before.Run {
		t.Errorf("the edition is still %+v, %v: caches would go on showing it", after, err)
	}
	audit, err := s.Suppressions(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	want := []accord.Suppression{{Kind: accord.SuppressAgreement, Key: belarusID, Reason: "A court ordered it.", By: "kim", At: time.Date(2026, 5, 1, 12, 0, 0, 0, time.UTC)}}
	if diff := cmp.Diff(want, audit, cmpopts.EquateApproxTime(0)); diff != "" {
		t.Errorf("audit: mismatch (-want +got)\n%s", diff)
	}
	breaches, err := store.Check(t.Context(), dsn)
	if err != nil || len(breaches) > 0 {
		t.Errorf("the register is not sound: %v, %v", breaches, err)
	}
}

// A suppressed name is in no table, whatever is imported later, and every span
// still has its words.
func TestSuppressedPersonIsInNoTable(t *testing.T) {
	t.Parallel()
	const name = `Jang "Minji" 장민지`
	dsn := pg.DSN(t)
	s, err := store.Open(t.Context(), dsn, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	in := func() accord.Contribution {
		c := storetest.Document("korea-belarus", storetest.Agreement{ID: belarusID, Title: "Memorandum signed by " + name + " in Minsk", Kind: accord.MOU,
			Signed: "2017-04-26", Countries: []accord.Code{"KR", "BY"}, Body: "ministry-of-the-interior-and-safety-kr"})
		c.Agreements[0].Slug = "memorandum"
		e := c.Agreements[0].Title.Evidence[0]
		at := strings.Index(c.Document.Text, name) + len("Jang ") // the quotation begins inside the name
		e.Span.Start, e.Quote = at, c.Document.Text[at:e.Span.End]
		e.Before = c.Document.Text[:at]
		c.Agreements[0].Signatories = []accord.Value[accord.Signatory]{{V: accord.Signatory{Name: name, Office: "Minister"}, Basis: accord.Quoted, Evidence: []accord.Evidence{e}}}
		return c
	}
	storetest.Fill(t, s, in())
	if n := occurrences(t, dsn, "장민지"); n == 0 {
		t.Fatal("the name was never there: this shows nothing")
	}
	// The title of a list that somebody has cited is a copy of its own.
	cited := freeze(t, s, query.Agreements{})
	suppress(t, s, accord.SuppressPerson, name)
	for _, when := range []string{"at once", "after a new import"} {
		for _, part := range []string{"장민지", "Jang ", "Minji"} {
			// One place has it by right: the suppression itself.
			if n := occurrences(t, dsn, part); n != 1 {
				t.Errorf("%s: %q is in %d rows of the database, want the suppression alone", when, part, n)
			}
		}
		a, err := s.Agreement(t.Context(), belarusID)
		if err != nil {
			t.Fatal(err)
		}
		if want := "Memorandum signed by " + strings.Repeat("*", len(name)) + " in Minsk"; a.Title.V != want {
			t.Errorf("%s: the title is %q, want %q", when, a.Title.V, want)
		}
		if l := cited(); len(l.Members) != 1 || l.Members[0].Title != a.Title.V || accord.FreezeHash(l.Query, l.Members) != l.Hash {
			t.Errorf("%s: the frozen list is %+v", when, l)
		}
		breaches, err := store.Check(t.Context(), dsn)
		if err != nil || len(breaches) > 0 {
			t.Errorf("%s: the register is not sound: %v, %v", when, breaches, err)
		}
		replace(t, s, in())
	}
}

// occurrences counts the rows of all tables that have the words anywhere, the
// words of a text search among them.
func occurrences(t *testing.T, dsn, words string) int {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(t.Context())
	rows, _ := conn.Query(t.Context(), `SELECT quote_ident(relname) FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`)
	tables, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		t.Fatal(err)
	}
	total := 0
	for _, table := range tables {
		var n int
		if err := conn.QueryRow(t.Context(), `SELECT count(*) FROM `+table+` x WHERE strpos(lower(x::text), lower($1)) > 0`, words).Scan(&n); err != nil {
			t.Fatal(err)
		}
		total += n
	}
	return total
}

// A merger is no way back: the id that was suppressed says why it went, also when
// the catalogue leads it to another record again.
func TestSuppressedIDLeadsNowhere(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	storetest.Fill(t, s)
	in := storetest.Agreement{ID: "aaaaaaaa", Title: "Plan", Kind: accord.MOU}
	storetest.Catalogue(t, s, storetest.Record("plan", "", in))
	in.ID = "bbbbbbbb"
	storetest.Catalogue(t, s, storetest.Record("plan", "aaaaaaaa", in))
	suppress(t, s, accord.SuppressAgreement, "aaaaaaaa")
	for _, when := range []string{"at once", "after a new import"} {
		if _, err := s.Agreement(t.Context(), "aaaaaaaa"); accord.KindOf(err) != accord.Gone || !strings.Contains(err.Error(), "A court ordered it.") {
			t.Errorf("%s: %v", when, err)
		}
		if a, err := s.Agreement(t.Context(), "bbbbbbbb"); err != nil || a.ID != "bbbbbbbb" {
			t.Errorf("%s: the other record: %v", when, err)
		}
		storetest.Catalogue(t, s, storetest.Record("plan", "aaaaaaaa", in))
	}
}

func TestSuppressingWhatNeverWas(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	storetest.Fill(t, s, world()...)
	err := s.Suppress(t.Context(), accord.Suppression{Kind: accord.SuppressAgreement, Key: "00000000", Reason: "x", By: "kim"})
	if accord.KindOf(err) != accord.NotFound {
		t.Errorf("%v", err)
	}
	if audit, err := s.Suppressions(t.Context()); err != nil || len(audit) > 0 {
		t.Errorf("the audit has %v, %v", audit, err)
	}
}
