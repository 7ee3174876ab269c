package store

import (
	"context"

	"accords/internal/accord"

	"github.com/jackc/pgx/v5"
)

// singles is how many agreements of one source are listed: a maintainer works
// from the top.
const singles = 50

// Holdings counts by kind of source, and lists what a maintainer should look
// at: pairs that may be one instrument, and agreements of one source, those
// that nobody has checked first and the oldest before the newer.
func (s *Store) Holdings(ctx context.Context) (accord.Holdings, error) {
	var h accord.Holdings
	b := &pgx.Batch{}
	b.Queue(`
		SELECT
			count(*) FILTER (WHERE released AND NOT recorded),
			count(*) FILTER (WHERE recorded AND NOT released),
			count(*) FILTER (WHERE released AND recorded)
		FROM (
			SELECT
				EXISTS (SELECT FROM agreement_source x WHERE x.agreement = a.id) AS released,
				EXISTS (SELECT FROM catalogue_record r WHERE r.agreement = a.id) AS recorded
			FROM agreement a
		) k`).QueryRow(func(row pgx.Row) error { return row.Scan(&h.FromReleases, &h.FromCatalogue, &h.FromBoth) })
	b.Queue(`
		SELECT count(DISTINCT citation_url), count(DISTINCT citation_url) FILTER (WHERE citation_own)
		FROM claim
		WHERE basis = 'curated' AND citation_url <> ''`).QueryRow(func(row pgx.Row) error { return row.Scan(&h.Pages, &h.OwnPages) })
	askAll(b, &h.Values, `
		SELECT basis, basis, count(*)
		FROM claim
		WHERE document IS NULL
		GROUP BY basis
		ORDER BY count(*) DESC, basis`)
	askAll(b, &h.Languages, `
		SELECT citation_language, citation_language, count(DISTINCT citation_url)
		FROM claim
		WHERE basis = 'curated' AND citation_language <> ''
		GROUP BY citation_language
		ORDER BY 3 DESC, 1`)
	b.Queue(`
		SELECT DISTINCT ON (least(a.id, o.id), greatest(a.id, o.id)) a.id, a.slug, a.title, o.id, o.slug, o.title, d.reasons
		FROM catalogue_doubt d
		JOIN catalogue_record r ON r.key = d.record
		JOIN agreement a ON a.id = r.agreement
		JOIN agreement o ON o.id = d.other
		WHERE a.id <> o.id
		ORDER BY least(a.id, o.id), greatest(a.id, o.id), a.id`).Query(func(rows pgx.Rows) error {
		var p accord.Twins
		h.Doubts = nil // a second try begins anew
		_, err := pgx.ForEachRow(rows, []any{&p.A.Slug, &p.A.Readable, &p.A.Label, &p.B.Slug, &p.B.Readable, &p.B.Label, &p.Reasons}, func() error {
			h.Doubts = append(h.Doubts, p)
			return nil
		})
		return err
	})
	b.Queue(singleSources, singles).Query(func(rows pgx.Rows) error {
		var u accord.Unchecked
		var published, checked *string
		h.Single = nil
		_, err := pgx.ForEachRow(rows, []any{&u.Agreement.Slug, &u.Agreement.Readable, &u.Agreement.Label, &u.Publisher, &u.URL, &published, &checked, &h.SingleTotal}, func() error {
			u.Published, u.Checked = date(published), date(checked)
			h.Single = append(h.Single, u)
			return nil
		})
		return err
	})
	err := s.pool.inOneState(ctx, b)
	return h, translate(err, "holdings")
}

// singleSources finds agreements that one page or one document tells of. A
// document that an editor's page stands beside is two sources.
const singleSources = `
		WITH told AS (
			SELECT x.agreement, d.slug AS source, d.publisher, '' AS url, d.published
			FROM agreement_source x
			JOIN document d ON d.slug = x.document
			UNION
			SELECT c.agreement, c.citation_url, min(c.citation_publisher), c.citation_url, min(c.citation_published)
			FROM claim c
			WHERE c.agreement IS NOT NULL AND c.citation_url IS NOT NULL
			GROUP BY c.agreement, c.citation_url
		)
		SELECT
			a.id,
			a.slug,
			a.title,
			min(t.publisher),
			min(t.url),
			min(t.published),
			min(r.checked),
			count(*) OVER ()
		FROM agreement a
		JOIN told t ON t.agreement = a.id
		LEFT JOIN catalogue_record r ON r.agreement = a.id
		GROUP BY a.id
		HAVING count(DISTINCT t.source) = 1
		ORDER BY min(r.checked) NULLS FIRST, min(t.published) NULLS FIRST, a.id
		LIMIT $1`
