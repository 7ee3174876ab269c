package form

// Words is a set of words and parts of words that are looked for all at once.
type Words struct{ trie *trie }

// AnyOf returns the set of parts, which are in lower case as far as ASCII goes.
func AnyOf(parts ...string) *Words {
	var all []opening
	for _, s := range parts {
		all = append(all, opening{text: s})
	}
	return &Words{newTrie(all)}
}

// In reports whether one of the words stands in s, anywhere and whatever the
// case of ASCII letters; a space in a word is any run of white space.
func (w *Words) In(s string) bool {
	for i := range len(s) {
		if w.trie.begins(s, i) && w.trie.stands(s, i) {
			return true
		}
	}
	return false
}
