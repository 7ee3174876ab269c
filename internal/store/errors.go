package store

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"accords/internal/accord"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// translate gives a database error its kind, in this one place. What names the
// record that was asked for, in words for a reader: "agreement k4t9xq2m".
func translate(err error, what string) error {
	if err == nil {
		return nil
	}
	var known *accord.Error
	if errors.As(err, &known) {
		return err
	}
	if errors.Is(err, pgx.ErrNoRows) {
		return &accord.Error{Kind: accord.NotFound, Message: "The register has no " + what + ".", Err: err}
	}
	var pg *pgconn.PgError
	if errors.As(err, &pg) {
		if pg.Code == missingRight {
			err = fmt.Errorf("%w: the user of the database has no right to it; the table of roles in the README says which of them runs which command", err)
		}
		return &accord.Error{Kind: kindOf(pg), Message: messages()[kindOf(pg)], Err: err}
	}
	// Everything that is not Postgres speaking is the way to it: the network, a
	// pool without a free connection, a deadline.
	if errors.Is(err, context.Canceled) {
		return err
	}
	return &accord.Error{Kind: accord.Unavailable, Message: messages()[accord.Unavailable], Err: err}
}

// kindOf follows the classes of SQLSTATE: 57 operator intervention (a statement
// timeout among them), 53 resources, 08 connection, 22 data, 40 conflict. The
// text search raises an internal error on some queries (XX000 "tsquery stack
// too small"), though its manual says that it never does.
func kindOf(pg *pgconn.PgError) accord.ErrorKind {
	switch pg.Code[:2] {
	case "57", "53", "08", "40":
		return accord.Unavailable
	case "22":
		return accord.Invalid
	}
	if pg.Code == "XX000" && strings.Contains(pg.Message, "tsquery") {
		return accord.Invalid
	}
	return accord.Internal
}

// Unreachable reports whether err is of the address of a database or of the way to
// it, and not of what was asked there.
func Unreachable(err error) bool {
	var way *pgconn.ConnectError
	return errors.Is(err, errAddress) || errors.As(err, &way)
}

func messages() map[accord.ErrorKind]string {
	return map[accord.ErrorKind]string{
		accord.Unavailable: "The register cannot be reached at the moment. Please try again in a minute.",
		accord.Invalid:     "The search cannot be understood. Please use plain words.",
		accord.Internal:    "Something went wrong on our side.",
	}
}
