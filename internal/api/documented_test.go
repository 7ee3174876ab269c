package api_test

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"accords/internal/accord"
	"accords/internal/api"
	"accords/internal/export"
	"accords/internal/query"
	"accords/internal/store/storetest"

	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/google/go-cmp/cmp"
)

// broken is a register of which every read fails.
type broken struct{ err error }

func (b broken) AgreementIDs(context.Context, query.Agreements, query.Cursor, int) ([]string, query.Cursor, error) {
	return nil, query.Cursor{}, b.err
}
func (b broken) Dossiers(context.Context, []string) ([]accord.Dossier, error) { return nil, b.err }
func (b broken) Totals(context.Context, []query.Agreements) ([]int, error)    { return nil, b.err }
func (b broken) Dossier(context.Context, string) (accord.Dossier, error) {
	return accord.Dossier{}, b.err
}
func (b broken) Summits(context.Context) ([]accord.SummitRow, error)             { return nil, b.err }
func (b broken) Summit(context.Context, string) (accord.Summit, error)           { return accord.Summit{}, b.err }
func (b broken) SeriesCounts(context.Context) ([]accord.FacetValue, error)       { return nil, b.err }
func (b broken) Series(context.Context, string) (accord.Series, error)           { return accord.Series{}, b.err }
func (b broken) Countries(context.Context) ([]accord.CountryRow, error)          { return nil, b.err }
func (b broken) Organisations(context.Context) ([]accord.OrganisationRow, error) { return nil, b.err }
func (b broken) Topics(context.Context) ([]accord.Topic, error)                  { return nil, b.err }
func (b broken) Documents(context.Context) ([]accord.DocumentRow, error)         { return nil, b.err }
func (b broken) Document(context.Context, string) (accord.Document, error) {
	return accord.Document{}, b.err
}
func (b broken) Search(context.Context, string) (accord.SearchPage, error) {
	return accord.SearchPage{}, b.err
}
func (b broken) Edition(context.Context) (accord.Edition, error) { return accord.Edition{}, b.err }
func (b broken) Country(context.Context, accord.Code) (accord.CountryPage, error) {
	return accord.CountryPage{}, b.err
}
func (b broken) Organisation(context.Context, string) (accord.Organisation, error) {
	return accord.Organisation{}, b.err
}
func (b broken) Provenance(context.Context, accord.RecordKind, []string) (map[string]accord.Provenance, error) {
	return nil, b.err
}
func (b broken) ChangesAfter(context.Context, query.Changes, query.Cursor, int) ([]accord.Change, query.Cursor, error) {
	return nil, query.Cursor{}, b.err
}

// asked is how each operation is asked well, badly, and for what is not there.
var asked = map[string]struct{ well, badly, missing string }{
	"list-agreements": {"/agreements", "/agreements?limit=0", ""}, "read-agreement": {"/agreements/h8m20e18", "/agreements/x", "/agreements/00000000"},
	"list-summits": {"/summits", "/summits?limit=x", ""}, "read-summit": {"/summits/digital-nations-2018", "/summits/No%20where", "/summits/nowhere"},
	"list-series": {"/series", "/series?fields=colour", ""}, "read-series": {"/series/digital-nations", "/series/X", "/series/nowhere"},
	"list-ministries": {"/ministries", "/ministries?cursor=x", ""}, "read-ministry": {"/ministries/ministry-of-the-interior-and-safety-kr", "/ministries/X", "/ministries/nowhere"},
	"list-countries": {"/countries", "/countries?limit=-1", ""}, "read-country": {"/countries/kr", "/countries/korea", "/countries/QQ"},
	"list-topics": {"/topics", "/topics?page=2", ""}, "list-sources": {"/sources", "/sources?fields=x", ""}, "read-source": {"/sources/korea", "/sources/X", "/sources/nowhere"},
	"search": {"/search?q=Belarus", "/search", ""}, "list-changes": {"/changes", "/changes?what=lost", ""},
}

// Every answer that the description has of an operation is given once, and is as
// described; and the operation has no other.
func TestEveryDocumentedResponse(t *testing.T) {
	t.Parallel()
	c := newClient(t, 10_000)
	spent := newClient(t, 1) // its one request was for the description
	withdrawn := newClient(t, 10_000)
	if _, err := withdrawn.store.Replace(t.Context(), storetest.Document("korea")); err != nil {
		t.Fatal(err)
	}
	if _, err := withdrawn.store.Replace(t.Context(), storetest.Document("other", storetest.Agreement{ID: "00000009", Title: "Other", Kind: accord.MOU, Summit: "a-meeting"})); err != nil {
		t.Fatal(err)
	}
	if _, err := withdrawn.store.Replace(t.Context(), storetest.Document("other")); err != nil {
		t.Fatal(err)
	}
	on := func(err error) *client {
		return &client{T: t, handler: api.New(broken{err}, api.Config{Publisher: export.Publisher{Base: base}, Now: time.Now}), router: c.router, seen: map[string]bool{}}
	}
	away, fault := on(accord.Errorf(accord.Unavailable, "The register cannot be reached.")), on(errors.New("secret"))
	for _, path := range c.operations() {
		ways, known := asked[path.id]
		if !known {
			t.Errorf("%s is not asked", path.id)
			continue
		}
		gone := map[string]string{"read-agreement": "/agreements/h8m20e18", "read-summit": "/summits/a-meeting"}[path.id]
		var given []string
		for _, g := range []struct {
			by     *client
			path   string
			status int
		}{{c, ways.well, 200}, {c, ways.badly, 422}, {c, ways.missing, 404}, {withdrawn, gone, 410}, {spent, ways.well, 429}, {fault, ways.well, 500}, {away, ways.well, 503}} {
			if g.path == "" {
				continue
			}
			w := g.by.ask(g.path, g.status)
			given = append(given, strconv.Itoa(g.status))
			if strings.Contains(w.Body.String(), "secret") {
				t.Errorf("%s tells a stranger what broke: %s", g.path, w.Body)
			}
		}
		w := c.raw(ways.well, "If-None-Match", c.raw(ways.well).Header().Get("ETag"))
		c.described(ways.well, w)
		given = append(given, strconv.Itoa(w.Code))
		slices.Sort(given)
		if diff := cmp.Diff(path.statuses, given); diff != "" {
			t.Errorf("%s: mismatch (-documented +given)\n%s", path.id, diff)
		}
	}
}

// documented is an operation with the statuses that its description has.
type documented struct {
	id       string
	statuses []string
}

func (c *client) operations() []documented {
	var out []documented
	doc := into[struct {
		Paths map[string]map[string]struct {
			OperationID string
			Responses   map[string]any
		}
	}](c.T, c.raw("/openapi.json"))
	for _, methods := range doc.Paths {
		for _, op := range methods {
			d := documented{id: op.OperationID}
			for status := range op.Responses {
				d.statuses = append(d.statuses, status)
			}
			slices.Sort(d.statuses)
			out = append(out, d)
		}
	}
	if len(out) < 15 {
		c.Fatalf("only %d operations were found", len(out))
	}
	return out
}

// described holds an answer against the description, whatever its status.
func (c *client) described(path string, w *httptest.ResponseRecorder) {
	c.Helper()
	r := httptest.NewRequestWithContext(c.Context(), http.MethodGet, base+api.Prefix+path, nil)
	route, params, err := c.router.FindRoute(r)
	if err != nil {
		c.Fatalf("%s: %v", path, err)
	}
	out := &openapi3filter.ResponseValidationInput{RequestValidationInput: &openapi3filter.RequestValidationInput{Request: r, PathParams: params, Route: route},
		Status: w.Code, Header: w.Header(), Options: &openapi3filter.Options{IncludeResponseStatus: true}}
	out.SetBodyBytes(w.Body.Bytes())
	if err := openapi3filter.ValidateResponse(c.Context(), out); err != nil {
		c.Errorf("%s is not as described: %v", path, err)
	}
	c.seen[route.Operation.OperationID+" "+http.StatusText(w.Code)] = true
}
