package store

import (
	"context"
	"fmt"
	"net/url"
	"regexp"
	"strings"

	"accords/internal/accord"
	"accords/internal/query"

	"github.com/jackc/pgx/v5"
)

// suppressPerson masks a name in everything that is there, by the triggers that
// mask it in what comes: each row that has it is written anew as it is. Texts
// come first, because quotations are held against them.
func suppressPerson(ctx context.Context, tx pgx.Tx, x accord.Suppression) error {
	t := &touchedRecords{}
	if err := renameDocuments(ctx, tx, t, `SELECT slug AS before, slug_without_suppressed(slug) AS after FROM document`); err != nil {
		return err
	}
	for _, sql := range []string{
		`UPDATE document SET body = body WHERE strpos(body || title || publisher, $1) > 0 OR title <> slug_without_suppressed(title) OR url <> url_without_suppressed(url)`,
		`UPDATE evidence SET quote = quote WHERE strpos(before || quote || after, $1) > 0 OR EXISTS (
			SELECT FROM document d WHERE d.slug = document AND strpos(d.body, repeat('*', octet_length($1))) > 0)`,
		// The hash of a frozen list follows from ids and versions: it stays right.
		`UPDATE frozen_list SET titles = ARRAY(
			SELECT without_suppressed(t.title) FROM unnest(titles) WITH ORDINALITY AS t (title, position) ORDER BY t.position)`,
		`UPDATE change SET title = without_suppressed(title), fields = slug_without_suppressed(without_suppressed(fields)::text)::jsonb
			WHERE title <> without_suppressed(title) OR fields <> slug_without_suppressed(without_suppressed(fields)::text)::jsonb`,
		`UPDATE agreement SET snapshot = slug_without_suppressed(without_suppressed(snapshot)::text)::jsonb
			WHERE snapshot <> slug_without_suppressed(without_suppressed(snapshot)::text)::jsonb`,
		`UPDATE summit SET snapshot = slug_without_suppressed(without_suppressed(snapshot)::text)::jsonb
			WHERE snapshot <> slug_without_suppressed(without_suppressed(snapshot)::text)::jsonb`,
		`UPDATE catalogue_record SET reasons = reasons WHERE strpos(array_to_string(reasons, ' '), $1) > 0`,
		`UPDATE catalogue_doubt SET reasons = reasons WHERE strpos(array_to_string(reasons, ' '), $1) > 0`,
		`UPDATE import_file SET name = name`,
	} {
		args := []any{x.Key}
		if !strings.Contains(sql, "$1") {
			args = nil
		}
		if _, err := tx.Exec(ctx, sql, args...); err != nil {
			return fmt.Errorf("masking a name: %w", err)
		}
	}
	if err := maskFrozenQueries(ctx, tx, x.Key); err != nil {
		return err
	}
	if err := maskSlugs(ctx, tx, t); err != nil {
		return err
	}
	if err := maskClaims(ctx, tx, t, x.Key); err != nil {
		return err
	}
	// Titles, lists and the search are derived from the claims.
	if _, err := t.refresh(ctx, tx, x.At); err != nil {
		return err
	}
	// The bodies that went by the name are others now, and nothing leads to these.
	_, err := tx.Exec(ctx, `DELETE FROM organisation WHERE NOT authority AND slug <> slug_without_suppressed(slug)`)
	return err
}

// maskFrozenQueries masks a name that somebody has searched for in a list that
// was frozen. The list stays at its address, whose hash nobody can make of the
// list any more.
func maskFrozenQueries(ctx context.Context, tx pgx.Tx, name string) error {
	found, err := all[struct{ Hash, Query string }](ctx, tx, `SELECT hash, query FROM frozen_list WHERE query <> '' FOR UPDATE`)
	if err != nil {
		return fmt.Errorf("frozen lists: %w", err)
	}
	same := regexp.MustCompile(`(?i)` + regexp.QuoteMeta(name))
	for _, l := range found {
		values, err := url.ParseQuery(l.Query)
		if err != nil {
			return fmt.Errorf("frozen list %s: %w", l.Hash, err)
		}
		words := values.Get(query.ParamText)
		masked := same.ReplaceAllLiteralString(words, strings.Repeat("*", len(name)))
		if masked == words {
			continue
		}
		values.Set(query.ParamText, masked)
		if _, err := tx.Exec(ctx, `UPDATE frozen_list SET query = $2 WHERE hash = $1`, l.Hash, values.Encode()); err != nil {
			return fmt.Errorf("frozen list %s: %w", l.Hash, err)
		}
	}
	return nil
}

// maskSlugs masks a name in the readable parts of addresses, and makes the bodies
// anew that have it.
func maskSlugs(ctx context.Context, tx pgx.Tx, t *touchedRecords) error {
	ids, err := column[string](ctx, tx, `
		WITH named AS (
			UPDATE agreement SET slug = slug WHERE slug <> slug_without_suppressed(slug) RETURNING id
		), told AS (
			UPDATE agreement_source SET slug = slug WHERE slug <> slug_without_suppressed(slug) RETURNING agreement
		), listed AS (
			UPDATE catalogue_record SET slug = slug WHERE slug <> slug_without_suppressed(slug) RETURNING agreement
		), body AS (
			INSERT INTO organisation (slug, type, country, name, website)
			SELECT slug, type, country, name, website FROM organisation WHERE NOT authority AND slug <> slug_without_suppressed(slug)
			ON CONFLICT DO NOTHING
		), called AS (
			UPDATE organisation SET name = without_suppressed(name) WHERE NOT authority AND name <> without_suppressed(name) RETURNING slug
		)
		SELECT id FROM named
		UNION SELECT agreement FROM told
		UNION SELECT agreement FROM listed
		UNION SELECT x.agreement FROM called JOIN agreement_organisation x ON x.organisation = called.slug`)
	if err != nil {
		return fmt.Errorf("masking a name in addresses: %w", err)
	}
	t.agreements = append(t.agreements, ids...)
	return nil
}

// maskClaims masks a name in what sources say. It looks for this one name alone,
// since those that were suppressed before are masked, and asks once for each link:
// most claims share theirs, and to compare a link costs more than all the rest.
func maskClaims(ctx context.Context, tx pgx.Tx, t *touchedRecords, name string) error {
	rows, err := all[struct{ Agreement, Summit *string }](ctx, tx, `
		WITH link AS MATERIALIZED (
			SELECT DISTINCT citation_url AS url FROM claim
		), body AS MATERIALIZED (
			SELECT DISTINCT value ->> 'Slug' AS slug FROM claim WHERE field = 'organisation'
		), held AS (
			UPDATE claim SET value = value
			WHERE strpos(value::text, substr(to_json($1::text)::text, 2, length(to_json($1::text)::text) - 2)) > 0
			OR strpos(reason, $1) > 0
			OR strpos(citation_publisher, $1) > 0
			OR citation_url IN (SELECT url FROM link WHERE url <> url_without_suppressed(url))
			OR strpos(citation_note, $1) > 0
			OR field = 'organisation' AND value ->> 'Slug' IN (SELECT slug FROM body WHERE slug <> body_without_suppressed(slug))
			RETURNING id
		)
		SELECT DISTINCT c.agreement, c.summit
		FROM claim c
		LEFT JOIN evidence e ON e.claim = c.id
		WHERE c.id IN (SELECT id FROM held) OR strpos(e.before || e.quote || e.after, repeat('*', octet_length($1))) > 0`, name)
	if err != nil {
		return fmt.Errorf("masking a name in claims: %w", err)
	}
	for _, r := range rows {
		switch {
		case r.Agreement != nil:
			t.agreements = append(t.agreements, *r.Agreement)
		case r.Summit != nil:
			t.summits = append(t.summits, *r.Summit)
		}
	}
	return nil
}

// renameDocuments gives documents other addresses, and notes the records that
// rest on them. The query has the columns before and after. The key of a table is
// not changed but made anew, since what refers to it would have to change at the
// same moment.
func renameDocuments(ctx context.Context, tx pgx.Tx, t *touchedRecords, names string, args ...any) error {
	rows, err := all[struct{ Before, After string }](ctx, tx, `SELECT before, after FROM (`+names+`) n WHERE before <> after ORDER BY before`, args...)
	if err != nil {
		return fmt.Errorf("documents with other addresses: %w", err)
	}
	for _, r := range rows {
		b, of := &pgx.Batch{}, touchedRecords{}
		b.Queue(`
			INSERT INTO document (slug, title, publisher, country, url, language, licence, licence_url, retrieved, published, body, sha256, extractor, imported)
			SELECT $2, title, publisher, country, url, language, licence, licence_url, retrieved, published, body, sha256, extractor, imported
			FROM document WHERE slug = $1`, r.Before, r.After)
		ask(b, &of.agreements, pgx.RowTo[string], `UPDATE agreement_source SET document = $2 WHERE document = $1 RETURNING agreement`, r.Before, r.After)
		ask(b, &of.summits, pgx.RowTo[string], `UPDATE summit_source SET document = $2 WHERE document = $1 RETURNING summit`, r.Before, r.After)
		b.Queue(`UPDATE claim SET source = $2 WHERE source = $1`, r.Before, r.After)
		b.Queue(`UPDATE claim SET document = $2 WHERE document = $1`, r.Before, r.After)
		b.Queue(`UPDATE evidence SET document = $2 WHERE document = $1`, r.Before, r.After)
		b.Queue(`DELETE FROM document WHERE slug = $1`, r.Before)
		if err := tx.SendBatch(ctx, b).Close(); err != nil {
			return fmt.Errorf("document %s: %w", r.Before, err)
		}
		t.agreements, t.summits = append(t.agreements, of.agreements...), append(t.summits, of.summits...)
	}
	return nil
}
