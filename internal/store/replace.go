package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"accords/internal/accord"

	"github.com/jackc/pgx/v5"
)

// Known returns the state of those of some documents that the register has, by slug.
func (s *Store) Known(ctx context.Context, slugs []string) (map[string]accord.DocumentState, error) {
	rows, err := all[struct{ Slug, SHA256, Extractor string }](ctx, s.pool, `SELECT slug, sha256, extractor FROM document WHERE slug = ANY($1)`, slugs)
	if err != nil {
		return nil, translate(err, "documents")
	}
	out := map[string]accord.DocumentState{}
	for _, r := range rows {
		out[r.Slug] = accord.DocumentState{SHA256: r.SHA256, Extractor: r.Extractor}
	}
	return out, nil
}

// Replace puts what a document contributes in the place of what it contributed
// before, in one transaction. Records that lose their last source are
// withdrawn, and come back with their id where a document reports them again.
func (s *Store) Replace(ctx context.Context, c accord.Contribution) (accord.Delta, error) {
	var delta accord.Delta
	err := s.write(ctx, func(tx pgx.Tx) error {
		delta = accord.Delta{}
		touched, err := clearDocument(ctx, tx, c.Document.Slug)
		if err != nil {
			return err
		}
		if err := writeContribution(ctx, tx, c, s.now()); err != nil {
			return err
		}
		touched.add(c)
		delta, err = touched.refresh(ctx, tx, s.now())
		return err
	})
	return delta, translate(err, "document "+c.Document.Slug)
}

// touchedRecords are the records whose headline must be derived anew.
type touchedRecords struct {
	agreements, summits []string
}

func (t *touchedRecords) add(c accord.Contribution) {
	for _, a := range c.Agreements {
		t.agreements = append(t.agreements, a.ID)
	}
	for _, s := range c.Summits {
		t.summits = append(t.summits, s.Slug)
	}
}

// refresh goes through the records in one order, so that two importers never
// wait for each other in a circle.
func (t *touchedRecords) refresh(ctx context.Context, tx pgx.Tx, now time.Time) (accord.Delta, error) {
	var d accord.Delta
	for _, slug := range slices.Compact(slices.Sorted(slices.Values(t.summits))) {
		if _, err := refreshSummit(ctx, tx, slug, now); err != nil {
			return d, fmt.Errorf("summit %s: %w", slug, err)
		}
	}
	for _, id := range slices.Compact(slices.Sorted(slices.Values(t.agreements))) {
		what, err := refreshAgreement(ctx, tx, id, now)
		if err != nil {
			return d, fmt.Errorf("agreement %s: %w", id, err)
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
	return d, nil
}

// clearDocument removes what a document claims and returns the records that it
// claimed something about. The statements go out together: an import is many
// short transactions, and waits for each answer more than for the work.
func clearDocument(ctx context.Context, tx pgx.Tx, slug string) (*touchedRecords, error) {
	t := &touchedRecords{}
	b := &pgx.Batch{}
	b.Queue(`DELETE FROM agreement_source WHERE document = $1 RETURNING agreement`, slug).Query(into(&t.agreements))
	b.Queue(`DELETE FROM summit_source WHERE document = $1 RETURNING summit`, slug).Query(into(&t.summits))
	b.Queue(`DELETE FROM claim WHERE source = $1`, slug)
	return t, tx.SendBatch(ctx, b).Close()
}

// into collects the only column of an answer in a batch.
func into(list *[]string) func(pgx.Rows) error {
	return func(rows pgx.Rows) (err error) {
		*list, err = pgx.CollectRows(rows, pgx.RowTo[string])
		return err
	}
}

func writeContribution(ctx context.Context, tx pgx.Tx, c accord.Contribution, now time.Time) error {
	if err := writeDocument(ctx, tx, c.Document); err != nil {
		return err
	}
	var rows []claim
	var failed error
	take := func(l claimList) {
		rows = append(rows, l.rows...)
		failed = errors.Join(failed, l.err)
	}
	l := claimList{subject: subject{document: &c.Document.Slug}, source: &c.Document.Slug}
	putFact(&l, "published", c.Document.Published)
	take(l)

	b := &pgx.Batch{}
	for _, s := range c.Summits {
		queueSummit(b, s, c.Document.Slug)
		take(summitClaims(s, &c.Document.Slug))
	}
	for _, a := range c.Agreements {
		queueAgreement(b, a, c.Document.Slug, now)
		take(agreementClaims(a, &c.Document.Slug))
	}
	if failed != nil {
		return failed
	}
	if err := tx.SendBatch(ctx, b).Close(); err != nil {
		return fmt.Errorf("records of document %s: %w", c.Document.Slug, err)
	}
	return insertClaims(ctx, tx, rows)
}

func writeDocument(ctx context.Context, tx pgx.Tx, d accord.Document) error {
	_, err := tx.Exec(ctx, `
		INSERT INTO document (
			slug, title, publisher, country, url, language, licence, licence_url,
			retrieved, published, body, sha256, extractor, imported
		) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
		ON CONFLICT (slug) DO UPDATE SET
			title       = excluded.title,
			publisher   = excluded.publisher,
			country     = excluded.country,
			url         = excluded.url,
			language    = excluded.language,
			licence     = excluded.licence,
			licence_url = excluded.licence_url,
			retrieved   = excluded.retrieved,
			published   = excluded.published,
			body        = excluded.body,
			sha256      = excluded.sha256,
			extractor   = excluded.extractor,
			imported    = excluded.imported`,
		d.Slug, d.Title, d.Publisher, null(d.Country), d.URL, d.Language, d.Licence, d.LicenceURL,
		nullDate(d.Retrieved), nullDate(d.Published.V), d.Text, d.SHA256, d.Extractor, d.Imported)
	if err != nil {
		return fmt.Errorf("document %s: %w", d.Slug, err)
	}
	return nil
}

func queueSummit(b *pgx.Batch, s accord.Summit, document string) {
	b.Queue(`INSERT INTO summit (slug) VALUES ($1) ON CONFLICT DO NOTHING`, s.Slug)
	b.Queue(`DELETE FROM tombstone WHERE kind = 'summit' AND id = $1`, s.Slug)
	var series *string
	if s.Series != nil {
		series = &s.Series.Slug
	}
	// A series that no editor knows is left out here; its name stays a claim.
	b.Queue(`
		INSERT INTO summit_source (summit, document, series)
		VALUES ($1, $2, (SELECT slug FROM series WHERE slug = $3))
		ON CONFLICT DO NOTHING`, s.Slug, document, series)
}

func queueAgreement(b *pgx.Batch, a accord.Agreement, document string, now time.Time) {
	queueAgreementHead(b, a, now)
	var summit *string
	if a.Summit != nil {
		summit = &a.Summit.Slug
	}
	b.Queue(`
		INSERT INTO agreement_source (agreement, document, slug, in_passing, summit) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (agreement, document) DO NOTHING`, a.ID, document, a.Slug, a.InPassing, summit)
}

// queueAgreementHead makes the agreement and its bodies, if they are new.
func queueAgreementHead(b *pgx.Batch, a accord.Agreement, now time.Time) {
	b.Queue(`
		INSERT INTO agreement (id, slug, first_seen, changed) VALUES ($1, $2, $3, $3)
		ON CONFLICT DO NOTHING`, a.ID, a.Slug, now)
	b.Queue(`DELETE FROM tombstone WHERE kind = 'agreement' AND id = $1`, a.ID)
	for _, o := range a.Organisations {
		// A body that no editor listed is made with what the source says of it.
		b.Queue(`
			INSERT INTO organisation (slug, type, country, name) VALUES ($1, $2, $3, $4)
			ON CONFLICT DO NOTHING`, o.V.Slug, string(typeOf(o.V)), null(o.V.Country), o.V.Name)
	}
}
