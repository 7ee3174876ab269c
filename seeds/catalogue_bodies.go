package seeds

import (
	"fmt"
	"strings"

	"accords/internal/accord"
)

// organisationJSON is a body with its names, as a page tells of them.
type organisationJSON struct {
	Record       string       `json:"record"`
	Key          string       `json:"key"`
	Country      string       `json:"country"` // empty for an international body
	Name         string       `json:"name"`
	Abbreviation string       `json:"abbreviation"`
	NativeName   string       `json:"native_name"`
	FormerNames  []formerJSON `json:"former_names"` // oldest last, as pages list them
	Established  accord.Date  `json:"established"`
	Became       []string     `json:"became"` // keys of the bodies that took its place
	Sources      []sourceJSON `json:"sources"`
}

type formerJSON struct {
	Name         string      `json:"name"`
	Abbreviation string      `json:"abbreviation"`
	From         accord.Date `json:"from"`
	To           accord.Date `json:"to"`
}

func (in organisationJSON) name() string { return in.Key }

// organisation makes the record of the authority. Its country needs no page:
// name and country together say which body is meant.
func (in organisationJSON) organisation() (accord.Organisation, error) {
	o := accord.Organisation{Slug: in.Key, Country: accord.Code(in.Country), Type: typeByName(in.Name)}
	if in.Record != "organisation" {
		return o, fmt.Errorf("record is %q, want %q", in.Record, "organisation")
	}
	l := newFactList(in.Sources)
	l.used["country"], l.used["established"] = true, !in.Established.IsZero()
	if in.Country == "" {
		o.Type = accord.TypeInternational
	} else if _, err := parseCode(in.Country); err != nil {
		l.fail("country: " + err.Error())
	}
	l.text("name", "name", in.Name, required)
	l.text("abbreviation", "abbreviation", in.Abbreviation, optional)
	l.text("native_name", "native_name", in.NativeName, optional)
	since := in.Established
	for i := len(in.FormerNames) - 1; i >= 0; i-- {
		f := in.FormerNames[i]
		cited := l.apart("former_names", f.Name)
		if err := checkPeriod(f.From, f.To); err != nil || f.Name == "" || len(cited) == 0 {
			l.fail(fmt.Sprintf("former name %q: it needs a name, a source and a period that does not end before it begins", f.Name))
			continue
		}
		o.Names = append(o.Names, accord.PeriodName{Name: f.Name, Short: f.Abbreviation, From: f.From, To: f.To, Citation: &cited[0].Citation})
		if f.To.Compare(since) > 0 {
			since = f.To // the name of today came when the last one went
		}
	}
	for _, next := range in.Became {
		l.apart("became", next)
	}
	facts, err := l.done(func(Fact) error { return nil })
	if err != nil {
		return o, err
	}
	o.Name = accord.Value[string]{V: in.Name, Basis: accord.Curated, Citation: &facts[0].Citation}
	o.Names = append(o.Names, accord.PeriodName{Name: in.Name, Short: in.Abbreviation, From: since, Citation: &facts[0].Citation})
	for _, f := range facts {
		if f.Field == "native_name" {
			o.Names = append(o.Names, accord.PeriodName{Name: f.Value, From: since, Citation: &f.Citation})
			break
		}
	}
	return o, nil
}

// typeByName reads the type off the name; the authority's own records state it.
func typeByName(name string) accord.OrganisationType {
	for _, word := range []string{"Ministry", "Department for", "Department of", "Secretariat of"} {
		if strings.HasPrefix(name, word) {
			return accord.TypeMinistry
		}
	}
	return accord.TypeAgency
}

// link turns "became" into successors and, from the other end, predecessors.
func (c *Catalogue) link(became [][]string) {
	at := map[string]int{}
	for i, o := range c.Organisations {
		at[o.Slug] = i
	}
	for i := range c.Organisations {
		for _, next := range became[i] {
			j, ok := at[next]
			if !ok || i == j {
				c.Faults = append(c.Faults, Fault{At: organisationsFile, Key: c.Organisations[i].Slug, Err: fmt.Errorf("%s became %q, which is not another organisation of the file", c.Organisations[i].Slug, next)})
				continue
			}
			c.Organisations[i].Successors = append(c.Organisations[i].Successors, accord.Ref{Slug: next, Label: c.Organisations[j].Name.V})
			c.Organisations[j].Predecessors = append(c.Organisations[j].Predecessors, accord.Ref{Slug: c.Organisations[i].Slug, Label: c.Organisations[i].Name.V})
		}
	}
}
