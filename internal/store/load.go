package store

import (
	"context"
	"fmt"
	"iter"
	"strings"
	"time"

	"accords/internal/accord"

	"github.com/jackc/pgx/v5"
)

// loadBatch is how many contributions are written at once: enough that the round
// trips do not matter, few enough that two of them are some megabytes.
const loadBatch = 500

// Load puts many contributions into the register by COPY and returns how many.
// It is for registers that are filled at once, and writes what Replace would
// write. Every document and agreement must be new to the register, no two
// contributions may tell of one agreement, and none may bring a summit; and nobody
// may have been suppressed, because the triggers that keep a name out are off.
// What is not so is an error, and nothing is written.
//
// Foreign keys, indexes and triggers are put aside while it writes, and whoever
// reads these tables waits until it has ended: all of it is one transaction.
func (s *Store) Load(ctx context.Context, all iter.Seq[accord.Contribution]) (int, error) {
	loaded := 0
	err := s.inTx(ctx, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, loadSettings); err != nil {
			return err
		}
		suppressed, err := column[bool](ctx, tx, `SELECT EXISTS (SELECT FROM suppression)`)
		if err != nil {
			return err
		}
		if suppressed[0] {
			return accord.Errorf(accord.Invalid, "Something was suppressed in this register: only an import keeps it out.")
		}
		aside, err := putAside(ctx, tx)
		if err != nil {
			return err
		}
		words, err := readVocabulary(ctx, tx)
		if err != nil {
			return err
		}
		if loaded, err = s.loadBatches(ctx, tx, words, all); err != nil {
			return err
		}
		// Without figures of its own the planner takes the tables for as small as they were.
		if _, err := tx.Exec(ctx, `ANALYZE `+strings.Join(loadedTables(), ", ")); err != nil {
			return fmt.Errorf("figures for the planner: %w", err)
		}
		return aside.putBack(ctx, tx)
	})
	if err != nil {
		return 0, translate(err, "loading")
	}
	return loaded, nil
}

// A load takes longer than a page may.
const loadSettings = `
	SET LOCAL statement_timeout = 0;
	SET LOCAL jit = off;
	SET LOCAL maintenance_work_mem = '256MB'`

// loadBatches derives the rows of one batch while Postgres writes the one before.
// What words mean is asked on another connection.
func (s *Store) loadBatches(ctx context.Context, tx pgx.Tx, words vocabulary, all iter.Seq[accord.Contribution]) (int, error) {
	ctx, stop := context.WithCancel(ctx)
	ready := make(chan *loading)
	var derived error
	go func() {
		defer close(ready)
		derived = s.derive(ctx, words, all, func(l *loading) bool {
			select {
			case ready <- l:
				return true
			case <-ctx.Done():
				return false
			}
		})
	}()
	defer func() { // before the iterator's owner may close what it reads
		stop()
		for range ready {
		}
	}()
	loaded, bodies := 0, map[string]bool{}
	for l := range ready {
		if err := l.write(ctx, tx, bodies); err != nil {
			return 0, err
		}
		loaded += len(l.documents)
	}
	return loaded, derived
}

// derive hands on batch after batch, until take has had enough.
func (s *Store) derive(ctx context.Context, words vocabulary, all iter.Seq[accord.Contribution], take func(*loading) bool) error {
	x := newLexicon(s.pool)
	l := &loading{now: s.now(), words: words}
	for c := range all {
		if err := l.add(c); err != nil {
			return err
		}
		if len(l.documents) < loadBatch {
			continue
		}
		if err := l.index(ctx, x); err != nil || !take(l) {
			return err
		}
		l = &loading{now: s.now(), words: words}
	}
	if err := l.index(ctx, x); err != nil || len(l.documents) == 0 {
		return err
	}
	take(l)
	return nil
}

// loading is a batch as the rows of its tables.
type loading struct {
	now           time.Time
	words         vocabulary
	claims        []claim
	documents     [][]any
	agreements    [][]any
	texts         [][]weighed // of each of them, what it is found by
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
	if err := quotes(published.rows, d); err != nil {
		return err
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

// addAgreement makes the rows of one agreement in memory, as refreshing it in the
// database would: the same choice of values, the same hash and snapshot. Nothing is
// written yet.
func (l *loading) addAgreement(in accord.Agreement, d accord.Document) error {
	list := agreementClaims(in, &d.Slug)
	if list.err != nil {
		return list.err
	}
	if err := quotes(list.rows, d); err != nil {
		return err
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
	l.texts = append(l.texts, l.words.of(a, list.rows))
	l.agreements = append(l.agreements, []any{a.ID, a.Slug, a.Title.V, null(a.Kind.V), null(a.Status.V), nullDate(a.Signed.V), day, year,
		nullDate(a.Expiry.V), a.InPassing, l.now, l.now, hash, snapshotOfAgreement(a)})
	l.sources = append(l.sources, []any{a.ID, d.Slug, a.Slug, a.InPassing})
	l.changes = append(l.changes, []any{string(accord.RecordAgreement), a.ID, a.Title.V, string(accord.RecordNew), texts(countriesOf(a.Countries)), l.now})
	l.link(a)
	return nil
}

// index adds to each agreement the vector by which it is found.
func (l *loading) index(ctx context.Context, x *lexicon) error {
	if err := x.learn(ctx, l.texts); err != nil {
		return err
	}
	for i, parts := range l.texts {
		v, err := x.vector(parts)
		if err != nil {
			return err
		}
		l.agreements[i] = append(l.agreements[i], v)
	}
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

// quotes does for a batch what the trigger does for a row: every passage is the
// bytes of its span, and of the document that brings it.
func quotes(rows []claim, d accord.Document) error {
	for _, row := range rows {
		for _, e := range row.evidence {
			if e.Document != d.Slug {
				return accord.Errorf(accord.Invalid, "Document %s quotes %s, which only an import can take in.", d.Slug, e.Document)
			}
			if err := e.Check(d.Text); err != nil {
				return fmt.Errorf("document %s: %w", d.Slug, err)
			}
		}
	}
	return nil
}

// write sends the rows. Known are the bodies that batches before had.
func (l *loading) write(ctx context.Context, tx pgx.Tx, known map[string]bool) error {
	if err := l.writeBodies(ctx, tx, known); err != nil {
		return err
	}
	claims, passages, err := l.claimRows(ctx, tx)
	if err != nil {
		return err
	}
	for _, t := range []struct {
		table   string
		columns []string
		rows    [][]any
	}{
		{"document", []string{"slug", "title", "publisher", "country", "url", "language", "licence", "licence_url",
			"retrieved", "published", "body", "sha256", "extractor", "imported"}, l.documents},
		{"agreement", []string{"id", "slug", "title", "kind", "status", "signed", "signed_day", "signed_year",
			"expiry", "in_passing", "first_seen", "changed", "hash", "snapshot", "search"}, l.agreements},
		{"agreement_source", []string{"agreement", "document", "slug", "in_passing"}, l.sources},
		{"agreement_country", []string{"agreement", "country", "position"}, l.countries},
		{"agreement_organisation", []string{"agreement", "organisation", "name", "position"}, l.organisations},
		{"agreement_topic", []string{"agreement", "topic", "position"}, l.topics},
		{"agreement_basis", []string{"agreement", "field", "basis"}, l.bases},
		{"claim", []string{"id", "agreement", "document", "source", "field", "position", "value", "basis", "rule", "reason", "citation_publisher",
			"citation_url", "citation_published", "citation_note", "citation_language", "citation_own"}, claims},
		{"evidence", []string{"claim", "position", "document", "span_start", "span_end", "quote", "before", "after"}, passages},
		{"change", []string{"record", "key", "title", "what", "countries", "at"}, l.changes},
	} {
		if _, err := tx.CopyFrom(ctx, pgx.Identifier{t.table}, t.columns, pgx.CopyFromRows(t.rows)); err != nil {
			return fmt.Errorf("copying %s: %w", t.table, err)
		}
	}
	return nil
}

// claimRows numbers the claims, and gives their rows and those of their passages.
func (l *loading) claimRows(ctx context.Context, tx pgx.Tx) (claims, passages [][]any, err error) {
	var ids []int64
	b := &pgx.Batch{}
	queueClaimIDs(b, len(l.claims), &ids)
	if err := tx.SendBatch(ctx, b).Close(); err != nil {
		return nil, nil, fmt.Errorf("drawing claim ids: %w", err)
	}
	for i, r := range l.claims {
		row := []any{ids[i], r.subject.agreement, r.subject.document, r.source, r.field, r.position, r.value, string(r.basis), r.rule, r.reason,
			nil, nil, nil, nil, "", false}
		if c := r.citation; c != nil {
			copy(row[10:], []any{c.Publisher, c.URL, nullDate(c.Published), c.Note, c.Language, c.Own})
		}
		claims = append(claims, row)
		for j, e := range r.evidence {
			passages = append(passages, []any{ids[i], j, e.Document, e.Span.Start, e.Span.End, e.Quote, e.Before, e.After})
		}
	}
	return claims, passages, nil
}

// writeBodies makes the bodies that no editor listed and no batch has named.
func (l *loading) writeBodies(ctx context.Context, tx pgx.Tx, known map[string]bool) error {
	b := &pgx.Batch{}
	for slug, o := range l.bodies {
		if !known[slug] {
			b.Queue(`INSERT INTO organisation (slug, type, country, name) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
				slug, string(typeOf(o)), null(o.Country), o.Name)
			known[slug] = true
		}
	}
	if err := tx.SendBatch(ctx, b).Close(); err != nil {
		return fmt.Errorf("bodies: %w", err)
	}
	return nil
}
