package api

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"accords/internal/accord"

	"github.com/danielgtaylor/huma/v2"
)

// Problem is an error as RFC 9457 has it, with what to do about it.
type Problem struct {
	Type   string   `json:"type" doc:"Always about:blank: the status says what kind it is." required:"true"`
	Title  string   `json:"title" required:"true"`
	Status int      `json:"status" required:"true"`
	Detail string   `json:"detail" doc:"What is wrong, in a sentence." required:"true"`
	Fixes  []string `json:"fixes" doc:"What to do, one way in each line." required:"true"`
}

// asError is the problem as an operation returns it; asProblem makes it one again.
func (p *Problem) asError() error {
	var fixes []error
	for _, f := range p.Fixes {
		fixes = append(fixes, &huma.ErrorDetail{Message: f})
	}
	return huma.NewError(p.Status, p.Detail, fixes...)
}

// ContentType is that of RFC 9457.
func (p *Problem) ContentType(string) string { return "application/problem+json" }

func problem(status int, detail string, fixes ...string) *Problem {
	return &Problem{Type: "about:blank", Title: http.StatusText(status), Status: status, Detail: detail, Fixes: append([]string{}, fixes...)}
}

// newProblem is the one switch from kinds of errors to problems. What went
// wrong inside is nobody's business.
func newProblem(err error) *Problem {
	var e *accord.Error
	if !errors.As(err, &e) {
		return problem(http.StatusInternalServerError, "Something went wrong on our side.", "Try again later.")
	}
	var fixes []string
	if len(e.Allowed) > 0 {
		fixes = append(fixes, "Use one of: "+strings.Join(e.Allowed, ", ")+".")
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

func writeProblem(w http.ResponseWriter, p *Problem) {
	w.Header().Set("Content-Type", p.ContentType(""))
	w.WriteHeader(p.Status)
	_ = json.NewEncoder(w).Encode(p) // the client left: nobody to tell
}

func tooMany(w http.ResponseWriter, _ *http.Request) {
	writeProblem(w, problem(http.StatusTooManyRequests, "Too many requests from your address.",
		"Wait for as many seconds as Retry-After says.", "Take everything at once: the archive at /data has the whole register."))
}

// asProblem gives the errors of huma's own validation our form. Every one of
// them names a parameter, and its fix is what was expected there.
func asProblem(_ huma.Context, _ string, v any) (any, error) {
	m, ok := v.(*huma.ErrorModel)
	if !ok {
		return v, nil
	}
	var fixes []string
	for _, d := range m.Errors {
		fix := d.Message
		if d.Location != "" {
			fix = fmt.Sprintf("%s: %s.", strings.TrimPrefix(d.Location, "query."), d.Message)
		}
		fixes = append(fixes, fix)
	}
	if len(fixes) == 0 {
		fixes = []string{"The parameters are described at " + Prefix + "/openapi.json."}
	}
	return problem(m.Status, sentence(m.Detail), fixes...), nil
}

func sentence(s string) string {
	if s == "" {
		return "The request cannot be answered."
	}
	return strings.ToUpper(s[:1]) + strings.TrimSuffix(s[1:], ".") + "."
}
