package main

import (
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"syscall"
	"testing"
	"time"

	"accords/internal/accord"
	"accords/internal/extract"
	"accords/internal/importer"
	"accords/internal/index"
	"accords/internal/site"
	"accords/internal/store"
	"accords/seeds"
)

// filled is a register with the releases of the project, and with its catalogue or
// without, and the lists of it.
func filled(b *testing.B, catalogue bool) indexed {
	b.Helper()
	quiet := slog.New(slog.DiscardHandler)
	db := &database{dsn: pg.Empty(b)}
	releases, err := importer.FromFS(seeds.Releases())
	if err != nil {
		b.Fatal(err)
	}
	fill := db.fill
	if !catalogue {
		fill = db.fillPlainly
	}
	if _, err := fill(b.Context(), releases); err != nil {
		b.Fatal(err)
	}
	st, err := store.Open(b.Context(), db.dsn, db.options)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(st.Close)
	lists := index.New(st, time.Now, quiet)
	if err := lists.Renew(b.Context()); err != nil {
		b.Fatal(err)
	}
	return indexed{st, lists}
}

// fillPlainly is fill without the catalogue.
func (db *database) fillPlainly(ctx context.Context, releases []importer.Release) (run accord.ImportRun, err error) {
	all, err := collected()
	if err != nil {
		return run, err
	}
	err = store.Migrate(ctx, db.dsn, func(ctx context.Context) error {
		st, err := store.Open(ctx, db.dsn, db.options)
		if err != nil {
			return err
		}
		defer st.Close()
		im, err := importer.New(st, extract.New(all.names), all.names, all.authority, importer.Options{Version: version(), Now: time.Now})
		if err != nil {
			return err
		}
		run, err = im.Run(ctx, releases)
		return err
	})
	return run, err
}

// ownTime is what this process has had of the processors so far. Postgres is
// another process, so that its work is not in it, and neither is the wait for
// its answers: what remains is the portal's own time.
func ownTime(b *testing.B) time.Duration {
	b.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// forget takes an answer and keeps its status.
type forget struct {
	header http.Header
	status int
}

func (f *forget) Header() http.Header    { return f.header }
func (f *forget) WriteHeader(status int) { f.status = status }
func (f *forget) Write(p []byte) (int, error) {
	f.status = max(f.status, http.StatusOK)
	return len(p), nil
}

// BenchmarkPage renders pages that are not in memory, with the catalogue and without,
// and compresses them as for a browser and to be kept: each is too large for the
// memory that there is. own-ms is the portal's own time, the collector's among it;
// ns/op has the database in it.
func BenchmarkPage(b *testing.B) {
	benchmarkPages(b, "", filled(b, true))
	benchmarkPages(b, "releases-", filled(b, false))
}

func benchmarkPages(b *testing.B, prefix string, r indexed) {
	b.Helper()
	h, err := newSite(r, site.Config{BaseURL: "https://accords.example", Pages: 4}, 0, slog.New(slog.DiscardHandler))
	if err != nil {
		b.Fatal(err)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequestWithContext(b.Context(), http.MethodGet, "https://accords.example/agreements", nil))
	link := agreementLink.FindSubmatch(w.Body.Bytes())
	if link == nil {
		b.Fatalf("no agreement on the list: status %d", w.Code)
	}
	for name, path := range map[string]string{"agreement": string(link[1]), "list": "/agreements", "home": "/", "country": "/countries/kr", "about": "/about"} {
		b.Run(prefix+name, func(b *testing.B) {
			req := httptest.NewRequestWithContext(b.Context(), http.MethodGet, "https://accords.example"+path, nil)
			req.Header.Set("Accept-Encoding", "gzip")
			b.ReportAllocs()
			began := ownTime(b)
			for b.Loop() {
				f := &forget{header: http.Header{}}
				h.ServeHTTP(f, req)
				if f.status != http.StatusOK {
					b.Fatalf("%s: status %d", path, f.status)
				}
			}
			b.ReportMetric(float64((ownTime(b)-began).Microseconds())/1000/float64(b.N), "own-ms")
		})
	}
}
