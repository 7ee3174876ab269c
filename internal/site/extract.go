package site

import (
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"
	"unicode"

	"accords/internal/accord"
	"accords/internal/middleware"
	"accords/web/page"
	"accords/web/words"

	chimiddleware "github.com/go-chi/chi/v5/middleware"
	"github.com/go-chi/httprate"
)

// Limits of the page that reads a pasted text.
const (
	// maxText is the longest text that /extract reads, in bytes: the longest releases
	// have a tenth of it.
	maxText = 200_000
	// maxForm is maxText as a browser sends it at worst: three bytes a byte, and the
	// name of the field.
	maxForm = 3*maxText + 1000
	// A person who pastes texts is slower than this.
	readsAMinute = 20
	asksAMinute  = 120 // of an assistant: each of its calls is a request or two
)

// typed are the addresses that take a POST, in each language, and what browsers
// report.
func (s *Site) typed() []middleware.Form {
	out := []middleware.Form{{Path: middleware.ReportPath, MaxBytes: maxReport}}
	for _, l := range words.Langs() {
		out = append(out, middleware.Form{Path: l.Path(frozenPath), MaxBytes: maxListForm})
		if s.cfg.Reader != nil {
			out = append(out, middleware.Form{Path: l.Path("/extract"), MaxBytes: maxForm})
		}
	}
	return out
}

// seldom bounds how often one visitor may have a text read. Reading is quick: the
// bound is there so that a machine cannot ask for nothing else. Behind a proxy
// that no setting names all visitors have its address and share the bound.
func (s *Site) seldom() middleware.Middleware { return s.atMost(readsAMinute) }

// atMost bounds the requests of one visitor in a minute.
func (s *Site) atMost(requests int) middleware.Middleware {
	return httprate.LimitBy(requests, time.Minute, visitor, httprate.WithLimitHandler(
		func(w http.ResponseWriter, r *http.Request) {
			s.fail(w, r, http.StatusTooManyRequests, s.say(words.TooOften))
		}))
}

// visitor is whose requests are counted together: an address, or for IPv6 the network of
// one line.
func visitor(r *http.Request) (string, error) {
	return httprate.CanonicalizeIP(chimiddleware.GetClientIP(r.Context())), nil
}

// extractForm asks for a text.
func (s *Site) extractForm(w http.ResponseWriter, r *http.Request) error {
	return s.render(w, r, page.Extract(s.extractPage()))
}

// extractPage is the page without a result.
func (s *Site) extractPage() page.ExtractPage {
	return page.ExtractPage{
		Layout: s.layout(s.say(words.ReadAText), s.say(words.ReadAbout), "/extract", page.AboutSection, s.up(words.AboutTitle, "/about")),
		Action: s.path("/extract"),
	}
}

// extract shows what the portal would read from a pasted text. Neither the text
// nor what was read of it is stored, logged or cached.
func (s *Site) extract(w http.ResponseWriter, r *http.Request) error {
	p := s.extractPage()
	p.NoIndex = true
	text, fault := s.pasted(r)
	if fault != nil { // with the form and what is in it, so that it can be put right
		p.Fault, p.Text = fault.Message, plainText(text)
		return s.renderAs(w, r, http.StatusBadRequest, page.Extract(p))
	}
	p.Result = s.newExtractResult(s.cfg.Reader.Explain(text))
	return s.render(w, r, page.Extract(p))
}

// pasted is the text of the form, or says what is wrong with it. Browsers send
// the ends of lines as two characters.
func (s *Site) pasted(r *http.Request) (string, *accord.Error) {
	err := r.ParseForm()
	var long *http.MaxBytesError
	switch {
	case errors.As(err, &long):
		return "", s.invalid(words.TextTooLong, number(maxText/1000))
	case err != nil:
		return "", s.invalid(words.FormNotUnderstood)
	}
	text := strings.ReplaceAll(r.PostForm.Get("text"), "\r\n", "\n")
	switch {
	case strings.TrimSpace(text) == "":
		return "", s.invalid(words.NoTextPasted)
	case len(text) > maxText:
		return text, s.invalid(words.TextTooLong, number(maxText/1000))
	case plainText(text) != text:
		return text, s.invalid(words.NotAText)
	}
	return text, nil
}

// plainText leaves out what is not text.
func plainText(s string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsControl(c) && !unicode.IsSpace(c) {
			return -1
		}
		return c
	}, strings.ToValidUTF8(s, ""))
}

// newExtractResult is the one place where an explanation becomes a page.
func (s *Site) newExtractResult(e accord.Explanation) *page.ExtractResult {
	out := &page.ExtractResult{}
	var marks []page.Mark
	for i, f := range e.Findings {
		v := page.ExtractValue{ID: fmt.Sprintf("v%d", i+1), Field: s.field(f.Field), Value: s.fieldWord(f.Field, f.Value), Basis: page.Basis(f.Basis), Rule: f.Rule, Reason: words.Retell(s.lang, f.Reason)}
		for _, ev := range f.Evidence {
			m := page.Mark{Start: ev.Span.Start, End: ev.Span.End, Quote: ev.Quote, Field: v.Field, Value: v.Value, Basis: v.Basis, Href: "#" + v.ID}
			v.Marks = append(v.Marks, m)
			marks = append(marks, m)
		}
		if n := len(out.Records); n == 0 || out.Records[n-1].Name != s.recordName(f.Record) {
			out.Records = append(out.Records, page.ExtractRecord{Name: s.recordName(f.Record)})
		}
		last := &out.Records[len(out.Records)-1]
		last.Values = append(last.Values, v)
	}
	for _, p := range e.Passed {
		out.Passed = append(out.Passed, page.ExtractPassed{Quote: p.Quote, Rule: p.Rule, Reason: words.Retell(s.lang, p.Reason)})
	}
	out.Segments = page.Segments(e.Text, marks)
	return out
}

// recordName: "agreement 2" in the language of the page.
func (s *Site) recordName(record string) string {
	kind, nth, _ := strings.Cut(record, " ")
	switch kind {
	case "agreement":
		return s.say(words.AgreementNth, nth)
	case "summit":
		return s.say(words.SummitNth, nth)
	}
	return s.say(words.TheRelease)
}
