package api

import (
	"errors"
	"net/http"
	"strings"
	"unicode"
	"unicode/utf8"

	"accords/internal/accord"
	"accords/internal/export"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humachi"
)

// requestID is the header in which the middleware of the whole site names a
// request. Where the API is served alone there is none.
const requestID = "X-Request-Id"

// asError is a problem as an operation returns it; asProblem makes it one again.
func asError(p *export.Problem) error {
	var fixes []error
	for _, f := range p.Fixes {
		fixes = append(fixes, &huma.ErrorDetail{Message: f})
	}
	return huma.NewError(p.Status, p.Detail, fixes...)
}

// hinted is an error with a fix of its own.
type hinted struct {
	error
	fix string
}

func (h *hinted) Unwrap() error { return h.error }

func problem(status int, detail string, fixes ...string) *export.Problem {
	return export.NewProblem(status, http.StatusText(status), detail, fixes...)
}

// newProblem is the one switch from kinds of errors to problems. What went
// wrong inside is nobody's business.
func newProblem(err error) *export.Problem {
	var e *accord.Error
	if !errors.As(err, &e) {
		return problem(http.StatusInternalServerError, "Something went wrong on our side.", "Try again later.")
	}
	var fixes []string
	if len(e.Allowed) > 0 {
		fixes = append(fixes, "Use one of: "+strings.Join(e.Allowed, ", ")+".")
	}
	var hint *hinted
	if errors.As(err, &hint) {
		fixes = append(fixes, hint.fix)
	}
	switch e.Kind {
	case accord.Invalid:
		return problem(http.StatusUnprocessableEntity, e.Message, append(fixes, "The parameters are described at "+Prefix+"/openapi.json.")...)
	case accord.NotFound:
		return problem(http.StatusNotFound, e.Message, append(fixes, "The lists below "+Prefix+" name what there is.")...)
	case accord.Gone:
		return problem(http.StatusGone, e.Message, append(fixes, "Remove it from your records: it will not come back by itself.")...)
	case accord.Unavailable:
		return problem(http.StatusServiceUnavailable, e.Message, "Try again in a minute.")
	}
	return problem(http.StatusInternalServerError, "Something went wrong on our side.", "Try again later.")
}

func writeProblem(w http.ResponseWriter, p *export.Problem) {
	p.Instance = w.Header().Get(requestID)
	w.Header().Set("Content-Type", export.ProblemType)
	w.WriteHeader(p.Status)
	_ = export.WriteJSON(w, p) // the client left: nobody to tell
}

func tooMany(w http.ResponseWriter, _ *http.Request) {
	writeProblem(w, problem(http.StatusTooManyRequests, "Too many requests from your address.",
		"Wait for as many seconds as Retry-After says.", "Take everything at once: the archive at /data has the whole register."))
}

// asProblem gives errors our form: those of the operations, and those of huma's
// own validation.
func asProblem(ctx huma.Context, _ string, v any) (any, error) {
	m, ok := v.(*huma.ErrorModel)
	if !ok {
		return v, nil
	}
	var fixes []string
	for _, d := range m.Errors {
		fixes = append(fixes, fix(ctx.Operation(), d))
	}
	if len(fixes) == 0 {
		fixes = []string{"The parameters are described at " + Prefix + "/openapi.json."}
	}
	p := problem(m.Status, sentence(m.Detail), fixes...)
	if m.Status == http.StatusServiceUnavailable {
		ctx.SetHeader("Retry-After", "60")
	}
	_, w := humachi.Unwrap(ctx)
	p.Instance = w.Header().Get(requestID)
	return p, nil
}

func sentence(s string) string {
	if s == "" {
		return "The request cannot be answered."
	}
	first, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + strings.TrimSuffix(s[n:], ".") + "."
}
