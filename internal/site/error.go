package site

import (
	"bytes"
	"errors"
	"net/http"
	"regexp"

	"accords/internal/accord"
	"accords/internal/middleware"
	"accords/web/page"
)

var errNoPage = accord.Errorf(accord.NotFound, "There is no page at this address.")

// status is the one switch from kinds of errors to HTTP.
func status(kind accord.ErrorKind) int {
	switch kind {
	case accord.Invalid:
		return http.StatusBadRequest
	case accord.NotFound:
		return http.StatusNotFound
	case accord.Gone:
		return http.StatusGone
	case accord.Unavailable:
		return http.StatusServiceUnavailable
	}
	return http.StatusInternalServerError
}

func heading(status int) string {
	switch status {
	case http.StatusBadRequest:
		return "This address cannot be understood"
	case http.StatusNotFound:
		return "Page not found"
	case http.StatusGone:
		return "This record was withdrawn"
	case http.StatusServiceUnavailable:
		return "The register is not available at the moment"
	case http.StatusMethodNotAllowed, http.StatusRequestEntityTooLarge, http.StatusRequestURITooLong:
		return "This request cannot be answered"
	}
	return "Something went wrong"
}

// answerError answers an error that a handler returned and logs its cause.
func (s *Site) answerError(w http.ResponseWriter, r *http.Request, err error) {
	if errors.Is(r.Context().Err(), errCanceled) {
		return // the visitor left
	}
	kind := accord.KindOf(err)
	if deadline(err) {
		kind = accord.Unavailable
	}
	code := status(kind)
	p := page.ErrorPage{Status: code, Message: "Something went wrong on our side. It has been noted."}
	var known *accord.Error
	if errors.As(err, &known) && kind != accord.Internal {
		p.Message, p.Allowed = known.Message, known.Allowed
	} else if kind == accord.Unavailable {
		p.Message = "The register took too long to answer. Please try again in a minute."
	}
	if code >= http.StatusInternalServerError {
		s.log.ErrorContext(r.Context(), "answering", "id", middleware.ID(r.Context()), "status", code, "error", err)
	}
	if code == http.StatusServiceUnavailable {
		w.Header().Set("Retry-After", "60")
	}
	s.errorPage(w, r, p)
}

// fail is how the middleware answers a request that goes no further.
func (s *Site) fail(w http.ResponseWriter, r *http.Request, code int, message string) {
	s.errorPage(w, r, page.ErrorPage{Status: code, Message: message})
}

func (s *Site) errorPage(w http.ResponseWriter, r *http.Request, p page.ErrorPage) {
	p.Heading = heading(p.Status)
	p.Layout = page.Layout{Title: p.Heading, NoIndex: true, Assets: s.assets}
	p.RequestID = middleware.ID(r.Context())
	p.Fixes = []page.Link{
		{Text: "All agreements", Href: "/agreements"},
		{Text: "Countries", Href: "/countries"},
		{Text: "Ministries and other bodies", Href: "/ministries"},
		{Text: "Summits", Href: "/summits"},
	}
	var b bytes.Buffer
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	h.Del("ETag")
	h.Set("Content-Type", "text/html; charset=utf-8")
	if err := page.Error(p).Render(r.Context(), &b); err != nil {
		// Only when the request's time is over: a sentence is better than nothing.
		b.Reset()
		h.Set("Content-Type", "text/plain; charset=utf-8")
		b.WriteString(p.Heading + ". " + p.Message + "\n")
	}
	w.WriteHeader(p.Status)
	_, _ = w.Write(b.Bytes()) // the visitor left: nobody to tell
}

// slugForm is what a name in an address looks like. chi gives parameters as
// they were sent in some cases and decoded in others, so each is checked.
var slugForm = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// slugParam returns a name from the address, or NotFound where it is none.
func slugParam(r *http.Request, param func(*http.Request, string) string, name string) (string, error) {
	v := param(r, name)
	if len(v) > 200 || !slugForm.MatchString(v) {
		return "", errNoPage
	}
	return v, nil
}
