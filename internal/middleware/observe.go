package middleware

import (
	"context"
	"crypto/rand"
	"encoding/binary"
	"log/slog"
	"net/http"
	"net/netip"
	"strings"
	"sync/atomic"
	"time"

	"github.com/go-chi/chi/v5"
)

// Seen is a request that was answered, or given up by the visitor.
type Seen struct {
	ID     string
	From   netip.Prefix // the neighbourhood of who asked; zero where nobody knows
	Method string
	URI    string        // the path and query, as they were sent
	Route  string        // the address as the table of addresses has it, "/agreements/{id}"; "kept" for a page from memory, "none" for what is in no table
	At     time.Time     // when the answer was done
	Took   time.Duration // until the last byte was handed on: a slow reader makes it long
	Status int
	Bytes  int // of the body, as it was sent
}

// contextKey keeps what is noted with a request apart from what others note.
type contextKey int

const (
	visitKey contextKey = iota
	unboundKey
)

// ID returns the id of a request, for the log and for an error page: twelve
// hexadecimal digits that say nothing about the visitor. It is empty for a request
// that Observe has not seen.
func ID(ctx context.Context) string {
	v, _ := ctx.Value(visitKey).(*visit)
	if v == nil {
		return ""
	}
	return v.id[0]
}

// visit is a request under way: its id, what was answered so far, and the writer
// and the context that it gives to those behind it. It is one piece of memory,
// because a page that is kept costs little more than what is noted about it.
type visit struct {
	http.ResponseWriter
	context.Context
	id     [1]string // as a header has it
	start  time.Time
	status int
	bytes  int
	route  string // empty for what no table of addresses has answered
}

// Value is the visit itself under its key, and what the context of the request has
// under others.
func (v *visit) Value(key any) any {
	if key == visitKey {
		return v
	}
	return v.Context.Value(key)
}

// WriteHeader notes the first status: a second one is a mistake that net/http logs.
func (v *visit) WriteHeader(status int) {
	if v.status == 0 {
		v.status = status
	}
	v.ResponseWriter.WriteHeader(status)
}

// Write counts what was taken of it, which is less than it was given where the
// visitor has left.
func (v *visit) Write(b []byte) (int, error) {
	if v.status == 0 {
		v.status = http.StatusOK
	}
	n, err := v.ResponseWriter.Write(b)
	v.bytes += n
	return n, err
}

// Unwrap lets http.ResponseController reach the writer below.
func (v *visit) Unwrap() http.ResponseWriter { return v.ResponseWriter }

// Observe gives each request an id of its own (one from outside is not taken
// over, because it goes into the log), and tells of it once it is answered. Who
// asked is cut to a neighbourhood before anybody is told.
func Observe(tell func(Seen)) Middleware {
	ids := newIDs()
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			v := &visit{ResponseWriter: w, Context: r.Context(), start: time.Now(), id: [1]string{ids.next()}}
			w.Header()["X-Request-Id"] = v.id[:]
			r = r.WithContext(v)
			defer v.over(r, tell)
			next.ServeHTTP(v, r)
		})
	}
}

// over tells of a request that is answered, or whose handler has hung up.
func (v *visit) over(r *http.Request, tell func(Seen)) {
	now := time.Now()
	tell(Seen{ID: v.id[0], From: neighbourhood(v), Method: r.Method, URI: uri(r), Route: v.seenAs(), At: now, Took: now.Sub(v.start), Status: v.status, Bytes: v.bytes})
}

// Logged writes a line about each request. slog escapes line ends, so that a
// request cannot write a line of its own.
func Logged(log *slog.Logger) func(Seen) {
	return func(s Seen) {
		log.LogAttrs(context.Background(), slog.LevelInfo, "request",
			slog.String("id", s.ID), slog.String("from", s.Neighbourhood()), slog.String("method", s.Method), slog.String("uri", s.URI),
			slog.Int("status", s.Status), slog.Int("bytes", s.Bytes), slog.Duration("took", s.Took))
	}
}

// uri is the path and query that were asked for, as they were sent.
func uri(r *http.Request) string {
	if strings.HasPrefix(r.RequestURI, "/") {
		return r.RequestURI
	}
	return r.URL.RequestURI() // who asks a proxy names the host, too
}

// seenAs is one of few: an address would be as many as strangers like.
func (v *visit) seenAs() string {
	switch {
	case v.route != "":
		return v.route
	case v.status < http.StatusBadRequest:
		return "kept"
	}
	return "none"
}

// Routed notes which address of its table a router has found. It is the first
// of the router's own middleware.
func Routed(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			if v, ok := r.Context().Value(visitKey).(*visit); ok {
				v.route = chi.RouteContext(r.Context()).RoutePattern()
			}
		}()
		next.ServeHTTP(w, r)
	})
}

// ids are those of the requests of one process, 48 bits each. None comes twice
// before all have come; two processes begin at places that have nothing to do
// with each other.
type ids struct {
	first uint64
	count atomic.Uint64
}

func newIDs() *ids {
	var b [8]byte
	_, _ = rand.Read(b[:]) // never fails since Go 1.24
	return &ids{first: binary.BigEndian.Uint64(b[:])}
}

func (i *ids) next() string {
	const bits, digits = 48, "0123456789abcdef"
	// An odd number visits every remainder. This one is that of the golden ratio,
	// so that ids that follow each other look nothing alike.
	const stride = 0x9E3779B97F4A7C15
	n := i.first + i.count.Add(1)*stride
	var out [bits / 4]byte
	for j := range out {
		out[j] = digits[n>>(bits-4*(j+1))&15]
	}
	return string(out[:])
}
