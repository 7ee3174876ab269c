package site_test

import (
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"testing"

	"accords/internal/accord"
	"accords/internal/site"
	"accords/web/static"

	"github.com/google/go-cmp/cmp"
)

// link is an entry of a Link header (RFC 8288), as the site writes it.
var link = regexp.MustCompile(`^<([^>]+)>; rel="([a-z-]+)"(?:; type="([^"]+)")?`)

// Every signpost leads to what it names: an address that answers at once, or
// leads on for good, in the form that the header promises.
func TestSignpostsHold(t *testing.T) {
	t.Parallel()
	p := openPortal(t, korea(), summit())
	const base = "https://accords.example"
	followed := map[string]int{}
	for _, path := range []string{"/", "/agreements?country=KR", "/agreements/" + belarusID + "/memorandum-with-belarus", "/ko/agreements/" + belarusID + "/memorandum-with-belarus",
		"/countries/kr", "/ministries/" + mois, "/summits", "/summits/digital-nations-2018", "/series/digital-nations", "/topics", "/sources/korea", "/changes", "/data", "/timeline"} {
		resp := p.fetch(path)
		if resp.StatusCode != http.StatusOK {
			t.Fatalf("%s: %d", path, resp.StatusCode)
		}
		for _, header := range resp.Header.Values("Link") {
			for _, one := range strings.Split(header, ", <") {
				one = "<" + strings.TrimPrefix(one, "<")
				m := link.FindStringSubmatch(one)
				if m == nil {
					t.Errorf("%s: a Link that cannot be read: %s", path, one)
					continue
				}
				target, rel, mediaType := m[1], m[2], m[3]
				followed[rel]++
				if !strings.HasPrefix(target, base) {
					if rel != "type" && rel != "license" {
						t.Errorf("%s: %s leads elsewhere: %s", path, rel, target)
					}
					continue
				}
				there := p.fetch(strings.TrimPrefix(target, base))
				if there.StatusCode == http.StatusPermanentRedirect || there.StatusCode == http.StatusSeeOther {
					there = p.fetch(there.Header.Get("Location"))
				}
				got, _, _ := strings.Cut(there.Header.Get("Content-Type"), ";")
				if there.StatusCode != http.StatusOK || mediaType != "" && got != mediaType {
					t.Errorf("%s: %s leads to %s: %d %s, want %s", path, rel, target, there.StatusCode, got, mediaType)
				}
			}
		}
	}
	for _, rel := range []string{"alternate", "describedby", "cite-as", "item", "type"} {
		if followed[rel] == 0 {
			t.Errorf("no page has a Link of %s; there are %v", rel, followed)
		}
	}
}

// A page from memory is the page that would be rendered: the same bytes under the
// same headers, in both languages, for GET and HEAD. Only what names the request
// differs.
func TestAKeptPageIsThePage(t *testing.T) {
	t.Parallel()
	p := newPortal(t, korea(), summit())
	files, err := static.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	labels := accord.Labels{Countries: map[accord.Code]accord.Country{"KR": {Code: "KR", Name: "South Korea"}}}
	with := func(pages int) http.Handler {
		return site.New(p.store, site.Config{BaseURL: "https://accords.example", Version: "test", Static: files, Pages: pages, Labels: labels}, slog.New(slog.DiscardHandler))
	}
	anew, kept := with(0), with(1<<22)
	ask := func(h http.Handler, method, path string) (http.Header, string) {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), method, "https://accords.example"+path, nil))
		body, _ := io.ReadAll(w.Body)
		if w.Code != http.StatusOK {
			t.Fatalf("%s %s: %d", method, path, w.Code)
		}
		headers := http.Header{}
		for name, values := range w.Result().Header { // one line of a list says what several do
			headers[name] = slices.Sorted(strings.SplitSeq(strings.Join(values, ", "), ", "))
		}
		headers.Del("X-Request-Id")
		headers.Del("Content-Length") // of a page that is rendered nobody knows it before
		return headers, string(body)
	}
	for path := range keptPages() {
		for _, prefix := range []string{"", "/ko"} {
			path := prefix + strings.TrimSuffix(path, "/")
			if path == "" {
				path = "/"
			}
			wantHeaders, want := ask(anew, http.MethodGet, path)
			ask(kept, http.MethodGet, path)
			headers, body := ask(kept, http.MethodGet, path) // by now it is there
			if body != want || len(body) < 1000 {
				t.Errorf("%s: %d bytes from memory, %d rendered", path, len(body), len(want))
			}
			if diff := cmp.Diff(wantHeaders, headers); diff != "" {
				t.Errorf("%s: headers: mismatch (-rendered +kept)\n%s", path, diff)
			}
			headers, _ = ask(kept, http.MethodHead, path) // net/http drops the body
			if diff := cmp.Diff(wantHeaders, headers); diff != "" {
				t.Errorf("HEAD of %s: headers: mismatch (-rendered +kept)\n%s", path, diff)
			}
		}
	}
}

// keptPages are the addresses of kept that people read.
func keptPages() map[string]string {
	out := map[string]string{}
	for path, policy := range kept() {
		if strings.HasPrefix(policy, "public, max-age=60,") && !strings.Contains(path, ".") && !strings.HasPrefix(path, "/ko") && !strings.HasPrefix(path, "/search") {
			out[path] = policy
		}
	}
	return out
}
