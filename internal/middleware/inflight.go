package middleware

import (
	"net/http"
	"sync"
	"time"
)

// Line bounds how much of one kind is answered at once. A few more requests wait
// for a place for a moment, the rest is told at once to come back: a server that
// takes on more than it can do answers nobody in time.
type Line struct {
	Places   chan struct{} // of those that are answered at once; how many are taken is for others to see
	Queue    int           // waiting for a place
	Patience time.Duration // how long they wait

	// Here says who needs a place in this line. Others pass.
	Here func(*http.Request) bool
	// Whole is for answers that are made while they are written. Others leave
	// their place with the first byte: what is left to do then is the reader's
	// part, and one who reads slowly must not keep others out.
	Whole bool
}

// InFlight lets requests through as the line has room, and answers 503 to those
// beyond it.
func InFlight(fail Fail, l Line) Middleware {
	waiting := make(chan struct{}, l.Queue)
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			switch {
			case !l.Here(r):
				next.ServeHTTP(w, r)
			case enter(r, l.Places, waiting, l.Patience):
				leave := sync.OnceFunc(func() { <-l.Places })
				defer leave()
				if !l.Whole {
					w = &leaving{w, leave}
				}
				next.ServeHTTP(w, r)
			default:
				w.Header().Set("Retry-After", "2")
				fail(w, r, http.StatusServiceUnavailable, "The register is very busy. Please try again in a moment.")
			}
		})
	}
}

// leaving gives the place back when the answer begins.
type leaving struct {
	http.ResponseWriter
	leave func()
}

func (l *leaving) Write(b []byte) (int, error) {
	l.leave()
	return l.ResponseWriter.Write(b)
}

// Unwrap lets http.ResponseController reach the writer below.
func (l *leaving) Unwrap() http.ResponseWriter { return l.ResponseWriter }

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
