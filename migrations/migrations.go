// Package migrations owns the schema of the register, one pair of SQL files a
// step. A file is sent to Postgres as one batch and so is one transaction: none
// may hold a COMMIT, and CREATE INDEX CONCURRENTLY stands alone in its file.
// It never runs anything; internal/store does.
package migrations

import "embed"

// FS holds the files, named as golang-migrate wants them.
//
//go:embed *.sql
var FS embed.FS
