package site

import (
	"bytes"
	"errors"
	"net/http"
	"regexp"

	"accords/internal/accord"
	"accords/internal/middleware"
	"accords/web/page"
	"accords/web/words"
)

// notFound and invalid are errors whose sentence is in the language of the site.
func (s *Site) notFound(t words.Text, blanks ...any) error {
	return &accord.Error{Kind: accord.NotFound, Message: s.say(t, blanks...)}
}

// invalid is for what the address or a form asks and cannot mean.
func (s *Site) invalid(t words.Text, blanks ...any) *accord.Error {
	return &accord.Error{Kind: accord.Invalid, Message: s.say(t, blanks...)}
}

// noPage says how many pages a list has.
func (s *Site) noPage(asked, last int) error {
	return &accord.Error{Kind: accord.NotFound, Message: s.say(words.NoPageOfList, number(asked)), Allowed: []string{s.say(words.PagesUpTo, number(last))}}
}

// nowhere answers an address that is none of ours.
func (s *Site) nowhere(_ http.ResponseWriter, r *http.Request) error {
	return s.in(words.OfPath(r.URL.Path)).notFound(words.NoPage)
}

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

// heading is the title of an error page. What the middleware answers has one heading:
// the sentence below says which limit it was.
func heading(status int) words.Text {
	switch status {
	case http.StatusBadRequest:
		return words.NotUnderstood
	case http.StatusNotFound:
		return words.NotFound
	case http.StatusGone:
		return words.Withdrawn
	case http.StatusServiceUnavailable:
		return words.NotAvailable
	case http.StatusMethodNotAllowed, http.StatusRequestEntityTooLarge, http.StatusRequestURITooLong, http.StatusForbidden, http.StatusTooManyRequests, http.StatusMisdirectedRequest:
		return words.CannotAnswer
	}
	return words.SomethingWrong
}

// answerError answers an error that a handler returned and logs its cause.
func (s *Site) answerError(w http.ResponseWriter, r *http.Request, err error) {
	if middleware.Left(r.Context()) {
		return
	}
	s = s.in(words.OfPath(r.URL.Path))
	kind := accord.KindOf(err)
	if deadline(err) {
		kind = accord.Unavailable
	}
	code := status(kind)
	p := page.ErrorPage{Status: code, Message: s.say(words.OurFault)}
	var known *accord.Error
	if errors.As(err, &known) && kind != accord.Internal {
		p.Message, p.Allowed = known.Message, known.Allowed
	} else if kind == accord.Unavailable {
		p.Message = s.say(words.TookTooLong)
	}
	if code >= http.StatusInternalServerError {
		s.log.ErrorContext(r.Context(), "answering", "id", middleware.ID(r.Context()), "status", code, "error", err)
	}
	if code == http.StatusServiceUnavailable {
		w.Header().Set("Retry-After", "60")
	}
	s.failed(w, r, p)
}

// fail is how the middleware answers a request that goes no further.
func (s *Site) fail(w http.ResponseWriter, r *http.Request, code int, message string) {
	s.in(words.OfPath(r.URL.Path)).failed(w, r, page.ErrorPage{Status: code, Message: message})
}

// errorPage writes the page of an error. It has ways on, is never kept, and takes back
// the tag that the answer may have had.
func (s *Site) errorPage(w http.ResponseWriter, r *http.Request, p page.ErrorPage) {
	p.Heading = s.say(heading(p.Status))
	p.Layout = page.Layout{Lang: s.lang, Title: p.Heading, NoIndex: true, Assets: s.assets, Alternates: homes()}
	p.RequestID = middleware.ID(r.Context())
	p.Fixes = []page.Link{
		{Text: s.say(words.AllAgreements), Href: s.path("/agreements")},
		{Text: s.say(words.CountriesTitle), Href: s.path("/countries")},
		{Text: s.say(words.AllBodiesTitle), Href: s.path("/ministries")},
		{Text: s.say(words.SummitsTitle), Href: s.path("/summits")},
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
func (s *Site) slugParam(r *http.Request, param func(*http.Request, string) string, name string) (string, error) {
	v := param(r, name)
	if len(v) > 200 || !slugForm.MatchString(v) {
		return "", s.notFound(words.NoPage)
	}
	return v, nil
}
