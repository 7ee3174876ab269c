package export

import (
	"slices"
	"strings"

	"accords/internal/accord"
)

// Paged is a page of a list, with the addresses of those beside it.
type Paged[T any] struct {
	URL         string `json:"url"`
	Total       int    `json:"total"`
	Page        int    `json:"page"`
	Pages       int    `json:"pages"`
	NextURL     string `json:"next_url,omitempty"`
	PreviousURL string `json:"previous_url,omitempty"`
	Items       []T    `json:"items"`
}

// NewPaged makes a page of a list of total records on so many pages. A page below 1
// is the first. At is the absolute address of the page of a number; the first page
// has none before it, the last none behind it.
func NewPaged[T any](total, page, pages int, items []T, at func(page int) string) Paged[T] {
	page = max(page, 1)
	out := Paged[T]{URL: at(page), Total: total, Page: page, Pages: pages, Items: append([]T{}, items...)}
	if page < pages {
		out.NextURL = at(page + 1)
	}
	if page > 1 {
		out.PreviousURL = at(page - 1)
	}
	return out
}

// PairCount is how many agreements two countries are parties of together.
type PairCount struct {
	A          string `json:"a"`
	B          string `json:"b"`
	Agreements int    `json:"agreements"`
	URL        string `json:"url"`
}

// PairURL is the address of what two countries have together: their codes in
// the order of the alphabet, so that it is one.
func (p Publisher) PairURL(a, b accord.Code) string {
	return p.Base + "/between/" + strings.ToLower(string(min(a, b))) + "/" + strings.ToLower(string(max(a, b)))
}

// PairCounts are the pairs of countries that have any agreement, each pair once
// with the codes in the order of the alphabet; never null.
func (p Publisher) PairCounts(list []accord.PairCount) []PairCount {
	out := []PairCount{}
	for _, c := range list {
		out = append(out, PairCount{string(c.A), string(c.B), c.Count, p.PairURL(c.A, c.B)})
	}
	return out
}

// Pair is what two countries have together, and what was read to know it. A is the
// first of the two in the alphabet of codes.
type Pair struct {
	URL     string         `json:"url"`
	A       CountryRef     `json:"a"`
	B       CountryRef     `json:"b"`
	Direct  []AgreementRow `json:"direct"` // of these two alone
	Shared  []AgreementRow `json:"shared"` // of both and others
	Series  []SharedSeries `json:"series"`
	Summits []SummitRow    `json:"summits"` // that both took part in
	// Coverage says what was read: without it nobody could tell "there is none"
	// from "nobody looked".
	Coverage Coverage `json:"coverage"`
}

// CountryRef names a country: ISO 3166-1 alpha-2, its English name, its page.
type CountryRef struct {
	Code string `json:"code"`
	Name string `json:"name"`
	URL  string `json:"url"`
}

// SharedSeries is a series that two countries are members of.
type SharedSeries struct {
	Ref
	A Period `json:"a"`
	B Period `json:"b"`
}

// Period is a time with open ends left out.
type Period struct {
	From string `json:"from,omitempty"`
	To   string `json:"to,omitempty"`
}

// Coverage is what was read of a country or of two.
type Coverage struct {
	Documents  int      `json:"documents"`
	From       string   `json:"from,omitempty"`
	To         string   `json:"to,omitempty"`
	Publishers []string `json:"publishers"`
	Own        []string `json:"own"`   // publishers of the country itself
	Cited      int      `json:"cited"` // pages of other publishers, each once
	Agreements int      `json:"agreements"`
}

func (p Publisher) countryRef(c accord.Code) CountryRef {
	return CountryRef{string(c), p.countryName(c), p.CountryURL(c)}
}

// Pair is the one place where two countries become JSON.
func (p Publisher) Pair(pair accord.Pair) Pair {
	c := pair.Coverage
	out := Pair{URL: p.PairURL(pair.A.Code, pair.B.Code), A: p.countryRef(pair.A.Code), B: p.countryRef(pair.B.Code),
		Direct: p.AgreementRows(pair.Direct), Shared: p.AgreementRows(pair.Shared), Series: []SharedSeries{}, Summits: p.SummitRows(pair.Summits),
		Coverage: Coverage{Documents: c.Documents, From: c.From.String(), To: c.To.String(), Publishers: append([]string{}, c.Publishers...),
			Own: append([]string{}, c.Own...), Cited: c.Cited, Agreements: c.Agreements}}
	for _, s := range pair.Series {
		out.Series = append(out.Series, SharedSeries{Ref: *p.seriesRef(&s.Ref), A: period(s.A), B: period(s.B)})
	}
	return out
}

func period(m accord.Membership) Period { return Period{m.From.String(), m.To.String()} }

// Year is what was signed in a year and which summits began in it.
type Year struct {
	Year       int         `json:"year"`
	Agreements int         `json:"agreements"`
	URL        string      `json:"url"` // of the list of these agreements
	Summits    []SummitRow `json:"summits"`
}

// Years puts counts of agreements and summits by year, the newest first. At is
// the address of the list of a year.
func (p Publisher) Years(agreements map[int]int, summits []accord.SummitRow, at func(year int) string) []Year {
	byYear := map[int]*Year{}
	year := func(n int) *Year {
		if byYear[n] == nil {
			byYear[n] = &Year{Year: n, URL: at(n), Summits: []SummitRow{}}
		}
		return byYear[n]
	}
	for n, count := range agreements {
		year(n).Agreements = count
	}
	for i, row := range p.SummitRows(summits) {
		if n := summits[i].Start.Year; n != 0 {
			year(n).Summits = append(year(n).Summits, row)
		}
	}
	out := []Year{}
	for _, y := range byYear {
		out = append(out, *y)
	}
	slices.SortFunc(out, func(a, b Year) int { return b.Year - a.Year })
	return out
}

// CitedPage is a page of another publisher that curated values rest on.
type CitedPage struct {
	URL         string `json:"url"`
	Publisher   string `json:"publisher"`
	Language    string `json:"language,omitempty"`
	Published   string `json:"published,omitempty"`
	LastChecked string `json:"last_checked,omitempty"` // the day on which an editor last compared a record with it
	Values      int    `json:"values"`
	Records     int    `json:"records"`
}

// CitedPages are the pages that editors cite, in the order of the list; never null.
func (p Publisher) CitedPages(list []accord.CitedPage) []CitedPage {
	out := []CitedPage{}
	for _, c := range list {
		out = append(out, CitedPage{c.URL, c.Publisher, c.Language, c.Published.String(), c.Read.String(), c.Values, c.Records})
	}
	return out
}
