package site_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"unicode"

	"accords/web/words"

	"golang.org/x/net/html"
)

// interfaceWords are the English words of the catalogue, read from its source.
// Those without a letter, or that are the same in Korean, tell nothing.
var interfaceWords = sync.OnceValues(func() (map[string]bool, error) {
	files, err := filepath.Glob("../../web/words/*.go")
	if err != nil {
		return nil, err
	}
	found := map[string]bool{}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		code, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		ast.Inspect(code, func(n ast.Node) bool {
			lit, ok := n.(*ast.CompositeLit)
			if !ok || len(lit.Elts) != 2 {
				return true
			}
			en, ok := lit.Elts[0].(*ast.BasicLit)
			if !ok || en.Kind != token.STRING {
				return true
			}
			if s, err := strconv.Unquote(en.Value); err == nil && len(s) > 3 && !strings.Contains(s, "%") {
				found[strings.TrimSpace(s)] = true
			}
			return true
		})
	}
	return found, nil
})

// latinWord is a word in English letters. A line may hold a sign of a thing that
// is written so in Korean too.
var latinWord = regexp.MustCompile(`[A-Za-z]{2,}`)

// international are the signs that Korean writes in Latin letters.
var international = []string{"SHA", "ISO", "KR", "BibTeX", "RIS", "CSL", "JSON", "CSV", "API", "WCAG", "AA", "PDF", "SVG", "Atom", "RSS", "XML", "Ctrl", "ko", "kr", "countries", "topics", "ministries", "http", "https"}

// speaks checks what a page says: on a Korean page a text in English letters
// stands in an element that says so, and is no word of the interface; on an
// English page Korean is marked likewise.
func speaks(t *testing.T, path string, doc *html.Node) {
	t.Helper()
	english, err := interfaceWords()
	if err != nil || len(english) < 200 {
		t.Fatalf("%d words of the interface, %v", len(english), err)
	}
	page := words.OfPath(path)
	for _, s := range all(doc) {
		hangul := strings.ContainsFunc(s.text, func(r rune) bool { return unicode.Is(unicode.Hangul, r) })
		switch {
		case page == words.En && hangul && s.lang != "ko" && s.element != "meta" && s.element != "title":
			t.Errorf("%s: Korean that is not marked as such: %q in %s", path, s.text, s.element)
		case page == words.Ko && english[s.text] && s.element != "mark" && s.element != "p" && s.element != "a":
			t.Errorf("%s: %q stands in English in %s", path, s.text, s.element)
		case page == words.Ko && !hangul && s.lang != "en" && s.lang != "" && s.element != "title":
			if left := slices.DeleteFunc(latinWord.FindAllString(s.text, -1), func(w string) bool { return slices.Contains(international, w) }); len(left) > 0 {
				t.Errorf("%s: English that is not marked as such: %q in %s", path, s.text, s.element)
			}
		}
	}
}
