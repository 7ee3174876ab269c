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
	always := []header{
		{"Content-Security-Policy", []string{contentPolicy}},
		{"Reporting-Endpoints", []string{`csp="` + ReportPath + `"`}},
		{"X-Content-Type-Options", []string{"nosniff"}},
		{"X-Frame-Options", []string{"DENY"}},
		{"Referrer-Policy", []string{"strict-origin-when-cross-origin"}},
		{"Permissions-Policy", []string{"camera=(), microphone=(), geolocation=(), browsing-topics=()"}},
		{"Cross-Origin-Opener-Policy", []string{"same-origin"}},
		{"Cross-Origin-Embedder-Policy", []string{"require-corp"}},
		{"Cross-Origin-Resource-Policy", []string{"same-origin"}},
	}
	if https {
		always = append(always, header{"Strict-Transport-Security", []string{"max-age=63072000; includeSubDomains"}})
	}
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			put(w.Header(), always)
			next.ServeHTTP(w, r)
		})
	}
}

// header is one of an answer. Its name has the canonical form, and its values
// belong to every answer that has it: whoever adds to them gets a copy, because
// they have no room.
type header struct {
	name   string
	values []string
}

// put is Header.Set for headers that are the same each time, without making
// each anew.
func put(to http.Header, list []header) {
	for _, h := range list {
		to[h.name] = h.values
	}
}
