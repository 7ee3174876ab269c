package middleware_test

import (
	"net/http"
	"net/http/httptest"
	"slices"
	"testing"

	"accords/internal/middleware"

	"github.com/go-chi/chi/v5"
)

func TestObserve(t *testing.T) {
	t.Parallel()
	var seen []middleware.Seen
	var answered []int
	r := chi.NewRouter()
	h := chi.Chain(middleware.Observe(func(s middleware.Seen) {
		if s.Took <= 0 || s.At.IsZero() || s.Method != http.MethodGet {
			t.Errorf("%s took %v at %v, %s", s.Route, s.Took, s.At, s.Method)
		}
		seen = append(seen, middleware.Seen{URI: s.URI, Route: s.Route, Status: s.Status, Bytes: s.Bytes})
	}), func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/kept" {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			next.ServeHTTP(w, r)
		})
	}).Handler(r)
	r.Use(middleware.Routed)
	r.Get("/agreements/{id}", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusGone) })
	for _, path := range []string{"/agreements/a", "https://accords.example/agreements/b?c", "/kept", "/nowhere-" + "else"} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, path, nil))
		answered = append(answered, w.Code)
	}
	for i, s := range seen { // what is told is what was sent
		if s.Status != answered[i] {
			t.Errorf("%s was answered with %d, and %d is told", s.URI, answered[i], s.Status)
		}
	}
	want := []middleware.Seen{{URI: "/agreements/a", Route: "/agreements/{id}", Status: 410}, {URI: "/agreements/b?c", Route: "/agreements/{id}", Status: 410}, {URI: "/kept", Route: "kept", Status: 304},
		{URI: "/nowhere-else", Route: "none", Status: 404, Bytes: len("404 page not found\n")}}
	if !slices.Equal(seen, want) {
		t.Errorf("seen %+v\nwant %+v", seen, want)
	}
}

// Requests of one process never share an id, and neither do those of two that
// start together.
func TestIDsAreOfOneRequest(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for range 2 {
		h := middleware.Observe(func(middleware.Seen) {})(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
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
