package store_test

import (
	"context"
	"slices"
	"testing"

	"accords/internal/accord"
	"accords/internal/store"
	"accords/internal/store/storetest"

	"github.com/jackc/pgx/v5"
)

// listening is a ledger that keeps the state and what has changed.
type listening struct {
	deaf
	state   accord.LedgerState
	changed []string
}

func (l *listening) State(s accord.LedgerState) { l.state = s }
func (l *listening) Changed(id []byte)          { l.changed = append(l.changed, string(id)) }

// A change with a number from long ago that is committed last is read all the
// same, however many readings have passed meanwhile; and where nothing is under way,
// nothing is asked for again.
func TestChangesThatComeLate(t *testing.T) {
	t.Parallel()
	dsn := pg.DSN(t)
	s, err := store.Open(t.Context(), dsn, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	storetest.Fill(t, s)
	slow, err := pgx.Connect(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer slow.Close(context.WithoutCancel(t.Context()))
	quick, err := pgx.Connect(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer quick.Close(context.WithoutCancel(t.Context()))
	exec := func(c *pgx.Conn, sql string) {
		t.Helper()
		if _, err := c.Exec(t.Context(), sql); err != nil {
			t.Fatal(err)
		}
	}
	const note = `INSERT INTO change (record, key, title, what, at) SELECT 'agreement', `
	exec(slow, `BEGIN`)
	exec(slow, note+`'late', 'A change that comes late', 'new', now()`)
	exec(quick, note+`'early', 'One of many', 'new', now() FROM generate_series(1, 3000)`)

	whole := &listening{}
	if err := s.Ledger(t.Context(), whole); err != nil {
		t.Fatal(err)
	}
	since := whole.state
	for i := range 3 {
		exec(quick, note+`'next', 'Another', 'new', now() FROM generate_series(1, 2000)`)
		heard := &listening{}
		if known, err := s.LedgerSince(t.Context(), since, 10, heard); err != nil || !known || !slices.Contains(heard.changed, "next") || slices.Contains(heard.changed, "late") {
			t.Fatalf("reading %d: known %t, changed %v, %v", i, known, heard.changed, err)
		}
		since = heard.state
	}
	exec(slow, `COMMIT`)
	heard := &listening{}
	if _, err := s.LedgerSince(t.Context(), since, 10, heard); err != nil || !slices.Contains(heard.changed, "late") {
		t.Fatalf("after it came: changed %v, %v", heard.changed, err)
	}
	// Other tests of this server have transactions of their own, which end.
	const patience = 3000
	for try := 0; heard.state.Settled != heard.state.Edition.Change || len(heard.changed) > 0; try++ {
		if try == patience {
			t.Fatalf("settled is change %d of %d, changed %v: nothing is under way", heard.state.Settled, heard.state.Edition.Change, heard.changed)
		}
		last := heard.state
		heard = &listening{}
		if known, err := s.LedgerSince(t.Context(), last, 10, heard); err != nil || !known {
			t.Fatal(known, err)
		}
	}
}
