package store

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"accords/internal/accord"

	"github.com/jackc/pgx/v5"
)

// writeOutcomes writes what lists and filters need of some agreements, and what
// changed. The rows of the lists come first, because their words are searched.
func writeOutcomes(ctx context.Context, tx pgx.Tx, outcomes []outcome, now time.Time) error {
	b := &pgx.Batch{}
	queueLists(b, outcomes)
	for _, o := range outcomes {
		if o.what == gone {
			queueBurial(b, accord.RecordAgreement, o.ID, o.into, noSource, now)
			continue
		}
		if o.what != unchanged {
			// The hash has the passages too: where no field differs, they do.
			note := accord.Change{Record: accord.RecordAgreement, Key: o.ID, Title: o.Title.V, Countries: countriesOf(o.Countries), At: now,
				Fields: []accord.FieldChange{{Field: accord.EvidenceField}}}
			if err := o.is.queueNote(b, o.was, o.what == created, note); err != nil {
				return err
			}
		}
		if err := queueHeadline(b, o, now); err != nil {
			return err
		}
	}
	if err := tx.SendBatch(ctx, b).Close(); err != nil {
		return fmt.Errorf("headlines of agreements: %w", err)
	}
	return nil
}

// links are rows of a table that leads from agreements to something else, a list
// a column.
type links struct {
	agreements, others []string
	positions          []int
}

func (l *links) add(id string, others []string) {
	for i, o := range others {
		l.agreements, l.others, l.positions = append(l.agreements, id), append(l.others, o), append(l.positions, i)
	}
}

// queueLists fills the tables by which lists are filtered, those of all agreements
// together.
func queueLists(b *pgx.Batch, outcomes []outcome) {
	var listed []string // those that have rows already
	var countries, organisations, topics, fields links
	var names, known []string
	for _, o := range outcomes {
		switch o.what {
		case gone:
			continue
		case created:
		default:
			listed = append(listed, o.ID)
		}
		countries.add(o.ID, plain(o.Countries, code))
		organisations.add(o.ID, plain(o.Organisations, func(x accord.Body) string { return x.Slug }))
		names = append(names, plain(o.Organisations, func(x accord.Body) string { return x.Name })...)
		topics.add(o.ID, plain(o.Topics, same))
		for field, basis := range bases(o.Agreement) {
			fields.add(o.ID, []string{field})
			known = append(known, string(basis))
		}
	}
	if len(listed) > 0 {
		for _, table := range []string{"agreement_country", "agreement_organisation", "agreement_topic", "agreement_basis"} {
			b.Queue(`DELETE FROM `+table+` WHERE agreement = ANY($1)`, listed)
		}
	}
	for _, t := range []struct {
		sql  string
		rows links
		more []any
	}{
		{`INSERT INTO agreement_country (agreement, country, position) SELECT * FROM unnest($1::text[], $2::text[], $3::integer[])`, countries, []any{countries.positions}},
		{`INSERT INTO agreement_organisation (agreement, organisation, position, name) SELECT * FROM unnest($1::text[], $2::text[], $3::integer[], $4::text[])`,
			organisations, []any{organisations.positions, names}},
		{`INSERT INTO agreement_topic (agreement, topic, position) SELECT * FROM unnest($1::text[], $2::text[], $3::integer[])`, topics, []any{topics.positions}},
		{`INSERT INTO agreement_basis (agreement, field, basis) SELECT * FROM unnest($1::text[], $2::text[], $3::text[])`, fields, []any{known}},
	} {
		if len(t.rows.agreements) > 0 {
			b.Queue(t.sql, append([]any{t.rows.agreements, t.rows.others}, t.more...)...)
		}
	}
}

// queueHeadline fills the columns of the agreement, once for all: each version of
// the row is entered in ten indexes.
func queueHeadline(b *pgx.Batch, a outcome, now time.Time) error {
	raw, err := json.Marshal(a.is)
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
		CROSS JOIN LATERAL (`+searchedWords+`) w
		WHERE was.id = a.id`, a.ID, a.Slug, a.InPassing, summit, a.Title.V,
		null(a.Kind.V), null(a.Status.V), nullDate(a.Signed.V), day, year, nullDate(a.Expiry.V), a.hash, now, raw)
	return nil
}
