package site_test

import (
	"io"
	"log/slog"
	"net/http"
	"strings"
	"testing"

	"accords/internal/site"
	"accords/web/static"
)

// kept are addresses of every kind with how long each may be kept. That of a
// frozen list is made by the test.
func kept() map[string]string {
	const page, feed, hour = "public, max-age=60, stale-while-revalidate=600", "public, max-age=300", "public, max-age=3600"
	agreement := "/agreements/" + belarusID + "/memorandum-with-belarus"
	return map[string]string{
		"/": page, "/ko": page, "/agreements": page, "/agreements?country=KR": page, "/ko/agreements?country=KR": page, agreement: page,
		"/countries": page, "/countries/kr": page, "/between/by/kr": page, "/ministries/" + mois: page, "/summits": page, "/summits/digital-nations-2018": page, "/topics": page,
		"/sources": page, "/sources/korea": page, "/timeline": page, "/matrix": page, "/map": page, "/changes": page, "/search?q=memorandum": page, "/about": page, "/data": page, "/privacy": page, "/snapshots": page,
		"/agreements.json": page, "/agreements.csv": page, "/agreements.jsonl": page, "/agreements.jsonld": page, agreement + ".json": page, agreement + ".bib": page, agreement + ".ris": page, agreement + ".csl.json": page,
		"/agreements.atom": feed, "/countries/kr.atom": feed, "/changes.atom": feed, "/agreements.ics": feed, "/summits.ics": feed, agreement + ".ics": feed,
		"/sitemap.xml": hour, "/sitemaps/1.xml": hour,
	}
}

// Every address has a tag; who has it is told so, however the tag comes back,
// with the same word on how long the answer may be kept and what it depends on.
func TestWhoHasAnAnswerIsToldSo(t *testing.T) {
	t.Parallel()
	p := newPortal(t, korea(), summit())
	list := kept()
	list[p.freeze("/snapshots", "country=BY").Header.Get("Location")+".json"] = "public, max-age=3600"
	for path, want := range list {
		first := p.fetch(path)
		tag := first.Header.Get("ETag")
		if first.StatusCode != http.StatusOK || tag == "" || strings.HasPrefix(tag, "W/") || first.Header.Get("Cache-Control") != want {
			t.Errorf("%s: status %d, tag %s, Cache-Control %q, want %q", path, first.StatusCode, tag, first.Header.Get("Cache-Control"), want)
		}
		if vary := strings.Join(first.Header.Values("Vary"), ", "); !strings.Contains(vary, "Accept") || !strings.Contains(vary, "HX-Request-Type") {
			t.Errorf("%s: Vary: %s", path, vary)
		}
		for _, back := range []string{tag, "W/" + tag, `"other", ` + tag, `"other",W/` + tag + `, "third"`, "*", strings.TrimSuffix(tag, `"`) + `-gzip"`} {
			again := p.fetch(path, "If-None-Match", back)
			body, _ := io.ReadAll(again.Body)
			if again.StatusCode != http.StatusNotModified || len(body) > 0 || again.Header.Get("ETag") != tag || again.Header.Get("Cache-Control") != want {
				t.Errorf("%s with If-None-Match %s: status %d, tag %s, %q, %d bytes", path, back, again.StatusCode, again.Header.Get("ETag"), again.Header.Get("Cache-Control"), len(body))
			}
			if vary := strings.Join(again.Header.Values("Vary"), ", "); !strings.Contains(vary, "HX-Request-Type") {
				t.Errorf("%s with If-None-Match %s: Vary: %s", path, back, vary)
			}
		}
		for _, other := range []string{`"other"`, `""`, "garbage", strings.Trim(tag, `"`)[:8], `W/"` + strings.Trim(tag, `"`) + `x"`} {
			if again := p.fetch(path, "If-None-Match", other); again.StatusCode != http.StatusOK {
				t.Errorf("%s with If-None-Match %s: status %d", path, other, again.StatusCode)
			}
		}
	}
}

// A tag follows from the program's version and from the public address, too:
// after an update or a move nobody is told that an old page is still right.
func TestATagFollowsFromEverything(t *testing.T) {
	t.Parallel()
	p := newPortal(t, korea(), summit())
	files, err := static.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	with := func(base, version string) portal {
		other := p
		other.handler = site.New(p.store, site.Config{BaseURL: base, Version: version, Static: files, Hosts: []string{"accords.example"}}, slog.New(slog.DiscardHandler))
		return other
	}
	seen := map[string]string{}
	for name, one := range map[string]portal{"first": with("https://accords.example", "1"), "another version": with("https://accords.example", "2"), "another address": with("https://moved.example", "1")} {
		for _, path := range []string{"/about", "/topics", "/topics.json", "/changes.atom"} {
			tag := one.fetch(path).Header.Get("ETag")
			if other, twice := seen[tag]; twice || tag == "" {
				t.Errorf("%s, %s has the tag %q, as has %s", name, path, tag, other)
			}
			seen[tag] = name + ", " + path
		}
	}
	if a, b := with("https://accords.example", "1").fetch("/about").Header.Get("ETag"), with("https://accords.example", "1").fetch("/about").Header.Get("ETag"); a != b {
		t.Errorf("two portals of one kind have the tags %s and %s", a, b)
	}
}

// What is no answer of ours has no tag and is kept by nobody.
func TestErrorsAreNotKept(t *testing.T) {
	t.Parallel()
	p := newPortal(t, korea())
	for path, want := range map[string]int{
		"/agreements/zzzzzzzz/x": 404, "/ministries/nobody-kr": 404, "/agreements/" + belarusID: 308,
		"/nowhere": 404, "/ko/nowhere": 404, "/nowhere.json": 404, "/agreements?country=QQ": 400, "/agreements.csv?country=QQ": 400, "/agreements?page=99": 404,
		"/static/app.000000000000.css": 404, "/sitemaps/9.xml": 404, "/a/zzzzzzzz": 404, "/data/other.zip": 404, "/snapshots/00000000000000000000000000000000": 404,
	} {
		for _, has := range []string{`"x"`, "*", " * "} { // what is not there nobody has, whatever they say
			resp := p.fetch(path, "If-None-Match", has)
			if resp.StatusCode != want || resp.Header.Get("ETag") != "" || want != 308 && resp.Header.Get("Cache-Control") != "no-store" {
				t.Errorf("%s with If-None-Match %s: status %d, tag %q, Cache-Control %q", path, has, resp.StatusCode, resp.Header.Get("ETag"), resp.Header.Get("Cache-Control"))
			}
		}
	}
}

// A file of the site is kept for a year: its name has its hash.
func TestAssetsAreKeptForAYear(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	_, _, body := p.ask("/about")
	found := 0
	for _, part := range strings.Split(body, `"`) {
		if !strings.HasPrefix(part, static.Prefix) {
			continue
		}
		found++
		if resp := p.fetch(part); resp.StatusCode != http.StatusOK || resp.Header.Get("Cache-Control") != "public, max-age=31536000, immutable" {
			t.Errorf("%s: status %d, %s", part, resp.StatusCode, resp.Header.Get("Cache-Control"))
		}
	}
	if found < 3 {
		t.Errorf("the page names %d files", found)
	}
}
