package store_test

import (
	"context"
	"sync"
	"testing"
	"time"

	"accords/internal/accord"
	"accords/internal/store"

	"github.com/jackc/pgx/v5"
)

// Two portals on one database: what one imports, both hear of, also after the
// database has thrown out the connection that one of them listens on.
func TestFollow(t *testing.T) {
	t.Parallel()
	dsn := pg.DSN(t)
	var portals []*store.Store
	var heard []chan struct{}
	ctx, stop := context.WithCancel(t.Context())
	var followers sync.WaitGroup
	for range 2 {
		s, err := store.Open(t.Context(), dsn, store.Options{})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(s.Close)
		called := make(chan struct{}, 100)
		portals, heard = append(portals, s), append(heard, called)
		followers.Go(func() { s.Follow(ctx, func(context.Context) { called <- struct{}{} }) })
	}
	await := func(what string) {
		t.Helper()
		for i, called := range heard {
			select {
			case <-called:
			case <-time.After(20 * time.Second): // never waited out: a silent portal fails the test
				t.Fatalf("%s: portal %d heard nothing", what, i)
			}
		}
	}
	run := func() {
		t.Helper()
		if err := portals[0].RecordRun(t.Context(), accord.ImportRun{Started: time.Now(), Finished: time.Now(), Version: "test"}); err != nil {
			t.Fatal(err)
		}
	}
	await("at the start")
	run()
	await("after a run")

	conn, err := pgx.Connect(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.WithoutCancel(t.Context()))
	if _, err := conn.Exec(t.Context(), `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'`); err != nil {
		t.Fatal(err)
	}
	await("once it listens again, for what it may have missed")
	run()
	await("after another run")
	stop()
	followers.Wait() // it ends with its context
}
