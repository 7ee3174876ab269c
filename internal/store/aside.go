package store

import (
	"context"
	"fmt"
	"slices"

	"github.com/jackc/pgx/v5"
)

// loadedTables are what Load writes to, but for the bodies, which are few.
func loadedTables() []string {
	return []string{"document", "agreement", "agreement_source", "agreement_country", "agreement_organisation", "agreement_topic",
		"agreement_basis", "claim", "evidence", "change"}
}

// aside are the statements that put back what was put aside, the last of it first.
type aside []string

// putAside takes off the loaded tables what is asked for every row and can be
// asked once for all: foreign keys, the keys that no other table needs, indexes,
// and the triggers for which Load answers. A row goes ten times as fast into a
// bare table.
//
// The definitions come from the database's own catalogue, so that a migration
// need not know of this. A trigger that a later migration adds stays on.
func putAside(ctx context.Context, tx pgx.Tx) (aside, error) {
	rows, err := all[struct{ Off, On string }](ctx, tx, `
		SELECT off, "on" FROM (
			SELECT (contype <> 'f')::integer AS step, conname AS name,
				format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS off,
				format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS "on"
			FROM pg_constraint c
			WHERE conrelid = ANY($1::text[]::regclass[])
			AND (contype = 'f' OR contype = 'p' AND NOT EXISTS (
				SELECT FROM pg_constraint f
				WHERE f.contype = 'f' AND f.confrelid = c.conrelid AND f.conrelid <> ALL($1::text[]::regclass[])))
			UNION ALL
			SELECT 2, indexrelid::regclass::text,
				format('DROP INDEX %s', indexrelid::regclass),
				pg_get_indexdef(indexrelid)
			FROM pg_index i
			WHERE indrelid = ANY($1::text[]::regclass[])
			AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid AND c.contype <> 'f')
			UNION ALL
			SELECT 3, tgname,
				format('ALTER TABLE %s DISABLE TRIGGER %I', tgrelid::regclass, tgname),
				format('ALTER TABLE %s ENABLE TRIGGER %I', tgrelid::regclass, tgname)
			FROM pg_trigger
			WHERE tgname = 'evidence_quotes_its_document' OR tgname LIKE 'suppress\_in\_%'
		) x
		ORDER BY step, name`, loadedTables())
	if err != nil {
		return nil, fmt.Errorf("what is put aside: %w", err)
	}
	var back aside
	for _, r := range rows {
		if _, err := tx.Exec(ctx, r.Off); err != nil {
			return nil, fmt.Errorf("%s: %w", r.Off, err)
		}
		back = append(back, r.On)
	}
	return back, nil
}

// putBack makes the indexes and keys of the rows that are there now, and asks of
// each of them whether what it points to exists.
func (a aside) putBack(ctx context.Context, tx pgx.Tx) error {
	for _, sql := range slices.Backward(a) {
		if _, err := tx.Exec(ctx, sql); err != nil {
			return fmt.Errorf("%s: %w", sql, err)
		}
	}
	return nil
}
