package words

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// pair is a message as it stands in the source of the catalogue.
type pair struct {
	at     string
	en, ko string
}

// catalogue reads every Text and Noun out of the files of the package: what is
// checked here is what a translator sees.
func catalogue(t *testing.T) []pair {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var out []pair
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		fset := token.NewFileSet()
		code, err := parser.ParseFile(fset, file, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(code, func(n ast.Node) bool {
			lit, ok := n.(*ast.CompositeLit)
			if !ok {
				return true
			}
			var texts []string
			for _, e := range lit.Elts {
				if b, ok := e.(*ast.BasicLit); ok && b.Kind == token.STRING {
					s, err := strconv.Unquote(b.Value)
					if err != nil {
						t.Fatal(err)
					}
					texts = append(texts, s)
				}
			}
			at := fset.Position(lit.Pos()).String()
			switch {
			case len(texts) == 2 && len(lit.Elts) == 2:
				out = append(out, pair{at, texts[0], texts[1]})
			case len(texts) == 4 && len(lit.Elts) == 4: // a Noun
				out = append(out, pair{at, texts[1], texts[2] + texts[3]})
			}
			return true
		})
	}
	if len(out) < 250 {
		t.Fatalf("only %d messages were found: the tests check nothing", len(out))
	}
	return out
}

func TestEveryMessageIsInBothLanguages(t *testing.T) {
	t.Parallel()
	for _, p := range catalogue(t) {
		hangul := strings.ContainsFunc(p.ko, func(r rune) bool { return unicode.Is(unicode.Hangul, r) })
		if p.en == "" || p.ko == "" {
			t.Errorf("%s: %q and %q: one of them is empty", p.at, p.en, p.ko)
		}
		if strings.ContainsFunc(p.en, func(r rune) bool { return unicode.Is(unicode.Hangul, r) }) && p.en != "English" {
			t.Errorf("%s: %q is the English", p.at, p.en)
		}
		if letters := regexp.MustCompile(`%(\[\d\])?s`).ReplaceAllString(p.en, ""); strings.ContainsFunc(letters, unicode.IsLetter) && !hangul && p.ko != "%s" {
			t.Errorf("%s: %q is not said in Korean: %q", p.at, p.en, p.ko)
		}
	}
}

var blank = regexp.MustCompile(`%(\[(\d)\])?s`)

// blanks numbers the blanks of a message: "%s of %s" has 1 and 2, and so has
// "%[2]s %[1]s".
func blanks(s string) []string {
	var out []string
	for i, m := range blank.FindAllStringSubmatch(s, -1) {
		n := m[2]
		if n == "" {
			n = strconv.Itoa(i + 1)
		}
		out = append(out, n)
	}
	slices.Sort(out)
	return out
}

func TestBlanksMatch(t *testing.T) {
	t.Parallel()
	for _, p := range catalogue(t) {
		if en, ko := blanks(p.en), blanks(p.ko); !slices.Equal(en, ko) {
			t.Errorf("%s: blanks %v in English and %v in Korean", p.at, en, ko)
		}
		if rest := blank.ReplaceAllString(p.en+p.ko, ""); strings.Contains(rest, "%") {
			t.Errorf("%s: a blank that is not %%s in %q", p.at, rest)
		}
	}
}

// Two sentences for one thing confuse; within a table of codes they may not
// even be told apart.
func TestCodesHaveWordsOfTheirOwn(t *testing.T) {
	t.Parallel()
	for name, table := range map[string]map[string]Text{"kinds": Kinds, "statuses": Statuses, "bindings": Bindings, "types": BodyTypes, "regions": Regions} {
		for _, l := range Langs() {
			seen := map[string]string{}
			for code, text := range table {
				if other, twice := seen[text.In(l)]; twice {
					t.Errorf("%s: %s and %s are both %q", name, code, other, text.In(l))
				}
				seen[text.In(l)] = code
			}
		}
	}
}

func TestPath(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		lang     Lang
		in, want string
	}{{En, "/", "/"}, {En, "/about", "/about"}, {Ko, "/", "/ko"}, {Ko, "/agreements?q=a", "/ko/agreements?q=a"}} {
		got := tt.lang.Path(tt.in)
		if got != tt.want {
			t.Errorf("%s of %s = %s, want %s", tt.lang, tt.in, got, tt.want)
		}
		if of := OfPath(got); of != tt.lang {
			t.Errorf("the language of %s is %s, want %s", got, of, tt.lang)
		}
	}
	if OfPath("/korea") != En {
		t.Error("/korea is taken for a page in Korean")
	}
}

func TestForeign(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		page       Lang
		text, want string
	}{
		{En, "Minsk", ""}, {En, "행정안전부 (MOIS)", "ko"}, {Ko, "Minsk", "en"}, {Ko, "행정안전부 (MOIS)", ""},
		{Ko, "2017-04-26", ""}, {En, "", ""},
	} {
		if got := Foreign(tt.page, tt.text); got != tt.want {
			t.Errorf("%q on a page in %s: %q, want %q", tt.text, tt.page, got, tt.want)
		}
	}
}

func TestCount(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		n              int
		en, ko, headed string
	}{
		{0, "0 agreements", "협정 0건", "No agreements"}, {1, "1 agreement", "협정 1건", "1 agreement"}, {1200, "1,200 agreements", "협정 1,200건", "1,200 agreements"},
	} {
		if en, ko := Agreements.Count(En, tt.n), Agreements.Count(Ko, tt.n); en != tt.en || ko != tt.ko {
			t.Errorf("%d: %q and %q, want %q and %q", tt.n, en, ko, tt.en, tt.ko)
		}
		if got := Agreements.Heading(En, tt.n); got != tt.headed {
			t.Errorf("heading of %d = %q, want %q", tt.n, got, tt.headed)
		}
	}
	if got := Agreements.Heading(Ko, 0); got != "협정 없음" {
		t.Errorf("heading of none in Korean = %q", got)
	}
	if got := Years.Count(Ko, 3) + " " + Years.Count(En, 3); got != "3년 3 years" {
		t.Errorf("a term reads %q", got)
	}
}

func TestNumber(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]string{0: "0", 12: "12", 999: "999", 1000: "1,000", 1234567: "1,234,567", -1234: "-1,234", -123: "-123"} {
		if got := Number(n); got != want {
			t.Errorf("number(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestOrdinal(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]string{1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 11: "11th", 12: "12th", 13: "13th", 21: "21st", 112: "112th"} {
		if got := Ordinal(En, n); got != want {
			t.Errorf("ordinal(%d) = %q, want %q", n, got, want)
		}
	}
	if got := Ordinal(Ko, 5); got != "제5회" {
		t.Errorf("ordinal in Korean = %q", got)
	}
}

// A region is of a continent that has a name, and every region but two is of one.
func TestContinents(t *testing.T) {
	t.Parallel()
	for region, continent := range ContinentOf {
		if _, ok := Regions[region]; !ok {
			t.Errorf("%q is no region", region)
		}
		if _, ok := Continents[continent]; !ok {
			t.Errorf("%s is of %q, which has no name", region, continent)
		}
	}
	for region := range Regions {
		if _, ok := ContinentOf[region]; !ok && region != "Northern America" && region != "Antarctica" {
			t.Errorf("%s is of no continent", region)
		}
	}
}
