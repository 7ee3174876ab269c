package site

import (
	"fmt"
	"strings"
	"time"

	"accords/internal/accord"
	"accords/internal/query"
	"accords/web/page"
	"accords/web/words"
)

const listPath = "/agreements"

// Paths are the addresses of pages without their language, for layout. What a
// page links to is an address in the language of the site.
func countryPath(c accord.Code) string     { return "/countries/" + strings.ToLower(string(c)) }
func organisationPath(slug string) string  { return "/ministries/" + slug }
func summitPath(slug string) string        { return "/summits/" + slug }
func seriesPath(slug string) string        { return "/series/" + slug }
func topicPath(code string) string         { return "/topics/" + code }
func sourcePath(slug string) string        { return "/sources/" + slug }
func agreementPath(id, slug string) string { return listPath + "/" + id + "/" + slug }

func (s *Site) countryHref(c accord.Code) string     { return s.path(countryPath(c)) }
func (s *Site) organisationHref(slug string) string  { return s.path(organisationPath(slug)) }
func (s *Site) summitHref(slug string) string        { return s.path(summitPath(slug)) }
func (s *Site) seriesHref(slug string) string        { return s.path(seriesPath(slug)) }
func (s *Site) topicHref(code string) string         { return s.path(topicPath(code)) }
func (s *Site) sourceHref(slug string) string        { return s.path(sourcePath(slug)) }
func (s *Site) agreementHref(id, slug string) string { return s.path(agreementPath(id, slug)) }

// listHref is the address of the list under a filter.
func (s *Site) listHref(q query.Agreements) string { return q.Href(s.path(listPath)) }

// newAgreementCard shows an agreement in a list. Each value leads to its own
// place on the agreement's page, where its words are.
func (s *Site) newAgreementCard(r accord.AgreementRow) page.AgreementCard {
	href := s.agreementHref(r.ID, r.Slug)
	c := page.AgreementCard{
		Href: href, Title: r.Title, Kind: s.kind(r.Kind), Status: s.status(r.Status),
		Signed: s.date(r.Signed), SignedHref: href + "#signed", SignedBasis: page.Basis(r.SignedBasis),
		Expiry: s.date(r.Expiry), ExpiryHref: href + "#expiry", Over: over(r.Expiry), InPassing: r.InPassing,
	}
	for _, code := range r.Countries {
		c.Countries = append(c.Countries, page.Link{Text: s.countryName(code), Href: href + "#country-" + strings.ToLower(string(code))})
	}
	if r.News != nil {
		c.News = &page.News{State: page.ChangeState(r.News.What), When: s.day(r.News.At), Fields: s.newFieldChanges(r.News.Fields)}
	}
	for i, o := range r.Organisations {
		c.Organisations = append(c.Organisations, page.Link{Text: o.Label, Href: href + organisationAnchor(i)})
	}
	for _, t := range r.Topics {
		c.Topics = append(c.Topics, page.Link{Text: s.topicLabel(t), Href: href + "#topic-" + t})
	}
	return c
}

// organisationAnchor is where the words of a party's name are: see newValues.
func organisationAnchor(i int) string {
	if i == 0 {
		return "#organisation"
	}
	return fmt.Sprintf("#organisation-%d", i+1)
}

// over reports whether the last day that a date may mean is past. Pages are kept, and
// their tags hold, for the day on which they were made.
func over(d accord.Date) bool {
	return d.Year != 0 && d.Last().AddDate(0, 0, 1).Before(time.Now())
}

func (s *Site) newAgreementCards(rows []accord.AgreementRow) []page.AgreementCard {
	var out []page.AgreementCard
	for _, r := range rows {
		out = append(out, s.newAgreementCard(r))
	}
	return out
}

// newSummitCard is a summit in a list. Its days are written together, "21–23
// November 2018", where both are known.
func (s *Site) newSummitCard(r accord.SummitRow) page.SummitCard {
	c := page.SummitCard{Href: s.summitHref(r.Slug), Name: r.Name, When: s.period(r.Start, r.End), Where: s.where(r), Agreements: r.Agreements}
	// A place may be all that is known, or a host that is inferred from it.
	c.WhereHref = c.Href + "#host"
	if r.Place != "" && !r.Virtual {
		c.WhereHref = c.Href + "#place"
	}
	if r.Series != nil {
		c.Series = &page.Link{Text: r.Series.Label, Href: c.Href + "#series"}
	}
	if r.Edition > 0 {
		c.Edition = s.say(words.NthEdition, words.Ordinal(s.lang, r.Edition))
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
		return s.say(words.OnlineHostedBy, host)
	case r.Virtual:
		return s.say(words.Online)
	case r.Place != "" && host != "" && r.Place != host:
		return s.say(words.PlaceInCountry, r.Place, host)
	case r.Place != "":
		return r.Place
	}
	return host
}

func (s *Site) newOrganisationCard(r accord.OrganisationRow) page.OrganisationCard {
	return page.OrganisationCard{Href: s.organisationHref(r.Slug), Name: r.Name, Short: r.Short, Type: s.bodyType(r.Type), Agreements: r.Agreements}
}

func (s *Site) newSourceCard(src accord.Source) page.SourceCard {
	c := page.SourceCard{Href: s.sourceHref(src.Slug), Title: src.Title, Lang: tongue(src.Language), Publisher: src.Publisher,
		PublisherHref: src.URL, Published: s.date(src.Published), Licence: src.Licence, Language: s.language(src.Language)}
	for _, f := range src.Fields {
		c.Fields = append(c.Fields, s.field(f))
	}
	return c
}

func (s *Site) newSourceCards(list []accord.Source) []page.SourceCard {
	var out []page.SourceCard
	for _, src := range list {
		out = append(out, s.newSourceCard(src))
	}
	return out
}

// newCitedPages are the pages of other publishers that a record rests on.
func (s *Site) newCitedPages(list []accord.Source) []page.CitedPage {
	var out []page.CitedPage
	for _, src := range list {
		c := page.CitedPage{Href: src.URL, Publisher: src.Publisher, Published: s.date(src.Published), Language: s.language(src.Language)}
		for _, f := range src.Fields {
			c.Fields = append(c.Fields, s.field(f))
		}
		out = append(out, c)
	}
	return out
}

// newCounts turns values of a facet into links to the list filtered by each.
func (s *Site) newCounts(values []accord.FacetValue, most int, q func(string) query.Agreements, text func(accord.FacetValue) string) []page.Count {
	var out []page.Count
	for i, v := range values {
		if i == most {
			break
		}
		out = append(out, page.Count{Text: text(v), Href: s.listHref(q(v.Value)), Count: v.Count})
	}
	return out
}

func facetLabel(v accord.FacetValue) string { return v.Label }

// countryLabel and topicLabelOf name what the store names in English only.
func (s *Site) countryLabel(v accord.FacetValue) string { return s.countryName(accord.Code(v.Value)) }

func (s *Site) topicLabelOf(v accord.FacetValue) string { return s.topicLabel(v.Value) }

func (s *Site) newPeriodNames(names []accord.PeriodName) []page.PeriodName {
	var out []page.PeriodName
	for _, n := range names {
		out = append(out, page.PeriodName{Name: n.Name, Short: n.Short, Period: s.span(n.From, n.To),
			Current: !n.From.IsZero() && n.To.IsZero(), Citation: s.newCitation(n.Citation)})
	}
	return out
}
