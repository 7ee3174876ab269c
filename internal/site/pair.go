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

// pairPath has the two codes in the order of the alphabet: one address a pair.
func pairPath(a, b accord.Code) string {
	if b < a {
		a, b = b, a
	}
	return "/between/" + strings.ToLower(string(a)) + "/" + strings.ToLower(string(b))
}

// pairHref is that address in the language of the site.
func (s *Site) pairHref(a, b accord.Code) string { return s.path(pairPath(a, b)) }

// pair answers what two countries have together.
func (s *Site) pair(w http.ResponseWriter, r *http.Request) error {
	a, b := chi.URLParam(r, "a"), chi.URLParam(r, "b")
	if !codeForm.MatchString(a) || !codeForm.MatchString(b) {
		return s.notFound(words.PairAddress)
	}
	first, second := accord.Code(strings.ToUpper(a)), accord.Code(strings.ToUpper(b))
	if first == second {
		return redirect(w, r, s.countryHref(first))
	}
	if canonical := s.pairHref(first, second); r.URL.RequestURI() != canonical {
		return redirect(w, r, canonical)
	}
	p, err := s.register.Pair(r.Context(), first, second)
	if err != nil {
		return err
	}
	return s.answer(w, r, s.pairTwin(p), page.Pair(s.newPairPage(p)))
}

// newPairPage tells what two countries agreed on alone from what they are in with
// others. Gaps in the coverage of each are left out: they are gaps of agreements with
// anybody.
func (s *Site) newPairPage(p accord.Pair) page.PairPage {
	a, b := s.countryName(p.A.Code), s.countryName(p.B.Code)
	p.Coverage.Gaps = nil // they count the agreements of either with anybody
	both := query.Agreements{Countries: []accord.Code{p.A.Code, p.B.Code}, MatchAll: true}
	out := page.PairPage{
		Layout: s.layout(s.say(words.BetweenTwo, a, b), s.say(words.BetweenAbout, a, b), pairPath(p.A.Code, p.B.Code), page.CountriesSection,
			s.up(words.CountriesTitle, "/countries"), s.up(words.MatrixLink, matrixPath)),
		A: page.Link{Text: a, Href: s.countryHref(p.A.Code)}, B: page.Link{Text: b, Href: s.countryHref(p.B.Code)}, Heading: s.say(words.BetweenTwo, a, b),
		Direct: s.newAgreementCards(p.Direct), Shared: s.newAgreementCards(p.Shared), Summits: s.newSummitCards(p.Summits),
		ListHref: s.listHref(both), Coverage: s.newCoverage(p.Coverage, both), Chronology: s.chronology(p),
	}
	for _, g := range p.Series {
		out.Series = append(out.Series, page.SharedSeries{Series: page.Link{Text: g.Label, Href: s.seriesHref(g.Slug)},
			A: s.span(g.A.From, g.A.To), B: s.span(g.B.From, g.B.To)})
	}
	return out
}

// chronology puts agreements and summits into one row, oldest first; what has
// no date comes last.
func (s *Site) chronology(p accord.Pair) []page.Event {
	type dated struct {
		at    accord.Date
		event page.Event
	}
	var all []dated
	for _, a := range slices.Concat(p.Direct, p.Shared) {
		href := s.agreementHref(a.ID, a.Slug)
		all = append(all, dated{a.Signed, page.Event{When: s.date(a.Signed), WhenHref: href + "#signed", What: s.kind(a.Kind), WhatHref: href + "#kind", Link: page.Link{Text: a.Title, Href: href}}})
	}
	for _, m := range p.Summits {
		all = append(all, dated{m.Start, s.summitLine(m)})
	}
	slices.SortStableFunc(all, func(x, y dated) int {
		if (x.at.Year == 0) != (y.at.Year == 0) {
			return y.at.Year - x.at.Year
		}
		return x.at.Compare(y.at)
	})
	var out []page.Event
	for _, d := range all {
		out = append(out, d.event)
	}
	return out
}
