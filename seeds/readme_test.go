package seeds

import (
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"

	"accords/internal/accord"
)

// The README names each release with its licence and address, because the
// licence of the code does not cover them.
func TestReadmeNamesEveryRelease(t *testing.T) {
	t.Parallel()
	readme := readReadme(t)
	notes, err := fs.Glob(Releases(), "*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range notes {
		b, err := fs.ReadFile(Releases(), file)
		if err != nil {
			t.Fatal(err)
		}
		n, err := ParseNotes(file, b)
		if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimSuffix(file, ".yaml")
		_, row, found := strings.Cut(readme, "| `"+name+"` |")
		if !found {
			t.Errorf("the README does not list %s", name)
			continue
		}
		row, _, _ = strings.Cut(row, "\n")
		if n.URL != "" && !strings.Contains(row, n.URL) {
			t.Errorf("the README gives another address for %s than %s", name, n.URL)
		}
		if stated := n.Licence != "Not stated"; stated == strings.Contains(row, "not stated |") {
			t.Errorf("the README and the notes of %s disagree on the licence %q: %s", name, n.Licence, row)
		}
	}
}

// Every example of the README is one that the parser accepts.
func TestReadmeExamplesAreRight(t *testing.T) {
	t.Parallel()
	blocks := regexp.MustCompile("(?s)```yaml\n(.*?)```").FindAllStringSubmatch(readReadme(t), -1)
	if len(blocks) < 3 {
		t.Fatalf("%d examples, want at least 3", len(blocks))
	}
	for _, block := range blocks {
		example := strings.ReplaceAll(block[1], "publisher: ...", "publisher: P")
		if strings.HasPrefix(example, "   ") { // within an item of a list
			example = strings.ReplaceAll("\n"+example, "\n   ", "\n")
		}
		if _, err := ParseNotes("README.yaml", []byte(example)); err != nil {
			t.Errorf("%v in the example\n%s", err, example)
		}
	}
}

// Every field that the README names can be written, and no other.
func TestReadmeNamesEveryField(t *testing.T) {
	t.Parallel()
	_, text, found := strings.Cut(readReadme(t), "Fields of an agreement:")
	if !found {
		t.Fatal("the README has no list of fields")
	}
	agreement, summit, found := strings.Cut(text, "Of a summit:")
	if !found {
		t.Fatal("the README has no list of a summit's fields")
	}
	summit, _, _ = strings.Cut(summit, ".\n")
	field := regexp.MustCompile("`([a-z_]+)`")
	values := []string{"x", "KR", "2020", "1", "true", "5 years", "charter", "signed", "binding"}
	accepts := func(put func(Fact) error, name string) bool {
		for _, v := range values {
			if put(Fact{Field: name, Value: v}) == nil {
				return true
			}
		}
		return false
	}
	for _, m := range field.FindAllStringSubmatch(agreement, -1) {
		if name := m[1]; name != "binding" && name != "non_binding" &&
			!accepts(func(f Fact) error { return f.OnAgreement(&accord.Agreement{}) }, name) {
			t.Errorf("the README names the field %q of an agreement, which cannot be written", name)
		}
	}
	for _, m := range field.FindAllStringSubmatch(summit, -1) {
		if !accepts(func(f Fact) error { return f.OnSummit(&accord.Summit{}) }, m[1]) {
			t.Errorf("the README names the field %q of a summit, which cannot be written", m[1])
		}
	}
}

func readReadme(t *testing.T) string {
	t.Helper()
	b, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// A slug ends with its country, so that ministries of one name stay apart.
func TestOrganisationSlugsNameTheCountry(t *testing.T) {
	t.Parallel()
	a, err := Authority()
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range a.Organisations {
		if o.Country != "" && !strings.HasSuffix(o.Slug, "-"+strings.ToLower(string(o.Country))) {
			t.Errorf("organisation %s of %s: its slug does not end with the country", o.Slug, o.Country)
		}
	}
}

// The codes are those of the labels that the extractor gives.
func TestTopicCodes(t *testing.T) {
	t.Parallel()
	a, err := Authority()
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]bool{}
	for _, code := range strings.Fields(`artificial-intelligence cloud cybersecurity data digital-identity digital-inclusion
		public-services skills interoperability telecommunications digital-economy emerging-technologies smart-cities
		open-government research records ethics development-cooperation health education procurement other`) {
		want[code] = true
	}
	for _, topic := range a.Topics {
		if !want[topic.Code] {
			t.Errorf("topic %q is no label", topic.Code)
		}
		delete(want, topic.Code)
	}
	if len(want) > 0 {
		t.Errorf("no topic for the labels %v", want)
	}
}
