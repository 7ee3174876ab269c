package site

import (
	"context"
	"net/http"

	"accords/internal/accord"
	"accords/internal/export"
	"accords/internal/query"
	"accords/web/page"
	"accords/web/words"
)

const dataPath = "/data"

// data is the page on open data. Its examples are of this register: a record
// that there is, so that whoever copies a line sees an answer.
func (s *Site) data(w http.ResponseWriter, r *http.Request) error {
	e, err := s.register.Edition(r.Context())
	if err != nil {
		return err
	}
	ids, _, err := s.register.AgreementIDs(r.Context(), query.Agreements{}, query.Cursor{}, 1)
	if err != nil {
		return err
	}
	var shown []accord.Agreement
	for _, id := range ids {
		a, err := s.register.Agreement(r.Context(), id)
		if err != nil {
			return err
		}
		shown = append(shown, a)
	}
	t := twin{path: dataPath, file: "data", cite: s.cfg.BaseURL + dataPath, links: s.dataSignposts(e)}
	describe := func(context.Context) (any, error) { return s.publisher().Catalogue(e), nil }
	t.addRecord(asJSON, describe)
	t.addRecord(asJSONLD, describe)
	return s.answer(w, r, t, page.Data(s.newDataPage(e, shown)))
}

// dataSignposts lead crawlers of research data from the page to the data: what it is, and
// the archive of all of it. The licence of each source stands in the archive: there is none
// for the whole.
func (s *Site) dataSignposts(e accord.Edition) []string {
	return []string{
		link("https://schema.org/Dataset", "type"),
		link(s.cfg.BaseURL+"/data/"+export.ArchiveName(e), "item", "type", "application/zip"),
	}
}

// newDataPage names the forms in which the register can be had, each with an address to
// try. The API and the assistant's door stand on it only where the portal has them.
func (s *Site) newDataPage(e accord.Edition, shown []accord.Agreement) page.DataPage {
	p := page.DataPage{
		Layout:  s.layout(s.say(words.DataTitle), s.say(words.DataAbout), dataPath, page.AboutSection, s.up(words.AboutTitle, "/about")),
		Archive: "/data/" + export.ArchiveName(e), Edition: s.day(e.At), API: s.cfg.API != nil,
	}
	if s.cfg.MCP != nil {
		p.MCP = s.cfg.BaseURL + "/mcp"
	}
	for _, f := range []struct {
		form
		on  string // a page that can be had in this form
		use words.Text
	}{
		{asJSON, listPath, words.DataForJSON}, {asJSONL, listPath, words.DataForJSONL}, {asCSV, listPath, words.DataForCSV}, {asAtom, changesPath, words.DataForAtom},
		{asICS, "/summits", words.DataForICS}, {asBibTeX, listPath, words.DataForBibTeX}, {asRIS, listPath, words.DataForRIS}, {asCSL, listPath, words.DataForCSL},
		{asJSONLD, listPath, words.DataForJSONLD},
	} {
		p.Forms = append(p.Forms, page.DataForm{Suffix: f.suffix, Type: f.mediaType, For: s.say(f.use), Href: withSuffix(f.on, f.suffix)})
	}
	p.Examples = s.dataExamples(shown)
	return p
}

// dataExamples are what a reader can try. An empty register has no record to
// show, and a site without an API none of its examples.
func (s *Site) dataExamples(shown []accord.Agreement) []page.DataExample {
	base := s.cfg.BaseURL
	ex := func(what words.Text, path string, status, mediaType string, holds ...string) page.DataExample {
		return page.DataExample{What: s.say(what), URL: base + path, Status: status, Type: mediaType, Holds: holds}
	}
	accept := ex(words.DataExAccept, "/agreements?country=KR", "200", asCSV.mediaType, "Signed: how it is known")
	accept.Header = "Accept: " + asCSV.mediaType
	out := []page.DataExample{
		ex(words.DataExTable, "/agreements.csv?country=KR", "200", asCSV.mediaType, "Title", "Signed: how it is known"),
		accept,
		ex(words.DataExFilter, "/agreements.json?country=KR", "200", asJSON.mediaType, `"total"`, `"items"`, `"toggle_url"`),
	}
	for _, a := range shown {
		path := agreementPath(a.ID, a.Slug)
		out = append(out,
			ex(words.DataExRecord, withSuffix(path, asJSON.suffix), "200", asJSON.mediaType, `"basis"`, `"evidence"`, `"first_seen"`, a.ID),
			ex(words.DataExCite, withSuffix(path, asBibTeX.suffix), "200", asBibTeX.mediaType, "title = {", a.ID))
	}
	out = append(out,
		ex(words.DataExCalendar, "/agreements.ics?country=KR", "200", asICS.mediaType, "BEGIN:VCALENDAR"),
		ex(words.DataExFeed, "/changes.atom", "200", asAtom.mediaType, "<feed", "<entry"))
	if s.cfg.API != nil {
		out = append(out,
			ex(words.DataExAPI, "/api/v1/agreements?fields=id,signed&limit=3", "200", asJSON.mediaType, `"items"`, `"signed"`, `"basis"`),
			ex(words.DataExProblem, "/api/v1/agreements?country=Korea", "422", "application/problem+json", `"fixes"`))
	}
	return out
}
