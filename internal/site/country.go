package site

import (
	"net/http"
	"regexp"
	"slices"
	"strings"

	"accords/internal/accord"
	"accords/internal/query"
	"accords/web/page"
	"accords/web/words"

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
		Layout:  s.layout(s.say(words.CountriesTitle), s.say(words.CountriesAbout), "/countries", page.CountriesSection),
		Heading: words.Countries.Count(s.lang, len(rows)),
	}
	for _, c := range rows {
		i := slices.IndexFunc(p.Regions, func(g page.Region) bool { return g.Name == s.region(c.Region) })
		if i < 0 {
			i = len(p.Regions)
			p.Regions = append(p.Regions, page.Region{Name: s.region(c.Region)})
		}
		p.Regions[i].Countries = append(p.Regions[i].Countries, page.CountryRow{Href: s.countryHref(c.Code), Name: s.countryName(c.Code),
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
		return s.notFound(words.CountryAddress)
	}
	if lower := strings.ToLower(code); lower != code {
		return redirect(w, r, s.path("/countries/"+lower))
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
		Layout: s.layout(s.countryName(c.Code), s.say(words.CountryAbout, s.countryName(c.Code)), countryPath(c.Code), page.CountriesSection,
			s.up(words.CountriesTitle, "/countries")),
		Name: s.countryName(c.Code), Other: s.otherName(c.Name, c.NameKo), Region: s.region(c.Region), ListHref: s.listHref(only),
		Agreements: s.newAgreementCards(c.Agreements),
		Partners: s.newCounts(c.Partners, len(c.Partners), func(v string) query.Agreements {
			return query.Agreements{Countries: []accord.Code{c.Code, accord.Code(v)}, MatchAll: true}
		}, s.countryLabel),
		Years:   s.newCounts(years, len(years), func(v string) query.Agreements { return only.Toggle(query.ParamYear, v) }, facetLabel),
		Summits: s.newSummitCards(c.Summits),
	}
	for _, o := range c.Organisations {
		p.Organisations = append(p.Organisations, s.newOrganisationCard(o))
	}
	return p
}
