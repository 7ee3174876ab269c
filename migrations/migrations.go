// Package migrations owns the schema of the register, one pair of SQL files a
// step. A file is sent to Postgres as one batch and so is one transaction: none
// may hold a COMMIT, and CREATE INDEX CONCURRENTLY stands alone in its file.
// It never runs anything; internal/store does.
//
// A new step has the next number of six digits, an .up.sql that begins with why it
// is there, and a .down.sql that leaves the schema as it was: tests go up, down and
// up and compare, migrate what each former schema held, and restore backups of each.
// A file that is on main never changes, because databases have run it. A new table
// needs its line in accesses of internal/store/roles.go, which says what the pages
// and imports may do with it; a test fails without one.
package migrations

import "embed"

// FS holds the files, named as golang-migrate wants them.
//
//go:embed *.sql
var FS embed.FS
