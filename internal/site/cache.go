package site

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"strings"
	"time"

	"accords/internal/accord"
)

// How long answers may be kept. A page may be shown while it is asked for anew
// behind the reader's back.
const (
	cachePage     = "public, max-age=60, stale-while-revalidate=600"
	cacheFeed     = "public, max-age=300"
	cacheHour     = "public, max-age=3600"
	varyOnRequest = "Accept, HX-Request-Type"
)

// revalidate answers 304 before anything is read or rendered. What an address
// shows follows from the edition of the register, from the version of the
// program with its templates, from the day (some lists count from it) and from
// the address itself: they are the tag. Who has whatever stands at the address is
// answered once it is known that something does.
func (s *Site) revalidate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		edition, err := s.register.Edition(r.Context())
		if err != nil {
			next.ServeHTTP(w, r) // which will find the register as unreachable, and say so
			return
		}
		tag := s.tag(edition, time.Now(), r)
		if matches(r.Header.Get("If-None-Match"), tag) {
			h := w.Header()
			h.Set("ETag", tag)
			h.Set("Cache-Control", cacheOf(r))
			h.Add("Vary", varyOnRequest)
			w.WriteHeader(http.StatusNotModified)
			return
		}
		if strings.TrimSpace(r.Header.Get("If-None-Match")) == "*" {
			w = &present{ResponseWriter: w}
		}
		ctx := context.WithValue(r.Context(), tagKey, tag)
		next.ServeHTTP(w, r.WithContext(context.WithValue(ctx, editionKey, edition)))
	})
}

// present turns a good answer into one without content: that there is something at an
// address is all that a client says it has by If-None-Match: * (RFC 9110, 13.1.2).
type present struct {
	http.ResponseWriter
	sent, bare bool
}

func (p *present) WriteHeader(status int) {
	if !p.sent && status == http.StatusOK {
		status, p.bare = http.StatusNotModified, true
		p.Header().Del("Content-Type")
		p.Header().Del("Content-Length")
	}
	p.sent = true
	p.ResponseWriter.WriteHeader(status)
}

func (p *present) Write(b []byte) (int, error) {
	if !p.sent {
		p.WriteHeader(http.StatusOK)
	}
	if p.bare {
		return len(b), nil
	}
	return p.ResponseWriter.Write(b)
}

// Unwrap lets http.ResponseController reach the writer below.
func (p *present) Unwrap() http.ResponseWriter { return p.ResponseWriter }

// tag is the entity tag of an address: eight bytes of a hash over all that decides what
// it shows. The form and whether htmx wants a part belong to it, since one address
// answers each of them; the base address does, since pages carry absolute links.
func (s *Site) tag(e accord.Edition, now time.Time, r *http.Request) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%d %d %s %s %s %s %s", e.Run, e.Change, s.cfg.Version, now.UTC().Format(time.DateOnly),
		s.cfg.BaseURL+r.URL.RequestURI(), wished(r).suffix, r.Header.Get("HX-Request-Type")))
	return `"` + hex.EncodeToString(sum[:8]) + `"`
}

// tagged gives an answer its tag and its time. It is called when the answer is
// certain: an error has no tag.
func tagged(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	if tag, ok := r.Context().Value(tagKey).(string); ok {
		h.Set("ETag", tag)
	}
	if h.Get("Cache-Control") == "" {
		h.Set("Cache-Control", cacheOf(r))
	}
	h.Add("Vary", varyOnRequest)
}

// cacheOf is how long an answer that has a tag may be kept, also the one of no
// content that says that it is still the same: who was told "for a year" must not
// hear "a minute" at the first question.
func cacheOf(r *http.Request) string {
	switch f := wished(r); {
	case frozenForm(r): // not for ever: a name in it may be suppressed
		return cacheHour
	case f.form == asAtom || f.form == asICS:
		return cacheFeed
	case hourly(r.URL.Path):
		return cacheHour
	}
	return cachePage
}

// hourly knows the files for machines that nobody reads on a screen.
func hourly(path string) bool {
	return path == "/sitemap.xml" || strings.HasPrefix(path, "/sitemaps/") || strings.HasPrefix(path, "/data/") && strings.HasSuffix(path, ".zip")
}

// matches compares weakly, as RFC 9110 wants it for If-None-Match: a proxy or
// the compression may have marked the tag.
func matches(header, tag string) bool {
	bare := strings.Trim(tag, `"`)
	for _, t := range strings.Split(header, ",") {
		t = strings.Trim(strings.TrimPrefix(strings.TrimSpace(t), "W/"), `"`)
		if before, _, ok := strings.Cut(t, "-"); ok {
			t = before // "abc-gzip", the compressed one
		}
		if t == bare {
			return true
		}
	}
	return false
}
