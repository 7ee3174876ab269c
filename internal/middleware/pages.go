package middleware

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"

	"golang.org/x/sync/singleflight"
)

// Address is what a page is kept by. Only an address that the site gives out
// itself may become one: of all others there are as many as a stranger likes.
type Address struct {
	State    [3]int64 // of the register and the program; a new one drops every page
	Key      Key
	Filtered bool // one of the countless filters of a list: these only drop each other
}

// Key is the canonical path and query, and which part of the page is asked for.
type Key struct{ Path, Query, Part string }

// Kept says which pages are kept, and by what.
type Kept struct {
	// Address is asked on each request, so that it has to be quick. False means
	// that the request is not for a page that could be kept.
	Address func(*http.Request) (Address, bool)
	// Ours is asked where the page is not there. It reports whether the site gives
	// out such an address itself, which follows from the path and the query alone.
	Ours func(*http.Request) bool
}

// Pages keeps whole pages, compressed, in at most so many bytes. However many
// ask for a page that is not there, it is rendered once. What comes back from
// next is compressed here, or not at all: a page that is kept would gain nothing
// from a middleware around this one but its cost.
func Pages(limit int, kept Kept) Middleware {
	codings, err := newCodings()
	if err != nil || limit <= 0 {
		return Compress
	}
	// A quarter is for filters: they can be asked for without end, and must not
	// drive out the records.
	shelves := map[bool]*shelf{false: newShelf(limit - limit/4), true: newShelf(limit / 4)}
	var flights singleflight.Group
	return func(next http.Handler) http.Handler {
		passing := Compress(next)
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			a, ok := kept.Address(r)
			if !ok {
				passing.ServeHTTP(w, r)
				return
			}
			shelf := shelves[a.Filtered]
			if p := shelf.find(a); p != nil {
				p.answer(w, r, thorough)
				return
			}
			if !kept.Ours(r) {
				passing.ServeHTTP(w, r)
				return
			}
			flight := fmt.Sprintf("%d %q", a.State, a.Key)
			v, _, _ := flights.Do(flight, func() (any, error) { //nolint:errcheck // it never fails
				// Another one may have landed since it was looked for.
				if p := shelf.find(a); p != nil {
					return p, nil
				}
				p := record(next, r, codings)
				if p.size > 0 {
					shelf.put(a, p)
				}
				return p, nil
			})
			v.(*page).answer(w, r, hasty)
		})
	}
}

// page is an answer that is written more than once.
type page struct {
	status  int
	tag     string
	always  []header
	plain   []byte // of answers that are not kept
	codings *codings
	size    int // of memory, at most; 0 for what is not kept
	gzip    atomic.Pointer[form]
	zstd    atomic.Pointer[form]
}

// form is the page in one coding, with the headers that belong to it alone.
type form struct {
	body   []byte
	header []header
	care   care
	better atomic.Bool // one with more care is being made
}

func newForm(c coding, body []byte, with care) *form {
	length := header{"Content-Length", []string{strconv.Itoa(len(body))}}
	if c == asIs {
		return &form{body: body, header: []header{length}}
	}
	return &form{body: body, header: []header{{"Content-Encoding", []string{string(c)}}, length}, care: with}
}

// in is the page in a coding. It is kept in the first one that somebody takes, and
// in the other once that is asked for, too; unpacked it would take more memory than
// both, for the few who take neither. One that was packed in haste is packed anew by
// the first who wants better, and goes on to the others meanwhile.
func (p *page) in(c coding, with care) *form {
	gzip, zstd := p.gzip.Load(), p.zstd.Load()
	have := gzip
	if c == asZstd {
		have = zstd
	}
	if c != asIs && have != nil && (have.care >= with || !have.better.CompareAndSwap(false, true)) {
		return have
	}
	if gzip != nil {
		return p.put(c, p.codings.unpack(gzip.body, asGzip), with)
	}
	return p.put(c, p.codings.unpack(zstd.body, asZstd), with)
}

// put packs the page in a coding. Of two who do so at once, one has done it in vain.
func (p *page) put(c coding, plain []byte, with care) *form {
	f := newForm(c, p.codings.pack(plain, c, with), with)
	switch c {
	case asGzip:
		p.gzip.Store(f)
	case asZstd:
		p.zstd.Store(f)
	}
	return f
}

// keepable leaves to one visitor what is an error, what has no tag, and what is
// no page.
func keepable(status int, h http.Header) bool {
	return status == http.StatusOK && h.Get("ETag") != "" && strings.HasPrefix(h.Get("Cache-Control"), "public") &&
		strings.HasPrefix(h.Get("Content-Type"), "text/html") && h.Get("Set-Cookie") == ""
}

// record asks for the page as nobody in particular would: whole, uncompressed,
// and to the end, though the one who asked first may leave.
func record(next http.Handler, r *http.Request, codings *codings) *page {
	plain := r.Clone(context.WithoutCancel(r.Context()))
	plain.Method = http.MethodGet
	for _, h := range []string{"Accept-Encoding", "If-None-Match", "If-Modified-Since", "Range", "If-Range"} {
		plain.Header.Del(h)
	}
	body := codings.sheets.Get().(*bytes.Buffer)
	defer codings.sheets.Put(body)
	body.Reset()
	w := &buffer{header: http.Header{}, status: http.StatusOK, body: body}
	next.ServeHTTP(w, plain)
	p := &page{status: w.status, tag: w.header.Get("ETag"), codings: codings}
	if keepable(w.status, w.header) {
		w.header.Add("Vary", "Accept-Encoding")
		for name, values := range w.header { // one line says the same as ten, and is written in a tenth of the time
			w.header[name] = []string{strings.Join(values, ", ")}
		}
		first := accepted(r.Header["Accept-Encoding"])
		if first == asIs {
			first = asGzip
		}
		p.size = 2*len(p.put(first, w.body.Bytes(), hasty).body) + 1024 // in both codings, with the headers at most
	} else {
		p.plain = bytes.Clone(w.body.Bytes())
	}
	for name, values := range w.header {
		p.always = append(p.always, header{name, slices.Clip(values)})
	}
	return p
}

// buffer takes down an answer that is about to be kept: as a ResponseWriter, but
// for the connection.
type buffer struct {
	header http.Header
	body   *bytes.Buffer
	status int
	begun  bool
}

func (b *buffer) Header() http.Header { return b.header }

func (b *buffer) WriteHeader(status int) {
	if !b.begun {
		b.status, b.begun = status, true
	}
}

func (b *buffer) Write(p []byte) (int, error) {
	b.begun = true
	return b.body.Write(p)
}

// answer writes the page, in the best coding that the visitor takes.
func (p *page) answer(w http.ResponseWriter, r *http.Request, with care) {
	h := w.Header()
	put(h, p.always)
	if p.size == 0 { // one visitor's
		Compress(http.HandlerFunc(p.writePlain)).ServeHTTP(w, r)
		return
	}
	if asked := r.Header["If-None-Match"]; len(asked) > 0 && tagged(asked[0], p.tag) {
		h.Del("Content-Type")
		w.WriteHeader(http.StatusNotModified)
		return
	}
	f := p.in(accepted(r.Header["Accept-Encoding"]), with)
	put(h, f.header)
	w.WriteHeader(http.StatusOK)
	if r.Method != http.MethodHead {
		_, _ = w.Write(f.body) // the visitor left: nobody to tell
	}
}

func (p *page) writePlain(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(p.status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(p.plain)
	}
}

// tagged compares weakly, as If-None-Match wants it.
func tagged(header, tag string) bool {
	for _, t := range strings.Split(header, ",") {
		if t = strings.TrimPrefix(strings.TrimSpace(t), "W/"); t == "*" || t == tag {
			return true
		}
	}
	return false
}
