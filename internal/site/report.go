package site

import (
	"encoding/json"
	"io"
	"net/http"

	"accords/internal/middleware"
)

// maxReport bounds a report of a browser, in bytes: longer ones say nothing more.
const maxReport = 4096

// policyReport notes what the content policy has stopped in somebody's browser:
// on our own pages it stops nothing, so that a report is a mistake of ours, an
// attack, or an extension. Only directive, address and page are noted: the rest
// may tell who was reading.
func (s *Site) policyReport(w http.ResponseWriter, r *http.Request) error {
	b, err := io.ReadAll(r.Body)
	if err == nil {
		for _, v := range violationsIn(b) {
			s.log.WarnContext(r.Context(), "policy stopped something", "id", middleware.ID(r.Context()), "directive", brief(v.Directive), "blocked", brief(v.Blocked), "page", brief(v.Page))
		}
	}
	w.WriteHeader(http.StatusNoContent) // whatever it was: a browser does not read the answer
	return nil
}

// violation is what a report says in either of its two forms.
type violation struct{ Directive, Blocked, Page string }

// violationsIn reads a report of report-uri, which is one object, or of the
// Reporting API, which is a list. What is neither is none.
func violationsIn(b []byte) []violation {
	var old struct {
		Report *struct {
			Directive string `json:"effective-directive"`
			Blocked   string `json:"blocked-uri"`
			Page      string `json:"document-uri"`
		} `json:"csp-report"`
	}
	if json.Unmarshal(b, &old) == nil && old.Report != nil {
		return []violation{violation(*old.Report)}
	}
	var list []struct {
		Body struct {
			Directive string `json:"effectiveDirective"`
			Blocked   string `json:"blockedURL"`
			Page      string `json:"documentURL"`
		} `json:"body"`
	}
	if json.Unmarshal(b, &list) != nil {
		return nil
	}
	var out []violation
	for _, l := range list {
		if l.Body.Directive != "" {
			out = append(out, violation(l.Body))
		}
	}
	return out
}

// brief keeps a line of the log a line.
func brief(s string) string { return s[:min(len(s), 200)] }
