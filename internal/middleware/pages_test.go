package middleware_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"accords/internal/middleware"

	"github.com/klauspost/compress/zstd"
)

// press prints pages, and counts them.
type press struct {
	printed atomic.Int64
	state   atomic.Pointer[string]
	hold    chan struct{} // where not nil, a page waits for it
}

func (p *press) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	p.printed.Add(1)
	if p.hold != nil {
		<-p.hold
	}
	for _, name := range []string{"Accept-Encoding", "If-None-Match", "If-Modified-Since", "Range", "If-Range"} {
		if r.Header.Get(name) != "" && strings.HasPrefix(r.URL.Path, "/whole") {
			http.Error(w, name+" reached what is printed for everybody", http.StatusTeapot)
			return
		}
	}
	if r.URL.Path == "/lost" {
		http.Error(w, "not found", http.StatusNotFound)
		return
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("ETag", `"`+*p.state.Load()+`"`)
	h.Set("Cache-Control", "public, max-age=60")
	switch r.URL.Path {
	case "/mine":
		h.Set("Cache-Control", "no-store")
	case "/error":
		w.WriteHeader(http.StatusInternalServerError)
	case "/data":
		h.Set("Content-Type", "application/json")
	case "/cookie":
		h.Set("Set-Cookie", "a=b")
	case "/untagged":
		h.Del("ETag")
	}
	fmt.Fprintf(w, "%s in state %s %s", r.URL.Path, *p.state.Load(), strings.Repeat("words ", 200))
	if r.URL.Path == "/long" {
		_, _ = io.WriteString(w, prose())
	}
}

// prose is a text that can be packed well or less well, as that of pages can: words
// that come again in ever other company.
func prose() string {
	var b strings.Builder
	for i, n := 0, uint32(1); i < 4000; i++ {
		n = n*1664525 + 1013904223
		fmt.Fprintf(&b, "<b>word%d</b> ", n>>16%300)
	}
	return b.String()
}

func (p *press) kept() middleware.Kept {
	return middleware.Kept{
		Address: func(r *http.Request) (middleware.Address, bool) {
			return middleware.Address{State: [3]int64{int64((*p.state.Load())[0])}, Key: middleware.Key{Path: r.URL.Path, Query: r.URL.RawQuery},
				Filtered: strings.HasPrefix(r.URL.Path, "/list")}, r.URL.Path != "/never"
		},
		Ours: func(r *http.Request) bool { return !strings.HasPrefix(r.URL.Path, "/typed") },
	}
}

func newPress(limit int) (*press, http.Handler) {
	p := &press{}
	first := "1"
	p.state.Store(&first)
	return p, middleware.Pages(limit, p.kept())(p)
}

func fetch(t *testing.T, h http.Handler, method, path string, header ...string) *http.Response {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), method, path, nil)
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

func body(t *testing.T, resp *http.Response) string {
	t.Helper()
	var in io.Reader = resp.Body
	switch resp.Header.Get("Content-Encoding") {
	case "gzip":
		z, err := gzip.NewReader(resp.Body)
		if err != nil {
			t.Fatal(err)
		}
		in = z
	case "zstd":
		z, err := zstd.NewReader(resp.Body)
		if err != nil {
			t.Fatal(err)
		}
		defer z.Close()
		in = z
	}
	b, err := io.ReadAll(in)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestPagesInEachCoding(t *testing.T) {
	t.Parallel()
	p, h := newPress(1 << 20)
	want := "/a in state 1 " + strings.Repeat("words ", 200)
	for accept, coding := range map[string]string{
		"": "", "gzip": "gzip", "gzip, deflate, br, zstd": "zstd", "br": "", "zstd;q=0, gzip": "gzip", "gzip;q=0": "", "gzip;q=0.5": "gzip", "GZIP": "gzip", "zstd;q=0.000": "",
	} {
		resp := fetch(t, h, http.MethodGet, "/a", "Accept-Encoding", accept)
		if got := resp.Header.Get("Content-Encoding"); got != coding || body(t, resp) != want {
			t.Errorf("%q: coding %q, want %q", accept, got, coding)
		}
		if vary := resp.Header.Get("Vary"); vary != "Accept-Encoding" || resp.Header.Get("Etag") != `"1"` {
			t.Errorf("%q: Vary %q, ETag %q", accept, vary, resp.Header.Get("Etag"))
		}
	}
	head := fetch(t, h, http.MethodHead, "/a", "Accept-Encoding", "gzip")
	if n := head.Header.Get("Content-Length"); body(t, &http.Response{Body: head.Body}) != "" || n == "" || n == "0" {
		t.Errorf("HEAD: Content-Length %q, or a body", n)
	}
	for tag, want := range map[string]int{`"1"`: 304, `W/"1"`: 304, `"0", "1"`: 304, `*`: 304, `"0"`: 200} {
		resp := fetch(t, h, http.MethodGet, "/a", "If-None-Match", tag)
		if resp.StatusCode != want || want == 304 && (body(t, resp) != "" || resp.Header.Get("Content-Type") != "") {
			t.Errorf("If-None-Match %s: %d, want %d", tag, resp.StatusCode, want)
		}
	}
	if n := p.printed.Load(); n != 1 {
		t.Errorf("one page was rendered %d times", n)
	}
}

// A first question with a tag, or for the head alone, is answered like the
// others, and the page is there for who comes next.
func TestPagesBeginWithAnyQuestion(t *testing.T) {
	t.Parallel()
	p, h := newPress(1 << 20)
	if resp := fetch(t, h, http.MethodGet, "/a", "If-None-Match", `"1"`, "Range", "bytes=0-1"); resp.StatusCode != http.StatusNotModified {
		t.Errorf("status %d", resp.StatusCode)
	}
	if resp := fetch(t, h, http.MethodHead, "/b"); resp.StatusCode != http.StatusOK {
		t.Errorf("status %d", resp.StatusCode)
	}
	for _, path := range []string{"/a", "/b"} {
		if got := body(t, fetch(t, h, http.MethodGet, path)); !strings.HasPrefix(got, path+" in state 1 words") {
			t.Errorf("%s: %q", path, got)
		}
	}
	if n := p.printed.Load(); n != 2 {
		t.Errorf("two pages were rendered %d times", n)
	}
}

func TestPagesThatAreNotKept(t *testing.T) {
	t.Parallel()
	for path, status := range map[string]int{"/lost": 404, "/mine": 200, "/never": 200, "/typed": 200, "/error": 500, "/data": 200, "/cookie": 200, "/untagged": 200} {
		p, h := newPress(1 << 20)
		for range 3 {
			if resp := fetch(t, h, http.MethodGet, path); resp.StatusCode != status || body(t, resp) == "" {
				t.Errorf("%s: status %d, want %d", path, resp.StatusCode, status)
			}
		}
		if n := p.printed.Load(); n != 3 {
			t.Errorf("%s was rendered %d times, want 3", path, n)
		}
	}
	p, h := newPress(0)
	fetch(t, h, http.MethodGet, "/a")
	fetch(t, h, http.MethodGet, "/a")
	if n := p.printed.Load(); n != 2 {
		t.Errorf("without memory a page was rendered %d times, want 2", n)
	}
}

// Who asks first has the page soon, and who asks again has it small. Of those who
// ask again at once, one waits until it has been made smaller.
func TestPagesArePackedWellForTheSecond(t *testing.T) {
	t.Parallel()
	for _, coding := range []string{"gzip", "zstd"} {
		_, h := newPress(1 << 20)
		size := func() int {
			resp := fetch(t, h, http.MethodGet, "/long", "Accept-Encoding", coding)
			n, err := strconv.Atoi(resp.Header.Get("Content-Length"))
			if got := body(t, resp); err != nil || !strings.HasSuffix(got, prose()) {
				t.Errorf("%s: a page of %d bytes, Content-Length %v", coding, len(got), err)
			}
			return n
		}
		first := size()
		var readers sync.WaitGroup
		for range 20 {
			readers.Go(func() {
				if n := size(); n > first {
					t.Errorf("%s: %d bytes in haste, %d with more care", coding, first, n)
				}
			})
		}
		readers.Wait()
		if again := size(); again >= first || again != size() {
			t.Errorf("%s: %d bytes for the first reader, %d for the others", coding, first, again)
		}
	}
}

// However many come at once, the page is rendered once.
func TestPagesStampede(t *testing.T) {
	t.Parallel()
	p, h := newPress(1 << 20)
	p.hold = make(chan struct{})
	var readers, asked sync.WaitGroup
	for range 20 {
		asked.Add(1)
		readers.Go(func() {
			asked.Done()
			if got := body(t, fetch(t, h, http.MethodGet, "/a", "Accept-Encoding", "gzip")); !strings.HasPrefix(got, "/a in state 1") {
				t.Errorf("got %q", got)
			}
		})
	}
	asked.Wait()
	close(p.hold)
	readers.Wait()
	if n := p.printed.Load(); n != 1 {
		t.Errorf("rendered %d times", n)
	}
}

func TestPagesGoWithTheirState(t *testing.T) {
	t.Parallel()
	p, h := newPress(1 << 20)
	fetch(t, h, http.MethodGet, "/a")
	next := "2"
	p.state.Store(&next)
	resp := fetch(t, h, http.MethodGet, "/a", "If-None-Match", `"1"`)
	if got := body(t, resp); resp.StatusCode != http.StatusOK || !strings.HasPrefix(got, "/a in state 2") {
		t.Errorf("after an import: %d %q", resp.StatusCode, got)
	}
	if got := body(t, fetch(t, h, http.MethodGet, "/a")); p.printed.Load() != 2 || !strings.HasPrefix(got, "/a in state 2") {
		t.Errorf("a page of two states was rendered %d times, and is %.20q", p.printed.Load(), got)
	}
}

// A page that is printed for everybody is whole and plain, whatever the first one
// who asked would have had.
func TestPagesArePrintedForEverybody(t *testing.T) {
	t.Parallel()
	_, h := newPress(1 << 20)
	for i, header := range []string{"Accept-Encoding", "If-None-Match", "If-Modified-Since", "Range", "If-Range"} {
		if resp := fetch(t, h, http.MethodGet, fmt.Sprint("/whole", i), header, "gzip"); resp.StatusCode != http.StatusOK {
			t.Errorf("status %d: %s", resp.StatusCode, body(t, resp))
		}
	}
}

// Whichever coding is asked for first, all of them have the same page behind it.
func TestPagesInAnyOrderOfCodings(t *testing.T) {
	t.Parallel()
	for _, order := range [][]string{{"zstd", "gzip", ""}, {"zstd", "", "gzip"}, {"gzip", "zstd", ""}, {"", "zstd", "gzip"}} {
		p, h := newPress(1 << 20)
		for _, coding := range order {
			resp := fetch(t, h, http.MethodGet, "/a", "Accept-Encoding", coding)
			length := resp.Header.Get("Content-Length")
			raw, err := io.ReadAll(resp.Body)
			if err != nil || length != fmt.Sprint(len(raw)) || resp.Header.Get("Content-Encoding") != coding {
				t.Errorf("%q of %q: %d bytes in %q, and it says %s (%v)", coding, order, len(raw), resp.Header.Get("Content-Encoding"), length, err)
			}
			resp.Body = io.NopCloser(bytes.NewReader(raw))
			if got := body(t, resp); !strings.HasPrefix(got, "/a in state 1 words") {
				t.Errorf("%q of %q: %.40q", coding, order, got)
			}
		}
		if n := p.printed.Load(); n != 1 {
			t.Errorf("%q: rendered %d times", order, n)
		}
	}
}

// The status of a page is the first one that its handler says, or 200 where it
// begins to write.
func TestPagesKeepTheirStatus(t *testing.T) {
	t.Parallel()
	kept := middleware.Kept{Address: func(r *http.Request) (middleware.Address, bool) {
		return middleware.Address{Key: middleware.Key{Path: r.URL.Path}}, true
	}, Ours: func(*http.Request) bool { return true }}
	h := middleware.Pages(1<<20, kept)(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/written" {
			_, _ = io.WriteString(w, "text")
		} else {
			w.WriteHeader(http.StatusGone)
		}
		w.WriteHeader(http.StatusTeapot) // too late
	}))
	for path, want := range map[string]int{"/written": http.StatusOK, "/said": http.StatusGone} {
		if resp := fetch(t, h, http.MethodGet, path); resp.StatusCode != want {
			t.Errorf("%s: status %d, want %d", path, resp.StatusCode, want)
		}
	}
}

// Filters can be asked for without end. They drive out each other, and never a
// record's page.
func TestPagesAreBounded(t *testing.T) {
	t.Parallel()
	p, h := newPress(40 << 10) // a page counts as a little more than 1 kB
	fetch(t, h, http.MethodGet, "/record")
	for i := range 100 {
		fetch(t, h, http.MethodGet, fmt.Sprintf("/list/%d", i))
	}
	before := p.printed.Load()
	fetch(t, h, http.MethodGet, "/record")
	fetch(t, h, http.MethodGet, "/list/99")
	if n := p.printed.Load(); n != before {
		t.Errorf("%d of two pages, the newest filter and a record, were rendered anew", n-before)
	}
	fetch(t, h, http.MethodGet, "/list/0")
	if n := p.printed.Load(); n != before+1 {
		t.Error("the oldest filter is still there: nothing bounds the memory")
	}
}

// What strangers type drives out nothing, and records do not take the memory that
// is set aside for filters, nor more than there is.
func TestStrangersDriveOutNothing(t *testing.T) {
	t.Parallel()
	p, h := newPress(40 << 10)
	fetch(t, h, http.MethodGet, "/record")
	fetch(t, h, http.MethodGet, "/list/0")
	for i := range 100 {
		fetch(t, h, http.MethodGet, fmt.Sprintf("/typed/%d", i))
	}
	before := p.printed.Load()
	fetch(t, h, http.MethodGet, "/record")
	if n := p.printed.Load(); n != before {
		t.Error("what strangers typed has driven out a record")
	}
	for i := range 29 { // of 30 kB, more than 1 kB each
		fetch(t, h, http.MethodGet, fmt.Sprintf("/record/%d", i))
		fetch(t, h, http.MethodGet, "/record/0") // it is asked for all the time
	}
	if n := p.printed.Load() - before; n != 29 {
		t.Errorf("29 records were rendered %d times: one that is asked for all the time was driven out", n)
	}
	before = p.printed.Load()
	fetch(t, h, http.MethodGet, "/list/0")
	fetch(t, h, http.MethodGet, "/record/0")
	if n := p.printed.Load(); n != before {
		t.Error("many records have driven out a filter, or one that is asked for all the time")
	}
	fetch(t, h, http.MethodGet, "/record")
	if n := p.printed.Load(); n != before+1 {
		t.Error("the record that nobody asks for is still there: nothing bounds the memory")
	}
}
