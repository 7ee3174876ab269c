package store

import (
	"context"
	"slices"
	"time"

	"accords/internal/accord"

	"github.com/jackc/pgx/v5"
)

type sourceRow struct {
	Slug, Title, Publisher, URL, Licence, Language string
	Published                                      *string
}

// askSources asks for the documents that a query names by their slugs, oldest first.
func askSources(b *pgx.Batch, rows *[]sourceRow, documents, key string) {
	askAll(b, rows, `
		SELECT
			d.slug,
			d.title,
			d.publisher,
			d.url,
			d.licence,
			d.language,
			d.published
		FROM document d
		WHERE d.slug IN (`+documents+`)
		ORDER BY d.published NULLS LAST, d.slug`, key)
}

// contributions are the sources of a record with the fields that each contributed.
func (c *claims) contributions(rows []sourceRow) []accord.Source {
	fields := c.sources()
	var out []accord.Source
	for _, r := range rows {
		src := newSource(r)
		src.Fields = sortedFields(fields[r.Slug])
		out = append(out, src)
	}
	return out
}

// noSource is why a record goes, for whoever follows a link to it.
const noSource = "The sources that it was read from no longer report it."

func newSource(r sourceRow) accord.Source {
	return accord.Source{Slug: r.Slug, Title: r.Title, Publisher: r.Publisher, URL: r.URL,
		Licence: r.Licence, Language: r.Language, Published: date(r.Published)}
}

func sortedFields(fields []string) []string {
	slices.Sort(fields)
	return slices.Compact(fields)
}

// queueBurial removes a record and keeps its id with the reason, because an
// address never dies. Into is the id of the record that it was merged into, or empty.
func queueBurial(b *pgx.Batch, kind accord.RecordKind, id, into, reason string, now time.Time) {
	queueWithdrawal(b, kind, id, into, now)
	b.Queue(`
		INSERT INTO tombstone (kind, id, reason, gone_at) VALUES ($1, $2, $3, $4)
		ON CONFLICT (kind, id) DO UPDATE SET reason = excluded.reason, gone_at = excluded.gone_at, successor = NULL`,
		string(kind), id, reason, now)
	if kind == accord.RecordAgreement {
		b.Queue(`DELETE FROM agreement WHERE id = $1`, id)
		return
	}
	b.Queue(`UPDATE agreement SET summit = NULL WHERE summit = $1`, id)
	b.Queue(`DELETE FROM summit WHERE slug = $1`, id)
}

// longestTrail bounds how many records that were merged one into the other are
// followed; the queries that follow them have the same bound.
const longestTrail = 20

// buried answers for a record that is not there: with the id of the record that has
// its instrument today, or with an error that is Gone and has the reason where the
// record was withdrawn, and NotFound where there never was one.
func (s *Store) buried(ctx context.Context, kind, id string) (next string, err error) {
	type stone struct {
		Reason    string
		At        time.Time
		Successor *string
	}
	t, err := one[stone](ctx, s.pool, `SELECT reason, gone_at, successor FROM tombstone WHERE kind = $1 AND id = $2`, kind, id)
	if err != nil {
		return "", translate(err, kind+" "+id)
	}
	if t.Successor != nil {
		return *t.Successor, nil
	}
	return "", accord.Errorf(accord.Gone, "This %s was withdrawn on %s. %s", kind, accord.DateOf(t.At.UTC()).English(), t.Reason)
}

// gone is buried for records that are never merged.
func (s *Store) gone(ctx context.Context, kind, id string) error {
	_, err := s.buried(ctx, kind, id)
	return err
}
