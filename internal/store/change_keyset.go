package store

import (
	"context"
	"strconv"
	"time"

	"accords/internal/accord"
	"accords/internal/query"
)

// ChangesAfter returns at most limit changes, newest first, after a place in
// the list, and the place to go on from, which is zero at the end. The page of
// the query has no meaning here.
func (s *Store) ChangesAfter(ctx context.Context, q query.Changes, after query.Cursor, limit int) ([]accord.Change, query.Cursor, error) {
	since, until, last := time.Unix(0, 0), time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC), int64(0)
	if !q.Since.IsZero() {
		since = q.Since.First()
	}
	if !after.IsZero() {
		at, err := time.Parse(time.RFC3339Nano, after.Key)
		id, err2 := strconv.ParseInt(after.ID, 10, 64)
		if err != nil || err2 != nil {
			return nil, query.Cursor{}, accord.Errorf(accord.Invalid, "The cursor belongs to another list. It is copied from what the part before it says comes next.")
		}
		until, last = at, id
	}
	list, err := changes(ctx, s.pool, `
		WHERE c.at >= $1
		AND ($2 = '' OR $2 = ANY(c.countries))
		AND ($3 = '' OR c.what = $3)
		AND (c.at, c.id) < ($4, $5)
		ORDER BY c.at DESC, c.id DESC
		LIMIT $6`, since, string(q.Country), string(q.What), until, last, limit+1)
	if err != nil {
		return nil, query.Cursor{}, translate(err, "changes")
	}
	var next query.Cursor
	if len(list) > limit {
		list = list[:limit]
		end := list[limit-1]
		next = query.Cursor{Key: end.At.UTC().Format(time.RFC3339Nano), ID: strconv.FormatInt(end.ID, 10)}
	}
	return list, next, nil
}
