package site

import (
	"net/http"

	"accords/internal/accord"
	"accords/internal/query"
	"accords/web/page"
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
	if len(o.Newest) > 0 {
		a, err := s.register.Agreement(r.Context(), o.Newest[0].ID)
		if err != nil {
			return err
		}
		p.Example, p.ExampleOf = s.newExample(a)
	}
	return s.render(w, r, page.Home(p))
}

func (s *Site) newHomePage(o accord.Overview, f accord.Facets) page.HomePage {
	return page.HomePage{
		Layout: s.layout("", "A public register of agreements between governments on digital government. Every value opens the words that it came from.", "/", ""),
		Counts: []page.Count{
			{Text: "Agreements", Href: listPath, Count: o.Agreements},
			{Text: "Countries", Href: "/countries", Count: o.Countries},
			{Text: "Ministries and bodies", Href: "/ministries", Count: o.Organisations},
			{Text: "Summits", Href: "/summits", Count: o.Summits},
			{Text: "Sources", Href: "/sources", Count: o.Documents},
		},
		Newest:     s.newAgreementCards(o.Newest),
		Countries:  newCounts(f.Countries, ways, func(v string) query.Agreements { return query.OfCountry(accord.Code(v)) }, facetLabel),
		Topics:     newCounts(f.Topics, ways, func(v string) query.Agreements { return query.Agreements{}.Toggle(query.ParamTopic, v) }, facetLabel),
		Years:      newCounts(f.Years, ways, func(v string) query.Agreements { return query.Agreements{}.Toggle(query.ParamYear, v) }, facetLabel),
		Ministries: newCounts(f.Organisations, ways, func(v string) query.Agreements { return query.Agreements{}.Toggle(query.ParamOrganisation, v) }, facetLabel),
		LastImport: formatDay(o.LastImport),
	}
}

// newExample picks a real value that shows best how a value opens its words: a
// date of signature, or else the kind.
func (s *Site) newExample(a accord.Agreement) (*page.Value, page.Link) {
	of := page.Link{Text: a.Title.V, Href: agreementHref(a.ID, a.Slug)}
	p := newPapers(a.Sources)
	v := newFact(p, "example", a.Kind, func(k accord.Kind) shown { return words(kindLabel(k)) }).Value
	if a.Signed.Stated() && len(a.Signed.Evidence) > 0 {
		v = newFact(p, "example", a.Signed, dateWords).Value
	}
	return &v, of
}

func (s *Site) about(w http.ResponseWriter, r *http.Request) error {
	o, err := s.register.Overview(r.Context())
	if err != nil {
		return err
	}
	return s.render(w, r, page.About(page.AboutPage{
		Layout:     s.layout("About the register", "How to read the register: what quoted, calculated, inferred, curated and not stated mean.", "/about", page.AboutSection),
		Agreements: o.Agreements, Sources: o.Documents, LastImport: formatDay(o.LastImport), Version: s.cfg.Version,
	}))
}
