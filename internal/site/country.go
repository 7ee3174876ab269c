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

// countries answers the list of all countries, by region.
func (s *Site) countries(w http.ResponseWriter, r *http.Request) error {
	rows, err := s.register.Countries(r.Context())
	if err != nil {
		return err
	}
	return s.answer(w, r, s.countriesTwin(rows), page.Countries(s.newCountriesPage(rows)))
}

// newCountriesPage puts the countries under their regions. The regions are sorted by
// their names in the language of the page, so that each language has an order of its
// own.
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

// codeForm is what a code of a country looks like in an address, in either case.
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
	return s.answer(w, r, s.countryTwin(c), page.Country(s.newCountryPage(c)))
}

// onCountry is how many summits the page of a country shows as cards.
const onCountry = 6

// partners is how many partners the page of a country names.
const partners = 15

// newCountryPage is the one place where a country becomes a page. What ends within two
// years has a list of its own, as those who must renew it look for nothing else; of the
// summits the newest are cards and the others lines.
func (s *Site) newCountryPage(c accord.CountryPage) page.CountryPage {
	only := query.OfCountry(c.Code)
	ending := query.Agreements{Countries: only.Countries, Ending: 24}
	years := slices.Clone(c.Years)
	slices.Reverse(years) // oldest first
	p := page.CountryPage{
		Layout: s.layout(s.countryName(c.Code), s.say(words.CountryAbout, s.countryName(c.Code)), countryPath(c.Code), page.CountriesSection,
			s.up(words.CountriesTitle, "/countries")),
		Name: s.countryName(c.Code), Other: s.otherName(c.Name, c.NameKo), Region: s.region(c.Region), ListHref: s.listHref(only),
		Profile: s.profile(c), Total: c.Total, Agreements: s.newAgreementCards(c.Agreements), EndingHref: s.listHref(ending),
		Years:       s.newCounts(years, len(years), only.InYear, facetLabel),
		Met:         len(c.Summits),
		ChangesHref: query.Changes{Country: c.Code}.Href(s.path(changesPath)),
		Coverage:    s.newCoverage(c.Coverage, only),
	}
	for _, a := range c.Ending {
		href := s.agreementHref(a.ID, a.Slug)
		p.Ending = append(p.Ending, page.Event{When: s.date(a.Expiry), WhenHref: href + "#expiry", What: s.kind(a.Kind), WhatHref: href + "#kind", Link: page.Link{Text: a.Title, Href: href}})
	}
	for i, v := range c.Partners {
		if i == partners {
			p.PartnersHref = query.Agreements{Countries: only.Countries}.Href(s.path(facetPath + query.ParamCountry))
			break
		}
		p.Partners = append(p.Partners, page.Count{Text: s.countryLabel(v), Href: s.pairHref(c.Code, accord.Code(v.Value)), Count: v.Count})
	}
	for i, m := range c.Summits {
		if i < onCountry {
			p.Summits = append(p.Summits, s.newSummitCard(m))
		} else {
			p.SummitLines = append(p.SummitLines, s.summitLine(m))
		}
	}
	for _, o := range c.Organisations {
		p.Organisations = append(p.Organisations, s.newOrganisationCard(o))
	}
	if c.Bodies > len(c.Organisations) {
		p.BodiesHref = s.path(bodiesPath(c.Code))
	}
	return p
}

// profile is a country in one sentence.
func (s *Site) profile(c accord.CountryPage) string {
	if c.Total == 0 {
		return s.say(words.KnownFromOther, s.countryName(c.Code))
	}
	text := s.say(words.ProfileWith, words.Agreements.Count(s.lang, c.Total), words.Countries.Count(s.lang, len(c.Partners)))
	switch n := len(c.Years); {
	case n == 0:
		return s.say(words.ProfileUndated, text)
	case c.Years[0].Value == c.Years[n-1].Value:
		return s.say(words.ProfileIn, text, c.Years[0].Value)
	default:
		return s.say(words.ProfileFromTo, text, c.Years[n-1].Value, c.Years[0].Value)
	}
}
