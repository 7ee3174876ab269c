package storetest

import (
	"context"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
)

// own are columns that two fillings of a register with the same records may
// differ in, and why. Everything else has to be the same to the letter.
func own() map[string][]string {
	return map[string][]string{
		"claim":       {"id"},        // drawn from a sequence, which a transaction that is rolled back does not give back
		"evidence":    {"claim"},     // the same number; Content has the claim itself in its place
		"change":      {"id", "run"}, // a sequence; and a run that was killed has left no row to point to
		"import_run":  nil,           // nil: the table as a whole. It tells of runs, and there were more of them
		"import_file": nil,
	}
}

// Content returns the rows of every table as lines of text, in order, without
// what is a run's own. Two registers with the same content show the same pages.
func Content(t testing.TB, dsn string) map[string][]string {
	t.Helper()
	ctx := context.WithoutCancel(t.Context())
	conn, err := pgx.Connect(ctx, dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(ctx)
	rows, err := conn.Query(ctx, `
		SELECT c.relname::text, array_agg(a.attname::text ORDER BY a.attnum)
		FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
		WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
		GROUP BY 1`)
	if err != nil {
		t.Fatal(err)
	}
	tables := map[string][]string{}
	var table string
	var columns []string
	if _, err := pgx.ForEachRow(rows, []any{&table, &columns}, func() error {
		tables[table] = columns
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	out := map[string][]string{}
	for _, table := range slices.Sorted(maps.Keys(tables)) {
		if left, known := own()[table]; !known || left != nil {
			out[table] = lines(t, conn, table, tables[table])
		}
	}
	return out
}

// lines prints a table. A quotation is printed behind the claim that it is for.
func lines(t testing.TB, conn *pgx.Conn, table string, columns []string) []string {
	t.Helper()
	printed := func(table, alias string, columns []string) string {
		var kept []string
		for _, c := range columns {
			if !slices.Contains(own()[table], c) {
				kept = append(kept, alias+"."+pgx.Identifier{c}.Sanitize())
			}
		}
		return "ROW(" + strings.Join(kept, ", ") + ")::text"
	}
	sql := `SELECT ` + printed(table, "x", columns) + ` FROM ` + pgx.Identifier{table}.Sanitize() + ` x`
	if table == "evidence" {
		sql = `SELECT concat_ws(' ', c.agreement, c.summit, c.document, c.source, c.record, c.field, c.position, ` +
			printed(table, "x", columns) + `) FROM evidence x JOIN claim c ON c.id = x.claim`
	}
	rows, err := conn.Query(t.Context(), sql)
	if err != nil {
		t.Fatal(err)
	}
	found, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		t.Fatal(table, ": ", err)
	}
	slices.Sort(found)
	return found
}
