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
	var rows []claim
	for _, r := range records {
		l := recordClaims(r)
		if l.err != nil {
			return l.err
		}
		rows = append(rows, l.rows...)
	}
	b := &pgx.Batch{}
	queueSummitHeads(b, records)
	var agreements []accord.Agreement
	for _, r := range records {
		if r.Agreement != nil {
			agreements = append(agreements, *r.Agreement)
		}
	}
	queueAgreementHeads(b, agreements, now)
	queueRecords(b, records, now)
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

// queueSummitHeads makes summits, where they are new, and their series. A series
// that no editor listed is made with the name that the record gives it.
func queueSummitHeads(b *pgx.Batch, records []accord.CatalogueRecord) {
	var slugs []string
	for _, r := range records {
		m := r.Summit
		if m == nil {
			continue
		}
		var series *string
		if m.Series.Stated() {
			series = &m.Series.V.Slug
			b.Queue(`INSERT INTO series (slug, name) VALUES ($1, $2) ON CONFLICT DO NOTHING`, m.Series.V.Slug, m.Series.V.Label)
		}
		b.Queue(`
			INSERT INTO summit (slug, series) VALUES ($1, $2)
			ON CONFLICT (slug) DO UPDATE SET series = CASE WHEN summit.authority THEN summit.series ELSE coalesce(excluded.series, summit.series) END`,
			m.Slug, series)
		slugs = append(slugs, m.Slug)
	}
	b.Queue(`DELETE FROM tombstone WHERE kind = 'summit' AND id = ANY($1)`, slugs)
}

// queueRecords writes the rows of the catalogue itself, which go over as JSON:
// some of their columns are lists.
func queueRecords(b *pgx.Batch, records []accord.CatalogueRecord, now time.Time) {
	type record struct {
		Key       string   `json:"key"`
		Agreement *string  `json:"agreement"`
		Summit    *string  `json:"summit"`
		Slug      *string  `json:"slug"`
		AtSummit  *string  `json:"at_summit"`
		Alias     *string  `json:"alias"`
		Reasons   []string `json:"reasons"`
		Hash      string   `json:"hash"`
		Checked   *string  `json:"checked"`
	}
	type doubt struct {
		Record  string   `json:"record"`
		Other   string   `json:"other"`
		Reasons []string `json:"reasons"`
	}
	rows, doubts := []record{}, []doubt{}
	for _, r := range records {
		row := record{Key: r.Key, Reasons: notNil(r.Reasons), Hash: r.Hash, Checked: nullDate(r.Checked)}
		if a := r.Agreement; a != nil {
			row.Agreement, row.Slug, row.Alias = &a.ID, &a.Slug, null(r.Alias)
			if a.Summit != nil {
				row.AtSummit = &a.Summit.Slug
			}
		} else {
			row.Summit, row.Reasons = &r.Summit.Slug, []string{}
		}
		rows = append(rows, row)
		for _, d := range r.Doubts {
			doubts = append(doubts, doubt{r.Key, d.Agreement, notNil(d.Reasons)})
		}
	}
	b.Queue(`
		INSERT INTO catalogue_record (key, agreement, summit, slug, at_summit, alias, reasons, hash, imported, checked)
		SELECT key, agreement, summit, slug, (SELECT m.slug FROM summit m WHERE m.slug = r.at_summit), alias, reasons, hash, $2, checked
		FROM jsonb_populate_recordset(NULL::catalogue_record, $1) r`, rows, now)
	b.Queue(`INSERT INTO catalogue_doubt (record, other, reasons) SELECT record, other, reasons FROM jsonb_populate_recordset(NULL::catalogue_doubt, $1)`, doubts)
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
