package importer

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"accords/internal/accord"
	"accords/internal/extract"

	"github.com/google/go-cmp/cmp"
)

// utf16Of is a text as an editor saves it, with its byte order mark.
func utf16Of(bigEndian bool, units ...uint16) string {
	var b []byte
	for _, u := range append([]uint16{0xfeff}, units...) {
		if bigEndian {
			b = append(b, byte(u>>8), byte(u))
		} else {
			b = append(b, byte(u), byte(u>>8))
		}
	}
	return string(b)
}

func TestDecoded(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct{ in, want string }{
		"UTF-8":               {"Côte", "Côte"},
		"UTF-8 with its mark": {"\ufeffa", "\ufeffa"}, // stays: spans count the bytes of the file
		"little end first":    {utf16Of(false, 'M', 0xd55c, '\r', '\n'), "M한\r\n"},
		"big end first":       {utf16Of(true, 'M', 0xd55c), "M한"},
		"a pair of two":       {utf16Of(false, 0xd83c, 0xdf0d), "🌍"},
		"a mark alone":        {utf16Of(false), ""},
		"a mark within":       {utf16Of(false, 'a', 0xfeff), "a\ufeff"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := decoded([]byte(tt.in))
			if err != nil || string(got) != tt.want {
				t.Errorf("%q, %v, want %q", got, err, tt.want)
			}
		})
	}
}

// Each refusal says what is wrong and, behind it, what to do.
func TestTextsThatAreRefused(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct{ path, content, wrong, todo string }{
		"half a pair":            {"a.txt", utf16Of(false, 'a', 0xd83c, 'b'), "byte 4 is half a letter", "save it as UTF-8"},
		"half a pair at the end": {"a.txt", utf16Of(true, 0xd83c), "byte 2 is half a letter", "save it as UTF-8"},
		"the second half first":  {"a.md", utf16Of(false, 0xdf0d, 0xd83c), "byte 2 is half a letter", "save it as UTF-8"},
		"half a unit":            {"a.txt", utf16Of(false, 'a') + "b", "its last letter is cut", "save it as UTF-8"},
		"a surrogate in UTF-8":   {"a.txt", "a\xed\xa0\x80b", "byte 1 is not UTF-8", "save it as UTF-8"},
		"an overlong letter":     {"a.txt", "a\xc0\xaf", "byte 1 is not UTF-8", "save it as UTF-8"},
		"UTF-16 without a mark":  {"a.txt", "M\x00O\x00U\x00", "NUL bytes", "save it as UTF-8"},
		"UTF-32":                 {"a.txt", "\xff\xfe\x00\x00M\x00\x00\x00", "NUL bytes", "save it as UTF-8"},
		"a NUL in UTF-16":        {"a.txt", utf16Of(false, 'a', 0), "NUL bytes", "save it as UTF-8"},
		"lost letters":           {"a.txt", strings.Repeat("word ", 100) + "S\ufffdo Tom\ufffd", "2 of its letters were lost", "get the original"},
		"too many letters":       {"a.txt", strings.Repeat("a", maxRunes+1), "1000001 letters, more than 1000000", "import its parts"},
		"a page of them":         {"a.html", "<p>" + strings.Repeat("a", maxRunes+1), "letters, more than", "import its parts"},
		"too many bytes":         {"a.txt", strings.Repeat("대", MaxBytes/3+1), "larger than 4 MiB", "import its text alone"},
		"a page that hides":      {"a.html", "<meta charset=replacement><p>\xff", "its encoding is replacement", "save it as UTF-8"},
		"a page in UTF-7":        {"a.html", "<meta charset=utf-7><p>+ADw-script+AD4-\xff", "its encoding is utf-7", "save it as UTF-8"},
		"a page without a word":  {"a.html", "<p>S\xe3o Tom\xe9", "does not say its encoding", "save it as UTF-8"},
		"a page too deep":        {"a.html", strings.Repeat("<b>", 600) + "x", "its HTML cannot be read", ".txt file"},
		"nothing":                {"a.txt", "\ufeff \r\n", "it is empty", "has to have words"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			text, err := textOf(tt.path, []byte(tt.content))
			if err == nil {
				err = Release{Name: "a", Path: tt.path, Text: text}.check()
			}
			if err == nil || !strings.Contains(err.Error(), tt.wrong) || !strings.Contains(err.Error(), tt.todo) {
				t.Errorf("%v, want %q and then %q", err, tt.wrong, tt.todo)
			}
		})
	}
}

// What is at a limit goes in.
func TestTextsAtTheLimits(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"letters":           strings.Repeat("a", maxRunes),
		"bytes":             strings.Repeat("대한민", 333_333),
		"one letter lost":   strings.Repeat("a", 999) + "\ufffd",
		"carriage returns":  "a\r\nb\r",
		"taken apart":       "e\u0301",
		"the last of all":   "\U0010ffff",
		"what is no letter": "\ufdd0\uffff\u200b",
	} {
		if err := (Release{Name: "a", Path: "a.txt", Text: []byte(text)}).check(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// The words of a file are quoted as they are, those of a page as it shows them:
// composed, so that they are found.
func TestLettersTakenApart(t *testing.T) {
	t.Parallel()
	const apart = "Co\u0302te d'Ivoire, \u1112\u1161\u11ab\u1100\u116e\u11a8, \ufb01ve"
	for path, want := range map[string]string{"a.txt": apart, "a.html": "Côte d'Ivoire, 한국, \ufb01ve\n"} {
		got, err := textOf(path, []byte(apart))
		if err != nil || string(got) != want {
			t.Errorf("%s: %q, %v, want %q", path, got, err, want)
		}
	}
}

func TestTitled(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct{ in, want string }{
		"short":    {"A title", "A title"},
		"at it":    {strings.Repeat("대", maxTitle), strings.Repeat("대", maxTitle)},
		"longer":   {strings.Repeat("word ", 101), strings.TrimSpace(strings.Repeat("word ", 99)) + " …"},
		"one word": {strings.Repeat("대", maxTitle+1), strings.Repeat("대", maxTitle-2) + " …"},
	} {
		got := titled(tt.in)
		if got != tt.want || utf8.RuneCountInString(got) > maxTitle {
			t.Errorf("%s: %q, want %q", name, got, tt.want)
		}
	}
}

func TestTooMuchWasRead(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		in   Release
		want string
	}{
		"a title by an editor": {release("a", belarus, "title: "+strings.Repeat("t", maxTitle+1)+"\n"), "shorten it"},
		"passages":             {release("a", strings.Repeat(belarus+"\n", maxPassages/4+1), ""), "more than 1000; import its parts"},
	} {
		m := newMemory()
		run, err := newTest(t, m, nil).Run(t.Context(), []Release{tt.in, release("good", belarus, "")})
		if err == nil || !strings.Contains(err.Error(), tt.want) || states(run)["a.txt"] != accord.ImportBroken {
			t.Errorf("%s: %v, %v", name, states(run), err)
		}
		if diff := cmp.Diff([]string{"good"}, sortedKeys(m.documents)); diff != "" {
			t.Errorf("%s: stored documents mismatch (-want +got):\n%s", name, diff)
		}
	}
}

// stuck is a reader that never comes to the end of a text that says so.
type stuck struct{ until chan struct{} }

func (s stuck) Read(text string, c extract.Context) extract.Reading {
	if strings.Contains(text, "endless") {
		<-s.until
	}
	return lines{}.Read(text, c)
}

// A text that is never read to its end is given up, and the others go in.
func TestReadingThatNeverEnds(t *testing.T) {
	t.Parallel()
	reader := stuck{make(chan struct{})}
	t.Cleanup(func() { close(reader.until) })
	m := newMemory()
	// The others have this long, too, on a machine that is busy.
	im, err := New(m, reader, names{}, testAuthority, Options{Version: "test", Now: func() time.Time { return clock }, Patience: 3 * time.Second})
	if err != nil {
		t.Fatal(err)
	}
	_, err = im.Run(t.Context(), []Release{release("a", "endless", ""), release("good", belarus, "")})
	if err == nil || !strings.Contains(err.Error(), "takes longer than 3s; import its parts") {
		t.Errorf("error %v", err)
	}
	if diff := cmp.Diff([]string{"good"}, sortedKeys(m.documents)); diff != "" {
		t.Errorf("stored documents mismatch (-want +got):\n%s", diff)
	}
}
