package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"accords/internal/accord"
	"accords/internal/query"

	"github.com/jackc/pgx/v5"
)

// Bounds of what strangers can have stored. A list of four hundred agreements
// takes some 20 kB, so that a day can bring two megabytes at most.
const (
	frozenADay = 100
	frozenMost = 5000 // members; a longer list is cited by the archive
)

// Freeze keeps a list as it is now and returns its hash. A list that was frozen
// before, and is still the same, is there already: nothing is written.
func (s *Store) Freeze(ctx context.Context, q query.Agreements) (string, error) {
	q = q.WithPage(1)
	now := s.now()
	f := newFilter(q, now)
	where, args := f.where("")
	var hash string
	err := s.inTx(ctx, func(tx pgx.Tx) error {
		members, err := all[accord.FrozenMember](ctx, tx, fmt.Sprintf(`
			SELECT a.id, left(a.hash, 16) AS version, a.title, 'same' AS now
			FROM agreement a
			%s
			ORDER BY %s, a.id
			LIMIT %d`, where, f.sortKey(q.Sort), frozenMost+1), args...)
		if err != nil {
			return err
		}
		switch {
		case len(members) == 0:
			return accord.Errorf(accord.Invalid, "The list is empty: there is nothing to cite.")
		case len(members) > frozenMost:
			return accord.Errorf(accord.Invalid, "The list is longer than %d agreements. Please cite the file of the whole register, or filter the list.", frozenMost)
		}
		hash = accord.FreezeHash(q.Encode(), members)
		return insertFrozen(ctx, tx, accord.FrozenList{Hash: hash, Query: q.Encode(), At: now, Members: members})
	})
	return hash, translate(err, "the list")
}

// insertFrozen writes a list that is not there yet, if the day has room for it.
func insertFrozen(ctx context.Context, tx pgx.Tx, l accord.FrozenList) error {
	known, err := column[bool](ctx, tx, `SELECT true FROM frozen_list WHERE hash = $1`, l.Hash)
	if err != nil || len(known) > 0 {
		return err
	}
	var ids, versions, titles []string
	for _, m := range l.Members {
		ids, versions, titles = append(ids, m.ID), append(versions, m.Version), append(titles, m.Title)
	}
	tag, err := tx.Exec(ctx, `
		INSERT INTO frozen_list (hash, query, frozen, ids, versions, titles)
		SELECT $1, $2, $3, $4, $5, $6
		WHERE (SELECT count(*) FROM frozen_list WHERE frozen > $7) < $8
		ON CONFLICT DO NOTHING`, l.Hash, l.Query, l.At, ids, versions, titles, l.At.Add(-24*time.Hour), frozenADay)
	if err == nil && tag.RowsAffected() == 0 {
		// Either the day is full, or somebody froze the same list at this moment.
		known, err = column[bool](ctx, tx, `SELECT true FROM frozen_list WHERE hash = $1`, l.Hash)
		if err == nil && len(known) == 0 {
			return accord.Errorf(accord.Unavailable, "Too many lists were frozen today. Please come back tomorrow; the address of the list itself stays as it is.")
		}
	}
	return err
}

// Frozen returns a frozen list with what became of its members. Who has just
// frozen one is led to it at once, and a standby may not have it yet: what it
// does not know is asked of the primary.
func (s *Store) Frozen(ctx context.Context, hash string) (accord.FrozenList, error) {
	var out accord.FrozenList
	read := func(ctx context.Context, tx pgx.Tx) (err error) {
		out, err = readFrozen(ctx, tx, hash)
		return err
	}
	err := s.snapshotTx(ctx, read)
	if errors.Is(err, pgx.ErrNoRows) && s.writer != s.pool.Pool {
		if perr := within(ctx, s.writer, oneState(), func(tx pgx.Tx) error { return read(ctx, tx) }); perr == nil {
			err = nil
		}
	}
	return out, translate(err, "frozen list "+hash)
}

func readFrozen(ctx context.Context, tx pgx.Tx, hash string) (accord.FrozenList, error) {
	head, err := one[struct {
		Query string
		At    time.Time
		IDs   []string
	}](ctx, tx, `SELECT query, frozen, ids FROM frozen_list WHERE hash = $1`, hash)
	if err != nil {
		return accord.FrozenList{}, err
	}
	out := accord.FrozenList{Hash: hash, Query: head.Query, At: head.At}
	out.Members, err = all[accord.FrozenMember](ctx, tx, `
		SELECT
			m.id,
			m.version,
			m.title,
			CASE WHEN a.id IS NULL THEN 'gone' WHEN left(a.hash, 16) = m.version THEN 'same' ELSE 'changed' END
		FROM frozen_list l, unnest(l.ids, l.versions, l.titles) WITH ORDINALITY AS m (id, version, title, position)
		LEFT JOIN agreement a ON a.id = m.id
		WHERE l.hash = $1
		ORDER BY m.position`, hash)
	if err != nil {
		return out, err
	}
	out.Changes, err = changes(ctx, tx, `
		WHERE c.record = 'agreement' AND c.key = ANY($1) AND c.at > $2
		ORDER BY c.at DESC, c.id DESC
		LIMIT 200`, head.IDs, head.At)
	return out, err
}
