package api_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	"accords/internal/accord"
	"accords/internal/api"
	"accords/internal/export"
	"accords/internal/store"
	"accords/internal/store/storetest"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/gorillamux"
	"github.com/google/go-cmp/cmp"
)

// pg is set once by TestMain, before any test runs.
var pg *storetest.Server

func TestMain(m *testing.M) {
	os.Exit(storetest.Run(func(s *storetest.Server) int { pg = s; return m.Run() }))
}

const base = "https://accords.example"

// client asks the API and holds every answer against its description.
type client struct {
	*testing.T
	handler http.Handler
	store   *store.Store
	router  routers.Router
	seen    map[string]bool // operation and status
}

func newClient(t *testing.T, perMinute int) *client {
	t.Helper()
	s := pg.New(t)
	storetest.Fill(t, s, storetest.Document("korea",
		storetest.Agreement{ID: "h8m20e18", Title: "Memorandum with Belarus", Kind: accord.MOU, Signed: "2017-04-26",
			Countries: []accord.Code{"KR", "BY"}, Topics: []string{"public-services"}, Body: "ministry-of-the-interior-and-safety-kr"},
		storetest.Agreement{ID: "khgjkn8z", Title: "Memorandum with Britain", Kind: accord.MOU, Signed: "2023-11-22", Countries: []accord.Code{"GB", "KR"}},
		storetest.Agreement{ID: "xtakngr7", Title: "Charter", Kind: accord.Charter, Countries: []accord.Code{"IL", "KR"}, Summit: "digital-nations-2018"}))
	labels := accord.Labels{Countries: map[accord.Code]accord.Country{}, Topics: map[string]accord.Topic{}}
	for _, c := range storetest.Authority().Countries {
		labels.Countries[c.Code] = c
	}
	for _, topic := range storetest.Authority().Topics {
		labels.Topics[topic.Code] = topic
	}
	c := &client{T: t, store: s, seen: map[string]bool{},
		handler: api.New(s, api.Config{Publisher: export.Publisher{Base: base, Labels: labels}, Version: "test", PerMinute: perMinute, Now: time.Now})}
	doc, err := openapi3.NewLoader().LoadFromData(c.raw("/openapi.json").Body.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if err := doc.Validate(t.Context()); err != nil {
		t.Fatal("the description is not valid: ", err)
	}
	if !strings.HasPrefix(doc.OpenAPI, "3.1") {
		t.Errorf("OpenAPI %s", doc.OpenAPI)
	}
	if c.router, err = gorillamux.NewRouter(doc); err != nil {
		t.Fatal(err)
	}
	return c
}

func (c *client) raw(path string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequestWithContext(c.Context(), http.MethodGet, base+api.Prefix+path, nil)
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	c.handler.ServeHTTP(w, r)
	return w
}

// ask fails the test where an answer is not what the description says.
func (c *client) ask(path string, want int) *httptest.ResponseRecorder {
	c.Helper()
	w := c.raw(path)
	if w.Code != want {
		c.Fatalf("%s: status %d, want %d\n%s", path, w.Code, want, w.Body)
	}
	c.described(path, w)
	return w
}

func into[T any](t *testing.T, w *httptest.ResponseRecorder) T {
	t.Helper()
	var v T
	if err := json.Unmarshal(w.Body.Bytes(), &v); err != nil {
		t.Fatal(err)
	}
	return v
}

type problem struct {
	Status        int
	Title, Detail string
	Fixes         []string
}

// Every operation answers as described, when asked well and when asked badly.
func TestEveryOperationIsAsDescribed(t *testing.T) {
	t.Parallel()
	c := newClient(t, 10_000)
	for path, want := range map[string]int{
		"/agreements": 200, "/agreements?country=KR&country=BY&match=all&year=2017&sort=title&limit=1": 200, "/agreements?basis=expiry.not_stated": 200,
		"/agreements?q=memorandum&sort=relevance": 200, "/agreements?fields=id,title": 200, "/agreements?year_from=2017&ending=12": 200,
		"/agreements?limit=0": 422, "/agreements?limit=x": 422, "/agreements?country=QQ": 422, "/agreements?country=Korea": 422, "/agreements?kind=song": 422,
		"/agreements?year=17": 422, "/agreements?cursor=nonsense": 422, "/agreements?colour=red": 422, "/agreements?fields=id,colour": 422, "/agreements?topic=cooking": 422,
		"/agreements/h8m20e18": 200, "/agreements/H8M20E18": 200, "/agreements/h8m20e18?fields=id": 200, "/agreements/00000000": 404, "/agreements/x": 422,
		"/summits": 200, "/summits?limit=1": 200, "/summits?limit=101": 422, "/summits/digital-nations-2018": 200, "/summits/nowhere": 404, "/summits/No%20where": 422,
		"/series": 200, "/series?fields=colour": 422, "/series/digital-nations": 200, "/series/nowhere": 404,
		"/ministries": 200, "/ministries?cursor=x": 422, "/ministries/ministry-of-the-interior-and-safety-kr": 200, "/ministries/nowhere": 404,
		"/countries": 200, "/countries?fields=code,name": 200, "/countries?limit=-1": 422, "/countries/kr": 200, "/countries/QQ": 404, "/countries/korea": 422,
		"/topics": 200, "/topics?page=2": 422, "/sources": 200, "/sources?limit=": 200, "/sources?fields=x": 422, "/sources/korea": 200, "/sources/nowhere": 404,
		"/search?q=Belarus": 200, "/search": 422, "/search?q=" + strings.Repeat("a", 201): 422,
		"/changes": 200, "/changes?since=2020-01-01&country=KR&what=new&limit=1": 200, "/changes?what=lost": 422, "/changes?since=yesterday": 422,
	} {
		w := c.ask(path, want)
		if want == http.StatusOK {
			continue
		}
		if p := into[problem](t, w); p.Detail == "" || len(p.Fixes) == 0 || p.Status != want || w.Header().Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s: %s %+v", path, w.Header().Get("Content-Type"), p)
		}
	}
	for _, operation := range []string{"list-agreements", "read-agreement", "list-summits", "read-summit", "list-series", "read-series", "list-ministries", "read-ministry",
		"list-countries", "read-country", "list-topics", "list-sources", "read-source", "search", "list-changes"} {
		if !c.seen[operation+" OK"] || !c.seen[operation+" Unprocessable Entity"] && !c.seen[operation+" Not Found"] {
			t.Errorf("%s was not asked well and badly", operation)
		}
	}
}

// A withdrawn agreement says so, as described.
func TestGone(t *testing.T) {
	t.Parallel()
	c := newClient(t, 10_000)
	if _, err := c.store.Replace(t.Context(), storetest.Document("korea")); err != nil {
		t.Fatal(err)
	}
	if p := into[problem](t, c.ask("/agreements/h8m20e18", http.StatusGone)); !strings.Contains(p.Detail, "was withdrawn on") {
		t.Errorf("%+v", p)
	}
}

func TestFields(t *testing.T) {
	t.Parallel()
	c := newClient(t, 10_000)
	got := into[struct {
		Items []map[string]json.RawMessage
	}](t, c.ask("/agreements?fields=id,summit&sort=title", http.StatusOK))
	var names [][]string
	for _, i := range got.Items {
		var n []string
		for k := range i {
			n = append(n, k)
		}
		names = append(names, n)
	}
	if len(names) != 3 || len(names[0]) != 2 || len(names[1]) != 1 { // only the charter was made at a summit
		t.Errorf("members: %v", names)
	}
	p := into[problem](t, c.ask("/agreements/h8m20e18?fields=colour", http.StatusUnprocessableEntity))
	if len(p.Fixes) != 1 || !strings.Contains(p.Fixes[0], "binding, changed, cited") {
		t.Errorf("fixes: %q", p.Fixes)
	}
}

// A tag holds until the next import, and only good answers have one.
func TestConditional(t *testing.T) {
	t.Parallel()
	c := newClient(t, 10_000)
	first := c.ask("/agreements?country=KR", http.StatusOK)
	tag := first.Header().Get("ETag")
	if w := c.raw("/agreements?country=KR", "If-None-Match", "W/"+tag); w.Code != http.StatusNotModified || w.Body.Len() != 0 {
		t.Errorf("the same again: %d, %d bytes", w.Code, w.Body.Len())
	}
	if w := c.raw("/agreements?country=QQ"); w.Header().Get("ETag") != "" || w.Header().Get("Cache-Control") != "no-store" {
		t.Errorf("a problem has the headers %v", w.Header())
	}
	if _, err := c.store.Replace(t.Context(), storetest.Document("new", storetest.Agreement{ID: "zzzzzzzz", Title: "New", Kind: accord.MOU})); err != nil {
		t.Fatal(err)
	}
	if w := c.raw("/agreements?country=KR", "If-None-Match", tag); w.Code != http.StatusOK {
		t.Errorf("after an import: %d", w.Code)
	}
}

// Scripts of other sites may ask, and may ask conditionally.
func TestCrossOrigin(t *testing.T) {
	t.Parallel()
	c := newClient(t, 10_000)
	r := httptest.NewRequestWithContext(t.Context(), http.MethodOptions, base+api.Prefix+"/agreements", nil)
	w := httptest.NewRecorder()
	c.handler.ServeHTTP(w, r)
	if w.Code != http.StatusNoContent || !strings.Contains(w.Header().Get("Access-Control-Allow-Headers"), "If-None-Match") {
		t.Errorf("preflight: %d %v", w.Code, w.Header())
	}
	if got := c.raw("/topics").Header().Get("Access-Control-Allow-Origin"); got != "*" {
		t.Errorf("Access-Control-Allow-Origin: %q", got)
	}
	for method, want := range map[string]int{http.MethodPost: http.StatusMethodNotAllowed, http.MethodDelete: http.StatusMethodNotAllowed, http.MethodHead: http.StatusOK} {
		w := httptest.NewRecorder()
		c.handler.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), method, base+api.Prefix+"/topics", nil))
		if w.Code != want {
			t.Errorf("%s: %d, want %d", method, w.Code, want)
		}
	}
}

// A client knows its limit before it meets it.
func TestLimit(t *testing.T) {
	t.Parallel()
	c := newClient(t, 3) // the description was the first request
	for want := range 2 {
		if got := c.raw("/topics").Header().Get("X-RateLimit-Remaining"); got != []string{"1", "0"}[want] {
			t.Errorf("%s requests remain", got)
		}
	}
	w := c.raw("/topics")
	if p := into[problem](t, w); w.Code != http.StatusTooManyRequests || w.Header().Get("Retry-After") == "" || len(p.Fixes) == 0 {
		t.Errorf("one too many: %d %v %+v", w.Code, w.Header(), p)
	}
}

// The values that the description allows are those of the domain.
func TestDescriptionKnowsTheDomain(t *testing.T) {
	t.Parallel()
	c := newClient(t, 10_000)
	type doc struct {
		Paths map[string]map[string]struct {
			Parameters []struct {
				Name   string
				Schema struct {
					Items struct{ Enum []string }
				}
			}
		}
	}
	d := into[doc](t, c.raw("/openapi.json"))
	want := map[string][]string{}
	for _, k := range accord.Kinds() {
		want["kind"] = append(want["kind"], string(k))
	}
	for _, s := range accord.Statuses() {
		want["status"] = append(want["status"], string(s))
	}
	for _, p := range d.Paths[api.Prefix+"/agreements"]["get"].Parameters {
		if w, ok := want[p.Name]; ok {
			if diff := cmp.Diff(w, p.Schema.Items.Enum); diff != "" {
				t.Errorf("%s: mismatch (-domain +description)\n%s", p.Name, diff)
			}
			delete(want, p.Name)
		}
	}
	if len(want) > 0 {
		t.Errorf("not in the description: %v", want)
	}
}
