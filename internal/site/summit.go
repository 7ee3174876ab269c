package site

import (
	"net/http"
	"strconv"
	"strings"

	"accords/internal/accord"
	"accords/web/page"

	"github.com/go-chi/chi/v5"
)

func (s *Site) summits(w http.ResponseWriter, r *http.Request) error {
	rows, err := s.register.Summits(r.Context())
	if err != nil {
		return err
	}
	series, err := s.register.SeriesList(r.Context())
	if err != nil {
		return err
	}
	return s.render(w, r, page.Summits(s.newSummitsPage(rows, series)))
}

func (s *Site) newSummitsPage(rows []accord.SummitRow, series []accord.Series) page.SummitsPage {
	p := page.SummitsPage{
		Layout:  s.layout("Summits", "Summits and forums where agreements on digital government are made.", "/summits", page.SummitsSection),
		Heading: plural(len(rows), "summit", "summits"),
	}
	for _, one := range series {
		p.Series = append(p.Series, page.Link{Text: one.Name, Href: seriesHref(one.Slug)})
	}
	for _, row := range rows {
		year := "Year not stated"
		if row.Start.Year != 0 {
			year = strconv.Itoa(row.Start.Year)
		}
		if n := len(p.Years); n == 0 || p.Years[n-1].Name != year {
			p.Years = append(p.Years, page.SummitYear{Name: year})
		}
		last := &p.Years[len(p.Years)-1]
		last.Rows = append(last.Rows, s.newSummitCard(row))
	}
	return p
}

func (s *Site) summit(w http.ResponseWriter, r *http.Request) error {
	slug, err := slugParam(r, chi.URLParam, "slug")
	if err != nil {
		return err
	}
	sum, err := s.register.Summit(r.Context(), slug)
	if err != nil {
		return err
	}
	return s.render(w, r, page.Summit(s.newSummitPage(sum)))
}

// newSummitPage is the one place where a summit becomes a page.
func (s *Site) newSummitPage(m accord.Summit) page.SummitPage {
	p := newPapers(m.Sources)
	return page.SummitPage{
		Layout: s.layout(m.Name.V, m.Name.V+": dates, host, participants and the agreements made there.", summitHref(m.Slug), page.SummitsSection,
			page.Link{Text: "Summits", Href: "/summits"}),
		Permalink: s.cfg.BaseURL + summitHref(m.Slug),
		When:      formatPeriod(m.Start.V, m.End.V),
		Name:      newFact(p, "name", m.Name, words),
		Series:    refLink(m.Series, seriesHref),
		Edition:   newFact(p, "edition", m.Edition, func(n int) shown { return words(ordinal(n)) }),
		Host:      newFact(p, "host", m.Host, s.countryWords),
		Place:     newFact(p, "place", m.Place, words),
		Virtual:   newFact(p, "virtual", m.Virtual, onlineWords),
		Start:     newFact(p, "start", m.Start, dateWords),
		End:       newFact(p, "end", m.End, dateWords),
		Theme:     newFact(p, "theme", m.Theme, words),
		NextHost:  newFact(p, "next_host", m.NextHost, s.countryWords),
		Participants: newValues(p, "participant", m.Participants,
			func(c accord.Code) string { return strings.ToLower(string(c)) }, s.countryWords),
		Outcomes:   newValues(p, "outcome", m.Outcomes, unkeyed, words),
		Agreements: s.newAgreementCards(m.Agreements),
		Previous:   refLink(m.Previous, summitHref),
		Next:       refLink(m.Next, summitHref),
		Sources:    newSourceCards(m.Sources),
	}
}

func onlineWords(online bool) shown {
	if online {
		return words("Yes, held online")
	}
	return words("No, in person")
}

func refLink(r *accord.Ref, href func(string) string) *page.Link {
	if r == nil {
		return nil
	}
	return &page.Link{Text: r.Label, Href: href(r.Slug)}
}

// seriesList leads to the summits, where the series stand.
func (s *Site) seriesList(w http.ResponseWriter, r *http.Request) error {
	return redirect(w, r, "/summits")
}

func (s *Site) series(w http.ResponseWriter, r *http.Request) error {
	slug, err := slugParam(r, chi.URLParam, "slug")
	if err != nil {
		return err
	}
	one, err := s.register.Series(r.Context(), slug)
	if err != nil {
		return err
	}
	return s.render(w, r, page.Series(s.newSeriesPage(one)))
}

func (s *Site) newSeriesPage(one accord.Series) page.SeriesPage {
	p := page.SeriesPage{
		Layout: s.layout(one.Name, one.Name+": editions, names and members over time.", seriesHref(one.Slug), page.SummitsSection,
			page.Link{Text: "Summits", Href: "/summits"}),
		Name: one.Name, About: one.About, Website: one.Website,
		Names: newPeriodNames(one.Names), Summits: s.newSummitCards(one.Summits),
	}
	for _, m := range one.Members {
		p.Members = append(p.Members, page.Member{Country: page.Link{Text: s.countryName(m.Country), Href: countryHref(m.Country)},
			Period: formatSpan(m.From, m.To), Citation: newCitation(m.Citation)})
	}
	return p
}
