package site_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"accords/internal/accord"
	"accords/internal/extract"
	"accords/internal/gazetteer"
	"accords/web/words"
)

// Whatever the extractor says of its own tests' texts is said in Korean too. A
// new rule comes with a case, and this test asks for its sentence.
func TestReasonsAreSaidInKorean(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("../extract/testdata/*/*.txt")
	if err != nil || len(files) < 60 {
		t.Fatalf("found %d texts: %v", len(files), err)
	}
	x := extract.New(gazetteer.New(nil, []accord.Series{{Slug: "digital-nations", Name: "Digital Nations",
		Names: []accord.PeriodName{{Name: "Digital Nations", Short: "DN"}, {Name: "Digital 9", Short: "D9"}}}}))
	said := map[string]string{}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		text, _, _ := strings.Cut(string(raw), "\n--- labels\n")
		text, _, _ = strings.Cut(text, "\n--- want\n")
		if _, after, ok := strings.Cut(text, "\n--- text\n"); ok {
			text = after
		}
		found := x.Explain(text, extract.Context{Published: accord.Date{Year: 2024, Month: 5, Day: 3}})
		for _, f := range found.Findings {
			said[f.Reason] = f.Rule
		}
		for _, r := range found.Passed {
			said[r.Reason] = r.Rule
		}
	}
	delete(said, "") // a plain quotation
	if len(said) < 60 {
		t.Errorf("only %d reasons: the test checks nothing", len(said))
	}
	for reason, rule := range said {
		if words.Retell(words.Ko, reason) == reason {
			t.Errorf("rule %s: web/words/retold.go has no Korean for %q", rule, reason)
		}
	}
}

// What the middleware tells a visitor is said in Korean too.
func TestRefusalsAreSaidInKorean(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("../middleware/*.go")
	if err != nil {
		t.Fatal(err)
	}
	refusal := regexp.MustCompile(`fail\(w, r, http\.Status\w+, "([^"]+)"\)`)
	found := 0
	for _, file := range files {
		code, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range refusal.FindAllSubmatch(code, -1) {
			found++
			if message := string(m[1]); words.Retell(words.Ko, message) == message {
				t.Errorf("%s: web/words/retold.go has no Korean for %q", file, message)
			}
		}
	}
	if found < 8 {
		t.Errorf("only %d refusals were found: the test checks nothing", found)
	}
}
