package site

import (
	"net/http"

	"accords/internal/accord"
	"accords/internal/query"
	"accords/web/page"
	"accords/web/words"
)

// citedPath stands among the sources: no release has this name, as those of
// releases say what they are about.
const citedPath = "/sources/cited"

// citedSize is how many cited pages a page lists: each is one line.
const citedSize = 50

// cited answers the pages of other publishers that curated values rest on.
func (s *Site) cited(w http.ResponseWriter, r *http.Request) error {
	n, err := query.ParsePaged(r.URL.Query())
	if err != nil {
		return err
	}
	if canonical := query.PagedHref(s.path(citedPath), n); r.URL.RequestURI() != canonical {
		return redirect(w, r, canonical)
	}
	rows, total, err := s.register.CitedPages(r.Context(), citedSize, (n-1)*citedSize)
	if err != nil {
		return err
	}
	if last := pages(total, citedSize); n > last {
		return s.noPage(n, last)
	}
	return s.answer(w, r, s.citedTwin(rows, total, n), page.Cited(s.newCitedList(rows, total, n)))
}

// newCitedList is a page of the cited pages, with how many values of how many records
// rest on each.
func (s *Site) newCitedList(rows []accord.CitedPage, total, n int) page.CitedList {
	p := page.CitedList{
		Layout: s.layout(s.say(words.CitedTitle), s.say(words.CitedAbout), query.PagedHref(citedPath, n), page.SourcesSection,
			s.up(words.SourcesTitle, "/sources")),
		Heading: words.CitedCount.Count(s.lang, total),
		Pager:   newPager(n, pages(total, citedSize), func(n int) string { return query.PagedHref(s.path(citedPath), n) }),
	}
	for _, c := range rows {
		row := page.CitedRow{Href: c.URL, Publisher: c.Publisher, Published: s.date(c.Published), Language: s.language(c.Language),
			Gave: s.say(words.CitedGave, words.Values.Count(s.lang, c.Values), words.Records.Count(s.lang, c.Records))}
		if day := s.date(c.Read); day != "" {
			row.Read = s.say(words.LastChecked, day)
		}
		p.Rows = append(p.Rows, row)
	}
	return p
}
