package text_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"accords/internal/accord"
	"accords/internal/text"

	"github.com/google/go-cmp/cmp"
)

// release has what releases bring along: menus, a date line, a list, a block
// that a layout put into a sentence a second time, and contacts.
const release = `the body go topmenu go

HOME > What's New> News & Notices

News & Notices

Ruritania shares its e-Government with Graustark
Date : 2019-05-10 Read : 194
The Ministry of the Interior signed a memorandum of understanding (MOU) with H.E. Dr. Anna I. Berg of the U.S. delegation. It runs for three years.

Areas of cooperation:

- Data exchange
- Digital identity

(Type) A non-binding understanding that is effective for three years from the date of signing by both of the two sides

The two sides will present measures on opportunities related to data and on narrowing the data

(Type) A non-binding understanding that is effective for three years from the date of signing by both of the two sides

gap amid the transformation, with the theme of “Growth.” The event ended on Friday.

Head
Jane Roe
044-202-6270
Point of Contact
john.doe@example.org
`

// shown is a block or sentence as the tables of the tests have it.
func shown(kind text.BlockKind, body string) string {
	if len(body) > 40 {
		body = body[:40]
	}
	return string(kind) + ": " + body
}

func TestParseBlocks(t *testing.T) {
	t.Parallel()
	d := text.Parse(release)
	var got []string
	for _, b := range d.Blocks {
		got = append(got, shown(b.Kind, d.Text[b.Span.Start:b.Span.End]))
	}
	want := []string{
		"furniture: the body go topmenu go",
		"furniture: HOME > What's New> News & Notices",
		"furniture: News & Notices",
		"title: Ruritania shares its e-Government with G",
		"dateline: Date : 2019-05-10 Read : 194",
		"paragraph: The Ministry of the Interior signed a me",
		"label: Areas of cooperation:",
		"list_item: - Data exchange",
		"list_item: - Digital identity",
		"heading: (Type) A non-binding understanding that ",
		"heading: The two sides will present measures on o",
		"repeat: (Type) A non-binding understanding that ",
		"paragraph: gap amid the transformation, with the th",
		"contact: Head",
		"contact: Jane Roe",
		"contact: 044-202-6270",
		"contact: Point of Contact",
		"contact: john.doe@example.org",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("mismatch (-want +got)\n%s", diff)
	}
}

func TestParseSentences(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, in string
		want     []string
	}{
		{"empty", "", nil},
		{"blank", " \n\t\n", nil},
		{"two", "It was signed. It runs for a year.", []string{"It was signed.", "It runs for a year."}},
		{"titles", "Mr. Lee met H.E. Dr. Patrick I. Gomes today. They talked.", []string{"Mr. Lee met H.E. Dr. Patrick I. Gomes today.", "They talked."}},
		{"states", "The U.S. Department came. The U.K. did not.", []string{"The U.S. Department came.", "The U.K. did not."}},
		{"a state at the end", "He left the U.S. The visit was short.", []string{"He left the U.S.", "The visit was short."}},
		{"numbers", "See No. 5 of Art. 12. It is short.", []string{"See No. 5 of Art. 12.", "It is short."}},
		{"a month", "Signed on Nov. 5 in Minsk. Good.", []string{"Signed on Nov. 5 in Minsk.", "Good."}},
		{"lines are blocks", "One line of text here\nAnother line of text", []string{"One line of text here", "Another line of text"}},
		{
			"a wrapped paragraph",
			"The Ministry of the Interior and the Ministry of Communications\nof Graustark signed a memorandum of understanding on digital\ngovernment yesterday. It runs for three years and may be\nextended.",
			[]string{"The Ministry of the Interior and the Ministry of Communications\nof Graustark signed a memorandum of understanding on digital\ngovernment yesterday.", "It runs for three years and may be\nextended."},
		},
		{"a sentence over a blank line", "The two sides will present measures on narrowing the data\n\n\ngap amid the transformation.", []string{"The two sides will present measures on narrowing the data\n\n\ngap amid the transformation."}},
		{"Korean", "양해각서를 체결했다. 유효기간은 3년이다.", []string{"양해각서를 체결했다.", "유효기간은 3년이다."}},
	} {
		d := text.Parse(tt.in)
		var got []string
		for _, s := range d.Sentences {
			got = append(got, d.Text[s.Span.Start:s.Span.End])
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s: mismatch (-want +got)\n%s", tt.name, diff)
		}
	}
}

func TestSentenceContinuesBehindARepeat(t *testing.T) {
	t.Parallel()
	d := text.Parse(release)
	for i, s := range d.Sentences {
		gap := strings.HasPrefix(d.Text[s.Span.Start:s.Span.End], "gap amid")
		if !gap && s.Continues >= 0 {
			t.Errorf("sentence %d %q continues another", i, d.Text[s.Span.Start:s.Span.End])
		}
		if gap && (s.Continues < 0 || !strings.HasSuffix(d.Text[:d.Sentences[s.Continues].Span.End], "narrowing the data")) {
			t.Errorf("the second half continues %d", s.Continues)
		}
	}
}

func TestTitle(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, in, want string }{
		{"none", "It was signed today in Minsk by both of the ministers, who met on the margins of a large conference on the digital state there.\n\nAreas of work and of exchange\n", ""},
		{"first line", "Korea and Belarus sign an MOU\n\nIt was signed.", "Korea and Belarus sign an MOU"},
		{"behind a caption", "Mr Roe, left, at the ceremony.\n\nKorea and Belarus sign an MOU\n\nIt was.", "Korea and Belarus sign an MOU"},
		{"behind a cookie notice", "This website sets technical cookies.\nIf you browse on, you accept them.\n\nKorea and Belarus sign an MOU\n", "Korea and Belarus sign an MOU"},
		{"behind a byline", "Reunion 2012 | By: Administrador\n\nDeclaration of San José\n", "Declaration of San José"},
	} {
		d := text.Parse(tt.in)
		p := d.Title()
		if got := d.Text[p.Start:p.End]; got != tt.want {
			t.Errorf("%s: title %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestEvidence(t *testing.T) {
	t.Parallel()
	const body = "It was hot. The MOU was signed on April 26 in Minsk. They left."
	d := text.Parse(body)
	at := strings.Index(body, "April 26")
	got := d.Evidence(accord.Span{Start: at, End: at + len("April 26")})
	want := accord.Evidence{Span: accord.Span{Start: at, End: at + 8}, Quote: "April 26", Before: "The MOU was signed on ", After: " in Minsk."}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("mismatch (-want +got)\n%s", diff)
	}
	over := d.Evidence(accord.Span{Start: 7, End: 15})
	if over.Before != "It was " || over.After != " MOU was signed on April 26 in Minsk." {
		t.Errorf("over two sentences: %+v", over)
	}
	for _, bad := range []accord.Span{{}, {Start: -1, End: 2}, {Start: 5, End: 1000}} {
		if e := d.Evidence(bad); e != (accord.Evidence{}) {
			t.Errorf("evidence of %v: %+v", bad, e)
		}
	}
}

// check says what must hold of every document.
func check(t *testing.T, s string) {
	t.Helper()
	d := text.Parse(s)
	last := 0
	for i, b := range d.Blocks {
		if !b.Span.In(len(s)) || b.Span.Start < last || !boundaries(s, b.Span) || b.Kind == "" {
			t.Fatalf("block %d is %v %q after %d", i, b.Span, b.Kind, last)
		}
		last = b.Span.End
	}
	last = 0
	for i, p := range d.Sentences {
		block := d.Blocks[p.Block].Span
		if !p.Span.In(len(s)) || p.Span.Start < last || !boundaries(s, p.Span) || p.Span.Start < block.Start || p.Span.End > block.End {
			t.Fatalf("sentence %d is %v after %d in block %v", i, p.Span, last, block)
		}
		if strings.TrimSpace(s[p.Span.Start:p.Span.End]) != s[p.Span.Start:p.Span.End] {
			t.Fatalf("sentence %d is not trimmed", i)
		}
		if p.Continues >= i || p.Continues >= 0 && d.Sentences[p.Continues].Continues >= i {
			t.Fatalf("sentence %d continues %d", i, p.Continues)
		}
		if got := d.SentenceAt(p.Span.Start); got != p.Span {
			t.Fatalf("SentenceAt(%d) = %v, want %v", p.Span.Start, got, p.Span)
		}
		if err := d.Evidence(p.Span).Check(s); err != nil {
			t.Fatal(err)
		}
		last = p.Span.End
	}
}

func boundaries(s string, p accord.Span) bool {
	return !utf8.ValidString(s) || utf8.ValidString(s[p.Start:p.End])
}

// TestFurnitureChangesOffsetsOnly: what stands around a text moves its
// sentences and changes nothing else.
func TestFurnitureChangesOffsetsOnly(t *testing.T) {
	t.Parallel()
	const body = "Korea and Belarus sign an MOU on digital government\n\nThe MOU was signed on April 26. It runs for three years."
	const menu = "Skip to main content\n\n"
	plain, wrapped := text.Parse(body), text.Parse(menu+body+"\n\nShare this article\n")
	var got []string
	for _, s := range wrapped.Sentences {
		if wrapped.Blocks[s.Block].Kind != text.Furniture {
			got = append(got, wrapped.Text[s.Span.Start:s.Span.End])
		}
	}
	var want []string
	for _, s := range plain.Sentences {
		want = append(want, body[s.Span.Start:s.Span.End])
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("mismatch (-want +got)\n%s", diff)
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{release, "", "a", "\n\n\x00", "\xff\xfe", "1. A\n2) b\n(3) c", "A.\nB\n\nc", "… “x.” ", "가나다. 라\u3164마", strings.Repeat("Mr. ", 50)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { check(t, s) })
}
