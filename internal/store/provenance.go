package store

import (
	"context"
	"fmt"
	"time"

	"accords/internal/accord"

	"github.com/jackc/pgx/v5"
)

// Provenance returns what is known of the register's own knowledge of records, by
// id of an agreement or slug of a summit: since when each field reads as it does,
// when its sources were last looked at, which ids it had. A key that no record has
// is there with an empty one.
func (s *Store) Provenance(ctx context.Context, kind accord.RecordKind, keys []string) (map[string]accord.Provenance, error) {
	b := &pgx.Batch{}
	said := askProvenance(b, string(kind), keys)
	err := s.pool.inOneState(ctx, b)
	return said.provenance(keys), translate(err, "provenance")
}

func provenance(ctx context.Context, q querier, about string, keys []string) (map[string]accord.Provenance, error) {
	b := &pgx.Batch{}
	said := askProvenance(b, about, keys)
	if err := answer(ctx, q, b); err != nil {
		return nil, fmt.Errorf("provenance: %w", err)
	}
	return said.provenance(keys), nil
}

// askedProvenance are the answers to how the register came to know some records.
type askedProvenance struct {
	seen []struct {
		Key, Field string
		At         time.Time
	}
	first []struct {
		Key string
		At  time.Time
	}
	read []struct {
		Key, Document string
		At            time.Time
	}
	checked []struct {
		Key, URL string
		Noted    *string
		Imported *time.Time
	}
	chars []struct {
		Key, Document                string
		Start, End, Before, Quotedly int
	}
	former []struct{ Key, Former string }
}

func askProvenance(b *pgx.Batch, about string, keys []string) *askedProvenance {
	a := &askedProvenance{}
	askAll(b, &a.seen, `
		SELECT c.key, f->>'field', max(c.at)
		FROM change c
		CROSS JOIN LATERAL jsonb_array_elements(c.fields) f
		WHERE c.record = $1 AND c.key = ANY($2)
		GROUP BY 1, 2`, about, keys)
	// The first change of a record says that it is new.
	askAll(b, &a.first, `SELECT key, min(at) FROM change WHERE record = $1 AND key = ANY($2) GROUP BY key`, about, keys)
	askAll(b, &a.read, `
		SELECT s.`+about+`, d.slug, d.imported
		FROM `+about+`_source s
		JOIN document d ON d.slug = s.document
		WHERE s.`+about+` = ANY($1)`, keys)
	// When the pages that editors cite were last compared with each record. The day
	// that the editor noted goes before the import that brought the value; what the
	// authority lists is brought by every import.
	askAll(b, &a.checked, `
		SELECT DISTINCT
			c.`+about+`,
			coalesce(c.citation_url, ''),
			r.checked,
			coalesce(r.imported, d.imported, (SELECT max(finished) FROM import_run), (SELECT max(imported) FROM document))
		FROM claim c
		LEFT JOIN catalogue_record r ON r.key = c.record
		LEFT JOIN document d ON d.slug = c.source
		WHERE c.`+about+` = ANY($1) AND c.citation_publisher IS NOT NULL`, keys)
	// The register keeps bytes, and the selectors of the W3C count characters.
	askAll(b, &a.chars, `
		SELECT DISTINCT
			c.`+about+`,
			e.document,
			e.span_start,
			e.span_end,
			length(convert_from(substring(convert_to(d.body, 'UTF8') FROM 1 FOR e.span_start), 'UTF8')),
			length(e.quote)
		FROM evidence e
		JOIN claim c ON c.id = e.claim
		JOIN document d ON d.slug = e.document
		WHERE c.`+about+` = ANY($1)`, keys)
	// Over all mergers: the id of one that was merged into one that was merged is
	// still in somebody's footnote.
	askAll(b, &a.former, `
		WITH RECURSIVE former AS (
			SELECT successor AS key, id, 1 AS step
			FROM tombstone
			WHERE kind = $1 AND successor = ANY($2)
			UNION
			SELECT f.key, t.id, f.step + 1
			FROM former f
			JOIN tombstone t ON t.kind = $1 AND t.successor = f.id
			WHERE f.step < 20
		)
		SELECT DISTINCT key, id
		FROM former
		ORDER BY key, id`, about, keys)
	return a
}

func (a *askedProvenance) provenance(keys []string) map[string]accord.Provenance {
	out := map[string]accord.Provenance{}
	for _, k := range keys {
		out[k] = accord.Provenance{Seen: map[string]time.Time{}, Read: map[string]time.Time{}, Checked: map[string]time.Time{}, Chars: map[accord.Place]accord.Span{}}
	}
	for _, r := range a.seen {
		out[r.Key].Seen[r.Field] = r.At
	}
	for _, r := range a.first {
		p := out[r.Key]
		p.First = r.At
		out[r.Key] = p
	}
	for _, r := range a.read {
		out[r.Key].Read[r.Document] = r.At
	}
	for _, r := range a.checked {
		at := compared(r.Noted, r.Imported)
		if known := out[r.Key].Checked; at.After(known[r.URL]) {
			known[r.URL] = at
		}
	}
	for _, r := range a.chars {
		out[r.Key].Chars[accord.Place{Document: r.Document, Span: accord.Span{Start: r.Start, End: r.End}}] = accord.Span{Start: r.Before, End: r.Before + r.Quotedly}
	}
	for _, r := range a.former {
		p := out[r.Key]
		p.FormerIDs = append(p.FormerIDs, r.Former)
		out[r.Key] = p
	}
	return out
}
