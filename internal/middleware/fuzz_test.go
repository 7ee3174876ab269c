package middleware_test

import (
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"

	"accords/internal/middleware"

	chimiddleware "github.com/go-chi/chi/v5/middleware"
)

// whoAsked is the address that the portal believes in.
func whoAsked(proxies []netip.Prefix, remote string, forwarded ...string) netip.Addr {
	r := httptest.NewRequest(http.MethodGet, "/", nil)
	r.RemoteAddr = remote
	r.Header["X-Forwarded-For"] = forwarded
	var who netip.Addr
	middleware.Visitors(proxies)(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		who = chimiddleware.GetClientIPAddr(r.Context())
	})).ServeHTTP(httptest.NewRecorder(), r)
	return who
}

// A visitor's address cannot be made up. Without a proxy of ours the header
// means nothing; behind one, what the visitor wrote, which stands before what
// the proxy adds, in the same line or in one of its own, means nothing.
func FuzzForwardedFor(f *testing.F) {
	for _, s := range []string{"", "203.0.113.5", "10.0.0.1", "203.0.113.5, 10.1.1.1", ",", "everybody", "[2001:db8::1]:80", "::ffff:10.0.0.1", "fe80::1%eth0", "203.0.113.5,,", "\x00", "127.0.0.1\r\nX: y", strings.Repeat("1.1.1.1,", 100)} {
		f.Add(s)
	}
	proxies := []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("fd00::/8")}
	const proxy, visitor = "10.1.1.1:1", "198.51.100.9"
	f.Fuzz(func(t *testing.T, claimed string) {
		if got := whoAsked(nil, "192.0.2.77:1", claimed); got.String() != "192.0.2.77" {
			t.Errorf("without proxies, %q makes the visitor %s", claimed, got)
		}
		if got := whoAsked(proxies, "192.0.2.77:1", claimed); got.String() != "192.0.2.77" {
			t.Errorf("from a stranger, %q makes the visitor %s", claimed, got)
		}
		if got := whoAsked(proxies, proxy, claimed+", "+visitor); got.String() != visitor {
			t.Errorf("before the proxy's, %q makes the visitor %s", claimed, got)
		}
		if got := whoAsked(proxies, proxy, claimed, visitor); got.String() != visitor {
			t.Errorf("in a line of its own, %q makes the visitor %s", claimed, got)
		}
		if got := whoAsked(proxies, proxy, claimed, visitor+", 10.2.2.2"); got.String() != visitor {
			t.Errorf("before two proxies, %q makes the visitor %s", claimed, got)
		}
	})
}
