package seeds

import (
	"fmt"
	"io/fs"
	"slices"

	"accords/internal/accord"
)

// organisationYAML is one body through all its names. Name is the one that the
// register shows today; it stands among Names with its period as well.
type organisationYAML struct {
	Slug     string                  `yaml:"slug"`
	Type     accord.OrganisationType `yaml:"type"`
	Country  string                  `yaml:"country"`
	Website  string                  `yaml:"website"`
	Name     string                  `yaml:"name"`
	Citation string                  `yaml:"citation"`
	Names    []periodYAML            `yaml:"names"`
	Became   []string                `yaml:"became"` // slugs of what took its place
}

// readOrganisations reads the whole file before it links the records, because a
// successor may stand below its predecessor.
func readOrganisations(fsys fs.FS, file string) ([]accord.Organisation, error) {
	var in struct {
		Citations     map[string]citation `yaml:"citations"`
		Organisations []organisationYAML  `yaml:"organisations"`
	}
	if err := readYAML(fsys, file, &in); err != nil {
		return nil, err
	}
	cited := newCitations(in.Citations)
	var all []accord.Organisation
	at := map[string]int{}
	for _, o := range in.Organisations {
		if _, twice := at[o.Slug]; twice {
			return nil, fmt.Errorf("%s: organisation %q stands twice", file, o.Slug)
		}
		org, err := newOrganisation(o, cited)
		if err != nil {
			return nil, fmt.Errorf("%s: organisation %q: %w", file, o.Slug, err)
		}
		at[o.Slug] = len(all)
		all = append(all, org)
	}
	if err := link(all, at, in.Organisations); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	if err := cited.unused(); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return all, nil
}

// newOrganisation checks one record, all but what it became.
func newOrganisation(o organisationYAML, cited citations) (accord.Organisation, error) {
	none := accord.Organisation{}
	if err := checkSlug(o.Slug); err != nil {
		return none, err
	}
	// The pages tell ministries from agencies, so that "other" must be said.
	types := []accord.OrganisationType{accord.TypeMinistry, accord.TypeAgency, accord.TypeInternational, accord.TypeOther}
	if !slices.Contains(types, o.Type) {
		return none, fmt.Errorf("type %q is none of %v", o.Type, types)
	}
	// Name and country identify a body; an international one has no country.
	if o.Type == accord.TypeInternational {
		if o.Country != "" {
			return none, fmt.Errorf("an international body has no country, and %s is one", o.Country)
		}
	} else if _, err := parseCode(o.Country); err != nil {
		return none, err
	}
	if o.Website != "" {
		if err := checkURL(o.Website); err != nil {
			return none, fmt.Errorf("website: %w", err)
		}
	}
	source, err := cited.find(o.Citation)
	if err != nil {
		return none, err
	}
	// The name shown is one of the names, so that it has a period too.
	names, err := cited.periods(o.Names)
	if err != nil {
		return none, err
	}
	if !slices.ContainsFunc(names, func(n accord.PeriodName) bool { return n.Name == o.Name }) {
		return none, fmt.Errorf("its name %q is not among its names", o.Name)
	}
	return accord.Organisation{
		Slug:    o.Slug,
		Type:    o.Type,
		Country: accord.Code(o.Country),
		Name:    accord.Value[string]{V: o.Name, Basis: accord.Curated, Citation: source},
		Names:   names,
		Website: o.Website,
	}, nil
}

// link turns "became" into successors and, seen from the other end, predecessors.
func link(all []accord.Organisation, at map[string]int, in []organisationYAML) error {
	for i, o := range in {
		for _, slug := range o.Became {
			j, ok := at[slug]
			if !ok || i == j {
				return fmt.Errorf("organisation %q became %q, which is not another organisation of the file", o.Slug, slug)
			}
			all[i].Successors = append(all[i].Successors, accord.Ref{Slug: slug, Label: all[j].Name.V})
			all[j].Predecessors = append(all[j].Predecessors, accord.Ref{Slug: o.Slug, Label: all[i].Name.V})
		}
	}
	return nil
}
