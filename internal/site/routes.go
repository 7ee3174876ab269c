package site

import (
	"net/http"

	"accords/internal/middleware"
	"accords/web/static"
	"accords/web/words"

	"github.com/go-chi/chi/v5"
	chimiddleware "github.com/go-chi/chi/v5/middleware"
)

// routes is the table of addresses, behind what every request goes through. That
// is not a part of the table: a page from memory needs none.
func (s *Site) routes() http.Handler {
	r := chi.NewRouter()
	r.Use(middleware.Routed, chimiddleware.GetHead) // chi answers HEAD with 405 otherwise

	freezes := s.freezes()
	for _, l := range words.Langs() {
		r.Group(func(r chi.Router) {
			r.Use(s.revalidate)
			s.in(l).pages(r)
		})
		r.With(freezes).Post(l.Path(frozenPath), s.handle(s.in(l).freeze))
		if s.cfg.Reader != nil {
			r.With(s.in(l).seldom()).Post(l.Path("/extract"), s.handle(s.in(l).extract))
		}
	}

	r.Get("/ko/", s.handle(func(w http.ResponseWriter, r *http.Request) error { return redirect(w, r, "/ko") }))
	r.Get(static.Prefix+"{file}", s.handle(s.static))
	r.Get("/favicon.ico", s.handle(s.favicon))
	r.Get("/robots.txt", s.handle(s.robots))
	r.Get("/opensearch.xml", s.handle(s.openSearch))
	r.Get("/.well-known/security.txt", s.handle(s.securityText))
	r.With(s.revalidate).Get("/sitemap.xml", s.handle(s.sitemapIndex))
	r.With(s.revalidate).Get("/sitemaps/{number}", s.handle(s.sitemap))
	r.Get("/a/{id}", s.handle(s.short))
	r.With(s.revalidate).Get("/data/dcat.jsonld", s.handle(s.catalogue))
	r.With(s.revalidate).Get("/data/{file}", s.handle(s.archive))
	r.With(s.seldom()).Post(middleware.ReportPath, s.handle(s.policyReport))
	r.Get("/healthz", s.handle(s.healthz))
	r.Get("/readyz", s.handle(s.readyz))
	if s.cfg.API != nil {
		r.Handle("/api/*", s.cfg.API)
	}
	if s.cfg.MCP != nil {
		r.With(s.atMost(asksAMinute)).Handle("/mcp", s.cfg.MCP)
	}
	r.NotFound(s.handle(s.nowhere))
	return chi.Chain(s.chain()...).Handler(r)
}

// pages is the table of addresses that stand in each language.
func (s *Site) pages(r chi.Router) {
	get := func(path string, h handler) { r.Get(s.path(path), s.handle(h)) }
	get("/", s.home)
	get("/agreements", s.agreements)
	get("/agreements/facets/{param}", s.facetPage)
	get("/agreements/{id}", s.agreement)
	get("/agreements/{id}/{slug}", s.agreement)
	get("/countries", s.countries)
	get("/countries/{code}", s.country)
	get("/between/{a}/{b}", s.pair)
	get("/matrix", s.matrix)
	get("/map", s.worldMap)
	get("/timeline", s.timeline)
	get("/ministries", s.organisations)
	get("/ministries/{slug}", s.organisation)
	get("/summits", s.summits)
	get("/summits/{slug}", s.summit)
	get("/series", s.seriesList)
	get("/series/{slug}", s.series)
	get("/topics", s.topics)
	get("/topics/{slug}", s.topic)
	get("/sources", s.sources)
	get(citedPath, s.cited)
	get("/sources/{slug}", s.source)
	get(frozenPath, s.freezePage)
	get(frozenPath+"/{hash}", s.frozen)
	get("/search", s.search)
	get("/compare", s.compare)
	get("/changes", s.changes)
	get("/about", s.about)
	get(dataPath, s.data)
	get(accessibilityPath, s.accessibility)
	get(privacyPath, s.privacy)
	get("/about/coverage", s.holdings)
	get("/about/quality", s.quality)
	if s.cfg.Reader != nil {
		get("/extract", s.extractForm)
	}
}
