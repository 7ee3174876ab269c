package form

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// expressions returns every expression of the rules, from their source.
func expressions(tb testing.TB) []string {
	tb.Helper()
	files, err := filepath.Glob("../*.go")
	if err != nil {
		tb.Fatal(err)
	}
	literal := regexp.MustCompile("form\\.MustCompile\\((`[^`]*`|\"(?:[^\"\\\\]|\\\\.)*\")\\)")
	either := regexp.MustCompile("form\\.Either\\(`([^`]*)`,((?:\\s*(?:`[^`]*`,?|//[^\n]*))+)\\s*\\)")
	wording := regexp.MustCompile("(?m)^\\s*`([^`]*)`|, `([^`]*)`")
	var out []string
	for _, f := range files {
		source, err := os.ReadFile(f)
		if err != nil {
			tb.Fatal(err)
		}
		for _, m := range literal.FindAllStringSubmatch(string(source), -1) {
			expr, err := strconv.Unquote(m[1])
			if err != nil {
				tb.Fatalf("%s: %v", f, err)
			}
			out = append(out, expr)
		}
		for _, m := range either.FindAllStringSubmatch(string(source), -1) {
			var all []string
			for _, w := range wording.FindAllStringSubmatch(m[2], -1) {
				all = append(all, w[1]+w[2])
			}
			out = append(out, m[1]+strings.Join(all, "|"))
		}
	}
	if len(out) < 50 {
		tb.Fatalf("found %d expressions in the rules, want more than 50", len(out))
	}
	return out
}

// sentences are the texts that the rules are tested with.
func sentences(tb testing.TB) []string {
	tb.Helper()
	files, err := filepath.Glob("../testdata/cases/*.txt")
	if err != nil || len(files) == 0 {
		tb.Fatalf("no cases: %v", err)
	}
	var out []string
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			tb.Fatal(err)
		}
		out = append(out, strings.Split(string(b), "\n")...)
	}
	return out
}

// A Form finds what package regexp finds, for every expression of the rules.
func TestFindsWhatRegexpFinds(t *testing.T) {
	t.Parallel()
	lines := sentences(t)
	if underRace {
		lines = lines[:len(lines)/10] // all of them take two minutes under the detector
	}
	for _, expr := range expressions(t) {
		f, re := MustCompile(expr), regexp.MustCompile(expr)
		for _, s := range lines {
			if re.MatchString(s) != f.MatchString(s) || !slices.Equal(re.FindStringIndex(s), f.FindStringIndex(s)) ||
				!slices.EqualFunc(re.FindAllStringIndex(s, -1), f.FindAllStringIndex(s, -1), slices.Equal) ||
				!slices.Equal(re.FindStringSubmatchIndex(s), f.FindStringSubmatchIndex(s)) {
				compare(t, f, re, s)
			}
		}
	}
}

func compare(t *testing.T, f *Form, re *regexp.Regexp, s string) {
	t.Helper()
	if want, got := re.MatchString(s), f.MatchString(s); want != got {
		t.Errorf("MatchString(%q) of %s = %t, want %t", s, re, got, want)
	}
	mark := func(s string) string { return "[" + s + "]" }
	for _, c := range []struct {
		name      string
		want, got any
	}{
		{"FindStringIndex", re.FindStringIndex(s), f.FindStringIndex(s)},
		{"FindAllStringIndex", re.FindAllStringIndex(s, -1), f.FindAllStringIndex(s, -1)},
		{"FindAllStringIndex of 2", re.FindAllStringIndex(s, 2), f.FindAllStringIndex(s, 2)},
		{"FindStringSubmatchIndex", re.FindStringSubmatchIndex(s), f.FindStringSubmatchIndex(s)},
		{"FindStringSubmatch", re.FindStringSubmatch(s), f.FindStringSubmatch(s)},
		{"FindAllStringSubmatchIndex", re.FindAllStringSubmatchIndex(s, -1), f.FindAllStringSubmatchIndex(s, -1)},
		{"ReplaceAllString", re.ReplaceAllString(s, "-"), f.ReplaceAllString(s, "-")},
		{"ReplaceAllStringFunc", re.ReplaceAllStringFunc(s, mark), f.ReplaceAllStringFunc(s, mark)},
	} {
		if diff := cmp.Diff(c.want, c.got); diff != "" {
			t.Errorf("%s(%q) of %s mismatch (-want +got):\n%s", c.name, s, re, diff)
		}
	}
}

// kinds have what forms must get right: boundaries, case, options, classes,
// repetition, anchors, characters outside ASCII.
var kinds = []string{
	`(?i)\bsign(?:s|ed|ing)?\b|체결|서명`,
	`(?i)\b(?:the|this)\s+(?:new\s+)?(?:mou|memorandum)\b`,
	`(?i)co-?operat|\bMOU|[^.]{2,8}\scharter`,
	`\bAI\b|(?i:\bartificial intelligence\b)`,
	`(?i)^\W*joint\b|ministerial`,
	`(?i)\bm[ée]morand(?:um|a)(?:\s+d['’]entente)?`,
	`\b(?:19|20)\d\d\b`,
	`(?i)visit(?:s|ed)?\s+to\s*$`,
	`(?m)^\s*-\s*(\w+):`,
	`\Bed\b|a*b|x{2,3}y`,
	`(?i)kiss|Straße|ÉCOLE`,
	`.`,
	`(?i)\b(two|three|2)\s+(?:[\w-]+\s+){0,2}$`,
	`(?s)a.c`,
	`(a|ab)(c|bcd)`,
	`(m)ou|(?:the )(mou)|s(ign)(ed)?|(?:x|\w+)y`,
	`(?i)the mou|\w+ mou|^\W*the|signed`,
	`(?i)^\W*(signed|the)\b|^\s*joint|mou$`,
}

var texts = []string{
	"", " ", "signed", "The MoU was SIGNED; cosigned", "this  new\n memorandum and the mou", "co-operation, cooperating", "the Charter charter a charter",
	"AI, ai and Artificial intelligence; FAIR", " joint ministerial", "mémorandum d’entente, MÉMORANDA", "2019 in 12019 and 1999", "he visited to", "visit to  ",
	"a\n- item: b\n -two: c", "bed aab xxxy xxy b", "Kiss ſign iſſ straSSe école Straße", "two big-data MOUs ", "a\nc abcd abc", "양해각서를체결했다 서명", "\xffsigned\xc3", "x\u200bsign\u00a0the mou",
}

func TestKindsOfExpressions(t *testing.T) {
	t.Parallel()
	for _, expr := range kinds {
		f, re := MustCompile(expr), regexp.MustCompile(expr)
		for _, s := range texts {
			compare(t, f, re, s)
		}
	}
}

func TestWords(t *testing.T) {
	t.Parallel()
	w := AnyOf("memorand", "did so", "양해각서", "é")
	for s, want := range map[string]bool{
		"":               false,
		"a MEMORANDUM":   true,
		"memoran dum":    false,
		"they did\n  so": true,
		"they didso":     false,
		"양해각서를 체결":       true,
		"양해":             false,
		"café":           true,
		"\xc3":           false,
	} {
		if got := w.In(s); got != want {
			t.Errorf("In(%q) is %v", s, got)
		}
	}
}

// FuzzFind looks for a text in which an expression of the rules is found
// elsewhere than package regexp finds it.
func FuzzFind(f *testing.F) {
	for i, s := range append(sentences(f)[:40], texts...) {
		f.Add(i, s)
	}
	all := append(expressions(f), kinds...)
	forms, res := make([]*Form, len(all)), make([]*regexp.Regexp, len(all))
	for i, expr := range all {
		forms[i], res[i] = MustCompile(expr), regexp.MustCompile(expr)
	}
	f.Fuzz(func(t *testing.T, i int, s string) {
		i = (i%len(all) + len(all)) % len(all)
		compare(t, forms[i], res[i], s)
	})
}
