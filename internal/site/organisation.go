package site

import (
	"net/http"

	"accords/internal/accord"
	"accords/internal/query"
	"accords/web/page"

	"github.com/go-chi/chi/v5"
)

func (s *Site) organisations(w http.ResponseWriter, r *http.Request) error {
	rows, err := s.register.Organisations(r.Context())
	if err != nil {
		return err
	}
	return s.render(w, r, page.Organisations(s.newOrganisationsPage(rows)))
}

// newOrganisationsPage groups the rows, which come in the order of countries.
func (s *Site) newOrganisationsPage(rows []accord.OrganisationRow) page.OrganisationsPage {
	p := page.OrganisationsPage{
		Layout:  s.layout("Ministries and other bodies", "Ministries, agencies and international organisations that sign agreements on digital government.", "/ministries", page.MinistriesSection),
		Heading: plural(len(rows), "ministry or other body", "ministries and other bodies"),
	}
	for _, o := range rows {
		g := page.OrganisationGroup{Name: "International and other bodies"}
		if o.Country != "" {
			g = page.OrganisationGroup{Name: s.countryName(o.Country), Href: countryHref(o.Country)}
		}
		if n := len(p.Groups); n == 0 || p.Groups[n-1].Name != g.Name {
			p.Groups = append(p.Groups, g)
		}
		last := &p.Groups[len(p.Groups)-1]
		last.Rows = append(last.Rows, newOrganisationCard(o))
	}
	return p
}

func (s *Site) organisation(w http.ResponseWriter, r *http.Request) error {
	slug, err := slugParam(r, chi.URLParam, "slug")
	if err != nil {
		return err
	}
	o, err := s.register.Organisation(r.Context(), slug)
	if err != nil {
		return err
	}
	sources, err := s.sourcesOf(r, o.Name.Evidence)
	if err != nil {
		return err
	}
	return s.render(w, r, page.Organisation(s.newOrganisationPage(o, sources)))
}

// sourcesOf finds the documents that some evidence comes from.
func (s *Site) sourcesOf(r *http.Request, evidence []accord.Evidence) (papers, error) {
	if len(evidence) == 0 {
		return papers{}, nil
	}
	rows, err := s.register.Documents(r.Context())
	p := papers{}
	for _, d := range rows {
		p[d.Slug] = d.Source
	}
	return p, err
}

func (s *Site) newOrganisationPage(o accord.Organisation, sources papers) page.OrganisationPage {
	p := page.OrganisationPage{
		Layout: s.layout(o.Name.V, "Agreements that "+o.Name.V+" took part in, under each of its names.", organisationHref(o.Slug), page.MinistriesSection,
			page.Link{Text: "Ministries", Href: "/ministries"}),
		Name: newValue(sources, "name", o.Name, words), Type: typeLabel(o.Type),
		Names: newPeriodNames(o.Names), Website: o.Website,
		Predecessors: organisationLinks(o.Predecessors), Successors: organisationLinks(o.Successors),
		ListHref:   query.Agreements{Organisations: []string{o.Slug}}.Href(listPath),
		Agreements: s.newAgreementCards(o.Agreements),
	}
	if o.Country != "" {
		p.Country = &page.Link{Text: s.countryName(o.Country), Href: countryHref(o.Country)}
	}
	if n := len(o.Names); n > 0 {
		p.Short = o.Names[n-1].Short
	}
	return p
}

func organisationLinks(refs []accord.Ref) []page.Link {
	var out []page.Link
	for _, r := range refs {
		out = append(out, page.Link{Text: r.Label, Href: organisationHref(r.Slug)})
	}
	return out
}
