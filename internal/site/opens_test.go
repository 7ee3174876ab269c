package site_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"accords/web/words"

	"golang.org/x/net/html"
)

// dateOrCount is what a value looks like wherever it stands: a date in words, or a
// number of records. Single years are left to links of their own.
var dateOrCount = regexp.MustCompile(`\b(January|February|March|April|May|June|July|August|September|October|November|December) (19|20)\d\d\b|(19|20)\d\d년 \d+월|` +
	`^\d[\d,]* (agreements?|summits?|countries|country)$|^(협정|회의|국가) \d[\d,]*(건|개국)$`)

// unopened says where on a page a value stands alone: without a link to its words, to
// the records that it counts or to the page that states it, and outside what such a
// link opens. Headings count what stands below them.
func unopened(doc *html.Node) []string {
	var out []string
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode && dateOrCount.MatchString(strings.TrimSpace(n.Data)):
			out = append(out, n.Parent.Data+": "+strings.TrimSpace(n.Data))
		case n.Data == "main":
		case n.Data == "dl" && hasClass(n, "fields"):
			out = append(out, unmarked(n)...)
			return
		case (n.Data == "tr" || n.Data == "li") && leadsOut(n), n.Data == "p" && leadsOn(n), ofItself(n):
			return
		}
		for c := range n.ChildNodes() {
			walk(c)
		}
	}
	for n := range doc.Descendants() {
		if n.Data == "main" {
			walk(n)
			out = append(out, asStored(n)...)
		}
	}
	return out
}

// asStored are the values that a page shows as the database has them.
func asStored(main *html.Node) []string {
	var out []string
	for n := range main.Descendants() {
		shown := attribute(n, "title")
		if n.Type == html.TextNode && n.Parent.Data != "code" {
			shown = n.Data
		}
		if strings.Contains(shown, `{"`) {
			out = append(out, "as it is stored: "+shown)
		}
	}
	return out
}

// ofItself knows the elements whose dates and counts are no values of records, or lead
// somewhere themselves: links, headings, quotations and stored texts, titles, and what
// the register says of its own doings, from its history to how many it has read.
func ofItself(n *html.Node) bool {
	switch n.Data {
	case "a", "h1", "h2", "h3", "title", "svg", "form", "label", "textarea", "blockquote", "code", "details":
		return true
	}
	return slices.ContainsFunc([]string{"lead", "aside", "covers", "gave", "news", "changes", "text", "passage", "panel", "range", "note", "unseen"},
		func(class string) bool { return hasClass(n, class) })
}

// unmarked are the rows of a record whose values do not open: each says how it is known
// and has below that a reason, the words or a page; or it is "Not stated".
func unmarked(fields *html.Node) []string {
	var out []string
	for n := range fields.Descendants() {
		if !hasClass(n, "value") {
			continue
		}
		var marked, opened, none bool
		for d := range n.Descendants() {
			marked = marked || d.Data == "summary"
			none = none || hasClass(d, "none")
			opened = opened || hasClass(d, "reason") || hasClass(d, "evidence") || hasClass(d, "cited")
		}
		if !none && !(marked && opened) {
			out = append(out, "field: "+textOf(n))
		}
	}
	for row := range fields.ChildNodes() {
		if dt := textOf(row.FirstChild); !plainly(dt) && !slices.ContainsFunc(slices.Collect(row.Descendants()), func(d *html.Node) bool { return hasClass(d, "value") }) {
			out = append(out, "row without a mark: "+dt)
		}
	}
	return out
}

// plainly are the rows that say what the register did with a text and where it is; they
// are about no record. A website speaks for itself.
func plainly(label string) bool {
	return slices.ContainsFunc([]words.Text{words.AtThePublisher, words.LicenceField, words.LanguageField, words.Retrieved, {En: "SHA-256", Ko: "SHA-256"}, words.LastRead, words.Website},
		func(t words.Text) bool { return t.En == label || t.Ko == label })
}

func hasClass(n *html.Node, class string) bool {
	return slices.Contains(strings.Fields(attribute(n, "class")), class)
}

// leadsOn reports whether a sentence has a link of its own: "Read from 5 releases …
// All sources".
func leadsOn(p *html.Node) bool {
	return slices.ContainsFunc(slices.Collect(p.ChildNodes()), func(n *html.Node) bool { return n.Data == "a" })
}

// leadsOut reports whether a row of a table or a list names the page that it rests on.
func leadsOut(row *html.Node) bool {
	return slices.ContainsFunc(slices.Collect(row.Descendants()), func(n *html.Node) bool { return attribute(n, "rel") == "external" })
}

func textOf(n *html.Node) string {
	if n == nil {
		return ""
	}
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// The rule must find what it is for.
func TestUnopenedFindsWhatStandsAlone(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]int{
		`<p>26 April 2017</p>`:                                                       1,
		`<p>서명 2017년 4월 26일</p>`:                                                     1,
		`<p><span>7 agreements</span></p>`:                                           1,
		`<p><a href="#signed">26 April 2017</a></p>`:                                 0,
		`<p>Read from 7 releases of 26 April 2017. <a href="/sources">Which</a></p>`: 0,
		`<p><span>26 April 2017</span> <span><a href="/x">X</a></span></p>`:          1,
		`<a href="/x" title='Series: {"Slug": "x"}'>X</a>`:                           1,
		`<a href="/x">{"Slug": "x"}</a>`:                                             1,
		`<code>{"Slug": "x"}</code>`:                                                 0,
		`<h2>7 agreements</h2>`:                                                      0,
		`<table><tr><td>April 2017 to May 2018</td><td>A ministry</td></tr></table>`: 1,
		`<table><tr><td>April 2017 to May 2018</td><td><a rel="external" href="https://a.example">A ministry</a></td></tr></table>`:      0,
		`<dl class="fields"><div class="field"><dt>Summit</dt><dd><a href="/summits/x">X</a></dd></div></dl>`:                            1,
		`<dl class="fields"><div class="field"><dt>Website</dt><dd><a href="https://a.example">X</a></dd></div></dl>`:                    0,
		`<dl class="fields"><div><dt>Term</dt><dd><div class="value">3 years</div></dd></div></dl>`:                                      1,
		`<dl class="fields"><div><dt>Term</dt><dd><div class="value"><span class="none">Not stated</span></div></dd></div></dl>`:         0,
		`<dl class="fields"><div><dt>Term</dt><dd><div class="value">3 years<details><summary>Quoted</summary></details></div></dl>`:     1,
		`<dl class="fields"><div><dt>Term</dt><dd><div class="value">3 years<details><summary>Quoted</summary><p class="reason">Why</p>`: 0,
	} {
		doc, err := html.Parse(strings.NewReader("<main>" + body + "</main>"))
		if err != nil {
			t.Fatal(err)
		}
		if got := unopened(doc); len(got) != want {
			t.Errorf("%s: %q, want %d", body, got, want)
		}
	}
}
