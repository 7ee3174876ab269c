package store

import (
	"archive/zip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"accords/migrations"

	"github.com/jackc/pgx/v5"
)

// maxManifest bounds what is read of a file that may be anything.
const maxManifest = 1 << 20

// ErrNotABackup is why a file cannot be restored: it is another file, it is
// damaged, or a newer portal wrote it.
var ErrNotABackup = errors.New("this is no backup that can be restored")

// Archive is a backup that was read and found whole. It reads from the file that
// it was opened on, which has to stay open until it is restored.
type Archive struct {
	Manifest
	files *zip.Reader
}

// ReadBackup opens an archive of size bytes and compares every table with its sum:
// nothing is restored from a file that is damaged anywhere. A file that is none,
// is cut or changed, or comes from a newer portal is ErrNotABackup, with what is
// wrong with it.
func ReadBackup(archive io.ReaderAt, size int64) (*Archive, error) {
	z, err := zip.NewReader(archive, size)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNotABackup, err)
	}
	f, err := z.Open(manifestName)
	if err != nil {
		return nil, fmt.Errorf("%w: it has no %s", ErrNotABackup, manifestName)
	}
	defer f.Close()
	a := &Archive{files: z}
	if err := json.NewDecoder(io.LimitReader(f, maxManifest)).Decode(&a.Manifest); err != nil {
		return nil, fmt.Errorf("%w: %s: %w", ErrNotABackup, manifestName, err)
	}
	if a.Format != backupFormat || a.Schema > latest() {
		return nil, fmt.Errorf("%w: portal %s wrote it in form %d with schema %d, this program knows form %d and schemas up to %d; use that portal or a newer one",
			ErrNotABackup, a.Portal, a.Format, a.Schema, backupFormat, latest())
	}
	if a.Schema == 0 || len(a.Tables) == 0 {
		return nil, fmt.Errorf("%w: its manifest names no schema or no table", ErrNotABackup)
	}
	seen := map[string]bool{}
	for _, t := range a.Tables {
		if seen[t.Name] {
			return nil, fmt.Errorf("%w: its manifest has the table %s twice", ErrNotABackup, t.Name)
		}
		seen[t.Name] = true
		if err := t.verify(z); err != nil {
			return nil, fmt.Errorf("%w: table %s: %w", ErrNotABackup, t.Name, err)
		}
	}
	return a, nil
}

// verify reads the rows of a table to their end, which also finds what zip's own
// checksum does, and compares their sum with that of the manifest.
func (t BackupTable) verify(z *zip.Reader) error {
	f, err := z.Open(tableFolder + t.Name)
	if err != nil {
		return errors.New("its rows are missing")
	}
	defer f.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		return err
	}
	if hex.EncodeToString(sum.Sum(nil)) != t.SHA256 {
		return errors.New("its rows are not those that were written")
	}
	return nil
}

// Restore fills an empty database from a backup: first the schema that the
// archive has, then its rows, then, in the same transaction, each table is
// printed again and has to have the sum of the archive, and last the migrations
// that have come since. A database that holds anything is left alone.
func Restore(ctx context.Context, dsn string, a *Archive) error {
	conn, err := connect(ctx, dsn, true)
	if err != nil {
		return err
	}
	defer conn.Close(context.WithoutCancel(ctx)) // closing the session frees the lock
	if err := lock(ctx, conn); err != nil {
		return err
	}
	if err := mustBeEmpty(ctx, conn); err != nil {
		return err
	}
	if err := upTo(ctx, conn.Config(), migrations.FS, a.Schema); err != nil {
		return err
	}
	if err := pgx.BeginFunc(ctx, conn, func(tx pgx.Tx) error { return a.fill(ctx, tx) }); err != nil {
		return fmt.Errorf("nothing was restored; the database has an empty schema now, so drop it and make it anew before the next try: %w", translate(err, "the backup"))
	}
	if a.Schema != latest() {
		if err := upTo(ctx, conn.Config(), migrations.FS, latest()); err != nil {
			return err
		}
	}
	// Another program or server made the words of the search, perhaps in another way.
	if err := deriveWords(ctx, conn); err != nil {
		return translate(err, "the backup")
	}
	_, err = conn.Exec(ctx, `SELECT count_grown_tables()`)
	return translate(err, "the backup")
}

// mustBeEmpty protects what is there: a restore never mixes two registers.
func mustBeEmpty(ctx context.Context, q querier) error {
	there, err := column[string](ctx, q, `
		SELECT c.relname::text FROM pg_class c
		WHERE c.relnamespace = current_schema()::text::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm')
		ORDER BY 1 LIMIT 1`)
	if err != nil {
		return translate(err, "the database")
	}
	if len(there) > 0 {
		return fmt.Errorf("the database is not empty, it has the table %s: restore into a new one (CREATE DATABASE …, or another --data-dir)", there[0])
	}
	return nil
}

// fill puts the rows of every table in, each after those that it refers to, as the
// archive has them. The tables must be those of the archive's schema, which has just
// been made.
func (a *Archive) fill(ctx context.Context, tx pgx.Tx) error {
	tables, err := readTables(ctx, tx)
	if err != nil {
		return err
	}
	if len(tables) != len(a.Tables) {
		return fmt.Errorf("schema %d has %d tables, the backup %d", a.Schema, len(tables), len(a.Tables))
	}
	names := make([]string, len(tables))
	for i, t := range tables {
		names[i] = t.name
	}
	// A migration may have put rows in, which are in the backup as well.
	if _, err := tx.Exec(ctx, `TRUNCATE `+identifiers(names)); err != nil {
		return err
	}
	for _, t := range tables {
		at := slices.IndexFunc(a.Tables, func(b BackupTable) bool { return b.Name == t.name })
		if at < 0 {
			return fmt.Errorf("the backup has no table %s", t.name)
		}
		if err := t.copyIn(ctx, tx, a.files, a.Tables[at]); err != nil {
			return fmt.Errorf("table %s: %w", t.name, err)
		}
	}
	return nil
}

// copyIn puts the rows of one table in, prints them again, and compares the sum:
// what PostgreSQL understood has to be what the archive says.
func (t table) copyIn(ctx context.Context, tx pgx.Tx, files *zip.Reader, kept BackupTable) error {
	if !slices.Equal(t.columns, kept.Columns) {
		return fmt.Errorf("its columns are %v, in the backup %v", t.columns, kept.Columns)
	}
	rows, err := files.Open(tableFolder + t.name)
	if err != nil {
		return err
	}
	defer rows.Close()
	name := identifiers([]string{t.name})
	if _, err := tx.Conn().PgConn().CopyFrom(ctx, rows, `COPY `+name+` (`+identifiers(t.columns)+`) FROM STDIN`); err != nil {
		return err
	}
	if err := t.restartCounters(ctx, tx); err != nil {
		return err
	}
	again, err := t.copyOut(ctx, tx, io.Discard)
	if err != nil {
		return err
	}
	if again.SHA256 != kept.SHA256 {
		return errors.New("what the database has is not what the backup has")
	}
	return nil
}

// restartCounters lets the identity columns go on after the highest number:
// COPY gives numbers and does not count.
func (t table) restartCounters(ctx context.Context, tx pgx.Tx) error {
	counted, err := column[string](ctx, tx, `
		SELECT a.attname::text FROM pg_attribute a
		WHERE a.attrelid = $1::text::regclass AND a.attidentity <> '' AND NOT a.attisdropped`, identifiers([]string{t.name}))
	if err != nil {
		return err
	}
	for _, c := range counted {
		sql := `SELECT setval(pg_get_serial_sequence($1, $2), coalesce((SELECT max(` + identifiers([]string{c}) + `) FROM ` + identifiers([]string{t.name}) + `), 0) + 1, false)`
		if _, err := tx.Exec(ctx, sql, identifiers([]string{t.name}), c); err != nil {
			return err
		}
	}
	return nil
}
