package store

import (
	"context"

	"github.com/jackc/pgx/v5"
)

// ForSpecimens reports whether the database at dsn may be filled with specimens:
// nothing is in it yet, or some are. Whatever else has a schema may be a register
// that people read.
func ForSpecimens(ctx context.Context, dsn string) (bool, error) {
	cfg, err := parse(dsn)
	if err != nil {
		return false, err
	}
	conn, err := pgx.ConnectConfig(ctx, cfg)
	if err != nil {
		return false, translate(err, "the database")
	}
	defer conn.Close(context.WithoutCancel(ctx))
	at, err := Schema{Latest: latest()}.read(ctx, conn)
	if err != nil || at.Version == 0 {
		return err == nil, err
	}
	some, err := column[bool](ctx, conn, `SELECT EXISTS (SELECT FROM document WHERE extractor = 'specimen')`)
	if err != nil {
		return false, translate(err, "specimens")
	}
	return some[0], nil
}
