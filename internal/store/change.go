package store

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"accords/internal/accord"
	"accords/internal/query"

	"github.com/jackc/pgx/v5"
)

const changeColumns = `
			c.id,
			c.record,
			c.key,
			coalesce(a.slug, ''),
			c.title,
			c.what,
			c.countries,
			c.at,
			coalesce(c.run, 0),
			c.fields,
			c.merged_into,
			CASE WHEN c.merged_into IS NOT NULL THEN ` + survivor + ` END`

// survivor is id, slug and title of the record that has what a change c merged, over
// as many mergers as have come since; NULL where that was withdrawn.
const survivor = `(
				WITH RECURSIVE lead AS (
					SELECT c.merged_into AS id, 1 AS step
					UNION
					SELECT t.successor, l.step + 1
					FROM lead l
					JOIN tombstone t ON t.kind = 'agreement' AND t.id = l.id
					WHERE t.successor IS NOT NULL AND l.step < 20
				)
				SELECT ARRAY[n.id, n.slug::text, n.title] FROM lead l JOIN agreement n ON n.id = l.id ORDER BY l.step LIMIT 1)`

// changeFrom joins the readable part of the address of an agreement that lives.
const changeFrom = `
		FROM change c
		LEFT JOIN agreement a ON c.record = 'agreement' AND a.id = c.key`

type changeRow struct {
	ID                             int64
	Record, Key, Slug, Title, What string
	Countries                      []string
	At                             time.Time
	Run                            int64
	Fields                         []byte
	MergedInto                     *string
	Survivor                       []string
}

func newChange(r changeRow) (accord.Change, error) {
	c := accord.Change{ID: r.ID, Record: accord.RecordKind(r.Record), Key: r.Key, Slug: r.Slug, Title: r.Title,
		What: accord.ChangeKind(r.What), Countries: codes(r.Countries), At: r.At, Run: r.Run}
	if err := json.Unmarshal(r.Fields, &c.Fields); err != nil {
		return c, fmt.Errorf("change %d: %w", r.ID, err)
	}
	if len(c.Fields) == 0 {
		c.Fields = nil
	}
	switch {
	case len(r.Survivor) == 3:
		c.Into = &accord.Ref{Slug: r.Survivor[0], Readable: r.Survivor[1], Label: r.Survivor[2]}
	case r.MergedInto != nil:
		c.Into = &accord.Ref{Slug: *r.MergedInto}
	}
	return c, nil
}

func collectChanges(rows pgx.Rows) ([]accord.Change, error) { return structsAs(rows, newChange) }

func changes(ctx context.Context, q querier, rest string, args ...any) ([]accord.Change, error) {
	return collect(ctx, q, collectChanges, `
		SELECT`+changeColumns+changeFrom+`
		`+rest, args)
}

// Changes returns one page of what imports did to the records, newest first, with
// how many changes of each kind the filter leaves when its own kind is put aside. A
// page behind the last has no changes, and is no error. A withdrawn record stays in
// the history under the title that it had.
func (s *Store) Changes(ctx context.Context, q query.Changes) (accord.ChangePage, error) {
	page := accord.ChangePage{Counts: map[accord.ChangeKind]int{}}
	const where = `
		WHERE c.at >= $1
		AND ($2 = '' OR $2 = ANY(c.countries))`
	since := time.Unix(0, 0)
	if !q.Since.IsZero() {
		since = q.Since.First()
	}
	args := []any{since, string(q.Country)}
	b := &pgx.Batch{}
	b.Queue(`SELECT c.what, count(*) FROM change c`+where+` GROUP BY c.what`, args...).Query(func(rows pgx.Rows) error {
		var what string
		var n int
		_, err := pgx.ForEachRow(rows, []any{&what, &n}, func() error {
			page.Counts[accord.ChangeKind(what)] = n
			return nil
		})
		return err
	})
	b.Queue(`
		SELECT`+changeColumns+changeFrom+where+`
		AND ($3 = '' OR c.what = $3)
		ORDER BY c.at DESC, c.id DESC
		LIMIT $4 OFFSET $5`, append(args, string(q.What), query.ChangesPageSize, (max(q.Page, 1)-1)*query.ChangesPageSize)...).Query(
		func(rows pgx.Rows) (err error) {
			page.Changes, err = collectChanges(rows)
			return err
		})
	err := s.pool.inOneState(ctx, b)
	for what, n := range page.Counts {
		if q.What == "" || q.What == what {
			page.Total += n
		}
	}
	return page, translate(err, "changes")
}

// History returns everything that happened to one record, newest first. It is
// empty, and no error, for a record that never was.
func (s *Store) History(ctx context.Context, kind accord.RecordKind, key string) ([]accord.Change, error) {
	list, err := changes(ctx, s.pool, ofRecord, string(kind), key)
	return list, translate(err, "history of "+key)
}

const ofRecord = `
		WHERE c.record = $1 AND c.key = $2
		ORDER BY c.at DESC, c.id DESC
		LIMIT 200`

// news adds to a page what it has beside its list where a query names a day.
func news(ctx context.Context, q querier, of query.Agreements, page *accord.AgreementPage) (err error) {
	if of.Since.IsZero() {
		return nil
	}
	if err := addNews(ctx, q, page.Rows, of.Since); err != nil {
		return err
	}
	page.Withdrawn, err = withdrawn(ctx, q, of)
	return err
}

// addNews gives the rows of a list what happened to them since a day.
func addNews(ctx context.Context, q querier, rows []accord.AgreementRow, since accord.Date) error {
	at := map[string]*accord.AgreementRow{}
	var keys []string
	for i := range rows {
		at[rows[i].ID] = &rows[i]
		keys = append(keys, rows[i].ID)
	}
	list, err := changes(ctx, q, `
		WHERE c.record = 'agreement' AND c.key = ANY($1) AND c.at >= $2
		ORDER BY c.at, c.id`, keys, since.First())
	if err != nil {
		return fmt.Errorf("news of agreements: %w", err)
	}
	byKey := map[string][]accord.Change{}
	for _, c := range list {
		byKey[c.Key] = append(byKey[c.Key], c)
	}
	for key, list := range byKey {
		merged := accord.MergeChanges(list)
		at[key].News = &merged
	}
	return nil
}

// withdrawn lists the agreements that went since a day and did not come back, those
// among them that go on under another id.
// Of a record that is gone only the countries are known: other filters leave
// the list empty rather than wrong.
func withdrawn(ctx context.Context, q querier, of query.Agreements) ([]accord.Change, error) {
	if of.WithoutCountries().Filtered() {
		return nil, nil
	}
	overlap := `c.countries && $2`
	if of.MatchAll {
		overlap = `c.countries @> $2`
	}
	list, err := changes(ctx, q, `
		WHERE c.record = 'agreement' AND c.what IN ('gone', 'merged') AND a.id IS NULL AND c.at >= $1
		AND (cardinality($2::text[]) = 0 OR `+overlap+`)
		AND NOT EXISTS (SELECT FROM change d WHERE d.record = c.record AND d.key = c.key AND d.id > c.id)
		ORDER BY c.at DESC, c.id DESC
		LIMIT 50`, of.Since.First(), texts(of.Countries))
	if err != nil {
		return nil, fmt.Errorf("withdrawn agreements: %w", err)
	}
	return list, nil
}
