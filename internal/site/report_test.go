package site_test

import (
	"bytes"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"accords/internal/site"
)

// A browser's report is a line of the log, whatever stands in it.
func TestPolicyReports(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		body  string
		want  int
		lines []string // what the log has of it
	}{
		"report-uri": {`{"csp-report":{"document-uri":"https://accords.example/a","effective-directive":"script-src-elem","blocked-uri":"inline"}}`, 204,
			[]string{`directive=script-src-elem blocked=inline page=https://accords.example/a`}},
		"Reporting API": {`[{"type":"csp-violation","body":{"documentURL":"https://accords.example/b","effectiveDirective":"img-src","blockedURL":"https://evil.example/"}},{"type":"deprecation","body":{}}]`, 204,
			[]string{`directive=img-src blocked=https://evil.example/ page=https://accords.example/b`}},
		"a line of its own":   {`{"csp-report":{"effective-directive":"x\nlevel=ERROR msg=forged"}}`, 204, []string{`directive="x\nlevel=ERROR msg=forged"`}},
		"neither":             {`"hello"`, 204, nil},
		"no JSON":             {`<script>`, 204, nil},
		"more than a browser": {strings.Repeat(" ", 4097), 413, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var b bytes.Buffer
			h := site.New(nil, site.Config{BaseURL: "https://accords.example"}, slog.New(slog.NewTextHandler(&b, nil)))
			w := httptest.NewRecorder()
			h.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodPost, "https://accords.example/csp-report", strings.NewReader(tt.body)))
			if w.Code != tt.want {
				t.Errorf("status %d, want %d", w.Code, tt.want)
			}
			if n := strings.Count(b.String(), "policy stopped"); n != len(tt.lines) || strings.Contains(b.String(), "\nlevel=ERROR") {
				t.Errorf("%d lines: %s", n, b.String())
			}
			for _, want := range tt.lines {
				if !strings.Contains(b.String(), want) {
					t.Errorf("no %s in %s", want, b.String())
				}
			}
		})
	}
}
