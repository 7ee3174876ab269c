package page

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"

	"accords/web/words"

	"github.com/a-h/templ"
)

// SourcesPage is the list of sources.
type SourcesPage struct {
	Layout
	Heading  string // "5 releases"
	Sources  []SourceCard
	Cited    *Link // the pages that editors cite, "900 pages …"; nil without any
	Coverage Coverage
}

// CitedList is one page of the list of pages that editors cite.
type CitedList struct {
	Layout
	Heading string // "900 pages that editors cite"
	Rows    []CitedRow
	Pager   Pager
}

// CitedRow is a page of another publisher.
type CitedRow struct {
	Href      string
	Publisher string
	Published string // empty where the page states no date
	Read      string // "last checked 24 November 2026"; empty where nobody noted it
	Language  string
	Gave      string // "12 values of 2 records"
}

// bare is an address as it is read out: without its scheme.
func bare(href string) string {
	_, rest, _ := strings.Cut(href, "://")
	return strings.TrimSuffix(strings.TrimPrefix(rest, "www."), "/")
}

// SourcePage is the stored text of a source with every span marked.
type SourcePage struct {
	Layout
	Title         string
	Lang          string // BCP 47 of the title and the text
	Language      string // "English"
	Publisher     string
	Country       *Link
	PublisherHref string
	Published     Fact
	Retrieved     string
	Licence       string
	LicenceHref   string
	SHA256        string
	Extractor     string
	Imported      string
	Segments      []Segment // see Segments
	Marks         []Mark    // in the order of the text, for the table of values
	Agreements    []AgreementCard
	Summits       []SummitCard
}

// Mark is a span of the text with the value that was read from it.
type Mark struct {
	Start, End int    // bytes of the text
	Quote      string // the words of the span
	Field      string // "Signed on"
	Value      string // "26 April 2017"
	Basis      Basis
	Href       string // the value's own address
}

// Segment is a stretch of text that lies in the same marks from end to end.
type Segment struct {
	Start int // byte of the text
	Text  string
	Marks []Mark // the narrowest first
}

// Segments cuts a text at the ends of its marks, so that marks may overlap.
// Marks outside the text are left out; the narrowest of a segment comes first,
// for its passage leads there. The segments' texts joined are the text.
func Segments(text string, marks []Mark) []Segment {
	cuts := map[int]bool{0: true, len(text): true}
	var inside []Mark
	for _, m := range marks {
		if 0 <= m.Start && m.Start < m.End && m.End <= len(text) {
			inside = append(inside, m)
			cuts[m.Start], cuts[m.End] = true, true
		}
	}
	at := slices.Sorted(maps.Keys(cuts))
	var segments []Segment
	for i, start := range at[:len(at)-1] {
		s := Segment{Start: start, Text: text[start:at[i+1]]}
		for _, m := range inside {
			if m.Start <= start && start < m.End {
				s.Marks = append(s.Marks, m)
			}
		}
		slices.SortStableFunc(s.Marks, func(a, b Mark) int { return cmp.Compare(a.End-a.Start, b.End-b.Start) })
		segments = append(segments, s)
	}
	return segments
}

// Anchor is the id of a mark's span on the page of its source.
func (m Mark) Anchor() string { return SpanAnchor(m.Start, m.End) }

// SpanAnchor is the id of a span of bytes on the page of its source.
func SpanAnchor(start, end int) string { return fmt.Sprintf("b%d-%d", start, end) }

// markTitle lists the values that were read from a passage.
func markTitle(l words.Lang, marks []Mark) string {
	lines := make([]string, len(marks))
	for i, m := range marks {
		lines[i] = words.MarkedAs.With(l, m.Field, m.Value, strings.ToLower(m.Basis.Label().In(l)))
	}
	return strings.Join(lines, "\n")
}

// shorten cuts a long quotation at a word, for a list.
func shorten(quote string) string {
	const most = 60
	words := strings.Fields(quote)
	n := 0
	for i, w := range words {
		n += len([]rune(w)) + 1
		if n > most && i > 0 {
			return strings.Join(words[:i], " ") + " …"
		}
	}
	return strings.Join(words, " ")
}

// lastRead says when and by which rules a source was read.
func lastRead(l words.Lang, p SourcePage) string {
	if p.Imported == "" || p.Extractor == "" {
		return p.Imported
	}
	return words.WithVersion.With(l, p.Imported, p.Extractor)
}

// markedText prints the text byte for byte, its spans marked. It is written in
// Go because a template puts white space between elements, and the page shows
// the white space of the text as it is stored.
func markedText(segments []Segment) templ.Component {
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		var b strings.Builder
		var open []int // ends of the spans that are open, the innermost last
		for _, s := range segments {
			for len(open) > 0 && open[len(open)-1] <= s.Start {
				b.WriteString(`</span>`)
				open = open[:len(open)-1]
			}
			open = openSpans(&b, s, open)
			writeSegment(&b, speech(ctx), s)
		}
		b.WriteString(strings.Repeat(`</span>`, len(open)))
		_, err := io.WriteString(w, b.String())
		return err
	})
}

// openSpans opens an element with its id for each span that starts with s, the
// widest first, so that an address marks the whole of its span. A span that
// would end outside the one around it gets its id alone: elements cannot cross.
func openSpans(b *strings.Builder, s Segment, open []int) []int {
	last := ""
	for _, m := range slices.Backward(s.Marks) {
		if m.Start != s.Start || m.Anchor() == last {
			continue
		}
		last = m.Anchor()
		b.WriteString(`<span class="at" id="` + templ.EscapeString(last) + `">`)
		if len(open) > 0 && m.End > open[len(open)-1] {
			b.WriteString(`</span>`)
			continue
		}
		open = append(open, m.End)
	}
	return open
}

// emptyLines are several in a row, which releases copied from a page are full
// of. They stay in the text and take the room of one.
var emptyLines = regexp.MustCompile(`\n(?:[ \t\r\x{a0}]*\n){2,}`)

// writeSegment prints the text of a segment, as a link to what was read there.
func writeSegment(b *strings.Builder, l words.Lang, s Segment) {
	if len(s.Marks) == 0 {
		rest := 0
		for _, at := range emptyLines.FindAllStringIndex(s.Text, -1) {
			b.WriteString(templ.EscapeString(s.Text[rest:at[0]]))
			b.WriteString(`<span class="gap">` + templ.EscapeString(s.Text[at[0]:at[1]]) + `</span>`)
			rest = at[1]
		}
		b.WriteString(templ.EscapeString(s.Text[rest:]))
		return
	}
	b.WriteString(`<mark` + depth(s) + `>`)
	if strings.TrimSpace(s.Text) == "" { // the space between two passages is no link
		b.WriteString(templ.EscapeString(s.Text) + `</mark>`)
		return
	}
	href := templ.EscapeString(string(templ.URL(s.Marks[0].Href)))
	title := templ.EscapeString(markTitle(l, s.Marks))
	b.WriteString(`<a href="` + href + `" title="` + title + `">` + templ.EscapeString(s.Text) + `</a></mark>`)
}

// depth makes passages that several values were read from darker.
func depth(s Segment) string {
	if len(s.Marks) > 1 {
		return ` class="deep"`
	}
	return ""
}
