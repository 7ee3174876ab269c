package form

// trie holds openings. Edges are bytes; the edge " " is a run of white space.
// Node 0 is the root, and no edge leads back to it.
type trie struct {
	class   [256]uint8 // byte -> column, with ASCII letters in lower case; 0 is no edge anywhere
	width   int
	next    []uint32 // node*width + column -> node, 0 for none
	ends    []bool   // an opening ends at the node
	whole   []ending // a whole match ends at the node, in one of these ways
	first   [256]place
	second  [256]uint64 // the next byte -> bits of the columns of first bytes behind which it may stand
	midword []bool      // an opening that may stand within a word ends at or below the node
}

// ending is a set of ways in which a whole match ends at a node: with or without
// a boundary of a word in front of it, and behind it.
type ending uint8

const (
	bare ending = 1 << iota
	wordInFront
	wordBehind
	wordAround
)

// wayOf is the way in which an opening is a whole match; 0 where it is none.
func wayOf(o opening) ending {
	switch {
	case !o.open || !o.exact:
		return 0
	case o.word && o.edge:
		return wordAround
	case o.word:
		return wordInFront
	case o.edge:
		return wordBehind
	}
	return bare
}

// setBits are those of a set of columns, two of which may share one.
const setBits = 64

// place says where openings stand that begin with a byte.
type place uint8

const (
	nowhere place = iota
	atWord        // at the beginning of a word only
	anywhere
)

// newTrie builds the trie of openings. Each byte that occurs in them gets a column,
// capitals that of their small letter, so that a node is a row of a few numbers.
func newTrie(list []opening) *trie {
	t := &trie{width: 1}
	for _, o := range list {
		for i := range len(o.text) {
			if t.class[o.text[i]] == 0 {
				t.class[o.text[i]] = uint8(t.width)
				t.width++
			}
		}
	}
	for c := byte('A'); c <= 'Z'; c++ {
		t.class[c] = t.class[c+'a'-'A']
	}
	for _, c := range "\t\n\f\r" {
		t.class[c] = t.class[' ']
	}
	t.grow()
	for _, o := range list {
		t.add(o)
	}
	t.places()
	t.seconds()
	return t
}

// grow adds a node.
func (t *trie) grow() {
	t.next = append(t.next, make([]uint32, t.width)...)
	t.ends = append(t.ends, false)
	t.whole = append(t.whole, 0)
	t.midword = append(t.midword, false)
}

// add enters an opening.
func (t *trie) add(o opening) {
	node, within := 0, !(o.word && isWord(o.text[0]))
	for i := range len(o.text) {
		edge := node*t.width + int(t.class[o.text[i]])
		if t.next[edge] == 0 {
			t.next[edge] = uint32(len(t.ends))
			t.grow()
		}
		node = int(t.next[edge])
		t.midword[node] = t.midword[node] || within
	}
	t.ends[node] = true
	t.whole[node] |= wayOf(o)
}

// places notes with which bytes openings begin.
func (t *trie) places() {
	for c := range 256 {
		n := t.next[t.class[c]]
		switch {
		case t.class[c] == 0 || n == 0:
		case t.midword[n]:
			t.first[c] = anywhere
		default:
			t.first[c] = atWord
		}
	}
}

// seconds notes which bytes may stand behind the first ones. Most places of a text
// are ruled out by their first two bytes.
func (t *trie) seconds() {
	for c := range 256 {
		column := t.class[c]
		n := int(t.next[column])
		if column == 0 || n == 0 {
			continue
		}
		for d := range 256 {
			more := t.class[d] != 0 && t.next[n*t.width+int(t.class[d])] != 0
			run := isBlank(rune(c)) && isBlank(rune(d))
			if more || run || t.ends[n] {
				t.second[d] |= 1 << (column % setBits)
			}
		}
	}
}

// begins reports whether an opening may begin at byte i of s.
func (t *trie) begins(s string, i int) bool {
	c := s[i]
	switch at := t.first[c]; {
	case at == nowhere, at == atWord && i > 0 && wordBytes[s[i-1]]:
		return false
	case i+1 == len(s):
		return true
	}
	return t.second[s[i+1]]>>(t.class[c]%setBits)&1 != 0
}

// stands reports whether any opening stands at i.
func (t *trie) stands(s string, i int) bool {
	node := 0
	for !t.ends[node] {
		if i == len(s) {
			return false
		}
		if node = t.step(node, s[i]); node == 0 {
			return false
		}
		i = afterBlanks(s, i)
	}
	return true
}

// matches reports whether an opening that is a whole match stands at i. It may
// report false where one does: package regexp has the last word.
func (t *trie) matches(s string, i int) bool {
	front := boundary(s, i)
	for node, at := 0, i; at < len(s); {
		if node = t.step(node, s[at]); node == 0 {
			return false
		}
		at = afterBlanks(s, at)
		way := t.whole[node]
		if way&bare != 0 || way&wordInFront != 0 && front || way&(wordBehind|wordAround) != 0 && boundary(s, at) && (front || way&wordBehind != 0) {
			return true
		}
	}
	return false
}

// boundary is what \b asks for at i.
func boundary(s string, i int) bool {
	return (i > 0 && isWord(s[i-1])) != (i < len(s) && isWord(s[i]))
}

// step follows the edge c from a node; 0 where there is none.
func (t *trie) step(node int, c byte) int {
	column := int(t.class[c])
	if column == 0 {
		return 0
	}
	return int(t.next[node*t.width+column])
}

// node is where an opening ends that the trie has.
func (t *trie) node(opening string) int {
	node := 0
	for i := range len(opening) {
		node = t.step(node, opening[i])
	}
	return node
}

// afterBlanks is the index behind the byte at i, or behind the run of white
// space that begins there.
func afterBlanks(s string, i int) int {
	blank := isBlank(rune(s[i]))
	for i++; blank && i < len(s) && isBlank(rune(s[i])); i++ {
	}
	return i
}

// isWord holds for the bytes between which \b sees no boundary.
func isWord(c byte) bool { return wordBytes[c] }

// wordBytes are those of which \b sees words.
var wordBytes = func() (is [256]bool) {
	for c := range is {
		b := byte(c)
		is[c] = 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' || '0' <= b && b <= '9' || b == '_'
	}
	return is
}()
