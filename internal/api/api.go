// Package api owns the interface for programs, /api/v1: its operations, their
// description as OpenAPI 3.1, its problems, and what each answer says about
// caching and limits.
//
// It never writes a page and knows no SQL; the form of a record is export's, so
// that a value reads the same in the API and in a file. What a parameter may be is
// decided by query, as for pages.
//
// Every answer that is none has the form of RFC 9457 with what to do about it: 422
// for what cannot be meant, 404 for what is not there, 410 for what was withdrawn,
// 429 for who asks too often, 503 while the register is away, 500, which says
// nothing, for the rest.
package api

import (
	"context"
	"net/http"
	"time"

	"accords/internal/accord"
	"accords/internal/export"
	"accords/internal/query"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humachi"
	"github.com/go-chi/chi/v5"
	chimiddleware "github.com/go-chi/chi/v5/middleware"
	"github.com/go-chi/httprate"
)

// Agreements is what the operations on agreements need of the register.
type Agreements interface {
	AgreementIDs(ctx context.Context, q query.Agreements, after query.Cursor, limit int) ([]string, query.Cursor, error)
	Dossiers(ctx context.Context, ids []string) ([]accord.Dossier, error)
	Totals(ctx context.Context, lists []query.Agreements) ([]int, error)
	Dossier(ctx context.Context, id string) (accord.Dossier, error)
}

// Summits is what the operations on summits and series need.
type Summits interface {
	Summits(ctx context.Context) ([]accord.SummitRow, error)
	Summit(ctx context.Context, slug string) (accord.Summit, error)
	SeriesCounts(ctx context.Context) ([]accord.FacetValue, error)
	Series(ctx context.Context, slug string) (accord.Series, error)
	Provenance(ctx context.Context, kind accord.RecordKind, keys []string) (map[string]accord.Provenance, error)
}

// Parties is what the operations on countries, bodies and topics need.
type Parties interface {
	Countries(ctx context.Context) ([]accord.CountryRow, error)
	Country(ctx context.Context, code accord.Code) (accord.CountryPage, error)
	Organisations(ctx context.Context) ([]accord.OrganisationRow, error)
	Organisation(ctx context.Context, slug string) (accord.Organisation, error)
	Topics(ctx context.Context) ([]accord.Topic, error)
}

// Sources is what the operations on sources, search and changes need.
type Sources interface {
	Documents(ctx context.Context) ([]accord.DocumentRow, error)
	Document(ctx context.Context, slug string) (accord.Document, error)
	Search(ctx context.Context, text string) (accord.SearchPage, error)
	ChangesAfter(ctx context.Context, q query.Changes, after query.Cursor, limit int) ([]accord.Change, query.Cursor, error)
	Edition(ctx context.Context) (accord.Edition, error)
}

// Register is the read side of the register. Its errors are of accord's kinds; the
// sentence of one that is not Internal is shown to whoever asked.
type Register interface {
	Agreements
	Summits
	Parties
	Sources
}

// Config is what the API needs to know beside the register.
type Config struct {
	Publisher export.Publisher
	Version   string           // of the program
	PerMinute int              // requests of one address; 600 where it is 0
	Now       func() time.Time // some lists count from today, which is a part of every tag
}

// Prefix is where the API stands.
const Prefix = "/api/v1"

// API answers the operations. It keeps nothing between two requests but the counts
// of the limit, so that any number of portals answer alike.
type API struct {
	register Register
	export.Publisher
	version string
	now     func() time.Time
}

// New returns the handler of everything below Prefix, for GET, HEAD and OPTIONS. It
// stands behind the middleware of the site, which has made out who asks and given
// the request an id; alone it counts by the address of the connection.
func New(r Register, cfg Config) http.Handler {
	a := &API{register: r, Publisher: cfg.Publisher, version: cfg.Version, now: cfg.Now}
	if cfg.PerMinute == 0 {
		cfg.PerMinute = 600
	}
	router := chi.NewRouter()
	router.Use(a.open, httprate.LimitBy(cfg.PerMinute, time.Minute, peer, httprate.WithLimitHandler(tooMany)), a.conditional, headAsGet)
	router.NotFound(func(w http.ResponseWriter, r *http.Request) {
		writeProblem(w, problem(http.StatusNotFound, "The API has no address "+r.URL.Path+".", "The addresses are described at "+Prefix+"/openapi.json."))
	})
	router.MethodNotAllowed(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Allow", "GET, HEAD, OPTIONS")
		writeProblem(w, problem(http.StatusMethodNotAllowed, "The API only answers GET, HEAD and OPTIONS.", "Ask with GET."))
	})
	h := humachi.New(router, a.description())
	a.operations(h)
	// Huma describes its own errors, which asProblem lets nobody see.
	for _, unused := range []string{"ErrorModel", "ErrorDetail"} {
		delete(h.OpenAPI().Components.Schemas.Map(), unused)
	}
	return router
}

// peer is whom a limit counts for: the client that the site has made out. A
// header that names somebody else may say anything, so it is not read here.
func peer(r *http.Request) (string, error) {
	if ip := chimiddleware.GetClientIP(r.Context()); ip != "" {
		return httprate.CanonicalizeIP(ip), nil
	}
	return r.RemoteAddr, nil
}

// headAsGet routes HEAD as GET, to which every operation answers. chi's own
// GetHead asks the router that came first, and the site's gives every method to
// the API.
func headAsGet(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodHead {
			chi.RouteContext(r.Context()).RouteMethod = http.MethodGet
		}
		next.ServeHTTP(w, r)
	})
}

// description is the head of the OpenAPI document.
func (a *API) description() huma.Config {
	cfg := huma.DefaultConfig(export.SiteName, "1.0.0")
	cfg.OpenAPIPath = Prefix + "/openapi"
	cfg.DocsPath = ""                  // our own page is /data: the stock one loads a script from elsewhere
	cfg.SchemasPath = ""               // the schemas stand in the description
	cfg.CreateHooks = nil              // no $schema in every body
	cfg.FieldsOptionalByDefault = true // "fields" leaves members out
	cfg.RejectUnknownQueryParameters = true
	cfg.Transformers = []huma.Transformer{asProblem, onlyFields}
	cfg.Info.Description = "Read-only access to the register of agreements between governments on digital government. " +
		"Every value comes with its basis and with the words that it was read from."
	cfg.Info.Contact = &huma.Contact{Name: export.SiteName, URL: a.Base + "/data"}
	cfg.Info.License = &huma.License{Name: "Sources keep their own licences", URL: a.Base + "/sources"}
	cfg.Servers = []*huma.Server{{URL: a.Base}}
	for _, t := range []struct{ name, about string }{
		{"agreements", "Instruments between governments, with the evidence of every value."},
		{"summits", "Summits and the series that they belong to."},
		{"parties", "Countries, ministries and other bodies, topics."},
		{"sources", "The releases that values were read from."},
		{"register", "Search, and what changed."},
	} {
		cfg.Tags = append(cfg.Tags, &huma.Tag{Name: t.name, Description: t.about})
	}
	return cfg
}
