package site

import (
	"net/http"
	"slices"
	"strings"

	"accords/internal/accord"
	"accords/internal/query"
	"accords/web/page"
	"accords/web/words"

	"github.com/go-chi/chi/v5"
)

func (s *Site) organisations(w http.ResponseWriter, r *http.Request) error {
	rows, err := s.register.Organisations(r.Context())
	if err != nil {
		return err
	}
	return s.answer(w, r, s.organisationsTwin(rows), page.Organisations(s.newOrganisationsPage(rows)))
}

// newOrganisationsPage groups the rows, which come in the order of countries.
func (s *Site) newOrganisationsPage(rows []accord.OrganisationRow) page.OrganisationsPage {
	p := page.OrganisationsPage{
		Layout:  s.layout(s.say(words.AllBodiesTitle), s.say(words.BodiesAbout), "/ministries", page.MinistriesSection),
		Heading: words.Bodies.Count(s.lang, len(rows)),
	}
	for _, o := range rows {
		g := page.OrganisationGroup{Name: s.say(words.InternationalBody), Anchor: "international"}
		if o.Country != "" {
			g = page.OrganisationGroup{Name: s.countryName(o.Country), Href: s.countryHref(o.Country), Anchor: strings.ToLower(string(o.Country))}
		}
		if n := len(p.Groups); n == 0 || p.Groups[n-1].Name != g.Name {
			p.Groups = append(p.Groups, g)
		}
		last := &p.Groups[len(p.Groups)-1]
		last.Rows = append(last.Rows, s.newOrganisationCard(o))
	}
	return p
}

func (s *Site) organisation(w http.ResponseWriter, r *http.Request) error {
	slug, err := s.slugParam(r, chi.URLParam, "slug")
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
	return s.answer(w, r, s.organisationTwin(o), page.Organisation(s.newOrganisationPage(o, sources)))
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
		Layout: s.layout(o.Name.V, s.say(words.BodyAbout, o.Name.V), organisationPath(o.Slug), page.MinistriesSection,
			s.up(words.MinistriesTitle, "/ministries")),
		Name: newValue(s, sources, "name", o.Name, asIs), Type: s.bodyType(o.Type),
		Names: s.newPeriodNames(o.Names), Website: o.Website,
		Predecessors: s.organisationLinks(o.Predecessors), Successors: s.organisationLinks(o.Successors),
		ListHref: s.listHref(query.Agreements{Organisations: []string{o.Slug}}),
		Total:    len(o.Agreements),
	}
	for i, a := range o.Agreements {
		if i == onOrganisationPage {
			break
		}
		p.Agreements = append(p.Agreements, s.newSignedAs(a, o))
	}
	if o.Country != "" {
		p.Country = &page.Link{Text: s.countryName(o.Country), Href: s.countryHref(o.Country)}
	}
	if n := len(o.Names); n > 0 {
		p.Short = o.Names[n-1].Short
	}
	return p
}

// onOrganisationPage is how many agreements the page of a body shows; the list
// has all of them.
const onOrganisationPage = 25

// newSignedAs shows an agreement under the name that the body had there.
func (s *Site) newSignedAs(a accord.AgreementRow, o accord.Organisation) page.SignedAs {
	href := s.agreementHref(a.ID, a.Slug)
	out := page.SignedAs{Agreement: page.Link{Text: a.Title, Href: href}, Signed: s.date(a.Signed)}
	for _, body := range a.Organisations {
		if body.Slug == o.Slug {
			out.Name = body.Label
			out.Former = formerName(o, body.Label)
		}
	}
	for _, g := range o.Signed[a.ID] {
		out.By = append(out.By, page.Signature{Name: g.Name, Office: g.Office, Href: href + "#signatory"})
	}
	return out
}

// formerName reports whether a name is one that the body no longer has. A
// spelling that no editor listed is not called former: a guess would be wrong
// as often as right.
func formerName(o accord.Organisation, name string) bool {
	return slices.ContainsFunc(o.Names, func(n accord.PeriodName) bool {
		return !n.To.IsZero() && query.Fold(n.Name) == query.Fold(name)
	})
}

func (s *Site) organisationLinks(refs []accord.Ref) []page.Link {
	var out []page.Link
	for _, r := range refs {
		out = append(out, page.Link{Text: r.Label, Href: s.organisationHref(r.Slug)})
	}
	return out
}
