package middleware

import (
	"net"
	"net/http"
	"net/netip"
	"strings"
)

// Hosts answers 421 where a request is meant for another site than this one: a
// page that is kept under a stranger's name is that stranger's to serve. The
// port does not count, and the machine's own names always work. Health checks
// come by the address of the machine, so paths in apart are answered under any
// name.
func Hosts(fail Fail, allowed []string, apart ...string) Middleware {
	ours := map[string]bool{"localhost": true}
	for _, h := range allowed {
		ours[h], ours[hostname(h)] = true, true // as nearly all write it, and as names are compared
	}
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if ours[r.Host] || meant(ours, hostname(r.Host)) || below(r.URL.Path, apart) {
				next.ServeHTTP(w, r)
				return
			}
			fail(w, r, http.StatusMisdirectedRequest, "This server does not answer for the host that was asked for.")
		})
	}
}

func meant(ours map[string]bool, host string) bool {
	if ours[host] {
		return true
	}
	ip, err := netip.ParseAddr(host)
	return err == nil && ip.Unmap().IsLoopback()
}

// hostname is the name alone, as names are compared: "Accords.Example.:8080" is
// "accords.example", "[::1]:80" is "::1".
func hostname(hostport string) string {
	host, _, err := net.SplitHostPort(hostport)
	if err != nil {
		host = strings.TrimSuffix(strings.TrimPrefix(hostport, "["), "]")
	}
	return strings.ToLower(strings.TrimSuffix(host, "."))
}

// below reports whether a path is one of paths, or stands below one that ends
// in a slash.
func below(path string, paths []string) bool {
	for _, p := range paths {
		if path == p || strings.HasSuffix(p, "/") && strings.HasPrefix(path, p) {
			return true
		}
	}
	return false
}
