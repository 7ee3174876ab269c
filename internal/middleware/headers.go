package middleware

import "net/http"

// ReportPath is where browsers report what the policy has stopped.
const ReportPath = "/csp-report"

// contentPolicy lets a page load what this server serves and nothing else. It
// has no nonce, so that pages stay the same and can be cached. Text becomes a
// page or a script only through the one policy "htmx", which app.js makes for
// the filters and which takes no scripts.
const contentPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
	"form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types htmx; " +
	"report-uri " + ReportPath + "; report-to csp"

// Headers sets the security headers on every answer, errors too. Only a site
// whose public address is https may promise to stay so: a browser that was told
// so about a plain one could never come back.
func Headers(https bool) Middleware {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			h := w.Header()
			h.Set("Content-Security-Policy", contentPolicy)
			h.Set("Reporting-Endpoints", `csp="`+ReportPath+`"`)
			h.Set("X-Content-Type-Options", "nosniff")
			h.Set("X-Frame-Options", "DENY")
			h.Set("Referrer-Policy", "strict-origin-when-cross-origin")
			h.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=(), browsing-topics=()")
			h.Set("Cross-Origin-Opener-Policy", "same-origin")
			h.Set("Cross-Origin-Embedder-Policy", "require-corp")
			h.Set("Cross-Origin-Resource-Policy", "same-origin")
			if https {
				h.Set("Strict-Transport-Security", "max-age=63072000; includeSubDomains")
			}
			next.ServeHTTP(w, r)
		})
	}
}
