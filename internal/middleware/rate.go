package middleware

import (
	"maps"
	"math"
	"net/http"
	"net/netip"
	"strconv"
	"sync"
	"time"
)

// manyNetworks bounds the memory of a limit: networks beyond it share one bucket,
// for whoever comes from so many is one attacker.
const manyNetworks = 1 << 16

// Rate lets a client network have so many requests a second, and burst of them
// at once after a rest; more get 429 and are told how long to wait. Paths in
// apart are not counted: the files of a page come with it, and health checks
// must get through. 0 a second is no limit.
func Rate(fail Fail, perSecond float64, burst int, now func() time.Time, apart ...string) Middleware {
	if perSecond <= 0 {
		return func(next http.Handler) http.Handler { return next }
	}
	l := &rate{interval: time.Duration(float64(time.Second) / perSecond), full: make(map[netip.Prefix]time.Time)}
	l.tolerance = l.interval * time.Duration(burst-1)
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if !below(r.URL.Path, apart) {
				if wait := l.take(network(r.Context()), now); wait > 0 {
					w.Header().Set("Retry-After", strconv.Itoa(int(math.Ceil(wait.Seconds()))))
					fail(w, r, http.StatusTooManyRequests, "That was very often. Please wait a moment.")
					return
				}
			}
			next.ServeHTTP(w, r)
		})
	}
}

// rate is the generic cell rate algorithm (ITU-T I.371): of each network it
// keeps one time, at which its bucket is full again. A request moves that time
// one interval on, and may not move it further than the tolerance from now.
type rate struct {
	interval, tolerance time.Duration

	mu   sync.Mutex
	full map[netip.Prefix]time.Time
}

// take returns 0, or how long the network has to wait. The clock is read in
// here: whoever had read it and then waited for the lock, or for a processor,
// would come with a time in which the others have not yet been.
func (l *rate) take(n netip.Prefix, clock func() time.Time) time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := clock()
	at, known := l.full[n]
	if !known && len(l.full) >= manyNetworks {
		l.forget(now)
		if len(l.full) >= manyNetworks {
			n = netip.Prefix{}
			at = l.full[n]
		}
	}
	if at.Before(now) {
		at = now
	}
	if wait := at.Sub(now) - l.tolerance; wait > 0 {
		return wait
	}
	l.full[n] = at.Add(l.interval)
	return 0
}

// forget drops who has a full bucket: they are as good as unknown.
func (l *rate) forget(now time.Time) {
	maps.DeleteFunc(l.full, func(_ netip.Prefix, at time.Time) bool { return !at.After(now) })
}
