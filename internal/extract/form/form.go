// Package form owns the matching of wordings: regular expressions that a
// sentence is asked about one after the other, most of which have nothing in
// it. It finds out from each expression how its matches begin and which words
// they cannot do without, and tries it only where these stand. What it finds is
// what package regexp finds, byte for byte; it never knows what a wording means.
package form

import (
	"regexp"
	"regexp/syntax"
	"strings"
	"sync"
)

// Form is a regular expression over sentences. It is immutable and safe for
// concurrent use. Its methods return what those of regexp.Regexp return.
type Form struct {
	expr string
	made func() *matcher // at the first use: a program that reads no text need not wait for hundreds of forms
}

// MustCompile returns the form of an expression. Where it is none, its first use
// panics.
func MustCompile(expr string) *Form {
	return &Form{expr: expr, made: sync.OnceValue(func() *matcher { return newMatcher(expr) })}
}

// matcher is what is known of an expression.
type matcher struct {
	re     *regexp.Regexp
	behind *regexp.Regexp // re behind the first character of a string, which \b and ^ look at
	begins *trie          // how matches begin; nil where they may begin with anything
	start  *trie          // how matches begin of an expression that matches at the start of a text only
	need   *trie          // words one of which is in every match; nil where there is none
}

func newMatcher(expr string) *matcher {
	f := &matcher{re: regexp.MustCompile(expr)}
	tree, err := syntax.Parse(expr, syntax.Perl)
	if err != nil {
		return f
	}
	f.need = trieOf(required(tree))
	switch first := openings(tree); {
	case shortest(first) == 0:
	case anchored(tree):
		f.start = trieOf(first)
	default:
		f.begins = trieOf(first)
		f.behind = regexp.MustCompile(`\A(?s:.)(?:` + expr + `)`)
	}
	return f
}

// Either returns the form of several wordings any of which may stand, with the flags of
// all of them, `(?i)` for example, in front: long lists are read and merged one a line.
// Of two that begin at the same place the first counts, as in an alternation.
func Either(flags string, wordings ...string) *Form {
	return MustCompile(flags + strings.Join(wordings, "|"))
}

// trieOf is the trie of a list; nil for an empty one, which says nothing.
func trieOf(list []opening) *trie {
	if len(list) == 0 {
		return nil
	}
	return newTrie(list)
}

// anchored expressions match at the start of a text or nowhere: package regexp
// does not look any further either.
func anchored(re *syntax.Regexp) bool {
	return re.Op == syntax.OpBeginText || re.Op == syntax.OpConcat && re.Sub[0].Op == syntax.OpBeginText
}

// shortest is the length of the shortest opening.
func shortest(list []opening) int {
	n := longest
	for _, o := range list {
		n = min(n, len(o.text))
	}
	if len(list) == 0 {
		return 0
	}
	return n
}

// required lists words one of which stands in every match: how the match
// begins, or, where that says more, a part further on.
func required(re *syntax.Regexp) []opening {
	var best []opening
	better := func(list []opening) {
		if n := shortest(list); n > shortest(best) && n > 1 {
			best = list
		}
	}
	better(openings(re))
	switch re.Op {
	case syntax.OpCapture, syntax.OpPlus:
		better(required(re.Sub[0]))
	case syntax.OpConcat:
		for i := range re.Sub {
			rest := *re
			rest.Sub = re.Sub[i:]
			better(openings(&rest))
			better(required(re.Sub[i]))
		}
	case syntax.OpAlternate:
		var all []opening
		for _, sub := range re.Sub {
			list := required(sub)
			if len(list) == 0 {
				return best
			}
			all = append(all, list...)
		}
		better(distinct(all))
	}
	return best
}

// folded are characters outside ASCII that match an ASCII letter where case
// does not count, as "K" (Kelvin) matches "k". Openings do not have them.
func folded(s string) bool {
	return strings.Contains(s, "\u017f") || strings.Contains(s, "\u212a")
}

// find returns the leftmost match of s[from:] as regexp.FindStringSubmatchIndex
// does, but with the text before from in view; without groups as
// regexp.FindStringIndex does, which takes half the time.
func (f *matcher) find(s string, from int, groups bool) []int {
	first, behind := f.re.FindStringIndex, f.behind.FindStringIndex
	if groups {
		first, behind = f.re.FindStringSubmatchIndex, f.behind.FindStringSubmatchIndex
	}
	for i := from; i < len(s); i++ {
		if !f.begins.begins(s, i) || !f.begins.stands(s, i) {
			continue
		}
		if i == 0 {
			return first(s)
		}
		if m := behind(s[i-1:]); m != nil {
			for k := range m {
				if m[k] >= 0 {
					m[k] += i - 1
				}
			}
			m[0] = i
			return m
		}
	}
	return nil
}

// MatchString reports whether s has a match.
func (f *Form) MatchString(s string) bool {
	m := f.made()
	switch {
	case folded(s):
		return m.re.MatchString(s)
	case m.begins == nil:
		return m.mayMatch(s) && m.re.MatchString(s)
	}
	for i := range len(s) {
		switch {
		case !m.begins.begins(s, i) || !m.begins.stands(s, i):
		case m.begins.matches(s, i):
			return true
		case i == 0:
			return m.re.MatchString(s)
		case m.behind.MatchString(s[i-1:]):
			return true
		}
	}
	return false
}

// mayMatch reports whether the words are there that every match needs.
func (f *matcher) mayMatch(s string) bool {
	switch {
	case f.start != nil:
		return f.start.stands(s, 0)
	case f.need == nil:
		return true
	}
	for i := range len(s) {
		if f.need.begins(s, i) && f.need.stands(s, i) {
			return true
		}
	}
	return false
}

// FindStringSubmatchIndex returns the leftmost match and its groups.
func (f *Form) FindStringSubmatchIndex(s string) []int {
	m := f.made()
	switch {
	case folded(s):
		return m.re.FindStringSubmatchIndex(s)
	case m.begins != nil:
		return m.find(s, 0, true)
	case !m.mayMatch(s):
		return nil
	}
	return m.re.FindStringSubmatchIndex(s)
}

// FindStringIndex returns the leftmost match.
func (f *Form) FindStringIndex(s string) []int {
	m := f.made()
	if m.begins == nil && !folded(s) && !m.mayMatch(s) {
		return nil
	}
	if m.begins == nil || folded(s) {
		return m.re.FindStringIndex(s)
	}
	return m.find(s, 0, false)
}

// FindStringSubmatch returns the words of the leftmost match and its groups.
func (f *Form) FindStringSubmatch(s string) []string {
	m := f.FindStringSubmatchIndex(s)
	if m == nil {
		return nil
	}
	out := make([]string, len(m)/2)
	for i := range out {
		if m[2*i] >= 0 {
			out[i] = s[m[2*i]:m[2*i+1]]
		}
	}
	return out
}

// FindAllStringSubmatchIndex returns up to n matches and their groups, all where
// n is negative.
func (f *Form) FindAllStringSubmatchIndex(s string, n int) [][]int {
	return f.made().findAll(s, n, true)
}

// FindAllStringIndex returns up to n matches, all where n is negative.
func (f *Form) FindAllStringIndex(s string, n int) [][]int {
	return f.made().findAll(s, n, false)
}

// findAll goes on behind each match, as package regexp does. No expression that begins
// with something matches nothing, so that it always moves on.
func (f *matcher) findAll(s string, n int, groups bool) [][]int {
	if f.begins == nil && !folded(s) && !f.mayMatch(s) {
		return nil
	}
	if f.begins == nil || folded(s) {
		if groups {
			return f.re.FindAllStringSubmatchIndex(s, n)
		}
		return f.re.FindAllStringIndex(s, n)
	}
	var out [][]int
	for from := 0; n < 0 || len(out) < n; {
		m := f.find(s, from, groups)
		if m == nil {
			break
		}
		out = append(out, m)
		from = m[1]
	}
	return out
}

// ReplaceAllStringFunc returns s with every match replaced by what repl makes
// of it.
func (f *Form) ReplaceAllStringFunc(s string, repl func(string) string) string {
	found := f.FindAllStringIndex(s, -1)
	if len(found) == 0 {
		return s
	}
	var b strings.Builder
	done := 0
	for _, m := range found {
		b.WriteString(s[done:m[0]])
		b.WriteString(repl(s[m[0]:m[1]]))
		done = m[1]
	}
	b.WriteString(s[done:])
	return b.String()
}

// ReplaceAllString returns s with every match replaced by repl, in which $1 is
// the first group.
func (f *Form) ReplaceAllString(s, repl string) string {
	m := f.made()
	if !folded(s) && !m.mayMatch(s) {
		return s
	}
	return m.re.ReplaceAllString(s, repl)
}

// String returns the expression.
func (f *Form) String() string { return f.expr }
