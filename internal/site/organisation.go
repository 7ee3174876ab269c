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

// organisations answers the bodies of every country, the busiest of each, or
// with a country all of its own.
func (s *Site) organisations(w http.ResponseWriter, r *http.Request) error {
	of, err := query.ParseCountry(r.URL.Query())
	if err != nil {
		return err
	}
	if canonical := s.path(bodiesPath(of)); r.URL.RequestURI() != canonical {
		return redirect(w, r, canonical)
	}
	rows, err := s.register.Organisations(r.Context())
	if err != nil {
		return err
	}
	if of != "" {
		if rows = slices.DeleteFunc(rows, func(o accord.OrganisationRow) bool { return o.Country != of }); len(rows) == 0 {
			return s.notFound(words.NoBodyOf, s.countryName(of))
		}
	}
	return s.answer(w, r, s.organisationsTwin(rows), page.Organisations(s.newOrganisationsPage(of, rows)))
}

// bodiesPath is the address of the bodies of a country, or of all.
func bodiesPath(of accord.Code) string {
	if of == "" {
		return "/ministries"
	}
	return "/ministries?" + query.ParamCountry + "=" + string(of)
}

// ofEachCountry is how many bodies of a country the list of all has: a hundred
// countries with thirty each would be no list to read.
const ofEachCountry = 3

// newOrganisationsPage groups the rows, which come in the order of countries.
// The busiest of a country stand first.
func (s *Site) newOrganisationsPage(of accord.Code, rows []accord.OrganisationRow) page.OrganisationsPage {
	p := page.OrganisationsPage{
		Layout:  s.layout(s.say(words.AllBodiesTitle), s.say(words.BodiesAbout), bodiesPath(of), page.MinistriesSection),
		Heading: words.Bodies.Count(s.lang, len(rows)),
	}
	if of != "" {
		p.Heading = s.say(words.BodiesOf, s.countryName(of), p.Heading)
		p.Title, p.Trail = p.Heading, []page.Link{s.up(words.MinistriesTitle, "/ministries")}
	}
	for start := 0; start < len(rows); {
		end := start
		for end < len(rows) && rows[end].Country == rows[start].Country {
			end++
		}
		p.Groups = append(p.Groups, s.newOrganisationGroup(of, rows[start:end]))
		start = end
	}
	return p
}

// newOrganisationGroup shows the bodies of one country, which the rows all have, or
// those of several states. One body more than the list shows is shown as well: a link to
// "all four" below three would save nothing.
func (s *Site) newOrganisationGroup(of accord.Code, rows []accord.OrganisationRow) page.OrganisationGroup {
	g := page.OrganisationGroup{Name: s.say(words.InternationalBody), Anchor: "international"}
	most := len(rows)
	if country := rows[0].Country; country != "" {
		g = page.OrganisationGroup{Name: s.countryName(country), Href: s.countryHref(country), Anchor: strings.ToLower(string(country))}
		if of == "" && most > ofEachCountry+1 {
			most = ofEachCountry
			g.More = &page.Link{Text: s.say(words.AllOf, words.Bodies.Count(s.lang, len(rows))), Href: s.path(bodiesPath(country))}
		}
	}
	rows = slices.Clone(rows)
	slices.SortStableFunc(rows, func(a, b accord.OrganisationRow) int { return b.Agreements - a.Agreements })
	for _, o := range rows[:most] {
		g.Rows = append(g.Rows, s.newOrganisationCard(o))
	}
	return g
}

// organisation answers a body. Its name may have been read from releases, whose words
// the page shows.
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

// newOrganisationPage is the one place where a body becomes a page.
func (s *Site) newOrganisationPage(o accord.Organisation, sources papers) page.OrganisationPage {
	p := page.OrganisationPage{
		Layout: s.layout(o.Name.V, s.say(words.BodyAbout, o.Name.V), organisationPath(o.Slug), page.MinistriesSection,
			s.up(words.MinistriesTitle, "/ministries")),
		Name: newValue(s, sources, "name", o.Name, asIs), Names: s.newPeriodNames(o.Names), Website: o.Website,
		Predecessors: s.succession("before", o.Predecessors, o.Names), Successors: s.succession("after", o.Successors, o.Names),
		ListHref: s.listHref(query.Agreements{Organisations: []string{o.Slug}}),
		Total:    len(o.Agreements),
	}
	for i, a := range o.Agreements {
		if i == onOrganisationPage {
			break
		}
		p.Agreements = append(p.Agreements, s.newSignedAs(a, o))
	}
	p.Type, p.Country = p.Name, page.Value{}
	p.Type.Anchor, p.Type.Text, p.Type.Basis, p.Type.Reason = "type", s.bodyType(o.Type), page.Inferred, s.say(words.ByItsName)
	if o.Country != "" {
		p.Country = p.Type
		p.Country.Anchor, p.Country.Text, p.Country.Href = "country", s.countryName(o.Country), s.countryHref(o.Country)
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
	for i, body := range a.Organisations {
		if body.Slug == o.Slug {
			out.Name, out.NameHref = body.Label, href+organisationAnchor(i)
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

// succession is the bodies that came before or after one. Who says so is the page that
// has its first or its last name.
func (s *Site) succession(anchor string, refs []accord.Ref, names []accord.PeriodName) []page.Value {
	var said *accord.Citation
	if n := len(names); n > 0 && anchor == "before" {
		said = names[0].Citation
	} else if n > 0 {
		said = names[n-1].Citation
	}
	var out []page.Value
	for _, r := range refs {
		out = append(out, page.Value{Anchor: anchor + "-" + r.Slug, Text: r.Label, Href: s.organisationHref(r.Slug), Basis: page.Curated, Citation: s.newCitation(said)})
	}
	return out
}
