package site

import (
	"net/http"

	"accords/internal/accord"
	"accords/internal/query"
	"accords/web/page"
	"accords/web/words"
)

// ways is how many ways in of one kind the front page offers.
const ways = 10

func (s *Site) home(w http.ResponseWriter, r *http.Request) error {
	o, err := s.register.Overview(r.Context())
	if err != nil {
		return err
	}
	list, err := s.register.Agreements(r.Context(), query.Agreements{})
	if err != nil {
		return err
	}
	p := s.newHomePage(o, list.Facets)
	// The example shows how words are opened: records of the catalogue have none.
	example := o.Example
	if example == "" && len(o.Newest) > 0 {
		example = o.Newest[0].ID
	}
	if example != "" {
		a, err := s.register.Agreement(r.Context(), example)
		if err != nil {
			return err
		}
		p.Example, p.ExampleOf = s.newExample(a)
	}
	return s.answer(w, r, s.homeTwin(o), page.Home(p))
}

func (s *Site) newHomePage(o accord.Overview, f accord.Facets) page.HomePage {
	return page.HomePage{
		Layout: s.layout("", s.say(words.HomeAbout), "/", ""),
		Counts: []page.Count{
			{Text: s.say(words.AgreementsTitle), Href: s.path(listPath), Count: o.Agreements},
			{Text: s.say(words.CountriesTitle), Href: s.path("/countries"), Count: o.Countries},
			{Text: s.say(words.BodiesTitle), Href: s.path("/ministries"), Count: o.Organisations},
			{Text: s.say(words.SummitsTitle), Href: s.path("/summits"), Count: o.Summits},
			{Text: s.say(words.ReleasesRead), Href: s.path("/sources"), Count: o.Documents},
		},
		Newest:     s.newAgreementCards(o.Newest),
		Countries:  s.newCounts(f.Countries, ways, func(v string) query.Agreements { return query.OfCountry(accord.Code(v)) }, s.countryLabel),
		Topics:     s.newCounts(f.Topics, ways, func(v string) query.Agreements { return query.Agreements{}.Toggle(query.ParamTopic, v) }, s.topicLabelOf),
		Years:      s.newCounts(f.Years, ways, func(v string) query.Agreements { return query.Agreements{}.Toggle(query.ParamYear, v) }, facetLabel),
		Ministries: s.newCounts(f.Organisations, ways, func(v string) query.Agreements { return query.Agreements{}.Toggle(query.ParamOrganisation, v) }, facetLabel),
		LastImport: s.day(o.LastImport),
	}
}

// newExample picks a real value that shows best how a value opens its words: a
// date of signature, or else the kind.
func (s *Site) newExample(a accord.Agreement) (*page.Value, page.Link) {
	of := page.Link{Text: a.Title.V, Href: s.agreementHref(a.ID, a.Slug)}
	p := newPapers(a.Sources)
	v := newFact(s, p, "example", a.Kind, func(k accord.Kind) shown { return asIs(s.kind(k)) }).Value
	if a.Signed.Stated() && len(a.Signed.Evidence) > 0 {
		v = newFact(s, p, "example", a.Signed, s.dateShown).Value
	}
	return &v, of
}

func (s *Site) about(w http.ResponseWriter, r *http.Request) error {
	o, err := s.register.Overview(r.Context())
	if err != nil {
		return err
	}
	return s.answer(w, r, s.overviewTwin("/about", "about", o), page.About(page.AboutPage{
		Layout:     s.layout(s.say(words.AboutTheRegister), s.say(words.AboutAbout), "/about", page.AboutSection),
		Agreements: o.Agreements, Sources: o.Documents, LastImport: s.day(o.LastImport), Version: s.cfg.Version,
	}))
}
