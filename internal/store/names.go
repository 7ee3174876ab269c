package store

import (
	"context"

	"accords/internal/accord"
)

// allNames has a row for each name of each record: columns record, key, label,
// name.
const allNames = `
		SELECT 'country' AS record, c.code AS key, c.name AS label, c.name AS name FROM country c
		UNION SELECT 'country', c.code, c.name, n.name FROM country c JOIN country_name n ON n.country = c.code
		UNION SELECT 'organisation', o.slug, o.name, o.name FROM organisation o
		UNION SELECT 'organisation', o.slug, o.name, n.name FROM organisation o JOIN organisation_name n ON n.organisation = o.slug
		UNION SELECT 'organisation', o.slug, o.name, n.short FROM organisation o JOIN organisation_name n ON n.organisation = o.slug WHERE n.short <> ''
		UNION SELECT 'summit', s.slug, s.name, s.name FROM summit s WHERE s.name <> ''
		UNION SELECT 'series', s.slug, s.name, s.name FROM series s
		UNION SELECT 'series', s.slug, s.name, n.name FROM series s JOIN series_name n ON n.series = s.slug
		UNION SELECT 'series', s.slug, s.name, n.short FROM series s JOIN series_name n ON n.series = s.slug WHERE n.short <> ''
		UNION SELECT 'topic', t.code, t.label, t.label FROM topic t
		UNION SELECT 'topic', t.code, t.label, t.label_ko FROM topic t WHERE t.label_ko <> ''`

// Names returns every name of every country, body, summit, series and topic, short
// and Korean ones among them, to find what a misspelt word may have meant.
// Agreements are left out: there may be a million.
func (s *Store) Names(ctx context.Context) ([]accord.Name, error) {
	names, err := all[accord.Name](ctx, s.pool, `
		SELECT record, key, label, name
		FROM (`+allNames+`) n
		ORDER BY record, key, name`)
	return names, translate(err, "names")
}

// Named returns the records that have exactly this name, at most 20, whatever its
// case and accents; agreements by their titles too. It is how a search for a name
// leads straight to its page.
func (s *Store) Named(ctx context.Context, text string) ([]accord.Name, error) {
	names, err := all[accord.Name](ctx, s.pool, `
		SELECT DISTINCT ON (record, key) record, key, label, name
		FROM (`+allNames+`
		UNION SELECT 'agreement', a.id, a.title, a.title FROM agreement a) n
		WHERE lower(fold(name)) = lower(fold($1))
		ORDER BY record, key, name
		LIMIT 20`, text)
	return names, translate(err, "names")
}
