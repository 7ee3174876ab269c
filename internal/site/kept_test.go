package site_test

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"

	"accords/internal/accord"
	"accords/internal/query"
	"accords/internal/site"
	"accords/internal/store"
	"accords/internal/store/storetest"
)

// counting is a register that counts how often a list is asked for.
type counting struct {
	*store.Store
	lists *atomic.Int64
}

func (c counting) Agreements(ctx context.Context, q query.Agreements) (accord.AgreementPage, error) {
	c.lists.Add(1)
	return c.Store.Agreements(ctx, q)
}

func TestPagesAreKeptByTheirAddress(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	storetest.Fill(t, s, korea())
	var lists atomic.Int64
	cfg := site.Config{BaseURL: "https://accords.example", Pages: 1 << 20, Labels: accord.Labels{
		Countries: map[accord.Code]accord.Country{"KR": {Code: "KR", Name: "South Korea"}}}}
	h := site.New(counting{s, &lists}, cfg, slog.New(slog.NewTextHandler(io.Discard, nil)))
	ask := func(path string, header ...string) *httptest.ResponseRecorder {
		r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "https://accords.example"+path, nil)
		for i := 0; i+1 < len(header); i += 2 {
			r.Header.Set(header[i], header[i+1])
		}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		return w
	}
	for path, kept := range map[string]bool{
		"/agreements":                        true,
		"/ko/agreements":                     true,
		"/":                                  true,
		"/agreements?country=KR":             true,
		"/agreements?country=KR&sort=title":  true,
		"/agreements?q=Belarus":              false, // as many as there are texts
		"/agreements?country=KR&q=a":         false,
		"/agreements.csv":                    false,
		"/agreements?since=2026-01-01":       false,
		"/agreements.json?country=KR":        false,
		"/agreements?kind=charter&year=2017": true,
	} {
		first := ask(path)
		if first.Code != http.StatusOK {
			t.Fatalf("%s: status %d", path, first.Code)
		}
		before := lists.Load()
		again := ask(path)
		if path != "/agreements.csv" && (lists.Load() == before) != kept {
			t.Errorf("%s: kept %v, want %v", path, lists.Load() == before, kept)
		}
		if again.Body.String() != first.Body.String() || again.Header().Get("ETag") != first.Header().Get("ETag") {
			t.Errorf("%s reads differently the second time", path)
		}
	}
	page, part := ask("/agreements"), ask("/agreements", "HX-Request-Type", "partial")
	if page.Body.String() == part.Body.String() || ask("/agreements", "Accept", "application/json").Body.String() == page.Body.String() {
		t.Error("the page, a part of it and JSON are kept as one")
	}
	storetest.Fill(t, s, summit())
	if ask("/agreements").Body.String() == page.Body.String() {
		t.Error("after an import the list reads as before")
	}
}
