package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"os"
	"path/filepath"

	"accords/internal/pgserver"
	"accords/internal/store"
)

// database is where the register is kept, for as long as a subcommand runs.
type database struct {
	dsn     string
	options store.Options
	server  *pgserver.Server // nil where the person named one
}

// open uses the server that the person named, or starts a private one.
func (d databaseSettings) open(ctx context.Context, getenv func(string) string, log *slog.Logger) (*database, error) {
	if d.StatementTimeout <= 0 {
		return nil, errors.New("--statement-timeout (PORTAL_STATEMENT_TIMEOUT) must be more than 0")
	}
	db := &database{dsn: d.DatabaseURL, options: store.Options{StatementTimeout: d.StatementTimeout}}
	if db.dsn != "" {
		return db, nil
	}
	dir, err := d.dataDir(getenv)
	if err != nil {
		return nil, err
	}
	db.server, err = pgserver.Start(ctx, pgserver.Options{
		Dir: filepath.Join(dir, "postgres"), BinDir: d.PGBinDir, Look: nodeBinaries(), Log: log,
	})
	if err != nil && d.PGBinDir != "" {
		err = fmt.Errorf("with --pg-bindir %s (PG_BINDIR): %w", d.PGBinDir, err)
	}
	if err != nil {
		return nil, fmt.Errorf("%w\n(the data folder is %s: --data-dir or PORTAL_DATA_DIR names another, DATABASE_URL a server of your own)", err, dir)
	}
	db.dsn = db.server.DSN("postgres")
	log.Debug("private postgres", "dir", db.server.Dir(), "owner", db.server.Owner())
	return db, nil
}

// withRegister has fn work on the register as it is: it neither migrates nor
// imports, and a database of another schema is refused with what to do. The
// private server, where it started one, is stopped afterwards.
func (d databaseSettings) withRegister(ctx context.Context, env environment, log *slog.Logger, fn func(*database, *store.Store) error) (err error) {
	db, err := d.open(ctx, env.getenv, log)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.close()) }()
	st, err := store.Open(ctx, db.dsn, db.options)
	if err != nil {
		return db.explain(err)
	}
	defer st.Close()
	if err := st.Ready(ctx); err != nil {
		return db.explain(err)
	}
	return fn(db, st)
}

// nodeBinaries are npm's PostgreSQL in the checkout that the portal was built
// in, or is started in.
func nodeBinaries() []string {
	dirs := []string{pgserver.NodeBinaries(filepath.Join("web", "node_modules"))}
	if exe, err := os.Executable(); err == nil {
		dirs = append(dirs, pgserver.NodeBinaries(filepath.Join(filepath.Dir(exe), "..", "web", "node_modules")))
	}
	return dirs
}

// close stops a server that open has started.
func (db *database) close() error {
	if db.server == nil {
		return nil
	}
	return db.server.Stop()
}

// where names the database without its password.
func (db *database) where() string {
	if db.server != nil {
		return "the private PostgreSQL in " + db.server.Dir()
	}
	u, err := url.Parse(db.dsn)
	if err != nil || u.Scheme == "" { // "host=… password=…" is a form too
		return "the database of DATABASE_URL"
	}
	return u.Redacted()
}

// explain adds to an error of the database where that is, and what a person can do
// about it where it was not to be had.
func (db *database) explain(err error) error {
	if err == nil {
		return nil
	}
	if db.server != nil || !store.Unreachable(err) {
		return fmt.Errorf("%s: %w", db.where(), err)
	}
	return fmt.Errorf("%s: %w\n(check DATABASE_URL and that the server runs; without DATABASE_URL the portal starts a server of its own)", db.where(), err)
}
