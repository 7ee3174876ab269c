package importer

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

// encodings are those that pages of ministries come in. Others, UTF-7 and
// "replacement" among them, are ways to hide something, not to write it.
var encodings = []string{
	"utf-8", "utf-16le", "utf-16be", "windows-1250", "windows-1251", "windows-1252", "windows-1253", "windows-1254",
	"windows-1255", "windows-1256", "windows-1257", "windows-1258", "windows-874", "iso-8859-2", "iso-8859-3", "iso-8859-4",
	"iso-8859-5", "iso-8859-6", "iso-8859-7", "iso-8859-8", "iso-8859-10", "iso-8859-13", "iso-8859-14", "iso-8859-15",
	"iso-8859-16", "koi8-r", "koi8-u", "shift_jis", "euc-jp", "euc-kr", "gb18030", "gbk", "big5",
}

// fromHTML turns a saved page into the text that a reader of it sees: one block
// a line, an empty line between paragraphs, "- " before the entries of a list,
// " | " between the cells of a row. What every page of a site has, menus,
// buttons and footers, is left out. The words themselves stay as they are,
// because they are going to be quoted.
func fromHTML(page []byte) ([]byte, error) {
	name, err := encodingOf(page)
	if err != nil {
		return nil, err
	}
	if !slices.Contains(encodings, name) {
		return nil, fmt.Errorf("its encoding is %s; save it as UTF-8", name)
	}
	enc, err := htmlindex.Get(name)
	if err != nil {
		return nil, fmt.Errorf("its encoding %s is not known; save it as UTF-8", name)
	}
	decoded, err := io.ReadAll(io.LimitReader(transform.NewReader(bytes.NewReader(page), enc.NewDecoder()), 3*MaxBytes))
	if err != nil {
		return nil, fmt.Errorf("it is not in %s as it says: %w; save it as UTF-8", name, err)
	}
	if lost := bytes.Count(decoded, []byte("\ufffd")); lost*1000 > len(decoded) {
		return nil, fmt.Errorf("it is not in %s as it says: %d characters cannot be read; save it as UTF-8", name, lost)
	}
	root, err := html.Parse(bytes.NewReader(decoded))
	if err != nil {
		return nil, fmt.Errorf("its HTML cannot be read: %w; copy the text of the page into a .txt file", err)
	}
	w := &pageWriter{}
	main := mainPart(root)
	if title := element(root, atom.Title); title != nil && element(main, atom.H1) == nil {
		w.block(title)
	}
	w.walk(main)
	// Composed letters, as the gazetteer has them: some editors and macOS take them
	// apart. NFKC would change what the words say.
	text := norm.NFC.Bytes(bytes.TrimSpace(w.out.Bytes()))
	if len(text) == 0 {
		return nil, errors.New("its page has no words; perhaps a script fills it: save it from the browser once it is shown, or copy its text")
	}
	return append(text, '\n'), nil
}

// stated finds the label of an encoding near the beginning of a page.
var stated = regexp.MustCompile(`(?i)charset\s*=\s*["']?\s*([a-z0-9_:-]+)`)

// encodingOf is UTF-8 where the bytes are that, whatever the page says of itself,
// because editors save pages anew; else what its byte order mark says, or the
// page. A browser takes a page that says nothing for windows-1252, and so one
// whose label it does not know, UTF-7 for one: here nothing is guessed.
func encodingOf(page []byte) (string, error) {
	if utf8.Valid(page) {
		return "utf-8", nil
	}
	_, name, certain := charset.DetermineEncoding(page, "")
	if certain || name != "windows-1252" {
		return name, nil
	}
	label := stated.FindSubmatch(page[:min(len(page), 1024)])
	if label == nil {
		return "", errors.New("it is not UTF-8 and does not say its encoding; save it as UTF-8")
	}
	if known, err := htmlindex.Get(string(label[1])); err != nil || known != charmap.Windows1252 {
		return "", fmt.Errorf("its encoding is %s; save it as UTF-8", label[1])
	}
	return name, nil
}

// fromMarkdown goes by way of HTML, so that both give the same text.
func fromMarkdown(source []byte) ([]byte, error) {
	var page bytes.Buffer
	// Without Unsafe, goldmark leaves raw HTML out.
	if err := goldmark.New(goldmark.WithExtensions(extension.Table)).Convert(source, &page); err != nil {
		return nil, fmt.Errorf("its Markdown cannot be read: %w", err)
	}
	return fromHTML(page.Bytes())
}

// leftOut are elements whose words are not part of a release.
var leftOut = map[atom.Atom]bool{
	atom.Head: true, atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Svg: true, atom.Math: true,
	atom.Nav: true, atom.Footer: true, atom.Aside: true, atom.Form: true, atom.Button: true, atom.Select: true, atom.Textarea: true,
	atom.Iframe: true, atom.Object: true, atom.Audio: true, atom.Video: true, atom.Dialog: true,
}

// inline are the elements that a line goes on through.
var inline = map[atom.Atom]bool{
	atom.A: true, atom.Abbr: true, atom.B: true, atom.Bdi: true, atom.Bdo: true, atom.Cite: true, atom.Code: true, atom.Data: true,
	atom.Del: true, atom.Dfn: true, atom.Em: true, atom.Font: true, atom.I: true, atom.Ins: true, atom.Kbd: true, atom.Label: true,
	atom.Mark: true, atom.Q: true, atom.Ruby: true, atom.S: true, atom.Samp: true, atom.Small: true, atom.Span: true, atom.Strong: true,
	atom.Sub: true, atom.Sup: true, atom.Time: true, atom.U: true, atom.Var: true, atom.Wbr: true, atom.Img: true,
}

// apart are the elements with an empty line around them.
var apart = map[atom.Atom]bool{
	atom.P: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true,
	atom.Ul: true, atom.Ol: true, atom.Dl: true, atom.Table: true, atom.Blockquote: true, atom.Figure: true, atom.Section: true, atom.Article: true,
}

// mainPart is where the page itself says that its matter is: the only main or
// article element with words in it, or all of the body.
func mainPart(root *html.Node) *html.Node {
	for _, tag := range []atom.Atom{atom.Main, atom.Article} {
		var found []*html.Node
		for n := range root.Descendants() {
			if n.Type == html.ElementNode && n.DataAtom == tag {
				found = append(found, n)
			}
		}
		if len(found) == 1 && hasWords(found[0]) {
			return found[0]
		}
	}
	if body := element(root, atom.Body); body != nil {
		return body
	}
	return root
}

// hasWords reports whether an element has any text.
func hasWords(n *html.Node) bool {
	w := &pageWriter{}
	w.walk(n)
	return len(bytes.TrimSpace(w.out.Bytes())) > 0
}

// element finds the first element of a kind, in the order of the page.
func element(root *html.Node, tag atom.Atom) *html.Node {
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && n.DataAtom == tag {
			return n
		}
	}
	return nil
}

// pageWriter collects words, one line at a time.
type pageWriter struct {
	out  bytes.Buffer
	line strings.Builder
	gap  bool   // white space is due before the next word
	mark string // stands before the next word, which may be in a block within the entry
}

// walk writes the words of a node, a block a line, and leaves out what a page has around
// its text.
func (w *pageWriter) walk(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		w.words(n.Data)
		return
	case n.Type == html.ElementNode && (leftOut[n.DataAtom] || hidden(n)):
		return
	case n.Type == html.ElementNode && n.DataAtom == atom.Br:
		w.endLine()
		return
	// The cells of a row stay on its line.
	case n.Type == html.ElementNode && (n.DataAtom == atom.Td || n.DataAtom == atom.Th):
		if strings.TrimSpace(w.line.String()) != "" {
			w.line.WriteString(" |")
			w.gap = true
		}
		w.children(n)
		return
	case n.Type != html.ElementNode || inline[n.DataAtom]:
		w.children(n)
		return
	}
	w.block(n)
}

// block writes an element on lines of its own.
func (w *pageWriter) block(n *html.Node) {
	w.endLine()
	if apart[n.DataAtom] {
		w.emptyLine()
	}
	if n.DataAtom == atom.Li {
		w.mark = "- "
	}
	w.children(n)
	w.endLine()
	if n.DataAtom == atom.Li {
		w.mark = "" // of an entry without words
	}
	if apart[n.DataAtom] || n.DataAtom == atom.Title {
		w.emptyLine()
	}
}

// children walks what stands in a node.
func (w *pageWriter) children(n *html.Node) {
	for c := range n.ChildNodes() {
		w.walk(c)
	}
}

// words adds text with its white space made one space, as a browser shows it.
// A NUL or another control character has no place in a text.
func (w *pageWriter) words(s string) {
	for _, r := range s {
		switch {
		case r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '\f' || r == '\u00a0':
			w.gap = true
		case r < ' ' || r == 0x7f || r == '\ufeff':
		default:
			if w.gap && w.line.Len() > 0 && !strings.HasSuffix(w.line.String(), " ") {
				w.line.WriteByte(' ')
			}
			w.gap = false
			w.line.WriteString(w.mark)
			w.mark = ""
			w.line.WriteRune(r)
		}
	}
}

// endLine writes the line, where it has a word.
func (w *pageWriter) endLine() {
	w.gap = false
	line := strings.TrimRight(w.line.String(), " ")
	w.line.Reset()
	if line != "" {
		w.out.WriteString(line)
		w.out.WriteByte('\n')
	}
}

// emptyLine ends a block, once.
func (w *pageWriter) emptyLine() {
	if b := w.out.Bytes(); w.mark == "" && len(b) > 0 && !bytes.HasSuffix(b, []byte("\n\n")) {
		w.out.WriteByte('\n')
	}
}

// hidden tells what a reader of the page does not see.
func hidden(n *html.Node) bool {
	for _, a := range n.Attr {
		if a.Key == "hidden" || a.Key == "aria-hidden" && a.Val == "true" ||
			a.Key == "style" && strings.Contains(strings.ReplaceAll(a.Val, " ", ""), "display:none") {
			return true
		}
	}
	return false
}
