package store

import (
	"context"
	"errors"
	"io"
	"net"
	"slices"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
)

// reader is the pool that pages read from. Every read on it is tried once more
// where its connection is lost, as when a server restarts or another one takes
// its place; with several hosts, also where it hangs. A write never is.
type reader struct {
	*pgxpool.Pool
	several   bool          // hosts: another one can answer
	statement time.Duration // longer than that no statement takes: the server would end it
}

// twice runs a read, and once more where the first try failed by its way. What
// the first has left behind is still there: read must begin anew. Most bounds a
// try beside the time that the reader has; 0 does not.
//
// After a lost connection the pool lets go of the others, which are as dead:
// without that the second try would draw one of them. A deadline is no such
// sign, since it may have passed in the queue for a connection.
func (r *reader) twice(ctx context.Context, most time.Duration, read func(context.Context) error) error {
	err := r.try(ctx, 3, most, read)
	switch {
	case err == nil || ctx.Err() != nil:
		return err
	case errors.Is(err, context.DeadlineExceeded):
		if !r.several {
			return err
		}
	case lost(err):
		r.Reset()
	default:
		return err
	}
	return r.try(ctx, 1, most, read)
}

// try gives a read its part of the time that is left. With one host it has all
// of it: who else should answer?
func (r *reader) try(ctx context.Context, part int, most time.Duration, read func(context.Context) error) error {
	if !r.several {
		return read(ctx)
	}
	end, bounded := ctx.Deadline()
	limit := time.Until(end) / time.Duration(part)
	if most > 0 && (!bounded || most < limit) {
		limit, bounded = most, true
	}
	if !bounded {
		return read(ctx)
	}
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	return read(ctx)
}

// batch sends queries in one round trip; each takes its answer itself, and may
// have to take it twice.
func (r *reader) batch(ctx context.Context, b *pgx.Batch) error {
	return r.twice(ctx, batchTime*r.statement, func(ctx context.Context) error { return send(ctx, r, b) })
}

// inOneState sends queries in one round trip that agree with each other while an
// import commits, see oneState: the transaction begins and ends within the batch. A
// query that fails leaves it open; the pool lets go of such a connection.
func (r *reader) inOneState(ctx context.Context, b *pgx.Batch) error {
	whole := &pgx.Batch{}
	whole.Queue(`BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY`)
	whole.QueuedQueries = append(whole.QueuedQueries, b.QueuedQueries...)
	whole.Queue(`COMMIT`)
	return r.batch(ctx, whole)
}

// batchTime is how many times that of a statement a batch may take.
const batchTime = 2

// snapshot runs fn in a transaction that has one state of the register. Who
// writes a file has minutes, of which a host that hangs shall not have a third:
// every step has its own bound, too.
func (r *reader) snapshot(ctx context.Context, fn func(context.Context, pgx.Tx) error) error {
	start, cancel := r.bound(ctx, 1)
	defer cancel()
	tx, err := begin(start, r.Pool, oneState())
	if err != nil {
		return err
	}
	return finish(ctx, tx, func(tx pgx.Tx) error { return fn(ctx, readTx{tx, r}) })
}

// bound gives a step as much time as some statements may take. With one host it
// has what its caller has: the server ends it.
func (r *reader) bound(ctx context.Context, statements int) (context.Context, context.CancelFunc) {
	if !r.several {
		return context.WithCancel(ctx)
	}
	return context.WithTimeout(ctx, time.Duration(statements)*r.statement)
}

// readTx is a transaction of a reader: its statements are bounded as the
// reader's are.
type readTx struct {
	pgx.Tx
	of *reader
}

// send sends a copy of a batch. pgx writes into the one that it sends what that
// connection calls the statements; on another they mean nothing.
func send(ctx context.Context, to interface {
	SendBatch(context.Context, *pgx.Batch) pgx.BatchResults
}, b *pgx.Batch) error {
	fresh := &pgx.Batch{}
	for _, q := range b.QueuedQueries {
		fresh.Queue(q.SQL, slices.Clone(q.Arguments)...).Fn = q.Fn
	}
	if tx, ok := to.(readTx); ok {
		bounded, cancel := tx.of.bound(ctx, batchTime)
		defer cancel()
		ctx = bounded
	}
	return to.SendBatch(ctx, fresh).Close()
}

// lost tells a connection that is gone from an answer that is unwelcome. Of the
// server's own words those count by which it takes leave (57P01 to 57P03), the
// class of connections (08), and a standby that has to cancel a read (40001).
func lost(err error) bool {
	var said *pgconn.PgError
	if errors.As(err, &said) {
		return strings.HasPrefix(said.Code, "57P") || strings.HasPrefix(said.Code, "08") || said.Code == "40001"
	}
	var network net.Error
	return pgconn.SafeToRetry(err) || errors.As(err, &network) && !network.Timeout() ||
		errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, net.ErrClosed)
}

// begin opens a transaction. Where the connection turns out to be lost at that,
// nothing has been done yet, so that writes get a second try as well.
func begin(ctx context.Context, pool *pgxpool.Pool, o pgx.TxOptions) (pgx.Tx, error) {
	tx, err := pool.BeginTx(ctx, o)
	if err != nil && ctx.Err() == nil && !errors.Is(err, context.DeadlineExceeded) && lost(err) {
		pool.Reset()
		tx, err = pool.BeginTx(ctx, o)
	}
	return tx, err
}

// within runs fn in a transaction that is committed where fn returns nil.
func within(ctx context.Context, pool *pgxpool.Pool, o pgx.TxOptions, fn func(pgx.Tx) error) error {
	tx, err := begin(ctx, pool, o)
	if err != nil {
		return err
	}
	return finish(ctx, tx, fn)
}

// finish runs fn in an open transaction and ends it.
func finish(ctx context.Context, tx pgx.Tx, fn func(pgx.Tx) error) error {
	// After a commit this does nothing; it must run where the reader has left, too.
	defer func() {
		last, cancel := context.WithTimeout(context.WithoutCancel(ctx), pingTimeout)
		defer cancel()
		_ = tx.Rollback(last) // a server that does not hear it rolls back when the connection goes
	}()
	if err := fn(tx); err != nil {
		return err
	}
	return tx.Commit(ctx)
}
