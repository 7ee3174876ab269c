package form

import (
	"regexp/syntax"
	"unicode"
	"unicode/utf8"
)

// pairSet is a set of pairs of bytes.
type pairSet [1 << 16 / 64]uint64

func (p *pairSet) add(pair uint16)      { p[pair>>6] |= 1 << (pair & 63) }
func (p *pairSet) has(pair uint16) bool { return p[pair>>6]&(1<<(pair&63)) != 0 }

func (p *pairSet) meets(q *pairSet) bool {
	for i := range p {
		if p[i]&q[i] != 0 {
			return true
		}
	}
	return false
}

// beginsOutsideWords reports whether a pair begins with an ASCII character that
// is no part of a word.
func (p *pairSet) beginsOutsideWords() bool {
	for b := range utf8.RuneSelf {
		for next := range 256 {
			if !isWord(byte(b)) && p.has(uint16(b)<<8|uint16(next)) {
				return true
			}
		}
	}
	return false
}

// newPairSet returns the first two bytes of everything that an expression
// matches. It reports false where it may match nothing at all or begin with
// anything.
func newPairSet(tree *syntax.Regexp) (*pairSet, bool) {
	heads, ok := headsOf(tree.Simplify())
	if !ok {
		return nil, false
	}
	set := &pairSet{}
	for h := range heads {
		switch h.n {
		case 0:
			return nil, false
		case 1:
			for b := range 256 {
				set.add(uint16(h.b[0])<<8 | uint16(b))
			}
		default:
			set.add(uint16(h.b[0])<<8 | uint16(h.b[1]))
		}
	}
	return set, true
}

// head is how a match begins: its first bytes, two at the most.
type head struct {
	b [2]byte
	n int
}

func (h head) full() bool { return h.n == len(h.b) }

func (h head) with(next head) head {
	for i := 0; i < next.n && !h.full(); i++ {
		h.b[h.n] = next.b[i]
		h.n++
	}
	return h
}

type heads map[head]bool

// Beyond these an expression begins with so much that trying each place costs
// no more.
const (
	mostRunes = 400
	mostHeads = 8000
)

// headsOf returns the ways in which a match of a simplified expression begins.
func headsOf(re *syntax.Regexp) (heads, bool) {
	switch re.Op {
	case syntax.OpEmptyMatch, syntax.OpBeginLine, syntax.OpEndLine, syntax.OpBeginText, syntax.OpEndText,
		syntax.OpWordBoundary, syntax.OpNoWordBoundary:
		return heads{{}: true}, true
	case syntax.OpLiteral:
		out := heads{{}: true}
		for _, r := range re.Rune {
			if out.full() {
				break
			}
			out = out.then(runeHeads(r, re.Flags&syntax.FoldCase != 0))
		}
		return out, true
	case syntax.OpCharClass:
		return classHeads(re.Rune)
	case syntax.OpCapture:
		return headsOf(re.Sub[0])
	case syntax.OpStar, syntax.OpPlus, syntax.OpQuest:
		return repeatedHeads(re)
	case syntax.OpConcat:
		out := heads{{}: true}
		for _, sub := range re.Sub {
			if out.full() {
				break
			}
			next, ok := headsOf(sub)
			if !ok {
				return nil, false
			}
			if out = out.then(next); len(out) > mostHeads {
				return nil, false
			}
		}
		return out, true
	case syntax.OpAlternate:
		out := heads{}
		for _, sub := range re.Sub {
			more, ok := headsOf(sub)
			if !ok {
				return nil, false
			}
			for h := range more {
				out[h] = true
			}
		}
		return out, len(out) <= mostHeads
	}
	return nil, false // any character
}

// repeatedHeads: x? begins as x or not at all, x+ as x or as x twice.
func repeatedHeads(re *syntax.Regexp) (heads, bool) {
	one, ok := headsOf(re.Sub[0])
	if !ok {
		return nil, false
	}
	out := heads{}
	if re.Op != syntax.OpPlus {
		out[head{}] = true
	}
	for h := range one {
		out[h] = true
	}
	if re.Op != syntax.OpQuest {
		for h := range one.then(one) {
			out[h] = true
		}
	}
	return out, len(out) <= mostHeads
}

func classHeads(ranges []rune) (heads, bool) {
	out := heads{}
	for i := 0; i+1 < len(ranges); i += 2 {
		if ranges[i+1]-ranges[i] > mostRunes {
			return nil, false
		}
		for r := ranges[i]; r <= ranges[i+1]; r++ {
			out[bytesOf(r)] = true
		}
	}
	return out, len(out) <= mostHeads
}

// runeHeads returns a letter in both cases where case does not count.
func runeHeads(r rune, fold bool) heads {
	out := heads{bytesOf(r): true}
	for f := unicode.SimpleFold(r); fold && f != r; f = unicode.SimpleFold(f) {
		out[bytesOf(f)] = true
	}
	return out
}

func bytesOf(r rune) head {
	var b [utf8.UTFMax]byte
	h := head{n: min(utf8.EncodeRune(b[:], r), 2)}
	copy(h.b[:h.n], b[:])
	return h
}

func (all heads) full() bool {
	for h := range all {
		if !h.full() {
			return false
		}
	}
	return true
}

func (all heads) then(next heads) heads {
	out := heads{}
	for h := range all {
		if h.full() {
			out[h] = true
			continue
		}
		for n := range next {
			out[h.with(n)] = true
		}
	}
	return out
}
