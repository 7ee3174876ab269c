package middleware_test

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"accords/internal/middleware"
)

func plainFail(w http.ResponseWriter, _ *http.Request, status int, message string) {
	http.Error(w, message, status)
}

var hello = http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "hello") })

func answer(h http.Handler, r *http.Request) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestLimits(t *testing.T) {
	t.Parallel()
	h := middleware.Limits(plainFail, nil)(hello)
	for name, tt := range map[string]struct {
		r    *http.Request
		want int
	}{
		"GET":              {httptest.NewRequest("GET", "/", nil), 200},
		"HEAD":             {httptest.NewRequest("HEAD", "/", nil), 200},
		"POST":             {httptest.NewRequest("POST", "/", nil), 405},
		"TRACE":            {httptest.NewRequest("TRACE", "/", nil), 405},
		"body":             {httptest.NewRequest("GET", "/", strings.NewReader("x")), 413},
		"chunked body":     {chunked(), 413},
		"long address":     {httptest.NewRequest("GET", "/?q="+strings.Repeat("a", 2100), nil), 414},
		"NUL in the path":  {httptest.NewRequest("GET", "/a%00b", nil), 400},
		"CRLF in the path": {httptest.NewRequest("GET", "/a%0d%0ab", nil), 400},
		"overlong UTF-8":   {httptest.NewRequest("GET", "/%c0%af", nil), 400},
		"NUL in a value":   {httptest.NewRequest("GET", "/?q=a%00b", nil), 400},
		"CRLF in a name":   {httptest.NewRequest("GET", "/?a%0d%0ab=1", nil), 400},
		"overlong value":   {httptest.NewRequest("GET", "/?q=%c0%af", nil), 400},
		"half an escape":   {httptest.NewRequest("GET", "/?q=%e", nil), 400},
		"bare semicolon":   {httptest.NewRequest("GET", "/?a=1;b=2", nil), 400},
		"pasted tab":       {httptest.NewRequest("GET", "/?q=a%09b", nil), 200},
		"tab in the path":  {httptest.NewRequest("GET", "/a%09b", nil), 400},
		"Korean value":     {httptest.NewRequest("GET", "/?q=%ED%95%9C", nil), 200},
		"Korean":           {httptest.NewRequest("GET", "/%ED%95%9C", nil), 200},
		"PUT":              {httptest.NewRequest("PUT", "/", strings.NewReader("x")), 405},
		"just short":       {httptest.NewRequest("GET", "/?q="+strings.Repeat("a", 2044), nil), 200},
		"just too long":    {httptest.NewRequest("GET", "/?q="+strings.Repeat("a", 2045), nil), 414},
		"DEL in a value":   {httptest.NewRequest("GET", "/?q=a%7fb", nil), 400},
		"C1 in a value":    {httptest.NewRequest("GET", "/?q=a%C2%85b", nil), 400},
		"a space as plus":  {httptest.NewRequest("GET", "/?q=a+b", nil), 200},
	} {
		w := answer(h, tt.r)
		if w.Code != tt.want {
			t.Errorf("%s: %d, want %d", name, w.Code, tt.want)
		}
		if (w.Header().Get("Allow") != "") != (tt.want == 405) {
			t.Errorf("%s: Allow is %q", name, w.Header().Get("Allow"))
		}
		if (w.Header().Get("Connection") == "close") != (tt.want == 413) { // what is left of a body is no next request
			t.Errorf("%s: Connection is %q", name, w.Header().Get("Connection"))
		}
		if (w.Body.String() == "hello") != (tt.want == 200) {
			t.Errorf("%s: the answer is %q", name, w.Body)
		}
	}
}

func TestLimitsOfForms(t *testing.T) {
	t.Parallel()
	h := middleware.Limits(plainFail, []middleware.Form{{Path: "/form", MaxBytes: 3}})(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, err := io.ReadAll(r.Body); err != nil {
			w.WriteHeader(http.StatusTeapot)
		}
	}))
	endless := httptest.NewRequest("POST", "/form", strings.NewReader("abcd"))
	endless.ContentLength = -1
	foreign := httptest.NewRequest("POST", "/form", strings.NewReader("abc"))
	foreign.Header.Set("Sec-Fetch-Site", "cross-site")
	for name, tt := range map[string]struct {
		r    *http.Request
		want int
	}{
		"as long as it may be": {httptest.NewRequest("POST", "/form", strings.NewReader("abc")), 200},
		"longer":               {httptest.NewRequest("POST", "/form", strings.NewReader("abcd")), 413},
		"longer than it says":  {endless, http.StatusTeapot}, // the reader is cut off
		"from another site":    {foreign, 403},
		"another method":       {httptest.NewRequest("PUT", "/form", strings.NewReader("abc")), 405},
		"another address":      {httptest.NewRequest("POST", "/form/x", nil), 405},
	} {
		w := answer(h, tt.r)
		if w.Code != tt.want {
			t.Errorf("%s: %d, want %d", name, w.Code, tt.want)
		}
		if tt.want == 413 && w.Header().Get("Connection") != "close" {
			t.Errorf("%s: what is left of the body would be the next request", name)
		}
	}
}

// Paths of their own decide about methods and bodies, and about nothing else.
func TestLimitsOfOthers(t *testing.T) {
	t.Parallel()
	h := middleware.Limits(plainFail, nil, "/api/", "/mcp")(hello)
	for name, tt := range map[string]struct {
		r    *http.Request
		want int
	}{
		"a method":          {httptest.NewRequest("DELETE", "/api/v1/x", nil), 200},
		"a body":            {httptest.NewRequest("POST", "/mcp", strings.NewReader("x")), 200},
		"a long address":    {httptest.NewRequest("GET", "/api/?q="+strings.Repeat("a", 2100), nil), 414},
		"what is no text":   {httptest.NewRequest("POST", "/api/%00", nil), 400},
		"beside their path": {httptest.NewRequest("POST", "/apis", nil), 405},
	} {
		if w := answer(h, tt.r); w.Code != tt.want || (w.Body.String() == "hello") != (tt.want == 200) {
			t.Errorf("%s: %d %q, want %d", name, w.Code, w.Body, tt.want)
		}
	}
}

func chunked() *http.Request {
	r := httptest.NewRequest("GET", "/", strings.NewReader("x"))
	r.ContentLength = -1
	return r
}

func TestLogIsOneLineARequest(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	h := middleware.Observe(middleware.Logged(slog.New(slog.NewTextHandler(&b, nil))))(hello)
	r := httptest.NewRequest("GET", "/?q=a%0Alevel=ERROR", nil)
	r.Header.Set("X-Request-Id", "forged\nline")
	w := answer(h, r)
	if n := strings.Count(b.String(), "\n"); n != 1 {
		t.Errorf("%d lines: %s", n, b.String())
	}
	id := w.Header().Get("X-Request-Id")
	if len(id) != 12 || !strings.Contains(b.String(), "id="+id) || !strings.Contains(b.String(), "status=200") || !strings.Contains(b.String(), "bytes=5") {
		t.Errorf("id %q, log %s", id, b.String())
	}
}

func TestRecover(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	log := slog.New(slog.NewTextHandler(&b, nil))
	w := answer(middleware.Recover(log, plainFail)(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic("the secret") })), httptest.NewRequest("GET", "/", nil))
	if w.Code != 500 || strings.Contains(w.Body.String(), "secret") || !strings.Contains(b.String(), "the secret") {
		t.Errorf("%d %s; log %s", w.Code, w.Body, b.String())
	}
	defer func() {
		if p := recover(); p != http.ErrAbortHandler {
			t.Errorf("a handler that hangs up: %v", p)
		}
	}()
	answer(middleware.Recover(log, plainFail)(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) })), httptest.NewRequest("GET", "/", nil))
}

func TestDeadlineReachesTheQueries(t *testing.T) {
	t.Parallel()
	var got error
	answer(middleware.Deadline(time.Millisecond)(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		<-r.Context().Done()
		got = r.Context().Err()
	})), httptest.NewRequest("GET", "/", nil))
	if got != context.DeadlineExceeded {
		t.Errorf("the context ended with %v", got)
	}
}

func TestCompress(t *testing.T) {
	t.Parallel()
	long := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = io.WriteString(w, strings.Repeat("hello ", 1000))
	})
	r := httptest.NewRequest("GET", "/", nil)
	r.Header.Set("Accept-Encoding", "gzip")
	w := answer(middleware.Compress(long), r)
	if w.Header().Get("Content-Encoding") != "gzip" || !strings.Contains(w.Header().Get("Vary"), "Accept-Encoding") || w.Body.Len() > 1000 {
		t.Errorf("%v, %d bytes", w.Header(), w.Body.Len())
	}
	r.Header.Set("Accept-Encoding", "gzip;q=0")
	if w := answer(middleware.Compress(long), r); w.Header().Get("Content-Encoding") != "" {
		t.Error("gzip;q=0 got gzip")
	}
}

// A longer time has an end of its own, and whoever no longer needs it frees it.
func TestLongerEnds(t *testing.T) {
	t.Parallel()
	longer, cancel := middleware.Longer(t.Context(), time.Hour)
	if end, ok := longer.Deadline(); !ok || time.Until(end) < time.Minute || longer.Err() != nil {
		t.Errorf("it ends at %v, %v", end, longer.Err())
	}
	cancel()
	if longer.Err() != context.Canceled {
		t.Errorf("after its end: %v", longer.Err())
	}
	short, cancel := middleware.Longer(t.Context(), time.Nanosecond)
	defer cancel()
	<-short.Done()
	if short.Err() != context.DeadlineExceeded {
		t.Errorf("after its time: %v", short.Err())
	}
}

// Whoever has left is told from one whose time is over, also behind that; a longer
// time ends with the visitor, too.
func TestLeavingIsNoDeadline(t *testing.T) {
	t.Parallel()
	visit, leave := context.WithCancel(t.Context())
	answer(middleware.Deadline(time.Millisecond)(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		longer, cancel := middleware.Longer(r.Context(), time.Hour)
		defer cancel()
		<-r.Context().Done()
		if middleware.Left(r.Context()) || longer.Err() != nil {
			t.Error("whose time is over is taken for one who has left")
		}
		leave()
		<-longer.Done()
		if !middleware.Left(r.Context()) || !middleware.Left(visit) || middleware.Left(t.Context()) {
			t.Error("it is not seen who has left")
		}
	})), httptest.NewRequestWithContext(visit, "GET", "/", nil))
}
