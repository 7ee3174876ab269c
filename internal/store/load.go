package store

import (
	"context"
	"fmt"
	"iter"
	"time"

	"accords/internal/accord"

	"github.com/jackc/pgx/v5"
)

// loadBatch is how many contributions a transaction of Load has: enough that
// the round trips do not matter, few enough that one is a few megabytes.
const loadBatch = 2000

// Load puts many contributions into the register by COPY and returns how many.
// It is for registers that are filled at once, and writes what Replace would
// write. Every document and agreement must be new to the register, no two
// contributions may tell of one agreement, and none may bring a summit; what is
// not so is an error, and the batches before it stay.
func (s *Store) Load(ctx context.Context, all iter.Seq[accord.Contribution]) (int, error) {
	loaded := 0
	var batch []accord.Contribution
	flush := func() error {
		l := loading{now: s.now()}
		for _, c := range batch {
			if err := l.add(c); err != nil {
				return err
			}
		}
		if err := s.inTx(ctx, func(tx pgx.Tx) error { return l.write(ctx, tx) }); err != nil {
			return translate(err, "loading")
		}
		loaded += len(batch)
		batch = batch[:0]
		return nil
	}
	for c := range all {
		if batch = append(batch, c); len(batch) == loadBatch {
			if err := flush(); err != nil {
				return loaded, err
			}
		}
	}
	if err := flush(); err != nil {
		return loaded, err
	}
	// Without figures of its own the planner takes the tables for as small as they were.
	_, err := s.pool.Exec(ctx, `SET statement_timeout = '10min'; ANALYZE; RESET statement_timeout`)
	return loaded, translate(err, "loading")
}

// loading is a batch as the rows of its tables.
type loading struct {
	now           time.Time
	claims        []claim
	ids           []string
	documents     [][]any
	agreements    [][]any
	sources       [][]any
	countries     [][]any
	organisations [][]any
	topics        [][]any
	bases         [][]any
	changes       [][]any
	bodies        map[string]accord.Body
}

// add derives the columns of lists and filters as a refresh does, from claims
// that have not been to the database.
func (l *loading) add(c accord.Contribution) error {
	if len(c.Summits) > 0 {
		return accord.Errorf(accord.Invalid, "Document %s brings a summit, which only an import can take in.", c.Document.Slug)
	}
	d := c.Document
	published := claimList{subject: subject{document: &d.Slug}, source: &d.Slug}
	putFact(&published, "published", d.Published)
	if published.err != nil {
		return published.err
	}
	l.claims = append(l.claims, published.rows...)
	l.documents = append(l.documents, []any{d.Slug, d.Title, d.Publisher, null(d.Country), d.URL, d.Language, d.Licence, d.LicenceURL,
		nullDate(d.Retrieved), nullDate(d.Published.V), d.Text, d.SHA256, d.Extractor, d.Imported})
	for _, a := range c.Agreements {
		if err := l.addAgreement(a, d); err != nil {
			return fmt.Errorf("agreement %s: %w", a.ID, err)
		}
	}
	return nil
}

func (l *loading) addAgreement(in accord.Agreement, d accord.Document) error {
	list := agreementClaims(in, &d.Slug)
	if list.err != nil {
		return list.err
	}
	l.claims = append(l.claims, list.rows...)
	read := &claims{fields: map[string][]stored{}}
	for _, row := range list.rows {
		read.fields[row.field] = append(read.fields[row.field], stored{claim: row})
	}
	a := newAgreement(in.ID, agreementHead{Slug: in.Slug, InPassing: in.InPassing}, read)
	if read.err != nil {
		return read.err
	}
	src := accord.Source{Slug: d.Slug, Title: d.Title, Publisher: d.Publisher, URL: d.URL, Licence: d.Licence, Language: d.Language,
		Published: d.Published.V, Fields: sortedFields(read.sources()[d.Slug])}
	a.Sources, a.Merged = []accord.Source{src}, []accord.Merger{}
	hash, err := contentHash(a)
	if err != nil {
		return err
	}
	day, year := firstDay(a.Signed.V)
	l.ids = append(l.ids, a.ID)
	l.agreements = append(l.agreements, []any{a.ID, a.Slug, a.Title.V, null(a.Kind.V), null(a.Status.V), nullDate(a.Signed.V), day, year,
		nullDate(a.Expiry.V), a.InPassing, l.now, l.now, hash, snapshotOfAgreement(a)})
	l.sources = append(l.sources, []any{a.ID, d.Slug, a.Slug, a.InPassing})
	l.changes = append(l.changes, []any{string(accord.RecordAgreement), a.ID, a.Title.V, string(accord.RecordNew), texts(countriesOf(a.Countries)), l.now})
	l.link(a)
	return nil
}

// link lists what an agreement is filtered by.
func (l *loading) link(a accord.Agreement) {
	if l.bodies == nil {
		l.bodies = map[string]accord.Body{}
	}
	for i, c := range a.Countries {
		l.countries = append(l.countries, []any{a.ID, string(c.V), i})
	}
	for i, o := range a.Organisations {
		l.bodies[o.V.Slug] = o.V
		l.organisations = append(l.organisations, []any{a.ID, o.V.Slug, o.V.Name, i})
	}
	for i, t := range a.Topics {
		l.topics = append(l.topics, []any{a.ID, t.V, i})
	}
	for field, basis := range bases(a) {
		l.bases = append(l.bases, []any{a.ID, field, string(basis)})
	}
}

func (l *loading) write(ctx context.Context, tx pgx.Tx) error {
	// A batch takes longer than a page may: the limit is there for pages. And what
	// the planner knows is from before the batch: it would read the whole of a
	// table that it thinks empty for each foreign key (52 releases a second, and
	// fewer with every batch).
	if _, err := tx.Exec(ctx, `SET LOCAL statement_timeout = '10min'; SET LOCAL enable_seqscan = off`); err != nil {
		return err
	}
	b := &pgx.Batch{}
	for slug, o := range l.bodies {
		b.Queue(`INSERT INTO organisation (slug, type, country, name) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
			slug, string(typeOf(o)), null(o.Country), o.Name)
	}
	if err := tx.SendBatch(ctx, b).Close(); err != nil {
		return fmt.Errorf("bodies: %w", err)
	}
	for _, t := range []struct {
		table   string
		columns []string
		rows    [][]any
	}{
		{"document", []string{"slug", "title", "publisher", "country", "url", "language", "licence", "licence_url",
			"retrieved", "published", "body", "sha256", "extractor", "imported"}, l.documents},
		{"agreement", []string{"id", "slug", "title", "kind", "status", "signed", "signed_day", "signed_year",
			"expiry", "in_passing", "first_seen", "changed", "hash", "snapshot"}, l.agreements},
		{"agreement_source", []string{"agreement", "document", "slug", "in_passing"}, l.sources},
		{"agreement_country", []string{"agreement", "country", "position"}, l.countries},
		{"agreement_organisation", []string{"agreement", "organisation", "name", "position"}, l.organisations},
		{"agreement_topic", []string{"agreement", "topic", "position"}, l.topics},
		{"agreement_basis", []string{"agreement", "field", "basis"}, l.bases},
		{"change", []string{"record", "key", "title", "what", "countries", "at"}, l.changes},
	} {
		if _, err := tx.CopyFrom(ctx, pgx.Identifier{t.table}, t.columns, pgx.CopyFromRows(t.rows)); err != nil {
			return fmt.Errorf("copying %s: %w", t.table, err)
		}
	}
	if err := insertClaims(ctx, tx, l.claims); err != nil {
		return err
	}
	_, err := tx.Exec(ctx, searchVectorOfMany, l.ids)
	return err
}
