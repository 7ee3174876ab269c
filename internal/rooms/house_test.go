package rooms

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
)

const module = "accords"

// source is a parsed file of the module.
type source struct {
	path  string // from the root of the module, with slashes
	room  string // its folder
	test  bool
	lines int
	code  *ast.File
}

// generated files answer to the tool that wrote them.
func (s source) generated() bool { return strings.HasSuffix(s.path, "_templ.go") }

// imports returns the paths that the file names.
func (s source) imports() []string {
	var paths []string
	for _, i := range s.code.Imports {
		p, err := strconv.Unquote(i.Path.Value)
		if err != nil {
			continue // the parser has accepted it
		}
		paths = append(paths, p)
	}
	return paths
}

// house returns every Go file of the module, read once for all tests.
func house(t *testing.T) ([]source, *token.FileSet) {
	t.Helper()
	h, err := read()
	if err != nil {
		t.Fatal(err)
	}
	if len(h.files) < 20 {
		t.Fatalf("only %d files were found: the rules would check nothing", len(h.files))
	}
	return h.files, h.fset
}

type parsed struct {
	files []source
	fset  *token.FileSet
}

var read = sync.OnceValues(func() (parsed, error) {
	root := filepath.Join("..", "..")
	if _, err := os.Stat(filepath.Join(root, "go.mod")); err != nil {
		return parsed{}, err
	}
	fset := token.NewFileSet()
	var files []source
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if slices.Contains([]string{"node_modules", "testdata", "bin", "tmp", ".git"}, d.Name()) {
				return fs.SkipDir
			}
			return nil
		}
		if path.Ext(name) != ".go" {
			return nil
		}
		rel, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		code, err := parser.ParseFile(fset, name, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		files = append(files, source{
			path: rel, room: path.Dir(rel), code: code, test: strings.HasSuffix(rel, "_test.go"),
			lines: fset.File(code.Pos()).LineCount(),
		})
		return nil
	})
	return parsed{files: files, fset: fset}, err
})

// in reports whether room is one of rooms or lies below one that ends in "/...".
func in(room string, rooms []string) bool {
	return slices.ContainsFunc(rooms, func(r string) bool {
		if below, ok := strings.CutSuffix(r, "/..."); ok {
			return room == below || strings.HasPrefix(room, below+"/")
		}
		return room == r
	})
}
