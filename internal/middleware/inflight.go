package middleware

import (
	"net/http"
	"time"
)

// InFlight answers at most so many requests at once. A few more wait for a place
// for a moment, the rest is told at once to come back: a server that takes on
// more than it can do answers nobody in time. Paths in apart always pass.
func InFlight(fail Fail, most, queue int, patience time.Duration, apart ...string) Middleware {
	places := make(chan struct{}, most)
	waiting := make(chan struct{}, queue)
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			switch {
			case below(r.URL.Path, apart):
			case enter(r, places, waiting, patience):
				defer func() { <-places }()
			default:
				w.Header().Set("Retry-After", "2")
				fail(w, r, http.StatusServiceUnavailable, "The register is very busy. Please try again in a moment.")
				return
			}
			next.ServeHTTP(w, r)
		})
	}
}

// enter takes a place, after a wait where the queue has room.
func enter(r *http.Request, places, waiting chan struct{}, patience time.Duration) bool {
	select {
	case places <- struct{}{}:
		return true
	default:
	}
	select {
	case waiting <- struct{}{}:
		defer func() { <-waiting }()
	default:
		return false
	}
	enough := time.NewTimer(patience)
	defer enough.Stop()
	select {
	case places <- struct{}{}:
		return true
	case <-enough.C:
	case <-r.Context().Done():
	}
	return false
}
