package page

import (
	"fmt"
	"maps"
	"slices"
)

// SourcesPage is the list of sources.
type SourcesPage struct {
	Layout
	Heading string // "5 sources"
	Sources []SourceCard
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
	Text    string
	Anchors []string // ids of the spans that start here: "b701-709"
	Marks   []Mark
}

// Segments cuts a text at the ends of its marks, so that marks may overlap.
// Marks outside the text are left out. The segments' texts joined are the text.
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
		s := Segment{Text: text[start:at[i+1]]}
		for _, m := range inside {
			if m.Start == start && !slices.Contains(s.Anchors, m.Anchor()) {
				s.Anchors = append(s.Anchors, m.Anchor())
			}
			if m.Start <= start && start < m.End {
				s.Marks = append(s.Marks, m)
			}
		}
		segments = append(segments, s)
	}
	return segments
}

// Anchor is the id of a mark's span on the page of its source.
func (m Mark) Anchor() string { return SpanAnchor(m.Start, m.End) }

// SpanAnchor is the id of a span of bytes on the page of its source.
func SpanAnchor(start, end int) string { return fmt.Sprintf("b%d-%d", start, end) }
