package main

import (
	"context"
	"io"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// seen is an answer as the HTTP Observatory looks at it.
type seen struct {
	header http.Header
	body   string
}

// directives are those of the answer's content security policy.
func (s seen) directives() map[string][]string {
	all := map[string][]string{}
	for _, d := range strings.Split(s.header.Get("Content-Security-Policy"), ";") {
		if words := strings.Fields(d); len(words) > 0 {
			all[words[0]] = words[1:]
		}
	}
	return all
}

var (
	scripts = regexp.MustCompile(`<script\b[^>]*>`)
	source  = regexp.MustCompile(` src="([^"]*)"`)
	months  = regexp.MustCompile(`^max-age=([0-9]{8,})\b`)
)

// observed are the tests of the HTTP Observatory as MDN describes them, each with
// the modifier that an answer gets: what fails costs, what goes beyond is a bonus.
func observed() map[string]func(seen) int {
	pass := func(bonus, penalty int, holds func(seen) bool) func(seen) int {
		return func(s seen) int {
			if holds(s) {
				return bonus
			}
			return -penalty
		}
	}
	return map[string]func(seen) int{
		"content-security-policy": pass(10, 25, func(s seen) bool {
			policy := s.directives()
			return slices.Equal(policy["default-src"], []string{"'none'"}) && slices.Equal(policy["script-src"], []string{"'self'"}) &&
				!strings.Contains(s.header.Get("Content-Security-Policy"), "unsafe") && !strings.Contains(s.header.Get("Content-Security-Policy"), "http:")
		}),
		"cookies": pass(0, 20, func(s seen) bool { return len(s.header.Values("Set-Cookie")) == 0 }),
		// Public data may be read from everywhere; with a visitor's credentials nothing may.
		"cross-origin-resource-sharing": pass(0, 50, func(s seen) bool {
			return slices.Contains([]string{"", "*"}, s.header.Get("Access-Control-Allow-Origin")) && s.header.Get("Access-Control-Allow-Credentials") == ""
		}),
		"redirection": pass(0, 20, func(s seen) bool { // to https is the proxy's; ours stay on the site
			to := s.header.Get("Location")
			return to == "" || strings.HasPrefix(to, "/") && !strings.HasPrefix(to, "//")
		}),
		"referrer-policy": pass(5, 5, func(s seen) bool {
			return slices.Contains([]string{"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}, s.header.Get("Referrer-Policy"))
		}),
		"strict-transport-security": pass(0, 20, func(s seen) bool {
			age := months.FindStringSubmatch(s.header.Get("Strict-Transport-Security"))
			return age != nil && age[1] >= "15768000" && strings.Contains(s.header.Get("Strict-Transport-Security"), "includeSubDomains")
		}),
		"subresource-integrity": pass(0, 50, func(s seen) bool { // not needed where every script is a file of the site's own
			for _, tag := range scripts.FindAllString(s.body, -1) {
				src := source.FindStringSubmatch(tag)
				if src == nil && !strings.Contains(tag, `type="application/ld+json"`) || src != nil && !strings.HasPrefix(src[1], "/static/") {
					return false
				}
			}
			return true
		}),
		"x-content-type-options": pass(0, 5, func(s seen) bool { return s.header.Get("X-Content-Type-Options") == "nosniff" }),
		"x-frame-options": pass(5, 20, func(s seen) bool {
			return slices.Equal(s.directives()["frame-ancestors"], []string{"'none'"}) && s.header.Get("X-Frame-Options") == "DENY"
		}),
		"cross-origin-resource-policy": pass(10, 5, func(s seen) bool {
			return s.header.Get("Cross-Origin-Resource-Policy") == "same-origin" ||
				s.header.Get("Cross-Origin-Resource-Policy") == "cross-origin" && s.header.Get("Access-Control-Allow-Origin") == "*"
		}),
	}
}

// Every kind of answer passes every test of the Observatory, and has the mark A+:
// a hundred points without a penalty, before the bonuses.
func TestObservatory(t *testing.T) {
	t.Parallel()
	p := startPortal(t, "DATABASE_URL="+imported(t), "PORTAL_RATE=0", "PORTAL_NO_MIGRATE=true", "PORTAL_BASE_URL=https://accords.example")
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	for _, path := range []string{"/", "/ko", "/agreements", agreements(t, p)[0], "/agreements?country=kr", "/agreements?year=20x7", "/search?q=Minsk", "/extract", "/nowhere", "/robots.txt", "/readyz",
		"/favicon.ico", "/agreements.csv", "/agreements.atom", "/sitemap.xml", "/data/accords.zip", "/api/v1/agreements", "/api/v1/openapi.json", "/mcp"} {
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		req, err := http.NewRequestWithContext(ctx, http.MethodGet, p.url+path, nil)
		if err != nil {
			t.Fatal(err)
		}
		resp, err := client.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(resp.Body)
		_ = resp.Body.Close()
		cancel()
		if err != nil {
			t.Fatal(err)
		}
		score := 100
		for name, modifier := range observed() {
			m := modifier(seen{resp.Header, string(body)})
			if m < 0 {
				t.Errorf("%s fails %s (%d): %v", path, name, m, resp.Header)
			}
			score += m
		}
		if score < 100 {
			t.Errorf("%s has %d points; A+ begins at 100", path, score)
		}
	}
}
