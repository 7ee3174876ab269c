package site

import (
	"context"
	"errors"
	"io"
	"net/http"
	"time"

	"accords/web/words"

	"github.com/go-chi/chi/v5"
)

// deadline holds for what took longer than a request may, in the database or here.
func deadline(err error) bool { return errors.Is(err, context.DeadlineExceeded) }

// static serves a file under its name with the hash: it never changes.
func (s *Site) static(w http.ResponseWriter, r *http.Request) error {
	f, ok := s.cfg.Static.Open(chi.URLParam(r, "file"))
	if !ok {
		return s.notFound(words.NoPage)
	}
	w.Header().Set("Content-Type", f.ContentType)
	w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	_, _ = w.Write(f.Bytes)
	return nil
}

// favicon is asked for by browsers that do not read the page's own link.
func (s *Site) favicon(w http.ResponseWriter, r *http.Request) error {
	if s.assets.Icon == "" {
		return s.notFound(words.NoPage)
	}
	return redirect(w, r, s.assets.Icon)
}

// robotsText keeps crawlers out of what is one list in endless orders.
func robotsText() string {
	text := "User-agent: *\nAllow: /\n"
	for _, l := range words.Langs() {
		for _, path := range []string{"/agreements?", "/agreements/facets/", "/search?"} {
			text += "Disallow: " + l.Path(path) + "\n"
		}
	}
	return text
}

// robots answers the rules for crawlers, with the address of the sitemap.
func (s *Site) robots(w http.ResponseWriter, _ *http.Request) error {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "public, max-age=3600")
	_, _ = io.WriteString(w, robotsText()+"Sitemap: "+s.cfg.BaseURL+"/sitemap.xml\n")
	return nil
}

// readyTime bounds what /readyz takes.
const readyTime = 2 * time.Second

// healthz says that the process lives.
func (s *Site) healthz(w http.ResponseWriter, _ *http.Request) error {
	return plain(w, http.StatusOK, "alive\n")
}

// readyz says whether pages can be answered: the database is reachable and has
// the schema of this program. The reason stands in the log only. Who watches has
// its answer in readyTime, whatever the database does: one that waits for longer
// takes the portal for dead.
func (s *Site) readyz(w http.ResponseWriter, r *http.Request) error {
	ctx, cancel := context.WithTimeout(r.Context(), readyTime)
	defer cancel()
	if err := s.register.Ready(ctx); err != nil {
		s.log.WarnContext(r.Context(), "not ready", "error", err)
		return plain(w, http.StatusServiceUnavailable, "not ready\n")
	}
	return plain(w, http.StatusOK, "ready\n")
}

// plain answers a line of text for programs that watch the portal.
func plain(w http.ResponseWriter, code int, text string) error {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(code)
	_, _ = io.WriteString(w, text)
	return nil
}
