package middleware_test

import (
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"accords/internal/middleware"
)

// What Mozilla's Observatory asks for: each row is one of its tests, with what
// it wants for the full mark.
func TestHeadersAsTheObservatoryWantsThem(t *testing.T) {
	t.Parallel()
	// On a refusal, which has the same headers as a page.
	w := answer(middleware.Headers(true)(middleware.Limits(plainFail, nil)(hello)), httptest.NewRequest("POST", "/", nil))
	h := w.Header()
	policy := map[string][]string{}
	for _, d := range strings.Split(h.Get("Content-Security-Policy"), ";") {
		words := strings.Fields(d)
		policy[words[0]] = words[1:]
	}
	for name, holds := range map[string]bool{
		"csp: nothing by default":       slices.Equal(policy["default-src"], []string{"'none'"}),
		"csp: no unsafe source":         !strings.Contains(h.Get("Content-Security-Policy"), "unsafe"),
		"csp: no source elsewhere":      !strings.Contains(h.Get("Content-Security-Policy"), "http"),
		"csp: base-uri":                 slices.Equal(policy["base-uri"], []string{"'none'"}),
		"csp: form-action":              slices.Equal(policy["form-action"], []string{"'self'"}),
		"csp: frame-ancestors":          slices.Equal(policy["frame-ancestors"], []string{"'none'"}),
		"csp: trusted types":            slices.Equal(policy["require-trusted-types-for"], []string{"'script'"}) && slices.Equal(policy["trusted-types"], []string{"htmx"}),
		"csp: reports":                  slices.Equal(policy["report-to"], []string{"csp"}) && h.Get("Reporting-Endpoints") == `csp="/csp-report"`,
		"cookies: none":                 h.Get("Set-Cookie") == "",
		"cross-origin sharing: none":    h.Get("Access-Control-Allow-Origin") == "",
		"strict-transport-security":     h.Get("Strict-Transport-Security") == "max-age=63072000; includeSubDomains",
		"x-content-type-options":        h.Get("X-Content-Type-Options") == "nosniff",
		"x-frame-options":               h.Get("X-Frame-Options") == "DENY",
		"referrer-policy":               h.Get("Referrer-Policy") == "strict-origin-when-cross-origin",
		"permissions-policy":            strings.Contains(h.Get("Permissions-Policy"), "geolocation=()"),
		"cross-origin-opener-policy":    h.Get("Cross-Origin-Opener-Policy") == "same-origin",
		"cross-origin-embedder-policy":  h.Get("Cross-Origin-Embedder-Policy") == "require-corp",
		"cross-origin-resource-policy":  h.Get("Cross-Origin-Resource-Policy") == "same-origin",
		"nothing about the program":     h.Get("Server") == "" && h.Get("X-Powered-By") == "",
		"it is a refusal that was seen": w.Code == 405,
	} {
		if !holds {
			t.Errorf("%s: %v", name, h)
		}
	}
}

// A browser that was promised https by a plain site could not come back.
func TestNoPromiseOfHTTPSWithoutIt(t *testing.T) {
	t.Parallel()
	w := answer(middleware.Headers(false)(hello), httptest.NewRequest("GET", "/", nil))
	if got := w.Header().Get("Strict-Transport-Security"); got != "" {
		t.Errorf("Strict-Transport-Security: %s", got)
	}
}
