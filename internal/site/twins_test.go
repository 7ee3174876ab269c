package site_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"accords/internal/accord"
	"accords/internal/query"
	"accords/internal/store/storetest"

	"github.com/go-chi/chi/v5"
	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
)

// pagesByRoute has an address for every page of the table of addresses.
var pagesByRoute = map[string]string{
	"/": "/", "/agreements": "/agreements?country=KR", "/agreements/facets/{param}": "/agreements/facets/country?kind=charter",
	"/agreements/{id}": "", "/agreements/{id}/{slug}": "/agreements/" + belarusID + "/memorandum-with-belarus",
	"/countries": "/countries", "/countries/{code}": "/countries/kr", "/between/{a}/{b}": "/between/gb/kr",
	"/matrix": "/matrix?region=Europe", "/map": "/map", "/timeline": "/timeline",
	"/ministries": "/ministries", "/ministries/{slug}": "/ministries/" + mois,
	"/summits": "/summits", "/summits/{slug}": "/summits/digital-nations-2018", "/series": "/series", "/series/{slug}": "/series/digital-nations",
	"/topics": "/topics", "/topics/{slug}": "/topics/research",
	"/sources": "/sources", "/sources/cited": "/sources/cited", "/sources/{slug}": "/sources/korea",
	"/snapshots": "", "/snapshots/{hash}": "/snapshots/", // the hash follows
	"/search": "/search?q=memorandum", "/compare": "/compare?id=" + belarusID + "&id=" + charterID, "/changes": "/changes?country=KR",
	"/about": "/about", "/about/coverage": "/about/coverage", "/about/quality": "/about/quality",
	"/data": "/data", "/accessibility": "/accessibility", "/privacy": "/privacy", "/extract": "",
}

// withoutTwin says why a route has no other form.
var withoutTwin = map[string]string{
	"/agreements/{id}": "it leads on to the address with the title, and keeps the form",
	"/series":          "it leads on to the summits, and keeps the form",
	"/snapshots":       "a form to press a button in; each list that it freezes has a twin",
	"/extract":         "a form to fill in: what is read of a text is answered to whoever pasted it, and kept nowhere",
}

// routes are the addresses of pages in the table of addresses.
func (p portal) routes() []string {
	p.Helper()
	var out []string
	files := []string{"/api/", "/static/", "/assets/", "/sitemap", "/.well-known/", "/data/", "/a/", "/healthz", "/readyz", "/robots.txt", "/favicon.ico", "/opensearch.xml"}
	err := chi.Walk(p.handler.(*chi.ChainHandler).Endpoint.(chi.Routes), func(method, route string, _ http.Handler, _ ...func(http.Handler) http.Handler) error {
		file := slices.ContainsFunc(files, func(f string) bool { return strings.HasPrefix(route, f) })
		if method == http.MethodGet && !file && !strings.HasPrefix(route, "/ko/") && route != "/ko" && !strings.HasPrefix(route, "/_") {
			out = append(out, route)
		}
		return nil
	})
	if err != nil {
		p.Fatal(err)
	}
	return out
}

// Whatever a page shows can be had as JSON at the same address: every route of
// the table has a twin that parses and that the page names in its head and in
// its headers, or stands in the list of those that have none, with the reason.
func TestEveryPageHasATwin(t *testing.T) {
	t.Parallel()
	p := newPortal(t, korea(), summit())
	frozen := p.freeze("/snapshots", "country=KR").Header.Get("Location")
	routes := p.routes()
	if len(routes) < 30 {
		t.Fatalf("only %d routes were found: the test checks nothing", len(routes))
	}
	for _, route := range routes {
		path, known := pagesByRoute[route]
		if !known {
			t.Errorf("%s is in no list: give it a twin and an address here, or say in withoutTwin why it has none", route)
		}
		if withoutTwin[route] != "" {
			continue
		}
		if route == "/snapshots/{hash}" {
			path = frozen
		}
		p.hasTwin(path)
	}
	for route := range pagesByRoute {
		if !slices.Contains(routes, route) {
			t.Errorf("%s is no longer a route", route)
		}
	}
}

// hasTwin fails the test where the page at a path has no JSON, or keeps it secret.
func (p portal) hasTwin(path string) {
	p.Helper()
	for _, lang := range []string{"", "/ko"} {
		page := p.fetch(strings.TrimSuffix(lang+path, "/"))
		if path == "/" && lang == "" {
			page = p.fetch("/")
		}
		if page.StatusCode != http.StatusOK {
			p.Errorf("%s%s: status %d", lang, path, page.StatusCode)
			continue
		}
		named := alternateOf(page.Header.Values("Link"), "application/json")
		if named == "" {
			p.Errorf("%s%s names no JSON in its headers: %q", lang, path, page.Header.Values("Link"))
			continue
		}
		doc, err := html.Parse(page.Body)
		if err != nil {
			p.Fatal(err)
		}
		inHead := ""
		for n := range doc.Descendants() {
			if n.Data == "link" && attribute(n, "rel") == "alternate" && attribute(n, "type") == "application/json" {
				inHead = "https://accords.example" + attribute(n, "href")
			}
		}
		if inHead != named {
			p.Errorf("%s%s names %q in its head and %q in its headers", lang, path, inHead, named)
		}
		raw := p.file(strings.TrimPrefix(named, "https://accords.example"), "application/json")
		var v any
		if err := json.Unmarshal(raw, &v); err != nil {
			p.Errorf("%s: %v", named, err)
		}
		if bytes.Contains(raw, []byte(`\u0026`)) {
			p.Errorf("%s has addresses that are written for HTML", named)
		}
		p.knows(named, v)
	}
}

// alternateOf finds the address of a form in Link headers.
func alternateOf(links []string, mediaType string) string {
	for _, l := range links {
		href, ok := strings.CutSuffix(l, `>; rel="alternate"; type="`+mediaType+`"`)
		if ok {
			return strings.TrimPrefix(href, "<")
		}
	}
	return ""
}

// knows walks a document and fails the test for each value that does not say
// how it is known, since when, and when that was last looked at.
func (p portal) knows(at string, v any) {
	p.Helper()
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			p.knows(at, e)
		}
	case map[string]any:
		for name, e := range v {
			p.knows(at+" "+name, e)
		}
		basis, isValue := v["basis"].(string)
		if _, has := v["evidence"]; !isValue || !has {
			return
		}
		stated := basis != "not_stated"
		if stated != (v["value"] != nil) || v["last_checked"] == nil || stated && v["first_seen"] == nil {
			p.Errorf("%s: %v", at, v)
		}
	}
}

// Links of JSON lead on to JSON: a page of a list and a value of a filter give
// the next one in the same form, and following them sees everything once.
func TestJSONLeadsOn(t *testing.T) {
	t.Parallel()
	var many []storetest.Agreement
	for i := range 2*query.ChangesPageSize + 1 {
		many = append(many, storetest.Agreement{ID: fmt.Sprintf("%08d", i), Title: fmt.Sprintf("Memorandum %d", i), Kind: accord.MOU, Countries: []accord.Code{"BY", "KR"}})
	}
	p := newPortal(t, storetest.Document("many", many...))
	for _, path := range []string{"/agreements.json?country=KR", "/changes.json", "/sources/cited.json"} {
		seen, at, rounds := map[string]bool{}, path, 0
		total := -1
		for ; at != "" && rounds < 50; rounds++ {
			var list struct {
				URL     string
				Total   int
				NextURL string `json:"next_url"`
				Items   []json.RawMessage
			}
			if err := json.Unmarshal(p.file(at, "application/json"), &list); err != nil {
				t.Fatal(err)
			}
			if list.URL != "https://accords.example"+at {
				t.Errorf("%s says that it is %s", at, list.URL)
			}
			for _, i := range list.Items {
				seen[string(i)] = true
			}
			total, at = list.Total, strings.TrimPrefix(list.NextURL, "https://accords.example")
		}
		if len(seen) != total {
			t.Errorf("%s: %d of %d records on %d pages", path, len(seen), total, rounds)
		}
		if path != "/sources/cited.json" && rounds < 2 {
			t.Errorf("%s has one page: the test follows nothing", path)
		}
	}
}

// What a filter is called, what it gives, whether it is chosen and where it
// leads: the page of all its values says it as the list does.
func TestFacetPageAsJSON(t *testing.T) {
	t.Parallel()
	p := newPortal(t, korea(), summit())
	type facetValue struct {
		Value, Label string
		Count        int
		Selected     bool
		ToggleURL    string `json:"toggle_url"`
	}
	var got struct {
		URL     string
		ListURL string `json:"list_url"`
		Total   int
		Param   string
		Values  []facetValue
	}
	if err := json.Unmarshal(p.file("/agreements/facets/country.json?country=GB", "application/json"), &got); err != nil {
		t.Fatal(err)
	}
	const list = "https://accords.example/agreements.json"
	want := []facetValue{
		{"BY", "Belarus", 1, false, list + "?country=BY&country=GB"},
		{"IL", "Israel", 1, false, list + "?country=GB&country=IL"},
		{"KR", "South Korea", 3, false, list + "?country=GB&country=KR"},
		{"GB", "United Kingdom", 2, true, list},
	}
	if diff := cmp.Diff(want, got.Values); diff != "" || got.Total != 4 || got.Param != "country" || got.ListURL != list+"?country=GB" {
		t.Errorf("%+v: values: mismatch (-want +got)\n%s", got, diff)
	}
	for _, v := range got.Values {
		p.file(strings.TrimPrefix(v.ToggleURL, "https://accords.example"), "application/json")
	}
	if err := json.Unmarshal(p.file("/ko/agreements/facets/country.json?find=%EB%8C%80%ED%95%9C", "application/json"), &got); err != nil || len(got.Values) != 1 || got.Values[0].Label != "대한민국" {
		t.Errorf("found in Korean: %+v, %v", got.Values, err)
	}
}

// A search gives a program all that was found, whatever it is called; a person
// is led to the one page that has the name.
func TestSearchAsJSON(t *testing.T) {
	t.Parallel()
	p := newPortal(t, korea(), summit())
	type group struct {
		Total int
		Items []map[string]any
	}
	type found struct {
		URL, Query                                           string
		Total                                                int
		Named                                                []struct{ Label, URL string }
		Agreements, Ministries, Summits, Signatures, Sources group
	}
	ask := func(path string, headers ...string) (f found) {
		t.Helper()
		resp := p.fetch(path, headers...)
		if err := json.NewDecoder(resp.Body).Decode(&f); err != nil || resp.StatusCode != http.StatusOK {
			t.Fatalf("%s: %d, %v", path, resp.StatusCode, err)
		}
		return f
	}
	f := ask("/search.json?q=memorandum")
	if f.Agreements.Total != 2 || len(f.Agreements.Items) != 2 || f.Sources.Total == 0 || f.Total < 3 || f.Query != "memorandum" {
		t.Errorf("found: %+v", f)
	}
	if passages, ok := f.Agreements.Items[0]["passages"].([]any); !ok || len(passages) == 0 {
		t.Errorf("the agreement has no passage with the word: %v", f.Agreements.Items[0])
	}
	if status, location, _ := p.ask("/search?q=belarus"); status != http.StatusSeeOther || location != "/countries/by" {
		t.Errorf("a person is led to %d %s", status, location)
	}
	byName := ask("/search.json?q=belarus")
	if len(byName.Named) != 1 || byName.Named[0].URL != "https://accords.example/countries/by" || byName.Agreements.Total != 1 {
		t.Errorf("by name: %+v", byName)
	}
	if byAccept := ask("/search?q=belarus", "Accept", "application/json"); !cmp.Equal(byName, byAccept) {
		t.Errorf("by Accept: %s", cmp.Diff(byName, byAccept))
	}
	if empty := ask("/search.json"); empty.Total != 0 || empty.Agreements.Items == nil {
		t.Errorf("nothing: %+v", empty)
	}
	if status, location, _ := p.ask("/search.json?q=++belarus+"); status != http.StatusPermanentRedirect || location != "/search.json?q=belarus" {
		t.Errorf("the canonical address is %d %s", status, location)
	}
	if status, _, _ := p.ask("/search.csv?q=belarus"); status != http.StatusNotFound {
		t.Errorf("as a table: %d", status)
	}
}

// The tables of lists that count are whole, and read by a standard reader.
func TestTablesOfCounts(t *testing.T) {
	t.Parallel()
	p := newPortal(t, korea(), summit())
	for path, want := range map[string][][]string{
		"/agreements/facets/kind.csv": {{"Value", "Label", "Agreements", "Selected", "Address"},
			{"charter", "Charter", "1", "false", "https://accords.example/agreements.json?kind=charter"},
			{"memorandum_of_understanding", "Memorandum of understanding", "2", "false", "https://accords.example/agreements.json?kind=memorandum_of_understanding"}},
		"/matrix.csv?of=two": {{"Country", "Country (code)", "Other country", "Other country (code)", "Agreements", "Address"},
			{"Belarus", "BY", "South Korea", "KR", "1", "https://accords.example/between/by/kr"},
			{"United Kingdom", "GB", "South Korea", "KR", "1", "https://accords.example/between/gb/kr"}},
		"/timeline.csv": {{"Year", "Agreements", "Summits", "Names of the summits", "Address"},
			{"2023", "1", "0", "", "https://accords.example/agreements.json?year=2023"},
			{"2019", "0", "1", "Digital Nations 2019", "https://accords.example/agreements.json?year=2019"},
			{"2018", "1", "1", "Summit digital-nations-2018", "https://accords.example/agreements.json?year=2018"},
			{"2017", "1", "0", "", "https://accords.example/agreements.json?year=2017"}},
		"/sources/cited.csv": {{"Address", "Publisher", "Language", "Published", "Last checked", "Values", "Records"},
			{"https://example.org/", "An encyclopaedia", "", "2020", "", "6", "2"}},
	} {
		rows, err := csv.NewReader(bytes.NewReader(p.file(path, "text/csv"))).ReadAll()
		if diff := cmp.Diff(want, rows); diff != "" || err != nil {
			t.Errorf("%s: %v; mismatch (-want +got)\n%s", path, err, diff)
		}
	}
}

// A statement is for programs what it says, in the language of the address.
func TestProseAsJSON(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	for path, lang := range map[string]string{"/privacy": "en", "/ko/privacy": "ko", "/accessibility": "en", "/ko/accessibility": "ko"} {
		var got struct {
			URL, Title, Language string
			Sections             []struct {
				Heading    string
				Paragraphs []string
			}
		}
		if err := json.Unmarshal(p.file(path+".json", "application/json"), &got); err != nil {
			t.Fatal(err)
		}
		if got.URL != "https://accords.example"+path || got.Language != lang || len(got.Sections) < 4 {
			t.Errorf("%s: %+v", path, got)
		}
		text := p.text(path)
		for _, s := range got.Sections {
			for _, paragraph := range append(s.Paragraphs, s.Heading) {
				if paragraph == "" || !strings.Contains(html.UnescapeString(text), paragraph) {
					t.Errorf("%s: the page does not say %q", path, paragraph)
				}
			}
		}
	}
}
