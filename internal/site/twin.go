package site

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"accords/internal/accord"
	"accords/internal/export"
	"accords/internal/middleware"
	"accords/web/page"

	"github.com/a-h/templ"
)

// twin is what stands at an address besides its page: the same in other forms.
type twin struct {
	path   string // canonical path and query, in no language
	file   string // name of a file without its suffix
	cite   string // absolute permanent address, where that is another one
	offers []offer
	links  []string // further relations of the page, as in a Link header
}

// offer writes one form. Nothing is read before it is asked for.
type offer struct {
	form
	write  func(ctx context.Context, w io.Writer) error
	record func(ctx context.Context) (any, error) // what write writes, where that is one record
}

// add offers a form. Pages link to the forms in the order in which they were added.
func (t *twin) add(f form, write func(ctx context.Context, w io.Writer) error) {
	t.offers = append(t.offers, offer{form: f, write: write})
}

// addRecord offers a record as JSON.
func (t *twin) addRecord(f form, record func(ctx context.Context) (any, error)) {
	t.offers = append(t.offers, offer{form: f, record: record, write: func(ctx context.Context, w io.Writer) error {
		v, err := record(ctx)
		if err != nil {
			return err
		}
		return export.WriteJSON(w, v)
	}})
}

// offer finds a form among those that are offered.
func (t *twin) offer(f form) (offer, bool) {
	for _, o := range t.offers {
		if o.form == f {
			return o, true
		}
	}
	return offer{}, false
}

// answer gives an address in the form that is asked for, the page by default.
func (s *Site) answer(w http.ResponseWriter, r *http.Request, t twin, c templ.Component) error {
	asked := wished(r)
	o, ok := t.offer(asked.form)
	if ok {
		return s.answerForm(w, r, t, o)
	}
	if asked.named {
		return s.noForm(t, asked.form)
	}
	linked := page.Forms{}
	for _, o := range t.offers {
		href := withSuffix(t.path, o.suffix)
		w.Header().Add("Link", link(s.cfg.BaseURL+href, "alternate", "type", o.mediaType))
		linked.Links = append(linked.Links, page.FormLink{Name: o.name, Type: o.mediaType, Href: href})
	}
	s.signposts(w, t)
	if o, ok := t.offer(asJSONLD); ok && r.Header.Get("HX-Request-Type") != "partial" {
		graph, err := embedded(r.Context(), o)
		if err != nil {
			return err
		}
		linked.Graph = graph
	}
	return s.render(w, r.WithContext(page.WithForms(r.Context(), linked)), c)
}

// embedded is a record as it stands within a page: without room between, and, as
// Marshal does it, with "<" written so that no quotation ends the element.
func embedded(ctx context.Context, o offer) ([]byte, error) {
	v, err := o.record(ctx)
	if err != nil {
		return nil, err
	}
	b, err := json.Marshal(v)
	if err != nil {
		return nil, fmt.Errorf("embedding %s: %w", o.name, err)
	}
	return b, nil
}

// signposts are the relations that crawlers of research data look for
// (signposting.org, FAIR profile, level 1).
func (s *Site) signposts(w http.ResponseWriter, t twin) {
	if t.cite != "" {
		w.Header().Add("Link", link(t.cite, "cite-as"))
	}
	for _, f := range []form{asJSONLD, asJSON} {
		if _, ok := t.offer(f); ok {
			w.Header().Add("Link", link(s.cfg.BaseURL+withSuffix(t.path, f.suffix), "describedby", "type", f.mediaType))
		}
	}
	for _, l := range t.links {
		w.Header().Add("Link", l)
	}
}

// link is a value of a Link header (RFC 8288); parameters are names and values in turn.
func link(href, rel string, parameters ...string) string {
	out := "<" + href + `>; rel="` + rel + `"`
	for i := 0; i+1 < len(parameters); i += 2 {
		out += "; " + parameters[i] + `="` + parameters[i+1] + `"`
	}
	return out
}

// noForm says in which forms the page can be had, where it is asked for in another one
// by name. A program that merely accepts another form gets the page.
func (s *Site) noForm(t twin, f form) error {
	e := accord.Errorf(accord.NotFound, "This page cannot be had as %s.", f.name)
	for _, o := range t.offers {
		e.Allowed = append(e.Allowed, o.suffix)
	}
	return e
}

// Limits of a long answer: what is kept until it is known that it can begin,
// and how long a slow reader may take.
const (
	headSize     = 64 << 10
	longestFile  = 5 * time.Minute
	fileFallback = "accords"
)

// answerForm writes a form. Its beginning is kept back, so that what fails at
// once is an error page; what fails later hangs up, so that nobody takes half a
// file for a whole one.
func (s *Site) answerForm(w http.ResponseWriter, r *http.Request, t twin, o offer) error {
	// A file may take longer than a page: it is drawn in small queries, none of
	// which holds a connection while the reader is slow.
	ctx, cancel := middleware.Longer(r.Context(), longestFile)
	defer cancel()
	if err := s.making.take(ctx); err != nil {
		return err
	}
	defer s.making.give()
	first := newBegun(ctx, w, &s.making, func() { s.formHeaders(w, r, t, o) })
	out := bufio.NewWriterSize(first, headSize)
	err := o.write(ctx, out)
	if err == nil {
		err = out.Flush()
	}
	if err != nil && first.done {
		s.log.WarnContext(r.Context(), "a file was cut short", "path", t.path, "form", o.name, "error", err)
		panic(http.ErrAbortHandler)
	}
	if err == nil && !first.done {
		first.start() // an empty file is an answer, too
	}
	return err
}

// begun sets the headers when the first bytes go out, and lets others make their files
// while the reader takes what has been made of this one.
type begun struct {
	http.ResponseWriter
	begin  func()
	done   bool
	ctx    context.Context // of the file, with the time at which it has to be read
	making *turns          // nil where it has no turn to give away
	since  time.Time       // when the part began that is being made
}

func newBegun(ctx context.Context, w http.ResponseWriter, making *turns, begin func()) *begun {
	return &begun{ResponseWriter: w, begin: begin, ctx: ctx, making: making, since: time.Now()}
}

// start sends the status and the headers, once.
func (b *begun) start() {
	if !b.done {
		b.done = true
		b.begin()
		b.WriteHeader(http.StatusOK)
	}
}

// Write passes bytes on, behind the headers.
func (b *begun) Write(p []byte) (int, error) {
	b.start()
	until := time.Now().Add(stalled)
	if end, ok := b.ctx.Deadline(); ok && end.Before(until) {
		until = end
	}
	_ = http.NewResponseController(b.ResponseWriter).SetWriteDeadline(until) // a test's writer has none
	if b.making == nil {
		return b.ResponseWriter.Write(p)
	}
	b.making.rest(b.ctx, time.Since(b.since))
	b.making.give()
	n, err := b.ResponseWriter.Write(p)
	b.making.taken <- struct{}{} // whoever calls gives it back, so that it has to be taken however long that lasts
	b.since = time.Now()
	return n, err
}

// formHeaders are those of a file. Tables are offered to be kept, as no browser shows
// them; all else opens where it is asked for. The canonical address is that of the page,
// so that search engines list that.
func (s *Site) formHeaders(w http.ResponseWriter, r *http.Request, t twin, o offer) {
	h := w.Header()
	h.Set("Content-Type", contentType(o.form))
	h.Set("Content-Location", withSuffix(t.path, o.suffix))
	how := "inline"
	if o.form == asCSV || o.form == asJSONL {
		how = "attachment"
	}
	h.Set("Content-Disposition", how+`; filename="`+fileName(r.Context(), t, o.form)+`"`)
	openTo(h)
	h.Add("Link", link(s.cfg.BaseURL+t.path, "canonical"))
	tagged(w, r)
}

// openTo lets scripts of other sites read an answer: it is open data, and the
// same for everybody.
func openTo(h http.Header) {
	h.Set("Access-Control-Allow-Origin", "*")
	h.Set("Access-Control-Expose-Headers", "ETag, Link, Content-Disposition, Content-Location")
	h.Set("Cross-Origin-Resource-Policy", "cross-origin")
}

// contentType names the encoding where the type has one by its standard, or where
// readers of the format would otherwise guess.
func contentType(f form) string {
	if strings.HasPrefix(f.mediaType, "text/") || f == asBibTeX || f == asRIS {
		return f.mediaType + "; charset=utf-8"
	}
	return f.mediaType
}

// fileName says what was asked and as of when: "accords-agreements-country-KR-2026-11-24.csv".
func fileName(ctx context.Context, t twin, f form) string {
	name := fileFallback + "-" + t.file
	if _, query, ok := strings.Cut(t.path, "?"); ok {
		name += "-" + query
	}
	if e, ok := ctx.Value(editionKey).(accord.Edition); ok {
		name += "-" + e.At.UTC().Format(time.DateOnly)
	}
	safe := strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '_':
			return r
		}
		return '-'
	}, name)
	return safe[:min(len(safe), 150)] + f.suffix
}
