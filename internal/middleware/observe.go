package middleware

import (
	"context"
	"crypto/rand"
	"encoding/binary"
	"log/slog"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/go-chi/chi/v5"
)

// Seen is a request that was answered.
type Seen struct {
	Route  string // the address as the table of addresses has it, "/agreements/{id}"; "kept" for a page from memory, "none" for what is in no table
	Status int
	Bytes  int // of the body, as it was sent
	Took   time.Duration
}

type contextKey int

const (
	visitKey contextKey = iota
	unboundKey
)

// ID returns the id of a request, for the log and for an error page.
func ID(ctx context.Context) string {
	v, _ := ctx.Value(visitKey).(*visit)
	if v == nil {
		return ""
	}
	return v.id[0]
}

// visit is a request under way: its id, and what was answered so far. There is
// one a request, in one piece of memory, because a page that is kept costs
// little more than what is noted about it.
type visit struct {
	http.ResponseWriter
	id     [1]string // as a header has it
	start  time.Time
	status int
	bytes  int
}

func (v *visit) WriteHeader(status int) {
	if v.status == 0 {
		v.status = status
	}
	v.ResponseWriter.WriteHeader(status)
}

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
// over, because it goes into the log), writes one line about it once it is
// answered, and tells the figures; nil tells nobody. slog escapes line ends, so
// that a request cannot write a line of its own, and who asked is cut to a
// neighbourhood.
func Observe(log *slog.Logger, tell func(Seen)) Middleware {
	ids := newIDs()
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			v := &visit{ResponseWriter: w, start: time.Now(), id: [1]string{ids.next()}}
			w.Header()["X-Request-Id"] = v.id[:]
			r = r.WithContext(context.WithValue(r.Context(), visitKey, v))
			defer v.over(r, log, tell)
			next.ServeHTTP(v, r)
		})
	}
}

// over notes a request that is answered, or whose handler has hung up.
func (v *visit) over(r *http.Request, log *slog.Logger, tell func(Seen)) {
	took := time.Since(v.start)
	if log.Enabled(r.Context(), slog.LevelInfo) {
		log.LogAttrs(r.Context(), slog.LevelInfo, "request",
			slog.String("id", v.id[0]), slog.String("from", Neighbourhood(r.Context())), slog.String("method", r.Method), slog.String("uri", r.URL.RequestURI()),
			slog.Int("status", v.status), slog.Int("bytes", v.bytes), slog.Duration("took", took))
	}
	if tell != nil {
		tell(Seen{Route: v.route(r), Status: v.status, Bytes: v.bytes, Took: took})
	}
}

// route is one of few: an address would be as many as strangers like.
func (v *visit) route(r *http.Request) string {
	if c := chi.RouteContext(r.Context()); c != nil && c.RoutePattern() != "" {
		return c.RoutePattern()
	}
	if v.status < http.StatusBadRequest {
		return "kept"
	}
	return "none"
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
