// Package site owns the addresses of the portal and what stands at each: it
// reads a request, asks the register, fills a page struct and answers.
//
// It writes no tag (web/page does), no SQL (store does), and decides nothing
// about a value. A visitor never sees the text of an internal error.
//
// A handler returns an error and never answers one: 400 for what an address cannot
// mean, 404 and 410 for what is not there and what was, 503 while the register is
// away or too slow, 500 for the rest; people get a page in the language of the
// address, programs a problem. What is shown follows from the edition of the
// register, the version of the program, the day and the address alone, so that
// answers can be kept, by us and by others, until one of these changes.
package site

import (
	"bytes"
	"context"
	"log/slog"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"accords/internal/accord"
	"accords/internal/middleware"
	"accords/internal/query"
	"accords/web/page"
	"accords/web/static"
	"accords/web/words"

	"github.com/a-h/templ"
)

// Agreements is what the pages of agreements need of the register.
type Agreements interface {
	Agreements(ctx context.Context, q query.Agreements) (accord.AgreementPage, error)
	Agreement(ctx context.Context, id string) (accord.Agreement, error)
	Related(ctx context.Context, id string) (accord.Related, error)
	Facet(ctx context.Context, q query.Agreements, param string) ([]accord.FacetValue, error)
	Totals(ctx context.Context, lists []query.Agreements) ([]int, error)
}

// Countries is what the pages of countries and topics need.
type Countries interface {
	Countries(ctx context.Context) ([]accord.CountryRow, error)
	Country(ctx context.Context, code accord.Code) (accord.CountryPage, error)
	Topics(ctx context.Context) ([]accord.Topic, error)
	Pair(ctx context.Context, a, b accord.Code) (accord.Pair, error)
	Pairs(ctx context.Context, two bool) ([]accord.PairCount, error)
	Coverage(ctx context.Context, of ...accord.Code) (accord.Coverage, error)
}

// Organisations is what the pages of ministries and other bodies need.
type Organisations interface {
	Organisations(ctx context.Context) ([]accord.OrganisationRow, error)
	Organisation(ctx context.Context, slug string) (accord.Organisation, error)
}

// Summits is what the pages of summits and series need.
type Summits interface {
	Summits(ctx context.Context) ([]accord.SummitRow, error)
	Summit(ctx context.Context, slug string) (accord.Summit, error)
	SeriesCounts(ctx context.Context) ([]accord.FacetValue, error)
	Series(ctx context.Context, slug string) (accord.Series, error)
}

// Documents is what the pages of sources and the front page need.
type Documents interface {
	Documents(ctx context.Context) ([]accord.DocumentRow, error)
	Document(ctx context.Context, slug string) (accord.Document, error)
	Overview(ctx context.Context) (accord.Overview, error)
	Holdings(ctx context.Context) (accord.Holdings, error)
	CitedPages(ctx context.Context, limit, offset int) ([]accord.CitedPage, int, error)
	Bases(ctx context.Context) (map[accord.Basis]int, error)
	Ready(ctx context.Context) error
}

// Histories is what the pages about changes need.
type Histories interface {
	Changes(ctx context.Context, q query.Changes) (accord.ChangePage, error)
	History(ctx context.Context, kind accord.RecordKind, key string) ([]accord.Change, error)
}

// Names is what the pages need that help with what a visitor typed.
type Names interface {
	Names(ctx context.Context) ([]accord.Name, error)
	Named(ctx context.Context, text string) ([]accord.Name, error)
	DocumentAt(ctx context.Context, url string) (slug string, err error)
	Search(ctx context.Context, text string) (accord.SearchPage, error)
}

// Register is the read side of the register. Lists may be answered from memory,
// which is an edition behind the database for a moment after an import.
type Register interface {
	Agreements
	Countries
	Organisations
	Summits
	Documents
	Histories
	Names
	Exports
	Frozen
	Stamps
}

// Reader reads a text that a visitor pasted and says why. It keeps nothing.
type Reader interface {
	Explain(text string) accord.Explanation
}

// Config is what the site needs to know beside the register.
type Config struct {
	BaseURL string // absolute, without a slash at the end: "https://accords.example"
	Version string // of the program
	Labels  accord.Labels
	Quality accord.Quality // of the rules that read the texts, for /about/quality
	Reader  Reader         // for /extract, which is not there without one
	Static  static.Files
	Report  string                // where to say that a record is wrong, "mailto:…" or "https://…"; may be empty
	Timeout time.Duration         // of a request; 8 s where it is 0
	Observe func(middleware.Seen) // is told of each request; nil: the log is
	Pages   int                   // bytes that rendered pages may take in memory; 0: none is kept

	API http.Handler // answers everything below /api/; nil: there is none
	MCP http.Handler // answers /mcp, for assistants; nil: there is none

	SecurityContact string // "mailto:…" or "https://…" for security.txt; empty: there is none

	Hosts   []string       // names beside that of BaseURL under which the site answers
	Proxies []netip.Prefix // who may say in X-Forwarded-For for whom it asks
	Rate    float64        // requests a second of one client network; 0: as many as it likes
}

// Site answers the pages in one language. Every address and word that it gives
// out is of that language: what a handler prints goes through say, what it links
// to through path.
type Site struct {
	register Register
	cfg      Config
	lang     words.Lang
	assets   page.Assets
	shapes   map[string]bool // the countries that the map has a shape of
	log      *slog.Logger
	making   turns      // of those who make files
	sheets   *sync.Pool // of *bytes.Buffer, for pages to be rendered on
	examples map[words.Lang]*lasting[example]
}

// New returns the handler of the whole site, with its middleware, in both
// languages. It asks the register nothing until the first request. Log gets a line
// a request, and the causes of what was answered with 500 or 503.
func New(r Register, cfg Config, log *slog.Logger) http.Handler {
	if cfg.Timeout == 0 {
		cfg.Timeout = 8 * time.Second // under the server's write timeout, or the error page is cut
	}
	if cfg.Observe == nil {
		cfg.Observe = middleware.Logged(log)
	}
	cfg.BaseURL = strings.TrimSuffix(cfg.BaseURL, "/")
	s := &Site{register: r, cfg: cfg, log: log, lang: words.En, making: newTurns(), sheets: &sync.Pool{New: func() any { return &bytes.Buffer{} }}, shapes: shapesOf(cfg.Static), assets: page.Assets{
		CSS: cfg.Static.Href("app.css"), JS: cfg.Static.Href("app.js"), HTMX: cfg.Static.Href("htmx.js"), Icon: cfg.Static.Href("favicon.svg"),
		FontCSS: cfg.Static.Href("font.css"), FontFile: cfg.Static.Href("source-sans-3-latin-wght-normal.woff2"),
	}}
	s.examples = map[words.Lang]*lasting[example]{}
	for _, l := range words.Langs() {
		s.examples[l] = &lasting[example]{}
	}
	return s.routes()
}

// handler answers a request or returns an error, which one place answers.
type handler func(w http.ResponseWriter, r *http.Request) error

// handle makes an http.HandlerFunc of a handler: what it returns as an error is answered
// in one place.
func (s *Site) handle(h handler) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if err := h(w, r); err != nil {
			s.answerError(w, r, err)
		}
	}
}

// in is the same site in a language.
func (s *Site) in(l words.Lang) *Site {
	t := *s
	t.lang = l
	return &t
}

// layout fills what every page has. Neutral is the canonical path and query
// without the language ("/about" for "/ko/about" too).
func (s *Site) layout(title, description, neutral string, section page.Section, trail ...page.Link) page.Layout {
	l := page.Layout{Lang: s.lang, Title: title, Description: description, Canonical: s.cfg.BaseURL + s.path(neutral), Section: section, Assets: s.assets, Trail: trail}
	for _, other := range words.Langs() {
		path := other.Path(neutral)
		l.Alternates = append(l.Alternates, page.Alternate{Lang: other, Href: path, URL: s.cfg.BaseURL + path})
	}
	return l
}

// homes leads from an error to the front page in each language: the address
// that was asked for means nothing in any of them.
func homes() []page.Alternate {
	var out []page.Alternate
	for _, l := range words.Langs() {
		out = append(out, page.Alternate{Lang: l, Href: l.Path("/")})
	}
	return out
}

// up is a page above this one, for the trail.
func (s *Site) up(t words.Text, neutral string) page.Link {
	return page.Link{Text: s.say(t), Href: s.path(neutral)}
}

// report is where to say that a record is wrong: a mail or an issue that has its
// title and its address already. It is empty where the portal has no such place.
// Nothing is stored here: whoever reports sends it from a program of their own.
func (s *Site) report(title, permalink string) string {
	if s.cfg.Report == "" {
		return ""
	}
	u, err := url.Parse(s.cfg.Report)
	if err != nil {
		return "" // cmd has checked it
	}
	subject, body := "title", "body"
	if u.Scheme == "mailto" {
		subject = "subject"
	}
	q := u.Query()
	q.Set(subject, s.say(words.ReportSubject, title))
	q.Set(body, permalink+"\n\n")
	// RFC 6068 has no plus for a space: a mail program would show it.
	u.RawQuery = strings.ReplaceAll(q.Encode(), "+", "%20")
	return u.String()
}

// permalink is the absolute address of a record. It has no language: whoever is
// given it chooses one.
func (s *Site) permalink(neutral string) string { return s.cfg.BaseURL + neutral }

// render answers with a page. It is rendered to the end before the status is
// written, so that a failure is an error page and not half a page.
func (s *Site) render(w http.ResponseWriter, r *http.Request, c templ.Component) error {
	return s.renderAs(w, r, http.StatusOK, c)
}

// renderAs is render with a status.
func (s *Site) renderAs(w http.ResponseWriter, r *http.Request, status int, c templ.Component) error {
	if f := wished(r); f.named {
		return s.noForm(twin{}, f.form)
	}
	b := s.sheets.Get().(*bytes.Buffer)
	defer s.sheets.Put(b)
	b.Reset()
	if err := c.Render(r.Context(), b); err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	if r.Method == http.MethodPost { // what somebody typed is nobody else's
		h.Set("Cache-Control", "no-store")
	} else {
		tagged(w, r)
	}
	w.WriteHeader(status)
	_, _ = w.Write(b.Bytes()) // the visitor left: nobody to tell
	return nil
}

// redirect sends to the canonical address, for good. It stays on this site:
// the path is ours, never the visitor's.
func redirect(w http.ResponseWriter, r *http.Request, path string) error {
	if f := wished(r); f.named {
		path = withSuffix(path, f.suffix)
	}
	http.Redirect(w, r, path, http.StatusPermanentRedirect)
	return nil
}

// Bounds on what is answered at a time. Two cores are busy with a dozen pages:
// the rest of the places is for those who wait for the database. Files have
// places of their own: they are made while they are read, for minutes where the
// reader is slow, and 64 slow readers of files would have kept everybody out. A browser that
// opens a list in twenty tabs stays far below the burst.
const (
	burst      = 200
	mostAtOnce = 64
	mostFiles  = 32
	mostInLine = 64
	patience   = 200 * time.Millisecond
)

// chain is what every request goes through, outermost first: each refuses what
// the next need not see, the cheapest reason first.
func (s *Site) chain() []middleware.Middleware {
	health := []string{"/healthz", "/readyz"}
	files := append([]string{static.Prefix, "/favicon.ico"}, health...)
	return []middleware.Middleware{
		middleware.Visitors(s.cfg.Proxies), middleware.Observe(s.cfg.Observe),
		middleware.Headers(strings.HasPrefix(s.cfg.BaseURL, "https://")), middleware.Recover(s.log, s.fail),
		middleware.Hosts(s.fail, append(s.cfg.Hosts, s.publisherHost()), health...),
		middleware.Limits(s.fail, s.typed(), "/api/", "/mcp"),
		middleware.Rate(s.fail, s.cfg.Rate, burst, time.Now, files...),
		// A page that is there waits in no line. From here on answers are compressed:
		// a refusal is short, and a server under load has better things to do.
		middleware.Pages(s.cfg.Pages, middleware.Kept{Address: s.keptBy, Ours: s.gaveOut}),
		middleware.Recover(s.log, s.fail), // within the compression, which would begin an answer
		readForm,
		middleware.InFlight(s.fail, middleware.Line{Places: make(chan struct{}, mostFiles), Queue: mostInLine, Patience: patience, Here: file, Whole: true}),
		middleware.InFlight(s.fail, middleware.Line{Places: s.making.pages, Queue: mostInLine, Patience: patience,
			Here: func(r *http.Request) bool { return !file(r) && !slices.Contains(health, r.URL.Path) }}),
		middleware.Deadline(s.cfg.Timeout),
	}
}

// file reports whether the answer is a file rather than a page. It is asked
// after readForm.
func file(r *http.Request) bool {
	return wished(r).suffix != "" || strings.HasPrefix(r.URL.Path, dataPath+"/")
}

// publisherHost is the name that links to the portal have.
func (s *Site) publisherHost() string {
	_, host, _ := strings.Cut(s.cfg.BaseURL, "://")
	return host
}
