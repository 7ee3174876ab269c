package site

import (
	"fmt"
	"strings"
	"unicode"

	"accords/internal/accord"
	"accords/internal/query"
	"accords/web/page"
)

const listPath = "/agreements"

func countryHref(c accord.Code) string    { return "/countries/" + strings.ToLower(string(c)) }
func organisationHref(slug string) string { return "/ministries/" + slug }
func summitHref(slug string) string       { return "/summits/" + slug }
func seriesHref(slug string) string       { return "/series/" + slug }
func topicHref(code string) string        { return "/topics/" + code }
func sourceHref(slug string) string       { return "/sources/" + slug }

func agreementHref(id, slug string) string { return listPath + "/" + id + "/" + slug }

// newAgreementCard shows an agreement in a list. Each value leads to its own
// place on the agreement's page, where its words are.
func (s *Site) newAgreementCard(r accord.AgreementRow) page.AgreementCard {
	href := agreementHref(r.ID, r.Slug)
	c := page.AgreementCard{
		Href: href, Title: r.Title, Kind: kindLabel(r.Kind), Status: label(string(r.Status)),
		Signed: formatDate(r.Signed), SignedHref: href + "#signed", SignedBasis: page.Basis(r.SignedBasis),
		Expiry: formatDate(r.Expiry), ExpiryHref: href + "#expiry", InPassing: r.InPassing,
	}
	for _, code := range r.Countries {
		c.Countries = append(c.Countries, page.Link{Text: s.countryName(code), Href: href + "#country-" + strings.ToLower(string(code))})
	}
	if r.News != nil {
		c.News = &page.News{State: page.ChangeState(r.News.What), When: formatDay(r.News.At), Fields: s.newFieldChanges(r.News.Fields)}
	}
	for i, o := range r.Organisations {
		anchor := "#organisation"
		if i > 0 {
			anchor = fmt.Sprintf("#organisation-%d", i+1)
		}
		c.Organisations = append(c.Organisations, page.Link{Text: o.Label, Href: href + anchor})
	}
	for _, t := range r.Topics {
		c.Topics = append(c.Topics, page.Link{Text: s.topicLabel(t), Href: href + "#topic-" + t})
	}
	return c
}

func (s *Site) newAgreementCards(rows []accord.AgreementRow) []page.AgreementCard {
	var out []page.AgreementCard
	for _, r := range rows {
		out = append(out, s.newAgreementCard(r))
	}
	return out
}

func (s *Site) newSummitCard(r accord.SummitRow) page.SummitCard {
	c := page.SummitCard{Href: summitHref(r.Slug), Name: r.Name, When: formatPeriod(r.Start, r.End), Where: s.where(r), Agreements: r.Agreements}
	if r.Series != nil {
		c.Series = &page.Link{Text: r.Series.Label, Href: seriesHref(r.Series.Slug)}
	}
	if r.Edition > 0 {
		c.Edition = ordinal(r.Edition) + " edition"
	}
	return c
}

func (s *Site) newSummitCards(rows []accord.SummitRow) []page.SummitCard {
	var out []page.SummitCard
	for _, r := range rows {
		out = append(out, s.newSummitCard(r))
	}
	return out
}

// where prints the place of a summit. A place that is the host's own name is
// said once.
func (s *Site) where(r accord.SummitRow) string {
	host := ""
	if r.Host != "" {
		host = s.countryName(r.Host)
	}
	switch {
	case r.Virtual && host != "":
		return "Online, hosted by " + host
	case r.Virtual:
		return "Online"
	case r.Place != "" && host != "" && r.Place != host:
		return r.Place + ", " + host
	case r.Place != "":
		return r.Place
	}
	return host
}

func ordinal(n int) string {
	suffix := "th"
	switch {
	case n%100 >= 11 && n%100 <= 13:
	case n%10 == 1:
		suffix = "st"
	case n%10 == 2:
		suffix = "nd"
	case n%10 == 3:
		suffix = "rd"
	}
	return fmt.Sprintf("%d%s", n, suffix)
}

func newOrganisationCard(r accord.OrganisationRow) page.OrganisationCard {
	return page.OrganisationCard{Href: organisationHref(r.Slug), Name: r.Name, Short: r.Short, Type: typeLabel(r.Type), Agreements: r.Agreements}
}

func newSourceCard(src accord.Source) page.SourceCard {
	c := page.SourceCard{Href: sourceHref(src.Slug), Title: src.Title, Lang: foreign(src.Language), Publisher: src.Publisher,
		PublisherHref: src.URL, Published: formatDate(src.Published), Licence: src.Licence, Language: languageName(src.Language)}
	for _, f := range src.Fields {
		c.Fields = append(c.Fields, fieldLabel(f))
	}
	return c
}

func newSourceCards(list []accord.Source) []page.SourceCard {
	var out []page.SourceCard
	for _, src := range list {
		out = append(out, newSourceCard(src))
	}
	return out
}

// newCounts turns values of a facet into links to the list filtered by each.
func newCounts(values []accord.FacetValue, most int, q func(string) query.Agreements, text func(accord.FacetValue) string) []page.Count {
	var out []page.Count
	for i, v := range values {
		if i == most {
			break
		}
		out = append(out, page.Count{Text: text(v), Href: q(v.Value).Href(listPath), Count: v.Count})
	}
	return out
}

func facetLabel(v accord.FacetValue) string { return v.Label }

// nameLang is the language of a name that is not in English, so that a screen
// reader pronounces it: a body is in use under a name in each language.
func nameLang(name string) string {
	if strings.ContainsFunc(name, func(r rune) bool { return unicode.Is(unicode.Hangul, r) }) {
		return "ko"
	}
	return ""
}

func newPeriodNames(names []accord.PeriodName) []page.PeriodName {
	var out []page.PeriodName
	for _, n := range names {
		out = append(out, page.PeriodName{Name: n.Name, Short: n.Short, Lang: nameLang(n.Name), Period: formatSpan(n.From, n.To),
			Current: !n.From.IsZero() && n.To.IsZero(), Citation: newCitation(n.Citation)})
	}
	return out
}
