package main

import (
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"net"
	"net/http"
	"net/http/pprof"
	"strconv"
	"sync/atomic"
	"time"

	"accords/internal/index"
	"accords/internal/middleware"
	"accords/internal/store"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// metrics are the figures of one portal, in a registry of their own.
type metrics struct {
	registry *prometheus.Registry
	requests *prometheus.HistogramVec
	sent     *prometheus.CounterVec
	known    atomic.Pointer[map[seriesKey]series]
}

func newMetrics(st *store.Store, lists *index.Index) *metrics {
	m := &metrics{registry: prometheus.NewRegistry(), requests: prometheus.NewHistogramVec(prometheus.HistogramOpts{
		Name: "portal_request_seconds", Help: "How long answers took, by the route and the first digit of the status; the route “kept” is a page from memory.",
		Buckets: []float64{.0001, .0003, .001, .003, .01, .03, .1, .3, 1, 3},
	}, []string{"route", "status"})}
	m.sent = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "portal_sent_bytes_total", Help: "Bytes of answers as they were sent, compressed, without their headers."}, []string{"route"})
	m.known.Store(&map[seriesKey]series{})
	m.registry.MustRegister(m.requests, m.sent, collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	gauge := func(name, help string, read func() float64) {
		m.registry.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: name, Help: help}, read))
	}
	gauge("portal_index_agreements", "Agreements in the index; 0 until it is built.", func() float64 { return float64(lists.Status().Agreements) })
	gauge("portal_index_built_seconds", "When the index was built, as a Unix time; 0 until it is.", func() float64 { return unix(lists.Status().Built) })
	gauge("portal_index_bytes", "Memory that the index takes, about.", func() float64 { return float64(lists.Status().Bytes) })
	gauge("portal_import_seconds", "When the import ended that the index shows, as a Unix time.", func() float64 { return unix(lists.Status().Edition.At) })
	gauge("portal_pool_connections", "Connections to the database.", func() float64 { return float64(st.Pool().Open) })
	gauge("portal_pool_busy", "Connections to the database that are in use.", func() float64 { return float64(st.Pool().Busy) })
	m.registry.MustRegister(prometheus.NewCounterFunc(prometheus.CounterOpts{Name: "portal_pool_waits_total", Help: "How often somebody had to wait for a connection."},
		func() float64 { return float64(st.Pool().Waits) }))
	return m
}

func unix(t time.Time) float64 {
	if t.IsZero() {
		return 0
	}
	return float64(t.UnixMilli()) / 1000
}

// series are the figures of answers of one route and kind.
type series struct {
	requests prometheus.Observer
	sent     prometheus.Counter
}

type seriesKey struct {
	route string
	class int // the first digit of the status
}

// saw is told of each request.
func (m *metrics) saw(s middleware.Seen) {
	at := m.of(seriesKey{s.Route, s.Status / 100})
	at.requests.Observe(s.Took.Seconds())
	at.sent.Add(float64(s.Bytes))
}

// of finds the figures of a kind of answers. There are as many kinds as routes and
// classes of status, and all are known after a while: so they are in a map that is
// only read, and copied for a new one. To look them up by their labels each time
// would be a large part of what a page from memory costs.
func (m *metrics) of(k seriesKey) series {
	known := *m.known.Load()
	if at, ok := known[k]; ok {
		return at
	}
	more := maps.Clone(known)
	at := series{m.requests.WithLabelValues(k.route, strconv.Itoa(k.class)+"xx"), m.sent.WithLabelValues(k.route)}
	more[k] = at
	m.known.Store(&more) // where two come at once, one is found anew the next time
	return at
}

// handler is for the machine's own eyes: profiles say what is in memory.
func (m *metrics) handler() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{}))
	mux.HandleFunc("GET /debug/pprof/", pprof.Index)
	mux.HandleFunc("GET /debug/pprof/profile", pprof.Profile)
	mux.HandleFunc("GET /debug/pprof/trace", pprof.Trace)
	return mux
}

// serve answers on an address of this machine until the function that it
// returns is called. Without an address it does nothing.
func (m *metrics) serve(addr string, log *slog.Logger) (stop func(), err error) {
	if addr == "" {
		return func() {}, nil
	}
	host, _, err := net.SplitHostPort(addr)
	if ip := net.ParseIP(host); err != nil || host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return nil, fmt.Errorf("--metrics-addr %q (PORTAL_METRICS_ADDR): want an address of this machine alone such as 127.0.0.1:9090: profiles show what is in memory", addr)
	}
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, fmt.Errorf("--metrics-addr (PORTAL_METRICS_ADDR): %w", err)
	}
	srv := &http.Server{Handler: m.handler(), ReadHeaderTimeout: readHeaderTimeout}
	log.Info("metrics", "addr", l.Addr().String())
	go func() {
		if err := srv.Serve(l); !errors.Is(err, http.ErrServerClosed) {
			log.Error("the metrics ended", "err", err)
		}
	}()
	return func() { _ = srv.Close() }, nil // a profile that is under way is nobody's loss
}
