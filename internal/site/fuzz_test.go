package site

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// Whatever a client accepts, it gets the page or a form that it named, and the
// page wherever it would rather have that.
func FuzzAccept(f *testing.F) {
	for _, s := range []string{"", "*/*", "text/html;q=0.5, text/csv", "application/json;q=0", "application/ld+json;q=x", "text/csv;q=NaN", "text/csv;q=-1", "text/csv;q=1e400", ";q=1", ",,,", "TEXT/CSV", "text/csv;q=0.5;q=0", "\x00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, accept string) {
		got := negotiated([]string{accept})
		if got.named {
			t.Error("a header is no suffix")
		}
		if got.suffix != "" && !strings.Contains(strings.ToLower(accept), got.mediaType) {
			t.Errorf("%q gets %s", accept, got.mediaType)
		}
		if other := negotiated(strings.Split(accept, ",")); other != got {
			t.Errorf("%q gets %s, in lines of its own %s", accept, got.suffix, other.suffix)
		}
		for _, with := range []string{"text/html," + accept, accept + ",text/html"} {
			if other := negotiated([]string{with}); other.suffix != "" && !strings.Contains(accept, "q=") {
				t.Errorf("%q gets %s and not the page", with, other.mediaType)
			}
		}
	})
}

// Whatever an address ends in, its path is left or shortened, never made up.
func FuzzSuffix(f *testing.F) {
	for _, s := range []string{"/agreements.json", "/.json", "/index.json", "/agreements/x.csl.json", "/agreements/.atom", "/a/..jsonl", "/%2e.csv", "/index/index.json", "//evil.example.json"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, path string) {
		r := httptest.NewRequest("GET", "/", nil)
		r.URL.Path = path
		var left string
		var asked wish
		readForm(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { left, asked = r.URL.Path, wished(r) })).ServeHTTP(httptest.NewRecorder(), r)
		switch {
		case asked.suffix == "" && left != path:
			t.Errorf("%q became %q without a form", path, left)
		case asked.named && left != "/" && !strings.HasPrefix(path, left):
			t.Errorf("%q became %q", path, left)
		case asked.named && !strings.HasSuffix(path, asked.suffix):
			t.Errorf("%q asks for %s", path, asked.suffix)
		}
	})
}
