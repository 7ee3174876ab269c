package page

import (
	"html"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"accords/web/words"

	"github.com/google/go-cmp/cmp"
)

var tags = regexp.MustCompile(`<[^>]*>`)

// Whatever is marked, a reader sees the stored text to the byte.
func TestMarkedTextIsTheText(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		var marks []Mark
		for range r.IntN(6) {
			start := r.IntN(len(sourceText)+10) - 5
			marks = append(marks, Mark{Start: start, End: start + r.IntN(40) - 2, Href: "/x", Field: `"`, Value: "<"})
		}
		page := render(t, markedText(Segments(sourceText, marks)))
		if got := html.UnescapeString(tags.ReplaceAllString(page, "")); got != sourceText {
			t.Fatalf("marks %v: text mismatch (-want +got):\n%s", marks, cmp.Diff(sourceText, got))
		}
	}
}

func TestSegmentsOfNestedAndCrossingMarks(t *testing.T) {
	t.Parallel()
	outer, inner, cross := Mark{Start: 0, End: 8, Field: "outer"}, Mark{Start: 2, End: 4, Field: "inner"}, Mark{Start: 6, End: 10, Field: "cross"}
	got := Segments("0123456789ab", []Mark{outer, inner, cross, {Start: 11, End: 99, Field: "outside"}})
	want := []Segment{
		{Start: 0, Text: "01", Marks: []Mark{outer}},
		{Start: 2, Text: "23", Marks: []Mark{inner, outer}}, // the narrowest first
		{Start: 4, Text: "45", Marks: []Mark{outer}},
		{Start: 6, Text: "67", Marks: []Mark{cross, outer}},
		{Start: 8, Text: "89", Marks: []Mark{cross}},
		{Start: 10, Text: "ab"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("segments mismatch (-want +got):\n%s", diff)
	}
}

// An address marks the whole of its span where elements can be nested, and its
// beginning where spans cross.
func TestSpansAreElements(t *testing.T) {
	t.Parallel()
	outer, inner, cross := Mark{Start: 0, End: 4}, Mark{Start: 1, End: 2}, Mark{Start: 3, End: 6}
	got := tags.ReplaceAllStringFunc(render(t, markedText(Segments("abcdefg", []Mark{inner, cross, outer}))), func(tag string) string {
		if strings.HasPrefix(tag, "<span") || tag == "</span>" {
			return strings.Replace(tag, ` class="at"`, "", 1)
		}
		return ""
	})
	want := `<span id="b0-4">a<span id="b1-2">b</span>c<span id="b3-6"></span>d</span>efg`
	if got != want {
		t.Errorf("spans = %s, want %s", got, want)
	}
}

// A page of empty lines between two paragraphs takes the room of one, and is
// still there to be copied.
func TestEmptyLinesAreFolded(t *testing.T) {
	t.Parallel()
	got := render(t, markedText(Segments("a\n\nb\n \n\t\n\nc", nil)))
	if want := "a\n\nb<span class=\"gap\">\n \n\t\n\n</span>c"; got != want {
		t.Errorf("text = %q, want %q", got, want)
	}
}

// A link without words would have no name to be read out.
func TestSpaceBetweenPassagesIsNoLink(t *testing.T) {
	t.Parallel()
	got := render(t, markedText(Segments("a b", []Mark{{Start: 0, End: 3, Href: "/x"}, {Start: 0, End: 1, Href: "/a"}, {Start: 2, End: 3, Href: "/b"}})))
	if !strings.Contains(got, "<mark> </mark>") || strings.Count(got, "<a ") != 2 {
		t.Errorf("text = %s", got)
	}
}

// Two values of one span share its anchor: an id may be there only once.
func TestSpanHasOneAnchor(t *testing.T) {
	t.Parallel()
	got := render(t, markedText(Segments("abc", []Mark{{Start: 1, End: 2, Field: "Kind"}, {Start: 1, End: 3}, {Start: 1, End: 2, Field: "Title"}})))
	if n := strings.Count(got, `id="b1-2"`); n != 1 {
		t.Errorf("the anchor stands %d times in %s", n, got)
	}
	if !strings.Contains(got, "Kind") || !strings.Contains(got, "Title") {
		t.Errorf("a value is not named in %s", got)
	}
}

func TestSegmentsOfNoText(t *testing.T) {
	t.Parallel()
	if got := Segments("", []Mark{{Start: 0, End: 1}}); len(got) != 0 {
		t.Errorf("segments of nothing: %v", got)
	}
}

func TestShortenCutsAtAWord(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("agreement ", 20)
	got := shorten(long)
	if len(got) > 65 || !strings.HasSuffix(got, "agreement …") {
		t.Errorf("shorten = %q", got)
	}
	if got := shorten("April \n 26"); got != "April 26" {
		t.Errorf("shorten keeps white space: %q", got)
	}
}

func TestLastRead(t *testing.T) {
	t.Parallel()
	if got := lastRead(words.En, SourcePage{Imported: "24 November 2026", Extractor: "3"}); got != "24 November 2026, with version 3 of the rules" {
		t.Errorf("lastRead = %q", got)
	}
	if got := lastRead(words.En, SourcePage{}); got != "" {
		t.Errorf("lastRead of nothing = %q", got)
	}
}
