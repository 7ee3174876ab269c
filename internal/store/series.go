package store

import (
	"context"

	"accords/internal/accord"

	"github.com/jackc/pgx/v5"
)

// SeriesCounts names every series with the number of its summits, by name.
func (s *Store) SeriesCounts(ctx context.Context) ([]accord.FacetValue, error) {
	rows, err := all[accord.FacetValue](ctx, s.pool, `
		SELECT r.slug, r.name, (SELECT count(*) FROM summit s WHERE s.series = r.slug)
		FROM series r
		ORDER BY lower(r.name), r.slug`)
	return rows, translate(err, "series")
}

// Series returns one series with its names and members over time, in the order
// that editors gave them, and its summits, oldest first. One that is not there is
// NotFound.
func (s *Store) Series(ctx context.Context, slug string) (accord.Series, error) {
	out, err := s.readSeries(ctx, slug)
	return out, translate(err, "series "+slug)
}

func (s *Store) readSeries(ctx context.Context, slug string) (accord.Series, error) {
	out := accord.Series{Slug: slug}
	var names []periodNameRow
	var members []memberRow
	b := &pgx.Batch{}
	b.Queue(`SELECT name, about, website FROM series WHERE slug = $1`, slug).QueryRow(func(row pgx.Row) error {
		return row.Scan(&out.Name, &out.About, &out.Website)
	})
	askAll(b, &names, `
		SELECT
			n.name,
			n.short,`+periodColumns+`
		FROM series_name n
		WHERE n.series = $1
		ORDER BY n.position`, slug)
	askAll(b, &members, `
		SELECT
			n.country,`+periodColumns+`
		FROM series_member n
		WHERE n.series = $1
		ORDER BY n.position`, slug)
	if err := s.pool.batch(ctx, b); err != nil {
		return out, err
	}
	for _, n := range names {
		out.Names = append(out.Names, newPeriodName(n))
	}
	for _, m := range members {
		out.Members = append(out.Members, accord.Membership{Country: accord.Code(m.Country), From: date(m.From), To: date(m.To),
			Citation: newCitation(m.Publisher, m.URL, m.Published, m.Note)})
	}
	var err error
	out.Summits, err = summitRows(ctx, s.pool, `WHERE s.series = $1 ORDER BY s.first_day NULLS LAST, s.slug`, slug)
	return out, err
}

type memberRow struct {
	Country                         string
	From, To                        *string
	Publisher, URL, Published, Note *string
}
