package page

import (
	"bytes"
	"reflect"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/a-h/templ"
	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
)

// written renders a page of a kind with one text in every place.
func written[P any](component func(P) templ.Component) func(text string) templ.Component {
	return func(text string) templ.Component {
		var p P
		fillWith(reflect.ValueOf(&p).Elem(), text, 0)
		return component(p)
	}
}

// skeleton is what a browser builds of a page without its words: elements with
// the names of their attributes, as they lie in each other.
func skeleton(t *testing.T, c templ.Component) []string {
	t.Helper()
	var b bytes.Buffer
	if err := c.Render(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(&b)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	var walk func(n *html.Node, depth int)
	walk = func(n *html.Node, depth int) {
		if n.Type == html.ElementNode {
			line := strings.Repeat(" ", depth) + n.Data
			for _, a := range n.Attr {
				line += " " + a.Key
				at := strings.ToLower(strings.TrimLeftFunc(a.Val, func(r rune) bool { return r <= ' ' }))
				if (a.Key == "href" || a.Key == "action" || a.Key == "formaction") && strings.HasPrefix(at, "javascript:") {
					t.Errorf("%s of <%s> is %q in %v", a.Key, n.Data, a.Val, n.Parent.Attr)
				}
			}
			out = append(out, line)
		}
		for c := range n.ChildNodes() {
			walk(c, depth+1)
		}
	}
	walk(root, 0)
	return out
}

// Whatever a register holds, a page has the same elements with the same
// attributes as a page of plain words: a text can be no tag, close none and add
// nothing to one.
func FuzzPages(f *testing.F) {
	for _, s := range []string{hostile, "</script><script>", `" onmouseover="x`, "' x='", "-->", "]]>", "</title>", "&lt;", "\x00", "\ufeff", "javascript:alert(1)", " jAvAsCrIpT:x", "data:text/html,x", "//evil.example", "%0d%0aX: y", "대한민국", "a\u2028b"} {
		f.Add(s)
	}
	kinds := []func(string) templ.Component{
		written(Agreement), written(List), written(Source), written(Search), written(Changes), written(Extract), written(Error),
		written(Summit), written(Organisation), written(Country), written(Compare), written(Frozen), written(Home), written(Sources),
	}
	f.Fuzz(func(t *testing.T, text string) {
		// Texts come from PostgreSQL or through the parser of queries: UTF-8 without
		// NUL. An empty one may leave an element out, and rightly.
		if !utf8.ValidString(text) || strings.ContainsRune(text, 0) || strings.TrimFunc(text, func(r rune) bool { return !unicode.IsPrint(r) || unicode.IsSpace(r) }) == "" {
			t.Skip("no text that a page can have")
		}
		// Without what has a meaning in HTML. The letters stay, which tell a language.
		plain := strings.Map(func(r rune) rune {
			if strings.ContainsRune("<>&\"'=:/`", r) {
				return '.'
			}
			return r
		}, text)
		for _, kind := range kinds {
			if diff := cmp.Diff(skeleton(t, kind(plain)), skeleton(t, kind(text))); diff != "" {
				t.Fatalf("%q changes the page (-plain +with it):\n%s", text, diff)
			}
		}
	})
}

// Wherever marks lie, one over another or across, the marked text is the text:
// what a browser shows is what the source says, byte for byte.
func FuzzHighlight(f *testing.F) {
	f.Add("Korea and Belarus signed", 0, 5, 3, 12)
	f.Add("<b>대한민국</b> & \"x\"", 3, 15, 3, 15)
	f.Add("a", -1, 9, 1, 0)
	f.Fuzz(func(t *testing.T, text string, a, b, c, d int) {
		if !utf8.ValidString(text) || strings.ContainsAny(text, "\x00\r") {
			t.Skip("the database holds no such text, and HTML no such letter")
		}
		// Evidence begins and ends between letters: the importer and the database see to it.
		at := func(i int) int {
			for i > 0 && i < len(text) && !utf8.RuneStart(text[i]) {
				i--
			}
			return i
		}
		marks := []Mark{{Start: at(a), End: at(b), Href: "/x"}, {Start: at(c), End: at(d), Href: "/y"}, {Start: at(a), End: at(d), Href: "/z"}}
		segments := Segments(text, marks)
		var joined strings.Builder
		for _, s := range segments {
			joined.WriteString(s.Text)
		}
		if joined.String() != text {
			t.Fatalf("the segments say %q of %q", joined.String(), text)
		}
		root, err := html.Parse(strings.NewReader("<div>" + render(t, markedText(segments)) + "</div>"))
		if err != nil {
			t.Fatal(err)
		}
		var shown strings.Builder
		for n := range root.Descendants() {
			if n.Type == html.TextNode {
				shown.WriteString(n.Data)
			}
		}
		if shown.String() != text {
			t.Errorf("a browser shows %q of %q", shown.String(), text)
		}
	})
}
