package export

import (
	"encoding/xml"
	"fmt"
	"io"
	"time"
)

// SitemapSize is the most addresses that one sitemap may have: sitemaps.org
// allows 50,000, and a smaller file is read sooner.
const SitemapSize = 10_000

// Stamp is an address, absolute, with when what it shows last changed; zero
// where that is not known.
type Stamp struct {
	URL     string
	Changed time.Time
}

type sitemapEntry struct {
	Loc     string `xml:"loc"`
	Lastmod string `xml:"lastmod,omitempty"`
}

func newSitemapEntries(list []Stamp) []sitemapEntry {
	var out []sitemapEntry
	for _, s := range list {
		out = append(out, sitemapEntry{s.URL, moment(s.Changed)})
	}
	return out
}

// WriteSitemap writes a sitemap (sitemaps.org, 0.9) of at most SitemapSize pages:
// who calls it has cut the list.
func WriteSitemap(w io.Writer, pages []Stamp) error {
	return writeXML(w, struct {
		XMLName xml.Name       `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
		Entries []sitemapEntry `xml:"url"`
	}{Entries: newSitemapEntries(pages)})
}

// WriteSitemapIndex writes the list of sitemaps, by which crawlers find them: each
// with the newest change of its pages.
func WriteSitemapIndex(w io.Writer, sitemaps []Stamp) error {
	return writeXML(w, struct {
		XMLName xml.Name       `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 sitemapindex"`
		Entries []sitemapEntry `xml:"sitemap"`
	}{Entries: newSitemapEntries(sitemaps)})
}

// WriteOpenSearch writes the description by which a browser offers the search
// of the register among its own (OpenSearch 1.1). ShortName may have 16
// characters, LongName 48.
func (p Publisher) WriteOpenSearch(w io.Writer) error {
	type url struct {
		Type     string `xml:"type,attr"`
		Rel      string `xml:"rel,attr,omitempty"`
		Template string `xml:"template,attr"`
	}
	return writeXML(w, struct {
		XMLName     xml.Name `xml:"http://a9.com/-/spec/opensearch/1.1/ OpenSearchDescription"`
		ShortName   string
		LongName    string
		Description string
		Languages   []string `xml:"Language"`
		URLs        []url    `xml:"Url"`
		Encoding    string   `xml:"InputEncoding"`
	}{ShortName: "Accords", LongName: SiteName, Description: "Search the register of agreements between governments on digital government.",
		Languages: []string{"en", "ko"}, Encoding: "UTF-8",
		URLs: []url{
			{"text/html", "results", p.Base + "/search?q={searchTerms}"},
			{"application/json", "results", p.Base + "/agreements.json?q={searchTerms}"},
			{"application/atom+xml", "results", p.Base + "/agreements.atom?q={searchTerms}"},
			{"application/opensearchdescription+xml", "self", p.Base + "/opensearch.xml"},
		}})
}

func writeXML(w io.Writer, v any) error {
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return fmt.Errorf("xml: %w", err)
	}
	if err := xml.NewEncoder(w).Encode(v); err != nil {
		return fmt.Errorf("xml: %w", err)
	}
	return nil
}
