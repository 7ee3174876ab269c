package site

import (
	"net/http"

	"accords/internal/accord"
	"accords/internal/query"
	"accords/web/page"
	"accords/web/words"

	"github.com/go-chi/chi/v5"
)

// sources answers the list of the releases that were read.
func (s *Site) sources(w http.ResponseWriter, r *http.Request) error {
	rows, err := s.register.Documents(r.Context())
	if err != nil {
		return err
	}
	p := page.SourcesPage{
		Layout:  s.layout(s.say(words.SourcesTitle), s.say(words.SourcesAbout), "/sources", page.SourcesSection),
		Heading: words.Releases.Count(s.lang, len(rows)),
	}
	for _, d := range rows {
		c := s.newSourceCard(d.Source)
		c.SHA256, c.Values = d.SHA256, d.Values
		p.Sources = append(p.Sources, c)
	}
	covered, err := s.register.Coverage(r.Context())
	if err != nil {
		return err
	}
	if covered.Cited > 0 {
		p.Cited = &page.Link{Text: s.say(words.CitedToo, words.OtherPages.Count(s.lang, covered.Cited)), Href: s.path(citedPath)}
	}
	p.Coverage = s.newCoverage(covered, query.Agreements{})
	p.Coverage.Publishers = nil // each stands beside its release
	return s.answer(w, r, s.sourcesTwin(rows), page.Sources(p))
}

// source answers a release with every passage marked that a value rests on.
func (s *Site) source(w http.ResponseWriter, r *http.Request) error {
	slug, err := s.slugParam(r, chi.URLParam, "slug")
	if err != nil {
		return err
	}
	d, err := s.register.Document(r.Context(), slug)
	if err != nil {
		return err
	}
	return s.answer(w, r, s.sourceTwin(d), page.Source(s.newSourcePage(d)))
}

// newSourcePage is the one place where a document becomes a page.
func (s *Site) newSourcePage(d accord.Document) page.SourcePage {
	src := accord.Source{Slug: d.Slug, Title: d.Title, Publisher: d.Publisher, URL: d.URL, Language: d.Language, Published: d.Published.V}
	p := page.SourcePage{
		Layout: s.layout(d.Title, s.say(words.SourceAbout, d.Publisher), sourcePath(d.Slug),
			page.SourcesSection, s.up(words.SourcesTitle, "/sources")),
		Title: d.Title, Lang: tongue(d.Language), Language: s.language(d.Language), Publisher: d.Publisher, PublisherHref: d.URL,
		Published: newFact(s, newPapers([]accord.Source{src}), "published", d.Published, s.dateShown),
		Retrieved: s.date(d.Retrieved), Licence: d.Licence, LicenceHref: d.LicenceURL, SHA256: d.SHA256,
		Extractor: d.Extractor, Imported: s.day(d.Imported),
		Agreements: s.newAgreementCards(d.Agreements), Summits: s.newSummitCards(d.Summits),
	}
	if d.Country != "" {
		p.Country = &page.Link{Text: s.countryName(d.Country), Href: s.countryHref(d.Country)}
	}
	for _, m := range d.Marks {
		if m.Span.In(len(d.Text)) {
			p.Marks = append(p.Marks, s.newMark(d.Text, m))
		}
	}
	p.Segments = page.Segments(d.Text, p.Marks)
	return p
}

// newMark is a passage of a release with the value that was read from it, and the
// address of that value.
func (s *Site) newMark(text string, m accord.Mark) page.Mark {
	return page.Mark{Start: m.Span.Start, End: m.Span.End, Quote: text[m.Span.Start:m.Span.End], Field: s.field(m.Field),
		Value: s.fieldWord(m.Field, m.Value), Basis: page.Basis(m.Basis), Href: s.path(m.Href) + "#" + valueAnchor(m)}
}
