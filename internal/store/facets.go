package store

import (
	"fmt"
	"strings"

	"accords/internal/accord"

	"github.com/jackc/pgx/v5"
)

// queueFacets counts the values of every facet, each under the filter without
// the facet's own selection.
func (f *filter) queueFacets(b *pgx.Batch, out *accord.Facets) {
	f.queueFacet(b, &out.Countries, "country", `
		SELECT c.code, c.name, count(*)
		FROM agreement a
		JOIN agreement_country x ON x.agreement = a.id
		JOIN country c ON c.code = x.country
		%s
		GROUP BY c.code, c.name
		ORDER BY count(*) DESC, c.name`)
	f.queueFacet(b, &out.Years, "year", `
		SELECT a.signed_year::text, a.signed_year::text, count(*)
		FROM agreement a
		%s
		GROUP BY a.signed_year
		HAVING a.signed_year IS NOT NULL
		ORDER BY a.signed_year DESC`)
	f.queueFacet(b, &out.Kinds, "kind", `
		SELECT a.kind, a.kind, count(*)
		FROM agreement a
		%s
		GROUP BY a.kind
		HAVING a.kind IS NOT NULL
		ORDER BY count(*) DESC, a.kind`)
	f.queueFacet(b, &out.Topics, "topic", `
		SELECT t.code, t.label, count(*)
		FROM agreement a
		JOIN agreement_topic x ON x.agreement = a.id
		JOIN topic t ON t.code = x.topic
		%s
		GROUP BY t.code, t.label
		ORDER BY count(*) DESC, t.label`)
	f.queueFacet(b, &out.Organisations, "organisation", `
		SELECT o.slug, o.name || coalesce(' (' || c.name || ')', ''), count(*)
		FROM agreement a
		JOIN agreement_organisation x ON x.agreement = a.id
		JOIN organisation o ON o.slug = x.organisation
		LEFT JOIN country c ON c.code = o.country
		%s
		GROUP BY o.slug, o.name, c.name
		ORDER BY count(*) DESC, o.name, o.slug`)
	f.queueFacet(b, &out.Statuses, "status", `
		SELECT a.status, a.status, count(*)
		FROM agreement a
		%s
		GROUP BY a.status
		HAVING a.status IS NOT NULL
		ORDER BY count(*) DESC, a.status`)
	f.queueFacet(b, &out.Bases, "basis", `
		SELECT x.field || '.' || x.basis, x.field || '.' || x.basis, count(*)
		FROM agreement a
		JOIN agreement_basis x ON x.agreement = a.id
		%s
		GROUP BY x.field, x.basis
		ORDER BY x.field, x.basis`)
}

func (f *filter) queueFacet(b *pgx.Batch, out *[]accord.FacetValue, facet, sql string) {
	where, args := f.where(facet)
	b.Queue(fmt.Sprintf(sql, where)+fmt.Sprintf("\n\t\tLIMIT %d", facetLimit), args...).Query(func(rows pgx.Rows) error {
		found, err := pgx.CollectRows(rows, pgx.RowToStructByPos[accord.FacetValue])
		if facet == "basis" {
			for i := range found {
				field, basis, _ := strings.Cut(found[i].Value, ".")
				found[i].Label = basisLabel(field, basis)
			}
		}
		*out = found
		return err
	})
}
