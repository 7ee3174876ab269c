package store_test

import (
	"context"
	"io"
	"net"
	"net/url"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"accords/internal/accord"
	"accords/internal/query"
	"accords/internal/store"
	"accords/internal/store/storetest"

	"github.com/jackc/pgx/v5"
)

// wire stands between the store and Postgres, and can be cut.
type wire struct {
	network, to string

	mu   sync.Mutex
	open []net.Conn
	dead bool
}

// through returns the address of a database by way of a wire.
func through(t *testing.T, dsn string) (string, *wire) {
	t.Helper()
	u, err := url.Parse(dsn)
	if err != nil {
		t.Fatal(err)
	}
	w := &wire{network: "tcp", to: u.Host}
	q := u.Query()
	if dir := q.Get("host"); strings.HasPrefix(dir, "/") { // a private server has no address but its socket
		w.network, w.to = "unix", filepath.Join(dir, ".s.PGSQL.5432")
		q.Del("host")
		u.RawQuery = q.Encode()
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close(); w.cut() })
	go func() {
		for {
			near, err := l.Accept()
			if err != nil {
				return
			}
			w.join(near)
		}
	}()
	u.Host = l.Addr().String()
	return u.String(), w
}

func (w *wire) join(near net.Conn) {
	w.mu.Lock()
	defer w.mu.Unlock()
	far, err := net.Dial(w.network, w.to)
	if err != nil || w.dead {
		_ = near.Close()
		return
	}
	w.open = append(w.open, near, far)
	for _, ends := range [][2]net.Conn{{near, far}, {far, near}} {
		go func() {
			_, _ = io.Copy(ends[0], ends[1])
			_ = ends[0].Close()
		}()
	}
}

// cut breaks every connection that stands.
func (w *wire) cut() {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, c := range w.open {
		_ = c.Close()
	}
	w.open = nil
}

// down refuses new connections, or takes them again.
func (w *wire) down(is bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.dead = is
}

// busy gives the pool several connections, all of which will be dead.
func busy(t *testing.T, s *store.Store) {
	t.Helper()
	var g sync.WaitGroup
	for range 8 {
		g.Go(func() {
			if _, err := s.Agreements(t.Context(), query.Agreements{}); err != nil {
				t.Error(err)
			}
		})
	}
	g.Wait()
}

// reads are one of each way in which the store reads.
func reads(s *store.Store) map[string]func(context.Context) error {
	return map[string]func(context.Context) error{
		"one row":       func(ctx context.Context) error { _, err := s.Edition(ctx); return err },
		"rows":          func(ctx context.Context) error { _, err := s.Documents(ctx); return err },
		"a snapshot":    func(ctx context.Context) error { _, err := s.Agreements(ctx, query.Agreements{}); return err },
		"a record":      func(ctx context.Context) error { _, err := s.Agreement(ctx, belarusID); return err },
		"a text search": func(ctx context.Context) error { _, err := s.Search(ctx, "memorandum"); return err },
	}
}

// A server that takes leave of everybody costs no read.
func TestReadsOutliveTheirConnections(t *testing.T) {
	t.Parallel()
	dsn := pg.DSN(t)
	s, err := store.Open(t.Context(), dsn, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	storetest.Fill(t, s, world()...)
	conn, err := pgx.Connect(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close(context.WithoutCancel(t.Context())) })
	for name, read := range reads(s) {
		busy(t, s)
		if _, err := conn.Exec(t.Context(), `SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`); err != nil {
			t.Fatal(err)
		}
		if err := read(t.Context()); err != nil {
			t.Errorf("%s, after the server has ended every connection: %v", name, err)
		}
	}
}

// A network that drops everything costs no read either; one that is down makes
// the register unavailable, and it comes back by itself.
func TestReadsOutliveTheirNetwork(t *testing.T) {
	t.Parallel()
	dsn, w := through(t, pg.DSN(t))
	s, err := store.Open(t.Context(), dsn, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	storetest.Fill(t, s, world()...)
	for name, read := range reads(s) {
		busy(t, s)
		w.cut()
		if err := read(t.Context()); err != nil {
			t.Errorf("%s, after the network has dropped every connection: %v", name, err)
		}
		w.down(true)
		w.cut()
		if err := read(t.Context()); accord.KindOf(err) != accord.Unavailable {
			t.Errorf("%s, with the network down: %v, want it unavailable", name, err)
		}
		w.down(false)
		if err := read(t.Context()); err != nil {
			t.Errorf("%s, once the network is back: %v", name, err)
		}
	}
}

// Who has left is not read for again.
func TestNoSecondTryForNobody(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	storetest.Fill(t, s, world()...)
	gone, leave := context.WithCancel(t.Context())
	leave()
	for name, read := range reads(s) {
		if err := read(gone); err == nil {
			t.Errorf("%s was read for nobody", name)
		}
	}
}
