package extract

import (
	"go/ast"
	"go/parser"
	gotoken "go/token"
	"path/filepath"
	"regexp/syntax"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// TestBoundariesOfWords holds the expressions of the rules to a trap of package
// regexp: \b knows ASCII letters only. `\bfirmó\b` matches "firmót" and not "firmó el
// acuerdo", as between "ó" and a blank there is no boundary. Where a letter outside
// ASCII may stand beside \b an expression wants `(?:[\s,.;]|$)` or `(?:^|\s)` instead.
func TestBoundariesOfWords(t *testing.T) {
	t.Parallel()
	all := expressionsOf(t, ".")
	if len(all) < 100 {
		t.Fatalf("found %d expressions in the rules", len(all))
	}
	for _, e := range all {
		tree, err := syntax.Parse(e.text, syntax.Perl)
		if err != nil {
			t.Errorf("%s: %v", e.at, err)
			continue
		}
		for _, word := range badBoundaries(tree) {
			t.Errorf("%s: %q stands beside a \\b, which looks at ASCII letters only", e.at, word)
		}
	}
}

// TestBadBoundaries: the test finds what it is there for.
func TestBadBoundaries(t *testing.T) {
	t.Parallel()
	for expr, want := range map[string]int{
		`\bfirmó\b`:                        1,
		`\b(?:firm|firmó|selló)\b`:         2,
		`\b(?:à|en)\s`:                     1,
		`\bfirmó(?:[\s,.;]|$)`:             0,
		`\b(?:firmados?|signée?s)\b`:       0,
		`\b(?:signed|체결)\b`:                2, // in front and behind
		`\bparticip(?:ó|aron)?\b`:          1,
		`(?i)\b(?:memorandum|é(?:tat)s)\b`: 1,
		`\b\p{Lu}\w+`:                      0, // a class is meant as it is
	} {
		tree, err := syntax.Parse(expr, syntax.Perl)
		if err != nil {
			t.Fatal(err)
		}
		if got := badBoundaries(tree); len(got) != want {
			t.Errorf("%s: found %q, want %d", expr, got, want)
		}
	}
}

// badBoundaries lists the literals with a letter outside ASCII that a \b of the
// expression looks at.
func badBoundaries(re *syntax.Regexp) []string {
	var out []string
	for i, sub := range re.Sub {
		out = append(out, badBoundaries(sub)...)
		if re.Op != syntax.OpConcat || sub.Op != syntax.OpWordBoundary {
			continue
		}
		for k := i - 1; k >= 0; k-- {
			words, empty := edges(re.Sub[k], false)
			if out = append(out, words...); !empty {
				break
			}
		}
		for k := i + 1; k < len(re.Sub); k++ {
			words, empty := edges(re.Sub[k], true)
			if out = append(out, words...); !empty {
				break
			}
		}
	}
	return out
}

// edges lists the literals with which an expression may begin or end, and that do so
// with a letter outside ASCII. It reports whether the expression may be empty.
func edges(re *syntax.Regexp, first bool) (out []string, empty bool) {
	switch re.Op {
	case syntax.OpLiteral:
		r := re.Rune[0]
		if !first {
			r = re.Rune[len(re.Rune)-1]
		}
		if r >= utf8.RuneSelf && unicode.IsLetter(r) {
			out = append(out, string(re.Rune))
		}
		return out, false
	case syntax.OpCapture, syntax.OpPlus:
		return edges(re.Sub[0], first)
	case syntax.OpQuest, syntax.OpStar:
		out, _ = edges(re.Sub[0], first)
		return out, true
	case syntax.OpRepeat:
		out, empty = edges(re.Sub[0], first)
		return out, empty || re.Min == 0
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			words, none := edges(sub, first)
			out, empty = append(out, words...), empty || none
		}
		return out, empty
	case syntax.OpConcat:
		for i := range re.Sub {
			sub := re.Sub[i]
			if !first {
				sub = re.Sub[len(re.Sub)-1-i]
			}
			words, none := edges(sub, first)
			if out = append(out, words...); !none {
				return out, false
			}
		}
		return out, true
	case syntax.OpEmptyMatch:
		return nil, true
	}
	return nil, false
}

// expression is one of the rules, with where it stands.
type expression struct {
	text string
	at   string
}

// expressionsOf reads the arguments of form.MustCompile and regexp.MustCompile from the
// source of a folder: string literals, and constants and literals that + joins.
func expressionsOf(tb testing.TB, dir string) []expression {
	tb.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		tb.Fatal(err)
	}
	fset := gotoken.NewFileSet()
	var parsed []*ast.File
	constants := map[string]ast.Expr{}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(fset, name, nil, 0)
		if err != nil {
			tb.Fatal(err)
		}
		parsed = append(parsed, f)
		ast.Inspect(f, func(n ast.Node) bool {
			if v, ok := n.(*ast.ValueSpec); ok && len(v.Names) == 1 && len(v.Values) == 1 {
				constants[v.Names[0].Name] = v.Values[0]
			}
			return true
		})
	}
	var out []expression
	for _, f := range parsed {
		ast.Inspect(f, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) != 1 {
				return true
			}
			if name, ok := call.Fun.(*ast.SelectorExpr); ok && name.Sel.Name == "MustCompile" {
				out = append(out, expression{joinedText(tb, call.Args[0], constants), fset.Position(call.Pos()).String()})
			}
			return true
		})
	}
	return out
}

// joinedText is the value of a constant string.
func joinedText(tb testing.TB, e ast.Expr, constants map[string]ast.Expr) string {
	tb.Helper()
	switch e := e.(type) {
	case *ast.BasicLit:
		s, err := strconv.Unquote(e.Value)
		if err != nil {
			tb.Fatal(err)
		}
		return s
	case *ast.BinaryExpr:
		return joinedText(tb, e.X, constants) + joinedText(tb, e.Y, constants)
	case *ast.Ident:
		return joinedText(tb, constants[e.Name], constants)
	}
	tb.Fatalf("%T is no constant text", e)
	return ""
}
