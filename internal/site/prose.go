package site

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strings"

	"accords/web/page"

	"github.com/a-h/templ"
	"golang.org/x/net/html"
)

// prose is a page that says something and lists nothing: a statement, a notice.
// For programs it is what it says, paragraph by paragraph, in the language of
// the address.
type prose struct {
	URL         string         `json:"url"`
	Title       string         `json:"title"`
	Description string         `json:"description"`
	Language    string         `json:"language"`
	Sections    []proseSection `json:"sections"`
}

// proseSection is a heading with the paragraphs and items below it.
type proseSection struct {
	Heading    string   `json:"heading"`
	Paragraphs []string `json:"paragraphs"`
}

// proseTwin has the words of a page as JSON. They are read off the page, so that
// a sentence that is added there is in both; and they are in a language, so that
// each of the two pages has its own.
func (s *Site) proseTwin(path string, l page.Layout, c templ.Component) twin {
	t := twin{path: s.path(path), file: strings.Trim(path, "/")}
	t.addRecord(asJSON, func(ctx context.Context) (any, error) {
		var b bytes.Buffer
		if err := c.Render(ctx, &b); err != nil {
			return nil, err
		}
		sections, err := sectionsOf(&b)
		return prose{URL: s.cfg.BaseURL + s.path(path), Title: l.Title, Description: l.Description, Language: string(s.lang), Sections: sections}, err
	})
	return t
}

// sectionsOf reads the headings of a page and what stands below each. What comes
// before the first heading, as the trail of links does, is none of the prose.
func sectionsOf(r io.Reader) ([]proseSection, error) {
	doc, err := html.Parse(r)
	if err != nil {
		return nil, fmt.Errorf("prose: %w", err)
	}
	sections := []proseSection{}
	var walk func(n *html.Node, within bool)
	walk = func(n *html.Node, within bool) {
		switch n.Data {
		case "main":
			within = true
		case "h1", "h2", "h3":
			if within {
				sections = append(sections, proseSection{textOf(n), []string{}})
			}
			return
		case "p", "li", "dt", "dd", "td":
			if last := len(sections) - 1; within && last >= 0 {
				sections[last].Paragraphs = append(sections[last].Paragraphs, textOf(n))
			}
			return
		}
		for c := range n.ChildNodes() {
			walk(c, within)
		}
	}
	walk(doc, false)
	return sections, nil
}

// textOf is the text of an element on one line.
func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
