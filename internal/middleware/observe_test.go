package middleware_test

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"

	"accords/internal/middleware"

	"github.com/go-chi/chi/v5"
	"github.com/google/go-cmp/cmp"
)

func TestObserve(t *testing.T) {
	t.Parallel()
	var seen []middleware.Seen
	r := chi.NewRouter()
	r.Use(middleware.Observe(slog.New(slog.DiscardHandler), func(s middleware.Seen) {
		if s.Took <= 0 {
			t.Errorf("%s took %v", s.Route, s.Took)
		}
		s.Took = 0
		seen = append(seen, s)
	}), func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/kept" {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			next.ServeHTTP(w, r)
		})
	})
	r.Get("/agreements/{id}", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusGone) })
	for _, path := range []string{"/agreements/a", "/agreements/b", "/kept", "/nowhere-" + "else"} {
		r.ServeHTTP(httptest.NewRecorder(), httptest.NewRequestWithContext(t.Context(), http.MethodGet, path, nil))
	}
	want := []middleware.Seen{{Route: "/agreements/{id}", Status: 410}, {Route: "/agreements/{id}", Status: 410}, {Route: "kept", Status: 304}, {Route: "none", Status: 404, Bytes: len("404 page not found\n")}}
	if diff := cmp.Diff(want, seen); diff != "" {
		t.Errorf("mismatch (-want +got)\n%s", diff)
	}
}

// Requests of one process never share an id, and neither do those of two that
// start together.
func TestIDsAreOfOneRequest(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for range 2 {
		h := middleware.Observe(slog.New(slog.DiscardHandler), nil)(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if id := middleware.ID(r.Context()); id != w.Header().Get("X-Request-Id") {
				t.Errorf("the id is %q within and %q without", id, w.Header().Get("X-Request-Id"))
			}
		}))
		for range 5000 {
			id := answer(h, httptest.NewRequest(http.MethodGet, "/", nil)).Header().Get("X-Request-Id")
			if seen[id] || len(id) != 12 {
				t.Fatalf("%q comes twice, or is no id", id)
			}
			seen[id] = true
		}
	}
	if id := middleware.ID(t.Context()); id != "" {
		t.Errorf("outside of a request the id is %q", id)
	}
}
