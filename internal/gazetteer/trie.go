package gazetteer

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// trie finds the longest of many names at a place in a text. Its edges are
// words, so that it neither begins nor ends inside one.
type trie[T any] struct {
	root *node[T]
}

// node is a place in the trie, with the words that may follow.
type node[T any] struct {
	next  map[string]*node[T]
	value T
	full  bool // a name ends here
}

// newTrie is an empty trie.
func newTrie[T any]() *trie[T] { return &trie[T]{root: &node[T]{}} }

// add enters a name and its spelling with "and" for "&" and the reverse. A name
// that is there already keeps its value.
func (t *trie[T]) add(name string, value T) {
	t.addWords(name, value)
	if strings.Contains(name, "&") {
		t.addWords(strings.ReplaceAll(name, "&", "and"), value)
	}
	if strings.Contains(name, " and ") {
		t.addWords(strings.ReplaceAll(name, " and ", " & "), value)
	}
}

// addWords enters a name word by word, as the scanner of texts parts words.
func (t *trie[T]) addWords(name string, value T) {
	n := t.root
	for w, ok := word(name, 0, false); ok; w, ok = word(name, w.end, false) {
		text := name[w.start:w.end]
		if n.next == nil {
			n.next = map[string]*node[T]{}
		}
		child := n.next[text]
		if child == nil {
			child = &node[T]{}
			n.next[text] = child
		}
		n = child
	}
	if n != t.root && !n.full {
		n.value, n.full = value, true
	}
}

// longest returns the value and the end of the longest name that starts with
// the word w of s.
func (t *trie[T]) longest(s string, w piece) (value T, end int, ok bool) {
	n := t.root.next[s[w.start:w.end]]
	for n != nil {
		if n.full {
			value, end, ok = n.value, w.end, true
		}
		if n.next == nil {
			break
		}
		var more bool
		if w, more = word(s, w.end, true); !more {
			break
		}
		n = n.next[s[w.start:w.end]]
	}
	return value, end, ok
}

// piece is a word of a text, or one of the signs that names hold: & , ( ).
type piece struct{ start, end int }

// word returns the next word of s at or after i. With near it looks no further
// than what may stand between two words of one name: a space, a line break, a
// hyphen, an apostrophe, the full stop of "St.".
func word(s string, i int, near bool) (piece, bool) {
	breaks := 0
	for i < len(s) {
		c := s[i]
		if c < utf8.RuneSelf {
			if isWordByte(c) {
				return piece{i, wordEnd(s, i)}, true
			}
			if c == '&' || c == ',' || c == '(' || c == ')' {
				return piece{i, i + 1}, true
			}
			if c == '\n' {
				breaks++
			}
			if near && (breaks > 1 || !strings.ContainsRune(" \n\t\r-'.", rune(c))) {
				return piece{}, false
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if isWordRune(r) {
			return piece{i, wordEnd(s, i)}, true
		}
		if near && !strings.ContainsRune("\u00a0\u2019\u2010\u2011\u2013", r) {
			return piece{}, false
		}
		i += n
	}
	return piece{}, false
}

// wordEnd returns the end of the word at i. Full stops between single letters
// belong to it: "U.S", "D.C".
func wordEnd(s string, i int) int {
	start := i
	for i < len(s) {
		if s[i] < utf8.RuneSelf {
			if !isWordByte(s[i]) {
				if s[i] != '.' || i+1 >= len(s) || !isLetter(s[i+1]) || !dotted(s[start:i]) || i+2 < len(s) && isWordByte(s[i+2]) {
					return i
				}
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if !isWordRune(r) {
			return i
		}
		i += n
	}
	return i
}

// dotted reports whether s is a letter, or letters with full stops between.
func dotted(s string) bool {
	if len(s)%2 == 0 || len(s) > 7 {
		return false
	}
	for i := range len(s) {
		if i%2 == 0 != isLetter(s[i]) || i%2 == 1 && s[i] != '.' {
			return false
		}
	}
	return true
}

// Classes of single bytes, for the words that are ASCII: most are.
func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func isWordByte(c byte) bool { return isLetter(c) || '0' <= c && c <= '9' }

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }
