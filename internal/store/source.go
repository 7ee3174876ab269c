package store

import (
	"context"
	"fmt"
	"slices"
	"time"

	"accords/internal/accord"

	"github.com/jackc/pgx/v5"
)

type sourceRow struct {
	Slug, Title, Publisher, URL, Licence, Language string
	Published                                      *string
}

// readSources returns the documents that a query names by their slugs, oldest
// first, with the fields that each contributed.
func readSources(ctx context.Context, q querier, documents, key string, c *claims) ([]accord.Source, error) {
	rows, err := all[sourceRow](ctx, q, `
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
	if err != nil {
		return nil, fmt.Errorf("sources of %s: %w", key, err)
	}
	fields := c.sources()
	var out []accord.Source
	for _, r := range rows {
		src := newSource(r)
		src.Fields = sortedFields(fields[r.Slug])
		out = append(out, src)
	}
	return out, nil
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

// bury removes a record and keeps its id with the reason, because an address
// never dies.
func bury(ctx context.Context, tx pgx.Tx, kind accord.RecordKind, id, reason string, now time.Time) error {
	if err := noteWithdrawal(ctx, tx, kind, id, now); err != nil {
		return err
	}
	b := &pgx.Batch{}
	b.Queue(`
		INSERT INTO tombstone (kind, id, reason, gone_at) VALUES ($1, $2, $3, $4)
		ON CONFLICT (kind, id) DO UPDATE SET reason = excluded.reason, gone_at = excluded.gone_at, successor = NULL`,
		string(kind), id, reason, now)
	if kind == accord.RecordAgreement {
		b.Queue(`DELETE FROM agreement WHERE id = $1`, id)
	} else {
		b.Queue(`UPDATE agreement SET summit = NULL WHERE summit = $1`, id)
		b.Queue(`DELETE FROM summit WHERE slug = $1`, id)
	}
	if err := tx.SendBatch(ctx, b).Close(); err != nil {
		return fmt.Errorf("withdrawing %s %s: %w", kind, id, err)
	}
	return nil
}

// successor is the id that an old one leads to.
func (s *Store) successor(ctx context.Context, kind, id string) (string, bool) {
	next, err := one[struct{ ID *string }](ctx, s.pool, `SELECT successor FROM tombstone WHERE kind = $1 AND id = $2`, kind, id)
	return text(next.ID), err == nil && next.ID != nil
}

// gone answers for a record that is not there: Gone with the reason where it
// was, otherwise err as NotFound.
func (s *Store) gone(ctx context.Context, kind, id string, err error) error {
	type stone struct {
		Reason string
		At     time.Time
	}
	t, missing := one[stone](ctx, s.pool, `SELECT reason, gone_at FROM tombstone WHERE kind = $1 AND id = $2`, kind, id)
	if missing != nil {
		return translate(err, kind+" "+id)
	}
	return accord.Errorf(accord.Gone, "This %s was withdrawn on %s. %s", kind, t.At.Format("2 January 2006"), t.Reason)
}
