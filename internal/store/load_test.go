package store_test

import (
	"slices"
	"testing"
	"time"

	"accords/internal/accord"
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
}
