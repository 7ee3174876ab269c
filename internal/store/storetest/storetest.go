// Package storetest gives each test a database of its own, copied from a
// template that has the schema, on the server of TEST_DATABASE_URL or on a
// private one that it starts. It also makes test records.
//
// It is used by tests only, and never touches a database that it did not make.
package storetest

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"

	"accords/internal/pgserver"
	"accords/internal/store"
	"accords/migrations"

	"github.com/jackc/pgx/v5"
	"go.uber.org/goleak"
)

// Server is the Postgres of one test binary. Make it in TestMain.
type Server struct {
	admin    string // address of the database "postgres"
	template string
	stop     func() error
	once     sync.Once
	err      error
	made     atomic.Int64
	kept     []func() error // ends of the databases that outlive a test; of Copies, before any test runs
}

// Run gives fn a server and stops it afterwards. Where fn returns 0, for tests
// that passed, it then looks for goroutines that still run: a request, an
// import or a follower that is over leaves none behind. They are printed, and
// the result is 1. The look comes after the server's end, because a private
// server is watched by goroutines of this process.
//
//	func TestMain(m *testing.M) { os.Exit(storetest.Run(func(s *storetest.Server) int { pg = s; return m.Run() })) }
func Run(fn func(*Server) int) int {
	s := &Server{admin: os.Getenv("TEST_DATABASE_URL"), stop: func() error { return nil }}
	if s.admin == "" {
		dir, err := os.MkdirTemp("", "storetest")
		if err != nil {
			fmt.Fprintln(os.Stderr, "storetest:", err)
			return 1
		}
		defer os.RemoveAll(dir)
		// The server may run as another user, who has to reach its folder.
		if err := os.Chmod(dir, 0o755); err != nil {
			fmt.Fprintln(os.Stderr, "storetest:", err)
			return 1
		}
		pg, err := pgserver.Start(context.Background(), pgserver.Options{Dir: filepath.Join(dir, "pg"), NoSync: true})
		if err != nil {
			fmt.Fprintln(os.Stderr, "storetest:", err)
			return 1
		}
		s.admin, s.stop = pg.DSN("postgres"), pg.Stop
	}
	code := fn(s)
	for _, drop := range s.kept {
		if err := drop(); err != nil {
			fmt.Fprintln(os.Stderr, "storetest:", err)
		}
	}
	if err := s.stop(); err != nil {
		fmt.Fprintln(os.Stderr, "storetest:", err)
	}
	if code != 0 {
		return code // a test that failed did not come to its end, and may leave anything
	}
	if err := goleak.Find(); err != nil {
		fmt.Fprintln(os.Stderr, "storetest:", err)
		return 1
	}
	return 0
}

// Private starts a server below dir for one test, which may do to it what it
// likes, and returns its databases and the process. It writes as in production:
// nothing that was committed may be lost. It stops with the test.
func Private(t testing.TB, dir string) (*Server, *pgserver.Server) {
	t.Helper()
	p, err := pgserver.Start(t.Context(), pgserver.Options{Dir: filepath.Join(dir, "pg")})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := p.Stop(); err != nil {
			t.Error(err)
		}
	})
	return &Server{admin: p.DSN("postgres"), stop: p.Stop}, p
}

// New returns a store on a fresh database with the schema and no records. The
// database goes with the test, unless the test failed and KEEP_DB is set.
func (s *Server) New(t testing.TB) *store.Store {
	t.Helper()
	return s.NewWith(t, store.Options{})
}

// NewWith is New with options, a clock for one.
func (s *Server) NewWith(t testing.TB, o store.Options) *store.Store {
	t.Helper()
	st, err := store.Open(t.Context(), s.DSN(t), o)
	if err != nil {
		t.Fatal("opening the test database: ", err)
	}
	t.Cleanup(st.Close)
	return st
}

// DSN makes the database and returns its address.
func (s *Server) DSN(t testing.TB) string {
	t.Helper()
	s.once.Do(func() { s.err = s.prepare(context.Background()) })
	if s.err != nil {
		t.Fatal("preparing the template database: ", s.err)
	}
	return s.create(t, "TEMPLATE "+s.template+" STRATEGY FILE_COPY")
}

// Empty makes a database without any schema.
func (s *Server) Empty(t testing.TB) string {
	t.Helper()
	return s.create(t, "")
}

// Copies returns what gives each test a copy of one database, which fill has
// filled: once, for the first test that asks, because to fill a register takes
// seconds and to copy it a tenth of one. Nobody may be connected to the original
// when fill has returned. Call it in TestMain, within Run.
func (s *Server) Copies(fill func(dsn string) error) func(t testing.TB) string {
	original := s.name()
	filled := sync.OnceValue(func() error {
		if err := s.run("CREATE DATABASE " + original); err != nil {
			return err
		}
		return fill(s.address(original))
	})
	s.kept = append(s.kept, func() error { return s.run("DROP DATABASE IF EXISTS " + original + " WITH (FORCE)") })
	return func(t testing.TB) string {
		t.Helper()
		if err := filled(); err != nil {
			t.Fatal("filling the database that tests copy: ", err)
		}
		return s.create(t, "TEMPLATE "+original+" STRATEGY FILE_COPY")
	}
}

// name is one that no other database of this or another test binary has.
func (s *Server) name() string { return fmt.Sprintf("test_%d_%d", os.Getpid(), s.made.Add(1)) }

func (s *Server) create(t testing.TB, how string) string {
	t.Helper()
	name := s.name()
	s.exec(t, "CREATE DATABASE "+name+" "+how)
	t.Cleanup(func() {
		if t.Failed() && os.Getenv("KEEP_DB") != "" {
			t.Log("kept ", s.address(name))
			return
		}
		s.exec(t, "DROP DATABASE IF EXISTS "+name+" WITH (FORCE)")
	})
	return s.address(name)
}

func (s *Server) exec(t testing.TB, sql string) {
	t.Helper()
	if err := s.run(sql); err != nil {
		t.Fatal(err)
	}
}

// run carries out one statement as the administrator.
func (s *Server) run(sql string) error {
	ctx := context.Background() // a cleanup outlives the test's context
	conn, err := pgx.Connect(ctx, s.admin)
	if err != nil {
		return fmt.Errorf("connecting to the test server: %w", err)
	}
	defer conn.Close(ctx)
	if _, err := conn.Exec(ctx, sql); err != nil {
		return fmt.Errorf("%s: %w", sql, err)
	}
	return nil
}

// address is the admin's with another database.
func (s *Server) address(database string) string {
	u, err := url.Parse(s.admin)
	if err != nil {
		return s.admin
	}
	u.Path = "/" + database
	return u.String()
}

// prepare makes the template, once for all test binaries on the server: its
// name is a hash of the migrations.
func (s *Server) prepare(ctx context.Context) error {
	h := sha256.New()
	if err := fs.WalkDir(migrations.FS, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(migrations.FS, path)
		fmt.Fprintf(h, "%s %d %s", path, len(b), b)
		return err
	}); err != nil {
		return err
	}
	s.template = fmt.Sprintf("template_%x", h.Sum(nil)[:6])

	conn, err := pgx.Connect(ctx, s.admin)
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	if _, err := conn.Exec(ctx, `SELECT pg_advisory_lock(4242)`); err != nil { // other test binaries wait here
		return err
	}
	var ready bool
	if err := conn.QueryRow(ctx, `SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1 AND datistemplate)`, s.template).Scan(&ready); err != nil || ready {
		return err
	}
	for _, sql := range []string{"DROP DATABASE IF EXISTS " + s.template, "CREATE DATABASE " + s.template} { // a half-made one
		if _, err := conn.Exec(ctx, sql); err != nil {
			return err
		}
	}
	if err := store.Migrate(ctx, s.address(s.template), nil); err != nil {
		return err
	}
	_, err = conn.Exec(ctx, "ALTER DATABASE "+s.template+" IS_TEMPLATE true ALLOW_CONNECTIONS false")
	return err
}
