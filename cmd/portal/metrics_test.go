package main

import (
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"accords/internal/index"
	"accords/internal/middleware"
	"accords/internal/store"
	"accords/internal/store/storetest"

	"github.com/prometheus/client_golang/prometheus/testutil"
)

func TestMetrics(t *testing.T) {
	t.Parallel()
	st := pg.New(t)
	storetest.Fill(t, st, storetest.Document("korea", storetest.Agreement{ID: "h8m20e18", Title: "Memorandum", Kind: "charter", Signed: "2017"}))
	quiet := slog.New(slog.NewTextHandler(io.Discard, nil))
	lists := index.New(st, time.Now, quiet)
	m := newMetrics(st, lists)
	m.saw(middleware.Seen{Route: "kept", Status: 200, Bytes: 700, Took: 20 * time.Microsecond})
	m.saw(middleware.Seen{Route: "/agreements", Status: 304, Took: time.Millisecond})
	if err := lists.Renew(t.Context()); err != nil {
		t.Fatal(err)
	}
	if size := lists.Status().Bytes; size < 1000 || size > 1<<20 {
		t.Errorf("an index of one agreement takes %d bytes", size)
	}
	if n := testutil.CollectAndCount(m.requests); n != 2 {
		t.Errorf("%d series of requests, want 2", n)
	}
	for path, want := range map[string][]string{
		"/metrics": {`portal_request_seconds_bucket{route="kept",status="2xx",le="0.0001"} 1`, `portal_request_seconds_count{route="/agreements",status="3xx"} 1`,
			`portal_sent_bytes_total{route="kept"} 700`, "portal_index_agreements 1\n", "portal_index_bytes ", "portal_index_built_seconds 1", "portal_pool_connections ", "go_goroutines "},
		"/debug/pprof/": {"goroutine", "heap"},
	} {
		w := httptest.NewRecorder()
		m.handler().ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, path, nil))
		for _, line := range want {
			if !strings.Contains(w.Body.String(), line) {
				t.Errorf("%s does not say %q", path, line)
			}
		}
	}
}

// Profiles show what is in memory: they are for the machine itself.
func TestMetricsAddress(t *testing.T) {
	t.Parallel()
	m := newMetrics(&store.Store{}, index.New(nil, time.Now, nil))
	quiet := slog.New(slog.NewTextHandler(io.Discard, nil))
	for _, addr := range []string{"0.0.0.0:0", ":9090", "192.0.2.1:9090", "example.org:80", "9090"} {
		if stop, err := m.serve(addr, quiet); err == nil {
			stop()
			t.Errorf("%s is taken", addr)
		}
	}
	for _, addr := range []string{"", "127.0.0.1:0", "localhost:0"} {
		stop, err := m.serve(addr, quiet)
		if err != nil {
			t.Fatalf("%q: %v", addr, err)
		}
		stop()
	}
}

// What the README tells a maintainer to look at has to be there, and what is
// there has to be told.
func TestReadmeReadsTheFiguresThatThereAre(t *testing.T) {
	t.Parallel()
	readme, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(readme), "## Watching it\n")
	section, _, _ = strings.Cut(section, "\n## ")
	told := map[string]bool{}
	for _, name := range regexp.MustCompile(`\b(?:portal|go|process)_[a-z_]+`).FindAllString(section, -1) {
		told[name] = true
	}
	m := newMetrics(pg.New(t), index.New(nil, time.Now, nil))
	m.saw(middleware.Seen{Route: "kept", Status: 200}) // a vector without a value is not there
	families, err := m.registry.Gather()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range families {
		if strings.HasPrefix(f.GetName(), "portal_") && !told[f.GetName()] {
			t.Errorf("the README says nothing of %s", f.GetName())
		}
		delete(told, f.GetName())
	}
	for name := range told {
		t.Errorf("the README tells of %s, which is not there", name)
	}
}
