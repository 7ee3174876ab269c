package middleware_test

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"

	"accords/internal/middleware"

	"github.com/google/go-cmp/cmp"
)

func TestHosts(t *testing.T) {
	t.Parallel()
	h := middleware.Hosts(plainFail, []string{"accords.example:8443", "Other.Example", "[2001:db8::1]:80"}, "/healthz")(hello)
	for _, tt := range []struct {
		host, path string
		want       int
	}{
		{"accords.example", "/", 200},
		{"ACCORDS.example.", "/", 200},
		{"accords.example:1", "/", 200}, // a proxy may have any port
		{"other.example", "/", 200},
		{"[2001:db8::1]", "/", 200},
		{"localhost:8080", "/", 200},
		{"127.0.0.2:80", "/", 200},
		{"[::1]:80", "/", 200},
		{"evil.example", "/", 421},
		{"accords.example.evil.example", "/", 421},
		{"notaccords.example", "/", 421},
		{"10.0.0.1", "/", 421},
		{"", "/", 421},
		{"10.0.0.1", "/healthz", 200},
		{"10.0.0.1", "/healthz/x", 421},
	} {
		r := httptest.NewRequest("GET", tt.path, nil)
		r.Host = tt.host
		w := answer(h, r)
		if w.Code != tt.want {
			t.Errorf("%q %s: %d, want %d", tt.host, tt.path, w.Code, tt.want)
		}
		if (w.Body.String() == "hello") != (tt.want == 200) {
			t.Errorf("%q %s: the answer is %q", tt.host, tt.path, w.Body)
		}
		if tt.host != "" && w.Code == 421 && strings.Contains(w.Body.String(), tt.host) {
			t.Errorf("%q is in the answer: %s", tt.host, w.Body)
		}
	}
}

// asker is a request from an address, through proxies.
func asker(remote, forwarded string) *http.Request {
	r := httptest.NewRequest("GET", "/", nil)
	r.RemoteAddr = remote
	if forwarded != "" {
		r.Header.Set("X-Forwarded-For", forwarded)
	}
	return r
}

func TestWhoAsks(t *testing.T) {
	t.Parallel()
	proxies := []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("fd00::/8")}
	for _, tt := range []struct {
		name              string
		proxies           []netip.Prefix
		remote, forwarded string
		want              string
	}{
		{"nobody between", nil, "192.0.2.77:1", "", "192.0.2.0/24"},
		{"a header means nothing without proxies", nil, "192.0.2.77:1", "198.51.100.1", "192.0.2.0/24"},
		{"a stranger's header means nothing", proxies, "192.0.2.77:1", "198.51.100.1", "192.0.2.0/24"},
		{"our proxy is believed", proxies, "10.1.1.1:1", "198.51.100.9", "198.51.100.0/24"},
		{"two of ours in a row", proxies, "10.1.1.1:1", "198.51.100.9, 10.2.2.2", "198.51.100.0/24"},
		{"what the client wrote in front of it is not", proxies, "10.1.1.1:1", "203.0.113.5, 198.51.100.9", "198.51.100.0/24"},
		{"our proxy says nonsense", proxies, "10.1.1.1:1", "everybody", "unknown"},
		{"IPv6", proxies, "[fd00::1]:1", "2001:db8:1:2:3::4", "2001:db8:1::/48"},
		{"IPv4 as IPv6", nil, "[::ffff:192.0.2.77]:1", "", "192.0.2.0/24"},
		{"a zone", nil, "[fe80::1%eth0]:1", "", "fe80::/48"},
		{"no address", nil, "@", "", "unknown"},
	} {
		var b bytes.Buffer
		log := slog.New(slog.NewTextHandler(&b, nil))
		answer(middleware.Visitors(tt.proxies)(middleware.Observe(middleware.Logged(log))(hello)), asker(tt.remote, tt.forwarded))
		if !strings.Contains(b.String(), " from="+tt.want+" ") {
			t.Errorf("%s: want from=%s in %s", tt.name, tt.want, b.String())
		}
		if host := strings.Split(tt.remote, ":")[0]; host == "192.0.2.77" && strings.Contains(b.String(), host) {
			t.Errorf("%s: the log has the whole address: %s", tt.name, b.String())
		}
	}
}

// clock is a time that a test moves.
type clock struct{ at time.Time }

func (c *clock) now() time.Time { return c.at }

func TestRate(t *testing.T) {
	t.Parallel()
	c := &clock{time.Date(2026, 5, 1, 0, 0, 0, 0, time.UTC)}
	h := middleware.Visitors(nil)(middleware.Rate(plainFail, 2, 3, c.now, "/static/", "/healthz")(hello))
	ask := func(remote, path string) string {
		r := asker(remote, "")
		r.URL.Path = path
		w := answer(h, r)
		if (w.Body.String() == "hello") != (w.Code == 200) {
			t.Errorf("%d with %q", w.Code, w.Body)
		}
		return fmt.Sprint(w.Code, " ", w.Header().Get("Retry-After"))
	}
	const me, neighbour, other = "[2001:db8::1]:1", "[2001:db8::8000:0:0:1]:9", "[2001:db8:0:1::1]:1"
	for i, step := range []struct {
		after        time.Duration
		remote, path string
		want         string
	}{
		{0, me, "/", "200 "},
		{0, me, "/", "200 "},
		{0, neighbour, "/", "200 "},                // the same /64
		{0, me, "/", "429 1"},                      // three at once
		{0, me, "/static/app.css", "200 "},         // not counted
		{0, me, "/healthz", "200 "},                // nor this
		{0, other, "/", "200 "},                    // somebody else
		{499 * time.Millisecond, me, "/", "429 1"}, // not yet
		{time.Millisecond, me, "/", "200 "},        // two a second
		{0, me, "/", "429 1"},                      // one, not two
		{time.Hour, me, "/", "200 "},               // a rest fills the bucket
		{0, me, "/", "200 "}, {0, me, "/", "200 "}, // and no further
		{0, me, "/", "429 1"}, {0, "@", "/", "200 "}, // without an address
		{0, "", "/", "200 "}, {0, "?:1", "/", "200 "}, // all of those
		{0, "nonsense", "/", "429 1"}, {0, me, "/static", "429 1"}, // share a bucket
	} {
		c.at = c.at.Add(step.after)
		if got := ask(step.remote, step.path); got != step.want {
			t.Errorf("step %d, %s %s: %q, want %q", i, step.remote, step.path, got, step.want)
		}
	}
	off := middleware.Rate(plainFail, 0, 1, c.now)(hello)
	for range 10 {
		if w := answer(off, asker(me, "")); w.Code != 200 {
			t.Fatalf("no limit, and %d", w.Code)
		}
	}
}

// A flood from ever new networks does not fill the memory, and those who come
// after it are answered again.
func TestRateRemembersBoundedly(t *testing.T) {
	t.Parallel()
	c := &clock{time.Date(2026, 5, 1, 0, 0, 0, 0, time.UTC)}
	h := middleware.Visitors(nil)(middleware.Rate(plainFail, 1, 2, c.now)(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {})))
	refused := 0
	for i := range 1<<16 + 10 {
		r := asker(fmt.Sprintf("%d.%d.%d.%d:1", 1+i>>24, i>>16&255, i>>8&255, i&255), "")
		if answer(h, r).Code == 429 {
			refused++
		}
	}
	if refused != 8 { // of the ten beyond the bound, two go into the bucket that they share
		t.Errorf("%d refused, want 8", refused)
	}
	// Who was there before has still a bucket to himself.
	if diff := cmp.Diff([]int{200, 429}, []int{answer(h, asker("1.0.0.0:1", "")).Code, answer(h, asker("1.0.0.0:1", "")).Code}); diff != "" {
		t.Errorf("in the flood: mismatch (-want +got)\n%s", diff)
	}
	c.at = c.at.Add(time.Minute)
	for _, network := range []string{"203.0.113.1:1", "203.0.113.2:1"} { // so has whoever comes after it
		var codes []int
		for range 3 {
			codes = append(codes, answer(h, asker(network, "")).Code)
		}
		if diff := cmp.Diff([]int{200, 200, 429}, codes); diff != "" {
			t.Errorf("after the flood, %s: mismatch (-want +got)\n%s", network, diff)
		}
	}
}

func TestInFlight(t *testing.T) {
	t.Parallel()
	inside, leave := make(chan struct{}), make(chan struct{})
	slow := http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/healthz" {
			return
		}
		inside <- struct{}{}
		<-leave
	})
	h := middleware.InFlight(plainFail, middleware.Line{Places: make(chan struct{}, 2), Queue: 1, Patience: time.Hour, Whole: true,
		Here: func(r *http.Request) bool { return r.URL.Path != "/healthz" }})(slow)
	answers := make(chan int, 3)
	ask := func() { answers <- answer(h, httptest.NewRequest("GET", "/", nil)).Code }
	go ask()
	go ask()
	<-inside
	<-inside // both places are taken
	gone, leaving := context.WithCancel(t.Context())
	leaving()
	if w := answer(h, httptest.NewRequestWithContext(gone, "GET", "/", nil)); w.Code != 503 || w.Header().Get("Retry-After") == "" {
		t.Errorf("who waits and leaves: %d %v", w.Code, w.Header())
	}
	// Of two more, one waits in the queue of one, and the other is told at once.
	go ask()
	go ask()
	if code := <-answers; code != 503 {
		t.Errorf("more than places and queue hold: %d", code)
	}
	if w := answer(h, httptest.NewRequest("GET", "/healthz", nil)); w.Code != 200 {
		t.Errorf("health: %d", w.Code)
	}
	leave <- struct{}{}
	<-inside // who waited
	leave <- struct{}{}
	leave <- struct{}{}
	if diff := cmp.Diff([]int{200, 200, 200}, []int{<-answers, <-answers, <-answers}); diff != "" {
		t.Errorf("mismatch (-want +got)\n%s", diff)
	}
}

// slowReader takes nothing until it is let go.
type slowReader struct {
	http.ResponseWriter
	begun, read chan struct{}
}

func (s slowReader) Write(b []byte) (int, error) {
	s.begun <- struct{}{}
	<-s.read
	return s.ResponseWriter.Write(b)
}

// Who reads slowly keeps a place only where the answer is still being made.
func TestSlowReadersLeaveTheLine(t *testing.T) {
	t.Parallel()
	for _, whole := range []bool{false, true} {
		h := middleware.InFlight(plainFail, middleware.Line{Places: make(chan struct{}, 1), Whole: whole, Here: func(*http.Request) bool { return true }})(hello)
		slow := slowReader{httptest.NewRecorder(), make(chan struct{}), make(chan struct{})}
		done := make(chan struct{})
		go func() { h.ServeHTTP(slow, httptest.NewRequest("GET", "/", nil)); close(done) }()
		<-slow.begun
		want := map[bool]int{false: 200, true: 503}[whole]
		if w := answer(h, httptest.NewRequest("GET", "/", nil)); w.Code != want {
			t.Errorf("whole %v: beside a slow reader %d, want %d", whole, w.Code, want)
		}
		close(slow.read)
		<-done
		for range 3 { // the place was given back once, and not more often
			if w := answer(h, httptest.NewRequest("GET", "/", nil)); w.Code != 200 {
				t.Errorf("whole %v: after the slow reader %d", whole, w.Code)
			}
		}
	}
}
