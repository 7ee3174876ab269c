package store

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"accords/internal/accord"
	"accords/internal/query"

	"github.com/jackc/pgx/v5"
)

// facet is a filter whose values are counted. Values selects a value, its
// label, and a, the agreement, one row for each; order says which values come
// first in the short form.
type facet struct {
	param, values, order string
	into                 func(*accord.Facets) *[]accord.FacetValue
}

// facets lists the filters that are counted in the database.
func facets() []facet {
	const mostFirst = `n DESC, label`
	return []facet{
		{query.ParamCountry, `
			SELECT c.code AS value, c.name AS label
			FROM agreement a JOIN agreement_country x ON x.agreement = a.id JOIN country c ON c.code = x.country`, mostFirst,
			func(f *accord.Facets) *[]accord.FacetValue { return &f.Countries }},
		{query.ParamYear, `
			SELECT a.signed_year::text AS value, a.signed_year::text AS label
			FROM agreement a`, `value DESC`,
			func(f *accord.Facets) *[]accord.FacetValue { return &f.Years }},
		{query.ParamKind, `
			SELECT a.kind AS value, a.kind AS label
			FROM agreement a`, mostFirst,
			func(f *accord.Facets) *[]accord.FacetValue { return &f.Kinds }},
		{query.ParamTopic, `
			SELECT t.code AS value, t.label AS label
			FROM agreement a JOIN agreement_topic x ON x.agreement = a.id JOIN topic t ON t.code = x.topic`, mostFirst,
			func(f *accord.Facets) *[]accord.FacetValue { return &f.Topics }},
		{query.ParamOrganisation, `
			SELECT o.slug::text AS value, o.name || coalesce(' (' || c.name || ')', '') AS label
			FROM agreement a JOIN agreement_organisation x ON x.agreement = a.id
			JOIN organisation o ON o.slug = x.organisation LEFT JOIN country c ON c.code = o.country`, mostFirst,
			func(f *accord.Facets) *[]accord.FacetValue { return &f.Organisations }},
		{query.ParamStatus, `
			SELECT a.status AS value, a.status AS label
			FROM agreement a`, mostFirst,
			func(f *accord.Facets) *[]accord.FacetValue { return &f.Statuses }},
		{query.ParamBasis, `
			SELECT x.field || '.' || x.basis AS value, x.field || '.' || x.basis AS label
			FROM agreement a JOIN agreement_basis x ON x.agreement = a.id`, `value`,
			func(f *accord.Facets) *[]accord.FacetValue { return &f.Bases }},
		{query.ParamSummit, `
			SELECT s.slug::text AS value, s.name AS label
			FROM agreement a JOIN summit s ON s.slug = a.summit`, mostFirst,
			func(f *accord.Facets) *[]accord.FacetValue { return &f.Summits }},
	}
}

// shortFacet is how many values a facet shows before "all, A to Z"; the front
// page offers as many ways in.
const shortFacet = 10

// wholeFacet bounds the page "all, A to Z"; the longest is that of ministries.
const wholeFacet = 5000

// queueFacets counts the values of every facet, each under the filter without
// the facet's own selection.
func (f *filter) queueFacets(b *pgx.Batch, q query.Agreements, today time.Time, out *accord.Facets) {
	out.Totals = map[string]int{}
	chosen := q.Values()
	for _, fc := range facets() {
		limit := shortFacet
		if fc.param == query.ParamBasis {
			limit = wholeFacet // few, and read as a table
		}
		f.queueFacet(b, fc, chosen[fc.param], limit, func(values []accord.FacetValue, total int) {
			*fc.into(out), out.Totals[fc.param] = values, total
		})
	}
	out.Endings = make([]accord.FacetValue, len(query.Endings())) // by place: an answer may have to be taken twice
	for i, months := range query.Endings() {
		soon := q
		soon.Ending = months
		where, args := newFilter(soon, today).where("")
		b.Queue(`SELECT count(*) FROM agreement a `+where, args...).QueryRow(func(row pgx.Row) error {
			v := accord.FacetValue{Value: strconv.Itoa(months), Label: strconv.Itoa(months)}
			err := row.Scan(&v.Count)
			out.Endings[i] = v
			return err
		})
	}
}

// queueFacet counts the values of one facet. The chosen ones come first, so
// that no limit cuts them off.
func (f *filter) queueFacet(b *pgx.Batch, fc facet, chosen []string, limit int, take func([]accord.FacetValue, int)) {
	where, args := f.where(fc.param)
	args = append(args[:len(args):len(args)], chosen, limit+len(chosen))
	sql := fmt.Sprintf(`
		SELECT value, label, n, count(*) OVER ()
		FROM (SELECT value, label, count(*) AS n FROM (%s
			%s) v WHERE value IS NOT NULL GROUP BY value, label) g
		ORDER BY (value = ANY($%d::text[])) IS TRUE DESC, %s, value
		LIMIT $%d`, fc.values, where, len(args)-1, fc.order, len(args))
	b.Queue(sql, args...).Query(func(rows pgx.Rows) error {
		var values []accord.FacetValue
		var v accord.FacetValue
		total := 0
		_, err := pgx.ForEachRow(rows, []any{&v.Value, &v.Label, &v.Count, &total}, func() error {
			if fc.param == query.ParamBasis {
				field, basis, _ := strings.Cut(v.Value, ".")
				v.Label = basisLabel(field, basis)
			}
			values = append(values, v)
			return nil
		})
		take(values, total)
		return err
	})
}

// Facet returns every value of one filter, at most 5,000, with its number of
// agreements, the facet's own selection aside: how many a list would have that
// chose this value in its place. A parameter that is no facet is NotFound.
func (s *Store) Facet(ctx context.Context, q query.Agreements, param string) ([]accord.FacetValue, error) {
	for _, fc := range facets() {
		if fc.param != param {
			continue
		}
		var out []accord.FacetValue
		b := &pgx.Batch{}
		newFilter(q, s.now()).queueFacet(b, fc, nil, wholeFacet, func(values []accord.FacetValue, _ int) { out = values })
		err := s.pool.batch(ctx, b)
		return out, translate(err, "filter "+param)
	}
	return nil, accord.Errorf(accord.NotFound, "There is no filter “%s”.", param)
}

// Totals returns how many agreements each of some lists has, in their order and in
// one round trip. An empty list says by it what to drop from its filter.
func (s *Store) Totals(ctx context.Context, lists []query.Agreements) ([]int, error) {
	out := make([]int, len(lists))
	b := &pgx.Batch{}
	for i, q := range lists {
		where, args := newFilter(q, s.now()).where("")
		b.Queue(`SELECT count(*) FROM agreement a `+where, args...).QueryRow(func(row pgx.Row) error { return row.Scan(&out[i]) })
	}
	return out, translate(s.pool.batch(ctx, b), "agreements")
}
