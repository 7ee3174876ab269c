// Package store owns all SQL but the schema: it writes what documents and
// editors contribute, reads what pages show, and migrates the database.
//
// It never decides what a text says, renders nothing, and knows no request.
// Database errors leave it as kinds of accord.Error.
package store

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// Store reads and writes the register. It is safe for concurrent use.
type Store struct {
	pool *pgxpool.Pool
	now  func() time.Time
}

// Options are the limits of a Store. The zero value has the defaults.
type Options struct {
	StatementTimeout time.Duration // of every statement; 5 s where it is 0
	MaxConns         int32         // 8 where it is 0
	Now              func() time.Time
}

// Open connects to the database at dsn. It answers once a connection stands.
func Open(ctx context.Context, dsn string, o Options) (*Store, error) {
	cfg, err := pgxpool.ParseConfig(dsn)
	if err != nil {
		// The address may hold a password: pgx's error would print it.
		return nil, fmt.Errorf("the database address cannot be read: want postgres://user:password@host/database")
	}
	if o.StatementTimeout == 0 {
		o.StatementTimeout = 5 * time.Second
	}
	if o.MaxConns == 0 {
		o.MaxConns = 8
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	cfg.MaxConns = o.MaxConns
	cfg.MaxConnLifetime = 15 * time.Minute
	cfg.ConnConfig.RuntimeParams["statement_timeout"] = fmt.Sprint(o.StatementTimeout.Milliseconds())
	cfg.ConnConfig.RuntimeParams["timezone"] = "UTC"
	cfg.ConnConfig.RuntimeParams["application_name"] = "portal"
	pool, err := pgxpool.NewWithConfig(ctx, cfg)
	if err != nil {
		return nil, translate(err, "the database")
	}
	if err := pool.Ping(ctx); err != nil {
		pool.Close()
		return nil, translate(err, "the database")
	}
	return &Store{pool: pool, now: o.Now}, nil
}

// Close gives the connections back.
func (s *Store) Close() { s.pool.Close() }

// inTx runs fn in a transaction that is committed where fn returns nil.
func (s *Store) inTx(ctx context.Context, fn func(pgx.Tx) error) error {
	return s.within(ctx, pgx.TxOptions{}, fn)
}

// snapshotTx runs reads that must agree with each other while an import commits:
// each statement of a batch would see a snapshot of its own.
func (s *Store) snapshotTx(ctx context.Context, fn func(pgx.Tx) error) error {
	return s.within(ctx, pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}, fn)
}

// querier is a pool or a transaction.
type querier interface {
	Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error)
}

// all returns every row, its columns by the names of T's fields in order.
func all[T any](ctx context.Context, q querier, sql string, args ...any) ([]T, error) {
	return collect(ctx, q, func(rows pgx.Rows) ([]T, error) { return pgx.CollectRows(rows, pgx.RowToStructByPos[T]) }, sql, args)
}

// column returns every row of a query of one column.
func column[T any](ctx context.Context, q querier, sql string, args ...any) ([]T, error) {
	return collect(ctx, q, func(rows pgx.Rows) ([]T, error) { return pgx.CollectRows(rows, pgx.RowTo[T]) }, sql, args)
}

// one returns the only row; pgx.ErrNoRows where there is none.
func one[T any](ctx context.Context, q querier, sql string, args ...any) (T, error) {
	return collect(ctx, q, func(rows pgx.Rows) (T, error) { return pgx.CollectExactlyOneRow(rows, pgx.RowToStructByPos[T]) }, sql, args)
}

// collect asks, and asks once more where the connection was lost: how an answer
// breaks off shows only while it is read.
func collect[R any](ctx context.Context, q querier, read func(pgx.Rows) (R, error), sql string, args []any) (R, error) {
	ask := func() (R, error) {
		rows, err := q.Query(ctx, sql, args...)
		if err != nil {
			var none R
			return none, err
		}
		return read(rows)
	}
	got, err := ask()
	if again(ctx, q, err) {
		return ask()
	}
	return got, err
}

// PoolState is how busy the connections are.
type PoolState struct {
	Open, Busy int
	Waits      int64 // how often somebody had to wait for one, since the start
}

// Pool says how busy the connections are.
func (s *Store) Pool() PoolState {
	st := s.pool.Stat()
	return PoolState{Open: int(st.TotalConns()), Busy: int(st.AcquiredConns()), Waits: st.EmptyAcquireCount()}
}
