package site_test

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"accords/internal/site"
	"accords/internal/store"
	"accords/internal/store/storetest"

	"github.com/jackc/pgx/v5"
)

// Who leaves takes the question to the database along, whatever was asked for: a
// crowd that reloads would otherwise keep every connection busy for nobody.
func TestWhoLeavesCancelsTheirSQL(t *testing.T) {
	t.Parallel()
	dsn := pg.DSN(t)
	s, err := store.Open(t.Context(), dsn, store.Options{StatementTimeout: time.Hour})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	storetest.Fill(t, s, korea())
	edition, err := s.Edition(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	portal := httptest.NewServer(site.New(steady{s, edition}, site.Config{BaseURL: "https://accords.example", Timeout: time.Hour}, slog.New(slog.DiscardHandler)))
	defer portal.Close()
	// Within a transaction pg_stat_activity shows what it was at its beginning.
	var locks, looks *pgx.Conn
	for _, conn := range []**pgx.Conn{&locks, &looks} {
		if *conn, err = pgx.Connect(t.Context(), dsn); err != nil {
			t.Fatal(err)
		}
		defer (*conn).Close(context.WithoutCancel(t.Context()))
	}
	if _, err := locks.Exec(t.Context(), `BEGIN; LOCK TABLE agreement, summit, organisation IN ACCESS EXCLUSIVE MODE`); err != nil {
		t.Fatal(err)
	}
	wait := func(path string, want int) {
		t.Helper()
		patience, cancel := context.WithTimeout(t.Context(), time.Minute) // for a test that fails
		defer cancel()
		for waiting := -1; waiting != want; {
			if err := looks.QueryRow(patience, `SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`).Scan(&waiting); err != nil {
				t.Fatalf("%s: waiting for %d statements: %v", path, want, err)
			}
		}
	}
	for _, path := range []string{"/agreements", "/agreements.csv", "/agreements.jsonl", "/data/accords-2026-01-01.zip"} {
		ctx, leave := context.WithCancel(t.Context())
		req, err := http.NewRequestWithContext(ctx, http.MethodGet, portal.URL+path, nil)
		if err != nil {
			t.Fatal(err)
		}
		left := make(chan struct{})
		go func() {
			defer close(left)
			if resp, err := http.DefaultClient.Do(req); err == nil {
				_, _ = io.Copy(io.Discard, resp.Body)
				_ = resp.Body.Close()
			}
		}()
		wait(path, 1)
		leave()
		wait(path, 0)
		<-left
	}
}
