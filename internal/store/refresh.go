package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"accords/internal/accord"

	"github.com/jackc/pgx/v5"
)

// refresh derives anew what lists show of the records, summits first, because
// agreements show the names of theirs. It goes through them in one order, some at
// a time: what is known of these is asked in one batch, and what follows from it
// is written in another.
func (t *touchedRecords) refresh(ctx context.Context, tx pgx.Tx, now time.Time) (accord.Delta, error) {
	const atOnce = 100
	var d accord.Delta
	for slugs := range slices.Chunk(ordered(t.summits), atOnce) {
		held, err := refreshSummits(ctx, tx, slugs, now)
		if err != nil {
			return d, err
		}
		t.agreements = append(t.agreements, held...)
	}
	for ids := range slices.Chunk(ordered(t.agreements), atOnce) {
		if err := t.refreshAgreements(ctx, tx, ids, now, &d); err != nil {
			return d, err
		}
	}
	return d, nil
}

func ordered(keys []string) []string { return slices.Compact(slices.Sorted(slices.Values(keys))) }

// refreshAgreements derives the columns for lists and filters anew from the
// claims, or buries the agreements of which no source is left. It counts what
// became of them.
func (t *touchedRecords) refreshAgreements(ctx context.Context, tx pgx.Tx, ids []string, now time.Time, d *accord.Delta) error {
	out, err := suppressed(ctx, tx, ids)
	if err != nil {
		return err
	}
	b := &pgx.Batch{}
	var asked []*agreementState
	for _, id := range ids {
		if !out[id] {
			asked = append(asked, askAgreementState(b, id, t.into[id]))
		}
	}
	if err := tx.SendBatch(ctx, b).Close(); err != nil {
		return fmt.Errorf("agreements as they were: %w", err)
	}
	var outcomes []outcome
	for _, s := range asked {
		o, err := s.outcome()
		if err != nil {
			return fmt.Errorf("agreement %s: %w", s.id, err)
		}
		outcomes = append(outcomes, o)
		switch o.what {
		case created:
			d.New++
		case changed:
			d.Changed++
		case gone:
			d.Gone++
		}
	}
	return writeOutcomes(ctx, tx, outcomes, now)
}

// outcome is what becomes of an agreement.
type outcome struct {
	accord.Agreement
	what change
	into string // where it is gone, the id of the record that its sources tell of now
	is   snapshot
	was  []byte // its snapshot before
	hash string
}

// agreementState is an agreement as its claims have it, and as it was.
type agreementState struct {
	id   string
	into string // the id of the record that its sources tell of now; empty where they tell of it
	head []stateRow
	said *askedAgreement
}

type stateRow struct {
	agreementHead
	Hash     string
	Snapshot []byte
}

// askAgreementState asks for it. Of several sources the first one says how its
// address reads and at which summit it was made.
func askAgreementState(b *pgx.Batch, id, into string) *agreementState {
	s := &agreementState{id: id, into: into}
	askAll(b, &s.head, `
		SELECT
			coalesce(first.slug, a.slug),
			first.summit,
			m.name,
			coalesce(first.in_passing, a.in_passing),
			a.first_seen,
			a.changed,
			a.hash,
			a.snapshot
		FROM agreement a
		CROSS JOIN (
			SELECT
				(array_agg(s.slug   ORDER BY s.in_passing, s.rank, s.published NULLS LAST, s.name))[1] AS slug,
				bool_and(s.in_passing) AS in_passing,
				(array_agg(s.summit ORDER BY s.in_passing, s.rank, s.published NULLS LAST, s.name) FILTER (WHERE s.summit IS NOT NULL))[1] AS summit
			FROM (
				SELECT x.slug, x.in_passing, x.summit, d.published, 1 AS rank, x.document AS name
				FROM agreement_source x
				JOIN document d ON d.slug = x.document
				WHERE x.agreement = $1
				UNION ALL
				SELECT r.slug, false, r.at_summit, NULL, 2, r.key
				FROM catalogue_record r
				WHERE r.agreement = $1
			) s
		) first
		LEFT JOIN summit m ON m.slug = first.summit
		WHERE a.id = $1`, id)
	s.said = askAgreement(b, id)
	return s
}

// outcome says what follows from it.
func (s *agreementState) outcome() (outcome, error) {
	if len(s.head) == 0 {
		return outcome{}, pgx.ErrNoRows
	}
	was := s.head[0]
	a, err := s.said.agreement(s.id, was.agreementHead)
	if err != nil {
		return outcome{}, err
	}
	o := outcome{Agreement: a, was: was.Snapshot}
	if len(a.Sources)+len(a.Merged) == 0 {
		o.what, o.into = gone, s.into
		return o, nil
	}
	if o.hash, err = contentHash(a); err != nil {
		return o, err
	}
	switch was.Hash {
	case "":
		o.what = created
	case o.hash:
	default:
		o.what = changed
	}
	o.is = snapshotOfAgreement(a)
	return o, nil
}

// contentHash tells whether an agreement reads as it did, whenever that was.
func contentHash(a accord.Agreement) (string, error) {
	a.FirstSeen, a.Changed = time.Time{}, time.Time{}
	raw, err := json.Marshal(a)
	if err != nil {
		return "", fmt.Errorf("agreement %s: %w", a.ID, err)
	}
	sum := sha256.Sum256(raw)
	return hex.EncodeToString(sum[:]), nil
}

// change is what a refresh did to a record.
type change int

const (
	unchanged change = iota
	created
	changed
	gone
)

func countriesOf(list []accord.Value[accord.Code]) []accord.Code {
	var out []accord.Code
	for _, v := range list {
		out = append(out, v.V)
	}
	return out
}
