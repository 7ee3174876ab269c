package store

import (
	"context"

	"github.com/jackc/pgx/v5"
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
