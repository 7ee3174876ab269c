package store_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"accords/internal/accord"
	"accords/internal/query"
	"accords/internal/store"
	"accords/internal/store/storetest"
	"accords/internal/synth"

	"github.com/google/go-cmp/cmp"
	"github.com/jackc/pgx/v5"
)

func specimens(n int) []accord.Contribution {
	small := storetest.Authority()
	w := synth.World{Countries: small.Countries, Topics: small.Topics, Imported: time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC)}
	return slices.Collect(w.Contributions(n, 5))
}

// tables have what a register is made of, without the numbers that a sequence
// gave, and without the places of words, which follow from the order of claims.
var tables = []string{
	`SELECT to_jsonb(a) || jsonb_build_object('search', tsvector_to_array(search)) FROM agreement a ORDER BY id`,
	`SELECT to_jsonb(d) FROM document d ORDER BY slug`,
	`SELECT to_jsonb(o) FROM organisation o ORDER BY slug`,
	`SELECT to_jsonb(x) FROM agreement_source x ORDER BY agreement, document`,
	`SELECT to_jsonb(x) FROM agreement_country x ORDER BY agreement, position`,
	`SELECT to_jsonb(x) FROM agreement_organisation x ORDER BY agreement, position`,
	`SELECT to_jsonb(x) FROM agreement_topic x ORDER BY agreement, position`,
	`SELECT to_jsonb(x) FROM agreement_basis x ORDER BY agreement, field`,
	`SELECT to_jsonb(c) - 'id' FROM claim c ORDER BY agreement, document, field, position, value`,
	`SELECT to_jsonb(e) - 'claim' FROM evidence e ORDER BY document, span_start, span_end, position`,
	`SELECT to_jsonb(c) - 'id' FROM change c ORDER BY key`,
}

// dump reads the whole register of a database as text.
func dump(t *testing.T, dsn string) [][]string {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(t.Context())
	var out [][]string
	for _, sql := range tables {
		rows, err := conn.Query(t.Context(), sql)
		if err != nil {
			t.Fatal(err)
		}
		list, err := pgx.CollectRows(rows, pgx.RowTo[string])
		if err != nil {
			t.Fatalf("%s: %v", sql, err)
		}
		out = append(out, list)
	}
	return out
}

// What a quick way writes must be what the slow way writes, to the last column.
func TestLoadWritesWhatReplaceWrites(t *testing.T) {
	t.Parallel()
	now := func() time.Time { return time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC) }
	list := specimens(60)
	var dumps [][][]string
	for _, fill := range []func(*store.Store) error{
		func(s *store.Store) error {
			n, err := s.Load(t.Context(), slices.Values(list))
			if n != len(list) {
				t.Errorf("loaded %d of %d", n, len(list))
			}
			return err
		},
		func(s *store.Store) error {
			for _, c := range list {
				if _, err := s.Replace(t.Context(), c); err != nil {
					return err
				}
			}
			return nil
		},
	} {
		dsn := pg.DSN(t)
		s, err := store.Open(t.Context(), dsn, store.Options{Now: now})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(s.Close)
		storetest.Fill(t, s)
		if err := fill(s); err != nil {
			t.Fatal(err)
		}
		dumps = append(dumps, dump(t, dsn))
	}
	if len(dumps[0][0]) != len(list) {
		t.Fatalf("%d agreements of %d", len(dumps[0][0]), len(list))
	}
	if diff := cmp.Diff(dumps[1], dumps[0]); diff != "" {
		t.Errorf("mismatch (-Replace +Load)\n%s", diff)
	}
}

// What a load puts aside it puts back: the schema afterwards is the schema before,
// with every trigger on and every constraint checked.
func TestLoadLeavesTheSchema(t *testing.T) {
	t.Parallel()
	dsn := pg.DSN(t)
	s, err := store.Open(t.Context(), dsn, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	storetest.Fill(t, s)
	conn, err := pgx.Connect(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.WithoutCancel(t.Context()))
	schema := func() []string {
		t.Helper()
		rows, err := conn.Query(t.Context(), `
			SELECT concat_ws(' ', conrelid::regclass, conname, convalidated, pg_get_constraintdef(oid)) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
			UNION ALL
			SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
			UNION ALL
			SELECT concat_ws(' ', tgrelid::regclass, tgname, tgenabled) FROM pg_trigger WHERE NOT tgisinternal
			ORDER BY 1`)
		if err != nil {
			t.Fatal(err)
		}
		list, err := pgx.CollectRows(rows, pgx.RowTo[string])
		if err != nil {
			t.Fatal(err)
		}
		return list
	}
	before := schema()
	if len(before) < 100 {
		t.Fatalf("a schema of %d lines is not that of the register", len(before))
	}
	if _, err := s.Load(t.Context(), slices.Values(specimens(10))); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, schema()); diff != "" {
		t.Errorf("the schema has changed (-before +after)\n%s", diff)
	}
	breaches, err := store.Check(t.Context(), dsn)
	if err != nil || len(breaches) > 0 {
		t.Errorf("%v, breaches %v", err, breaches)
	}
}

func TestLoadRefuses(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	storetest.Fill(t, s)
	if _, err := s.Load(t.Context(), slices.Values(world())); accord.KindOf(err) != accord.Invalid {
		t.Errorf("a summit: %v, want an Invalid error", err)
	}
	list := specimens(1)
	if _, err := s.Load(t.Context(), slices.Values(list)); err != nil {
		t.Fatal(err)
	}
	if n, err := s.Load(t.Context(), slices.Values(list)); err == nil || n != 0 {
		t.Errorf("the same document again: %d, %v, want an error", n, err)
	}
	for name, spoil := range map[string]func(*accord.Contribution){
		"other words":       func(c *accord.Contribution) { c.Agreements[0].Title.Evidence[0].Quote = "Specimen" },
		"another document":  func(c *accord.Contribution) { c.Agreements[0].Title.Evidence[0].Document = list[0].Document.Slug },
		"no such country":   func(c *accord.Contribution) { c.Agreements[0].Countries[0].V = "ZZ" },
		"no such topic":     func(c *accord.Contribution) { c.Agreements[0].Topics[0].V = "alchemy" },
		"a kind of its own": func(c *accord.Contribution) { c.Agreements[0].Kind.V = "pact" },
	} {
		all := specimens(4)
		spoil(&all[3])
		if n, err := s.Load(t.Context(), slices.Values(all[1:])); err == nil || n != 0 {
			t.Errorf("%s: %d, %v, want an error", name, n, err)
		}
	}
	suppress(t, s, accord.SuppressPerson, "Ada Lovelace")
	if n, err := s.Load(t.Context(), slices.Values(specimens(2)[1:])); accord.KindOf(err) != accord.Invalid || n != 0 {
		t.Errorf("where somebody is suppressed: %d, %v, want an Invalid error", n, err)
	}
	if page, err := s.Agreements(t.Context(), query.Agreements{}); err != nil || page.Total != 1 {
		t.Errorf("%v, %d agreements after loads that were refused, want 1", err, page.Total)
	}
}
