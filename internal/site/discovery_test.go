package site_test

import (
	"encoding/xml"
	"net/http"
	"strings"
	"testing"
	"time"
)

// Every address of the sitemaps answers, and those of records say since when
// they are as they are.
func TestSitemaps(t *testing.T) {
	t.Parallel()
	p := newPortal(t, korea(), summit())
	type entry struct {
		Loc     string    `xml:"loc"`
		Lastmod time.Time `xml:"lastmod"`
	}
	var index struct {
		XMLName  xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 sitemapindex"`
		Sitemaps []entry  `xml:"sitemap"`
	}
	if err := xml.Unmarshal(p.file("/sitemap.xml", "application/xml"), &index); err != nil {
		t.Fatal(err)
	}
	if len(index.Sitemaps) != 1 || index.Sitemaps[0].Lastmod.IsZero() {
		t.Fatalf("the index is %+v", index)
	}
	var pages struct {
		XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
		URLs    []struct {
			Loc     string `xml:"loc"`
			Lastmod string `xml:"lastmod"`
		} `xml:"url"`
	}
	if err := xml.Unmarshal(p.file(strings.TrimPrefix(index.Sitemaps[0].Loc, "https://accords.example"), "application/xml"), &pages); err != nil {
		t.Fatal(err)
	}
	agreements := 0
	for _, u := range pages.URLs {
		path, ours := strings.CutPrefix(u.Loc, "https://accords.example")
		if status, location, _ := p.ask(path); !ours || status != http.StatusOK {
			t.Errorf("%s: status %d %s", u.Loc, status, location)
		}
		if strings.HasPrefix(path, "/agreements/") {
			agreements++
			if u.Lastmod == "" {
				t.Errorf("%s has no lastmod", u.Loc)
			}
		}
	}
	if agreements != 3 {
		t.Errorf("%d agreements in the sitemap", agreements)
	}
	for _, path := range []string{"/sitemaps/0.xml", "/sitemaps/2.xml", "/sitemaps/01.xml", "/sitemaps/1"} {
		if status, _, _ := p.ask(path); status != http.StatusNotFound {
			t.Errorf("%s: status %d", path, status)
		}
	}
}

func TestRobots(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	if _, _, body := p.ask("/robots.txt"); !strings.Contains(body, "\nSitemap: https://accords.example/sitemap.xml\n") {
		t.Errorf("robots.txt: %s", body)
	}
}

// The description obeys OpenSearch 1.1, and its templates lead to pages.
func TestOpenSearch(t *testing.T) {
	t.Parallel()
	p := newPortal(t, korea())
	var d struct {
		XMLName                          xml.Name `xml:"http://a9.com/-/spec/opensearch/1.1/ OpenSearchDescription"`
		ShortName, LongName, Description string
		URL                              []struct {
			Type     string `xml:"type,attr"`
			Template string `xml:"template,attr"`
		} `xml:"Url"`
	}
	if err := xml.Unmarshal(p.file("/opensearch.xml", "application/opensearchdescription+xml"), &d); err != nil {
		t.Fatal(err)
	}
	if len(d.ShortName) == 0 || len(d.ShortName) > 16 || len(d.LongName) > 48 || d.Description == "" || len(d.URL) < 3 {
		t.Errorf("the description is %+v", d)
	}
	for _, u := range d.URL {
		path := strings.Replace(strings.TrimPrefix(u.Template, "https://accords.example"), "{searchTerms}", "memorandum", 1)
		if resp := p.fetch(path); resp.StatusCode != http.StatusOK || !strings.HasPrefix(resp.Header.Get("Content-Type"), u.Type) {
			t.Errorf("%s: %d %s", path, resp.StatusCode, resp.Header.Get("Content-Type"))
		}
	}
}

func TestSecurityText(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	if status, _, _ := p.ask("/.well-known/security.txt"); status != http.StatusNotFound {
		t.Errorf("without a setting: status %d", status)
	}
}

// A short address leads to the page, and a withdrawn one says when and why.
func TestAddressesLast(t *testing.T) {
	t.Parallel()
	p := newPortal(t, korea(), summit())
	lead := func(path, want string) {
		t.Helper()
		if status, location, _ := p.ask(path); status != http.StatusPermanentRedirect || location != want {
			t.Errorf("%s: %d to %s, want %s", path, status, location, want)
		}
	}
	lead("/a/"+belarusID, "/agreements/"+belarusID+"/memorandum-with-belarus")
	lead("/a/"+belarusID+".json", "/agreements/"+belarusID+"/memorandum-with-belarus.json")
	gone := summit()
	gone.Agreements, gone.Summits = nil, nil
	if _, err := p.store.Replace(t.Context(), gone); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"/a/" + charterID, "/agreements/" + charterID + "/charter", "/agreements/" + charterID + "/charter.json"} {
		status, _, body := p.ask(path)
		if status != http.StatusGone || !strings.Contains(body, "was withdrawn on") || !strings.Contains(body, "no longer report it") {
			t.Errorf("%s: status %d", path, status)
		}
	}
}
