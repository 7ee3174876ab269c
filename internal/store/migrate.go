package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"accords/migrations"

	"github.com/golang-migrate/migrate/v4"
	mpgx "github.com/golang-migrate/migrate/v4/database/pgx/v5"
	"github.com/golang-migrate/migrate/v4/source/iofs"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"
)

// migrationLock is the session lock around migrations and the import behind
// them: "accords" in ASCII.
const migrationLock = 0x6163636f726473

// Schema says where a database stands, in numbers of migration files.
type Schema struct {
	Version uint // of the database; 0 where it is empty
	Latest  uint // of this program
	Dirty   bool // a migration was begun, and nobody knows whether it ended
}

// Pending is how many migrations would be applied; below 0 where a newer program
// has migrated the database.
func (s Schema) Pending() int { return int(s.Latest) - int(s.Version) }

// Check says what keeps the program from using the database, and what to do.
func (s Schema) Check() error {
	switch {
	case s.Dirty:
		return fmt.Errorf("migration %d stopped half-way and the schema is marked dirty: the file ran as one transaction, so it is in as a whole or not at all; "+
			"look whether its tables exist, then set the version by hand: UPDATE schema_migrations SET dirty = false, version = %d (its tables exist) or %d (they do not), and start again",
			s.Version, s.Version, s.Version-1)
	case s.Version > s.Latest:
		return fmt.Errorf("the database has schema %d, this program knows schemas up to %d: run the newer portal that migrated it, or set DATABASE_URL to another database", s.Version, s.Latest)
	}
	return nil
}

// ReadSchema says where the database at dsn stands. It changes nothing.
func ReadSchema(ctx context.Context, dsn string) (Schema, error) {
	s := Schema{Latest: latest()}
	cfg, err := parse(dsn)
	if err != nil {
		return s, err
	}
	conn, err := pgx.ConnectConfig(ctx, cfg)
	if err != nil {
		return s, translate(err, "the database")
	}
	defer conn.Close(context.WithoutCancel(ctx))
	return s.read(ctx, conn)
}

func (s Schema) read(ctx context.Context, q querier) (Schema, error) {
	there, err := column[bool](ctx, q, `SELECT to_regclass('schema_migrations') IS NOT NULL`)
	if err != nil || !there[0] {
		return s, translate(err, "the schema")
	}
	rows, err := all[struct {
		Version int64
		Dirty   bool
	}](ctx, q, `SELECT version, dirty FROM schema_migrations`)
	if err != nil {
		return s, translate(err, "the schema")
	}
	for _, r := range rows {
		s.Version, s.Dirty = uint(r.Version), r.Dirty
	}
	return s, nil
}

// latest is the number of the newest schema that this program knows.
func latest() uint { return newest(migrations.FS) }

// newest is the number of the newest file among migrations.
func newest(files fs.FS) uint {
	names, err := fs.Glob(files, "*.up.sql")
	if err != nil || len(names) == 0 {
		return 0
	}
	var n uint
	if _, err := fmt.Sscanf(names[len(names)-1], "%d_", &n); err != nil {
		return 0
	}
	return n
}

// Ready is nil where the database answers and has the schema of this program. Its
// error says what is missing and what to do, for those who run the portal: it is
// no sentence for visitors.
//
// Connections to a host that hangs stay open, and the pool finds out one by one.
// Where several hosts are named it has a moment for that, and then a new
// connection says whether any of them answers.
func (s *Store) Ready(ctx context.Context) error {
	at, err := s.schema(ctx)
	if err != nil {
		return err
	}
	if err := at.Check(); err != nil {
		return err
	}
	if at.Pending() > 0 {
		return fmt.Errorf("the database has schema %d, this program needs %d: run portal migrate", at.Version, at.Latest)
	}
	return nil
}

// readyMoment is how long the pool may take to say that it is ready where there is
// another way to know.
const readyMoment = 500 * time.Millisecond

func (s *Store) schema(ctx context.Context) (Schema, error) {
	at := Schema{Latest: latest()}
	if !s.pool.several {
		return at.read(ctx, s.pool)
	}
	moment, cancel := context.WithTimeout(ctx, readyMoment)
	known, err := at.read(moment, s.pool)
	if cancel(); err == nil {
		return known, nil
	}
	conn, err := pgx.ConnectConfig(ctx, s.pool.Config().ConnConfig)
	if err != nil {
		return at, translate(err, "the database")
	}
	defer func() {
		last, cancel := context.WithTimeout(context.WithoutCancel(ctx), pingTimeout)
		defer cancel()
		_ = conn.Close(last)
	}()
	return at.read(ctx, conn)
}

// Migrate brings the database at dsn to the newest schema and then runs next,
// both under one session lock, so that several portals may start at once: one
// works, the others wait and find the work done.
//
// A file that fails, and a client that dies in the middle of one, leave nothing
// of the file and the schema marked dirty; whoever comes next is told so, until a
// person has looked.
func Migrate(ctx context.Context, dsn string, next func(context.Context) error) error {
	return migrateBy(ctx, dsn, migrations.FS, next)
}

// migrateBy is Migrate with the files to migrate by.
func migrateBy(ctx context.Context, dsn string, files fs.FS, next func(context.Context) error) error {
	cfg, err := parse(dsn)
	if err != nil {
		return err
	}
	leading(&cfg.Config)
	conn, err := pgx.ConnectConfig(ctx, cfg.Copy())
	if err != nil {
		return translate(err, "the database")
	}
	defer conn.Close(context.WithoutCancel(ctx)) // closing the session frees the lock
	if err := lock(ctx, conn); err != nil {
		return err
	}
	at, err := Schema{Latest: newest(files)}.read(ctx, conn)
	if err != nil {
		return err
	}
	if err := at.Check(); err != nil {
		return err
	}
	if at.Pending() > 0 {
		if err := upTo(ctx, cfg, files, at.Latest); err != nil {
			return err
		}
		// A newer program may make other words of the records that are there.
		if at.Version > 0 && at.Latest == latest() {
			if err := deriveWords(ctx, conn); err != nil {
				return translate(err, "the database")
			}
		}
	}
	if next == nil {
		return nil
	}
	return next(ctx)
}

// lock polls. A session that blocks in pg_advisory_lock holds a snapshot, and
// CREATE INDEX CONCURRENTLY in the session that migrates would wait for it.
func lock(ctx context.Context, conn *pgx.Conn) error {
	for {
		ok, err := column[bool](ctx, conn, `SELECT pg_try_advisory_lock($1)`, int64(migrationLock))
		if err != nil {
			return translate(err, "the database")
		}
		if ok[0] {
			return nil
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("waiting for another portal to finish its migration: %w", ctx.Err())
		case <-time.After(200 * time.Millisecond):
		}
	}
}

// heedClient has the server look twice a second whether the client is still
// there. Without that it does not notice that one was killed until it has
// something to say: it would run the migration to its end and commit it. A system
// that cannot look goes on without.
func heedClient(ctx context.Context, conn *pgx.Conn) error {
	_, err := conn.Exec(ctx, `SET client_connection_check_interval = '500ms'`)
	var said *pgconn.PgError
	if errors.As(err, &said) {
		return nil
	}
	return err
}

// upTo brings the schema to a version that is newer than its own.
func upTo(ctx context.Context, cfg *pgx.ConnConfig, from fs.FS, version uint) error {
	files, err := iofs.New(from, ".")
	if err != nil {
		return fmt.Errorf("migration files: %w", err)
	}
	// Each file is three commits, and none has to wait for the disk: they reach it in
	// their order, and a schema that is behind is brought forward again.
	cfg = cfg.Copy()
	cfg.RuntimeParams["synchronous_commit"] = "off"
	db := stdlib.OpenDB(*cfg, stdlib.OptionAfterConnect(heedClient))
	driver, err := mpgx.WithInstance(db, &mpgx.Config{MigrationsTable: "schema_migrations"})
	if err != nil {
		return errors.Join(fmt.Errorf("preparing the migration: %w", err), db.Close())
	}
	m, err := migrate.NewWithInstance("iofs", files, "pgx5", driver)
	if err != nil {
		return errors.Join(fmt.Errorf("preparing the migration: %w", err), driver.Close())
	}
	stop := context.AfterFunc(ctx, func() { m.GracefulStop <- true })
	defer stop()
	if err := m.Migrate(version); err != nil && !errors.Is(err, migrate.ErrNoChange) {
		fromFiles, fromDB := m.Close()
		return errors.Join(fmt.Errorf("migration failed; start the program again to see what to do: %w", err), fromFiles, fromDB)
	}
	fromFiles, fromDB := m.Close()
	return errors.Join(fromFiles, fromDB, ctx.Err())
}
