package middleware

import (
	"context"
	"net/netip"

	chimiddleware "github.com/go-chi/chi/v5/middleware"
)

// Visitors finds out who asks: whoever opened the connection, or, where that is
// one of our own proxies, whom it names in X-Forwarded-For. Anybody can send
// that header, so from others it means nothing. chi's GetClientIP has the result.
func Visitors(proxies []netip.Prefix) Middleware {
	if len(proxies) == 0 {
		return chimiddleware.ClientIPFromRemoteAddr
	}
	var cidrs []string
	for _, p := range proxies {
		cidrs = append(cidrs, p.String())
	}
	return chimiddleware.ClientIPFromXFF(cidrs...)
}

// network is whom a limit counts for: an address, and of IPv6 the part that one
// customer has to himself. It is the zero Prefix, which all share, where a proxy
// of ours named nobody.
func network(ctx context.Context) netip.Prefix {
	return prefix(ctx, 32, 64)
}

// neighbourhood is what the log says of who asked: enough to see a flood come
// from somewhere, too little to tell a person.
func neighbourhood(ctx context.Context) netip.Prefix {
	return prefix(ctx, 24, 48)
}

// Neighbourhood is From in words.
func (s Seen) Neighbourhood() string {
	if !s.From.IsValid() {
		return "unknown"
	}
	return s.From.String()
}

func prefix(ctx context.Context, v4, v6 int) netip.Prefix {
	ip := chimiddleware.GetClientIPAddr(ctx).Unmap().WithZone("")
	bits := v6
	if ip.Is4() {
		bits = v4
	}
	p, _ := ip.Prefix(bits) // the zero Prefix of no address
	return p
}
