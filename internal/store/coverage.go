package store

import (
	"context"
	"fmt"

	"accords/internal/accord"

	"github.com/jackc/pgx/v5"
)

// Coverage says which sources the register rests on, and which fields of its
// agreements no source states; with countries, of their records alone.
func (s *Store) Coverage(ctx context.Context, countries ...accord.Code) (accord.Coverage, error) {
	if len(countries) == 0 {
		return s.coverageOfAll(ctx)
	}
	c, err := coverage(ctx, s.pool, countries)
	return c, translate(err, "coverage")
}

// Publishers is the Coverage of the whole register without what follows from the
// lists: the number of agreements, and the gaps.
func (s *Store) Publishers(ctx context.Context) (accord.Coverage, error) {
	c, err := publishers(ctx, s.pool)
	return c, translate(err, "coverage")
}

// publishers reads two indexes alone, and no texts. It goes from each publisher to
// the next one: to sort a million releases by who published them takes seconds.
func publishers(ctx context.Context, q querier) (accord.Coverage, error) {
	r, err := one[struct {
		Documents  int
		From, To   *string
		Publishers []string
		Cited      int
	}](ctx, q, `
		WITH RECURSIVE p AS (
			(SELECT publisher FROM document ORDER BY publisher LIMIT 1)
			UNION ALL
			SELECT (SELECT d.publisher FROM document d WHERE d.publisher > p.publisher ORDER BY d.publisher LIMIT 1)
			FROM p
			WHERE p.publisher IS NOT NULL
		)
		SELECT
			(SELECT count(*) FROM document),
			min((SELECT d.published::text FROM document d
				WHERE d.publisher = p.publisher AND d.published IS NOT NULL ORDER BY d.published LIMIT 1)),
			max((SELECT d.published::text FROM document d
				WHERE d.publisher = p.publisher AND d.published IS NOT NULL ORDER BY d.published DESC LIMIT 1)),
			coalesce(array_agg(publisher ORDER BY publisher), '{}'),
			(SELECT count(DISTINCT citation_url) FROM claim
				WHERE citation_url <> '' AND (agreement IS NOT NULL OR summit IS NOT NULL))
		FROM p
		WHERE publisher IS NOT NULL`)
	if err != nil {
		return accord.Coverage{}, fmt.Errorf("coverage: %w", err)
	}
	return accord.Coverage{Documents: r.Documents, From: date(r.From), To: date(r.To), Publishers: r.Publishers, Cited: r.Cited}, nil
}

func (s *Store) coverageOfAll(ctx context.Context) (c accord.Coverage, err error) {
	err = s.snapshotTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		if c, err = publishers(ctx, tx); err != nil {
			return err
		}
		if err := tx.QueryRow(ctx, `SELECT count(*) FROM agreement`).Scan(&c.Agreements); err != nil {
			return err
		}
		c.Gaps, err = all[accord.FacetValue](ctx, tx, `
			SELECT field || '.' || basis, field, count(*)
			FROM agreement_basis
			WHERE basis = 'not_stated'
			GROUP BY field, basis
			ORDER BY count(*) DESC, field`)
		return err
	})
	return c, translate(err, "coverage")
}

// about are the agreements and summits of some countries.
const about = `
		WITH mine AS (
			SELECT a.id FROM agreement a
			WHERE EXISTS (SELECT FROM agreement_country x WHERE x.agreement = a.id AND x.country = ANY($1))
		), ours AS (
			SELECT s.slug FROM summit s
			WHERE s.host = ANY($1) OR EXISTS (SELECT FROM summit_participant x WHERE x.summit = s.slug AND x.country = ANY($1))
		), read AS (
			SELECT d.slug, d.publisher, d.published, d.country FROM document d
			WHERE d.country = ANY($1)
			OR EXISTS (SELECT FROM agreement_source x JOIN mine ON mine.id = x.agreement WHERE x.document = d.slug)
			OR EXISTS (SELECT FROM summit_source x JOIN ours ON ours.slug = x.summit WHERE x.document = d.slug)
		)`

func coverage(ctx context.Context, q querier, countries []accord.Code) (accord.Coverage, error) {
	b := &pgx.Batch{}
	var gaps []accord.FacetValue
	c := askCoverage(b, countries)
	askGaps(b, countries, &gaps)
	if err := answer(ctx, q, b); err != nil {
		return accord.Coverage{}, fmt.Errorf("coverage: %w", err)
	}
	return c(gaps), nil
}

// askCoverage asks what was read about some countries. The answer is there once the
// batch has been answered, and the gaps with it.
func askCoverage(b *pgx.Batch, countries []accord.Code) (answered func(gaps []accord.FacetValue) accord.Coverage) {
	type row struct {
		Documents       int
		From, To        *string
		Publishers, Own []string
		Cited, Records  int
	}
	var heads []row
	askAll(b, &heads, about+`
		SELECT
			(SELECT count(*) FROM read),
			(SELECT min(published::text) FROM read),
			(SELECT max(published::text) FROM read),
			ARRAY(SELECT DISTINCT publisher FROM read ORDER BY publisher),
			ARRAY(SELECT DISTINCT publisher FROM read WHERE country = ANY($1) ORDER BY publisher),
			(SELECT count(DISTINCT citation_url) FROM claim c
				WHERE c.citation_url <> '' AND (c.agreement IN (SELECT id FROM mine) OR c.summit IN (SELECT slug FROM ours))),
			(SELECT count(*) FROM mine)`, texts(countries))
	return func(gaps []accord.FacetValue) accord.Coverage {
		r := heads[0] // a query without FROM has one row
		return accord.Coverage{Documents: r.Documents, From: date(r.From), To: date(r.To), Publishers: r.Publishers, Own: r.Own, Cited: r.Cited, Agreements: r.Records, Gaps: gaps}
	}
}

// askGaps asks which fields of the agreements of some countries nobody states.
func askGaps(b *pgx.Batch, countries []accord.Code, gaps *[]accord.FacetValue) {
	askAll(b, gaps, `
		SELECT b.field || '.' || b.basis, b.field, count(*)
		FROM agreement_basis b
		WHERE b.basis = 'not_stated'
		AND EXISTS (SELECT FROM agreement_country x WHERE x.agreement = b.agreement AND x.country = ANY($1))
		GROUP BY b.field, b.basis
		ORDER BY count(*) DESC, b.field`, texts(countries))
}

// Pairs counts the agreements of every two countries; with two, only those
// that no third country is party to.
func (s *Store) Pairs(ctx context.Context, two bool) ([]accord.PairCount, error) {
	type row struct {
		A, B  string
		Count int
	}
	rows, err := all[row](ctx, s.pool, `
		SELECT x.country, y.country, count(*)
		FROM agreement_country x
		JOIN agreement_country y ON y.agreement = x.agreement AND y.country > x.country
		WHERE NOT $1 OR (SELECT count(*) FROM agreement_country z WHERE z.agreement = x.agreement) = 2
		GROUP BY x.country, y.country
		ORDER BY x.country, y.country`, two)
	var out []accord.PairCount
	for _, r := range rows {
		out = append(out, accord.PairCount{A: accord.Code(r.A), B: accord.Code(r.B), Count: r.Count})
	}
	return out, translate(err, "pairs")
}

// Pair returns what two countries have together. Two that have nothing have an
// empty answer; a code that is no country is NotFound.
func (s *Store) Pair(ctx context.Context, a, b accord.Code) (accord.Pair, error) {
	var p accord.Pair
	err := s.snapshotTx(ctx, func(ctx context.Context, tx pgx.Tx) (err error) {
		p, err = readPair(ctx, tx, a, b)
		return err
	})
	return p, translate(err, "pair of the countries "+string(a)+" and "+string(b))
}

// readPair reads what two countries have together, in one snapshot. A code that is
// no country ends it with pgx.ErrNoRows.
func readPair(ctx context.Context, q querier, a, b accord.Code) (p accord.Pair, err error) {
	for code, into := range map[accord.Code]*accord.Country{a: &p.A, b: &p.B} {
		type head struct{ Name, NameKo, Region string }
		h, err := one[head](ctx, q, `SELECT name, name_ko, region FROM country WHERE code = $1`, string(code))
		if err != nil {
			return p, err
		}
		*into = accord.Country{Code: code, Name: h.Name, NameKo: h.NameKo, Region: h.Region}
	}
	const both = `
		WHERE (SELECT count(*) FROM agreement_country x WHERE x.agreement = a.id AND x.country = ANY($1)) = 2
		AND (SELECT count(*) FROM agreement_country x WHERE x.agreement = a.id) `
	of := []string{string(a), string(b)}
	if p.Direct, err = agreementRows(ctx, q, both+`= 2 ORDER BY a.signed_day DESC NULLS LAST, a.id`, of); err != nil {
		return p, err
	}
	if p.Shared, err = agreementRows(ctx, q, both+`> 2 ORDER BY a.signed_day DESC NULLS LAST, a.id`, of); err != nil {
		return p, err
	}
	if p.Summits, err = summitRows(ctx, q, `
		WHERE (SELECT count(*) FROM (
			SELECT x.country FROM summit_participant x WHERE x.summit = s.slug AND x.country = ANY($1)
			UNION SELECT s.host WHERE s.host = ANY($1)) both_of_them) = 2
		ORDER BY s.first_day DESC NULLS LAST, s.slug`, of); err != nil {
		return p, err
	}
	if p.Series, err = sharedSeries(ctx, q, a, b); err != nil {
		return p, err
	}
	p.Coverage, err = coverage(ctx, q, []accord.Code{a, b})
	return p, err
}

// sharedSeries finds the groups that both belonged to, at the same time or not.
func sharedSeries(ctx context.Context, q querier, a, b accord.Code) ([]accord.SharedSeries, error) {
	type row struct {
		Slug, Name             string
		FromA, ToA, FromB, ToB *string
	}
	rows, err := all[row](ctx, q, `
		SELECT DISTINCT ON (r.slug) r.slug, r.name, m.period_from, m.period_to, n.period_from, n.period_to
		FROM series r
		JOIN series_member m ON m.series = r.slug AND m.country = $1
		JOIN series_member n ON n.series = r.slug AND n.country = $2
		ORDER BY r.slug, m.position, n.position`, string(a), string(b))
	if err != nil {
		return nil, fmt.Errorf("shared series: %w", err)
	}
	var out []accord.SharedSeries
	for _, r := range rows {
		out = append(out, accord.SharedSeries{Ref: accord.Ref{Slug: r.Slug, Label: r.Name},
			A: accord.Membership{Country: a, From: date(r.FromA), To: date(r.ToA)},
			B: accord.Membership{Country: b, From: date(r.FromB), To: date(r.ToB)}})
	}
	return out, nil
}
