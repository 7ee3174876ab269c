package site

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"accords/internal/accord"
	"accords/internal/query"
	"accords/web/page"
	"accords/web/words"

	"github.com/go-chi/chi/v5"
)

// facetPath is where the whole of a long filter stands, A to Z.
const facetPath = "/agreements/facets/"

// paramFind narrows the page of a filter to values that have some letters.
const paramFind = "find"

// facetPage answers every value of one filter, to choose from. Each leads to
// the list with the value chosen, or no longer chosen.
func (s *Site) facetPage(w http.ResponseWriter, r *http.Request) error {
	q, known, err := s.parseList(r.Context(), r.URL.Query())
	if err != nil {
		return err
	}
	q = q.WithPage(1)
	param, find := chi.URLParam(r, "param"), strings.TrimSpace(r.URL.Query().Get(paramFind))
	if len(find) > 100 {
		return s.invalid(words.TooLong, paramFind, number(100))
	}
	path := facetPath + param
	canonical := q.Href(path)
	if find != "" {
		v := q.Values()
		v.Set(paramFind, find)
		canonical = path + "?" + v.Encode()
	}
	values, err := s.register.Facet(r.Context(), q, param)
	if err != nil {
		return err
	}
	if r.URL.RequestURI() != s.path(canonical) {
		return redirect(w, r, s.path(canonical))
	}
	for _, f := range s.facets(q, accord.Facets{}, known) {
		if f.param == param {
			f.values = values
			return s.answer(w, r, s.facetTwin(q, f, canonical, find), page.FacetAll(s.newFacetPage(q, f, find, canonical)))
		}
	}
	return s.notFound(words.NoPage)
}

// newFacetPage puts the values under the letters that they begin with.
func (s *Site) newFacetPage(q query.Agreements, f facet, find, canonical string) page.FacetPage {
	p := page.FacetPage{
		Layout: s.layout(s.say(words.FilterBy, strings.ToLower(f.name)), s.say(words.FilterByAbout), canonical, page.AgreementsSection,
			page.Link{Text: s.say(words.AgreementsTitle), Href: s.listHref(q)}),
		Heading: s.say(words.NameToZ, f.name), Action: s.path(facetPath + f.param), Find: find, ListHref: s.listHref(q),
		Hidden: hiddenOf(q.Values()),
	}
	p.NoIndex = true
	type labelled struct {
		accord.FacetValue
		label, folded string
	}
	var all []labelled
	for _, v := range f.values {
		l := labelled{v, f.label(v), ""}
		l.folded = query.Fold(l.label)
		if strings.Contains(l.folded, query.Fold(find)) {
			all = append(all, l)
		}
	}
	slices.SortStableFunc(all, func(a, b labelled) int { return strings.Compare(a.folded, b.folded) })
	for _, v := range all {
		letter := initial(v.folded)
		if n := len(p.Letters); n == 0 || p.Letters[n-1].Name != letter {
			p.Letters = append(p.Letters, page.Letter{Name: letter})
		}
		last := &p.Letters[len(p.Letters)-1]
		last.Values = append(last.Values, page.FacetLink{Selected: slices.Contains(f.selected, v.Value),
			Count: page.Count{Text: v.label, Href: s.listHref(q.Toggle(f.param, v.Value)), Count: v.FacetValue.Count}})
	}
	return p
}

// initial is the letter that a name stands under, in Korean the consonant that
// its first syllable begins with; digits and signs share one.
func initial(folded string) string {
	r, _ := utf8.DecodeRuneInString(folded)
	switch {
	case r >= '가' && r <= '힣':
		// Unicode orders the syllables by their first consonants, 588 of each; the
		// doubled ones stand under the plain ones, as in a Korean dictionary's index.
		return string([]rune("ㄱㄱㄴㄷㄷㄹㅁㅂㅂㅅㅅㅇㅈㅈㅊㅋㅌㅍㅎ")[(r-'가')/588])
	case unicode.IsLetter(r):
		return string(unicode.ToUpper(r))
	}
	return "0–9"
}

// hiddenOf keeps a filter in a form that has no controls for it.
func hiddenOf(v url.Values) []page.Hidden {
	var out []page.Hidden
	for name, values := range v {
		for _, value := range values {
			out = append(out, page.Hidden{Name: name, Value: value})
		}
	}
	slices.SortFunc(out, func(a, b page.Hidden) int { return strings.Compare(a.Name+a.Value, b.Name+b.Value) })
	return out
}
