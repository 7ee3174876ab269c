package rooms

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"path"
	"strings"
	"testing"
)

// Package variables are tables. State that anybody may change at any time is
// what makes tests depend on their order and servers on their past.
func TestPackageVariablesDoNotChange(t *testing.T) {
	t.Parallel()
	files, fset := house(t)
	rooms := map[string][]*ast.File{}
	for _, f := range files {
		if !f.test {
			rooms[f.room] = append(rooms[f.room], f.code)
		}
	}
	for _, code := range rooms {
		for _, c := range changes(fset, code) {
			t.Error(c)
		}
	}
}

// noImports lets a package be checked alone: what it imports stays unknown,
// and what it declares itself is resolved all the same.
type noImports struct{}

func (noImports) Import(p string) (*types.Package, error) {
	pkg := types.NewPackage(p, path.Base(p))
	pkg.MarkComplete()
	return pkg, nil
}

// changes lists where the package's functions write to its variables, hand out
// their address, or where a variable is made to be changed.
func changes(fset *token.FileSet, files []*ast.File) []string {
	info := &types.Info{Uses: map[*ast.Ident]types.Object{}, Defs: map[*ast.Ident]types.Object{}}
	conf := types.Config{Importer: noImports{}, Error: func(error) {}}
	pkg, _ := conf.Check("p", fset, files, info) // the errors are those of the unknown imports
	var found []string
	report := func(n ast.Node, what string) {
		found = append(found, fset.Position(n.Pos()).String()+": "+what)
	}
	global := func(e ast.Expr) (string, bool) {
		id := root(e)
		if id == nil {
			return "", false
		}
		v, ok := info.Uses[id].(*types.Var)
		return id.Name, ok && v.Parent() == pkg.Scope()
	}
	check := func(e ast.Expr) {
		if name, ok := global(e); ok {
			report(e, "the package variable "+name+" is changed: make it a field of something that main makes")
		}
	}
	for _, f := range files {
		for _, d := range f.Decls {
			if gen, ok := d.(*ast.GenDecl); ok && gen.Tok == token.VAR {
				for _, s := range gen.Specs {
					if made := mutable(s.(*ast.ValueSpec)); made != "" {
						report(s, "a package variable of type "+made+" is state: make it a field of something that main makes")
					}
				}
			}
		}
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.AssignStmt:
				if n.Tok != token.DEFINE {
					for _, l := range n.Lhs {
						check(l)
					}
				}
			case *ast.IncDecStmt:
				check(n.X)
			case *ast.UnaryExpr:
				if n.Op == token.AND {
					if _, lit := n.X.(*ast.CompositeLit); !lit {
						check(n.X)
					}
				}
			case *ast.CallExpr:
				if id, ok := n.Fun.(*ast.Ident); ok && (id.Name == "delete" || id.Name == "clear") && len(n.Args) > 0 {
					check(n.Args[0])
				}
			}
			return true
		})
	}
	return found
}

// root is the variable that an expression reaches into: x of x.f[i].
func root(e ast.Expr) *ast.Ident {
	for {
		switch x := e.(type) {
		case *ast.Ident:
			return x
		case *ast.SelectorExpr:
			e = x.X
		case *ast.IndexExpr:
			e = x.X
		case *ast.StarExpr:
			e = x.X
		case *ast.ParenExpr:
			e = x.X
		default:
			return nil
		}
	}
}

// mutable names the type of a variable that only makes sense if it changes.
func mutable(s *ast.ValueSpec) string {
	made := ""
	look := func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false // what a function makes for itself is its own
		case *ast.ChanType:
			made = "chan"
		case *ast.SelectorExpr:
			if pkg, ok := n.X.(*ast.Ident); ok && (pkg.Name == "sync" || pkg.Name == "atomic") && !strings.HasPrefix(n.Sel.Name, "OnceValue") {
				made = pkg.Name + "." + n.Sel.Name
			}
		}
		return true
	}
	if s.Type != nil {
		ast.Inspect(s.Type, look)
	}
	for _, v := range s.Values {
		ast.Inspect(v, look)
	}
	return made
}

// The check itself must see what it is there for.
func TestChanges(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, code string
		want       int
	}{
		{"a table", `var x = map[string]int{"a": 1}; func f() int { y := x["a"]; y++; return y }`, 0},
		{"a local of the same name", `var x int; func f() { x := 1; x++; _ = x }`, 0},
		{"an assignment", `var x int; func f() { x = 1 }`, 1},
		{"a counter", `var x int; func f() { x++ }`, 1},
		{"an entry", `var x = map[string]int{}; func f() { x["a"] = 1 }`, 1},
		{"a field deep down", `var x struct{ a []struct{ b int } }; func f() { x.a[0].b += 2 }`, 1},
		{"its address", `var x int; func f() *int { return &x }`, 1},
		{"a removal", `var x = map[string]int{}; func f() { delete(x, "a") }`, 1},
		{"a lock", `import "sync"; var x sync.Mutex`, 1},
		{"made once", `import "sync"; var x = sync.OnceValue(func() int { return 1 })`, 0},
		{"a channel", `var x = make(chan int)`, 1},
		{"an unknown import's variable", `import "example.org/y"; func f() { y.X = 1 }`, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			fset := token.NewFileSet()
			f, err := parser.ParseFile(fset, "x.go", "package x; "+tt.code, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			if got := changes(fset, []*ast.File{f}); len(got) != tt.want {
				t.Errorf("found %q, want %d", got, tt.want)
			}
		})
	}
}
