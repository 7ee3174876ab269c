package form

import (
	"slices"
	"testing"
)

// lists of words, as a rule for topics has them: one word is in two lists, one is
// the beginning of another.
var lists = [][]string{{"cyber", "information security"}, {"data"}, {"data exchange", "cyber"}, {"brecha", "인공지능"}, {}}

func TestSieve(t *testing.T) {
	t.Parallel()
	v := NewSieve(lists...)
	for s, want := range map[string][]int{
		"":                               nil,
		"nothing of it":                  nil,
		"CYBERspace":                     {0, 2},
		"Information\n  Security":        {0},
		"informationsecurity":            nil,
		"a data\texchange":               {1, 2},
		"metadata":                       {1},
		"la brecha digital":              {3},
		"인공지능과 data":                     {1, 3},
		"인공":                             nil,
		"cyber data exchange and brecha": {0, 1, 2, 3},
		"\xed\x98\xff data":              {1},
	} {
		var got []int
		for i := range lists {
			if v.In(s)&(1<<i) != 0 {
				got = append(got, i)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("In(%q) = lists %v, want %v", s, got, want)
		}
	}
}

// TestSieveOfManyBytes: words in which more bytes stand than a set of columns has
// bits, as Korean ones beside French ones.
func TestSieveOfManyBytes(t *testing.T) {
	t.Parallel()
	var list []string
	for r := rune(0x100); r < 0x800; r += 7 {
		list = append(list, string(r)+"x", "y"+string(r))
	}
	v := NewSieve(list)
	for _, w := range list {
		if v.In("- "+w+".") == 0 || !AnyOf(list...).In(w) {
			t.Errorf("%q is not found", w)
		}
	}
}

// FuzzSieve compares a sieve with one look for each list.
func FuzzSieve(f *testing.F) {
	for _, s := range texts {
		f.Add(s)
	}
	f.Add("big data  exchange, cyber brecha 인공지능")
	v := NewSieve(lists...)
	f.Fuzz(func(t *testing.T, s string) {
		got := v.In(s)
		for i, list := range lists {
			if want := len(list) > 0 && AnyOf(list...).In(s); want != (got&(1<<i) != 0) {
				t.Errorf("list %d in %q: %t, want %t", i, s, !want, want)
			}
		}
	})
}
