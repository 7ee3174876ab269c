// Package middleware owns what every answer has in common: a request id, a log
// line, recovery from a panic, security headers, limits on method, address and
// body, a deadline, and compression.
//
// It knows no record and no page: how an error looks is given to it.
package middleware

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/url"
	"runtime/debug"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/klauspost/compress/gzhttp"
)

// Middleware wraps a handler.
type Middleware = func(http.Handler) http.Handler

// Fail answers a request that goes no further, with a status and a sentence.
type Fail func(w http.ResponseWriter, r *http.Request, status int, message string)

// maxURI is the longest address that is answered, in bytes.
const maxURI = 2048

// Recover answers a panic with a page that says nothing of it; the log has the
// stack. http.ErrAbortHandler goes on: it is how a handler hangs up.
func Recover(log *slog.Logger, fail Fail) Middleware {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			defer func() {
				p := recover()
				if p == nil {
					return
				}
				if p == http.ErrAbortHandler { //nolint:errorlint // the documented way
					panic(p)
				}
				log.ErrorContext(r.Context(), "panic", "id", ID(r.Context()), "panic", p, "stack", string(debug.Stack()))
				fail(w, r, http.StatusInternalServerError, "Something went wrong on our side.")
			}()
			next.ServeHTTP(w, r)
		})
	}
}

// Form is an address that takes what somebody typed.
type Form struct {
	Path     string
	MaxBytes int64 // of the body, as it is sent
}

// Limits refuses what no page needs: other methods, a body, a very long
// address, and an address that is not text. Only a form takes a POST, from our
// own pages and up to its size. What stands below one of the paths in own
// decides about methods and bodies itself.
func Limits(fail Fail, forms []Form, own ...string) Middleware {
	bounds := map[string]int64{}
	for _, f := range forms {
		bounds[f.Path] = f.MaxBytes
	}
	cross := http.NewCrossOriginProtection()
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			bound, form := int64(0), r.Method == http.MethodPost
			if form {
				bound, form = bounds[r.URL.Path]
			}
			switch {
			case form && cross.Check(r) != nil:
				fail(w, r, http.StatusForbidden, "This form only takes what its own page sends.")
			case form && r.ContentLength > bound:
				w.Header().Set("Connection", "close")
				fail(w, r, http.StatusRequestEntityTooLarge, "That is more than this form takes. Please paste a shorter text.")
			case form:
				r.Body = http.MaxBytesReader(w, r.Body, bound)
				next.ServeHTTP(w, r)
			case len(r.RequestURI) > maxURI:
				fail(w, r, http.StatusRequestURITooLong, "The address is too long. Please remove some filters.")
			case !printable(r.URL):
				fail(w, r, http.StatusBadRequest, "The address holds characters that are not text.")
			case slices.ContainsFunc(own, func(p string) bool { return strings.HasPrefix(r.URL.Path, p) }):
				next.ServeHTTP(w, r)
			case r.Method != http.MethodGet && r.Method != http.MethodHead:
				w.Header().Set("Allow", "GET, HEAD")
				fail(w, r, http.StatusMethodNotAllowed, "This address only answers GET and HEAD.")
			case r.ContentLength != 0:
				w.Header().Set("Connection", "close")
				fail(w, r, http.StatusRequestEntityTooLarge, "A request to this site has no body.")
			default:
				next.ServeHTTP(w, r)
			}
		})
	}
}

// printable reports whether an address is text, decoded too. A tab in the query
// passes: it comes along where words are pasted into a search box. A bare
// semicolon does not: it separates nothing since Go 1.17, and what stands beside
// it would be lost without a word.
func printable(u *url.URL) bool {
	if letters(u.Path) && letters(u.RawQuery) {
		return true // nearly every address
	}
	query, err := url.QueryUnescape(u.RawQuery)
	return err == nil && !strings.Contains(u.RawQuery, ";") && text(u.Path) && text(strings.ReplaceAll(query, "\t", " "))
}

// letters reports whether a string is text, whether it is decoded or not: ASCII,
// and nothing in it is written as something else.
func letters(s string) bool {
	for i := range len(s) {
		if c := s[i]; c <= ' ' || c >= 0x7f || c == '%' || c == '+' || c == ';' {
			return false
		}
	}
	return true
}

func text(s string) bool { return utf8.ValidString(s) && !strings.ContainsFunc(s, unicode.IsControl) }

// Deadline bounds the time of a request, its queries among it.
func Deadline(d time.Duration) Middleware {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			ctx, cancel := context.WithTimeout(context.WithValue(r.Context(), unboundKey, r.Context()), d)
			defer cancel()
			next.ServeHTTP(w, r.WithContext(ctx))
		})
	}
}

// Longer is the context of a request with another deadline than the one that all
// have. Like that it ends where the visitor leaves, and so do the queries for it.
func Longer(ctx context.Context, d time.Duration) (context.Context, context.CancelFunc) {
	longer, cancel := context.WithTimeout(context.WithoutCancel(ctx), d)
	visit, ok := ctx.Value(unboundKey).(context.Context)
	if !ok {
		visit = ctx // of a request that has no deadline
	}
	forget := context.AfterFunc(visit, cancel)
	return longer, func() { forget(); cancel() }
}

// Left reports whether the visitor of a request has left, also where its time was
// over before that.
func Left(ctx context.Context) bool {
	if visit, ok := ctx.Value(unboundKey).(context.Context); ok {
		ctx = visit
	}
	return errors.Is(ctx.Err(), context.Canceled)
}

// Compress answers with zstd or gzip where the client takes it.
func Compress(next http.Handler) http.Handler { return gzhttp.GzipHandler(next) }
