package export

import "accords/internal/accord"

// OrganisationRow is a body in a list, by its present name and its newest short one.
type OrganisationRow struct {
	Slug       string `json:"slug"`
	URL        string `json:"url"`
	Name       string `json:"name"`
	Short      string `json:"short,omitempty"`
	Type       string `json:"type"`
	Country    string `json:"country,omitempty"`
	Agreements int    `json:"agreements"`
}

// OrganisationRows are the headlines of bodies, in their order; never null.
func (p Publisher) OrganisationRows(list []accord.OrganisationRow) []OrganisationRow {
	out := []OrganisationRow{}
	for _, r := range list {
		out = append(out, OrganisationRow{Slug: r.Slug, URL: p.OrganisationURL(r.Slug), Name: r.Name, Short: r.Short,
			Type: string(r.Type), Country: string(r.Country), Agreements: r.Agreements})
	}
	return out
}

// Organisation is a body with its names over time.
type Organisation struct {
	Slug         string         `json:"slug"`
	URL          string         `json:"url"`
	Type         string         `json:"type"`
	Country      string         `json:"country,omitempty"`
	Name         Value[string]  `json:"name"`
	Names        []PeriodName   `json:"names" doc:"Oldest first."`
	Predecessors []Ref          `json:"predecessors"`
	Successors   []Ref          `json:"successors"`
	Website      string         `json:"website,omitempty"`
	Agreements   []AgreementRow `json:"agreements"`
}

// PeriodName is a name with the time it was in use; an open end is left out.
type PeriodName struct {
	Name     string    `json:"name"`
	Short    string    `json:"short,omitempty"`
	From     string    `json:"from,omitempty"`
	To       string    `json:"to,omitempty"`
	Citation *Citation `json:"citation,omitempty"`
}

// Organisation is the one place where a body becomes JSON.
func (p Publisher) Organisation(o accord.Organisation) Organisation {
	return Organisation{Slug: o.Slug, URL: p.OrganisationURL(o.Slug), Type: string(o.Type), Country: string(o.Country),
		Name: newValue(knower{Publisher: p, first: o.Known.First, known: o.Known}, "name", o.Name, asText), Names: periodNames(o.Names),
		Predecessors: p.organisationRefs(o.Predecessors), Successors: p.organisationRefs(o.Successors), Website: o.Website,
		Agreements: p.AgreementRows(o.Agreements)}
}

func periodNames(list []accord.PeriodName) []PeriodName {
	out := []PeriodName{}
	for _, n := range list {
		out = append(out, PeriodName{Name: n.Name, Short: n.Short, From: n.From.String(), To: n.To.String(), Citation: newCitation(n.Citation)})
	}
	return out
}

func (p Publisher) organisationRefs(list []accord.Ref) []Ref {
	out := []Ref{}
	for _, r := range list {
		out = append(out, Ref{Slug: r.Slug, Name: r.Label, URL: p.OrganisationURL(r.Slug)})
	}
	return out
}

// Series is a row of summits under one roof.
type Series struct {
	Slug    string       `json:"slug"`
	URL     string       `json:"url"`
	Name    string       `json:"name"`
	About   string       `json:"about,omitempty"`
	Website string       `json:"website,omitempty"`
	Names   []PeriodName `json:"names"`
	Members []Member     `json:"members"`
	Summits []SummitRow  `json:"summits" doc:"Oldest first."`
}

// Member is a country's time in a series, with the page that says so. An end that
// is open, or that nobody states, is left out.
type Member struct {
	Country  string    `json:"country"`
	From     string    `json:"from,omitempty"`
	To       string    `json:"to,omitempty"`
	Citation *Citation `json:"citation,omitempty"`
}

// Series is the one place where a series becomes JSON.
func (p Publisher) Series(s accord.Series) Series {
	out := Series{Slug: s.Slug, URL: p.SeriesURL(s.Slug), Name: s.Name, About: s.About, Website: s.Website,
		Names: periodNames(s.Names), Members: []Member{}, Summits: p.SummitRows(s.Summits)}
	for _, m := range s.Members {
		out.Members = append(out.Members, Member{Country: string(m.Country), From: m.From.String(), To: m.To.String(), Citation: newCitation(m.Citation)})
	}
	return out
}
