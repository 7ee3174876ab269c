package store_test

import (
	"context"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"accords/migrations"

	"github.com/google/go-cmp/cmp"
	"github.com/jackc/pgx/v5"
)

// schemaDump is everything that the schema of a database consists of, a line each,
// as PostgreSQL itself prints it: tables with their columns in order, constraints,
// indexes, triggers, functions with who may call them, domains and sequences.
func schemaDump(t *testing.T, dsn string) []string {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.WithoutCancel(t.Context()))
	rows, err := conn.Query(t.Context(), `
		SELECT format('column %s.%s %s %s %s identity=%s generated=%s default %s of %s', c.relname, a.attname,
			row_number() OVER (PARTITION BY c.oid ORDER BY a.attnum), format_type(a.atttypid, a.atttypmod),
			CASE WHEN a.attnotnull THEN 'not null' END, a.attidentity, a.attgenerated, pg_get_expr(d.adbin, d.adrelid), c.relkind)
		FROM pg_class c
		JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
		LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
		WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'S')
		UNION ALL
		SELECT format('constraint %s of %s%s: %s', conname, conrelid::regclass, contypid::regtype, pg_get_constraintdef(oid))
		FROM pg_constraint WHERE connamespace = 'public'::regnamespace
		UNION ALL
		SELECT format('index %s valid=%s', pg_get_indexdef(i.indexrelid), i.indisvalid)
		FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE c.relnamespace = 'public'::regnamespace
		UNION ALL
		SELECT format('trigger %s enabled=%s', pg_get_triggerdef(g.oid), g.tgenabled)
		FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid WHERE c.relnamespace = 'public'::regnamespace AND NOT g.tgisinternal
		UNION ALL
		SELECT format('function %s may %s', pg_get_functiondef(oid), proacl) FROM pg_proc WHERE pronamespace = 'public'::regnamespace
		UNION ALL
		SELECT format('domain %s is %s default %s', typname, format_type(typbasetype, typtypmod), typdefault)
		FROM pg_type WHERE typnamespace = 'public'::regnamespace AND typtype = 'd'
		UNION ALL
		SELECT format('sequence %s by %s from %s', seqrelid::regclass, seqincrement, seqstart) FROM pg_sequence
		ORDER BY 1`)
	if err != nil {
		t.Fatal(err)
	}
	lines, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(lines, func(l string) bool { return strings.Contains(l, "schema_migrations") })
}

// Each way down leads to the schema from which the way up began, and up again to
// the schema that was left, to the letter; with a register in it that both ways
// have to carry.
func TestEveryMigrationCanBeUndone(t *testing.T) {
	t.Parallel()
	ups := schemas(t)
	downs, err := fs.Glob(migrations.FS, "*.down.sql")
	if err != nil || len(downs) != len(ups) {
		t.Fatalf("%d ways up, %d ways down, %v", len(ups), len(downs), err)
	}
	dsn := pg.Empty(t)
	at := [][]string{schemaDump(t, dsn)}
	if len(at[0]) > 0 {
		t.Fatalf("an empty database has %q", at[0])
	}
	up := func(i int) []string {
		exec(t, dsn, ups[i])
		if i == 0 {
			exec(t, dsn, firstRegister)
		}
		return schemaDump(t, dsn)
	}
	for i := range ups {
		at = append(at, up(i))
		if i == 0 && len(at[1]) < 200 || cmp.Equal(at[i], at[i+1]) {
			t.Errorf("migration %d: the dump of the schema does not show what it did (%d lines)", i+1, len(at[i+1]))
		}
	}
	for i := len(ups); i > 0; i-- {
		sql, err := migrations.FS.ReadFile(downs[i-1])
		if err != nil {
			t.Fatal(err)
		}
		exec(t, dsn, string(sql))
		if diff := cmp.Diff(at[i-1], schemaDump(t, dsn)); diff != "" {
			t.Errorf("%s does not lead back (-before the way up +after the way down):\n%s", downs[i-1], diff)
		}
	}
	for i := range ups {
		if diff := cmp.Diff(at[i+1], up(i)); diff != "" {
			t.Errorf("migration %d does not lead there again (-first +again):\n%s", i+1, diff)
		}
	}
}
