package store_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"accords/internal/accord"
	"accords/internal/store"

	"github.com/jackc/pgx/v5"
)

// Once the report of a run is kept, Postgres knows how large the tables are that the
// run filled, whoever it was: the owner of the tables, or the role for imports, for
// which ANALYZE does nothing.
func TestWhatAnImportFilledIsCounted(t *testing.T) {
	t.Parallel()
	dsn, prefix := withRoles(t)
	exec(t, dsn, `ALTER TABLE document SET (autovacuum_enabled = false); ALTER TABLE tombstone SET (autovacuum_enabled = false)`)
	conn, err := pgx.Connect(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.WithoutCancel(t.Context()))
	counted := func(table string) (rows float64) {
		t.Helper()
		if err := conn.QueryRow(t.Context(), `SELECT reltuples FROM pg_class WHERE oid = $1::text::regclass`, table).Scan(&rows); err != nil {
			t.Fatal(err)
		}
		return rows
	}
	if n := counted("document"); n >= 0 {
		t.Fatalf("document was counted before any run: %v", n)
	}
	for i, role := range []string{"_import", "_migrate"} {
		s, err := store.Open(t.Context(), as(t, dsn, prefix+role), store.Options{})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(s.Close)
		if err := s.RecordRun(t.Context(), accord.ImportRun{Started: time.Now(), Finished: time.Now(), Version: "test"}); err != nil {
			t.Fatal(err)
		}
		if n := counted("document"); n != 2 {
			t.Errorf("%s: %v documents are counted, want 2", role, n)
		}
		want := float64(-1) // nothing is in it
		if i > 0 {
			want = 5000
		}
		if n := counted("tombstone"); n != want {
			t.Errorf("%s: %v tombstones are counted, want %v", role, n, want)
		}
		exec(t, dsn, `INSERT INTO tombstone (kind, id, reason, gone_at) SELECT 'document', i, 'x', now() FROM generate_series(1, 5000) i ON CONFLICT DO NOTHING`)
	}
	// What has grown by little is left to Postgres.
	var again []string
	exec(t, dsn, `INSERT INTO tombstone (kind, id, reason, gone_at) SELECT 'summit', i, 'x', now() FROM generate_series(1, 1000) i`)
	if err := conn.QueryRow(t.Context(), `SELECT count_grown_tables()`).Scan(&again); err != nil || slices.Contains(again, "document") || slices.Contains(again, "tombstone") {
		t.Errorf("counted again: %v, %v", again, err)
	}
}
