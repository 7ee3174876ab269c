package index

import (
	"strings"
	"testing"
)

// print shows how a query was understood, each operation in brackets.
func (t *term) print() string {
	switch {
	case t == nil:
		return "nothing"
	case t.op == 0:
		return t.lexeme
	case t.op == '!':
		return "!" + t.left.print()
	}
	return "(" + t.left.print() + string(t.op) + t.right.print() + ")"
}

func TestParseTSQuery(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		``:                             "nothing",
		`'cloud'`:                      "cloud",
		`'a' & 'b' | 'c'`:              "((a&b)|c)",
		`'a' | 'b' & 'c'`:              "(a|(b&c))",
		`'a' & 'b' & 'c'`:              "((a&b)&c)",
		`!'a' & 'b'`:                   "(!a&b)",
		`!( 'a' <-> 'b' ) | 'c'`:       "(!(a<b)|c)",
		`'e-govern' <-> 'e' <3> 'gov'`: "((e-govern<e)<gov)",
		`'it''s' & 'a\\b'`:             `(it's&a\b)`,
		`'전자' & !!'a'`:                 "(전자&!!a)",
		`( ( 'a' ) )`:                  "a",
	} {
		got, err := parseTSQuery(in)
		if err != nil || got.print() != want {
			t.Errorf("%s is read as %s, %v, want %s", in, got.print(), err, want)
		}
	}
	for _, in := range []string{`a`, `'a`, `'a' &`, `'a' 'b'`, `('a'`, `'a')`, `'a' <- 'b'`, `'a':*`, `'a':AB & 'b'`, strings.Repeat("!", 1000) + "'a'", `& 'a'`} {
		if got, err := parseTSQuery(in); err == nil {
			t.Errorf("%s is read as %s, want an error", in, got.print())
		}
	}
}

func FuzzParseTSQuery(f *testing.F) {
	f.Add(`'a' & !( 'b' <-> 'c' | 'd''s' )`)
	f.Fuzz(func(t *testing.T, in string) {
		got, err := parseTSQuery(in)
		if err == nil && got == nil && strings.Trim(in, " ") != "" {
			t.Errorf("%q is read as nothing", in)
		}
	})
}
