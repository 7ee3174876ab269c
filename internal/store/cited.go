package store

import (
	"context"

	"accords/internal/accord"
)

// CitedPages returns the pages of other publishers that curated values rest on,
// each once, by publisher and newest first, and how many there are in all. A
// page that two editors dated or named differently goes by the first in the
// order of the letters, as the day of reading is the latest.
func (s *Store) CitedPages(ctx context.Context, limit, offset int) ([]accord.CitedPage, int, error) {
	type row struct {
		URL, Publisher, Language string
		Published, Read          *string
		Values, Records, Total   int
	}
	rows, err := all[row](ctx, s.pool, `
		SELECT
			c.citation_url,
			min(c.citation_publisher),
			max(c.citation_language),
			min(c.citation_published),
			max(r.checked),
			count(*),
			count(DISTINCT coalesce(c.agreement, c.summit)),
			count(*) OVER ()
		FROM claim c
		LEFT JOIN catalogue_record r ON r.key = c.record
		WHERE c.citation_url <> ''
		GROUP BY c.citation_url
		ORDER BY lower(min(c.citation_publisher)), min(c.citation_published) DESC NULLS LAST, c.citation_url
		LIMIT $1 OFFSET $2`, limit, offset)
	if err != nil {
		return nil, 0, translate(err, "cited pages")
	}
	var out []accord.CitedPage
	total := 0
	for _, r := range rows {
		total = r.Total
		out = append(out, accord.CitedPage{URL: r.URL, Publisher: r.Publisher, Language: r.Language,
			Published: date(r.Published), Read: date(r.Read), Values: r.Values, Records: r.Records})
	}
	if len(rows) == 0 && offset > 0 {
		// Behind the last page the window counts nothing.
		total, err = scalar[int](ctx, s.pool, `SELECT count(DISTINCT citation_url) FROM claim WHERE citation_url <> ''`)
	}
	return out, total, translate(err, "cited pages")
}
