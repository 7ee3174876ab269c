package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// answered is what came back for one request.
type answered struct {
	status int
	header http.Header
	body   string
	closes bool // the server said that it hangs up
}

// raw sends bytes as they are: a client library would mend them first. It reads
// as many answers as are wanted, or all until the server hangs up.
func (p *portal) raw(t testing.TB, request string, method string, count int) []answered {
	t.Helper()
	conn, err := (&net.Dialer{Timeout: 10 * time.Second}).DialContext(t.Context(), "tcp", strings.TrimPrefix(p.url, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	if err := conn.SetDeadline(time.Now().Add(30 * time.Second)); err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(conn, request); err != nil {
		t.Fatal(err)
	}
	var out []answered
	in := bufio.NewReader(conn)
	for len(out) < count {
		resp, err := http.ReadResponse(in, &http.Request{Method: method})
		if err != nil {
			t.Errorf("answer %d: %v", len(out)+1, err)
			return out
		}
		body, err := io.ReadAll(resp.Body)
		_ = resp.Body.Close()
		if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
			t.Errorf("answer %d: %v", len(out)+1, err)
		}
		out = append(out, answered{resp.StatusCode, resp.Header, string(body), resp.Close})
	}
	return out
}

// request is one as a well-meaning client would send it, but for what is given.
func request(method, target string, header ...string) string {
	return method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n" + strings.Join(append(header, "Connection: close"), "\r\n") + "\r\n\r\n"
}

// hostile is a request that no visitor sends, and what it may be answered.
type hostile struct {
	name    string
	request string
	want    []int
	// What the server says before any code of ours runs has no headers of ours:
	// such answers have no content either.
	bare bool
	also func(answered) string // what is wrong with the answer, beside the rules for all
}

func hostileFraming() []hostile {
	const host = "Host: localhost\r\n"
	closes := func(a answered) string {
		if !a.closes {
			return "the connection stays open, with the rest of a request on it"
		}
		return ""
	}
	return []hostile{
		{name: "no Host", request: "GET / HTTP/1.1\r\n\r\n", want: []int{400}, bare: true},
		{name: "two Hosts", request: "GET / HTTP/1.1\r\n" + host + "Host: evil.example\r\n\r\n", want: []int{400}, bare: true},
		{name: "HTTP/2.0 in the line", request: "GET / HTTP/2.0\r\n" + host + "\r\n", want: []int{505}, bare: true},
		{name: "no method", request: "G<T / HTTP/1.1\r\n" + host + "\r\n", want: []int{400}, bare: true},
		{name: "two lengths", request: "GET / HTTP/1.1\r\n" + host + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab", want: []int{400}, bare: true},
		{name: "negative length", request: "GET / HTTP/1.1\r\n" + host + "Content-Length: -1\r\n\r\n", want: []int{400}, bare: true},
		{name: "chunked twice", request: "GET / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", want: []int{400, 501}, bare: true},
		{name: "space before the colon", request: "GET / HTTP/1.1\r\n" + host + "Content-Length : 1\r\n\r\n", want: []int{400}, bare: true},
		{name: "long header", request: request("GET", "/", "X-Long: "+strings.Repeat("a", 24<<10)), want: []int{431}, bare: true},
		{name: "half an escape in the path", request: request("GET", "/%zz"), want: []int{400}, bare: true},
		{name: "GET with a body", request: "GET / HTTP/1.1\r\n" + host + "Content-Length: 3\r\n\r\nabc", want: []int{413}, also: closes},
		{name: "length and chunks", request: "GET / HTTP/1.1\r\n" + host + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n", want: []int{400, 413}, also: closes},
	}
}

func hostileHostsAndMethods() []hostile {
	h := []hostile{
		{name: "foreign Host", request: "GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n", want: []int{421}},
		{name: "foreign address", request: "GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", want: []int{421}},
		{name: "X-Forwarded-Host", request: request("GET", "/", "X-Forwarded-Host: evil.example", "X-Forwarded-Proto: https", "Forwarded: host=evil.example"), want: []int{200}},
		{name: "OPTIONS *", request: request("OPTIONS", "*"), want: []int{400, 405, 404}},
	}
	for _, m := range []string{"PUT", "DELETE", "TRACE", "PATCH", "POST", "CONNECT", "PROPFIND", "GETS"} {
		h = append(h, hostile{name: m, request: request(m, "/agreements"), want: []int{405}, also: func(a answered) string {
			if got := a.header.Get("Allow"); got != "GET, HEAD" {
				return fmt.Sprintf("Allow is %q", got)
			}
			return ""
		}})
	}
	return h
}

func hostilePaths() []hostile {
	nowhere := func(a answered) string {
		if a.header.Get("Location") != "" {
			return "it redirects to " + a.header.Get("Location")
		}
		return ""
	}
	var h []hostile
	for _, target := range []string{"/../etc/passwd", "/%2e%2e/etc/passwd", "/static/..%2fapp.css", "/static/%252e%252e/app.css", "/..;/x", `/..\..\x`,
		"//evil.example", "//evil.example/%2e%2e", "/agreements/0", "/agreements/-1", "/agreements/9223372036854775808", "/agreements/%D9%A1%D9%A2%D9%A3",
		"/countries/%2e%2e", "/sources/%3Cscript%3Ealert(7)%3C%2Fscript%3E", "/.git/config", "/.env", "/data/..%2f..%2fetc%2fpasswd", "/sitemaps/-1.xml", "/sitemaps/1e9.xml"} {
		h = append(h, hostile{name: target, request: request("GET", target), want: []int{404}, also: nowhere})
	}
	for _, target := range []string{"/%00", "/agreements/%00", "/agreements/a%0d%0aX-Evil:1", "/%c0%ae%c0%ae/", "/%ff", "/a%1b%5B31m"} {
		h = append(h, hostile{name: target, request: request("GET", target), want: []int{400}, also: nowhere})
	}
	return append(h,
		hostile{name: "a long address", request: request("GET", "/agreements?q="+strings.Repeat("a", 2100)), want: []int{414}},
		hostile{name: "a trailing slash is no way off site", request: request("GET", "/ko//evil.example"), want: []int{404}, also: nowhere})
}

func hostileQueries() []hostile {
	h := []hostile{
		{name: "33 hyphens", request: request("GET", "/agreements?q="+strings.Repeat("-", 33)), want: []int{200, 308, 400}},
		{name: "60 negations", request: request("GET", "/search?q="+strings.Repeat("-a+", 60)), want: []int{200, 308, 400}},
		{name: "200 characters", request: request("GET", "/search?q="+strings.Repeat("a", 200)), want: []int{200}},
		{name: "markup", request: request("GET", "/search?q=%3Cscript%3Ealert(7)%3C%2Fscript%3E"), want: []int{200, 308}},
		{name: "an attribute", request: request("GET", "/search?q=%22+autofocus+onfocus%3Dalert(7)+x%3D%22"), want: []int{200, 308}},
		{name: "a header", request: request("GET", "/agreements?country=kr%0d%0aSet-Cookie:x=1"), want: []int{400}},
	}
	for _, target := range []string{"/search", "/agreements", "/ko/agreements", "/agreements.json", "/agreements.csv", "/agreements.atom", "/api/v1/agreements", "/changes"} {
		h = append(h, hostile{name: "bidi and zero width in " + target, request: request("GET", target+"?q=%E2%80%AEa%E2%80%8Bb%E2%81%A6"), want: []int{200, 308, 400}, also: outOfTheWay})
	}
	for _, q := range []string{"'", `"`, `""`, "a' OR 1=1--", "a & | ! ( ) : *", "a:*", "<->", `\`, "%", "_", "$1", "{}", "a <2> b", "!!!!", "((((", "~", "*"} {
		h = append(h, hostile{name: "q=" + q, request: request("GET", "/search?q="+strings.ReplaceAll(escaped(q), "%20", "+")), want: []int{200, 308}},
			hostile{name: "list q=" + q, request: request("GET", "/agreements?q="+escaped(q)), want: []int{200, 308}})
	}
	for _, q := range []string{"/search?q=%00", "/search?q=%ff", "/search?q=%ed%a0%80", "/search?q=" + strings.Repeat("a", 201), "/agreements?q=a&q=b", "/agreements?page=0", "/agreements?page=-1", "/agreements?page=x",
		"/agreements?page=99999999999999999999", "/agreements?since=2026-02-30", "/agreements?year=-1", "/agreements?year=20x7", "/agreements?sort=evil", "/agreements?country=KRX", "/agreements?country=%3Cb%3E", "/agreements?a=1;b=2"} {
		h = append(h, hostile{name: q, request: request("GET", q), want: []int{400}})
	}
	return append(h, hostile{name: "page 1e9", request: request("GET", "/agreements?page=1000000000"), want: []int{400, 404}})
}

// outOfTheWay finds characters that turn words round, or hide between them, where
// they would do it to ours. The field in which a visitor typed them is a line of its
// own to the browser; elsewhere what he typed is printed with escapes.
func outOfTheWay(a answered) string {
	if at := strings.IndexAny(typed.ReplaceAllString(a.body, ""), "\u202e\u200b\u2066"); at >= 0 {
		return fmt.Sprintf("what turns words round stands at byte %d", at)
	}
	return ""
}

var typed = regexp.MustCompile(` value="[^"]*"`)

// escaped is a value in a query, byte for byte.
func escaped(s string) string {
	var b strings.Builder
	for i := range len(s) {
		fmt.Fprintf(&b, "%%%02x", s[i])
	}
	return b.String()
}

func hostileConditions() []hostile {
	whole := func(a answered) string {
		if a.header.Get("Content-Range") != "" || !strings.Contains(a.body, "</html>") {
			return "a part of the page"
		}
		return ""
	}
	var tiny []string
	for i := range 100 {
		tiny = append(tiny, fmt.Sprintf("%d-%d", 2*i, 2*i))
	}
	return []hostile{
		{name: "an unknown range unit", request: request("GET", "/about", "Range: lines=1-2"), want: []int{200}, also: whole},
		{name: "100 tiny ranges", request: request("GET", "/about", "Range: bytes="+strings.Join(tiny, ",")), want: []int{200}, also: whole},
		{name: "a range out of reach", request: request("GET", "/about", "Range: bytes=99999999-"), want: []int{200}, also: whole},
		{name: "gzip refused", request: request("GET", "/about", "Accept-Encoding: gzip;q=0, zstd;q=0"), want: []int{200}, also: func(a answered) string {
			if e := a.header.Get("Content-Encoding"); e != "" {
				return "Content-Encoding " + e
			}
			return ""
		}},
		{name: "a long Accept-Language", request: request("GET", "/about", "Accept-Language: "+strings.Repeat("ko-KR;q=0.1,", 250)), want: []int{200}},
		{name: "a long Accept", request: request("GET", "/about", "Accept: "+strings.Repeat("a/b;q=0.1,", 300)+"*/*"), want: []int{200}},
		{name: "conditions that are none", request: request("GET", "/about", `If-None-Match: ",,,"`, "If-Modified-Since: yesterday"), want: []int{200}},
	}
}

// leak is what no answer may have: SQL, a stack, a path of ours, what was sent.
var leak = regexp.MustCompile(`(?i)SQLSTATE|pgx|goroutine |\.go:\d|syntax error|tsquery|/internal/|<script>alert|onfocus=alert\(7\)[^&]*x="|evil\.example|etc/passwd`)

// header names that every answer of ours has.
var always = []string{"Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy", "Permissions-Policy",
	"Cross-Origin-Opener-Policy", "Cross-Origin-Embedder-Policy", "Cross-Origin-Resource-Policy", "X-Request-Id"}

// wrong holds an answer against the rules for all answers to attacks.
func (h hostile) wrong(a answered) []string {
	var out []string
	if !slices.Contains(h.want, a.status) {
		out = append(out, fmt.Sprintf("status %d, want one of %v", a.status, h.want))
	}
	for _, name := range always {
		if !h.bare && a.header.Get(name) == "" {
			out = append(out, "no "+name)
		}
	}
	if h.bare && strings.Contains(a.body, "<") {
		out = append(out, "an answer of the server's own has markup")
	}
	if l := leak.FindString(a.body + fmt.Sprint(a.header)); l != "" {
		out = append(out, "it gives away or repeats "+l)
	}
	for name, values := range a.header {
		if strings.ContainsFunc(name+strings.Join(values, ""), func(r rune) bool { return r < ' ' && r != '\t' || r > '~' }) {
			out = append(out, fmt.Sprintf("%s is not plain: %q", name, values))
		}
	}
	if a.header.Get("Set-Cookie") != "" || a.header.Get("X-Evil") != "" {
		out = append(out, fmt.Sprint("headers that a visitor chose: ", a.header))
	}
	if a.status >= 400 && !h.bare && a.header.Get("Cache-Control") != "no-store" {
		out = append(out, "an error may be kept: "+a.header.Get("Cache-Control"))
	}
	if h.also != nil {
		if w := h.also(a); w != "" {
			out = append(out, w)
		}
	}
	return out
}

// hostileRequests are all that can be sent in one go.
func hostileRequests() map[string][]hostile {
	return map[string][]hostile{"framing": hostileFraming(), "host and method": hostileHostsAndMethods(),
		"path": hostilePaths(), "query": hostileQueries(), "conditions": hostileConditions()}
}

// What attackers send, against the program as it runs. A sound page at the end
// shows that none of it did harm, and figures of the process that none of it stayed.
func TestHostileRequests(t *testing.T) {
	t.Parallel()
	p := startPortal(t, "DATABASE_URL="+imported(t), "PORTAL_RATE=0", "PORTAL_PAGE_CACHE=0", "PORTAL_METRICS_ADDR=127.0.0.1:0")
	p.page(t, "/agreements", 200)
	before := p.footprint(t)
	t.Run("group", func(t *testing.T) {
		for name, rows := range hostileRequests() {
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				for _, h := range rows {
					for _, a := range p.raw(t, h.request, strings.Fields(h.request)[0], 1) {
						for _, w := range h.wrong(a) {
							t.Errorf("%s: %s", h.name, w)
						}
					}
				}
			})
		}
		t.Run("three in one go", func(t *testing.T) {
			t.Parallel()
			one := "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"
			for _, a := range p.raw(t, one+one+one, "GET", 3) {
				if a.status != 200 || a.body != "alive\n" {
					t.Errorf("%d %q", a.status, a.body)
				}
			}
		})
		t.Run("HEAD is GET without the body", func(t *testing.T) { t.Parallel(); headIsGet(t, p) })
		t.Run("If-None-Match", func(t *testing.T) { t.Parallel(); noneMatch(t, p) })
		t.Run("slow senders are cut off", func(t *testing.T) { t.Parallel(); slowSenders(t, p) })
		t.Run("idle connections keep nobody out", func(t *testing.T) { t.Parallel(); idleConnections(t, p) })
	})
	p.page(t, "/agreements", 200)
	p.backToBase(t, before)
	if log := p.log.String(); strings.Contains(log, "panic") || bytes.ContainsAny([]byte(log), "\x00\x1b\r") {
		t.Errorf("the log has a panic, or bytes that a visitor sent:\n%s", log)
	}
}

func headIsGet(t *testing.T, p *portal) {
	for _, target := range []string{"/", "/agreements", "/agreements?country=KR", "/nowhere", "/agreements?year=20x7", "/agreements.csv", "/api/v1/summits"} {
		get := p.raw(t, request("GET", target, "Accept-Encoding: identity"), "GET", 1)[0]
		head := p.raw(t, request("HEAD", target, "Accept-Encoding: identity"), "HEAD", 1)[0]
		for _, h := range []http.Header{get.header, head.header} {
			for _, name := range []string{"Date", "X-Request-Id", "Content-Length", "Transfer-Encoding", "X-Ratelimit-Remaining", "X-Ratelimit-Reset"} {
				h.Del(name) // of the moment, or of the body
			}
		}
		if head.status != get.status || head.body != "" {
			t.Errorf("%s: HEAD has %d and %q, GET %d", target, head.status, head.body, get.status)
		}
		if diff := cmp.Diff(get.header, head.header); diff != "" {
			t.Errorf("%s: headers: mismatch (-GET +HEAD)\n%s", target, diff)
		}
	}
}

func noneMatch(t *testing.T, p *portal) {
	tag := p.raw(t, request("GET", "/about"), "GET", 1)[0].header.Get("ETag")
	if tag == "" {
		t.Fatal("the page has no ETag")
	}
	for header, want := range map[string]int{tag: 304, "W/" + tag: 304, `"a", ` + tag + `, "b"`: 304, "*": 304, `"a"`: 200, "": 200, `"` + strings.Repeat("a", 3000) + `"`: 200} {
		if got := p.raw(t, request("GET", "/about", "If-None-Match: "+header), "GET", 1)[0]; got.status != want {
			t.Errorf("If-None-Match: %.40s: %d, want %d", header, got.status, want)
		}
	}
}

// slowSenders send a part of a head, or of a body, and then nothing. The server
// hangs up long before the minute that the test gives it.
func slowSenders(t *testing.T, p *portal) {
	for name, part := range map[string]string{
		"head": "GET / HTTP/1.1\r\nHost: localh",
		"body": "POST /extract HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\ntext=a",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			conn, err := (&net.Dialer{}).DialContext(t.Context(), "tcp", strings.TrimPrefix(p.url, "http://"))
			if err != nil {
				t.Fatal(err)
			}
			defer conn.Close()
			if err := conn.SetDeadline(time.Now().Add(time.Minute)); err != nil {
				t.Fatal(err)
			}
			if _, err := io.WriteString(conn, part); err != nil {
				t.Fatal(err)
			}
			_, err = io.Copy(io.Discard, conn) // to the end, which the server has to make
			if late, ok := errors.AsType[net.Error](err); ok && late.Timeout() {
				t.Error("after a minute the server still waits for the rest")
			}
		})
	}
}

func idleConnections(t *testing.T, p *portal) {
	for range 500 {
		conn, err := (&net.Dialer{Timeout: 10 * time.Second}).DialContext(t.Context(), "tcp", strings.TrimPrefix(p.url, "http://"))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = conn.Close() })
		if _, err := io.WriteString(conn, "GET / HTTP/1.1\r\n"); err != nil {
			t.Fatal(err)
		}
	}
	p.page(t, "/agreements", 200)
	p.page(t, "/healthz", 200)
}
