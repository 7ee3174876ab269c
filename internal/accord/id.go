package accord

import "strings"

// IDAlphabet has the 32 characters of an agreement's id in the order of their
// values: Crockford's base 32 in small letters, which leaves out i, l, o and u, so
// that an id can be read aloud and typed.
const IDAlphabet = "0123456789abcdefghjkmnpqrstvwxyz"

// idLength gives 40 bits: with a million agreements, a new one meets the id of
// another with a probability of one in a million.
const idLength = 8

// ValidID reports whether s has the form of an agreement's id, in small letters.
// Whether there is such an agreement is for the register to say.
func ValidID(s string) bool {
	if len(s) != idLength {
		return false
	}
	for i := range len(s) {
		if strings.IndexByte(IDAlphabet, s[i]) < 0 {
			return false
		}
	}
	return true
}
