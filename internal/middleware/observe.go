package middleware

import (
	"net/http"
	"time"

	"github.com/go-chi/chi/v5"
)

// Seen is a request that was answered.
type Seen struct {
	Route  string // the address as the table of addresses has it, "/agreements/{id}"; "kept" for a page from memory, "none" for what is in no table
	Status int
	Took   time.Duration
}

// Observe tells of each request once it is answered; nil tells nobody. The route
// is one of few: an address would be as many as strangers like.
func Observe(tell func(Seen)) Middleware {
	return func(next http.Handler) http.Handler {
		if tell == nil {
			return next
		}
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			start := time.Now()
			rec := &recorder{ResponseWriter: w}
			defer func() {
				s := Seen{Route: "none", Status: rec.status, Took: time.Since(start)}
				if c := chi.RouteContext(r.Context()); c != nil && c.RoutePattern() != "" {
					s.Route = c.RoutePattern()
				} else if rec.status < http.StatusBadRequest {
					s.Route = "kept"
				}
				tell(s)
			}()
			next.ServeHTTP(rec, r)
		})
	}
}
