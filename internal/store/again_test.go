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
	"time"

	"accords/internal/accord"
	"accords/internal/query"
	"accords/internal/store"
	"accords/internal/store/storetest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/jackc/pgx/v5"
)

// wire stands between the store and Postgres, and can be cut.
type wire struct {
	network, to string

	mu     sync.Mutex
	open   []net.Conn
	dead   bool
	hung   bool // what is sent arrives, and no answer comes back
	breaks int  // so many more bytes of answers come through, then all is cut, once; 0 is for ever
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
			var to io.Writer = ends[0]
			if to == near {
				to = answers{w, near}
			}
			_, _ = io.Copy(to, ends[1])
			_ = ends[0].Close()
		}()
	}
}

// answers count what Postgres says.
type answers struct {
	*wire
	to net.Conn
}

func (a answers) Write(b []byte) (int, error) {
	a.mu.Lock()
	if a.hung {
		a.mu.Unlock()
		return len(b), nil
	}
	last := a.breaks > 0 && len(b) >= a.breaks
	pass := b
	if last {
		pass, a.breaks = b[:a.breaks], 0
	} else if a.breaks > 0 {
		a.breaks -= len(b)
	}
	a.mu.Unlock()
	n, err := a.to.Write(pass)
	if last {
		a.cut()
		return n, io.ErrClosedPipe
	}
	return n, err
}

// breakAfter cuts the wire in the middle of what Postgres says next.
func (w *wire) breakAfter(bytes int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.breaks = bytes
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

// hang keeps connections open and takes new ones, without an answer.
func (w *wire) hang() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.hung = true
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

// read is a method of the store that pages need, as a test calls it.
type read = func(context.Context) (any, error)

// reads are one of each way in which the store reads.
func reads(s *store.Store) map[string]read {
	return map[string]read{
		"one row":       func(ctx context.Context) (any, error) { return s.Edition(ctx) },
		"rows":          func(ctx context.Context) (any, error) { return s.Documents(ctx) },
		"a snapshot":    func(ctx context.Context) (any, error) { return s.Agreements(ctx, query.Agreements{}) },
		"a record":      func(ctx context.Context) (any, error) { return s.Agreement(ctx, belarusID) },
		"a text search": func(ctx context.Context) (any, error) { return s.Search(ctx, "memorandum") },
		"a batch": func(ctx context.Context) (any, error) {
			return s.Totals(ctx, []query.Agreements{{}, {Text: "charter"}})
		},
		"one facet":    func(ctx context.Context) (any, error) { return s.Facet(ctx, query.Agreements{}, query.ParamCountry) },
		"a series":     func(ctx context.Context) (any, error) { return s.Series(ctx, "digital-nations") },
		"a country":    func(ctx context.Context) (any, error) { return s.Country(ctx, "KR") },
		"a pair":       func(ctx context.Context) (any, error) { return s.Pair(ctx, "BY", "KR") },
		"the overview": func(ctx context.Context) (any, error) { return s.Overview(ctx) },
		"import runs":  func(ctx context.Context) (any, error) { return s.LastRuns(ctx, 5) },
		"changes":      func(ctx context.Context) (any, error) { return s.Changes(ctx, query.Changes{}) },
		"the history":  func(ctx context.Context) (any, error) { return s.History(ctx, accord.RecordAgreement, belarusID) },
		"what is held": func(ctx context.Context) (any, error) { return s.Holdings(ctx) },
		"related":      func(ctx context.Context) (any, error) { return s.Related(ctx, belarusID) },
		"dossiers":     func(ctx context.Context) (any, error) { return s.Dossiers(ctx, []string{belarusID, kazakhstanID}) },
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
		if _, err := read(t.Context()); err != nil {
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
		if _, err := read(t.Context()); err != nil {
			t.Errorf("%s, after the network has dropped every connection: %v", name, err)
		}
		w.down(true)
		w.cut()
		if _, err := read(t.Context()); accord.KindOf(err) != accord.Unavailable {
			t.Errorf("%s, with the network down: %v, want it unavailable", name, err)
		}
		w.down(false)
		if _, err := read(t.Context()); err != nil {
			t.Errorf("%s, once the network is back: %v", name, err)
		}
	}
}

// An answer that breaks off anywhere is asked for anew, and nothing of the first
// half is in the second: what a read appends to has to be empty again.
func TestAnswersThatBreakOff(t *testing.T) {
	t.Parallel()
	dsn, w := through(t, pg.DSN(t))
	s, err := store.Open(t.Context(), dsn, store.Options{MaxConns: 1})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	storetest.Fill(t, s, world()...)
	for name, read := range reads(s) {
		want, err := read(t.Context())
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, bytes := range []int{1, 40, 400, 1500, 4000} {
			w.breakAfter(bytes)
			got, err := read(t.Context())
			if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); err != nil || diff != "" {
				t.Errorf("%s, whose answer breaks off after %d bytes: %v, mismatch (-whole +again)\n%s", name, bytes, err, diff)
			}
			w.breakAfter(0)
		}
	}
}

// One of two hosts hangs, and every connection of the pool leads to it: whether
// the portal is ready is known long before they have all been tried. With one host
// it is known when the asker's patience ends.
func TestReadyBesideAHostThatHangs(t *testing.T) {
	t.Parallel()
	direct := pg.DSN(t)
	first, hanging := through(t, direct)
	second, _ := through(t, direct)
	one, err := url.Parse(first)
	if err != nil {
		t.Fatal(err)
	}
	two, err := url.Parse(second)
	if err != nil {
		t.Fatal(err)
	}
	one.Host += "," + two.Host
	s, err := store.Open(t.Context(), one.String(), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	alone, err := store.Open(t.Context(), first, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(alone.Close)
	busy(t, s)
	busy(t, alone)
	hanging.hang()
	// A third of this, and then the rest, would be spent on two connections that hang.
	patience, cancel := context.WithTimeout(t.Context(), 4*time.Second)
	defer cancel()
	if err := s.Ready(patience); err != nil {
		t.Errorf("another host answers, and the portal is not ready: %v", err)
	}
	short, cancel := context.WithTimeout(t.Context(), time.Second)
	defer cancel()
	if err := alone.Ready(short); accord.KindOf(err) != accord.Unavailable {
		t.Errorf("the only host hangs: %v, want it unavailable", err)
	}
}
