package site

import (
	"net/http"
	"strconv"
	"strings"

	"accords/internal/accord"
	"accords/web/page"
	"accords/web/words"

	"github.com/go-chi/chi/v5"
)

// summits answers the list of all summits, by year.
func (s *Site) summits(w http.ResponseWriter, r *http.Request) error {
	rows, err := s.register.Summits(r.Context())
	if err != nil {
		return err
	}
	series, err := s.register.SeriesCounts(r.Context())
	if err != nil {
		return err
	}
	return s.answer(w, r, s.summitsTwin(rows), page.Summits(s.newSummitsPage(rows, series)))
}

// newSummitsPage groups the rows by year, which come newest first.
func (s *Site) newSummitsPage(rows []accord.SummitRow, series []accord.FacetValue) page.SummitsPage {
	p := page.SummitsPage{
		Layout:  s.layout(s.say(words.SummitsTitle), s.say(words.SummitsAbout), "/summits", page.SummitsSection),
		Heading: words.Summits.Count(s.lang, len(rows)),
	}
	for _, one := range series {
		p.Series = append(p.Series, page.Count{Text: one.Label, Href: s.seriesHref(one.Value), Count: one.Count})
	}
	cards := 0
	for _, row := range rows {
		year, anchor := s.say(words.YearNotStated), "undated"
		if row.Start.Year != 0 {
			year, anchor = words.Date(s.lang, row.Start.Year, 0, 0), "y"+strconv.Itoa(row.Start.Year)
		}
		if n := len(p.Years); n == 0 || p.Years[n-1].Name != year {
			p.Years = append(p.Years, page.SummitYear{Name: year, Anchor: anchor})
		}
		last := &p.Years[len(p.Years)-1]
		// A year is in one form: what began as cards goes on as cards.
		if cards < summitCards || len(last.Rows) > 0 {
			last.Rows = append(last.Rows, s.newSummitCard(row))
			cards++
		} else {
			last.Lines = append(last.Lines, s.summitLine(row))
		}
	}
	return p
}

// summitCards is how many summits a list shows as cards; the others, further
// back, have a line each.
const summitCards = 20

// summitLine is a summit in one line.
func (s *Site) summitLine(row accord.SummitRow) page.Event {
	c := s.newSummitCard(row)
	return page.Event{When: c.When, WhenHref: c.Href + "#start", What: c.Where, WhatHref: c.WhereHref, Link: page.Link{Text: c.Name, Href: c.Href}}
}

// summit answers a summit.
func (s *Site) summit(w http.ResponseWriter, r *http.Request) error {
	slug, err := s.slugParam(r, chi.URLParam, "slug")
	if err != nil {
		return err
	}
	sum, err := s.register.Summit(r.Context(), slug)
	if err != nil {
		return err
	}
	return s.answer(w, r, s.summitTwin(sum), page.Summit(s.newSummitPage(sum)))
}

// newSummitPage is the one place where a summit becomes a page.
func (s *Site) newSummitPage(m accord.Summit) page.SummitPage {
	p := newPapers(m.Sources)
	made, margins := aside(m)
	return page.SummitPage{
		Layout: s.layout(m.Name.V, s.say(words.SummitAbout, m.Name.V), summitPath(m.Slug), page.SummitsSection,
			s.up(words.SummitsTitle, "/summits")),
		Permalink: s.permalink(summitPath(m.Slug)),
		When:      s.period(m.Start.V, m.End.V),
		Name:      newFact(s, p, "name", m.Name, asIs),
		Series:    newFact(s, p, "series", m.Series, s.seriesShown),
		Edition:   newFact(s, p, "edition", m.Edition, func(n int) shown { return asIs(words.Ordinal(s.lang, n)) }),
		Host:      newFact(s, p, "host", m.Host, s.countryShown),
		Place:     newFact(s, p, "place", m.Place, asIs),
		Virtual:   newFact(s, p, "virtual", m.Virtual, s.onlineShown),
		Start:     newFact(s, p, "start", m.Start, s.dateShown),
		End:       newFact(s, p, "end", m.End, s.dateShown),
		Theme:     newFact(s, p, "theme", m.Theme, asIs),
		NextHost:  newFact(s, p, "next_host", m.NextHost, s.countryShown),
		Participants: newValues(s, p, "participant", m.Participants,
			func(c accord.Code) string { return strings.ToLower(string(c)) }, s.countryShown),
		Outcomes:   newValues(s, p, "outcome", m.Outcomes, unkeyed, asIs),
		Agreements: s.newAgreementCards(made),
		Margins:    s.newAgreementCards(margins),
		Previous:   refLink(m.Previous, s.summitHref),
		Next:       refLink(m.Next, s.summitHref),
		Sources:    s.newSourceCards(m.Sources),
		Cited:      s.newCitedPages(m.Cited),
	}
}

// fewParties is the most parties that an agreement on the margins of a meeting
// has: ministers who meet for the day sign papers between two or three of them.
const fewParties = 3

// aside parts what a meeting made from what some of its participants signed on
// its margins: between at most three, where more than twice as many took part.
// A meeting whose participants are not known, or of two, has no margins.
func aside(m accord.Summit) (made, margins []accord.AgreementRow) {
	for _, a := range m.Agreements {
		if n := len(a.Countries); n > 0 && n <= fewParties && len(m.Participants) > 2*n {
			margins = append(margins, a)
		} else {
			made = append(made, a)
		}
	}
	return made, margins
}

// seriesShown is a series with a link to its page, where it has one.
func (s *Site) seriesShown(r accord.Ref) shown {
	if r.Slug == "" {
		return asIs(r.Label)
	}
	return shown{text: r.Label, href: s.seriesHref(r.Slug)}
}

// onlineShown says whether a summit was held online.
func (s *Site) onlineShown(online bool) shown {
	if online {
		return asIs(s.say(words.YesOnline))
	}
	return asIs(s.say(words.NoInPerson))
}

// refLink links to a record that may be missing: nil for none.
func refLink(r *accord.Ref, href func(string) string) *page.Link {
	if r == nil {
		return nil
	}
	return &page.Link{Text: r.Label, Href: href(r.Slug)}
}

// seriesList leads to the summits, where the series stand.
func (s *Site) seriesList(w http.ResponseWriter, r *http.Request) error {
	return redirect(w, r, s.path("/summits"))
}

// series answers a row of summits.
func (s *Site) series(w http.ResponseWriter, r *http.Request) error {
	slug, err := s.slugParam(r, chi.URLParam, "slug")
	if err != nil {
		return err
	}
	one, err := s.register.Series(r.Context(), slug)
	if err != nil {
		return err
	}
	return s.answer(w, r, s.seriesTwin(one), page.Series(s.newSeriesPage(one)))
}

// newSeriesPage is the one place where a series becomes a page.
func (s *Site) newSeriesPage(one accord.Series) page.SeriesPage {
	p := page.SeriesPage{
		Layout: s.layout(one.Name, s.say(words.SeriesAbout, one.Name), seriesPath(one.Slug), page.SummitsSection,
			s.up(words.SummitsTitle, "/summits")),
		Name: one.Name, About: one.About, Website: one.Website,
		Names: s.newPeriodNames(one.Names), Summits: s.newSummitCards(one.Summits),
	}
	for _, m := range one.Members {
		p.Members = append(p.Members, page.Member{Country: page.Link{Text: s.countryName(m.Country), Href: s.countryHref(m.Country)},
			Period: s.span(m.From, m.To), Citation: s.newCitation(m.Citation)})
	}
	p.Chart = s.membersChart(one)
	return p
}
