package store

import (
	"context"
	"fmt"

	"accords/internal/accord"
	"accords/internal/query"
)

// sortKey is an order of the list as one text that ascends, so that a place in
// the list is a pair (key, id) and what follows it is a comparison. It orders as
// orderBy does: newest first counts the days down from the last one that a date
// can have, and what has no date comes last either way.
func (f *filter) sortKey(sort query.Sort) string {
	const newest = `lpad((date '9999-12-31' - coalesce(a.signed_day, date '0001-01-01'))::text, 8, '0')`
	switch {
	case sort == query.BySignedAsc:
		return `coalesce(to_char(a.signed_day, 'YYYYMMDD'), '99999999')`
	case sort == query.ByTitle:
		return `lower(a.title)`
	case sort == query.ByAdded:
		return `lpad((9999999999999999 - (extract(epoch FROM a.first_seen) * 1000000)::bigint)::text, 16, '0') || ` + newest
	case sort == query.ByRelevance && f.text > 0:
		return fmt.Sprintf(`lpad((1000000000 - (ts_rank(a.search, websearch_to_tsquery('english', fold($%d))) * 1000000000)::bigint)::text, 10, '0') || %s`, f.text, newest)
	}
	return newest
}

// AgreementIDs returns at most limit ids of a filtered list after a place in
// it, and the place to go on from, which is zero at the end. The page of the
// query has no meaning here. The place is a pair of the sort key and the id, which
// stays right while records come and go before it; one of another order is no
// error, it stands somewhere.
func (s *Store) AgreementIDs(ctx context.Context, q query.Agreements, after query.Cursor, limit int) ([]string, query.Cursor, error) {
	f := newFilter(q, s.now())
	key := f.sortKey(q.Sort)
	where, args := f.where("")
	if !after.IsZero() {
		joint := "WHERE "
		if where != "" {
			joint = where + "\n\t\tAND "
		}
		args = append(args, after.Key, after.ID)
		where = fmt.Sprintf("%s(%s, a.id) > ($%d, $%d)", joint, key, len(args)-1, len(args))
	}
	places, err := all[query.Cursor](ctx, s.pool, fmt.Sprintf(`
		SELECT %s AS key, a.id
		FROM agreement a
		%s
		ORDER BY key, a.id
		LIMIT %d`, key, where, limit+1), args...)
	if err != nil {
		return nil, query.Cursor{}, translate(err, "agreements")
	}
	var next query.Cursor
	if len(places) > limit {
		places = places[:limit]
		next = places[limit-1]
	}
	var ids []string
	for _, p := range places {
		ids = append(ids, p.ID)
	}
	return ids, next, nil
}

// ListChanges returns the newest changes, at most limit, of the agreements that a
// filter leaves today: the feed of a list. What was withdrawn is in no list any
// more, and so not in its feed.
func (s *Store) ListChanges(ctx context.Context, q query.Agreements, limit int) ([]accord.Change, error) {
	f := newFilter(q, s.now())
	where, args := f.where("")
	args = append(args, limit)
	list, err := changes(ctx, s.pool, fmt.Sprintf(`
		WHERE c.record = 'agreement' AND c.key IN (SELECT a.id FROM agreement a %s)
		ORDER BY c.at DESC, c.id DESC
		LIMIT $%d`, where, len(args)), args...)
	return list, translate(err, "changes")
}

// Edition names the state of the register: the newest import run and the newest
// change with the later time of the two. Whatever is shown follows from it, so that
// it is what tags of answers are made of. Of an empty register it is zero, at the
// zero moment of Unix.
func (s *Store) Edition(ctx context.Context) (accord.Edition, error) {
	e, err := edition(ctx, s.pool)
	return e, translate(err, "edition")
}

func edition(ctx context.Context, q querier) (accord.Edition, error) {
	return one[accord.Edition](ctx, q, `
		SELECT
			(SELECT coalesce(max(id), 0) FROM import_run),
			(SELECT coalesce(max(id), 0) FROM change),
			greatest((SELECT max(finished) FROM import_run), (SELECT max(at) FROM change), 'epoch')`)
}
