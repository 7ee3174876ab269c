package middleware

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/klauspost/compress/zstd"
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
	encoder, err := zstd.NewWriter(nil)
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
			p := shelf.find(a)
			if p == nil && !kept.Ours(r) {
				passing.ServeHTTP(w, r)
				return
			}
			if p == nil {
				flight := fmt.Sprintf("%d %q", a.State, a.Key)
				v, _, _ := flights.Do(flight, func() (any, error) { //nolint:errcheck // it never fails
					p := record(next, r, encoder)
					if p.status == http.StatusOK && p.forms != nil {
						shelf.put(a, p)
					}
					return p, nil
				})
				p = v.(*page)
			}
			p.answer(w, r)
		})
	}
}

// page is an answer that is written more than once.
type page struct {
	status int
	tag    string
	always []header
	plain  []byte // of answers that are not kept
	forms  map[coding]form
}

// coding is one of the ways to write a page, by its name in Content-Encoding.
type coding string

const (
	asGzip coding = "gzip"
	asZstd coding = "zstd"
)

// form is the page in one coding, with the headers that belong to it alone.
type form struct {
	body   []byte
	header []header
}

// size counts the header as what it may be at most.
func (p *page) size() int { return len(p.forms[asGzip].body) + len(p.forms[asZstd].body) + 1024 }

// keepable leaves to one visitor what is an error, what has no tag, and what is
// no page.
func keepable(status int, h http.Header) bool {
	return status == http.StatusOK && h.Get("ETag") != "" && strings.HasPrefix(h.Get("Cache-Control"), "public") &&
		strings.HasPrefix(h.Get("Content-Type"), "text/html") && h.Get("Set-Cookie") == ""
}

// record asks for the page as nobody in particular would: whole, uncompressed,
// and to the end, though the one who asked first may leave.
func record(next http.Handler, r *http.Request, encoder *zstd.Encoder) *page {
	plain := r.Clone(context.WithoutCancel(r.Context()))
	plain.Method = http.MethodGet
	for _, h := range []string{"Accept-Encoding", "If-None-Match", "If-Modified-Since", "Range", "If-Range"} {
		plain.Header.Del(h)
	}
	w := &buffer{header: http.Header{}, status: http.StatusOK}
	next.ServeHTTP(w, plain)
	p := &page{status: w.status, plain: w.body.Bytes(), tag: w.header.Get("ETag")}
	if keepable(w.status, w.header) {
		w.header.Add("Vary", "Accept-Encoding")
		for name, values := range w.header { // one line says the same as ten, and is written in a tenth of the time
			w.header[name] = []string{strings.Join(values, ", ")}
		}
		p.compress(encoder)
	}
	for name, values := range w.header {
		p.always = append(p.always, header{name, slices.Clip(values)})
	}
	return p
}

// compress is done once for all readers, and so as well as can be.
func (p *page) compress(encoder *zstd.Encoder) {
	var b bytes.Buffer
	z, _ := gzip.NewWriterLevel(&b, gzip.BestCompression) // the level is one that there is
	if _, err := z.Write(p.plain); err != nil || z.Close() != nil {
		return // a buffer in memory does not fail
	}
	p.forms = map[coding]form{}
	for c, body := range map[coding][]byte{asGzip: b.Bytes(), asZstd: encoder.EncodeAll(p.plain, nil)} {
		p.forms[c] = form{body, []header{{"Content-Encoding", []string{string(c)}}, {"Content-Length", []string{strconv.Itoa(len(body))}}}}
	}
	p.plain = nil
}

type buffer struct {
	header http.Header
	body   bytes.Buffer
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
func (p *page) answer(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	put(h, p.always)
	if p.forms == nil { // one visitor's
		Compress(http.HandlerFunc(p.writePlain)).ServeHTTP(w, r)
		return
	}
	if asked := r.Header["If-None-Match"]; len(asked) > 0 && tagged(asked[0], p.tag) {
		h.Del("Content-Type")
		w.WriteHeader(http.StatusNotModified)
		return
	}
	f, ok := p.forms[accepted(r.Header["Accept-Encoding"])]
	if !ok {
		f = p.unpacked()
	}
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

// unpacked is for the few who take no coding: to keep the page a third time
// would take more than both others.
func (p *page) unpacked() form {
	z, err := gzip.NewReader(bytes.NewReader(p.forms[asGzip].body))
	if err != nil {
		return form{} // it was written by us
	}
	body, _ := io.ReadAll(z)
	return form{body, []header{{"Content-Length", []string{strconv.Itoa(len(body))}}}}
}

// accepted chooses among the codings that we have (RFC 9110 12.5.3). One that is
// not named, or named with a weight of 0, is not wanted.
func accepted(headers []string) coding {
	var best coding
	for _, h := range headers {
		for part := range strings.SplitSeq(h, ",") {
			name, weight, _ := strings.Cut(part, ";")
			switch name = strings.TrimSpace(name); {
			case strings.EqualFold(name, string(asZstd)) && !zero(weight):
				return asZstd
			case strings.EqualFold(name, string(asGzip)) && !zero(weight):
				best = asGzip
			}
		}
	}
	return best
}

// zero reports whether a weight, "q=0.000", is none.
func zero(weight string) bool {
	_, value, ok := strings.Cut(weight, "=")
	value = strings.TrimSpace(value)
	return ok && strings.HasPrefix(value, "0") && strings.Trim(value, ".0") == ""
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
