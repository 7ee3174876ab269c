package site_test

import (
	"bytes"
	"io"
	"log/slog"
	"strconv"
	"strings"
	"testing"
	"time"

	"accords/internal/accord"
	"accords/internal/api"
	"accords/internal/export"
	"accords/internal/site"
	"accords/internal/store/storetest"

	"golang.org/x/net/html"
)

// openPortal is a portal with all that programs ask, as cmd wires it.
func openPortal(t *testing.T, documents ...accord.Contribution) portal {
	t.Helper()
	p := newPortal(t, documents...)
	labels := accord.Labels{Countries: map[accord.Code]accord.Country{}, Topics: map[string]accord.Topic{}}
	for _, c := range storetest.Authority().Countries {
		labels.Countries[c.Code] = c
	}
	publisher := export.Publisher{Base: "https://accords.example", Labels: labels}
	p.handler = site.New(p.store, site.Config{
		BaseURL: publisher.Base, Labels: labels, API: api.New(p.store, api.Config{Publisher: publisher, Now: time.Now}),
	}, slog.New(slog.DiscardHandler))
	return p
}

// example is what the page promises of an address.
type example struct {
	command, url, header, status, mediaType string
	holds                                   []string
}

// examples reads them off the page, as a reader does.
func (p portal) examples(path string) []example {
	p.Helper()
	doc, err := html.Parse(bytes.NewReader(p.file(path, "text/html")))
	if err != nil {
		p.Fatal(err)
	}
	var out []example
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode || attribute(n, "class") != "trial" {
			continue
		}
		e := example{url: attribute(n, "data-url"), header: attribute(n, "data-header"), status: attribute(n, "data-status"), mediaType: attribute(n, "data-type")}
		for c := range n.Descendants() {
			switch {
			case c.Data != "code" || c.FirstChild == nil:
			case attribute(c, "class") == "holds":
				e.holds = append(e.holds, c.FirstChild.Data)
			default:
				e.command = c.FirstChild.Data
			}
		}
		out = append(out, e)
	}
	return out
}

// Every example on the page answers as the page says, in both languages.
func TestDataExamplesRun(t *testing.T) {
	t.Parallel()
	p := openPortal(t, korea(), summit())
	for _, path := range []string{"/data", "/ko/data"} {
		list := p.examples(path)
		if len(list) < 9 {
			t.Fatalf("%s has %d examples", path, len(list))
		}
		for _, e := range list {
			at, ours := strings.CutPrefix(e.url, "https://accords.example")
			if !ours || !strings.Contains(e.command, "'"+e.url+"'") || !strings.Contains(e.command, e.header) {
				t.Errorf("the command %q does not ask for %s with %q", e.command, e.url, e.header)
			}
			var headers []string
			if name, value, ok := strings.Cut(e.header, ": "); ok {
				headers = []string{name, value}
			}
			resp := p.fetch(at, headers...)
			body, _ := io.ReadAll(resp.Body)
			if got := strconv.Itoa(resp.StatusCode); got != e.status {
				t.Errorf("%s answers %s, the page says %s", e.command, got, e.status)
			}
			if got, _, _ := strings.Cut(resp.Header.Get("Content-Type"), ";"); got != e.mediaType {
				t.Errorf("%s answers %s, the page says %s", e.command, got, e.mediaType)
			}
			if len(e.holds) == 0 {
				t.Errorf("%s: the page says nothing of the answer", e.command)
			}
			for _, h := range e.holds {
				if !bytes.Contains(body, []byte(h)) {
					t.Errorf("%s: no %s in the answer\n%s", e.command, h, body[:min(len(body), 400)])
				}
			}
		}
	}
}

// The page leads to the archive that there is, and is its own description for
// catalogues of data.
func TestDataPage(t *testing.T) {
	t.Parallel()
	p := openPortal(t, korea())
	e, err := p.store.Edition(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, _, body := p.ask("/data"); !strings.Contains(body, `href="/data/`+export.ArchiveName(e)+`"`) {
		t.Error("the page does not lead to the archive")
	}
	links := strings.Join(p.fetch("/data").Header.Values("Link"), "\n")
	for _, signpost := range []string{`<https://accords.example/data>; rel="cite-as"`, `<https://schema.org/Dataset>; rel="type"`,
		`<https://accords.example/data/` + export.ArchiveName(e) + `>; rel="item"; type="application/zip"`, `<https://accords.example/data.jsonld>; rel="describedby"`} {
		if !strings.Contains(links, signpost) {
			t.Errorf("no signpost %s among\n%s", signpost, links)
		}
	}
	for _, suffix := range []string{".json", ".jsonld"} {
		resp := p.fetch("/data" + suffix)
		raw, _ := io.ReadAll(resp.Body)
		if nodes := expand(t, raw); only(nodes[0], "@id") != "https://accords.example/data" {
			t.Errorf("/data%s is about %v", suffix, nodes[0])
		}
	}
}

// A register without records and without an API shows what it has.
func TestDataPageOfAnEmptyRegister(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	for _, e := range p.examples("/data") {
		if strings.Contains(e.url, "/api/") {
			t.Errorf("there is no API, but the page shows %s", e.url)
		}
		if at := strings.TrimPrefix(e.url, "https://accords.example"); strconv.Itoa(p.fetch(at).StatusCode) != e.status {
			t.Errorf("%s does not answer %s", at, e.status)
		}
	}
}
