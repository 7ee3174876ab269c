package store_test

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"testing"

	"accords/internal/accord"
	"accords/internal/store"
	"accords/internal/store/storetest"
	"accords/migrations"

	"github.com/google/go-cmp/cmp"
	"github.com/jackc/pgx/v5"
)

// firstRegister is a register as the first schema holds it: a document that
// tells of an agreement at a summit, letters that COPY has to escape, and an id
// that is gone.
const firstRegister = `
	INSERT INTO country (code, name) VALUES ('KR', 'South Korea');
	INSERT INTO topic (code, label) VALUES ('skills', 'Skills');
	INSERT INTO organisation (slug, type, country, name) VALUES ('a-body-kr', 'ministry', 'KR', 'A body');
	INSERT INTO series (slug, name) VALUES ('a-series', 'A series');
	INSERT INTO document (slug, title, publisher, licence, body, sha256, extractor, imported)
		VALUES ('told', 'Told', 'P', 'Not stated', E'tab\tand\nline \\ é 대한민국', repeat('0', 64), '1', '2020-01-01');
	INSERT INTO summit (slug, series, name) VALUES ('a-summit', 'a-series', 'A summit');
	INSERT INTO summit_source (summit, document) VALUES ('a-summit', 'told');
	INSERT INTO agreement (id, slug, title, summit, signed, signed_day, signed_year, first_seen, changed)
		VALUES ('00000001', 'old', E'tab\tand\nline \\ é 대한민국', 'a-summit', '2019-05', '2019-05-01', 2019, '2020-01-01', '2020-01-01');
	INSERT INTO agreement_source (agreement, document, slug, in_passing) VALUES ('00000001', 'told', 'old', false);
	INSERT INTO agreement_country VALUES ('00000001', 'KR', 0);
	INSERT INTO agreement_basis VALUES ('00000001', 'signed', 'inferred'), ('00000001', 'expiry', 'not_stated');
	INSERT INTO claim (agreement, source, field, position, value, basis) VALUES ('00000001', 'told', 'title', 0, '"대한민국"', 'quoted');
	INSERT INTO claim (agreement, source, field, position, value, basis, reason) VALUES ('00000001', 'told', 'signed', 0, '"2019-05"', 'inferred', 'for a reason'),
		('00000001', 'told', 'occasion', 0, '"A summit"', 'inferred', 'for a reason');
	INSERT INTO evidence (claim, position, document, span_start, span_end, quote) SELECT id, 0, 'told', 18, 30, '대한민국' FROM claim WHERE field = 'title';
	INSERT INTO tombstone (kind, id, reason, gone_at, successor) VALUES ('agreement', '00000002', 'merged', '2020-02-02', '00000001');
	INSERT INTO import_run (started, finished, version) VALUES ('2020-01-01', '2020-01-01', 'old')`

// schemas are the migrations in order, as SQL.
func schemas(t *testing.T) []string {
	t.Helper()
	files, err := fs.Glob(migrations.FS, "*.up.sql")
	if err != nil || len(files) < 8 {
		t.Fatalf("%d migrations, %v", len(files), err)
	}
	var all []string
	for _, f := range files {
		sql, err := migrations.FS.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, string(sql))
	}
	return all
}

// atSchema makes a database that began with the first schema and a register in
// it, and was migrated to a version by the portals of its time.
func atSchema(t *testing.T, version int) string {
	t.Helper()
	dsn := pg.Empty(t)
	for i, sql := range schemas(t)[:version] {
		exec(t, dsn, sql)
		if i == 0 {
			exec(t, dsn, firstRegister)
		}
	}
	exec(t, dsn, fmt.Sprintf(`
		CREATE TABLE schema_migrations (version bigint PRIMARY KEY, dirty boolean NOT NULL);
		INSERT INTO schema_migrations VALUES (%d, false)`, version))
	return dsn
}

// A backup of any schema that ever was is restored with that schema and migrated
// then: the register is that of a database that was migrated in its place.
func TestRestoreOfEverySchema(t *testing.T) {
	t.Parallel()
	stayed := atSchema(t, 1)
	if err := store.Migrate(t.Context(), stayed, nil); err != nil {
		t.Fatal(err)
	}
	want := storetest.Content(t, stayed)
	if found, err := store.Check(t.Context(), stayed); err != nil || len(found) > 0 {
		t.Fatalf("the register that was migrated in its place: %v, %v", found, err)
	}
	for i := range schemas(t) {
		version := i + 1
		t.Run(fmt.Sprint(version), func(t *testing.T) {
			t.Parallel()
			archive, kept := backup(t, atSchema(t, version))
			if kept.Schema != uint(version) {
				t.Fatalf("the backup has schema %d, want %d", kept.Schema, version)
			}
			to := pg.Empty(t)
			if _, err := restore(t, to, archive); err != nil {
				t.Fatal(err)
			}
			if now, err := store.ReadSchema(t.Context(), to); err != nil || now.Pending() != 0 {
				t.Errorf("schema %+v, %v", now, err)
			}
			if diff := cmp.Diff(want, storetest.Content(t, to)); diff != "" {
				t.Errorf("it differs from one that was migrated in its place (-in place +restored):\n%s", diff)
			}
		})
	}
}

// What an older portal wrote down as a withdrawal, because it knew no merger, is one
// where the id leads on; what came back in between had gone.
func TestOldMergersAreNoWithdrawals(t *testing.T) {
	t.Parallel()
	dsn := atSchema(t, 11)
	exec(t, dsn, `
		INSERT INTO tombstone (kind, id, reason, gone_at) VALUES ('agreement', '00000003', 'no source', '2020-02-02');
		INSERT INTO change (record, key, title, what, at) VALUES
			('agreement', '00000002', 'Two', 'new', '2020-01-01'), ('agreement', '00000002', 'Two', 'gone', '2020-01-02'),
			('agreement', '00000002', 'Two', 'new', '2020-01-03'), ('agreement', '00000002', 'Two', 'gone', '2020-02-02'),
			('agreement', '00000003', 'Three', 'gone', '2020-02-02')`)
	if err := store.Migrate(t.Context(), dsn, nil); err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(t.Context(), dsn, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	var told []string
	for _, id := range []string{"00000002", "00000003"} {
		history, err := s.History(t.Context(), accord.RecordAgreement, id)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range history {
			line := c.Title + " " + string(c.What)
			if c.Into != nil {
				line += " " + c.Into.Slug + " " + c.Into.Readable
			}
			told = append(told, line)
		}
	}
	if diff := cmp.Diff([]string{"Two merged 00000001 old", "Two new", "Two gone", "Two new", "Three gone"}, told); diff != "" {
		t.Errorf("mismatch (-want +got)\n%s", diff)
	}
}

// A database that a newer portal migrated is left to that portal: what this one
// does not know it could not keep.
func TestBackupOfANewerSchema(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct{ damage, want string }{
		"newer": {`UPDATE schema_migrations SET version = 999`, "run the newer portal that migrated it"},
		"dirty": {`UPDATE schema_migrations SET dirty = true`, "marked dirty"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dsn := atSchema(t, 1)
			exec(t, dsn, tt.damage)
			if m, err := store.Backup(t.Context(), dsn, io.Discard, "test", madeOn); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("%+v, %v, want an error with %q", m, err, tt.want)
			}
			conn, err := pgx.Connect(t.Context(), dsn)
			if err != nil {
				t.Fatal(err)
			}
			defer conn.Close(context.Background())
			var version int
			if err := conn.QueryRow(t.Context(), `SELECT version FROM schema_migrations`).Scan(&version); err != nil || version != 999 && version != 1 {
				t.Errorf("the schema was touched: %d, %v", version, err)
			}
		})
	}
}

// Whatever a file is, it is a whole backup or is refused, and in no time.
func FuzzReadBackup(f *testing.F) {
	for _, archive := range archives(f) {
		f.Add(archive)
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		a, err := store.ReadBackup(bytes.NewReader(file), int64(len(file)))
		switch {
		case err != nil && !errors.Is(err, store.ErrNotABackup):
			t.Errorf("%v: not of the kind that the command explains", err)
		case err == nil && (a.Schema == 0 || len(a.Tables) == 0):
			t.Errorf("a backup of nothing: %+v", a.Manifest)
		case err != nil:
			return
		}
		names := map[string]bool{}
		for _, table := range a.Tables {
			if names[table.Name] {
				t.Errorf("table %q is in it twice", table.Name)
			}
			names[table.Name] = true
		}
	})
}

// archives are a backup of two tables, and the same with something wrong.
func archives(f *testing.F) [][]byte {
	f.Helper()
	const rows = "KR\tSouth Korea\n"
	sum := fmt.Sprintf("%x", sha256.Sum256([]byte(rows)))
	table := func(name, sum string) string {
		return fmt.Sprintf(`{"name": %q, "columns": ["code"], "rows": 1, "sha256": %q}`, name, sum)
	}
	var all [][]byte
	for _, tables := range []string{
		table("country", sum), table("country", sum) + "," + table("topic", sum), table("country", sum) + "," + table("country", sum),
		table("country", "00"), table("../manifest.json", sum), table("", sum), "",
	} {
		var out bytes.Buffer
		w := zip.NewWriter(&out)
		for _, file := range [][2]string{{"tables/country", rows}, {"tables/topic", rows}, {"manifest.json", `{"format": 1, "schema": 1, "portal": "p", "made": "2026-11-24T12:00:00Z", "tables": [` + tables + `]}`}} {
			into, err := w.Create(file[0])
			if err != nil {
				f.Fatal(err)
			}
			if _, err := io.WriteString(into, file[1]); err != nil {
				f.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			f.Fatal(err)
		}
		all = append(all, out.Bytes())
	}
	return all
}
