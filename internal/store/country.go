package store

import (
	"context"
	"fmt"

	"accords/internal/accord"
	"accords/internal/query"

	"github.com/jackc/pgx/v5"
)

type countryRow struct {
	Code, Name, NameKo, Region         string
	Agreements, Summits, Organisations int
}

// Countries returns the countries that occur in the register, by English name:
// those that are party to an agreement, took part in a summit, as its host too, or
// have a body, with how many of each.
func (s *Store) Countries(ctx context.Context) ([]accord.CountryRow, error) {
	rows, err := all[countryRow](ctx, s.pool, `
		SELECT
			c.code,
			c.name,
			c.name_ko,
			c.region,
			a.n,
			m.n,
			o.n
		FROM country c
		CROSS JOIN LATERAL (SELECT count(*) AS n FROM agreement_country x WHERE x.country = c.code) a
		CROSS JOIN LATERAL (
			SELECT count(*) AS n
			FROM (SELECT x.summit FROM summit_participant x WHERE x.country = c.code UNION SELECT s.slug FROM summit s WHERE s.host = c.code) both_ways) m
		CROSS JOIN LATERAL (SELECT count(*) AS n FROM organisation x WHERE x.country = c.code) o
		WHERE a.n + m.n + o.n > 0
		ORDER BY c.name, c.code`)
	if err != nil {
		return nil, translate(err, "countries")
	}
	var out []accord.CountryRow
	for _, r := range rows {
		out = append(out, accord.CountryRow{
			Country:    accord.Country{Code: accord.Code(r.Code), Name: r.Name, NameKo: r.NameKo, Region: r.Region},
			Agreements: r.Agreements, Summits: r.Summits, Organisations: r.Organisations})
	}
	return out, nil
}

// onCountryPage is how many agreements the page of a country shows; the list
// has all of them.
const onCountryPage = 10

// Country returns what the register knows of a country; a country of which it
// knows nothing has an empty page, a code that is no country is NotFound. Of
// agreements and bodies the page has the first ones, and how many there are.
func (s *Store) Country(ctx context.Context, code accord.Code) (accord.CountryPage, error) {
	return s.country(ctx, code, true)
}

// CountryRecords is Country without what follows from the lists: the agreements,
// the partners, the years, and the gaps of the coverage.
func (s *Store) CountryRecords(ctx context.Context, code accord.Code) (accord.CountryPage, error) {
	return s.country(ctx, code, false)
}

func (s *Store) country(ctx context.Context, code accord.Code, lists bool) (accord.CountryPage, error) {
	type head struct {
		Name, NameKo, Region string
		Agreements, Bodies   int
	}
	var heads []head
	var p accord.CountryPage
	b := &pgx.Batch{}
	askAll(b, &heads, `
		SELECT
			name,
			name_ko,
			region,
			(SELECT count(*) FROM agreement_country WHERE country = code),
			(SELECT count(*) FROM organisation WHERE country = code)
		FROM country
		WHERE code = $1`, string(code))
	askAs(b, &p.Organisations, newOrganisationRow, selectOrganisationRows+`
		WHERE o.country = $1
		ORDER BY (SELECT count(*) FROM agreement_organisation x WHERE x.organisation = o.slug) DESC, o.name, o.slug
		LIMIT $2`, string(code), 2*onCountryPage)
	askAs(b, &p.Summits, newSummitRow, selectSummitRows+`
		WHERE s.host = $1 OR EXISTS (SELECT FROM summit_participant x WHERE x.summit = s.slug AND x.country = $1)
		ORDER BY s.first_day DESC NULLS LAST, s.slug`, string(code))
	coverage := askCoverage(b, []accord.Code{code})
	var gaps []accord.FacetValue
	if lists {
		s.askCountryLists(b, code, &p)
		askGaps(b, []accord.Code{code}, &gaps)
	}
	err := s.pool.inOneState(ctx, b)
	if err == nil && len(heads) == 0 {
		err = pgx.ErrNoRows
	}
	if err != nil {
		return accord.CountryPage{}, translate(err, "country "+string(code))
	}
	h := heads[0]
	p.Country = accord.Country{Code: code, Name: h.Name, NameKo: h.NameKo, Region: h.Region}
	p.Total, p.Bodies, p.Coverage = h.Agreements, h.Bodies, coverage(gaps)
	return p, nil
}

// askCountryLists asks for what follows from the agreements of a country.
func (s *Store) askCountryLists(b *pgx.Batch, code accord.Code, p *accord.CountryPage) {
	askAs(b, &p.Agreements, newAgreementRow, selectAgreementRows+`
		WHERE EXISTS (SELECT FROM agreement_country x WHERE x.agreement = a.id AND x.country = $1)
		ORDER BY a.signed_day DESC NULLS LAST, a.id
		LIMIT $2`, string(code), onCountryPage)
	soon := newFilter(query.Agreements{Countries: []accord.Code{code}, Ending: 24}, s.now())
	where, args := soon.where("")
	askAs(b, &p.Ending, newAgreementRow, selectAgreementRows+where+fmt.Sprintf(` ORDER BY a.expiry, a.id LIMIT %d`, onCountryPage), args...)
	askAll(b, &p.Partners, `
		SELECT c.code, c.name, count(*)
		FROM agreement_country x
		JOIN agreement_country y ON y.agreement = x.agreement AND y.country <> x.country
		JOIN country c ON c.code = y.country
		WHERE x.country = $1
		GROUP BY c.code, c.name
		ORDER BY count(*) DESC, c.name`, string(code))
	askAll(b, &p.Years, `
		SELECT a.signed_year::text, a.signed_year::text, count(*)
		FROM agreement_country x
		JOIN agreement a ON a.id = x.agreement
		WHERE x.country = $1 AND a.signed_year IS NOT NULL
		GROUP BY a.signed_year
		ORDER BY a.signed_year DESC`, string(code))
}

// Topics returns every area of cooperation with its number of agreements, in
// the order of their labels.
func (s *Store) Topics(ctx context.Context) ([]accord.Topic, error) {
	rows, err := all[accord.Topic](ctx, s.pool, `
		SELECT
			t.code,
			t.label,
			t.label_ko,
			t.about,
			(SELECT count(*) FROM agreement_topic x WHERE x.topic = t.code)
		FROM topic t
		ORDER BY t.label, t.code`)
	return rows, translate(err, "topics")
}
