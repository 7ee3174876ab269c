package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"sync/atomic"
	"syscall"
	"time"

	"accords/internal/accord"
	"accords/internal/api"
	"accords/internal/export"
	"accords/internal/extract"
	"accords/internal/importer"
	"accords/internal/index"
	"accords/internal/middleware"
	"accords/internal/site"
	"accords/internal/store"
	"accords/internal/text"
	"accords/seeds"
	"accords/web/static"
)

type serveCommand struct {
	serverSettings
	databaseSettings
	logSettings
	reportSettings
	NoMigrate bool `name:"no-migrate" setting:"PORTAL_NO_MIGRATE" help:"Leave the database as it is: neither migrate nor import."`
}

// Run is called by kong. The database is stopped after the server, which needs
// it for the requests that it still answers.
func (c serveCommand) Run(ctx context.Context, env environment) (err error) {
	log, requests, closeLog := c.gatheredLogger(env.stderr)
	defer closeLog()
	// First, because it is the likeliest to fail and the quickest to say so.
	// Who connects meanwhile waits until the pages are there.
	listener, err := listen(c.Addr, env.getenv)
	if err != nil {
		return err
	}
	defer listener.Close() // serve has closed it before, unless a start failed
	public, err := c.publicURL(listener.Addr())
	if err != nil {
		return err
	}
	cfg, err := c.access()
	if err != nil {
		return err
	}
	report, err := c.reportSettings.address()
	if err != nil {
		return err
	}
	if !c.NoMigrate {
		go collected() // while the database starts; whoever needs it hears of an error
	}
	db, err := c.open(ctx, env.getenv, log)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.close()) }()
	if !c.NoMigrate {
		if err := prepare(ctx, db, log); err != nil {
			return err
		}
	}
	st, err := store.Open(ctx, db.dsn, db.options)
	if err != nil {
		return db.explain(err)
	}
	defer st.Close()
	if err := st.Ready(ctx); err != nil {
		return db.explain(err)
	}
	cfg.BaseURL, cfg.Report, cfg.Pages = public, report, c.PageCache<<20
	lists := index.New(st, time.Now, log)
	lists.Keep(c.listsFile(env.getenv))
	figures := newMetrics(st, lists)
	stopFigures, err := figures.serve(c.MetricsAddr, log)
	if err != nil {
		return err
	}
	defer stopFigures()
	cfg.Observe = func(s middleware.Seen) { figures.saw(s); requests(s) }
	handler, err := newSite(indexed{st, lists}, cfg, c.APIPerMinute, log)
	if err != nil {
		return err
	}
	stop := keepUp(ctx, st, lists, sparing(env.getenv), log)
	defer stop() // before the store is closed
	return serve(ctx, listener, handler, log, func() { announce(env.stdout, listener.Addr(), public) })
}

// listen takes over the socket that a parent holds, or makes one. It says what
// to do where the address cannot be had.
func listen(addr string, getenv func(string) string) (net.Listener, error) {
	if l, err := inherited(getenv); l != nil || err != nil {
		return l, err
	}
	l, err := net.Listen("tcp", addr)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, fmt.Errorf("%s is in use, perhaps by another portal: stop that, or choose an address with --addr (PORTAL_ADDR), 127.0.0.1:0 for any", addr)
	case errors.Is(err, syscall.EACCES):
		return nil, fmt.Errorf("%s may not be used by this user: choose a port above 1023 with --addr (PORTAL_ADDR)", addr)
	case err != nil:
		return nil, fmt.Errorf("--addr %q (PORTAL_ADDR): want HOST:PORT such as 127.0.0.1:8080: %w", addr, err)
	}
	return l, nil
}

// prepare migrates and imports. A broken release is a line in the log: the
// others are there to be served.
func prepare(ctx context.Context, db *database, log *slog.Logger) error {
	releases, err := importer.FromFS(seeds.Releases())
	if err != nil {
		return err
	}
	run, err := db.fill(ctx, releases)
	for _, f := range run.Files {
		level := slog.LevelInfo
		switch f.State {
		case accord.ImportBroken:
			level = slog.LevelError
		case accord.ImportUnchanged:
			level = slog.LevelDebug
		}
		log.Log(ctx, level, "import", "file", f.Name, "state", f.State, "new", f.New, "changed", f.Changed, "gone", f.Gone, "reason", f.Reason)
	}
	if err != nil && ctx.Err() == nil && brokenIn(run.Files) > 0 {
		log.Error("some releases were not imported", "err", err)
		return nil
	}
	return err
}

// newSite gives the site what every portal has alike.
func newSite(st indexed, cfg site.Config, perMinute int, log *slog.Logger) (http.Handler, error) {
	labels, err := labels()
	if err != nil {
		return nil, err
	}
	files, err := static.Embedded()
	if err != nil {
		return nil, err
	}
	known, err := editors()
	if err != nil {
		return nil, err
	}
	quality, err := extract.Quality()
	if err != nil {
		return nil, err
	}
	cfg.Version, cfg.Labels, cfg.Static, cfg.Quality = version(), labels, files, quality
	publisher := export.Publisher{Base: cfg.BaseURL, Labels: labels}
	cfg.API = api.New(st, api.Config{Publisher: publisher, Version: cfg.Version, PerMinute: perMinute, Now: time.Now})
	cfg.MCP = assistants(st, publisher, cfg.Version)
	cfg.Reader = reader{extract.New(known.names)}
	return site.New(st, cfg, log), nil
}

// reader reads what visitors paste, as the importer would read it from a file.
type reader struct{ extractor *extract.Extractor }

func (r reader) Explain(s string) accord.Explanation {
	return r.extractor.Explain(text.Redact(s), extract.Context{})
}

func announce(w io.Writer, listening net.Addr, public string) {
	local := localURL(listening)
	line := "The register is at " + local + "/"
	if public != local {
		line += " (public address: " + public + "/)"
	}
	fmt.Fprintln(w, line) // without a terminal the log has the address
}

// Limits of the server: a page is small and quick, and a request is a line and
// a few headers. The handler's own time limit is shorter than writeTimeout, so
// that its error page still gets out.
const (
	readHeaderTimeout = 5 * time.Second
	readTimeout       = 10 * time.Second
	writeTimeout      = 15 * time.Second
	idleTimeout       = 60 * time.Second
	maxHeaderBytes    = 16 << 10
	drainTime         = 300 * time.Millisecond
	shutdownTime      = 15 * time.Second
)

// serve answers until ctx ends, then in order: nobody new, a moment for those
// who are connected to be told to go elsewhere, the requests that are under
// way, the end.
func serve(ctx context.Context, l net.Listener, h http.Handler, log *slog.Logger, ready func()) error {
	var draining atomic.Bool
	srv := &http.Server{
		Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if draining.Load() {
				w.Header().Set("Connection", "close")
				if r.URL.Path == "/readyz" { // a balancer that asks on an old connection looks elsewhere from now on
					http.Error(w, "stopping", http.StatusServiceUnavailable)
					return
				}
			}
			h.ServeHTTP(w, r)
		}),
		ReadHeaderTimeout: readHeaderTimeout, ReadTimeout: readTimeout, WriteTimeout: writeTimeout,
		IdleTimeout: idleTimeout, MaxHeaderBytes: maxHeaderBytes,
		DisableGeneralOptionsHandler: true, // `OPTIONS *` would pass the limits by
		ErrorLog:                     slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
	ended := make(chan error, 1)
	go func() { ended <- srv.Serve(l) }()
	log.Info("serving", "addr", l.Addr().String())
	ready()
	select {
	case err := <-ended:
		return fmt.Errorf("the server ended: %w", err)
	case <-ctx.Done():
	}
	log.Info("stopping")
	draining.Store(true)
	if err := l.Close(); err != nil {
		log.Warn("closing the listener", "err", err)
	}
	time.Sleep(drainTime)
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdownTime)
	defer cancel()
	err := srv.Shutdown(last)
	if errors.Is(err, net.ErrClosed) { // the listener, which is closed already
		err = nil
	}
	if err != nil {
		return errors.Join(fmt.Errorf("requests were cut off: %w", err), srv.Close())
	}
	return nil
}
