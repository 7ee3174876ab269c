package store

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"accords/internal/accord"

	"github.com/jackc/pgx/v5"
)

// refreshSummits derives the columns of summits anew, or buries those that
// neither a document nor an editor names any more. It returns the agreements that
// show a name that changed by that.
func refreshSummits(ctx context.Context, tx pgx.Tx, slugs []string, now time.Time) ([]string, error) {
	b := &pgx.Batch{}
	var asked []*summitState
	for _, slug := range slugs {
		asked = append(asked, askSummitState(b, slug))
	}
	if err := tx.SendBatch(ctx, b).Close(); err != nil {
		return nil, fmt.Errorf("summits as they were: %w", err)
	}
	var held []string
	b = &pgx.Batch{}
	for _, s := range asked {
		renamed, err := s.queueRefresh(b, now)
		if err != nil {
			return nil, fmt.Errorf("summit %s: %w", s.slug, err)
		}
		if renamed {
			held = append(held, s.agreements...)
		}
	}
	if err := tx.SendBatch(ctx, b).Close(); err != nil {
		return nil, fmt.Errorf("headlines of summits: %w", err)
	}
	return held, nil
}

// summitState is a summit as its claims have it, and as it was.
type summitState struct {
	slug string
	said *askedSummit
	was  []formerSummit

	agreements []string // that were made at it
}

type formerSummit struct {
	Kept     bool // an editor lists it
	Snapshot []byte
	Name     string // empty where it is new, because its name is a column that is derived
}

func askSummitState(b *pgx.Batch, slug string) *summitState {
	s := &summitState{slug: slug, said: askSummit(b, slug)}
	askAll(b, &s.was, `
		SELECT
			m.authority OR EXISTS (SELECT FROM catalogue_record r WHERE r.summit = m.slug),
			m.snapshot,
			m.name
		FROM summit m
		WHERE m.slug = $1`, slug)
	ask(b, &s.agreements, pgx.RowTo[string], `SELECT id FROM agreement WHERE summit = $1`, slug)
	return s
}

// queueRefresh writes the row of a summit anew from what all sources say of it by
// now, notes what became different, and buries one that no source tells of any more,
// unless an editor keeps it. It reports whether others show a name of it that is no
// more.
func (s *summitState) queueRefresh(b *pgx.Batch, now time.Time) (renamed bool, err error) {
	m, err := s.said.summit()
	if err != nil {
		return false, err
	}
	was := s.was[0]
	if len(m.Sources) == 0 && !was.Kept {
		queueBurial(b, accord.RecordSummit, m.Slug, "", noSource, now)
		return true, nil
	}
	is := snapshotOfSummit(m)
	raw, err := json.Marshal(is)
	if err != nil {
		return false, err
	}
	first, _ := firstDay(m.Start.V)
	b.Queue(`
		UPDATE summit SET
			name      = $2,
			edition   = $3,
			host      = $4,
			place     = $5,
			virtual   = $6,
			start_on  = $7,
			end_on    = $8,
			first_day = $9,
			snapshot  = $10,
			series    = coalesce(CASE WHEN authority OR EXISTS (SELECT FROM catalogue_record r WHERE r.summit = $1) THEN series END,
				(SELECT min(series) FROM summit_source WHERE summit = $1)) -- what documents say anew, an editor's word before it
		WHERE slug = $1`, m.Slug, m.Name.V, nullInt(m.Edition.V), null(m.Host.V), m.Place.V, m.Virtual.V,
		nullDate(m.Start.V), nullDate(m.End.V), first, raw)
	b.Queue(summitVector(), m.Slug)
	b.Queue(`DELETE FROM summit_participant WHERE summit = $1`, m.Slug)
	b.Queue(`INSERT INTO summit_participant (summit, country) SELECT $1, unnest($2::text[])`, m.Slug, notNil(plain(m.Participants, code)))
	return was.Name != m.Name.V, is.queueNote(b, was.Snapshot, was.Name == "" && was.Snapshot == nil,
		accord.Change{Record: accord.RecordSummit, Key: m.Slug, Title: m.Name.V, Countries: countriesOf(m.Participants), At: now})
}
