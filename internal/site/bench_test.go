package site_test

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"syscall"
	"testing"
	"time"

	"accords/internal/accord"
	"accords/internal/middleware"
	"accords/internal/site"
	"accords/internal/store"
	"accords/internal/store/storetest"
	"accords/web/static"
)

// void takes an answer and forgets it, so that only the cost of making one is
// measured.
type void struct {
	header http.Header
	status int
	bytes  int
}

func (v *void) Header() http.Header { return v.header }

func (v *void) WriteHeader(status int) { v.status = status }

func (v *void) Write(p []byte) (int, error) {
	v.bytes += len(p)
	return len(p), nil
}

// processorTime is what this process has had of the processors so far. Beside
// other work on the machine it says more than the clock.
func processorTime(b *testing.B) time.Duration {
	b.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// steady knows its edition by heart, as the index does.
type steady struct {
	*store.Store
	edition accord.Edition
}

func (s steady) Edition(context.Context) (accord.Edition, error) { return s.edition, nil }

// BenchmarkKept is all that the portal does about a page that it has in memory:
// who asks, for which host, how often, the log, the figures, the page itself.
// What net/http does before and after is not in it. At 20 µs for that, each
// microsecond here is a twentieth of the requests a second. "bare" is what is left
// of it where nothing is asked and the same headers and body are written.
func BenchmarkKept(b *testing.B) {
	s := pg.New(b)
	storetest.Fill(b, s, korea())
	edition, err := s.Edition(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	labels := accord.Labels{Countries: map[accord.Code]accord.Country{"KR": {Code: "KR", Name: "South Korea"}}}
	files, err := static.Embedded()
	if err != nil {
		b.Fatal(err)
	}
	log := slog.New(slog.NewTextHandler(io.Discard, nil))
	h := site.New(steady{s, edition}, site.Config{BaseURL: "https://accords.example", Version: "test", Labels: labels, Static: files, Pages: 1 << 20, Rate: 1e9,
		Observe: middleware.Logged(log)}, log)
	for _, path := range []string{"/agreements", "/agreements?country=KR", "/agreements/" + belarusID + "/memorandum-with-belarus"} {
		b.Run(path, func(b *testing.B) {
			r := httptest.NewRequestWithContext(b.Context(), http.MethodGet, "https://accords.example"+path, nil)
			r.Header.Set("Accept-Encoding", "gzip, deflate, br, zstd")
			r.Header.Set("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
			r.Header.Set("User-Agent", "Mozilla/5.0")
			b.ReportAllocs()
			began := processorTime(b)
			for b.Loop() {
				v := &void{header: http.Header{}}
				h.ServeHTTP(v, r)
				if v.status != http.StatusOK || v.bytes < 1000 {
					b.Fatalf("status %d, %d bytes", v.status, v.bytes)
				}
			}
			b.ReportMetric(float64((processorTime(b)-began).Nanoseconds())/float64(b.N), "cpu-ns/op")
		})
	}
	b.Run("bare", func(b *testing.B) {
		r := httptest.NewRequestWithContext(b.Context(), http.MethodGet, "https://accords.example/agreements", nil)
		r.Header.Set("Accept-Encoding", "gzip, deflate, br, zstd")
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		b.ReportAllocs()
		began := processorTime(b)
		for b.Loop() {
			v := &void{header: http.Header{}}
			for name, values := range w.Header() {
				v.header[name] = values
			}
			_, _ = v.Write(w.Body.Bytes())
		}
		b.ReportMetric(float64((processorTime(b)-began).Nanoseconds())/float64(b.N), "cpu-ns/op")
	})
}
