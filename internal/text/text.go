// Package text owns the shape of a document: its blocks, its sentences, and the
// byte offsets of both into the original. It also takes out whom a reader could
// call, write to or visit. It never changes a text's length, never reads a meaning
// into it, and never does I/O.
//
// Everything rests on the length: a quotation is a span of the stored text, which
// has the bytes of what was published but for those that are masked, one for one.
// So a span that was made today holds in a copy that somebody has kept.
//
// What a text costs grows with its length and with nothing else, on every input:
// what is typed into the page /extract comes from strangers.
package text

import (
	"sort"

	"accords/internal/accord"
)

// BlockKind says what part a block plays on its page.
type BlockKind string

// The kinds of blocks.
const (
	Title     BlockKind = "title"
	Heading   BlockKind = "heading"
	Dateline  BlockKind = "dateline" // a line that is there to give a date: "Date : 2017-05-10 Read : 194"
	Paragraph BlockKind = "paragraph"
	ListItem  BlockKind = "list_item"
	Label     BlockKind = "label"     // a short line that names what follows or who wrote: "By Trend"
	Furniture BlockKind = "furniture" // menus, share buttons, cookie notices, counters
	Contact   BlockKind = "contact"   // whom to call; nobody in it takes part in an agreement
	Note      BlockKind = "note"      // a footnote
	Repeat    BlockKind = "repeat"    // a copy of an earlier block
)

// Block is a paragraph, a heading, an item of a list. Lines that a layout broke
// within a sentence are one block.
type Block struct {
	Span accord.Span
	Kind BlockKind
}

// Sentence is a sentence, or the whole of a block that has none. Its span is
// trimmed of the white space around it.
type Sentence struct {
	Span  accord.Span
	Block int // index into Document.Blocks
	// Continues is the index of the sentence that this one carries on where
	// something stands between the two halves, -1 otherwise.
	Continues int
}

// Document is a text with its blocks and sentences, both from left to right
// and without overlap. Offsets count bytes of Text.
type Document struct {
	Text      string
	Blocks    []Block
	Sentences []Sentence
}

// Parse finds the blocks and sentences of s. It is defined on every input and
// takes time in proportion to its length.
func Parse(s string) *Document {
	d := &Document{Text: s}
	d.Blocks = classify(s, blocks(s))
	d.Sentences = sentencesIn(s, d.Blocks)
	return d
}

// SentenceAt returns the sentence around an offset: between two sentences the
// block around it, between two blocks the empty span there.
func (d *Document) SentenceAt(offset int) accord.Span {
	i := d.sentenceIndex(offset)
	if i >= 0 {
		return d.Sentences[i].Span
	}
	if b := d.BlockIndex(offset); b >= 0 {
		return d.Blocks[b].Span
	}
	return accord.Span{Start: offset, End: offset}
}

// sentenceIndex returns the index of the sentence that holds offset, or -1.
func (d *Document) sentenceIndex(offset int) int {
	i := sort.Search(len(d.Sentences), func(i int) bool { return d.Sentences[i].Span.End > offset })
	if i < len(d.Sentences) && d.Sentences[i].Span.Start <= offset {
		return i
	}
	return -1
}

// BlockIndex returns the index of the block that holds offset, or -1.
func (d *Document) BlockIndex(offset int) int {
	i := sort.Search(len(d.Blocks), func(i int) bool { return d.Blocks[i].Span.End > offset })
	if i < len(d.Blocks) && d.Blocks[i].Span.Start <= offset {
		return i
	}
	return -1
}

// Evidence quotes a span with the rest of its sentence on both sides. A span
// over several sentences has the start of the first and the end of the last.
func (d *Document) Evidence(span accord.Span) accord.Evidence {
	if !span.In(len(d.Text)) {
		return accord.Evidence{}
	}
	first, last := d.SentenceAt(span.Start), d.SentenceAt(span.End-1)
	from, to := min(first.Start, span.Start), max(last.End, span.End)
	return accord.Evidence{
		Span:   span,
		Quote:  d.Text[span.Start:span.End],
		Before: d.Text[from:span.Start],
		After:  d.Text[span.End:to],
	}
}

// Title returns the span of the title, which is empty where the text has none.
func (d *Document) Title() accord.Span {
	for _, b := range d.Blocks {
		if b.Kind == Title {
			return b.Span
		}
	}
	return accord.Span{}
}
