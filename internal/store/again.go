package store

import (
	"context"
	"errors"
	"io"
	"net"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
)

// again reports whether a read on the pool is worth a second try: the connection
// was lost, as when the server restarts or another one takes its place, and the
// reader still has time. The pool lets go of its other connections, which are as
// dead: without that the second try would draw one of them. What ran in a
// transaction is not tried again, and a write never.
func again(ctx context.Context, q querier, err error) bool {
	pool, ok := q.(*pgxpool.Pool)
	if !ok || err == nil || ctx.Err() != nil || !lost(err) {
		return false
	}
	pool.Reset()
	return true
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
func (s *Store) begin(ctx context.Context, o pgx.TxOptions) (pgx.Tx, error) {
	tx, err := s.pool.BeginTx(ctx, o)
	if again(ctx, s.pool, err) {
		tx, err = s.pool.BeginTx(ctx, o)
	}
	return tx, err
}

// within runs fn in a transaction that is committed where fn returns nil.
func (s *Store) within(ctx context.Context, o pgx.TxOptions, fn func(pgx.Tx) error) error {
	tx, err := s.begin(ctx, o)
	if err != nil {
		return err
	}
	// After a commit this does nothing; it must run where the reader has left, too.
	defer func() { _ = tx.Rollback(context.WithoutCancel(ctx)) }()
	if err := fn(tx); err != nil {
		return err
	}
	return tx.Commit(ctx)
}
