package form

// trie holds openings. Edges are bytes; the edge " " is a run of white space.
// Node 0 is the root, and no edge leads back to it.
type trie struct {
	class   [256]uint8 // byte -> column, with ASCII letters in lower case; 0 is no edge anywhere
	width   int
	next    []uint32 // node*width + column -> node, 0 for none
	ends    []bool   // an opening ends at the node
	first   [256]place
	midword []bool // an opening that may stand within a word ends at or below the node
}

// place says where openings stand that begin with a byte.
type place uint8

const (
	nowhere place = iota
	atWord        // at the beginning of a word only
	anywhere
)

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
	for c := byte('\t'); c <= '\r'; c++ {
		t.class[c] = t.class[' ']
	}
	t.grow()
	for _, o := range list {
		t.add(o)
	}
	t.places()
	return t
}

func (t *trie) grow() {
	t.next = append(t.next, make([]uint32, t.width)...)
	t.ends = append(t.ends, false)
	t.midword = append(t.midword, false)
}

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

// begins reports whether an opening may begin at byte i of s.
func (t *trie) begins(s string, i int) bool {
	switch t.first[s[i]] {
	case nowhere:
		return false
	case anywhere:
		return true
	}
	return i == 0 || !isWord(s[i-1])
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

func isWord(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '_'
}
