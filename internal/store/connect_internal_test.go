package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
)

func TestAddresses(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, dsn string
		several   bool
		connect   time.Duration // with each host
		shared    bool          // one pool reads and writes
	}{
		{"one host", "postgres://kim@db/register", false, connectAlone, true},
		{"one host, with or without TLS", "postgres://kim@db/register?sslmode=prefer", false, connectAlone, true},
		{"one host that has to be a primary", "postgres://kim@db/register?target_session_attrs=read-write", false, connectAlone, false},
		{"two hosts", "postgres://kim@one,two/register", true, connectSeveral, false},
		{"two ports", "postgres://kim@one:5432,one:5433/register", true, connectSeveral, false},
		{"standbys first", "postgres://kim@one,two/register?target_session_attrs=prefer-standby", true, connectSeveral, false},
		{"hosts as parameters", "postgres://kim@/register?host=one,two&port=5432,5433", true, connectSeveral, false},
		{"keywords", "host=one,two user=kim dbname=register", true, connectSeveral, false},
		{"who sets a time has it", "postgres://kim@one,two/register?connect_timeout=7", true, 7 * time.Second, false},
	} {
		cfg, err := poolConfig(tt.dsn, Options{StatementTimeout: time.Second, MaxConns: 8})
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if got := several(&cfg.ConnConfig.Config); got != tt.several {
			t.Errorf("%s: several hosts is %v", tt.name, got)
		}
		if got := cfg.ConnConfig.ConnectTimeout; got != tt.connect {
			t.Errorf("%s: a host has %v to let somebody in, want %v", tt.name, got, tt.connect)
		}
		cfg.MinIdleConns = 0 // nobody is there
		pool, err := pgxpool.NewWithConfig(t.Context(), cfg)
		if err != nil {
			t.Fatal(err)
		}
		writer, err := writerFor(t.Context(), pool)
		if err != nil {
			t.Fatal(err)
		}
		if (writer == pool) != tt.shared {
			t.Errorf("%s: writes go through the pool of the readers: %v", tt.name, writer == pool)
		}
		writer.Close()
		pool.Close()
	}
}

// pgx prints the address that it cannot read, and so the password.
func TestAddressErrorsKeepThePassword(t *testing.T) {
	t.Parallel()
	for _, dsn := range []string{"postgres://kim:secret@host:port/x", "host=x port=secret password=secret", "postgres://kim:secret@h/x?sslmode=secret"} {
		_, parsed := parse(dsn)
		_, pooled := poolConfig(dsn, Options{})
		_, read := ReadSchema(t.Context(), dsn)
		for _, err := range []error{parsed, pooled, read, Migrate(t.Context(), dsn, nil)} {
			if err == nil || strings.Contains(err.Error(), "secret") {
				t.Errorf("%s: %v", dsn, err)
			}
		}
	}
}

// What is tried once more, and what is not.
func TestTwice(t *testing.T) {
	t.Parallel()
	said := func(code string) error { return fmt.Errorf("reading: %w", &pgconn.PgError{Code: code}) }
	for _, tt := range []struct {
		name    string
		err     error
		several bool
		want    int // tries
	}{
		{"nothing is wrong", nil, true, 1},
		{"the server goes", said("57P01"), false, 2},
		{"the server was killed", said("57P02"), false, 2},
		{"the server comes up", said("57P03"), false, 2},
		{"the connection fails", said("08006"), false, 2},
		{"a standby has to cancel", said("40001"), false, 2},
		{"the statement took too long", said("57014"), true, 1},
		{"no room for a connection", said("53300"), true, 1},
		{"a mistake in SQL", said("42601"), true, 1},
		{"a right is missing", said("42501"), true, 1},
		{"the end of the line", io.ErrUnexpectedEOF, false, 2},
		{"a host hangs, and there is another", context.DeadlineExceeded, true, 2},
		{"the only host hangs", context.DeadlineExceeded, false, 1},
		{"nobody knows", errors.New("strange"), true, 1},
	} {
		r := &reader{Pool: nowhere(t), several: tt.several}
		tries := 0
		err := r.twice(t.Context(), 0, func(context.Context) error { tries++; return tt.err })
		if tries != tt.want || !errors.Is(err, tt.err) {
			t.Errorf("%s: %d tries, want %d; %v", tt.name, tries, tt.want, err)
		}
	}
}

// The first try has a third of the time, so that there is some left where its
// host hangs; with one host there is nobody else to give it to.
func TestFirstTryLeavesTime(t *testing.T) {
	t.Parallel()
	const hour = time.Hour
	for _, tt := range []struct {
		name                string
		several, bounded    bool
		most, first, second time.Duration // 0: no bound
	}{
		{"several hosts", true, true, 0, hour / 3, hour},
		{"several hosts, one statement", true, true, time.Minute, time.Minute, time.Minute},
		{"several hosts, nobody waits", true, false, 0, 0, 0},
		{"several hosts, nobody waits, one statement", true, false, time.Minute, time.Minute, time.Minute},
		{"one host", false, true, time.Minute, hour, hour},
	} {
		ctx, cancel := context.WithCancel(t.Context())
		if tt.bounded {
			ctx, cancel = context.WithTimeout(ctx, hour)
		}
		var had []time.Duration
		r := &reader{Pool: nowhere(t), several: tt.several}
		_ = r.twice(ctx, tt.most, func(ctx context.Context) error {
			end, bounded := ctx.Deadline()
			if !bounded {
				had = append(had, 0)
			} else {
				had = append(had, time.Until(end).Round(time.Minute))
			}
			return io.ErrUnexpectedEOF
		})
		if len(had) != 2 || had[0] != tt.first || had[1] != tt.second {
			t.Errorf("%s: the tries had %v, want %v and %v", tt.name, had, tt.first, tt.second)
		}
		cancel()
	}
}

// nowhere is a pool that connects to nobody.
func nowhere(t *testing.T) *pgxpool.Pool {
	t.Helper()
	pool, err := pgxpool.New(t.Context(), "postgres://kim@127.0.0.1:1/x")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(pool.Close)
	return pool
}
