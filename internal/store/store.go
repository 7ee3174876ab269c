// Package store owns all SQL but the schema: it writes what documents and
// editors contribute, reads what pages show, and migrates the database.
//
// It never decides what a text says, renders nothing, and knows no request.
//
// What every method of Store promises about errors: whoever left (the context was
// cancelled) gets context.Canceled; a deadline, a statement that ran out of time,
// a lost connection and a full pool are accord.Unavailable, and the same question
// may be asked again; a record that is not there is accord.NotFound, one that was
// withdrawn accord.Gone with the day and the reason; a text that PostgreSQL cannot
// take is accord.Invalid. All else is accord.Internal, whose Message tells a
// stranger nothing. A write that fails has written nothing, or, where only the
// answer to its COMMIT was lost, all of it: to write the same again is safe.
//
// Reads may be tried twice, writes never. The order of a list leaves no two records
// in the same place, so that two portals show the same one.
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
	pool   *reader          // what pages read from: a primary or a standby
	writer *pgxpool.Pool    // leads to the primary; the readers' own where there is one host
	now    func() time.Time // in UTC, whose days are those of filters and tags wherever a portal runs
}

// Options are the limits of a Store. The zero value has the defaults, which suit
// a portal; an import sets Primary and a longer StatementTimeout.
type Options struct {
	StatementTimeout time.Duration    // of every statement; 5 s where it is 0
	MaxConns         int32            // 8 where it is 0
	Primary          bool             // reads go to the primary, too: for those who write what follows from what they read
	Now              func() time.Time // time.Now where it is nil
}

// Open connects to the database at dsn, which may name several hosts: reads go
// to one that its target_session_attrs allow (any, where it says nothing), writes
// to the primary. It answers once a connection for reading stands.
func Open(ctx context.Context, dsn string, o Options) (*Store, error) {
	if o.StatementTimeout == 0 {
		o.StatementTimeout = 5 * time.Second
	}
	if o.MaxConns == 0 {
		o.MaxConns = 8
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	cfg, err := poolConfig(dsn, o)
	if err != nil {
		return nil, err
	}
	pool, err := pgxpool.NewWithConfig(ctx, cfg)
	if err != nil {
		return nil, translate(err, "the database")
	}
	if err := pool.Ping(ctx); err != nil {
		pool.Close()
		return nil, translate(err, "the database")
	}
	writer := pool
	if !o.Primary {
		if writer, err = writerFor(ctx, pool); err != nil {
			pool.Close()
			return nil, translate(err, "the database")
		}
	}
	readers := &reader{Pool: pool, several: several(&cfg.ConnConfig.Config), statement: o.StatementTimeout + time.Second}
	return &Store{pool: readers, writer: writer, now: func() time.Time { return o.Now().UTC() }}, nil
}

// Close gives the connections back, after those that are in use were returned.
// What is asked of a closed store is Unavailable.
func (s *Store) Close() {
	s.pool.Close()
	if s.writer != s.pool.Pool {
		s.writer.Close()
	}
}

// inTx runs fn in a transaction on the primary that is committed where fn returns
// nil. It says that it writes: a role may be made to read unless it does.
func (s *Store) inTx(ctx context.Context, fn func(pgx.Tx) error) error {
	return within(ctx, s.writer, pgx.TxOptions{AccessMode: pgx.ReadWrite}, fn)
}

// write is inTx for what changes the register: one writer at a time, so that two
// importers, or an importer and an editor, neither collide on a record that both
// of them make nor wait for each other in a circle. Readers wait for nobody.
func (s *Store) write(ctx context.Context, fn func(pgx.Tx) error) error {
	return within(ctx, s.writer, pgx.TxOptions{BeginQuery: beginWrite}, fn)
}

// writeSoon is write for what an import brings: its commit does not wait until
// the disk has it. Commits reach the disk in their order, so that the report of the
// run, which does wait, is there only with everything before it; what a power cut
// takes before that, the next import brings again.
func (s *Store) writeSoon(ctx context.Context, fn func(pgx.Tx) error) error {
	return within(ctx, s.writer, pgx.TxOptions{BeginQuery: beginWrite + `; SET LOCAL synchronous_commit = off` + byKey}, fn)
}

// byKey has each statement planned once for a connection, and by the keys of its
// rows: an import asks thousands of times for a few rows of tables that grow, and
// what is quickest while they are empty is not in the end.
const byKey = `; SET LOCAL plan_cache_mode = force_generic_plan` +
	`; SET LOCAL enable_seqscan = off; SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off`

// beginWrite is one message for both: an import is many short transactions.
const beginWrite = `begin read write; SELECT pg_advisory_xact_lock(hashtextextended('the register', 0))`

// oneState are the options of reads that must agree with each other while an
// import commits: each statement of a batch would see a state of its own.
func oneState() pgx.TxOptions {
	return pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}
}

// snapshotTx runs reads of one state of the register. fn may run twice, and must
// not add to what its first run has left.
func (s *Store) snapshotTx(ctx context.Context, fn func(context.Context, pgx.Tx) error) error {
	return s.pool.twice(ctx, 0, func(ctx context.Context) error { return s.pool.snapshot(ctx, fn) })
}

// querier is a pool or a transaction.
type querier interface {
	Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error)
}

// all returns every row, its columns by the names of T's fields in order.
func all[T any](ctx context.Context, q querier, sql string, args ...any) ([]T, error) {
	return collect(ctx, q, structs[T], sql, args)
}

// column returns every row of a query of one column.
func column[T any](ctx context.Context, q querier, sql string, args ...any) ([]T, error) {
	return collect(ctx, q, func(rows pgx.Rows) ([]T, error) { return pgx.CollectRows(rows, pgx.RowTo[T]) }, sql, args)
}

// one returns the only row; pgx.ErrNoRows where there is none.
func one[T any](ctx context.Context, q querier, sql string, args ...any) (T, error) {
	return collect(ctx, q, func(rows pgx.Rows) (T, error) { return pgx.CollectExactlyOneRow(rows, pgx.RowToStructByPos[T]) }, sql, args)
}

// scalar returns the only value of a query of one row and one column.
func scalar[T any](ctx context.Context, q querier, sql string, args ...any) (T, error) {
	return collect(ctx, q, func(rows pgx.Rows) (T, error) { return pgx.CollectExactlyOneRow(rows, pgx.RowTo[T]) }, sql, args)
}

// collect asks, and asks once more where the connection was lost: how an answer
// breaks off shows only while it is read.
func collect[R any](ctx context.Context, q querier, read func(pgx.Rows) (R, error), sql string, args []any) (got R, err error) {
	ask := func(ctx context.Context) error {
		rows, err := q.Query(ctx, sql, args...)
		if err != nil {
			return err
		}
		got, err = read(rows)
		return err
	}
	switch q := q.(type) {
	case *reader:
		return got, q.twice(ctx, q.statement, ask)
	case readTx:
		ctx, cancel := q.of.bound(ctx, 1)
		defer cancel()
		return got, ask(ctx)
	}
	return got, ask(ctx)
}

// ask adds a query to a batch and says where its rows go. They replace what is
// there: a read may be tried twice.
func ask[T any](b *pgx.Batch, into *[]T, row pgx.RowToFunc[T], sql string, args ...any) {
	b.Queue(sql, args...).Query(func(rows pgx.Rows) (err error) {
		*into, err = pgx.CollectRows(rows, row)
		return err
	})
}

// askAll is ask for rows whose columns are T's fields in order.
func askAll[T any](b *pgx.Batch, into *[]T, sql string, args ...any) {
	b.Queue(sql, args...).Query(func(rows pgx.Rows) (err error) {
		*into, err = structs[T](rows)
		return err
	})
}

// askAs is ask for rows that become something else; nil where there is none.
func askAs[R, T any](b *pgx.Batch, into *[]T, as func(R) T, sql string, args ...any) {
	b.Queue(sql, args...).Query(func(rows pgx.Rows) error {
		*into = nil
		return each(rows, func(r R) error { *into = append(*into, as(r)); return nil })
	})
}

// answer sends a batch of reads.
func answer(ctx context.Context, q querier, b *pgx.Batch) error {
	switch q := q.(type) {
	case *reader:
		return q.batch(ctx, b)
	case pgx.Tx:
		return send(ctx, q, b)
	}
	return fmt.Errorf("%T takes no batch", q)
}

// PoolState is how busy the connections for reading are, as metrics show it. All
// of them busy and Waits that grow mean that the database is the bottleneck.
type PoolState struct {
	Open, Busy int   // connections now, and those of them that are in use
	Waits      int64 // how often somebody had to wait for one, since the start
}

// Pool says how busy the connections for reading are at this moment. It asks the
// database nothing.
func (s *Store) Pool() PoolState {
	st := s.pool.Stat()
	return PoolState{Open: int(st.TotalConns()), Busy: int(st.AcquiredConns()), Waits: st.EmptyAcquireCount()}
}
