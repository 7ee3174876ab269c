package site_test

import (
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"accords/internal/site"
)

// What stands below /api/ decides about methods and bodies itself; pages do not
// let them in.
func TestOtherHandlersDecideThemselves(t *testing.T) {
	t.Parallel()
	other := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		_, _ = io.WriteString(w, r.Method+" "+r.URL.Path+" "+string(body))
	})
	s := pg.New(t)
	h := site.New(s, site.Config{BaseURL: "https://accords.example", API: other, MCP: other}, slog.New(slog.DiscardHandler))
	for _, tt := range []struct {
		method, path, body string
		status             int
		says               string
	}{
		{http.MethodOptions, "/api/v1/agreements", "", 200, "OPTIONS /api/v1/agreements "},
		{http.MethodGet, "/api/v1/openapi.json", "", 200, "GET /api/v1/openapi.json "},
		{http.MethodPost, "/mcp", "{}", 200, "POST /mcp {}"},
		{http.MethodPost, "/agreements", "", 405, ""},
		{http.MethodGet, "/agreements", "body", 413, ""},
	} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), tt.method, "https://accords.example"+tt.path, strings.NewReader(tt.body)))
		if w.Code != tt.status || !strings.Contains(w.Body.String(), tt.says) {
			t.Errorf("%s %s: %d %q", tt.method, tt.path, w.Code, w.Body.String()[:min(80, w.Body.Len())])
		}
	}
}
