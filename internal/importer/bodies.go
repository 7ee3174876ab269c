package importer

import (
	"fmt"
	"slices"
	"strings"

	"accords/internal/accord"
	"accords/seeds"
)

// WithBodies adds the organisations of the catalogue to those of the
// authority, under addresses made of their names as those of the authority
// are. One that the authority has under any of its names is left out: the
// authority's record, which an editor wrote by hand, stands.
func WithBodies(auth accord.Authority, c seeds.Catalogue) accord.Authority {
	slugs := map[string]string{}
	for _, o := range c.Organisations {
		slugs[o.Slug] = organisationSlug(o.Name.V, o.Country)
	}
	auth.Organisations = slices.Clone(auth.Organisations)
	listed := len(auth.Organisations)
	for _, o := range c.Organisations {
		if _, twice := sameBody(auth.Organisations[:listed], o); twice {
			continue
		}
		o.Slug = slugs[o.Slug]
		o.Successors, o.Predecessors = moved(o.Successors, slugs), moved(o.Predecessors, slugs)
		auth.Organisations = append(auth.Organisations, o)
	}
	return auth
}

// BodyFaults are the organisations of the catalogue that WithBodies leaves out.
func BodyFaults(auth accord.Authority, c seeds.Catalogue) []seeds.Fault {
	var faults []seeds.Fault
	for _, o := range c.Organisations {
		if by, twice := sameBody(auth.Organisations, o); twice {
			faults = append(faults, seeds.Fault{At: "organisations.jsonl", Key: o.Slug, Err: fmt.Errorf("%s: the authority has %q already, as %s; add names there", o.Slug, o.Name.V, by)})
		}
	}
	return faults
}

// sameBody finds a body of the country that bears or bore the name.
func sameBody(listed []accord.Organisation, o accord.Organisation) (slug string, ok bool) {
	for _, have := range listed {
		if have.Country != o.Country {
			continue
		}
		if slices.ContainsFunc(have.Names, func(n accord.PeriodName) bool { return strings.EqualFold(n.Name, o.Name.V) }) {
			return have.Slug, true
		}
	}
	return "", false
}

// moved points references to a body at the name under which the register knows it.
func moved(refs []accord.Ref, slugs map[string]string) []accord.Ref {
	var out []accord.Ref
	for _, r := range refs {
		out = append(out, accord.Ref{Slug: slugs[r.Slug], Label: r.Label})
	}
	return out
}
