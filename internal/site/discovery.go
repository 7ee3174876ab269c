package site

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"

	"accords/internal/accord"
	"accords/internal/export"
	"accords/web/words"

	"github.com/go-chi/chi/v5"
)

// Stamps is what sitemaps need of the register: agreements and sources, of which
// there are many, with when each changed.
type Stamps interface {
	Stamps(ctx context.Context) ([]accord.Stamp, error)
}

// stamps lists every page that a crawler should know, the lists first.
func (s *Site) stamps(ctx context.Context) ([]export.Stamp, error) {
	at := func(path string) export.Stamp { return export.Stamp{URL: s.cfg.BaseURL + path} }
	var out []export.Stamp
	for _, path := range []string{"/", listPath, "/countries", matrixPath, mapPath, timelinePath, "/ministries", "/summits", "/topics", "/sources", changesPath, "/about", dataPath} {
		out = append(out, at(path))
	}
	countries, err := s.register.Countries(ctx)
	if err != nil {
		return nil, err
	}
	for _, c := range countries {
		out = append(out, at("/countries/"+strings.ToLower(string(c.Code))))
	}
	bodies, err := s.register.Organisations(ctx)
	if err != nil {
		return nil, err
	}
	for _, o := range bodies {
		out = append(out, at("/ministries/"+o.Slug))
	}
	summits, err := s.register.Summits(ctx)
	if err != nil {
		return nil, err
	}
	for _, m := range summits {
		out = append(out, at("/summits/"+m.Slug))
	}
	topics, err := s.register.Topics(ctx)
	if err != nil {
		return nil, err
	}
	for _, t := range topics {
		out = append(out, at("/topics/"+t.Code))
	}
	records, err := s.register.Stamps(ctx)
	if err != nil {
		return nil, err
	}
	for _, r := range records {
		out = append(out, export.Stamp{URL: s.cfg.BaseURL + r.Path, Changed: r.Changed})
	}
	return out, nil
}

// sitemapIndex names the sitemaps, each with its newest change.
func (s *Site) sitemapIndex(w http.ResponseWriter, r *http.Request) error {
	pages, err := s.stamps(r.Context())
	if err != nil {
		return err
	}
	var list []export.Stamp
	for n := 0; n*export.SitemapSize < len(pages); n++ {
		one := export.Stamp{URL: fmt.Sprintf("%s/sitemaps/%d.xml", s.cfg.BaseURL, n+1)}
		for _, p := range part(pages, n) {
			if p.Changed.After(one.Changed) {
				one.Changed = p.Changed
			}
		}
		list = append(list, one)
	}
	return s.xml(w, r, "application/xml", func(w io.Writer) error { return export.WriteSitemapIndex(w, list) })
}

// part is the n-th sitemap's share of the pages, from 0.
func part(pages []export.Stamp, n int) []export.Stamp {
	return pages[n*export.SitemapSize : min((n+1)*export.SitemapSize, len(pages))]
}

// sitemap answers one of the sitemaps by its number. "01.xml" and "1" are none: an
// address has one spelling.
func (s *Site) sitemap(w http.ResponseWriter, r *http.Request) error {
	name := chi.URLParam(r, "number")
	n, err := strconv.Atoi(strings.TrimSuffix(name, ".xml"))
	if err != nil || name != strconv.Itoa(n)+".xml" || n < 1 {
		return s.notFound(words.NoPage)
	}
	pages, err := s.stamps(r.Context())
	if err != nil {
		return err
	}
	if (n-1)*export.SitemapSize >= len(pages) {
		return s.notFound(words.NoPage)
	}
	return s.xml(w, r, "application/xml", func(w io.Writer) error { return export.WriteSitemap(w, part(pages, n-1)) })
}

// openSearch answers the description by which browsers offer the search of the site.
func (s *Site) openSearch(w http.ResponseWriter, r *http.Request) error {
	return s.xml(w, r, "application/opensearchdescription+xml", s.publisher().WriteOpenSearch)
}

// xml answers a small document, which is written in full before the status is, so that
// an error is still an error page.
func (s *Site) xml(w http.ResponseWriter, r *http.Request, mediaType string, write func(io.Writer) error) error {
	var b bytes.Buffer
	if err := write(&b); err != nil {
		return err
	}
	w.Header().Set("Content-Type", mediaType+"; charset=utf-8")
	w.Header().Set("Cache-Control", cacheHour)
	tagged(w, r)
	_, _ = w.Write(b.Bytes()) // the visitor left: nobody to tell
	return nil
}

// securityText says whom to tell about a weakness (RFC 9116). Who runs the
// portal sets it; nobody else can promise an answer. It expires, as the RFC
// wants, half a year after the month began.
func (s *Site) securityText(w http.ResponseWriter, _ *http.Request) error {
	if s.cfg.SecurityContact == "" {
		return s.notFound(words.NoPage)
	}
	now := time.Now().UTC()
	expires := time.Date(now.Year(), now.Month()+6, 1, 0, 0, 0, 0, time.UTC)
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", cacheHour)
	fmt.Fprintf(w, "Contact: %s\nExpires: %s\nPreferred-Languages: en, ko\nCanonical: %s/.well-known/security.txt\n",
		s.cfg.SecurityContact, expires.Format(time.RFC3339), s.cfg.BaseURL)
	return nil
}

// short answers the permanent address of an agreement, which leads on to the
// readable one and stays right when that changes.
func (s *Site) short(w http.ResponseWriter, r *http.Request) error {
	id := strings.ToLower(chi.URLParam(r, "id"))
	if !accord.ValidID(id) {
		return s.notFound(words.NoPage)
	}
	a, err := s.register.Agreement(r.Context(), id)
	if err != nil {
		return err
	}
	return redirect(w, r, listPath+"/"+a.ID+"/"+a.Slug)
}
