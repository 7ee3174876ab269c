package form

import (
	"math/bits"
	"regexp"
	"regexp/syntax"
	"sync"
	"unicode/utf8"
)

// matcher is what is known of an expression: the wordings that it is an
// alternation of, and how each of them may begin. Where a text has such a beginning
// that wording alone is tried: an expression of fifty would have to set out with
// all of them at every "the".
type matcher struct {
	re     func() *regexp.Regexp // all of it
	groups int                   // in all of it
	ways   []way
	begins *trie    // how matches of the ways begin
	at     []uint64 // node of the trie -> the ways that may begin with what ends there
	loose  []loose  // the wordings that may begin with anything
}

// way is a wording of which it is known how it begins.
type way struct {
	order  int                   // among the wordings
	groups int                   // in the wordings before
	front  func() *regexp.Regexp // at the start of a text
	behind func() *regexp.Regexp // behind the first character of a text, which \b and ^ look at
}

// loose is a wording that may begin with anything.
type loose struct {
	order int
	re    func() *regexp.Regexp
	start *trie // how matches begin of one that matches at the start of a text only
	signs bool  // or behind what is no word there: "- Signed in …"
	need  *trie // words one of which is in every match; nil where there is none
}

// newMatcher panics where expr is no expression.
func newMatcher(expr string) *matcher {
	m := &matcher{re: lazily(expr)}
	flags, wordings := alternatives(expr)
	var all []opening
	var of [][]opening
	for i, wording := range wordings {
		wording = flags + wording
		tree, err := syntax.Parse(wording, syntax.Perl)
		if err != nil {
			panic("form: " + expr + ": " + err.Error())
		}
		if first := openings(tree); shortest(first) == 0 || anchored(tree) {
			m.loose = append(m.loose, newLoose(i, wording, tree, first))
		} else {
			m.ways = append(m.ways, way{order: i, groups: m.groups, front: lazily(`\A(?:` + wording + `)`), behind: lazily(`\A(?s:.)(?:` + wording + `)`)})
			all, of = append(all, first...), append(of, first)
		}
		m.groups += tree.MaxCap()
	}
	if len(all) == 0 {
		return m
	}
	m.begins = newTrie(distinct(all))
	m.at = make([]uint64, len(m.begins.ends))
	for i, list := range of {
		for _, o := range list {
			m.at[m.begins.node(o.text)] |= 1 << i
		}
	}
	return m
}

func newLoose(order int, expr string, tree *syntax.Regexp, first []opening) loose {
	l := loose{order: order, re: lazily(expr)}
	if rest := behindSigns(tree); rest != nil {
		first, l.signs = openings(rest), true
	}
	if anchored(tree) && shortest(first) > 0 {
		l.start = trieOf(first)
		return l
	}
	l.signs, l.need = false, trieOf(required(tree))
	return l
}

// behindSigns is what follows in an expression that begins with "^\W*"; nil for any other.
func behindSigns(re *syntax.Regexp) *syntax.Regexp {
	if !anchored(re) || re.Op != syntax.OpConcat || len(re.Sub) < 3 || re.Sub[1].Op != syntax.OpStar || re.Sub[1].Sub[0].Op != syntax.OpCharClass {
		return nil
	}
	class := re.Sub[1].Sub[0].Rune
	for c := range byte(utf8.RuneSelf) {
		for i := 0; isWord(c) && i < len(class); i += 2 {
			if class[i] <= rune(c) && rune(c) <= class[i+1] {
				return nil
			}
		}
	}
	rest := *re
	rest.Sub = re.Sub[2:]
	return &rest
}

// lazily compiles an expression when it is first run: most of those that a rule
// knows are not, in a text.
func lazily(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
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

// standing are the ways that may begin at i, where the trie says that something may.
func (m *matcher) standing(s string, i int) uint64 {
	var found uint64
	for node := 0; i < len(s); i = afterBlanks(s, i) {
		if node = m.begins.step(node, s[i]); node == 0 {
			break
		}
		found |= m.at[node]
	}
	return found
}

// on is the expression that tells whether the wording stands at i, and the text
// to run it on.
func (w *way) on(s string, i int) (*regexp.Regexp, string) {
	if i == 0 {
		return w.front(), s
	}
	return w.behind(), s[i-1:]
}

// matches reports whether s has a match. The methods of a matcher are asked of
// texts in which nothing is folded.
func (m *matcher) matches(s string) bool {
	for i := 0; m.begins != nil && i < len(s); i++ {
		if !m.begins.begins(s, i) {
			continue
		}
		among := m.standing(s, i)
		if among != 0 && m.begins.matches(s, i) {
			return true
		}
		for ; among != 0; among &= among - 1 {
			if re, rest := m.ways[bits.TrailingZeros64(among)].on(s, i); re.MatchString(rest) {
				return true
			}
		}
	}
	for i := range m.loose {
		if l := &m.loose[i]; l.mayMatch(s) && l.re().MatchString(s) {
			return true
		}
	}
	return false
}

// mayMatch reports whether the words are there that every match needs.
func (l *loose) mayMatch(s string) bool {
	switch {
	case l.start != nil:
		for i := 0; ; i++ {
			if l.start.stands(s, i) {
				return true
			}
			if !l.signs || i == len(s) || isWord(s[i]) {
				return false
			}
		}
	case l.need == nil:
		return true
	}
	for i := range len(s) {
		if l.need.begins(s, i) && l.need.stands(s, i) {
			return true
		}
	}
	return false
}

// first returns the leftmost match as regexp.FindStringIndex does: of two that
// begin at the same place, that of the wording which comes first.
func (m *matcher) first(s string) []int {
	at, order := m.leftmost(s, 0, false)
	for i := range m.loose {
		l := &m.loose[i]
		if !l.mayMatch(s) {
			continue
		}
		if found := l.re().FindStringIndex(s); found != nil && (at == nil || found[0] < at[0] || found[0] == at[0] && l.order < order) {
			at, order = found, l.order
		}
	}
	return at
}

// leftmost returns the leftmost match of the ways that begins at from or later,
// with the text before in view, and the order of its wording. With groups it has
// those of the whole expression; without, it takes half the time.
func (m *matcher) leftmost(s string, from int, groups bool) (at []int, order int) {
	for i := from; m.begins != nil && i < len(s); i++ {
		if !m.begins.begins(s, i) {
			continue
		}
		for among := m.standing(s, i); among != 0; among &= among - 1 {
			w := &m.ways[bits.TrailingZeros64(among)]
			re, rest := w.on(s, i)
			find := re.FindStringIndex
			if groups {
				find = re.FindStringSubmatchIndex
			}
			if found := find(rest); found != nil {
				return m.placed(w, found, i, groups), w.order
			}
		}
	}
	return nil, 0
}

// placed turns a match of a way at i into one of the expression in the whole text.
func (m *matcher) placed(w *way, found []int, i int, groups bool) []int {
	for k := range found {
		if found[k] >= 0 && i > 0 {
			found[k] += i - 1
		}
	}
	found[0] = i
	if !groups || len(m.ways) == 1 && len(m.loose) == 0 {
		return found
	}
	out := make([]int, 2+2*m.groups)
	for k := range out {
		out[k] = -1
	}
	copy(out, found[:2])
	copy(out[2+2*w.groups:], found[2:])
	return out
}

// all goes on behind each match, as package regexp does. No way matches nothing, so
// that it always moves on.
func (m *matcher) all(s string, n int, groups bool) [][]int {
	var out [][]int
	for from := 0; n < 0 || len(out) < n; {
		at, _ := m.leftmost(s, from, groups)
		if at == nil {
			break
		}
		out = append(out, at)
		from = at[1]
	}
	return out
}
