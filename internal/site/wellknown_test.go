package site_test

import (
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"accords/internal/site"

	"golang.org/x/net/html"
)

// security.txt has the fields that RFC 9116 asks for, each once, and an end that
// is not yet reached and not more than a year away.
func TestSecurityTextObeysTheRFC(t *testing.T) {
	t.Parallel()
	for _, contact := range []string{"mailto:security@accords.example", "https://accords.example/report"} {
		p := newPortal(t)
		p.handler = site.New(p.store, site.Config{BaseURL: "https://accords.example", SecurityContact: contact}, slog.New(slog.DiscardHandler))
		resp := p.fetch("/.well-known/security.txt")
		raw, _ := io.ReadAll(resp.Body)
		if got := resp.Header.Get("Content-Type"); resp.StatusCode != http.StatusOK || got != "text/plain; charset=utf-8" {
			t.Errorf("status %d, %s", resp.StatusCode, got)
		}
		fields := map[string]string{}
		for _, line := range strings.Split(strings.TrimSuffix(string(raw), "\n"), "\n") {
			name, value, ok := strings.Cut(line, ": ")
			if _, twice := fields[name]; !ok || twice || value == "" {
				t.Errorf("the line %q", line)
			}
			fields[name] = value
		}
		expires, err := time.Parse(time.RFC3339, fields["Expires"])
		if left := time.Until(expires); err != nil || left < 30*24*time.Hour || left > 366*24*time.Hour {
			t.Errorf("it expires on %q: %v", fields["Expires"], err)
		}
		if u, err := url.Parse(fields["Contact"]); err != nil || u.Scheme != "mailto" && u.Scheme != "https" || fields["Contact"] != contact {
			t.Errorf("the contact is %q", fields["Contact"])
		}
		if fields["Canonical"] != "https://accords.example/.well-known/security.txt" || fields["Preferred-Languages"] != "en, ko" || len(fields) != 4 {
			t.Errorf("the fields are %v", fields)
		}
	}
}

// links are the addresses of a page's links of a kind, by their language.
func links(doc *html.Node, rel string) map[string]string {
	out := map[string]string{}
	for n := range doc.Descendants() {
		if n.Data == "link" && attribute(n, "rel") == rel && (rel != "alternate" || attribute(n, "hreflang") != "") {
			out[attribute(n, "hreflang")] = attribute(n, "href")
		}
	}
	return out
}

// Each page names itself as canonical, in its language and by the public
// address, and its like in both languages and for all others; the like names it.
func TestCanonicalAndLanguages(t *testing.T) {
	t.Parallel()
	p := newPortal(t, korea(), summit())
	const base = "https://accords.example"
	for _, path := range []string{"/", "/agreements", "/agreements?country=KR&year=2017", "/agreements/" + belarusID + "/memorandum-with-belarus", "/countries/kr", "/between/by/kr", "/ministries/" + mois,
		"/summits/digital-nations-2018", "/topics", "/sources/korea", "/timeline", "/matrix", "/map", "/changes", "/about", "/data", "/privacy", "/search?q=korea+belarus", "/snapshots"} {
		korean := "/ko" + strings.TrimSuffix(path, "/")
		want := map[string]string{"en": base + path, "ko": base + korean, "x-default": base + path}
		for lang, at := range map[string]string{"en": path, "ko": korean} {
			_, _, body := p.ask(at)
			doc, err := html.Parse(strings.NewReader(body))
			if err != nil {
				t.Fatal(err)
			}
			if got := links(doc, "canonical"); len(got) != 1 || got[""] != want[lang] {
				t.Errorf("%s: canonical %v, want %s", at, got, want[lang])
			}
			got := links(doc, "alternate")
			for l, href := range want {
				if got[l] != href {
					t.Errorf("%s: in %s it is %q, want %s", at, l, got[l], href)
				}
			}
			if len(got) != len(want) {
				t.Errorf("%s: alternates %v", at, got)
			}
		}
	}
	_, _, body := p.ask("/nowhere")
	doc, _ := html.Parse(strings.NewReader(body))
	if got := links(doc, "canonical"); len(got) != 0 {
		t.Errorf("an error is canonical: %v", got)
	}
}
