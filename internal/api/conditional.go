package api

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"strings"
	"time"
)

// open lets scripts of other sites read: the data are the same for everybody.
func (a *API) open(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Access-Control-Allow-Origin", "*")
		h.Set("Access-Control-Expose-Headers", "ETag, Link, Retry-After, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset")
		h.Set("Cross-Origin-Resource-Policy", "cross-origin")
		if r.Method == http.MethodOptions { // browsers ask before they send If-None-Match
			h.Set("Allow", "GET, HEAD, OPTIONS")
			h.Set("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS")
			h.Set("Access-Control-Allow-Headers", "Accept, If-None-Match")
			h.Set("Access-Control-Max-Age", "86400")
			w.WriteHeader(http.StatusNoContent)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// conditional gives every good answer a tag that changes with the edition of
// the register, and answers 304 before anything is read. Some lists count from
// today, so that the day is a part of it.
func (a *API) conditional(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Add("Vary", "Accept")
		e, err := a.register.Edition(r.Context())
		if err != nil {
			next.ServeHTTP(&tagged{ResponseWriter: w}, r) // which will say that the register cannot be reached
			return
		}
		sum := sha256.Sum256(fmt.Appendf(nil, "%d %d %s %s %s%s", e.Run, e.Change, a.version, a.now().UTC().Format(time.DateOnly), a.Base, r.URL.RequestURI()))
		tag := `"` + hex.EncodeToString(sum[:8]) + `"`
		known := r.Header.Get("If-None-Match")
		if strings.Contains(known, tag) { // alone, marked as weak, or in a list
			w.Header().Set("ETag", tag)
			w.Header().Set("Cache-Control", cachePolicy)
			w.WriteHeader(http.StatusNotModified)
			return
		}
		next.ServeHTTP(&tagged{ResponseWriter: w, tag: tag, any: strings.TrimSpace(known) == "*"}, r)
	})
}

const cachePolicy = "public, max-age=60, stale-while-revalidate=600"

// tagged sets the tag once it is known that the answer is one. Only then it is
// known, too, whether there is anything at an address, which is all that a client
// says it has by If-None-Match: * (RFC 9110, 13.1.2).
type tagged struct {
	http.ResponseWriter
	tag  string
	any  bool // whatever stands here, the client has it
	sent bool
	bare bool // the answer has no body
}

func (t *tagged) WriteHeader(status int) {
	if !t.sent {
		t.sent = true
		t.Header().Set("Cache-Control", "no-store")
		if status == http.StatusOK && t.tag != "" {
			t.Header().Set("ETag", t.tag)
			t.Header().Set("Cache-Control", cachePolicy)
			if t.any {
				status, t.bare = http.StatusNotModified, true
				t.Header().Del("Content-Type")
			}
		}
	}
	t.ResponseWriter.WriteHeader(status)
}

func (t *tagged) Write(b []byte) (int, error) {
	if !t.sent {
		t.WriteHeader(http.StatusOK)
	}
	if t.bare {
		return len(b), nil
	}
	return t.ResponseWriter.Write(b)
}

// Unwrap lets http.ResponseController reach the writer below.
func (t *tagged) Unwrap() http.ResponseWriter { return t.ResponseWriter }
