package store

import (
	"context"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"
)

// MigrateBy migrates by files that a test brings.
var MigrateBy = migrateBy

// TablesWithAccess are the tables that the roles have a decision about.
func TablesWithAccess() []string {
	var names []string
	for _, a := range accesses() {
		names = append(names, a.table)
	}
	return names
}

// AccessOf is what the roles of the pages and of imports are granted on a table.
func AccessOf(table string) (pages, imports string) {
	for _, a := range accesses() {
		if a.table == table {
			return a.pages, a.imports
		}
	}
	return none, none
}

// InOneState sends a batch as pages do.
func (s *Store) InOneState(ctx context.Context, b *pgx.Batch) error { return s.pool.inOneState(ctx, b) }

// Vectors are what a load makes of texts that count A, B, C and D, four for each
// vector. It asks for the words of all at once.
func Vectors(ctx context.Context, s *Store, texts [][4]string) ([]pgtype.TSVector, error) {
	x := newLexicon(s.pool)
	var parts [][]weighed
	for _, t := range texts {
		parts = append(parts, []weighed{weigh(t[0], 'A'), weigh(t[1], 'B'), weigh(t[2], 'C'), weigh(t[3], 'D')})
	}
	if err := x.learn(ctx, parts); err != nil {
		return nil, err
	}
	var out []pgtype.TSVector
	for _, p := range parts {
		v, err := x.vector(p)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, nil
}
