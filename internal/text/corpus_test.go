package text_test

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"accords/internal/text"
)

// corpus returns the lines of a file that hold an example.
func corpus(t *testing.T, name string) []string {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []string
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if !strings.HasPrefix(lines.Text(), "# ") {
			out = append(out, lines.Text())
		}
	}
	return out
}

// Shapes of numbers and addresses as releases have them, each in a line of its
// own and inside a sentence.
func TestContactsOfManyShapes(t *testing.T) {
	t.Parallel()
	shapes := 0
	for _, line := range corpus(t, "contacts.txt") {
		if !strings.Contains(line, "[") {
			continue // a heading
		}
		shapes++
		for _, in := range []string{line, "For more, " + line + " (Ms Kim)\nNext line."} {
			plain, want := expect(in)
			if got := text.Mask(plain); got != want {
				t.Errorf("Mask(%q)\n got %q\nwant %q", plain, got, want)
			}
		}
	}
	if shapes < 200 {
		t.Errorf("only %d shapes", shapes)
	}
}

// Dates, money, treaty numbers and other digits that are nobody's number.
func TestWhatIsNoContact(t *testing.T) {
	t.Parallel()
	for _, line := range corpus(t, "nocontacts.txt") {
		for _, in := range []string{line, "It was signed (" + line + "), the ministry said.", "전자정부 협력 " + line + " 체결"} {
			if got := text.Mask(in); got != in {
				t.Errorf("Mask(%q)\n got %q", in, got)
			}
		}
	}
}
