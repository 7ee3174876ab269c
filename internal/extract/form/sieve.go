package form

// Sieve tells which of up to 64 lists of words have one that stands in a text. It
// looks for all of them at once, so that a sentence is read once and not once
// for each list.
type Sieve struct {
	trie *trie
	at   []uint64 // node of the trie -> the lists that have a word which ends there or on the way there
	all  uint64
}

// NewSieve returns a sieve of the lists, whose words are in lower case as far as
// ASCII goes. The bit 1<<i stands for the list i. It panics where there are more
// than 64.
func NewSieve(lists ...[]string) *Sieve {
	const most = 64
	if len(lists) > most {
		panic("form: a sieve has at most 64 lists")
	}
	var all []opening
	for _, list := range lists {
		for _, w := range list {
			all = append(all, opening{text: w})
		}
	}
	v := &Sieve{trie: newTrie(distinct(all))}
	v.at = make([]uint64, len(v.trie.ends))
	for i, list := range lists {
		v.all |= 1 << i
		for _, w := range list {
			v.at[v.trie.node(w)] |= 1 << i
		}
	}
	return v
}

// In returns the bits of the lists that have a word in s, anywhere and whatever
// the case of ASCII letters; a space in a word is any run of white space.
func (v *Sieve) In(s string) uint64 {
	var found uint64
	for i := 0; i < len(s) && found != v.all; i++ {
		if v.trie.begins(s, i) {
			found |= v.from(s, i)
		}
	}
	return found
}

// from collects the lists with a word that stands at i.
func (v *Sieve) from(s string, i int) uint64 {
	var found uint64
	node := 0
	for i < len(s) {
		if node = v.trie.step(node, s[i]); node == 0 {
			break
		}
		found |= v.at[node]
		i = afterBlanks(s, i)
	}
	return found
}
