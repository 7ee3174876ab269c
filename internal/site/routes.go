package site

import (
	"net/http"

	"accords/web/static"

	"github.com/go-chi/chi/v5"
	chimiddleware "github.com/go-chi/chi/v5/middleware"
)

// routes is the table of addresses.
func (s *Site) routes() http.Handler {
	r := chi.NewRouter()
	r.Use(s.chain()...)
	r.Use(chimiddleware.GetHead) // chi answers HEAD with 405 otherwise

	r.Get("/", s.handle(s.home))
	r.Get("/agreements", s.handle(s.agreements))
	r.Get("/agreements/facets/{param}", s.handle(s.facetPage))
	r.Get("/agreements/{id}", s.handle(s.agreement))
	r.Get("/agreements/{id}/{slug}", s.handle(s.agreement))
	r.Get("/countries", s.handle(s.countries))
	r.Get("/countries/{code}", s.handle(s.country))
	r.Get("/ministries", s.handle(s.organisations))
	r.Get("/ministries/{slug}", s.handle(s.organisation))
	r.Get("/summits", s.handle(s.summits))
	r.Get("/summits/{slug}", s.handle(s.summit))
	r.Get("/series", s.handle(s.seriesList))
	r.Get("/series/{slug}", s.handle(s.series))
	r.Get("/topics", s.handle(s.topics))
	r.Get("/topics/{slug}", s.handle(s.topic))
	r.Get("/sources", s.handle(s.sources))
	r.Get("/sources/{slug}", s.handle(s.source))
	r.Get("/search", s.handle(s.search))
	r.Get("/changes", s.handle(s.changes))
	r.Get("/about", s.handle(s.about))

	r.Get(static.Prefix+"{file}", s.handle(s.static))
	r.Get("/favicon.ico", s.handle(s.favicon))
	r.Get("/robots.txt", s.handle(s.robots))
	r.Get("/healthz", s.handle(s.healthz))
	r.Get("/readyz", s.handle(s.readyz))
	r.NotFound(s.handle(func(http.ResponseWriter, *http.Request) error { return errNoPage }))
	return r
}
