package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"time"

	"accords/internal/accord"

	"github.com/jackc/pgx/v5"
)

// agreementClaims lists what one source says of an agreement: a document, or,
// where there is none, an editor.
func agreementClaims(a accord.Agreement, document *string) claimList {
	l := claimList{subject: subject{agreement: &a.ID}, source: document}
	putFact(&l, "title", a.Title)
	putFact(&l, "kind", a.Kind)
	putFact(&l, "status", a.Status)
	putFact(&l, "signed", a.Signed)
	putFact(&l, "place", a.Place)
	putFact(&l, "term", a.Term)
	putFact(&l, "in_force", a.InForce)
	putFact(&l, "expiry", a.Expiry)
	putFact(&l, "binding", a.Binding)
	putFact(&l, "occasion", a.Occasion)
	putList(&l, "country", a.Countries)
	putList(&l, "organisation", a.Organisations)
	putList(&l, "signatory", a.Signatories)
	putList(&l, "topic", a.Topics)
	putList(&l, "commitment", a.Commitments)
	return l
}

// Agreement returns one agreement with every claim about it. It is NotFound
// where there never was one, and Gone, with the reason, where there was.
//
// Where another source turned out to tell of the same instrument, the agreement
// has another id than the one that was asked for.
func (s *Store) Agreement(ctx context.Context, id string) (accord.Agreement, error) {
	a, err := readAgreement(ctx, s.pool, id)
	if err != nil && accord.KindOf(translate(err, "")) == accord.NotFound {
		if next, ok := s.successor(ctx, "agreement", id); ok && next != id {
			return s.Agreement(ctx, next)
		}
		return a, s.gone(ctx, "agreement", id, err)
	}
	if err == nil {
		err = readPointers(ctx, s.pool, &a)
	}
	return a, translate(err, "agreement "+id)
}

type agreementHead struct {
	Slug       string
	Summit     *string
	SummitName *string
	InPassing  bool
	FirstSeen  time.Time
	Changed    time.Time
}

func readAgreement(ctx context.Context, q querier, id string) (accord.Agreement, error) {
	head, err := one[agreementHead](ctx, q, `
		SELECT
			a.slug,
			a.summit,
			s.name,
			a.in_passing,
			a.first_seen,
			a.changed
		FROM agreement a
		LEFT JOIN summit s ON s.slug = a.summit
		WHERE a.id = $1`, id)
	if err != nil {
		return accord.Agreement{}, err
	}
	c, err := readClaims(ctx, q, aboutAgreement, id)
	if err != nil {
		return accord.Agreement{}, err
	}
	a := newAgreement(id, head, c)
	if c.err != nil {
		return accord.Agreement{}, c.err
	}
	if a.Sources, err = readSources(ctx, q, `SELECT document FROM agreement_source WHERE agreement = $1`, id, c); err != nil {
		return a, err
	}
	a.Cited = c.cited()
	a.Merged, err = all[accord.Merger](ctx, q, `SELECT key, reasons FROM catalogue_record WHERE agreement = $1 ORDER BY key`, id)
	return a, err
}

// newAgreement is the one place where claims become an agreement.
func newAgreement(id string, head agreementHead, c *claims) accord.Agreement {
	a := accord.Agreement{
		ID:            id,
		Slug:          head.Slug,
		Title:         fact[string](c, "title"),
		Kind:          fact[accord.Kind](c, "kind"),
		Status:        fact[accord.Status](c, "status"),
		Signed:        fact[accord.Date](c, "signed"),
		Place:         fact[string](c, "place"),
		Term:          fact[accord.Term](c, "term"),
		InForce:       fact[accord.Date](c, "in_force"),
		Expiry:        fact[accord.Date](c, "expiry"),
		Binding:       fact[accord.Binding](c, "binding"),
		Occasion:      fact[string](c, "occasion"),
		Countries:     list(c, "country", equal[accord.Code]),
		Organisations: list(c, "organisation", func(a, b accord.Body) bool { return a.Slug == b.Slug }),
		Signatories:   list(c, "signatory", accord.SamePerson),
		Topics:        list(c, "topic", equal[string]),
		Commitments:   list(c, "commitment", equal[string]),
		Renews:        list(c, "renews", func(a, b accord.Ref) bool { return a.Slug == b.Slug }),
		Implements:    list(c, "implements", func(a, b accord.Ref) bool { return a.Slug == b.Slug }),
		InPassing:     head.InPassing,
		FirstSeen:     head.FirstSeen,
		Changed:       head.Changed,
	}
	if head.Summit != nil {
		a.Summit = &accord.Ref{Slug: *head.Summit, Label: text(head.SummitName)}
	}
	return a
}

// bases are the fields that the filter "basis" knows.
func bases(a accord.Agreement) map[string]accord.Basis {
	listed := accord.NotStated
	if len(a.Signatories) > 0 {
		listed = a.Signatories[0].Basis
	}
	return map[string]accord.Basis{
		"signed": a.Signed.Basis, "place": a.Place.Basis, "term": a.Term.Basis, "in_force": a.InForce.Basis,
		"expiry": a.Expiry.Basis, "binding": a.Binding.Basis, "signatory": listed,
	}
}

// refreshAgreement derives the columns for lists and filters anew from the
// claims, or buries the agreement where no source is left. It reports whether
// the record changed.
func refreshAgreement(ctx context.Context, tx pgx.Tx, id string, now time.Time) (change, error) {
	if out, err := suppressed(ctx, tx, id); out || err != nil {
		return unchanged, err
	}
	if _, err := tx.Exec(ctx, `
		UPDATE agreement a SET
			slug       = first.slug,
			in_passing = first.in_passing,
			summit     = first.summit
		FROM (
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
			HAVING count(*) > 0
		) first
		WHERE a.id = $1`, id); err != nil {
		return unchanged, fmt.Errorf("sources of agreement %s: %w", id, err)
	}
	a, err := readAgreement(ctx, tx, id)
	if err != nil {
		return unchanged, err
	}
	if len(a.Sources)+len(a.Merged) == 0 {
		return gone, bury(ctx, tx, accord.RecordAgreement, id, noSource, now)
	}
	if err := writeHeadline(ctx, tx, a); err != nil {
		return unchanged, err
	}
	return markChange(ctx, tx, a, now)
}

// writeHeadline fills what lists and filters need.
func writeHeadline(ctx context.Context, tx pgx.Tx, a accord.Agreement) error {
	b := &pgx.Batch{}
	day, year := firstDay(a.Signed.V)
	b.Queue(`
		UPDATE agreement SET
			title       = $2,
			kind        = $3,
			status      = $4,
			signed      = $5,
			signed_day  = $6,
			signed_year = $7,
			expiry      = $8
		WHERE id = $1`, a.ID, a.Title.V, null(a.Kind.V), null(a.Status.V), nullDate(a.Signed.V), day, year, nullDate(a.Expiry.V))
	for _, table := range []string{"agreement_country", "agreement_organisation", "agreement_topic", "agreement_basis"} {
		b.Queue(`DELETE FROM `+table+` WHERE agreement = $1`, a.ID)
	}
	for i, c := range a.Countries {
		b.Queue(`INSERT INTO agreement_country (agreement, country, position) VALUES ($1, $2, $3)`, a.ID, string(c.V), i)
	}
	for i, o := range a.Organisations {
		b.Queue(`INSERT INTO agreement_organisation (agreement, organisation, name, position) VALUES ($1, $2, $3, $4)`, a.ID, o.V.Slug, o.V.Name, i)
	}
	for i, t := range a.Topics {
		b.Queue(`INSERT INTO agreement_topic (agreement, topic, position) VALUES ($1, $2, $3)`, a.ID, t.V, i)
	}
	for field, basis := range bases(a) {
		b.Queue(`INSERT INTO agreement_basis (agreement, field, basis) VALUES ($1, $2, $3)`, a.ID, field, string(basis))
	}
	b.Queue(searchVector, a.ID)
	if err := tx.SendBatch(ctx, b).Close(); err != nil {
		return fmt.Errorf("headline of agreement %s: %w", a.ID, err)
	}
	return nil
}

// firstDay is what a date is ordered by, and its year; nil where the year is
// not known.
func firstDay(d accord.Date) (day *time.Time, year *int) {
	if d.Year == 0 {
		return nil, nil
	}
	first := d.First()
	return &first, &d.Year
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

// markChange compares the record's content with what it was, and notes what
// changed field by field.
func markChange(ctx context.Context, tx pgx.Tx, a accord.Agreement, now time.Time) (change, error) {
	hash, err := contentHash(a)
	if err != nil {
		return unchanged, err
	}
	was, err := one[struct {
		Hash     string
		Snapshot []byte
	}](ctx, tx, `SELECT hash, snapshot FROM agreement WHERE id = $1`, a.ID)
	if err != nil || was.Hash == hash && was.Snapshot != nil {
		return unchanged, err
	}
	is := snapshotOfAgreement(a)
	note := accord.Change{Record: accord.RecordAgreement, Key: a.ID, Title: a.Title.V, Countries: countriesOf(a.Countries), At: now,
		// The hash has the passages too: where no field differs, they do.
		Fields: []accord.FieldChange{{Field: accord.EvidenceField}}}
	if err := is.note(ctx, tx, was.Snapshot, was.Hash == "", note); err != nil {
		return unchanged, err
	}
	if _, err := tx.Exec(ctx, `UPDATE agreement SET hash = $2, changed = CASE WHEN hash = $2 THEN changed ELSE $3 END, snapshot = $4 WHERE id = $1`,
		a.ID, hash, now, is); err != nil {
		return unchanged, err
	}
	switch was.Hash {
	case "":
		return created, nil
	case hash:
		return unchanged, nil // it was stored before snapshots were kept
	}
	return changed, nil
}

func countriesOf(list []accord.Value[accord.Code]) []accord.Code {
	var out []accord.Code
	for _, v := range list {
		out = append(out, v.V)
	}
	return out
}
