// Package pgserver owns a private PostgreSQL for a portal that was given no
// DATABASE_URL, and for tests: it finds the binaries, makes a cluster below a
// folder, runs the server as a child reached by Unix socket only, and keeps it
// running until Stop.
//
// A folder serves several portals: the first owns the server, the others join
// it, and when the owner goes one of them takes over at the same address. Each
// major version has a cluster of its own beside the others (data-15, data-18).
// The package never deletes or converts a cluster, whatever its version, never
// opens a network port, never knows a table, and reads no environment variable.
// It runs on Linux and macOS.
package pgserver

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"github.com/jackc/pgx/v5"
)

// Options say where the server lives.
type Options struct {
	Dir    string       // holds the clusters, the socket, the lock and postgres.log; made where it is missing
	BinDir string       // folder with initdb and postgres; empty means that they are looked for
	Look   []string     // folders (globs allowed) to look in before the usual ones
	NoSync bool         // no fsync: for tests, whose data need not survive a power cut
	Log    *slog.Logger // nil discards
}

// Server is a running PostgreSQL: a child of this process, or one that
// another live process on the same folder owns.
type Server struct {
	opts  Options
	place place
	log   *slog.Logger
	owner atomic.Bool

	// Of the goroutine that called Start until it returns, then of supervise,
	// then of Stop: never of two at a time.
	major int
	lock  *os.File
	child *child

	quit  chan struct{}
	ended chan struct{}
	stop  func() error
}

// patience is how long a server may take until it answers. A cluster that was
// killed replays its log first.
const patience = 60 * time.Second

// Start returns a server that answers.
func Start(ctx context.Context, o Options) (*Server, error) {
	s := newServer(o)
	var err error
	if s.place, err = newPlace(o.Dir); err != nil {
		return nil, fmt.Errorf("private postgres: %w", err)
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	if err := s.connect(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("private postgres in %s: %w", s.place.dir, err), s.release())
	}
	go s.supervise()
	return s, nil
}

func newServer(o Options) *Server {
	s := &Server{opts: o, log: o.Log, quit: make(chan struct{}), ended: make(chan struct{})}
	if s.log == nil {
		s.log = slog.New(slog.DiscardHandler)
	}
	s.stop = sync.OnceValue(s.shutdown)
	return s
}

// DSN is the address of a database of the server; "postgres" always exists.
// It stays the same when another portal takes the server over.
func (s *Server) DSN(db string) string {
	return "postgres://" + superuser + "@/" + url.PathEscape(db) + "?host=" + url.QueryEscape(s.place.socket)
}

// Owner reports whether the server is a child of this process.
func (s *Server) Owner() bool { return s.owner.Load() }

// Dir is the folder in use: Options.Dir, or where that leads to.
func (s *Server) Dir() string { return s.place.dir }

// Stop ends the server if this process owns it. Further calls return the
// result of the first.
func (s *Server) Stop() error { return s.stop() }

func (s *Server) shutdown() error {
	close(s.quit)
	<-s.ended
	return s.release()
}

// release stops the child and only then lets the next owner in.
func (s *Server) release() error {
	var err error
	if s.child != nil {
		err = s.child.stop()
		s.child = nil
	}
	if s.lock != nil {
		err = errors.Join(err, s.lock.Close())
		s.lock = nil
	}
	s.owner.Store(false)
	return err
}

// connect waits until the server answers, and starts it where nobody has: the
// process that holds the lock may die or fail while others wait for it.
func (s *Server) connect(ctx context.Context) error {
	for {
		if err := s.tryOwn(); err != nil {
			return err
		}
		err := s.ping(ctx)
		if err == nil {
			return nil
		}
		var exited <-chan struct{}
		if s.child != nil {
			exited = s.child.exited
		}
		select {
		case <-exited:
			return fmt.Errorf("postgres ended before it answered: %w\n%s", s.child.err, s.place.logTail())
		case <-ctx.Done():
			return fmt.Errorf("no answer: %w", errors.Join(ctx.Err(), err))
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// tryOwn starts the server if no live process owns the folder.
func (s *Server) tryOwn() error {
	if s.lock == nil {
		lock, err := tryLock(filepath.Join(s.place.dir, "owner.lock"))
		if lock == nil || err != nil {
			return err
		}
		s.lock = lock
		s.owner.Store(true)
	}
	if s.child != nil {
		return nil
	}
	child, err := s.launch()
	if err != nil {
		return err
	}
	s.child = child
	return nil
}

// ping also learns the version of a server that this process joined, so that
// it can go on with the same cluster if the owner goes.
func (s *Server) ping(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	c, err := pgx.Connect(ctx, s.DSN("postgres"))
	if err != nil {
		return err
	}
	if v := c.PgConn().ParameterStatus("server_version"); s.child == nil {
		s.major = majorOf(v)
	}
	return c.Close(ctx)
}
