package rooms

import (
	"go/ast"
	"go/token"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// sqlText finds statements, not the words of prose: SQL here is in capitals.
var sqlText = regexp.MustCompile(`(?s)\bSELECT\b.+\bFROM\b|\bINSERT INTO\b|\bUPDATE\b.+\bSET\b|\bDELETE FROM\b|\b(CREATE|ALTER|DROP) (TABLE|INDEX|DATABASE)\b`)

func TestSQLIsInTheStore(t *testing.T) {
	t.Parallel()
	files, fset := house(t)
	for _, f := range files {
		if f.test || in(f.room, []string{"internal/store/...", "migrations"}) {
			continue
		}
		ast.Inspect(f.code, func(n ast.Node) bool {
			lit, ok := n.(*ast.BasicLit)
			if !ok || lit.Kind != token.STRING {
				return true
			}
			if s, err := strconv.Unquote(lit.Value); err == nil && sqlText.MatchString(s) {
				t.Errorf("%v: SQL outside internal/store: a change of the schema must have one place to look", fset.Position(lit.Pos()))
			}
			return true
		})
	}
}

func TestSQLText(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]bool{
		"SELECT id\nFROM agreement": true,
		"UPDATE agreement SET x=1":  true,
		"select a country from the": false,
		"Update the register":       false,
	} {
		if sqlText.MatchString(s) != want {
			t.Errorf("sqlText on %q: not %v", s, want)
		}
	}
}

// calls that read the clock or a setting belong to few rooms: what they return
// is an argument everywhere else, so that a test can give another.
var ambient = []struct {
	pkg, name string
	rooms     []string
	why       string
}{
	{"os", "Getenv", []string{"cmd/...", "internal/store/storetest"}, "settings are read in cmd"},
	{"os", "LookupEnv", []string{"cmd/..."}, "settings are read in cmd"},
	{"time", "Now", []string{"cmd/...", "internal/store/...", "internal/site", "internal/middleware", "internal/pgserver"}, "the time is an argument"},
	{"time", "Since", []string{"cmd/...", "internal/store/...", "internal/site", "internal/middleware", "internal/pgserver"}, "the time is an argument"},
	{"os", "Exit", []string{"cmd/..."}, "only main ends the process"},
	{"log", "Fatal", nil, "only main ends the process"},
	{"context", "TODO", nil, "the caller's context is there to be passed on"},
}

func TestAmbientCalls(t *testing.T) {
	t.Parallel()
	files, fset := house(t)
	for _, f := range files {
		if f.test {
			continue
		}
		ast.Inspect(f.code, func(n ast.Node) bool {
			sel, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			pkg, ok := sel.X.(*ast.Ident)
			if !ok {
				return true
			}
			for _, a := range ambient {
				if pkg.Name == a.pkg && sel.Sel.Name == a.name && !in(f.room, a.rooms) {
					t.Errorf("%v: %s.%s in %s: %s", fset.Position(sel.Pos()), a.pkg, a.name, f.room, a.why)
				}
			}
			return true
		})
	}
}

func TestNoInit(t *testing.T) {
	t.Parallel()
	files, fset := house(t)
	for _, f := range files {
		for _, d := range f.code.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv == nil && fn.Name.Name == "init" {
				t.Errorf("%v: an init function: nothing may happen before main asks for it", fset.Position(fn.Pos()))
			}
		}
	}
}

// Names that say nothing collect everything.
func TestRoomsHaveNames(t *testing.T) {
	t.Parallel()
	files, fset := house(t)
	for _, f := range files {
		for _, vague := range []string{"util", "utils", "common", "helpers", "models", "services", "misc", "shared"} {
			if f.code.Name.Name == vague || strings.HasSuffix(f.path, "/"+vague+".go") {
				t.Errorf("%s: %q says nothing about what belongs there", f.path, vague)
			}
		}
		for _, d := range f.code.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && strings.HasPrefix(fn.Name.Name, "Get") && !f.test {
				t.Errorf("%v: %s: say what it is, not that it is got", fset.Position(fn.Pos()), fn.Name.Name)
			}
		}
	}
}

func TestSizes(t *testing.T) {
	t.Parallel()
	files, fset := house(t)
	for _, f := range files {
		if f.generated() {
			continue
		}
		if f.lines > 500 {
			t.Errorf("%s has %d lines: over 500 a file has more than one subject", f.path, f.lines)
		}
		for _, d := range f.code.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok || f.test {
				continue
			}
			if n := fset.Position(fn.End()).Line - fset.Position(fn.Pos()).Line + 1; n > 80 {
				t.Errorf("%v: %s has %d lines, over 80", fset.Position(fn.Pos()), fn.Name.Name, n)
			}
		}
	}
}

var saysNever = regexp.MustCompile(`\b(never|nothing|no)\b`)

// Every room says what it owns and what it never does.
func TestRoomsAreDescribed(t *testing.T) {
	t.Parallel()
	files, _ := house(t)
	doc := map[string]string{}
	for _, f := range files {
		if f.test {
			continue
		}
		doc[f.room] += f.code.Doc.Text()
	}
	for room, text := range doc {
		if text == "" {
			t.Errorf("%s has no package comment", room)
		} else if strings.HasPrefix(room, "internal/") && !saysNever.MatchString(text) {
			t.Errorf("the comment of %s does not say what it never does", room)
		}
	}
	for room := range doc {
		// A room within a room stands beside it on the map, by its last name.
		if !strings.Contains(doc["internal/rooms"], room) && !strings.Contains(doc["internal/rooms"], strings.TrimPrefix(room, "internal/")) {
			t.Errorf("%s is missing on the map in doc.go", room)
		}
	}
}
