package site

import (
	"net/http"
	"strings"
	"time"

	"accords/internal/middleware"
	"accords/internal/query"
	"accords/web/words"
)

// keptBy says by what address the page of a request would be kept. What an
// address shows follows from what its tag is made of, see revalidate.
func (s *Site) keptBy(r *http.Request) (middleware.Address, bool) {
	part := ""
	if asked := r.Header["Hx-Request-Type"]; len(asked) > 0 {
		part = asked[0]
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead || r.ContentLength != 0 || r.URL.RawPath != "" || part != "" && part != "partial" {
		return middleware.Address{}, false
	}
	if negotiated(r.Header["Accept"]) != (wish{}) {
		return middleware.Address{}, false
	}
	e, err := s.register.Edition(r.Context())
	if err != nil {
		return middleware.Address{}, false
	}
	const day = 24 * 60 * 60
	return middleware.Address{
		State:    [3]int64{e.Run, e.Change, time.Now().Unix() / day},
		Key:      middleware.Key{Path: r.URL.Path, Query: r.URL.RawQuery, Part: part},
		Filtered: r.URL.RawQuery != "",
	}, true
}

// gaveOut reports whether the address of a request is one in the form that the
// site gives out; only that form is kept. Texts that visitors type are not:
// there is no end of them.
func (s *Site) gaveOut(r *http.Request) bool {
	return keptPath(r.URL.Path) && (r.URL.RawQuery == "" || s.keptFilter(r))
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
