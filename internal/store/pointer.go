package store

import (
	"accords/internal/accord"

	"github.com/jackc/pgx/v5"
)

// pointerRow is one agreement that names another in a field, seen from one of
// the two.
type pointerRow struct {
	Of, Field, ID, Title, Slug string
	Named                      bool // the other is the one that is named
	claimRow
}

// askPointers asks for the agreements that these ones renew or implement, and for
// those that renew or implement them, a row a claim: editors alone say so, each of a
// page.
func askPointers(b *pgx.Batch, into *[]pointerRow, ids []string) {
	askAll(b, into, `
		SELECT c.agreement, c.field, r.id, r.title, r.slug, true,`+claimColumns+`
		FROM claim c
		JOIN agreement r ON r.id = c.value ->> 'Slug'
		WHERE c.agreement = ANY($1) AND c.field IN ('renews', 'implements')
		UNION ALL
		SELECT c.value ->> 'Slug', c.field, r.id, r.title, r.slug, false,`+claimColumns+`
		FROM claim c
		JOIN agreement r ON r.id = c.agreement
		WHERE c.field IN ('renews', 'implements') AND c.value ->> 'Slug' = ANY($1)
		ORDER BY 1, 2, 3, 6, 7`, ids)
}

// point puts titles on the agreements that these ones renew or implement, and
// notes those that renew or implement them. One that is not in the register is
// left out: a link must lead somewhere.
func point(rows []pointerRow, list ...*accord.Agreement) {
	byID := map[string]*accord.Agreement{}
	for _, a := range list {
		byID[a.ID] = a
	}
	named := map[[3]string]accord.Ref{}
	for _, r := range rows {
		ref := accord.Ref{Slug: r.ID, Label: r.Title, Readable: r.Slug}
		a := byID[r.Of]
		switch {
		case r.Named:
			named[[3]string{r.Of, r.Field, r.ID}] = ref
		case a != nil:
			v := accord.Value[accord.Ref]{V: ref, Basis: accord.Basis(r.Basis), Rule: r.Rule, Reason: r.Reason, Citation: r.cites()}
			if r.Field == "renews" {
				a.RenewedBy = append(a.RenewedBy, v)
			} else {
				a.ImplementedBy = append(a.ImplementedBy, v)
			}
		}
	}
	for _, a := range list {
		a.RenewedBy, a.ImplementedBy = accord.Distinct(a.RenewedBy, equal), accord.Distinct(a.ImplementedBy, equal)
		a.Renews = entitled(a.Renews, func(id string) (accord.Ref, bool) {
			ref, ok := named[[3]string{a.ID, "renews", id}]
			return ref, ok
		})
		a.Implements = entitled(a.Implements, func(id string) (accord.Ref, bool) {
			ref, ok := named[[3]string{a.ID, "implements", id}]
			return ref, ok
		})
	}
}

// entitled keeps the references that lead to an agreement of the register, with
// its title.
func entitled(list []accord.Value[accord.Ref], find func(id string) (accord.Ref, bool)) []accord.Value[accord.Ref] {
	var out []accord.Value[accord.Ref]
	for _, v := range list {
		if ref, ok := find(v.V.Slug); ok {
			v.V = ref
			out = append(out, v)
		}
	}
	return out
}
