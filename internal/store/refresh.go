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
		if err := refreshSummits(ctx, tx, slugs, now); err != nil {
			return d, err
		}
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
	b = &pgx.Batch{}
	for _, s := range asked {
		what, err := s.queueRefresh(b, now)
		if err != nil {
			return fmt.Errorf("agreement %s: %w", s.id, err)
		}
		switch what {
		case created:
			d.New++
		case changed:
			d.Changed++
		case gone:
			d.Gone++
		}
	}
	if err := tx.SendBatch(ctx, b).Close(); err != nil {
		return fmt.Errorf("headlines of agreements: %w", err)
	}
	return nil
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
	ask(b, &s.head, pgx.RowToStructByPos[stateRow], `
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

// queueRefresh writes what follows from it, and reports what becomes of the record.
func (s *agreementState) queueRefresh(b *pgx.Batch, now time.Time) (change, error) {
	if len(s.head) == 0 {
		return unchanged, pgx.ErrNoRows
	}
	was := s.head[0]
	a, err := s.said.agreement(s.id, was.agreementHead)
	if err != nil {
		return unchanged, err
	}
	if len(a.Sources)+len(a.Merged) == 0 {
		queueBurial(b, accord.RecordAgreement, s.id, s.into, noSource, now)
		return gone, nil
	}
	hash, err := contentHash(a)
	if err != nil {
		return unchanged, err
	}
	is, what := snapshotOfAgreement(a), unchanged
	if was.Hash != hash || was.Snapshot == nil { // or it was stored before snapshots were kept
		if err := is.queueNote(b, was.Snapshot, was.Hash == "", noteOfAgreement(a, now)); err != nil {
			return unchanged, err
		}
	}
	switch was.Hash {
	case "":
		what = created
	case hash:
	default:
		what = changed
	}
	queueLists(b, a, what == created)
	return what, queueHeadline(b, a, hash, is, now)
}

// noteOfAgreement begins the line about a change. The hash has the passages too:
// where no field differs, they do.
func noteOfAgreement(a accord.Agreement, now time.Time) accord.Change {
	return accord.Change{Record: accord.RecordAgreement, Key: a.ID, Title: a.Title.V, Countries: countriesOf(a.Countries), At: now,
		Fields: []accord.FieldChange{{Field: accord.EvidenceField}}}
}

// queueLists fills the tables by which lists are filtered.
func queueLists(b *pgx.Batch, a accord.Agreement, isNew bool) {
	if !isNew {
		for _, table := range []string{"agreement_country", "agreement_organisation", "agreement_topic", "agreement_basis"} {
			b.Queue(`DELETE FROM `+table+` WHERE agreement = $1`, a.ID)
		}
	}
	if len(a.Countries) > 0 {
		b.Queue(`
			INSERT INTO agreement_country (agreement, country, position)
			SELECT $1, v, n - 1 FROM unnest($2::text[]) WITH ORDINALITY AS x (v, n)`, a.ID, plain(a.Countries, code))
	}
	if len(a.Organisations) > 0 {
		b.Queue(`
			INSERT INTO agreement_organisation (agreement, organisation, name, position)
			SELECT $1, v, name, n - 1 FROM unnest($2::text[], $3::text[]) WITH ORDINALITY AS x (v, name, n)`, a.ID,
			plain(a.Organisations, func(o accord.Body) string { return o.Slug }),
			plain(a.Organisations, func(o accord.Body) string { return o.Name }))
	}
	if len(a.Topics) > 0 {
		b.Queue(`
			INSERT INTO agreement_topic (agreement, topic, position)
			SELECT $1, v, n - 1 FROM unnest($2::text[]) WITH ORDINALITY AS x (v, n)`, a.ID, plain(a.Topics, same))
	}
	var fields, known []string
	for field, basis := range bases(a) {
		fields, known = append(fields, field), append(known, string(basis))
	}
	b.Queue(`
		INSERT INTO agreement_basis (agreement, field, basis)
		SELECT $1, * FROM unnest($2::text[], $3::text[])`, a.ID, fields, known)
}

// queueHeadline fills the columns of the agreement, once for all: each version of
// the row is entered in ten indexes. Its lists have to be filled before, because
// their words are searched.
func queueHeadline(b *pgx.Batch, a accord.Agreement, hash string, is snapshot, now time.Time) error {
	raw, err := json.Marshal(is)
	if err != nil {
		return fmt.Errorf("agreement %s: %w", a.ID, err)
	}
	var summit *string
	if a.Summit != nil {
		summit = &a.Summit.Slug
	}
	day, year := firstDay(a.Signed.V)
	b.Queue(`
		UPDATE agreement was SET
			slug        = a.slug,
			in_passing  = a.in_passing,
			summit      = a.summit,
			title       = a.title,
			kind        = $6,
			status      = $7,
			signed      = $8,
			signed_day  = $9,
			signed_year = $10,
			expiry      = $11,
			hash        = $12,
			changed     = CASE WHEN was.hash = $12 THEN was.changed ELSE $13 END,
			snapshot    = CASE WHEN was.hash = $12 THEN coalesce(was.snapshot, $14) ELSE $14 END,
			search      =`+searchVectorOf+`
		FROM (SELECT $1::text AS id, $2::slug AS slug, $3::boolean AS in_passing, $4::slug AS summit, $5::text AS title) a
		WHERE was.id = a.id`, a.ID, a.Slug, a.InPassing, summit, a.Title.V,
		null(a.Kind.V), null(a.Status.V), nullDate(a.Signed.V), day, year, nullDate(a.Expiry.V), hash, now, raw)
	return nil
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
