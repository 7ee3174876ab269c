package store_test

import (
	"context"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"accords/internal/store"

	"github.com/jackc/pgx/v5"
)

func exec(t *testing.T, dsn, sql string) {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background())
	if _, err := conn.Exec(t.Context(), sql); err != nil {
		t.Fatal(err)
	}
}

func TestMigrateAnEmptyDatabase(t *testing.T) {
	t.Parallel()
	dsn := pg.Empty(t)
	before, err := store.ReadSchema(t.Context(), dsn)
	if err != nil || before.Version != 0 || before.Pending() < 1 {
		t.Fatalf("an empty database has schema %+v, %v", before, err)
	}
	if err := store.Migrate(t.Context(), dsn, nil); err != nil {
		t.Fatal(err)
	}
	after, err := store.ReadSchema(t.Context(), dsn)
	if err != nil || after.Pending() != 0 || after.Dirty || after.Check() != nil {
		t.Errorf("after the migration: %+v, %v", after, err)
	}
	s, err := store.Open(t.Context(), dsn, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.Ready(t.Context()); err != nil {
		t.Errorf("not ready: %v", err)
	}
}

func TestReadyNamesWhatIsMissing(t *testing.T) {
	t.Parallel()
	s, err := store.Open(t.Context(), pg.Empty(t), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.Ready(t.Context()); err == nil || !strings.Contains(err.Error(), "portal migrate") {
		t.Errorf("an empty database is %v", err)
	}
}

func TestSchemasThatCannotBeUsed(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct{ sql, want string }{
		"dirty": {`UPDATE schema_migrations SET dirty = true`, "UPDATE schema_migrations"},
		"newer": {`UPDATE schema_migrations SET version = 999999`, "run the newer portal"},
	} {
		dsn := pg.DSN(t)
		exec(t, dsn, tt.sql)
		ran := false
		err := store.Migrate(t.Context(), dsn, func(context.Context) error { ran = true; return nil })
		if err == nil || !strings.Contains(err.Error(), tt.want) || ran {
			t.Errorf("%s: Migrate says %v, imported %v", name, err, ran)
		}
	}
}

// Several portals start at once: each waits for its turn, and none is inside
// while another is.
func TestMigrateTakesTurns(t *testing.T) {
	t.Parallel()
	dsn := pg.Empty(t)
	var inside, most atomic.Int32
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			if err := store.Migrate(t.Context(), dsn, func(context.Context) error {
				most.Store(max(most.Load(), inside.Add(1)))
				inside.Add(-1)
				return nil
			}); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if most.Load() != 1 {
		t.Errorf("%d were inside at once", most.Load())
	}
}

func TestMigrateStopsWaitingWhenToldTo(t *testing.T) {
	t.Parallel()
	dsn := pg.DSN(t)
	if err := store.Migrate(t.Context(), dsn, func(context.Context) error {
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if err := store.Migrate(ctx, dsn, nil); err == nil {
			t.Error("a second migration went in")
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}
