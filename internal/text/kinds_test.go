package text_test

import (
	"strings"
	"testing"

	"accords/internal/accord"
	"accords/internal/text"

	"github.com/google/go-cmp/cmp"
)

// body ends the head of a document, so that a line before it is judged as one
// line of a head.
const body = "The two ministries signed a memorandum of understanding on digital government, which runs for three years from the date of signing and may then be extended by both."

// TestKinds has lines and what they are to a page. Each stands alone between a
// title and a paragraph.
func TestKinds(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]text.BlockKind{
		"Skip to main content":            text.Furniture,
		"HOME > News > Press":             text.Furniture,
		"Home | About | Contact us":       text.Furniture,
		"Today 259":                       text.Furniture,
		"2 min read":                      text.Furniture,
		"Follow us on Twitter @Example":   text.Furniture,
		"We use cookies on this website.": text.Furniture,
		"---":                             text.Furniture,
		"Share this article":              text.Furniture,
		"Date : 2017-05-10 Read : 194":    text.Dateline,
		"Skopje, July 19th, 2019":         text.Dateline,
		"Lisboa, 20 de Setembro de 2007":  text.Dateline,
		"24/03/2023 14:12":                text.Dateline,
		"Published on July 26, 2023":      text.Dateline,
		"Source: Radio Brunei, 7.8.2010":  text.Dateline,
		"등록일 : 2020.11.10":                text.Dateline,
		"- Data exchange":                 text.ListItem,
		"• Digital identity":              text.ListItem,
		"a) joint research;":              text.ListItem,
		"iii) smart cities":               text.ListItem,
		"1. Visit to Jordan":              text.Heading, // a number before a heading, as text follows
		"※ The text is not official":      text.Note,
		"By Jane Roe":                     text.Label,
		"담당부서":                            text.Label,
		"It was signed today.":            text.Paragraph,
		"3. On 13 January the committee met in Minsk, and its chairs spoke about what both of them had done since then.": text.Paragraph,
		"What the two ministries agreed on": text.Heading,
		"G20 and the 2030 Agenda at Work":   text.Heading,
	} {
		d := text.Parse("A title that stands before it\n\n" + line + "\n\n" + body)
		if len(d.Blocks) != 3 {
			t.Errorf("%q: %d blocks", line, len(d.Blocks))
			continue
		}
		if got := d.Blocks[1].Kind; got != want {
			t.Errorf("%q is a %s, want %s", line, got, want)
		}
	}
}

// TestStarOfAFootnote: a star is a footnote where a word before refers to it,
// and a bullet otherwise.
func TestStarOfAFootnote(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		before string
		want   text.BlockKind
	}{
		{"They promote events and studies* in areas of common interest.", text.Note},
		{"They promote events and studies in areas of common interest.", text.ListItem},
	} {
		d := text.Parse(tt.before + "\n\n* Exchanging information and developing joint studies\n")
		if got := d.Blocks[1].Kind; got != tt.want {
			t.Errorf("behind %q the star is a %s, want %s", tt.before, got, tt.want)
		}
	}
}

// TestContacts: the last lines of a release say whom to call; the same lines in
// the middle of a text without any number do not.
func TestContacts(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, tail string
		want       []text.BlockKind
	}{
		{"numbers", "Head\nJane Roe\n044-202-6270", []text.BlockKind{text.Contact, text.Contact, text.Contact}},
		{"masked numbers", "Head\nJane Roe\n************", []text.BlockKind{text.Contact, text.Contact, text.Contact}},
		{"no number", "Head\nJane Roe", []text.BlockKind{text.Label, text.Label}},
	} {
		d := text.Parse(body + "\n\n" + tt.tail)
		var got []text.BlockKind
		for _, b := range d.Blocks[1:] {
			got = append(got, b.Kind)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s: mismatch (-want +got)\n%s", tt.name, diff)
		}
	}
}

// TestSentenceAt: between two sentences the block answers, outside of all blocks
// an empty span.
func TestSentenceAt(t *testing.T) {
	t.Parallel()
	const in = "One sentence.  Another one.\n\n\nA last one."
	d := text.Parse(in)
	for offset, want := range map[int]string{
		0: "One sentence.", 12: "One sentence.", 13: "One sentence.  Another one.", 15: "Another one.", 28: "", len(in) - 1: "A last one.",
	} {
		p := d.SentenceAt(offset)
		if got := in[p.Start:p.End]; got != want {
			t.Errorf("SentenceAt(%d) = %q, want %q", offset, got, want)
		}
	}
	if p := d.SentenceAt(len(in)); p != (accord.Span{Start: len(in), End: len(in)}) {
		t.Errorf("at the end: %v", p)
	}
}

// TestBlocksOfLongLines: a line longer than any page is wide is never one that a
// layout broke.
func TestBlocksOfLongLines(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("The ministries signed it. ", 10)
	d := text.Parse(long + "\n" + long + "x\n" + long + "y")
	if len(d.Blocks) != 3 {
		t.Errorf("%d blocks, want 3", len(d.Blocks))
	}
}
