package site

import (
	"context"
	"net/http"
	"strconv"
	"strings"

	"accords/internal/accord"
	"accords/internal/query"
	"accords/web/page"
	"accords/web/words"
)

const searchPath = "/search"

// search answers what was typed into the box: the page of what it names, or
// everything that has the words.
func (s *Site) search(w http.ResponseWriter, r *http.Request) error {
	text, err := query.ParseSearch(r.URL.Query())
	if err != nil {
		return err
	}
	if canonical := query.SearchHref(s.path(searchPath), text); r.URL.RequestURI() != canonical {
		return redirect(w, r, canonical)
	}
	p := page.SearchPage{
		Layout: s.layout(s.say(words.Search), s.say(words.SearchAbout), query.SearchHref(searchPath, text), ""),
		Action: s.path(searchPath), Heading: s.say(words.Search), Text: text,
	}
	if text == "" {
		return s.answer(w, r, s.searchTwin(text, accord.SearchPage{}, nil), page.Search(p))
	}
	p.NoIndex = true
	href, named, err := s.direct(r.Context(), text)
	if err != nil {
		return err
	}
	// A program that searches wants what was found, in the form that it asked for.
	if asked := wished(r); href != "" && !asked.named && asked.form != asJSON {
		// For now: tomorrow two records may have the name.
		w.Header().Set("Cache-Control", "no-store")
		http.Redirect(w, r, href, http.StatusSeeOther)
		return nil
	}
	found, err := s.register.Search(r.Context(), text)
	if err != nil {
		return err
	}
	sources, err := s.papersOf(r.Context(), found.Passages)
	if err != nil {
		return err
	}
	s.fillSearch(&p, found, sources)
	if p.Named = s.nameLinks(named); href != "" {
		p.Named = []page.Link{{Text: text, Href: href}}
	}
	if found.Total() == 0 {
		names, err := s.register.Names(r.Context())
		if err != nil {
			return err
		}
		p.Meant = s.nameLinks(query.Near(text, names))
		for _, right := range query.Respelt(text, names) {
			p.Meant = append(p.Meant, page.Link{Text: right, Href: query.SearchHref(s.path(searchPath), right)})
		}
		if p.Filters, err = s.asFilters(r.Context(), text, names); err != nil {
			return err
		}
	}
	return s.answer(w, r, s.searchTwin(text, found, p.Named), page.Search(p))
}

// direct finds the one page that a text means: an address of this site or of a
// release, an id, or a name. Several records of one name are listed instead.
func (s *Site) direct(ctx context.Context, text string) (string, []accord.Name, error) {
	if strings.HasPrefix(text, "https://") || strings.HasPrefix(text, "http://") {
		if path, ok := query.Local(s.cfg.BaseURL, text); ok {
			return path, nil, nil
		}
		slug, err := s.register.DocumentAt(ctx, text)
		if err != nil || slug == "" {
			return "", nil, err
		}
		return s.sourceHref(slug), nil, nil
	}
	if id := strings.ToLower(text); accord.ValidID(id) {
		a, err := s.register.Agreement(ctx, id)
		if err == nil {
			return s.agreementHref(id, a.Slug), nil, nil
		}
		if kind := accord.KindOf(err); kind == accord.Gone {
			return s.path(listPath + "/" + id), nil, nil // says why it went
		} else if kind != accord.NotFound {
			return "", nil, err
		}
	}
	named, err := s.register.Named(ctx, text)
	if err != nil || len(named) != 1 {
		return "", named, err
	}
	return s.nameHref(named[0]), nil, nil
}

// nameHref is the page of the record that has a name.
func (s *Site) nameHref(n accord.Name) string {
	switch n.Record {
	case accord.NameOfCountry:
		return s.countryHref(accord.Code(n.Key))
	case accord.NameOfOrganisation:
		return s.organisationHref(n.Key)
	case accord.NameOfSummit:
		return s.summitHref(n.Key)
	case accord.NameOfSeries:
		return s.seriesHref(n.Key)
	case accord.NameOfTopic:
		return s.topicHref(n.Key)
	}
	return s.path(listPath + "/" + n.Key) // which leads on to the readable address
}

// nameLinks links to records by the names that were meant. Where a record goes by
// another name today, the one that was found stands in brackets behind it.
func (s *Site) nameLinks(names []accord.Name) []page.Link {
	var out []page.Link
	for _, n := range names {
		l := page.Link{Text: n.Label, Href: s.nameHref(n)}
		if query.Fold(n.Name) != query.Fold(n.Label) {
			l.Text += " (" + n.Name + ")"
		}
		out = append(out, l)
	}
	return out
}

// papersOf finds the sources of some passages.
func (s *Site) papersOf(ctx context.Context, passages map[string][]accord.Evidence) (papers, error) {
	p := papers{}
	if len(passages) == 0 {
		return p, nil
	}
	rows, err := s.register.Documents(ctx)
	for _, d := range rows {
		p[d.Slug] = d.Source
	}
	return p, err
}

// fillSearch is the one place where what was found becomes a page: the first of each
// sort of record, with how many more there are.
func (s *Site) fillSearch(p *page.SearchPage, found accord.SearchPage, sources papers) {
	p.Heading = words.ResultsFound.Count(s.lang, found.Total())
	p.Title = s.say(words.ResultsFor, p.Heading, strconv.Quote(p.Text))
	for _, a := range found.Agreements {
		f := page.FoundAgreement{Href: s.agreementHref(a.ID, a.Slug), Title: a.Title, Kind: s.kind(a.Kind),
			Parties: s.countryNames(a.Countries), Signed: s.date(a.Signed)}
		for _, e := range found.Passages[a.ID] {
			ev := s.newEvidence(sources[e.Document], e)
			f.Passages = append(f.Passages, page.FoundPassage{Href: ev.SourceHref, Lang: ev.Lang, Pieces: pieces(e.Before+e.Quote+e.After, found.Words)})
		}
		p.Agreements = append(p.Agreements, f)
	}
	if found.AgreementsTotal > len(found.Agreements) {
		p.AllAgreements = &page.Count{Text: s.say(words.AllOf, words.Agreements.Count(s.lang, found.AgreementsTotal)), Href: s.listHref(query.OfText(p.Text))}
	}
	for _, o := range found.Organisations {
		p.Bodies = append(p.Bodies, s.newOrganisationCard(o))
	}
	p.Summits = s.newSummitCards(found.Summits)
	for _, g := range found.People {
		href := s.agreementHref(g.Agreement, g.Slug)
		p.People = append(p.People, page.FoundSignature{Agreement: href, Title: g.Title, Signed: s.date(g.Signed),
			Signature: page.Signature{Name: g.Name, Office: g.Office, Href: href + "#signatory"}})
	}
	for _, d := range found.Documents {
		f := page.FoundSource{Href: s.sourceHref(d.Slug), Title: d.Title, Lang: tongue(d.Language), Publisher: d.Publisher, Published: s.date(d.Published)}
		for _, passage := range d.Passages {
			f.Passages = append(f.Passages, page.FoundPassage{Href: page.TextFragment(f.Href, passage.Text), Lang: f.Lang, Pieces: pieces(passage.Text, found.Words)})
		}
		p.Sources = append(p.Sources, f)
	}
	p.MoreBodies, p.MoreSummits = found.OrganisationsTotal-len(found.Organisations), found.SummitsTotal-len(found.Summits)
	p.MorePeople, p.MoreSources = found.PeopleTotal-len(found.People), found.DocumentsTotal-len(found.Documents)
}

// pieces cuts a passage at the words that were looked for. The page escapes
// each: no markup of a source gets through. The pieces joined are the passage.
func pieces(text string, words []string) []page.Piece {
	var out []page.Piece
	at := 0
	for _, h := range query.Hits(text, words) {
		if h.Start > at {
			out = append(out, page.Piece{Text: text[at:h.Start]})
		}
		out = append(out, page.Piece{Text: text[h.Start:h.End], Hit: true})
		at = h.End
	}
	if at < len(text) {
		out = append(out, page.Piece{Text: text[at:]})
	}
	return out
}
