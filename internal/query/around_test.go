package query

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// TestEndsOfPassages: a passage begins and ends between words, and inside of a word only
// where that is longer than a passage; never inside of a letter.
func TestEndsOfPassages(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("가", 60) // 180 bytes without a blank
	for _, tt := range []struct {
		name, text string
		at         int
		start, end string // what stands from, and up to, the place that was moved
	}{
		{"at the beginning", "one two", 0, "one two", ""},
		{"within a word", "one two three", 1, "two three", "o"},
		{"behind a blank", "one two three", 4, "three", "one"},
		{"at the end", "one two", 7, "", "one two"},
		{"within a letter of a long word", long, 1, long[3:], ""},
		{"within a letter further on", long, 91, long[93:], long[:90]},
		{"at a line's end", "one\ntwo", 2, "two", "on"},
	} {
		start, end := wordStart(tt.text, tt.at), wordEnd(tt.text, tt.at)
		if tt.text[start:] != tt.start {
			t.Errorf("%s: starts with %q, want %q", tt.name, tt.text[start:], tt.start)
		}
		if tt.text[:end] != tt.end {
			t.Errorf("%s: ends with %q, want %q", tt.name, tt.text[:end], tt.end)
		}
		if !utf8.ValidString(tt.text[start:]) || !utf8.ValidString(tt.text[:end]) {
			t.Errorf("%s: a letter is cut", tt.name)
		}
	}
}

// TestPassagesOfOneWord: a text without any blank, as a Korean one may nearly be, has
// passages, too, in which no letter is cut.
func TestPassagesOfOneWord(t *testing.T) {
	t.Parallel()
	text := strings.Repeat("가", 100) + " 전자정부 " + strings.Repeat("나", 100)
	got := Passages(text, []string{"전자정부"}, 3)
	if len(got) != 1 {
		t.Fatalf("passages %+v", got)
	}
	p := got[0]
	if !utf8.ValidString(p.Text) || !strings.Contains(p.Text, "전자정부") || text[p.Span.Start:p.Span.End] != p.Text {
		t.Errorf("passage %+v", p)
	}
}

// TestBegins: a stem marks its word with the endings that languages have, and no word
// that is much longer.
func TestBegins(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		word, stem string
		want       bool
	}{
		{"agreement", "agreement", true},
		{"agreements", "agreement", true},
		{"signing", "sign", true},
		{"signatory", "sign", false}, // five letters more
		{"signature", "signatur", true},
		{"international", "in", false},
		{"대한민국과의", "대한민국", true},
		{"assign", "sign", false},
		{"sig", "sign", false},
	} {
		if got := begins(tt.word, []string{tt.stem}); got != tt.want {
			t.Errorf("begins(%q, %q) = %v, want %v", tt.word, tt.stem, got, tt.want)
		}
	}
}

// TestDistance: letters put in, taken out, replaced, and neighbours that changed places.
func TestDistance(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		a, b string
		want int
	}{
		{"", "", 0},
		{"", "abc", 3},
		{"abc", "", 3},
		{"abc", "abc", 0},
		{"abc", "abd", 1},
		{"abc", "ab", 1},
		{"abc", "xabc", 1},
		{"abcd", "abdc", 1},
		{"abcd", "badc", 2},
		{"ca", "abc", 3}, // swapped letters are not edited again
		{"kitten", "sitting", 3},
		{"대한민국", "대한민극", 1},
	} {
		if got := distance([]rune(tt.a), []rune(tt.b)); got != tt.want {
			t.Errorf("distance(%q, %q) = %d, want %d", tt.a, tt.b, got, tt.want)
		}
		if back := distance([]rune(tt.b), []rune(tt.a)); back != tt.want {
			t.Errorf("distance(%q, %q) = %d, want %d: it is the same both ways", tt.b, tt.a, back, tt.want)
		}
	}
}

// FuzzFold: whatever was in a text, its folded form has words of letters and digits with
// one blank between them.
func FuzzFold(f *testing.F) {
	for _, s := range []string{"Côte d’Ivoire", "STRASSE", "대한민국", "İstanbul", "ǅ", "e\u0301", "\xff", "  a--b  "} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for i, w := range strings.Split(Fold(s), " ") {
			if w == "" && i > 0 {
				t.Errorf("%q is folded to %q", s, Fold(s))
			}
			for _, r := range w {
				if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
					t.Errorf("%q is folded to %q with %q", s, Fold(s), r)
				}
			}
		}
	})
}

// TestFoldedTwice: names that are folded stay as they are, in any case and composition.
func TestFoldedTwice(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"Côte d’Ivoire", "CÔTE D'IVOIRE", "Co\u0302te d Ivoire", "Türkiye", "대한민국", "Straße"} {
		once := Fold(s)
		if diff := cmp.Diff(once, Fold(once)); diff != "" {
			t.Errorf("%q: mismatch (-once +twice)\n%s", s, diff)
		}
		if Fold(strings.ToUpper(s)) != once {
			t.Errorf("%q in capitals is folded to %q, else to %q", s, Fold(strings.ToUpper(s)), once)
		}
	}
}
