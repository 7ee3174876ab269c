package site

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"accords/internal/accord"
	"accords/internal/query"
	"accords/web/page"
	"accords/web/words"
)

// agreements answers the filtered list: the whole page, or for htmx the part
// that a filter changes.
func (s *Site) agreements(w http.ResponseWriter, r *http.Request) error {
	q, known, err := s.parseList(r.Context(), r.URL.Query())
	if err != nil {
		return err
	}
	if r.URL.RawQuery != q.Encode() {
		return redirect(w, r, s.listHref(q))
	}
	list, err := s.register.Agreements(r.Context(), q)
	if err != nil {
		return err
	}
	last := pages(list.Total, query.PageSize)
	if q.Page > last {
		return s.noPage(q.Page, last)
	}
	conditions := s.conditions(q, list.Facets, known)
	p := s.newListPage(q, list, conditions, known)
	if list.Total == 0 {
		if err := s.waysOut(r.Context(), q, conditions, &p); err != nil {
			return err
		}
	}
	covered, err := s.register.Coverage(r.Context())
	if err != nil {
		return err
	}
	p.Covered = s.covered(covered)
	t := s.listTwin(q, list, s.facets(q, list.Facets, known))
	if r.Header.Get("HX-Request-Type") == "partial" {
		return s.answer(w, r, t, page.Results(p))
	}
	return s.answer(w, r, t, page.List(p))
}

// parseList reads the filter and refuses codes that are well formed but mean
// nothing: a silent empty list would look like an answer. It returns the words
// of what is chosen, too.
func (s *Site) parseList(ctx context.Context, values url.Values) (query.Agreements, chosen, error) {
	q, err := query.Parse(values)
	if err != nil {
		return q, nil, err
	}
	for _, c := range q.Countries {
		if _, ok := s.cfg.Labels.Countries[c]; !ok {
			return q, nil, s.invalid(words.NoCountryCode, string(c))
		}
	}
	for _, t := range q.Topics {
		if _, ok := s.cfg.Labels.Topics[t]; !ok {
			e := s.invalid(words.NoTopic, t)
			for code := range s.cfg.Labels.Topics {
				e.Allowed = append(e.Allowed, code)
			}
			slices.Sort(e.Allowed)
			return q, nil, e
		}
	}
	known := chosen{}
	for _, o := range q.Organisations {
		body, err := s.register.Organisation(ctx, o)
		if accord.KindOf(err) == accord.NotFound {
			return q, nil, s.invalid(words.NoBody, o)
		}
		if err != nil {
			return q, nil, err
		}
		known[[2]string{query.ParamOrganisation, o}] = body.Name.V
	}
	for _, m := range q.Summits {
		summit, err := s.register.Summit(ctx, m)
		if accord.KindOf(err) == accord.NotFound {
			return q, nil, s.invalid(words.NoSummit, m)
		}
		if err != nil {
			return q, nil, err
		}
		known[[2]string{query.ParamSummit, m}] = summit.Name.V
	}
	return q, known, nil
}

// newListPage is the one place where a filtered list becomes a page. What the form of
// the filters does not show is kept in hidden fields, so that refining the list loses
// nothing of the address.
func (s *Site) newListPage(q query.Agreements, list accord.AgreementPage, conditions []condition, known chosen) page.ListPage {
	p := page.ListPage{
		Layout:    s.layout(s.say(words.AgreementsTitle), s.say(words.ListAbout), q.Href(listPath), page.AgreementsSection),
		Action:    s.path(listPath),
		Heading:   words.Agreements.Count(s.lang, list.Total),
		Sentence:  s.newSentence(conditions),
		ClearHref: s.path(listPath),
		Text:      q.Text,
		Frozen:    q.WithPage(1).Encode(),
		MatchAll:  q.MatchAll,
		Facets:    s.newFacets(q, list.Facets, known),
		Rows:      s.pickable(list.Rows),
		Pager:     newPager(q.Page, pages(list.Total, query.PageSize), func(n int) string { return s.listHref(q.WithPage(n)) }),
	}
	p.Query = q.Text
	if !q.Since.IsZero() {
		p.Hidden = append(p.Hidden, page.Hidden{Name: query.ParamSince, Value: q.Since.String()})
	}
	if others := q.WithoutCountries(); !q.Since.IsZero() && others.Filtered() {
		p.WithdrawnHref = query.Changes{Since: q.Since, What: accord.RecordWithdrawn}.Href(s.path(changesPath))
	}
	for _, c := range list.Withdrawn {
		gone := s.newChange(c)
		gone.When = s.day(c.At)
		p.Withdrawn = append(p.Withdrawn, gone)
	}
	if q.Filtered() {
		p.Title = p.Heading + " " + sentenceText(p.Sentence)
	}
	if list.Total > query.PageSize {
		first := (max(q.Page, 1)-1)*query.PageSize + 1
		p.Range = s.say(words.RangeOf, number(first), number(min(first+query.PageSize-1, list.Total)), number(list.Total))
	}
	for _, o := range query.Sorts() {
		if o == query.ByRelevance && q.Text == "" {
			continue
		}
		p.Sorts = append(p.Sorts, page.SortOption{Value: string(o), Label: s.say(sortLabel(o)), Selected: o == q.Order()})
	}
	return p
}

// pickable are cards that can be picked to be compared.
func (s *Site) pickable(rows []accord.AgreementRow) []page.AgreementCard {
	cards := s.newAgreementCards(rows)
	for i := range cards {
		cards[i].CompareID = rows[i].ID
	}
	return cards
}

// sortLabel names an order; an unknown one is the default, as in query.
func sortLabel(o query.Sort) words.Text {
	switch o {
	case query.BySignedAsc:
		return words.SortSignedAsc
	case query.ByTitle:
		return words.SortTitle
	case query.ByAdded:
		return words.SortAdded
	case query.ByRelevance:
		return words.SortRelevance
	}
	return words.SortSigned
}

// newPager offers the first and the last page and two on either side.
func newPager(at, last int, href func(int) string) page.Pager {
	if last < 2 {
		return page.Pager{}
	}
	at = max(at, 1)
	var p page.Pager
	if at > 1 {
		p.Previous = href(at - 1)
	}
	if at < last {
		p.Next = href(at + 1)
	}
	for n := 1; n <= last; n++ {
		switch {
		case n == 1 || n == last || n >= at-2 && n <= at+2:
			p.Numbers = append(p.Numbers, page.PageNumber{Number: n, Href: href(n), Current: n == at})
		case p.Numbers[len(p.Numbers)-1].Number != 0:
			p.Numbers = append(p.Numbers, page.PageNumber{}) // a gap
		}
	}
	return p
}

// waysOut says, for a list without a row, what its words are as a filter, what each
// condition to drop would give, and what else a misspelt word may have meant. None
// that leads to another empty list is offered.
func (s *Site) waysOut(ctx context.Context, q query.Agreements, list []condition, p *page.ListPage) error {
	var wider []query.Agreements
	var texts []string
	if q.Text != "" {
		names, err := s.register.Names(ctx)
		if err != nil {
			return err
		}
		right := query.Respelt(q.Text, names)
		for _, n := range query.Near(q.Text, names) {
			right = append(right, n.Name)
		}
		if len(list) == 1 { // the words alone: what a filter besides them says is not read into them
			if p.Filters, err = s.asFilters(ctx, q.Text, names); err != nil {
				return err
			}
		}
		for _, text := range right {
			meant := q.WithPage(1)
			meant.Text = text
			wider, texts = append(wider, meant), append(texts, text)
		}
	}
	near := len(wider)
	for _, c := range list {
		wider, texts = append(wider, c.without), append(texts, s.say(words.WithoutThis, c.text))
	}
	totals, err := s.register.Totals(ctx, wider)
	if err != nil {
		return err
	}
	for i, n := range totals {
		switch way := (page.Count{Text: texts[i], Href: s.listHref(wider[i]), Count: n}); {
		case n == 0:
		case i < near:
			p.Meant = append(p.Meant, way)
		default:
			p.Ways = append(p.Ways, way)
		}
	}
	return nil
}

// sentenceText is the sentence on a filter without its links, for titles.
func sentenceText(phrases []page.Phrase) string {
	var b strings.Builder
	for i, p := range phrases {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(strings.TrimSpace(p.Lead + " " + p.Text))
	}
	return b.String()
}
