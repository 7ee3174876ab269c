package site_test

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"accords/internal/accord"
	"accords/internal/query"
	"accords/internal/site"
	"accords/internal/store"

	"github.com/getkin/kin-openapi/openapi3"
)

// dataForms are the forms in which an address can be had, by suffix.
var dataForms = map[string]string{
	".json": "application/json", ".jsonl": "application/jsonl", ".csv": "text/csv", ".atom": "application/atom+xml", ".ics": "text/calendar",
	".bib": "application/x-bibtex", ".ris": "application/x-research-info-systems", ".csl.json": "application/vnd.citationstyles.csl+json",
	".jsonld": "application/ld+json",
}

// failing is a register whose lists fail as they are told to.
type failing struct {
	*store.Store
	fail func() error
}

func (f failing) Agreements(context.Context, query.Agreements) (accord.AgreementPage, error) {
	return accord.AgreementPage{}, f.fail()
}

// failingPortal is a portal on such a register.
func failingPortal(p portal, fail func() error) portal {
	p.handler = site.New(failing{p.store, fail}, site.Config{BaseURL: "https://accords.example"}, slog.New(slog.DiscardHandler))
	return p
}

// failure is a request that fails. Its path has %s where the suffix of a form
// goes.
type failure struct {
	name   string
	portal portal
	method string
	path   string
	host   string
	body   string
	status int
	// onlyNamed: by an Accept header the address gives its page, which is no error.
	onlyNamed bool
}

func (f failure) ask(suffix, accept string) *http.Response {
	method := f.method
	if method == "" {
		method = http.MethodGet
	}
	r := httptest.NewRequestWithContext(f.portal.Context(), method, "https://accords.example"+strings.Replace(f.path, "%s", suffix, 1), strings.NewReader(f.body))
	if f.host != "" {
		r.Host = f.host
	}
	if accept != "" {
		r.Header.Set("Accept", accept)
	}
	w := httptest.NewRecorder()
	f.portal.handler.ServeHTTP(w, r)
	return w.Result()
}

// failures are all the ways in which an answer can fail.
func failures(t *testing.T) []failure {
	t.Helper()
	p := newPortal(t, korea())
	gone := newPortal(t, korea(), summit())
	without := summit()
	without.Agreements, without.Summits = nil, nil
	if _, err := gone.store.Replace(t.Context(), without); err != nil {
		t.Fatal(err)
	}
	away := failingPortal(p, func() error { return accord.Errorf(accord.Unavailable, "The register cannot be reached.") })
	late := failingPortal(p, func() error { return context.DeadlineExceeded })
	broken := failingPortal(p, func() error { return errors.New("relation 42 of secret.host does not exist") })
	panics := failingPortal(p, func() error { panic("secret.host") })
	often := p
	often.handler = site.New(p.store, site.Config{BaseURL: "https://accords.example", Rate: 0.001}, slog.New(slog.DiscardHandler))
	for often.fetch("/nowhere").StatusCode != http.StatusTooManyRequests { // one client may come so often at once
	}
	return []failure{
		{name: "no such address", portal: p, path: "/nowhere%s", status: 404},
		{name: "no such record", portal: p, path: "/agreements/00000000/x%s", status: 404},
		{name: "no such record in Korean", portal: p, path: "/ko/summits/nowhere%s", status: 404},
		{name: "no page has that name", portal: p, path: "/%s", status: 404, onlyNamed: true},
		{name: "no such file of data", portal: p, path: "/data/nothing%s", status: 404},
		{name: "no page so far on", portal: p, path: "/agreements%s?page=99", status: 404},
		{name: "no such country", portal: p, path: "/agreements%s?country=QQ", status: 400},
		{name: "no such topic", portal: p, path: "/agreements%s?topic=cooking", status: 400},
		{name: "no such year", portal: p, path: "/agreements%s?year=17", status: 400},
		{name: "a day that is none", portal: p, path: "/ko/changes%s?since=yesterday", status: 400},
		{name: "withdrawn", portal: gone, path: "/agreements/" + charterID + "/charter%s", status: 410},
		{name: "withdrawn, by its short address", portal: gone, path: "/a/" + charterID + "%s", status: 410},
		{name: "too long", portal: p, path: "/agreements%s?q=" + strings.Repeat("a", 20_000), status: 414},
		{name: "not to be written to", portal: p, method: http.MethodPost, path: "/agreements%s", status: 405},
		{name: "with a body", portal: p, path: "/agreements%s", body: "body", status: 413},
		{name: "another host", portal: p, path: "/agreements%s", host: "evil.example", status: 421},
		{name: "too often", portal: often, path: "/agreements%s", status: 429},
		{name: "the register is away", portal: away, path: "/agreements%s", status: 503},
		{name: "the register is late", portal: late, path: "/agreements%s", status: 503},
		{name: "our fault", portal: broken, path: "/agreements%s", status: 500},
		{name: "a panic", portal: panics, path: "/agreements%s", status: 500},
	}
}

// Whatever fails at the address of data, and whoever refuses it, says so as the
// API does: in the form that its description has of a problem.
func TestErrorsOfForms(t *testing.T) {
	t.Parallel()
	schema := problemSchema(t)
	for _, f := range failures(t) {
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			for suffix, mediaType := range dataForms {
				isProblem(t, schema, f.ask(suffix, ""), f.status)
				isProblem(t, schema, f.ask(suffix, "text/html"), f.status) // the suffix wins
				if !f.onlyNamed {
					isProblem(t, schema, f.ask("", mediaType), f.status)
				}
			}
			page := f.ask("", "text/html,*/*;q=0.8")
			if got := page.Header.Get("Content-Type"); !f.onlyNamed && (page.StatusCode != f.status || got != "text/html; charset=utf-8") {
				t.Errorf("a person gets %d %s", page.StatusCode, got)
			}
		})
	}
}

// A form that a page does not have is refused with those that it has.
func TestFormThatIsNotThere(t *testing.T) {
	t.Parallel()
	schema := problemSchema(t)
	p := newPortal(t, korea())
	for path, want := range map[string]string{"/topics.bib": "Use one of: .json, .jsonl, .csv.", "/ko/countries.ris": "다음 가운데 하나를 쓰세요: .json, .jsonl, .csv."} {
		if got := isProblem(t, schema, p.fetch(path), http.StatusNotFound); got.Fixes[0] != want {
			t.Errorf("%s: the first fix is %q, want %q", path, got.Fixes[0], want)
		}
	}
}

// problemSchema is what the API's description says of a problem.
func problemSchema(t *testing.T) *openapi3.Schema {
	t.Helper()
	raw, err := io.ReadAll(openPortal(t).fetch("/api/v1/openapi.json").Body)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := openapi3.NewLoader().LoadFromData(raw)
	if err != nil {
		t.Fatal(err)
	}
	return doc.Components.Schemas["Problem"].Value
}

type answeredProblem struct {
	Type, Title, Detail, Instance string
	Status                        int
	Fixes                         []string
}

// isProblem fails the test where an answer is no problem of a status that can
// be acted on, kept by nobody, and read by scripts of other sites.
func isProblem(t *testing.T, schema *openapi3.Schema, resp *http.Response, status int) answeredProblem {
	t.Helper()
	raw, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	h := resp.Header
	if got := h.Get("Content-Type"); resp.StatusCode != status || got != "application/problem+json" {
		t.Fatalf("%d %s, want a problem of %d\n%.300s", resp.StatusCode, got, status, raw)
	}
	var whole any
	var p answeredProblem
	if err := errors.Join(json.Unmarshal(raw, &whole), json.Unmarshal(raw, &p)); err != nil {
		t.Fatal(err)
	}
	if err := schema.VisitJSON(whole); err != nil {
		t.Errorf("not as the API describes a problem: %v\n%s", err, raw)
	}
	if p.Status != status || p.Title != http.StatusText(status) || p.Detail == "" || len(p.Fixes) == 0 || slices.Contains(p.Fixes, "") {
		t.Errorf("the problem is %+v", p)
	}
	if p.Instance == "" || p.Instance != h.Get("X-Request-Id") {
		t.Errorf("the problem is of the request %q, the header of %q", p.Instance, h.Get("X-Request-Id"))
	}
	if strings.Contains(string(raw), "secret.host") {
		t.Errorf("a stranger is told what broke: %s", raw)
	}
	if h.Get("Access-Control-Allow-Origin") != "*" || h.Get("Cache-Control") != "no-store" || h.Get("ETag") != "" || h.Get("Content-Disposition") != "" {
		t.Errorf("the headers are %v", h)
	}
	if waits := status == 429 || status == 503; waits != (h.Get("Retry-After") != "") {
		t.Errorf("Retry-After: %q with status %d", h.Get("Retry-After"), status)
	}
	return p
}

// The API's own problems have the same members, the id of the request too.
func TestErrorsOfTheAPIAreAlike(t *testing.T) {
	t.Parallel()
	schema := problemSchema(t)
	p := openPortal(t, korea())
	for path, status := range map[string]int{"/api/v1/agreements?country=QQ": 422, "/api/v1/agreements/00000000": 404, "/api/v1/nowhere": 404} {
		isProblem(t, schema, p.fetch(path), status)
	}
}
