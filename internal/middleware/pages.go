package middleware

import (
	"bytes"
	"compress/gzip"
	"context"
	"io"
	"net/http"
	"strconv"
	"strings"

	"github.com/klauspost/compress/zstd"
	"golang.org/x/sync/singleflight"
)

// Address is what a page is kept by. Only an address that the site gives out
// itself may become one: of all others there are as many as a stranger likes.
type Address struct {
	State    string // of the register and the program; a new one drops every page
	Key      string // the canonical path and query, and the form of the answer
	Filtered bool   // one of the countless filters of a list: these only drop each other
}

// Pages keeps whole pages, compressed, in at most so many bytes. Which requests
// are for one address says the function; false means that the request is not for
// a page to be kept. However many ask for a page that is not there, it is
// rendered once.
func Pages(limit int, address func(*http.Request) (Address, bool)) Middleware {
	encoder, err := zstd.NewWriter(nil)
	if err != nil || limit <= 0 {
		return func(next http.Handler) http.Handler { return next }
	}
	// A quarter is for filters: they can be asked for without end, and must not
	// drive out the records.
	kept := map[bool]*shelf{false: newShelf(limit - limit/4), true: newShelf(limit / 4)}
	var flights singleflight.Group
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			a, ok := address(r)
			if !ok {
				next.ServeHTTP(w, r)
				return
			}
			p := kept[a.Filtered].find(a)
			if p == nil {
				v, _, _ := flights.Do(a.State+"\x00"+a.Key, func() (any, error) { //nolint:errcheck // it never fails
					p := record(next, r, encoder)
					if p.keepable() {
						kept[a.Filtered].put(a, p)
					}
					return p, nil
				})
				p = v.(*page)
			}
			p.serve(w, r)
		})
	}
}

// page is an answer that is written more than once.
type page struct {
	status           int
	header           http.Header
	plain            []byte // of answers that are not kept
	gzipped, zstdied []byte
}

// size counts the header as what it may be at most.
func (p *page) size() int { return len(p.gzipped) + len(p.zstdied) + 1024 }

// keepable leaves to one visitor what is an error, what has no tag, and what is
// no page.
func (p *page) keepable() bool {
	return p.status == http.StatusOK && p.header.Get("ETag") != "" && strings.HasPrefix(p.header.Get("Cache-Control"), "public") &&
		strings.HasPrefix(p.header.Get("Content-Type"), "text/html") && p.header.Get("Set-Cookie") == ""
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
	p := &page{status: w.status, header: w.header, plain: w.body.Bytes()}
	if !p.keepable() {
		return p
	}
	var b bytes.Buffer
	z, _ := gzip.NewWriterLevel(&b, gzip.BestCompression) // once for all readers
	if _, err := z.Write(p.plain); err != nil || z.Close() != nil {
		return p // a buffer in memory does not fail
	}
	p.gzipped, p.zstdied, p.plain = b.Bytes(), encoder.EncodeAll(p.plain, nil), nil
	return p
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

func (p *page) serve(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	for name, values := range p.header {
		h[name] = append([]string(nil), values...)
	}
	if p.gzipped == nil {
		w.WriteHeader(p.status)
		if r.Method != http.MethodHead {
			_, _ = w.Write(p.plain) // the visitor left: nobody to tell
		}
		return
	}
	if !strings.Contains(strings.Join(h["Vary"], ","), "Accept-Encoding") {
		h.Add("Vary", "Accept-Encoding")
	}
	if tagged(r.Header.Get("If-None-Match"), h.Get("ETag")) {
		h.Del("Content-Type")
		w.WriteHeader(http.StatusNotModified)
		return
	}
	body := p.gzipped
	switch coding := accepted(r.Header.Values("Accept-Encoding")); coding {
	case "zstd":
		body = p.zstdied
		h.Set("Content-Encoding", coding)
	case "gzip":
		h.Set("Content-Encoding", coding)
	default:
		z, err := gzip.NewReader(bytes.NewReader(p.gzipped))
		if err != nil {
			break // it was written by us
		}
		body, _ = io.ReadAll(z)
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(http.StatusOK)
	if r.Method != http.MethodHead {
		_, _ = w.Write(body)
	}
}

// accepted chooses among the codings that we have (RFC 9110 12.5.3). One that is
// not named, or named with a weight of 0, is not wanted.
func accepted(headers []string) string {
	best := ""
	for _, part := range strings.Split(strings.Join(headers, ","), ",") {
		name, weight, _ := strings.Cut(strings.ToLower(strings.TrimSpace(part)), ";")
		weight = strings.TrimSpace(weight)
		if zero, ok := strings.CutPrefix(weight, "q=0"); ok && strings.Trim(zero, ".0") == "" {
			continue
		}
		switch strings.TrimSpace(name) {
		case "zstd":
			return "zstd"
		case "gzip":
			best = "gzip"
		}
	}
	return best
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
