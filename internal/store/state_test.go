package store_test

import (
	"testing"

	"accords/internal/store"

	"github.com/jackc/pgx/v5"
)

// A batch of one state sees that state alone and cannot write; one that fails says
// so, and the next has a connection with nothing left of it.
func TestBatchOfOneState(t *testing.T) {
	t.Parallel()
	s, err := store.Open(t.Context(), pg.DSN(t), store.Options{MaxConns: 1})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	text := func(b *pgx.Batch, sql string, args ...any) *string {
		var got string
		b.Queue(sql, args...).QueryRow(func(row pgx.Row) error { return row.Scan(&got) })
		return &got
	}
	for range 2 {
		b := &pgx.Batch{}
		isolation, only := text(b, `SHOW transaction_isolation`), text(b, `SHOW transaction_read_only`)
		if err := s.InOneState(t.Context(), b); err != nil || *isolation != "repeatable read" || *only != "on" {
			t.Errorf("isolation %q, read only %q, %v", *isolation, *only, err)
		}
		broken := &pgx.Batch{}
		text(broken, `SELECT (1 / $1::int)::text`, 0)
		if err := s.InOneState(t.Context(), broken); err == nil {
			t.Error("a query that cannot be answered says nothing")
		}
		if _, err := s.Edition(t.Context()); err != nil {
			t.Errorf("after a batch that failed: %v", err)
		}
	}
}
