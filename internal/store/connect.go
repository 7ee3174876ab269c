package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
)

// How the pools treat their connections. A connection to a server that was
// demoted or taken out of a row of hosts is let go within a quarter of an hour;
// one that has been idle is asked whether it lives before a reader gets it, and
// is given up where no answer comes: a server that is stopped, and not dead,
// keeps its connections open and says nothing.
const (
	connLifetime = 15 * time.Minute
	connJitter   = 3 * time.Minute // so that not all of them end at once
	connIdle     = 5 * time.Minute
	healthPeriod = 15 * time.Second
	pingTimeout  = 300 * time.Millisecond
	spareConns   = 2 // idle ones that are made before they are needed
	writerConns  = 2 // of a pool that writes beside one that reads
)

// How long one host may take to let somebody in. Where another can answer
// nobody waits long for a host that is stopped.
const (
	connectAlone   = 5 * time.Second
	connectSeveral = time.Second
)

// errAddress stands for pgx's own error, which prints the address with its password.
var errAddress = errors.New("the database address cannot be read: want postgres://user:password@host/database")

// parse reads the address of a database, which may name several hosts.
func parse(dsn string) (*pgx.ConnConfig, error) {
	cfg, err := pgx.ParseConfig(dsn)
	if err != nil {
		return nil, errAddress
	}
	hasten(&cfg.Config)
	return cfg, nil
}

// hasten bounds the time that a connection takes where the address does not.
func hasten(cfg *pgconn.Config) {
	switch {
	case cfg.ConnectTimeout > 0:
	case several(cfg):
		cfg.ConnectTimeout = connectSeveral
	default:
		cfg.ConnectTimeout = connectAlone
	}
}

// several reports whether an address names more than one host. A fallback to
// the same one without TLS is none.
func several(cfg *pgconn.Config) bool {
	for _, f := range cfg.Fallbacks {
		if f.Host != cfg.Host || f.Port != cfg.Port {
			return true
		}
	}
	return false
}

// leading makes a configuration reach the primary alone, whatever the address
// says about reading. It asks whether the server recovers from a log; whether it
// lets this role write by default (target_session_attrs=read-write) is another
// question, to which the role of the pages says no, and may still freeze a list.
func leading(cfg *pgconn.Config) {
	cfg.ValidateConnect = pgconn.ValidateConnectTargetSessionAttrsPrimary
}

// poolConfig is how pages read: from whichever host the address prefers.
func poolConfig(dsn string, o Options) (*pgxpool.Config, error) {
	cfg, err := pgxpool.ParseConfig(dsn)
	if err != nil {
		return nil, errAddress
	}
	hasten(&cfg.ConnConfig.Config)
	cfg.MaxConns = o.MaxConns
	cfg.MinIdleConns = min(spareConns, o.MaxConns)
	cfg.MaxConnLifetime, cfg.MaxConnLifetimeJitter, cfg.MaxConnIdleTime = connLifetime, connJitter, connIdle
	cfg.HealthCheckPeriod, cfg.PingTimeout = healthPeriod, pingTimeout
	cfg.ConnConfig.RuntimeParams["statement_timeout"] = fmt.Sprint(o.StatementTimeout.Milliseconds())
	cfg.ConnConfig.RuntimeParams["timezone"] = "UTC"
	cfg.ConnConfig.RuntimeParams["application_name"] = "portal"
	if o.Primary {
		leading(&cfg.ConnConfig.Config)
	}
	return cfg, nil
}

// writerFor is the pool for what is written: the pool of the readers, where that
// leads to the primary anyway, or a small one of its own, which connects once
// somebody writes.
func writerFor(ctx context.Context, readers *pgxpool.Pool) (*pgxpool.Pool, error) {
	cfg := readers.Config()
	alone := !several(&cfg.ConnConfig.Config) && cfg.ConnConfig.ValidateConnect == nil
	if alone {
		return readers, nil
	}
	leading(&cfg.ConnConfig.Config)
	cfg.MaxConns, cfg.MinIdleConns, cfg.MinConns = writerConns, 0, 0
	return pgxpool.NewWithConfig(ctx, cfg)
}
