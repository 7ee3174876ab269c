package accord_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"accords/internal/accord"

	"github.com/google/go-cmp/cmp"
)

// constants reads the string constants of a type from the source of the domain.
func constants(t *testing.T, of string) []string {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, source, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok || len(spec.Values) != 1 {
				return true
			}
			if typ, ok := spec.Type.(*ast.Ident); ok && typ.Name == of {
				if lit, ok := spec.Values[0].(*ast.BasicLit); ok {
					s, err := strconv.Unquote(lit.Value)
					if err != nil {
						t.Fatal(err)
					}
					out = append(out, s)
				}
			}
			return true
		})
	}
	return out
}

func plainly[T ~string](list []T) []string {
	var out []string
	for _, v := range list {
		out = append(out, string(v))
	}
	return out
}

// TestListsHaveEveryWord: each closed list has every constant of its type, once. A kind
// that is added and not listed could be read and not filtered by.
func TestListsHaveEveryWord(t *testing.T) {
	t.Parallel()
	for of, list := range map[string][]string{
		"Kind": plainly(accord.Kinds()), "Status": plainly(accord.Statuses()), "Basis": plainly(accord.Bases()), "ChangeKind": plainly(accord.ChangeKinds()),
	} {
		want := constants(t, of)
		slices.Sort(want)
		slices.Sort(list)
		if len(want) < 3 {
			t.Errorf("%s: found %q in the source", of, want)
		}
		if diff := cmp.Diff(want, list); diff != "" {
			t.Errorf("%s: mismatch (-constants +list)\n%s", of, diff)
		}
	}
}

// TestWordsOfTheRegister: constants are what is stored, printed in addresses and given
// to programs: small ASCII letters that never change. Two types may share a word.
func TestWordsOfTheRegister(t *testing.T) {
	t.Parallel()
	for _, of := range []string{"Kind", "Status", "Basis", "ChangeKind", "RecordKind", "Binding", "ErrorKind", "FrozenState", "ImportState", "SuppressionKind"} {
		seen := map[string]bool{}
		for _, w := range constants(t, of) {
			if seen[w] {
				t.Errorf("%s has %q twice", of, w)
			}
			seen[w] = true
			if w == "" || strings.Trim(w, "abcdefghijklmnopqrstuvwxyz_") != "" {
				t.Errorf("%s has %q, which is no plain word", of, w)
			}
		}
	}
}

func TestTotals(t *testing.T) {
	t.Parallel()
	p := accord.SearchPage{AgreementsTotal: 1, OrganisationsTotal: 2, SummitsTotal: 4, PeopleTotal: 8, DocumentsTotal: 16}
	if got := p.Total(); got != 31 {
		t.Errorf("the total is %d, want 31", got)
	}
	if got := (accord.SearchPage{}).Total(); got != 0 {
		t.Errorf("the total of nothing is %d", got)
	}
}

func TestErrors(t *testing.T) {
	t.Parallel()
	plain := accord.Errorf(accord.NotFound, "There is no country %s.", "ZZ")
	if plain.Error() != "There is no country ZZ." || plain.Unwrap() != nil {
		t.Errorf("%q, cause %v", plain, plain.Unwrap())
	}
	if got := accord.KindOf(plain); got != accord.NotFound {
		t.Errorf("its kind is %s", got)
	}
}
