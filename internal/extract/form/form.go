// Package form owns the matching of wordings: regular expressions that a
// sentence is asked about one after the other, most of which have nothing in
// it. It finds out from each expression how its matches begin and which words
// they cannot do without, and tries it only where these stand. What it finds is
// what package regexp finds, byte for byte; it never knows what a wording means.
package form

import (
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

// Either returns the form of several wordings any of which may stand, with the flags of
// all of them, `(?i)` for example, in front: long lists are read and merged one a line.
// Of two that begin at the same place the first counts, as in an alternation.
func Either(flags string, wordings ...string) *Form {
	return MustCompile(flags + strings.Join(wordings, "|"))
}

// folded are characters outside ASCII that match an ASCII letter where case
// does not count, as "K" (Kelvin) matches "k". Openings do not have them.
func folded(s string) bool {
	return strings.Contains(s, "\u017f") || strings.Contains(s, "\u212a")
}

// MatchString reports whether s has a match.
func (f *Form) MatchString(s string) bool {
	if m := f.made(); !folded(s) {
		return m.matches(s)
	}
	return f.made().re().MatchString(s)
}

// FindStringSubmatchIndex returns the leftmost match and its groups.
func (f *Form) FindStringSubmatchIndex(s string) []int {
	m := f.made()
	switch {
	case folded(s):
	case len(m.loose) == 0:
		at, _ := m.leftmost(s, 0, true)
		return at
	case !m.matches(s):
		return nil
	}
	return m.re().FindStringSubmatchIndex(s)
}

// FindStringIndex returns the leftmost match.
func (f *Form) FindStringIndex(s string) []int {
	if m := f.made(); !folded(s) {
		return m.first(s)
	}
	return f.made().re().FindStringIndex(s)
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
	m := f.made()
	switch {
	case folded(s):
	case len(m.loose) == 0:
		return m.all(s, n, true)
	case !m.matches(s):
		return nil
	}
	return m.re().FindAllStringSubmatchIndex(s, n)
}

// FindAllStringIndex returns up to n matches, all where n is negative.
func (f *Form) FindAllStringIndex(s string, n int) [][]int {
	m := f.made()
	switch {
	case folded(s):
	case len(m.loose) == 0:
		return m.all(s, n, false)
	case !m.matches(s):
		return nil
	}
	return m.re().FindAllStringIndex(s, n)
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
	if !folded(s) && !m.matches(s) {
		return s
	}
	return m.re().ReplaceAllString(s, repl)
}

// String returns the expression.
func (f *Form) String() string { return f.expr }
