package middleware_test

import (
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
	r.Use(middleware.Observe(func(s middleware.Seen) {
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
	want := []middleware.Seen{{Route: "/agreements/{id}", Status: 410}, {Route: "/agreements/{id}", Status: 410}, {Route: "kept", Status: 304}, {Route: "none", Status: 404}}
	if diff := cmp.Diff(want, seen); diff != "" {
		t.Errorf("mismatch (-want +got)\n%s", diff)
	}
}
