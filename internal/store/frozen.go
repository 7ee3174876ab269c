package store

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"time"

	"accords/internal/accord"
	"accords/internal/query"

	"github.com/jackc/pgx/v5"
)

// frozenMost is how many members a list may have that is frozen; a longer one is
// cited by the archive. The schema has the same bound, and that of a hundred new
// lists a day: four hundred agreements take some 20 kB, so that a day brings two
// megabytes as a rule.
const frozenMost = 5000

// Freeze keeps a list as it is now and returns its hash. A list that was frozen
// before, and is still the same, is there already: nothing is written.
func (s *Store) Freeze(ctx context.Context, q query.Agreements) (string, error) {
	q = q.WithPage(1)
	f := newFilter(q, s.now())
	where, args := f.where("")
	var hash string
	err := s.inTx(ctx, func(tx pgx.Tx) error {
		rows, err := all[frozenRow](ctx, tx, fmt.Sprintf(`
			SELECT a.id, left(a.hash, 16) AS version, a.title, 'same' AS now
			FROM agreement a
			%s
			ORDER BY %s, a.id
			LIMIT %d`, where, f.sortKey(q.Sort), frozenMost+1), args...)
		if err != nil {
			return err
		}
		members := newFrozenMembers(rows)
		switch {
		case len(members) == 0:
			return accord.Errorf(accord.Invalid, "The list is empty: there is nothing to cite.")
		case len(members) > frozenMost:
			return accord.Errorf(accord.Invalid, "The list is longer than %d agreements. Please cite the file of the whole register, or filter the list.", frozenMost)
		}
		hash = accord.FreezeHash(q.Encode(), members)
		return insertFrozen(ctx, tx, accord.FrozenList{Hash: hash, Query: q.Encode(), Members: members})
	})
	return hash, translate(err, "the list")
}

type frozenRow struct{ ID, Version, Title, Now string }

func newFrozenMembers(rows []frozenRow) []accord.FrozenMember {
	var out []accord.FrozenMember
	for _, r := range rows {
		out = append(out, accord.FrozenMember{ID: r.ID, Version: r.Version, Title: r.Title, Now: accord.FrozenState(r.Now)})
	}
	return out
}

// insertFrozen writes a list that is not there yet, if the day has room for it.
// The schema's own function does it: the role of the pages may write nothing. One
// after the other, or the last places of a day would be taken twice.
func insertFrozen(ctx context.Context, tx pgx.Tx, l accord.FrozenList) error {
	var ids, versions, titles []string
	for _, m := range l.Members {
		ids, versions, titles = append(ids, m.ID), append(versions, m.Version), append(titles, m.Title)
	}
	if _, err := tx.Exec(ctx, `SELECT pg_advisory_xact_lock(hashtextextended('frozen lists', 0))`); err != nil {
		return err
	}
	at, err := scalar[*time.Time](ctx, tx, `SELECT freeze_list($1, $2, $3, $4, $5)`, l.Hash, l.Query, ids, versions, titles)
	if err == nil && at == nil {
		return accord.Errorf(accord.Unavailable, "Too many lists were frozen today. Please come back tomorrow; the address of the list itself stays as it is.")
	}
	return err
}

// Frozen returns a frozen list with what became of its members, and with what
// its query finds by now beside them. A list that nobody froze is NotFound. Who
// has just frozen one is led to it at once, and a standby may not have it yet:
// what it does not know is asked of the primary.
func (s *Store) Frozen(ctx context.Context, hash string) (accord.FrozenList, error) {
	var out accord.FrozenList
	read := func(ctx context.Context, tx pgx.Tx) (err error) {
		out, err = s.readFrozen(ctx, tx, hash)
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

// readFrozen reads a frozen list, what became of its members, what its query finds
// now, and the newest 200 changes of its members since.
func (s *Store) readFrozen(ctx context.Context, tx pgx.Tx, hash string) (accord.FrozenList, error) {
	head, err := one[struct {
		Query string
		At    time.Time
		IDs   []string
	}](ctx, tx, `SELECT query, frozen, ids FROM frozen_list WHERE hash = $1`, hash)
	if err != nil {
		return accord.FrozenList{}, err
	}
	out := accord.FrozenList{Hash: hash, Query: head.Query, At: head.At}
	for _, read := range []func(context.Context, querier, *accord.FrozenList) error{frozenMembers, followMergers, s.askAgain} {
		if err := read(ctx, tx, &out); err != nil {
			return out, err
		}
	}
	out.Changes, err = changes(ctx, tx, `
		WHERE c.record = 'agreement' AND c.key = ANY($1) AND c.at > $2
		ORDER BY c.at DESC, c.id DESC
		LIMIT 200`, head.IDs, head.At)
	return out, err
}

// frozenMembers compares the version of each member with what there is now.
func frozenMembers(ctx context.Context, q querier, l *accord.FrozenList) error {
	rows, err := all[frozenRow](ctx, q, `
		SELECT
			m.id,
			m.version,
			m.title,
			CASE WHEN a.id IS NULL THEN 'gone' WHEN left(a.hash, 16) = m.version THEN 'same' ELSE 'changed' END
		FROM frozen_list l, unnest(l.ids, l.versions, l.titles) WITH ORDINALITY AS m (id, version, title, position)
		LEFT JOIN agreement a ON a.id = m.id
		WHERE l.hash = $1
		ORDER BY m.position`, l.Hash)
	if err != nil {
		return fmt.Errorf("members: %w", err)
	}
	l.Members = newFrozenMembers(rows)
	return nil
}

// followMergers leads the members that are gone to the records that have them
// now, over as many mergers as it takes. Who reads the citation must not think
// that an agreement was withdrawn which only has another address.
func followMergers(ctx context.Context, q querier, l *accord.FrozenList) error {
	var gone []string
	for _, m := range l.Members {
		if m.Now == accord.FrozenGone {
			gone = append(gone, m.ID)
		}
	}
	if len(gone) == 0 {
		return nil
	}
	type row struct{ Of, ID, Slug, Title string }
	rows, err := all[row](ctx, q, survivors+`
		SELECT l.of, a.id, a.slug, a.title
		FROM lead l
		JOIN agreement a ON a.id = l.id`, gone)
	if err != nil {
		return fmt.Errorf("mergers: %w", err)
	}
	into := map[string]accord.Ref{}
	for _, r := range rows {
		into[r.Of] = accord.Ref{Slug: r.ID, Label: r.Title, Readable: r.Slug}
	}
	for i, m := range l.Members {
		if ref, ok := into[m.ID]; ok && m.Now == accord.FrozenGone {
			l.Members[i].Now, l.Members[i].Into = accord.FrozenMerged, &ref
		}
	}
	return nil
}

// survivors is the way from each of some ids ($1) over all mergers. Mergers in a
// circle do not occur; if they did, the way would still end.
const survivors = `
		WITH RECURSIVE lead AS (
			SELECT id AS of, successor AS id, 1 AS step
			FROM tombstone
			WHERE kind = 'agreement' AND id = ANY($1) AND successor IS NOT NULL
			UNION
			SELECT l.of, t.successor, l.step + 1
			FROM lead l
			JOIN tombstone t ON t.kind = 'agreement' AND t.id = l.id
			WHERE t.successor IS NOT NULL AND l.step < 20
		)`

// askAgain asks the query of the list anew. A member that it no longer finds has
// left; what it finds and what is neither a member nor has one of them was added.
// A filter that this portal does not know any more finds nothing to say.
func (s *Store) askAgain(ctx context.Context, q querier, l *accord.FrozenList) error {
	values, err := url.ParseQuery(l.Query)
	if err != nil {
		return fmt.Errorf("its query: %w", err)
	}
	asked, err := query.Parse(values)
	if err != nil {
		return nil
	}
	known, living := map[string]bool{}, map[string]*accord.FrozenMember{}
	for i, m := range l.Members {
		known[m.ID] = true
		switch m.Now {
		case accord.FrozenMerged:
			known[m.Into.Slug] = true
		case accord.FrozenSame, accord.FrozenChanged:
			living[m.ID] = &l.Members[i]
		}
	}
	f := newFilter(asked, s.now())
	left, err := f.lost(ctx, q, slices.Sorted(maps.Keys(living)))
	if err != nil {
		return fmt.Errorf("what its query lost: %w", err)
	}
	for _, id := range left {
		living[id].Now = accord.FrozenLeft
	}
	if l.Added, l.Joined, err = f.joined(ctx, q, asked.Sort, slices.Sorted(maps.Keys(known))); err != nil {
		return fmt.Errorf("what its query finds today: %w", err)
	}
	return nil
}

// lost returns those of some agreements that the filter does not find.
func (f *filter) lost(ctx context.Context, q querier, ids []string) ([]string, error) {
	where, args := f.where("")
	return column[string](ctx, q, fmt.Sprintf(`
		SELECT i.id
		FROM unnest($%d::text[]) AS i (id)
		WHERE i.id NOT IN (
			SELECT a.id
			FROM agreement a
			%s
		)`, len(args)+1, where), append(slices.Clone(args), ids)...)
}

// joined returns what the filter finds beside some agreements: the first of them
// in the order of the list, and how many there are.
func (f *filter) joined(ctx context.Context, q querier, sort query.Sort, but []string) ([]accord.FrozenMember, int, error) {
	where, args := f.where("")
	type row struct {
		ID, Version, Title string
		Joined             int
	}
	rows, err := all[row](ctx, q, fmt.Sprintf(`
		SELECT a.id, left(a.hash, 16) AS version, a.title, count(*) OVER () AS joined
		FROM (SELECT a.* FROM agreement a %s) a
		WHERE NOT EXISTS (SELECT FROM unnest($%d::text[]) AS k (id) WHERE k.id = a.id)%s
		LIMIT %d`, where, len(args)+1, f.orderBy(sort), accord.FrozenAddedMost), append(slices.Clone(args), but)...)
	if err != nil || len(rows) == 0 {
		return nil, 0, err
	}
	var out []accord.FrozenMember
	for _, r := range rows {
		out = append(out, accord.FrozenMember{ID: r.ID, Version: r.Version, Title: r.Title, Now: accord.FrozenAdded})
	}
	return out, rows[0].Joined, nil
}
