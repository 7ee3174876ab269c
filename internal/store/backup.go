package store

import (
	"archive/zip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
)

// backupFormat is the form of the archive. It changes when an older portal
// could no longer read a newer archive, whatever the schema.
const backupFormat = 1

// The names within the archive.
const (
	manifestName = "manifest.json"
	tableFolder  = "tables/"
)

// Manifest says what a backup holds. It is the last file of the archive,
// because the sums are known last.
type Manifest struct {
	Format int           `json:"format"`
	Schema uint          `json:"schema"` // the migration that the tables have the form of
	Portal string        `json:"portal"` // version of the program that wrote it
	Made   time.Time     `json:"made"`
	Tables []BackupTable `json:"tables"` // each after those that it refers to
}

// BackupTable is one table of a backup. Its sum is taken over the rows before they
// are compressed, so that Restore can print the table anew and compare.
type BackupTable struct {
	Name    string   `json:"name"`
	Columns []string `json:"columns"` // without generated ones, which the database makes again
	Rows    int64    `json:"rows"`
	SHA256  string   `json:"sha256"` // of the rows in PostgreSQL's text format, ordered by primary key
}

// Rows is the number of rows in all tables.
func (m Manifest) Rows() int64 {
	var n int64
	for _, t := range m.Tables {
		n += t.Rows
	}
	return n
}

// Backup writes the whole register as of one moment: a zip archive with the
// rows of each table as COPY prints them, and a manifest with a SHA-256 of each.
// It needs no tool of PostgreSQL, blocks nobody, and knows no table by name, so
// that it serves a database of any schema up to this program's. The version of the
// program and the time go into the manifest as they are given: the same register
// gives the same bytes. After an error w holds a part of an archive, which
// ReadBackup refuses.
func Backup(ctx context.Context, dsn string, w io.Writer, portal string, made time.Time) (Manifest, error) {
	m := Manifest{Format: backupFormat, Portal: portal, Made: made.UTC()}
	conn, err := connect(ctx, dsn, false)
	if err != nil {
		return m, err
	}
	defer conn.Close(context.WithoutCancel(ctx))
	at, err := Schema{Latest: latest()}.read(ctx, conn)
	if err != nil {
		return m, err
	}
	if at.Version == 0 {
		return m, fmt.Errorf("the database has no register: run portal migrate first")
	}
	if err := at.Check(); err != nil {
		return m, err
	}
	m.Schema = at.Version
	archive := zip.NewWriter(w)
	err = pgx.BeginTxFunc(ctx, conn, pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}, func(tx pgx.Tx) error {
		tables, err := readTables(ctx, tx)
		if err != nil {
			return err
		}
		for _, t := range tables {
			out, err := archive.CreateHeader(&zip.FileHeader{Name: tableFolder + t.name, Method: zip.Deflate, Modified: m.Made})
			if err != nil {
				return err
			}
			kept, err := t.copyOut(ctx, tx, out)
			if err != nil {
				return err
			}
			m.Tables = append(m.Tables, kept)
		}
		return nil
	})
	if err != nil {
		return m, translate(err, "the backup")
	}
	out, err := archive.CreateHeader(&zip.FileHeader{Name: manifestName, Method: zip.Deflate, Modified: m.Made})
	if err != nil {
		return m, err
	}
	enc := json.NewEncoder(out)
	enc.SetIndent("", "\t")
	if err := enc.Encode(m); err != nil {
		return m, err
	}
	return m, archive.Close()
}

// connect opens a connection of its own, without the pool's limit on the time
// of a statement: a large table takes as long as it takes. Dates and times are
// printed in one way whatever the server's settings are. To read, any host that
// the address allows will do; to write, only the primary.
func connect(ctx context.Context, dsn string, write bool) (*pgx.Conn, error) {
	cfg, err := parse(dsn)
	if err != nil {
		return nil, err
	}
	if write {
		leading(&cfg.Config)
	}
	cfg.RuntimeParams["timezone"] = "UTC"
	cfg.RuntimeParams["datestyle"] = "ISO, YMD"
	cfg.RuntimeParams["application_name"] = "portal backup"
	conn, err := pgx.ConnectConfig(ctx, cfg)
	return conn, translate(err, "the database")
}

// table is a table as the database describes it.
type table struct {
	name    string
	columns []string
	key     []string // the primary key
	needs   []string // tables that it refers to
}

// readTables returns the tables of the register, each after those that it
// refers to, so that rows can go in without switching the checks off.
func readTables(ctx context.Context, q querier) ([]table, error) {
	rows, err := q.Query(ctx, `
		SELECT
			c.relname::text,
			ARRAY(
				SELECT a.attname::text FROM pg_attribute a
				WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
				ORDER BY a.attnum),
			ARRAY(
				SELECT a.attname::text
				FROM pg_index i
				CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k (attnum, position)
				JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
				WHERE i.indrelid = c.oid AND i.indisprimary
				ORDER BY k.position),
			ARRAY(
				SELECT DISTINCT r.relname::text
				FROM pg_constraint f JOIN pg_class r ON r.oid = f.confrelid
				WHERE f.conrelid = c.oid AND f.contype = 'f' AND f.confrelid <> c.oid
				ORDER BY 1)
		FROM pg_class c
		WHERE c.relnamespace = (SELECT relnamespace FROM pg_class WHERE oid = to_regclass('schema_migrations')) AND c.relkind = 'r' AND c.relname <> 'schema_migrations'
		ORDER BY c.relname`)
	if err != nil {
		return nil, fmt.Errorf("which tables there are: %w", err)
	}
	found, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (t table, err error) {
		return t, row.Scan(&t.name, &t.columns, &t.key, &t.needs)
	})
	if err != nil {
		return nil, fmt.Errorf("which tables there are: %w", err)
	}
	return byNeed(found)
}

// byNeed sorts tables so that each stands behind what it refers to.
func byNeed(waiting []table) ([]table, error) {
	var sorted []table
	done := map[string]bool{}
	for len(waiting) > 0 {
		next := slices.IndexFunc(waiting, func(t table) bool {
			return !slices.ContainsFunc(t.needs, func(n string) bool { return !done[n] })
		})
		if next < 0 {
			return nil, fmt.Errorf("table %s and others refer to each other in a circle: a backup cannot order them", waiting[0].name)
		}
		sorted, done[waiting[next].name] = append(sorted, waiting[next]), true
		waiting = slices.Delete(waiting, next, next+1)
	}
	return sorted, nil
}

// copyOut writes the rows of a table in the order of its key: the same rows
// always give the same bytes.
func (t table) copyOut(ctx context.Context, tx pgx.Tx, w io.Writer) (BackupTable, error) {
	order := identifiers(t.key)
	if order == "" {
		order = "x::text"
	}
	sum := sha256.New()
	tag, err := tx.Conn().PgConn().CopyTo(ctx, io.MultiWriter(w, sum),
		`COPY (SELECT `+identifiers(t.columns)+` FROM `+identifiers([]string{t.name})+` AS x ORDER BY `+order+`) TO STDOUT`)
	if err != nil {
		return BackupTable{}, fmt.Errorf("table %s: %w", t.name, err)
	}
	return BackupTable{Name: t.name, Columns: t.columns, Rows: tag.RowsAffected(), SHA256: hex.EncodeToString(sum.Sum(nil))}, nil
}

// identifiers quotes names for SQL.
func identifiers(names []string) string {
	quoted := make([]string, len(names))
	for i, n := range names {
		quoted[i] = pgx.Identifier{n}.Sanitize()
	}
	return strings.Join(quoted, ", ")
}
