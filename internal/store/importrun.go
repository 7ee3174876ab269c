package store

import (
	"context"
	"fmt"
	"time"

	"accords/internal/accord"

	"github.com/jackc/pgx/v5"
)

// RecordRun keeps the report of an import run, files in their order, and gives the
// changes that were made between its start and its end to it. Once it has
// returned, what the run brought is on the disk, too. Portals that Follow are told
// when it is committed: what an import wrote is shown from then on. What has grown
// by so much that plans would be other ones is counted before that.
func (s *Store) RecordRun(ctx context.Context, run accord.ImportRun) error {
	err := s.inTx(ctx, func(tx pgx.Tx) error {
		id, err := column[int64](ctx, tx, `
			INSERT INTO import_run (started, finished, version) VALUES ($1, $2, $3)
			RETURNING id`, run.Started, run.Finished, run.Version)
		if err != nil {
			return fmt.Errorf("import run: %w", err)
		}
		b := &pgx.Batch{}
		b.Queue(`SET LOCAL statement_timeout = '10min'`) // a load has as many changes as agreements
		for i, f := range run.Files {
			b.Queue(`INSERT INTO import_file (run, position, name, state, reason, new, changed, gone) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
				id[0], i, f.Name, string(f.State), f.Reason, f.New, f.Changed, f.Gone)
		}
		b.Queue(`SELECT count_grown_tables()`)
		b.Queue(`NOTIFY ` + registerChanged) // it is sent when the transaction is committed
		b.Queue(`UPDATE change SET run = $1 WHERE run IS NULL AND at BETWEEN $2 AND $3`, id[0], run.Started, run.Finished)
		return tx.SendBatch(ctx, b).Close()
	})
	return translate(err, "import run")
}

// LastRuns returns the newest import runs, at most n, newest first, each with the
// report on its files in their order.
func (s *Store) LastRuns(ctx context.Context, n int) ([]accord.ImportRun, error) {
	type head struct {
		ID                int64
		Started, Finished time.Time
		Version           string
	}
	heads, err := all[head](ctx, s.pool, `
		SELECT id, started, finished, version
		FROM import_run
		ORDER BY id DESC
		LIMIT $1`, n)
	if err != nil {
		return nil, translate(err, "import runs")
	}
	type file struct {
		Run                int64
		Name, State        string
		Reason             string
		New, Changed, Gone int
	}
	files, err := all[file](ctx, s.pool, `
		SELECT run, name, state, reason, new, changed, gone
		FROM import_file
		WHERE run IN (SELECT id FROM import_run ORDER BY id DESC LIMIT $1) -- ids have gaps
		ORDER BY run, position`, n)
	if err != nil {
		return nil, translate(err, "import runs")
	}
	byRun := map[int64][]accord.ImportFile{}
	for _, f := range files {
		byRun[f.Run] = append(byRun[f.Run], accord.ImportFile{Name: f.Name, State: accord.ImportState(f.State), Reason: f.Reason,
			New: f.New, Changed: f.Changed, Gone: f.Gone})
	}
	var runs []accord.ImportRun
	for _, h := range heads {
		runs = append(runs, accord.ImportRun{ID: h.ID, Started: h.Started, Finished: h.Finished, Version: h.Version, Files: byRun[h.ID]})
	}
	return runs, nil
}

// Overview counts what the register holds, for the home page, with the five
// agreements that came last. Earliest is the oldest date of signature whose year
// is known; LastImport is the zero moment of Unix before the first import.
func (s *Store) Overview(ctx context.Context) (accord.Overview, error) {
	type counts struct {
		Agreements, Countries, Organisations, Summits, Documents int
		Earliest                                                 *string
		LastImport                                               time.Time
	}
	n, err := one[counts](ctx, s.pool, `
		SELECT
			(SELECT count(*) FROM agreement),
			(SELECT count(*) FROM country c WHERE EXISTS (SELECT FROM agreement_country x WHERE x.country = c.code)),
			(SELECT count(*) FROM organisation),
			(SELECT count(*) FROM summit),
			(SELECT count(*) FROM document),
			(SELECT signed FROM agreement WHERE signed_day IS NOT NULL ORDER BY signed_day NULLS FIRST, id LIMIT 1), -- nearly as its index goes
			coalesce((SELECT max(finished) FROM import_run), 'epoch')`)
	if err != nil {
		return accord.Overview{}, translate(err, "overview")
	}
	o := accord.Overview{Agreements: n.Agreements, Countries: n.Countries, Organisations: n.Organisations, Summits: n.Summits,
		Documents: n.Documents, Earliest: date(n.Earliest), LastImport: n.LastImport}
	o.Newest, err = agreementRows(ctx, s.pool, `ORDER BY a.first_seen DESC, a.signed_day DESC NULLS LAST, a.id LIMIT 5`)
	return o, translate(err, "overview")
}
