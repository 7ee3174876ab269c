package site_test

import (
	"io"
	"strings"
	"testing"

	"accords/web/words"

	"golang.org/x/net/html"
)

// Whatever fails, and whoever refuses it, a person reads a page in the language of
// the address: what kind of failure it is, in a sentence, the id to name in a
// question, and ways on that work. No page of an error is kept, listed by search
// engines, or tells what broke.
func TestErrorPages(t *testing.T) {
	t.Parallel()
	headings := map[int]words.Text{400: words.NotUnderstood, 404: words.NotFound, 410: words.Withdrawn, 500: words.SomethingWrong, 503: words.NotAvailable}
	for _, f := range failures(t) {
		if f.onlyNamed {
			continue // by this address people get a page that is no error
		}
		neutral := strings.TrimPrefix(f.path, "/ko")
		for _, lang := range words.Langs() {
			f.path = lang.Path(neutral)
			if strings.HasPrefix(neutral, "/a/") || strings.HasPrefix(neutral, "/data/") {
				if f.path = neutral; lang != words.En {
					continue // addresses that stand in no language
				}
			}
			resp := f.ask("", "text/html")
			raw, err := io.ReadAll(resp.Body)
			if err != nil {
				t.Fatal(err)
			}
			doc, err := html.Parse(strings.NewReader(string(raw)))
			if err != nil {
				t.Fatal(err)
			}
			heading, known := headings[f.status]
			if !known {
				heading = words.CannotAnswer
			}
			id := resp.Header.Get("X-Request-Id")
			if resp.StatusCode != f.status || resp.Header.Get("Cache-Control") != "no-store" || resp.Header.Get("ETag") != "" || id == "" || resp.Header.Get("Content-Security-Policy") == "" {
				t.Errorf("%s, %s: %d, headers %v", f.name, lang, resp.StatusCode, resp.Header)
			}
			if waits := f.status == 429 || f.status == 503; waits != (resp.Header.Get("Retry-After") != "") {
				t.Errorf("%s, %s: Retry-After %q", f.name, lang, resp.Header.Get("Retry-After"))
			}
			for _, want := range []string{`<html lang="` + string(lang) + `"`, "<h1", heading.In(lang), `content="noindex`, id, `href="` + lang.Path("/agreements") + `"`} {
				if !strings.Contains(string(raw), want) {
					t.Errorf("%s, %s: there is no %s in\n%s", f.name, lang, want, raw)
				}
			}
			if strings.Contains(string(raw), "secret.host") || strings.Contains(string(raw), "relation") {
				t.Errorf("%s, %s: it says what broke:\n%s", f.name, lang, raw)
			}
			// The messages of the register itself are made by the tests, in English.
			if f.status != 503 && f.status != 410 {
				speaks(t, f.path, doc)
			}
		}
	}
}
