package store

import (
	"context"
	"fmt"
	"time"

	"accords/internal/accord"

	"github.com/jackc/pgx/v5"
)

// KnownRecords returns the hash of every record of the catalogue, by key: what has
// the same hash need not be put again.
func (s *Store) KnownRecords(ctx context.Context) (map[string]string, error) {
	rows, err := all[struct{ Key, Hash string }](ctx, s.pool, `SELECT key, hash FROM catalogue_record`)
	if err != nil {
		return nil, translate(err, "catalogue")
	}
	out := map[string]string{}
	for _, r := range rows {
		out[r.Key] = r.Hash
	}
	return out, nil
}

// PutCatalogue puts records in the place of what they said before, and takes
// others out, in one transaction: several hundred records are one act of an
// editor, and a reader sees all of it or nothing. Agreements and summits that
// lose their last source are withdrawn.
func (s *Store) PutCatalogue(ctx context.Context, c accord.CatalogueChange) (accord.Delta, error) {
	var delta accord.Delta
	err := s.writeSoon(ctx, func(tx pgx.Tx) error {
		t, err := clearRecords(ctx, tx, c)
		if err != nil {
			return err
		}
		if err := writeRecords(ctx, tx, c.Put, s.now()); err != nil {
			return err
		}
		for _, r := range c.Put {
			if r.Agreement != nil {
				t.agreements = append(t.agreements, r.Agreement.ID)
				t.merge(r.Alias, r.Agreement.ID)
			} else {
				t.summits = append(t.summits, r.Summit.Slug)
			}
		}
		if delta, err = t.refresh(ctx, tx, s.now()); err != nil {
			return err
		}
		return tidy(ctx, tx, c.Put, s.now())
	})
	return delta, translate(err, "catalogue")
}

// clearRecords removes what the records claimed, and returns what they claimed
// it about. A record that went by another's id leaves the stone of its own.
func clearRecords(ctx context.Context, tx pgx.Tx, c accord.CatalogueChange) (*touchedRecords, error) {
	keys := c.Remove
	for _, r := range c.Put {
		keys = append(keys, r.Key)
	}
	rows, err := all[struct{ Agreement, Summit *string }](ctx, tx, `
		DELETE FROM catalogue_record WHERE key = ANY($1) RETURNING agreement, summit`, keys)
	if err != nil {
		return nil, fmt.Errorf("records that were there: %w", err)
	}
	t := &touchedRecords{}
	for _, r := range rows {
		if r.Agreement != nil {
			t.agreements = append(t.agreements, *r.Agreement)
		} else {
			t.summits = append(t.summits, *r.Summit)
		}
	}
	return t, nil
}

// writeRecords writes summits first, because agreements point to them.
func writeRecords(ctx context.Context, tx pgx.Tx, records []accord.CatalogueRecord, now time.Time) error {
	b := &pgx.Batch{}
	var rows []claim
	for _, r := range records {
		if r.Summit != nil {
			queueSummitRecord(b, r, now)
		}
	}
	for _, r := range records {
		if r.Agreement != nil {
			queueAgreementRecord(b, r, now)
		}
		l := recordClaims(r)
		if l.err != nil {
			return l.err
		}
		rows = append(rows, l.rows...)
	}
	if err := tx.SendBatch(ctx, b).Close(); err != nil {
		return fmt.Errorf("records of the catalogue: %w", err)
	}
	return insertClaims(ctx, tx, rows)
}

// recordClaims lists what one record says.
func recordClaims(r accord.CatalogueRecord) claimList {
	var l claimList
	if r.Agreement != nil {
		l = agreementClaims(*r.Agreement, nil)
		putList(&l, "renews", r.Agreement.Renews)
		putList(&l, "implements", r.Agreement.Implements)
	} else {
		l = summitClaims(*r.Summit, nil)
	}
	for i := range l.rows {
		l.rows[i].record = &r.Key
	}
	return l
}

func queueSummitRecord(b *pgx.Batch, r accord.CatalogueRecord, now time.Time) {
	m := r.Summit
	var series *string
	if m.Series != nil {
		series = &m.Series.Slug
		// A series that no editor listed is made with the name that the record gives it.
		b.Queue(`INSERT INTO series (slug, name) VALUES ($1, $2) ON CONFLICT DO NOTHING`, m.Series.Slug, m.Series.Label)
	}
	b.Queue(`
		INSERT INTO summit (slug, series) VALUES ($1, $2)
		ON CONFLICT (slug) DO UPDATE SET series = CASE WHEN summit.authority THEN summit.series ELSE coalesce(excluded.series, summit.series) END`,
		m.Slug, series)
	b.Queue(`DELETE FROM tombstone WHERE kind = 'summit' AND id = $1`, m.Slug)
	b.Queue(`INSERT INTO catalogue_record (key, summit, hash, imported, checked) VALUES ($1, $2, $3, $4, $5)`, r.Key, m.Slug, r.Hash, now, nullDate(r.Checked))
}

func queueAgreementRecord(b *pgx.Batch, r accord.CatalogueRecord, now time.Time) {
	a := r.Agreement
	queueAgreementHead(b, *a, now)
	var summit *string
	if a.Summit != nil {
		summit = &a.Summit.Slug
	}
	b.Queue(`
		INSERT INTO catalogue_record (key, agreement, slug, at_summit, alias, reasons, hash, imported, checked)
		VALUES ($1, $2, $3, (SELECT slug FROM summit WHERE slug = $4), $5, $6, $7, $8, $9)`,
		r.Key, a.ID, a.Slug, summit, null(r.Alias), notNil(r.Reasons), r.Hash, now, nullDate(r.Checked))
	for _, d := range r.Doubts {
		b.Queue(`INSERT INTO catalogue_doubt (record, other, reasons) VALUES ($1, $2, $3)`, r.Key, d.Agreement, notNil(d.Reasons))
	}
}

// notNil makes an empty array of no array, which pgx writes as NULL.
func notNil(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}

// tidy leads the ids of records that go by another's to that, so that an
// address outlives a merger, and drops series that nobody names any more.
func tidy(ctx context.Context, tx pgx.Tx, records []accord.CatalogueRecord, now time.Time) error {
	b := &pgx.Batch{}
	for _, r := range records {
		if r.Alias == "" {
			continue
		}
		b.Queue(`
			INSERT INTO tombstone (kind, id, reason, gone_at, successor)
			SELECT 'agreement', $1, $2, $3, $4
			WHERE NOT EXISTS (SELECT FROM suppression WHERE kind = 'agreement' AND key = $1) -- that stone says why it went
			ON CONFLICT (kind, id) DO UPDATE SET reason = excluded.reason, gone_at = excluded.gone_at, successor = excluded.successor`,
			r.Alias, "Another source tells of the same instrument.", now, r.Agreement.ID)
	}
	b.Queue(`
		DELETE FROM series s
		WHERE NOT EXISTS (SELECT FROM authority_record r WHERE r.kind = 'series' AND r.key = s.slug)
		AND NOT EXISTS (SELECT FROM summit m WHERE m.series = s.slug)
		AND NOT EXISTS (SELECT FROM summit_source x WHERE x.series = s.slug)`)
	if err := tx.SendBatch(ctx, b).Close(); err != nil {
		return fmt.Errorf("ids and series of the catalogue: %w", err)
	}
	return nil
}
