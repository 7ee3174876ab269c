package site

import (
	"fmt"
	"net/http"
	"strings"
	"time"

	"accords/internal/middleware"
	"accords/internal/query"
	"accords/web/words"
)

// kept says by what address the page of a request is kept, if it is. What an
// address shows follows from what its tag is made of, see revalidate; the site
// gives out an address in one form, and only that form is kept. Texts that
// visitors type are not: there is no end of them.
func (s *Site) kept(r *http.Request) (middleware.Address, bool) {
	part := r.Header.Get("HX-Request-Type")
	if r.Method != http.MethodGet && r.Method != http.MethodHead || r.ContentLength != 0 || r.URL.RawPath != "" || part != "" && part != "partial" {
		return middleware.Address{}, false
	}
	if negotiated(r.Header.Values("Accept")) != (wish{}) || !keptPath(r.URL.Path) {
		return middleware.Address{}, false
	}
	filtered := r.URL.RawQuery != ""
	if filtered && !s.keptFilter(r) {
		return middleware.Address{}, false
	}
	e, err := s.register.Edition(r.Context())
	if err != nil {
		return middleware.Address{}, false
	}
	return middleware.Address{
		State:    fmt.Sprintf("%d %d %s", e.Run, e.Change, time.Now().UTC().Format(time.DateOnly)),
		Key:      r.URL.RequestURI() + " " + part,
		Filtered: filtered,
	}, true
}

// keptPath knows the rooms of the table of addresses whose pages are the same
// for everybody. A suffix asks for another form, and forms may be large.
func keptPath(path string) bool {
	if _, suffix, ok := strings.Cut(path, "."); ok && suffix != "" {
		return false
	}
	neutral := strings.TrimPrefix(path, words.Ko.Path(""))
	first, _, _ := strings.Cut(strings.TrimPrefix(neutral, "/"), "/")
	switch first {
	case "", "agreements", "countries", "between", "matrix", "map", "timeline", "ministries", "summits", "series", "topics", "sources", "changes", "about":
		return !strings.HasSuffix(neutral, "/") || neutral == "/"
	}
	return false
}

// keptFilter knows a filtered list in its canonical form, without free text.
func (s *Site) keptFilter(r *http.Request) bool {
	if path := r.URL.Path; path != listPath && path != words.Ko.Path(listPath) {
		return false
	}
	q, err := query.Parse(r.URL.Query())
	return err == nil && q.Text == "" && q.Since.IsZero() && q.Encode() == r.URL.RawQuery
}
