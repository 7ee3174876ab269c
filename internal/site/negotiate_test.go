package site_test

import (
	"net/http"
	"strings"
	"testing"
)

// The suffix wins over the Accept header; a client that takes anything, and one
// that prefers pages, gets the page.
func TestWhichForm(t *testing.T) {
	t.Parallel()
	p := newPortal(t, korea())
	for _, tt := range []struct{ path, accept, want string }{
		{"/agreements", "", "text/html; charset=utf-8"},
		{"/agreements", "*/*", "text/html; charset=utf-8"},
		{"/agreements", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html; charset=utf-8"},
		{"/agreements", "application/json", "application/json"},
		{"/agreements", "application/json, text/plain, */*", "application/json"},
		{"/agreements", "text/html;q=0.5, text/csv", "text/csv; charset=utf-8"},
		{"/agreements", "text/html, text/csv;q=0.5", "text/html; charset=utf-8"},
		{"/agreements", "application/json;q=0", "text/html; charset=utf-8"},
		{"/agreements", "application/ld+json;q=x", "application/ld+json"},
		{"/agreements.csv", "application/json", "text/csv; charset=utf-8"},
		{"/agreements.csl.json", "text/html", "application/vnd.citationstyles.csl+json"},
		{"/ko/agreements.json", "", "application/json"},
		{"/index.json", "", "application/json"},
		{"/about", "text/calendar", "text/html; charset=utf-8"},
	} {
		resp := p.fetch(tt.path, "Accept", tt.accept)
		if got := resp.Header.Get("Content-Type"); resp.StatusCode != http.StatusOK || got != tt.want {
			t.Errorf("%s with Accept %q: %d %s, want %s", tt.path, tt.accept, resp.StatusCode, got, tt.want)
		}
		if v := strings.Join(resp.Header.Values("Vary"), ", "); !strings.Contains(v, "Accept") {
			t.Errorf("%s: Vary: %s", tt.path, v)
		}
	}
}

func TestFormsThatAreNotThere(t *testing.T) {
	t.Parallel()
	p := newPortal(t, korea())
	for path, want := range map[string]int{
		"/about.ics": http.StatusNotFound, "/topics.bib": http.StatusNotFound, "/nowhere.json": http.StatusNotFound,
		"/agreements/" + belarusID + ".csv": http.StatusPermanentRedirect, "/.json": http.StatusNotFound, "/agreements/.json": http.StatusNotFound,
		"/agreements.json.csv": http.StatusNotFound, "/agreements.json?country=QQ": http.StatusBadRequest,
	} {
		resp := p.fetch(path)
		if resp.StatusCode != want {
			t.Errorf("%s: status %d, want %d", path, resp.StatusCode, want)
		}
		if resp.Header.Get("ETag") != "" {
			t.Errorf("%s: an answer of %d has an ETag", path, resp.StatusCode)
		}
	}
}

// A redirect to the canonical address keeps the form that was asked for.
func TestRedirectsKeepTheForm(t *testing.T) {
	t.Parallel()
	p := newPortal(t, korea())
	for path, want := range map[string]string{
		"/agreements.csv?country=kr":        "/agreements.csv?country=KR",
		"/agreements/" + belarusID + ".bib": "/agreements/" + belarusID + "/memorandum-with-belarus.bib",
		"/countries/KR.atom":                "/countries/kr.atom",
	} {
		if status, location, _ := p.ask(path); status != http.StatusPermanentRedirect || location != want {
			t.Errorf("%s leads to %d %s, want %s", path, status, location, want)
		}
	}
}

// Pages name their other forms, in the head and in headers.
func TestAlternates(t *testing.T) {
	t.Parallel()
	p := newPortal(t, korea())
	resp := p.fetch("/agreements/" + belarusID + "/memorandum-with-belarus")
	links := strings.Join(resp.Header.Values("Link"), "\n")
	at := "<https://accords.example/agreements/" + belarusID + "/memorandum-with-belarus"
	for _, want := range []string{
		at + `.json>; rel="alternate"; type="application/json"`,
		at + `.bib>; rel="alternate"; type="application/x-bibtex"`,
		at + `.jsonld>; rel="describedby"; type="application/ld+json"`,
		`<https://accords.example/a/` + belarusID + `>; rel="cite-as"`,
		`<https://accords.example/sources/korea>; rel="item"; type="text/html"`,
		`<https://schema.org/CreativeWork>; rel="type"`,
	} {
		if !strings.Contains(links, want) {
			t.Errorf("no Link %s in\n%s", want, links)
		}
	}
	_, _, body := p.ask("/agreements?country=KR")
	if want := `<link rel="alternate" type="text/csv" href="/agreements.csv?country=KR" title="CSV">`; !strings.Contains(body, want) {
		t.Errorf("no %s", want)
	}
}

// One import makes every tag a new one; until then nothing is sent twice.
func TestConditionalRequests(t *testing.T) {
	t.Parallel()
	p := newPortal(t, korea())
	paths := []string{"/", "/agreements", "/agreements?country=KR", "/agreements.json", "/agreements.csv", "/countries/kr.atom", "/topics", "/ko/topics", "/summits.ics"}
	tags := map[string]string{}
	for _, path := range paths {
		tag := p.fetch(path).Header.Get("ETag")
		if other, twice := tags[tag]; twice || tag == "" {
			t.Errorf("%s has the tag %q, as has %s", path, tag, other)
		}
		tags[tag] = path
		again := p.fetch(path, "If-None-Match", `"other", W/`+tag)
		if again.StatusCode != http.StatusNotModified || again.Header.Get("ETag") != tag {
			t.Errorf("%s: status %d, tag %s", path, again.StatusCode, again.Header.Get("ETag"))
		}
	}
	if _, err := p.store.Replace(t.Context(), summit()); err != nil {
		t.Fatal(err)
	}
	for tag, path := range tags {
		if resp := p.fetch(path, "If-None-Match", tag); resp.StatusCode != http.StatusOK || resp.Header.Get("ETag") == tag {
			t.Errorf("%s after an import: status %d, tag %s", path, resp.StatusCode, resp.Header.Get("ETag"))
		}
	}
	partial := p.fetch("/agreements", "HX-Request-Type", "partial").Header.Get("ETag")
	if partial == p.fetch("/agreements").Header.Get("ETag") {
		t.Error("a part of a page has the tag of the page")
	}
}

func TestHowLongAnswersMayBeKept(t *testing.T) {
	t.Parallel()
	p := newPortal(t, korea())
	for path, want := range map[string]string{
		"/agreements": "public, max-age=60, stale-while-revalidate=600", "/agreements.json": "public, max-age=60, stale-while-revalidate=600",
		"/agreements.atom": "public, max-age=300", "/summits.ics": "public, max-age=300", "/nowhere": "no-store",
	} {
		resp := p.fetch(path)
		if got := resp.Header.Get("Cache-Control"); got != want {
			t.Errorf("%s: Cache-Control: %s, want %s", path, got, want)
		}
	}
	if got := p.fetch("/agreements.json").Header.Get("Access-Control-Allow-Origin"); got != "*" {
		t.Errorf("scripts of other sites may not read the data: %q", got)
	}
	if got := p.fetch("/agreements").Header.Get("Access-Control-Allow-Origin"); got != "" {
		t.Errorf("pages are open to scripts of %q", got)
	}
}
