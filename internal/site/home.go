package site

import (
	"context"
	"net/http"

	"accords/internal/accord"
	"accords/internal/query"
	"accords/web/page"
	"accords/web/words"
)

// ways is how many ways in of one kind the front page offers.
const ways = 10

// home answers the front page. The ways in are the facets of the unfiltered list, so
// that each leads to a list that is not empty.
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
	shown, err := s.examples[s.lang].of(r.Context(), s.example)
	if err != nil {
		return err
	}
	p.Example, p.ExampleOf = shown.value, shown.of
	return s.answer(w, r, s.homeTwin(o), page.Home(p))
}

// newHomePage has the counts, the newest agreements and the ways in.
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
		Topics:     s.newCounts(f.Topics, ways, func(v string) query.Agreements { return query.Agreements{Topics: []string{v}} }, s.topicLabelOf),
		Years:      s.newCounts(f.Years, ways, query.Agreements{}.InYear, facetLabel),
		Ministries: s.newCounts(f.Organisations, ways, func(v string) query.Agreements { return query.Agreements{Organisations: []string{v}} }, facetLabel),
		LastImport: s.day(o.LastImport),
	}
}

// example is a real value that shows how a value opens its words.
type example struct {
	value *page.Value // nil in a register that has none
	of    page.Link
}

// example is the date of the newest agreement that a release dates.
func (s *Site) example(ctx context.Context) (example, error) {
	dated := query.Agreements{Bases: []string{"signed." + string(accord.Quoted), "signed." + string(accord.Calculated), "signed." + string(accord.Inferred)}}
	list, err := s.register.Agreements(ctx, dated)
	if err != nil || len(list.Rows) == 0 {
		return example{}, err
	}
	a, err := s.register.Agreement(ctx, list.Rows[0].ID)
	if err != nil {
		return example{}, err
	}
	v := newFact(s, newPapers(a.Sources), "example", a.Signed, s.dateShown).Value
	return example{&v, page.Link{Text: a.Title.V, Href: s.agreementHref(a.ID, a.Slug)}}, nil
}

// about answers the page on the register itself.
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
