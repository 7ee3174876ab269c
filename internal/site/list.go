package site

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"accords/internal/accord"
	"accords/internal/query"
	"accords/web/page"
)

// agreements answers the filtered list: the whole page, or for htmx the part
// that a filter changes.
func (s *Site) agreements(w http.ResponseWriter, r *http.Request) error {
	q, err := s.parseList(r)
	if err != nil {
		return err
	}
	if canonical := q.Href(listPath); r.URL.RawQuery != q.Encode() {
		return redirect(w, r, canonical)
	}
	list, err := s.register.Agreements(r.Context(), q)
	if err != nil {
		return err
	}
	last := pages(list.Total, query.PageSize)
	if q.Page > last {
		e := accord.Errorf(accord.NotFound, "This list has no page %d.", q.Page)
		e.Allowed = []string{"pages 1 to " + strconv.Itoa(last)}
		return e
	}
	p := s.newListPage(q, list)
	if list.Total == 0 {
		if p.Ways, err = s.waysOut(r, q); err != nil {
			return err
		}
	}
	w.Header().Add("Vary", "HX-Request-Type")
	if r.Header.Get("HX-Request-Type") == "partial" {
		return s.render(w, r, page.Results(p))
	}
	return s.render(w, r, page.List(p))
}

// parseList reads the filter and refuses codes that are well formed but mean
// nothing: a silent empty list would look like an answer.
func (s *Site) parseList(r *http.Request) (query.Agreements, error) {
	q, err := query.Parse(r.URL.Query())
	if err != nil {
		return q, err
	}
	for _, c := range q.Countries {
		if _, ok := s.cfg.Labels.Countries[c]; !ok {
			return q, accord.Errorf(accord.Invalid, "There is no country with the code %s. Codes are those of ISO 3166, for example KR for the Republic of Korea; /countries lists those in the register.", c)
		}
	}
	for _, t := range q.Topics {
		if _, ok := s.cfg.Labels.Topics[t]; !ok {
			e := accord.Errorf(accord.Invalid, "There is no topic “%s”.", t)
			for code := range s.cfg.Labels.Topics {
				e.Allowed = append(e.Allowed, code)
			}
			slices.Sort(e.Allowed)
			return q, e
		}
	}
	for _, o := range q.Organisations {
		if _, err := s.register.Organisation(r.Context(), o); err != nil {
			if accord.KindOf(err) == accord.NotFound {
				return q, accord.Errorf(accord.Invalid, "The register has no ministry or body “%s”; /ministries lists those that it has.", o)
			}
			return q, err
		}
	}
	return q, nil
}

func (s *Site) newListPage(q query.Agreements, list accord.AgreementPage) page.ListPage {
	p := page.ListPage{
		Layout:    s.layout("Agreements", "Agreements on digital government, by country, year, kind, topic and ministry.", q.Href(listPath), page.AgreementsSection),
		Action:    listPath,
		Heading:   plural(list.Total, "agreement", "agreements"),
		Sentence:  s.sentence(q, list.Facets),
		ClearHref: listPath,
		Text:      q.Text,
		MatchAll:  q.MatchAll,
		Facets:    s.newFacets(q, list.Facets),
		Rows:      s.newAgreementCards(list.Rows),
		Pager:     newPager(q.Page, pages(list.Total, query.PageSize), func(n int) string { return q.WithPage(n).Href(listPath) }),
	}
	p.Query = q.Text
	if !q.Since.IsZero() {
		p.Hidden = append(p.Hidden, page.Hidden{Name: query.ParamSince, Value: q.Since.String()})
	}
	for _, c := range list.Withdrawn {
		gone := s.newChange(c)
		gone.When = formatDay(c.At)
		p.Withdrawn = append(p.Withdrawn, gone)
	}
	if q.Filtered() {
		p.Title = plural(list.Total, "agreement", "agreements") + " " + sentenceText(p.Sentence)
	}
	if list.Total > query.PageSize {
		first := (max(q.Page, 1)-1)*query.PageSize + 1
		p.Range = strconv.Itoa(first) + " to " + strconv.Itoa(min(first+query.PageSize-1, list.Total)) + " of " + strconv.Itoa(list.Total)
	}
	for _, o := range query.Sorts() {
		if o == query.ByRelevance && q.Text == "" {
			continue
		}
		p.Sorts = append(p.Sorts, page.SortOption{Value: string(o), Label: sortLabel(o), Selected: o == q.Order()})
	}
	return p
}

func sortLabel(o query.Sort) string {
	switch o {
	case query.BySignedAsc:
		return "Signed, oldest first"
	case query.ByTitle:
		return "Title, A to Z"
	case query.ByAdded:
		return "Added, newest first"
	case query.ByRelevance:
		return "Best match"
	}
	return "Signed, newest first"
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

// waysOut says, for a list without a row, what each condition to drop would give.
func (s *Site) waysOut(r *http.Request, q query.Agreements) ([]page.Count, error) {
	var out []page.Count
	for _, param := range []string{query.ParamText, query.ParamCountry, query.ParamYear, query.ParamKind, query.ParamTopic,
		query.ParamOrganisation, query.ParamStatus, query.ParamBasis, query.ParamSince} {
		wider := q.Without(param)
		if wider.Encode() == q.WithPage(1).Encode() {
			continue
		}
		list, err := s.register.Agreements(r.Context(), wider)
		if err != nil {
			return nil, err
		}
		if list.Total > 0 {
			out = append(out, page.Count{Text: "Without the filter by " + paramLabel(param), Href: wider.Href(listPath), Count: list.Total})
		}
	}
	return out, nil
}

func paramLabel(param string) string {
	if param == query.ParamText {
		return "text"
	}
	if param == query.ParamOrganisation {
		return "ministry"
	}
	return param
}

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
