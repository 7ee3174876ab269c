package site

import (
	"bytes"
	"net/http"
	"strings"

	"accords/internal/export"
	"accords/internal/middleware"
	"accords/web/page"
	"accords/web/words"
)

// failed answers an error: with a page for people, and with a problem as RFC
// 9457 has it where a program asked for data. A script that gets HTML where it
// expects JSON or a table fails with a message about the first "<", which says
// nothing of what is wrong.
func (s *Site) failed(w http.ResponseWriter, r *http.Request, p page.ErrorPage) {
	if p.Message = words.Retell(s.lang, p.Message); forProgram(r) {
		s.problem(w, r, p)
		return
	}
	s.errorPage(w, r, p)
}

// forProgram reports whether whoever asked reads data. Unlike readForm it goes
// by the end of the address alone: "/.json" names no page, but who asks for it
// is no person. Most errors of the middleware come before readForm.
func forProgram(r *http.Request) bool {
	if strings.HasPrefix(r.URL.Path, "/api/") || wished(r).suffix != "" {
		return true
	}
	if _, _, named := namedForm(r.URL.Path); named {
		return true
	}
	return negotiated(r.Header.Values("Accept")) != wish{}
}

// problem writes an error for programs. It is open to scripts of other sites as
// the data are: a browser hides from them what an answer without that says.
func (s *Site) problem(w http.ResponseWriter, r *http.Request, p page.ErrorPage) {
	out := export.NewProblem(p.Status, http.StatusText(p.Status), p.Message, s.fixes(p)...)
	out.Instance = middleware.ID(r.Context())
	var b bytes.Buffer
	if err := export.WriteJSON(&b, out); err != nil {
		b.Reset() // strings and a number: it cannot fail; the status still says what it can
	}
	h := w.Header()
	openTo(h)
	h.Set("Cache-Control", "no-store")
	h.Del("ETag")
	h.Set("Content-Type", export.ProblemType)
	h.Set("Content-Language", string(s.lang))
	w.WriteHeader(p.Status)
	_, _ = w.Write(b.Bytes()) // the client left: nobody to tell
}

// fixes say what to do about an error, the nearest way first. There is always
// one: a program has no page with links to go on from.
func (s *Site) fixes(p page.ErrorPage) []string {
	var out []string
	if len(p.Allowed) > 0 {
		out = append(out, s.say(words.FixUseOneOf, strings.Join(p.Allowed, ", ")))
	}
	base := s.cfg.BaseURL
	switch p.Status {
	case http.StatusNotFound:
		return append(out, s.say(words.FixLookIn, base+searchPath), s.say(words.FixReadData, base+dataPath))
	case http.StatusGone:
		return append(out, s.say(words.FixForget))
	case http.StatusTooManyRequests:
		return append(out, s.say(words.FixWait), s.say(words.FixTakeAll, base+"/data/accords.zip"))
	case http.StatusServiceUnavailable:
		return append(out, s.say(words.FixWait))
	case http.StatusInternalServerError:
		return append(out, s.say(words.FixLater))
	case http.StatusMisdirectedRequest:
		return append(out, s.say(words.FixAskAt, base))
	}
	return append(out, s.say(words.FixReadData, base+dataPath))
}
