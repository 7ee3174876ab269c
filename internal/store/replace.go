package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"accords/internal/accord"

	"github.com/jackc/pgx/v5"
)

// Known returns the state of those of some documents that the register has, by the
// slug that was asked for: one that has a suppressed name is kept under another.
func (s *Store) Known(ctx context.Context, slugs []string) (map[string]accord.DocumentState, error) {
	rows, err := all[struct{ Slug, SHA256, Extractor string }](ctx, s.pool, `
		SELECT asked.slug, d.sha256, d.extractor
		FROM unnest($1::text[]) AS asked (slug)
		JOIN document d ON d.slug = slug_without_suppressed(asked.slug)`, slugs)
	if err != nil {
		return nil, translate(err, "documents")
	}
	out := map[string]accord.DocumentState{}
	for _, r := range rows {
		out[r.Slug] = accord.DocumentState{SHA256: r.SHA256, Extractor: r.Extractor}
	}
	return out, nil
}

// SameWords returns the slug of a document that has exactly these words under
// another name than slug, and none where there is no such document.
func (s *Store) SameWords(ctx context.Context, slug, words string) (string, error) {
	found, err := column[string](ctx, s.pool, `
		WITH asked AS MATERIALIZED (
			SELECT without_suppressed($2::text) AS body
		)
		SELECT d.slug
		FROM asked
		JOIN document d ON hashtextextended(d.body, 0) = hashtextextended(asked.body, 0) AND d.body = asked.body
		WHERE d.slug <> slug_without_suppressed($1)
		ORDER BY d.slug
		LIMIT 1`, slug, words)
	if err != nil || len(found) == 0 {
		return "", translate(err, "document "+slug)
	}
	return found[0], nil
}

// Replace puts what a document contributes in the place of what it contributed
// before, in one transaction. Records that lose their last source are
// withdrawn, and come back with their id where a document reports them again.
func (s *Store) Replace(ctx context.Context, c accord.Contribution) (accord.Delta, error) {
	var delta accord.Delta
	rows, err := contributedClaims(c)
	if err != nil {
		return delta, translate(err, "document "+c.Document.Slug)
	}
	err = s.writeSoon(ctx, func(tx pgx.Tx) error {
		touched, err := writeContribution(ctx, tx, c, rows, s.now())
		if err != nil {
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
	into                map[string]string // of an agreement's id: the id of the record that it was merged into
}

func (t *touchedRecords) add(c accord.Contribution) {
	for _, a := range c.Agreements {
		t.agreements = append(t.agreements, a.ID)
	}
	for _, s := range c.Summits {
		t.summits = append(t.summits, s.Slug)
	}
}

// merge notes that what stood under an id of its own stands under another now.
func (t *touchedRecords) merge(from, into string) {
	if from == "" {
		return
	}
	if t.into == nil {
		t.into = map[string]string{}
	}
	t.into[from] = into
}

// contributedClaims lists what a document says.
func contributedClaims(c accord.Contribution) ([]claim, error) {
	document := &c.Document.Slug
	published := claimList{subject: subject{document: document}, source: document}
	putFact(&published, "published", c.Document.Published)
	lists := []claimList{published}
	for _, s := range c.Summits {
		lists = append(lists, summitClaims(s, document))
	}
	for _, a := range c.Agreements {
		lists = append(lists, agreementClaims(a, document))
	}
	var rows []claim
	var failed error
	for _, l := range lists {
		rows = append(rows, l.rows...)
		failed = errors.Join(failed, l.err)
	}
	return rows, failed
}

// writeContribution puts a document and its claims in the place of what it
// claimed before, and returns the records that this was about. The statements go
// out in two batches: an import is many short transactions, and waits for each
// answer more than for the work.
func writeContribution(ctx context.Context, tx pgx.Tx, c accord.Contribution, rows []claim, now time.Time) (*touchedRecords, error) {
	was := &touchedRecords{}
	var ids []int64
	b := &pgx.Batch{}
	queueClearing(b, c.Document.Slug, was)
	queueDocument(b, c.Document)
	for _, s := range c.Summits {
		queueSummit(b, s, c.Document.Slug)
	}
	queueAgreementHeads(b, c.Agreements, now)
	for _, a := range c.Agreements {
		queueAgreementSource(b, a, c.Document.Slug)
	}
	queueClaimIDs(b, len(rows), &ids)
	if err := tx.SendBatch(ctx, b).Close(); err != nil {
		return nil, fmt.Errorf("records of document %s: %w", c.Document.Slug, err)
	}
	b = &pgx.Batch{}
	queueClaims(b, rows, ids)
	if err := tx.SendBatch(ctx, b).Close(); err != nil {
		return nil, fmt.Errorf("claims of document %s: %w", c.Document.Slug, err)
	}
	return was, nil
}

// queueClearing removes what a document claims, and collects the records that it
// claimed something about.
func queueClearing(b *pgx.Batch, slug string, was *touchedRecords) {
	ask(b, &was.agreements, pgx.RowTo[string], `DELETE FROM agreement_source WHERE document = slug_without_suppressed($1) RETURNING agreement`, slug)
	ask(b, &was.summits, pgx.RowTo[string], `DELETE FROM summit_source WHERE document = slug_without_suppressed($1) RETURNING summit`, slug)
	b.Queue(`DELETE FROM claim WHERE source = slug_without_suppressed($1)`, slug)
}

// queueDocument writes the row of a document, whose text is masked by the database
// where a person was suppressed.
func queueDocument(b *pgx.Batch, d accord.Document) {
	b.Queue(`
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
}

// queueSummit says that a document tells of a summit, which may have been withdrawn
// before: it lives again.
func queueSummit(b *pgx.Batch, s accord.Summit, document string) {
	b.Queue(`INSERT INTO summit (slug) VALUES ($1) ON CONFLICT DO NOTHING`, s.Slug)
	b.Queue(`DELETE FROM tombstone WHERE kind = 'summit' AND id = $1`, s.Slug)
	var series *string
	if s.Series.Stated() {
		series = &s.Series.V.Slug
	}
	// A series that no editor knows is left out here; its name stays a claim.
	b.Queue(`
		INSERT INTO summit_source (summit, document, series)
		VALUES ($1, $2, (SELECT slug FROM series WHERE slug = $3))
		ON CONFLICT DO NOTHING`, s.Slug, document, series)
}

func queueAgreementSource(b *pgx.Batch, a accord.Agreement, document string) {
	var summit *string
	if a.Summit != nil {
		summit = &a.Summit.Slug
	}
	b.Queue(`
		INSERT INTO agreement_source (agreement, document, slug, in_passing, summit) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (agreement, document) DO NOTHING`, a.ID, document, a.Slug, a.InPassing, summit)
}

// queueAgreementHeads makes agreements and their bodies, where they are new. A body
// that no editor listed is made with what the source says of it.
func queueAgreementHeads(b *pgx.Batch, list []accord.Agreement, now time.Time) {
	var ids, addresses []string
	var bodies struct {
		slugs, types, names []string
		countries           []*string
	}
	for _, a := range list {
		ids, addresses = append(ids, a.ID), append(addresses, a.Slug)
		for _, o := range a.Organisations {
			bodies.slugs, bodies.types = append(bodies.slugs, o.V.Slug), append(bodies.types, string(typeOf(o.V)))
			bodies.countries, bodies.names = append(bodies.countries, null(o.V.Country)), append(bodies.names, o.V.Name)
		}
	}
	if len(ids) == 0 {
		return
	}
	b.Queue(`
		INSERT INTO agreement (id, slug, first_seen, changed)
		SELECT id, slug, $3, $3 FROM unnest($1::text[], $2::text[]) AS x (id, slug)
		ON CONFLICT DO NOTHING`, ids, addresses, now)
	b.Queue(`DELETE FROM tombstone WHERE kind = 'agreement' AND id = ANY($1)`, ids)
	b.Queue(`
		INSERT INTO organisation (slug, type, country, name)
		SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[])
		ON CONFLICT DO NOTHING`, bodies.slugs, bodies.types, bodies.countries, bodies.names)
}
