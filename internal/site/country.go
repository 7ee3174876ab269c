package site

import (
	"net/http"
	"regexp"
	"slices"
	"strings"

	"accords/internal/accord"
	"accords/internal/query"
	"accords/web/page"

	"github.com/go-chi/chi/v5"
)

func (s *Site) countries(w http.ResponseWriter, r *http.Request) error {
	rows, err := s.register.Countries(r.Context())
	if err != nil {
		return err
	}
	return s.render(w, r, page.Countries(s.newCountriesPage(rows)))
}

func (s *Site) newCountriesPage(rows []accord.CountryRow) page.CountriesPage {
	p := page.CountriesPage{
		Layout:  s.layout("Countries", "Countries with agreements on digital government, with the number of agreements, summits and ministries.", "/countries", page.CountriesSection),
		Heading: plural(len(rows), "country", "countries"),
	}
	for _, c := range rows {
		i := slices.IndexFunc(p.Regions, func(g page.Region) bool { return g.Name == c.Region })
		if i < 0 {
			i = len(p.Regions)
			p.Regions = append(p.Regions, page.Region{Name: c.Region})
		}
		p.Regions[i].Countries = append(p.Regions[i].Countries, page.CountryRow{Href: countryHref(c.Code), Name: c.Name,
			Agreements: c.Agreements, Summits: c.Summits, Organisations: c.Organisations})
	}
	slices.SortFunc(p.Regions, func(a, b page.Region) int { return strings.Compare(a.Name, b.Name) })
	return p
}

var codeForm = regexp.MustCompile(`^[A-Za-z]{2}$`)

// country answers at the code in lower case.
func (s *Site) country(w http.ResponseWriter, r *http.Request) error {
	code := chi.URLParam(r, "code")
	if !codeForm.MatchString(code) {
		return accord.Errorf(accord.NotFound, "A country's address has two letters of ISO 3166, for example /countries/kr.")
	}
	if lower := strings.ToLower(code); lower != code {
		return redirect(w, r, "/countries/"+lower)
	}
	c, err := s.register.Country(r.Context(), accord.Code(strings.ToUpper(code)))
	if err != nil {
		return err
	}
	return s.render(w, r, page.Country(s.newCountryPage(c)))
}

func (s *Site) newCountryPage(c accord.CountryPage) page.CountryPage {
	only := query.OfCountry(c.Code)
	years := slices.Clone(c.Years)
	slices.Reverse(years) // oldest first
	p := page.CountryPage{
		Layout: s.layout(c.Name, "Agreements of "+c.Name+" on digital government, its partners, ministries and summits.", countryHref(c.Code), page.CountriesSection,
			page.Link{Text: "Countries", Href: "/countries"}),
		Name: c.Name, NameKo: c.NameKo, Region: c.Region, ListHref: only.Href(listPath),
		Agreements: s.newAgreementCards(c.Agreements),
		Partners: newCounts(c.Partners, len(c.Partners), func(v string) query.Agreements {
			return query.Agreements{Countries: []accord.Code{c.Code, accord.Code(v)}, MatchAll: true}
		}, facetLabel),
		Years:   newCounts(years, len(years), func(v string) query.Agreements { return only.Toggle(query.ParamYear, v) }, facetLabel),
		Summits: s.newSummitCards(c.Summits),
	}
	for _, o := range c.Organisations {
		p.Organisations = append(p.Organisations, newOrganisationCard(o))
	}
	return p
}
