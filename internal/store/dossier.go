package store

import (
	"context"
	"fmt"
	"time"

	"accords/internal/accord"

	"github.com/jackc/pgx/v5"
)

// Dossiers returns agreements with everything that is known of them, in the
// order of the ids and in a number of queries that does not depend on how many
// there are. Those that are gone meanwhile are left out.
func (s *Store) Dossiers(ctx context.Context, ids []string) ([]accord.Dossier, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	var out []accord.Dossier
	err := s.snapshotTx(ctx, func(ctx context.Context, tx pgx.Tx) (err error) {
		out, err = readDossiers(ctx, tx, ids)
		return err
	})
	return out, translate(err, "agreements")
}

func readDossiers(ctx context.Context, q querier, ids []string) ([]accord.Dossier, error) {
	type keyed struct {
		ID string
		agreementHead
	}
	heads, err := all[keyed](ctx, q, `
		SELECT
			a.id,
			a.slug,
			a.summit,
			s.name,
			a.in_passing,
			a.first_seen,
			a.changed
		FROM agreement a
		LEFT JOIN summit s ON s.slug = a.summit
		WHERE a.id = ANY($1)
		ORDER BY array_position($1, a.id)`, ids)
	if err != nil {
		return nil, fmt.Errorf("heads: %w", err)
	}
	byID, err := readManyClaims(ctx, q, aboutAgreement, ids)
	if err != nil {
		return nil, err
	}
	sources, err := sourcesOfMany(ctx, q, aboutAgreement, ids)
	if err != nil {
		return nil, err
	}
	merged, err := mergers(ctx, q, ids)
	if err != nil {
		return nil, err
	}
	known, err := provenance(ctx, q, aboutAgreement, ids)
	if err != nil {
		return nil, err
	}
	var out []accord.Dossier
	for _, h := range heads {
		c := byID[h.ID]
		if c == nil {
			c = &claims{}
		}
		d := accord.Dossier{Agreement: newAgreement(h.ID, h.agreementHead, c), Provenance: known[h.ID]}
		if c.err != nil {
			return nil, c.err
		}
		fields := c.sources()
		for _, src := range sources[h.ID] {
			src.Fields = sortedFields(fields[src.Slug])
			d.Sources = append(d.Sources, src)
		}
		d.Cited, d.Merged = c.cited(), merged[h.ID]
		out = append(out, d)
	}
	var list []*accord.Agreement
	for i := range out {
		list = append(list, &out[i].Agreement)
	}
	return out, readPointers(ctx, q, list...)
}

// Provenance returns what is known of the register's own knowledge of records,
// by id of an agreement or slug of a summit.
func (s *Store) Provenance(ctx context.Context, kind accord.RecordKind, keys []string) (map[string]accord.Provenance, error) {
	var out map[string]accord.Provenance
	err := s.snapshotTx(ctx, func(ctx context.Context, tx pgx.Tx) (err error) {
		out, err = provenance(ctx, tx, string(kind), keys)
		return err
	})
	return out, translate(err, "provenance")
}

func provenance(ctx context.Context, q querier, about string, keys []string) (map[string]accord.Provenance, error) {
	out := map[string]accord.Provenance{}
	for _, k := range keys {
		out[k] = accord.Provenance{Seen: map[string]time.Time{}, Read: map[string]time.Time{}, Checked: map[string]time.Time{}, Chars: map[accord.Place]accord.Span{}}
	}
	for _, read := range []func(context.Context, querier, string, []string, map[string]accord.Provenance) error{readSeen, readFirst, readRead, readChecked, readChars, readFormer} {
		if err := read(ctx, q, about, keys, out); err != nil {
			return nil, fmt.Errorf("provenance: %w", err)
		}
	}
	return out, nil
}

// readSeen finds when each field came to read as it does.
func readSeen(ctx context.Context, q querier, about string, keys []string, out map[string]accord.Provenance) error {
	type row struct {
		Key, Field string
		At         time.Time
	}
	rows, err := all[row](ctx, q, `
		SELECT c.key, f->>'field', max(c.at)
		FROM change c
		CROSS JOIN LATERAL jsonb_array_elements(c.fields) f
		WHERE c.record = $1 AND c.key = ANY($2)
		GROUP BY 1, 2`, about, keys)
	for _, r := range rows {
		out[r.Key].Seen[r.Field] = r.At
	}
	return err
}

// readFirst finds when each record came: its first change says that it is new.
func readFirst(ctx context.Context, q querier, about string, keys []string, out map[string]accord.Provenance) error {
	type row struct {
		Key string
		At  time.Time
	}
	rows, err := all[row](ctx, q, `SELECT key, min(at) FROM change WHERE record = $1 AND key = ANY($2) GROUP BY key`, about, keys)
	for _, r := range rows {
		p := out[r.Key]
		p.First = r.At
		out[r.Key] = p
	}
	return err
}

// readRead finds when the documents of each record were last read.
func readRead(ctx context.Context, q querier, about string, keys []string, out map[string]accord.Provenance) error {
	type row struct {
		Key, Document string
		At            time.Time
	}
	rows, err := all[row](ctx, q, `
		SELECT s.`+about+`, d.slug, d.imported
		FROM `+about+`_source s
		JOIN document d ON d.slug = s.document
		WHERE s.`+about+` = ANY($1)`, keys)
	for _, r := range rows {
		out[r.Key].Read[r.Document] = r.At
	}
	return err
}

// readChecked finds when the pages that editors cite were last compared with
// each record. The day that the editor noted goes before the import that brought
// the value; what the authority lists is brought by every import.
func readChecked(ctx context.Context, q querier, about string, keys []string, out map[string]accord.Provenance) error {
	type row struct {
		Key, URL string
		Noted    *string
		Imported *time.Time
	}
	rows, err := all[row](ctx, q, `
		SELECT DISTINCT
			c.`+about+`,
			coalesce(c.citation_url, ''),
			r.checked,
			coalesce(r.imported, d.imported, (SELECT max(finished) FROM import_run), (SELECT max(imported) FROM document))
		FROM claim c
		LEFT JOIN catalogue_record r ON r.key = c.record
		LEFT JOIN document d ON d.slug = c.source
		WHERE c.`+about+` = ANY($1) AND c.citation_publisher IS NOT NULL`, keys)
	for _, r := range rows {
		at := compared(r.Noted, r.Imported)
		if known := out[r.Key].Checked; at.After(known[r.URL]) {
			known[r.URL] = at
		}
	}
	return err
}

// readChars counts the characters before and in each passage: the register
// keeps bytes, and the selectors of the W3C count characters.
func readChars(ctx context.Context, q querier, about string, keys []string, out map[string]accord.Provenance) error {
	type row struct {
		Key, Document                string
		Start, End, Before, Quotedly int
	}
	rows, err := all[row](ctx, q, `
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
	for _, r := range rows {
		out[r.Key].Chars[accord.Place{Document: r.Document, Span: accord.Span{Start: r.Start, End: r.End}}] =
			accord.Span{Start: r.Before, End: r.Before + r.Quotedly}
	}
	return err
}

// readFormer finds the ids that lead to each record, over all mergers: the one
// that was merged into one that was merged is still in somebody's footnote.
func readFormer(ctx context.Context, q querier, about string, keys []string, out map[string]accord.Provenance) error {
	rows, err := all[struct{ Key, Former string }](ctx, q, `
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
	for _, r := range rows {
		p := out[r.Key]
		p.FormerIDs = append(p.FormerIDs, r.Former)
		out[r.Key] = p
	}
	return err
}

// readManyClaims is readClaims for many records at once.
func readManyClaims(ctx context.Context, q querier, about string, keys []string) (map[string]*claims, error) {
	type claimOf struct {
		Key string
		claimRow
	}
	type evidenceOf struct {
		Key string
		evidenceRow
	}
	rows, err := all[claimOf](ctx, q, `
		SELECT
			c.`+about+`,`+claimColumns+`
		FROM claim c
		LEFT JOIN document d ON d.slug = c.source
		WHERE c.`+about+` = ANY($1)
		ORDER BY `+claimOrder, keys)
	if err != nil {
		return nil, fmt.Errorf("claims: %w", err)
	}
	spans, err := all[evidenceOf](ctx, q, `
		SELECT
			c.`+about+`,`+evidenceColumns+`
		FROM evidence e
		JOIN claim c ON c.id = e.claim
		WHERE c.`+about+` = ANY($1)
		ORDER BY e.claim, e.position`, keys)
	if err != nil {
		return nil, fmt.Errorf("evidence: %w", err)
	}
	claimsOf, spansOf := map[string][]claimRow{}, map[string][]evidenceRow{}
	for _, r := range rows {
		claimsOf[r.Key] = append(claimsOf[r.Key], r.claimRow)
	}
	for _, e := range spans {
		spansOf[e.Key] = append(spansOf[e.Key], e.evidenceRow)
	}
	out := map[string]*claims{}
	for key, list := range claimsOf {
		out[key] = newClaims(list, spansOf[key])
	}
	return out, nil
}

func mergers(ctx context.Context, q querier, ids []string) (map[string][]accord.Merger, error) {
	type row struct {
		ID string
		accord.Merger
	}
	rows, err := all[row](ctx, q, `SELECT agreement, key, reasons FROM catalogue_record WHERE agreement = ANY($1) ORDER BY agreement, key`, ids)
	if err != nil {
		return nil, fmt.Errorf("mergers: %w", err)
	}
	out := map[string][]accord.Merger{}
	for _, r := range rows {
		out[r.ID] = append(out[r.ID], r.Merger)
	}
	return out, nil
}

func sourcesOfMany(ctx context.Context, q querier, about string, keys []string) (map[string][]accord.Source, error) {
	type row struct {
		ID string
		sourceRow
	}
	rows, err := all[row](ctx, q, `
		SELECT
			x.`+about+`,
			d.slug,
			d.title,
			d.publisher,
			d.url,
			d.licence,
			d.language,
			d.published
		FROM `+about+`_source x
		JOIN document d ON d.slug = x.document
		WHERE x.`+about+` = ANY($1)
		ORDER BY x.`+about+`, d.published NULLS LAST, d.slug`, keys)
	if err != nil {
		return nil, fmt.Errorf("sources: %w", err)
	}
	out := map[string][]accord.Source{}
	for _, r := range rows {
		out[r.ID] = append(out[r.ID], newSource(r.sourceRow))
	}
	return out, nil
}
