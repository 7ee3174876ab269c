package site_test

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"accords/internal/accord"
	"accords/internal/extract"
	"accords/internal/gazetteer"
	"accords/internal/importer"
	"accords/seeds"
	"accords/web/words"

	"golang.org/x/net/html"
)

// walk asks for every page that can be reached from one, in both languages, and
// fails on a link that does not answer. Lists are walked once each: a filter of
// a filter of a list is the same page again.
func (p portal) walk(from string) map[string]*html.Node {
	p.Helper()
	found := map[string]*html.Node{}
	queue, seenOf := []string{from}, map[string]int{}
	for len(queue) > 0 {
		path := queue[0]
		queue = queue[1:]
		if _, seen := found[path]; seen || seenOf[kind(path)] == mostOfAKind {
			continue
		}
		seenOf[kind(path)]++
		status, location, body := p.ask(path)
		if status != http.StatusOK {
			p.Errorf("%s: status %d %s", path, status, location)
			found[path] = nil
			continue
		}
		if !strings.HasPrefix(body, "<!doctype html>") {
			found[path] = nil // a file of data or a picture: there, and no page
			continue
		}
		doc, err := html.Parse(strings.NewReader(body))
		if err != nil {
			p.Fatal(err)
		}
		found[path] = doc
		for n := range doc.Descendants() {
			if href := attribute(n, "href"); n.Data == "a" && strings.HasPrefix(href, "/") {
				href, _, _ = strings.Cut(href, "#")
				if !narrower(path, href) {
					queue = append(queue, href)
				}
			}
		}
	}
	return found
}

// narrower reports whether a link leads from a filtered list to another one.
func narrower(from, to string) bool {
	a, errA := url.Parse(from)
	b, errB := url.Parse(to)
	return errA == nil && errB == nil && a.RawQuery != "" && b.RawQuery != "" && strings.TrimPrefix(a.Path, "/ko") == strings.TrimPrefix(b.Path, "/ko")
}

func attribute(n *html.Node, name string) string {
	i := slices.IndexFunc(n.Attr, func(a html.Attribute) bool { return a.Key == name })
	if i < 0 {
		return ""
	}
	return n.Attr[i].Val
}

// said is a text of a page with the language that it is in.
type said struct{ lang, text, element string }

// all lists what a page says, in text and in the attributes that are read out.
func all(doc *html.Node) []said {
	var out []said
	var walk func(n *html.Node, lang string)
	walk = func(n *html.Node, lang string) {
		if l := attribute(n, "lang"); l != "" {
			lang = l
		}
		switch {
		case n.Type == html.TextNode:
			if text := strings.TrimSpace(n.Data); text != "" {
				out = append(out, said{lang, text, n.Parent.Data})
			}
		case attribute(n, "class") == "text":
			return // the stored text of a source is what it is
		case n.Data == "code" || n.Data == "script" || attribute(n, "rel") == "external":
			return // an address or a hash is in no language
		case n.Data == "meta" && slices.Contains([]string{"description", "og:title"}, attribute(n, "name")+attribute(n, "property")):
			out = append(out, said{"", attribute(n, "content"), "meta"})
		}
		for _, name := range []string{"aria-label", "placeholder", "title", "alt"} {
			if text := attribute(n, name); text != "" {
				out = append(out, said{lang, text, name})
			}
		}
		for c := range n.ChildNodes() {
			walk(c, lang)
		}
	}
	walk(doc, "")
	return out
}

// mostOfAKind bounds the walk: the hundredth country shows what the first does.
const mostOfAKind = 60

// kind is what an address has in common with those of pages like it.
func kind(path string) string {
	path, query, _ := strings.Cut(path, "?")
	name, _, _ := strings.Cut(query, "=")
	parts := strings.SplitN(strings.TrimPrefix(path, "/ko"), "/", 3)
	return strings.Join(parts[:min(2, len(parts))], "/") + "?" + name + string(words.OfPath(path))
}

// Every page stands in both languages, every link of every page answers, what is said
// in a language is marked as being in it, and every value opens the words that it came
// from.
func TestEveryPageInBothLanguages(t *testing.T) {
	t.Parallel()
	p := seeded(t)
	pages := p.walk("/")
	for path, doc := range pages {
		if doc == nil {
			continue
		}
		speaks(t, path, doc)
		for _, alone := range unopened(doc) {
			t.Errorf("%s shows a value that opens nothing: %s", path, alone)
		}
		for n := range doc.Descendants() {
			if n.Data != "link" || attribute(n, "rel") != "alternate" || attribute(n, "hreflang") == "" {
				continue
			}
			other := strings.TrimPrefix(attribute(n, "href"), "https://accords.example")
			if _, walked := pages[other]; walked {
				continue
			}
			if status, _, _ := p.ask(other); status != http.StatusOK {
				t.Errorf("%s: its alternate %s has status %d", path, other, status)
			}
		}
	}
	if len(pages) < 100 {
		t.Errorf("only %d pages were found: the walk checks nothing", len(pages))
	}
}

// seeded is the site on the register of the seeds.
func seeded(t *testing.T) portal {
	t.Helper()
	auth, err := seeds.Authority()
	if err != nil {
		t.Fatal(err)
	}
	s, g := pg.New(t), gazetteer.New(auth.Organisations, auth.Series)
	auth.Countries = g.Countries()
	im, err := importer.New(s, extract.New(g), g, auth, importer.Options{Version: "test", Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	releases, err := importer.FromFS(seeds.Releases())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := im.Run(t.Context(), releases); err != nil {
		t.Fatal(err)
	}
	labels := accord.Labels{Countries: map[accord.Code]accord.Country{}, Topics: map[string]accord.Topic{}}
	for _, c := range g.Countries() {
		labels.Countries[c.Code] = c
	}
	for _, topic := range auth.Topics {
		labels.Topics[topic.Code] = topic
	}
	return portalOf(t, s, labels)
}
