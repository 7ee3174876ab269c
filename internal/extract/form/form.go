// Package form owns fast matching of the forms of words that the rules look
// for. It finds what a regular expression finds and nothing else: it knows no
// rule, no language and no document, and never does I/O.
//
// A release is read by a hundred expressions, most of which match nothing in
// most sentences, and Go's engine tries each of them at each byte. A Form first
// looks where a match may begin at all: at the start of a word whose first two
// bytes are those of one of the alternatives. Only there the engine is asked.
// On the project's releases that is ten to twenty times quicker.
package form

import (
	"regexp"
	"regexp/syntax"
)

// Form is a regular expression in Go's syntax that is quick to refuse. It is
// immutable and safe for concurrent use.
//
// It differs from package regexp in one point: an alternative that begins with
// \b begins at an ASCII letter, digit or underscore. (To \b an accented letter
// is no part of a word, so that `\bété` would only match inside "xété".)
type Form struct {
	whole  *regexp.Regexp
	starts []start // nil: every place has to be tried
}

// start is a group of alternatives that begin in one way.
type start struct {
	word     bool // they begin at the start of a word
	pairs    *pairSet
	anchored *regexp.Regexp // they, at the start of a text
}

// MustCompile is regexp.MustCompile for a form that is known to be right; it
// panics where it is not.
func MustCompile(expr string) *Form {
	f := &Form{whole: regexp.MustCompile(expr)}
	tree, err := syntax.Parse(expr, syntax.Perl)
	if err != nil {
		return f // not reached: the line above has parsed it
	}
	f.starts = startsOf(tree)
	return f
}

// startsOf parts the alternatives at the top into those that begin at a word
// and the others. It returns nil where every place has to be tried: where the
// ways to begin are too many, or where what stands before a match counts.
func startsOf(tree *syntax.Regexp) []start {
	var groups [2][]*syntax.Regexp
	for _, a := range alternatives(tree) {
		kind := 1
		if beginsWithWord(a) {
			kind = 0
		} else if looksBack(a) {
			return nil
		}
		groups[kind] = append(groups[kind], a)
	}
	if len(groups[0]) > 0 && len(groups[1]) > 0 && tree.MaxCap() > 0 {
		return nil // each part would number its groups anew
	}
	var out []start
	for i, group := range groups {
		if len(group) == 0 {
			continue
		}
		union := &syntax.Regexp{Op: syntax.OpAlternate, Sub: group}
		if len(group) == 1 {
			union = group[0]
		}
		pairs, ok := newPairSet(union)
		if !ok || i == 0 && pairs.beginsOutsideWords() {
			return nil
		}
		out = append(out, start{word: i == 0, pairs: pairs, anchored: regexp.MustCompile(`\A(?:` + union.String() + `)`)})
	}
	if len(out) == 2 && out[0].pairs.meets(out[1].pairs) {
		return nil // which of the two comes first would depend on their order
	}
	return out
}

func alternatives(tree *syntax.Regexp) []*syntax.Regexp {
	if tree.Op == syntax.OpAlternate {
		return tree.Sub
	}
	return []*syntax.Regexp{tree}
}

func beginsWithWord(tree *syntax.Regexp) bool {
	if tree.Op == syntax.OpConcat {
		return beginsWithWord(tree.Sub[0])
	}
	return tree.Op == syntax.OpWordBoundary
}

// looksBack reports whether an expression may ask, before its first letter,
// what stands in front: ^, \b, \B.
func looksBack(tree *syntax.Regexp) bool {
	switch tree.Op {
	case syntax.OpBeginLine, syntax.OpBeginText, syntax.OpWordBoundary, syntax.OpNoWordBoundary:
		return true
	case syntax.OpConcat:
		for _, sub := range tree.Sub {
			if looksBack(sub) {
				return true
			}
			if heads, ok := headsOf(sub.Simplify()); !ok || !heads[head{}] {
				return false // it has taken a letter
			}
		}
		return false
	case syntax.OpLiteral, syntax.OpCharClass, syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return false
	}
	for _, sub := range tree.Sub {
		if looksBack(sub) {
			return true
		}
	}
	return false
}

// String returns the expression.
func (f *Form) String() string { return f.whole.String() }

// MatchString reports whether s holds a match.
func (f *Form) MatchString(s string) bool {
	if f.starts == nil {
		return f.whole.MatchString(s)
	}
	for i := 0; i < len(s); i++ {
		if at := f.at(s, i); at != nil && at.anchored.MatchString(s[i:]) {
			return true
		}
	}
	return false
}

// FindStringIndex returns where the leftmost match begins and ends, nil for none.
func (f *Form) FindStringIndex(s string) []int {
	if f.starts == nil {
		return f.whole.FindStringIndex(s)
	}
	return f.from(s, 0)
}

// from is FindStringIndex for the matches that begin at i or behind it.
func (f *Form) from(s string, i int) []int {
	for ; i < len(s); i++ {
		at := f.at(s, i)
		if at == nil {
			continue
		}
		if m := at.anchored.FindStringIndex(s[i:]); m != nil {
			return []int{i, i + m[1]}
		}
	}
	return nil
}

// FindAllStringIndex returns at most n matches that do not overlap, all of them
// where n is negative.
func (f *Form) FindAllStringIndex(s string, n int) [][]int {
	if f.starts == nil {
		return f.whole.FindAllStringIndex(s, n)
	}
	var out [][]int
	for i := 0; i < len(s) && len(out) != n; {
		m := f.from(s, i)
		if m == nil {
			break
		}
		out = append(out, m)
		i = m[1] // a form that may be empty has no starts, so that this goes on
	}
	return out
}

// FindStringSubmatchIndex returns the leftmost match and its groups as pairs of
// offsets, -1 for a group that takes no part; nil for no match.
func (f *Form) FindStringSubmatchIndex(s string) []int {
	if f.starts == nil {
		return f.whole.FindStringSubmatchIndex(s)
	}
	for i := 0; i < len(s); i++ {
		at := f.at(s, i)
		if at == nil {
			continue
		}
		if m := at.anchored.FindStringSubmatchIndex(s[i:]); m != nil {
			for k := range m {
				if m[k] >= 0 {
					m[k] += i
				}
			}
			return m
		}
	}
	return nil
}

// FindStringSubmatch returns the words of the leftmost match and of its groups,
// nil for no match.
func (f *Form) FindStringSubmatch(s string) []string {
	m := f.FindStringSubmatchIndex(s)
	if m == nil {
		return nil
	}
	out := make([]string, len(m)/2)
	for k := range out {
		if m[2*k] >= 0 {
			out[k] = s[m[2*k]:m[2*k+1]]
		}
	}
	return out
}

// FindAllStringSubmatchIndex returns at most n matches with their groups.
func (f *Form) FindAllStringSubmatchIndex(s string, n int) [][]int {
	if f.starts != nil && f.from(s, 0) == nil {
		return nil
	}
	return f.whole.FindAllStringSubmatchIndex(s, n)
}

// ReplaceAllString returns s with each match replaced.
func (f *Form) ReplaceAllString(s, by string) string {
	if f.starts != nil && f.from(s, 0) == nil {
		return s
	}
	return f.whole.ReplaceAllString(s, by)
}

// ReplaceAllStringFunc returns s with each match replaced by what by makes of it.
func (f *Form) ReplaceAllStringFunc(s string, by func(string) string) string {
	if f.starts != nil && f.from(s, 0) == nil {
		return s
	}
	return f.whole.ReplaceAllStringFunc(s, by)
}

// at returns the group that may begin at s[i].
func (f *Form) at(s string, i int) *start {
	pair := uint16(s[i]) << 8
	if i+1 < len(s) {
		pair |= uint16(s[i+1])
	}
	for k := range f.starts {
		g := &f.starts[k]
		if g.pairs.has(pair) && (!g.word || isWord(s[i]) && (i == 0 || !isWord(s[i-1]))) {
			return g
		}
	}
	return nil
}

// isWord is what \b takes for a part of a word.
func isWord(b byte) bool {
	return 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' || '0' <= b && b <= '9' || b == '_'
}
