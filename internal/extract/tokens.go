package extract

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is a word of a sentence, or a mark between words. Offsets count from
// the start of the sentence.
type token struct {
	start, end int
	text       string
	lower      string // the text in lower case
	capital    bool   // begins with a capital letter
	mark       bool   // a comma, a bracket, a quotation mark, …
}

// tokens splits a sentence. A full stop belongs to an abbreviation or an
// initial ("H.E.", "J."), a hyphen and an apostrophe to their word, a
// possessive 's is a mark of its own. Lower is s with its ASCII letters in lower
// case: words are compared so often that each is folded once.
func tokens(s, lower string) []token {
	const perWord = 5 // bytes, or a little more
	out := make([]token, 0, len(s)/perWord+1)
	for i := 0; i < len(s); {
		if len(out) == cap(out) {
			out = slices.Grow(out, ahead(len(out), i, len(s)))
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.IsSpace(r):
			i += n
			continue
		case isWordRune(r):
			j := wordEnd(s, i)
			if n := max(elision(s[i:j]), runTogether(s[i:j])); n > 0 {
				j = i + n
			}
			out = append(out, token{start: i, end: j, text: s[i:j], lower: lowerWord(s[i:j], lower[i:j]), capital: unicode.IsUpper(r) || innerCapital(s[i:j])})
			i = j
		case strings.HasPrefix(s[i:], "’s"), strings.HasPrefix(s[i:], "'s"), strings.HasPrefix(s[i:], "’S "), strings.HasPrefix(s[i:], "'S "):
			j := i + n + 1
			out = append(out, token{start: i, end: j, text: "'s", lower: "'s", mark: true})
			i = j
		default:
			out = append(out, token{start: i, end: i + n, text: s[i : i+n], lower: lowerWord(s[i:i+n], lower[i:i+n]), mark: true})
			i += n
		}
	}
	return out
}

// ahead is how many more tokens a sentence of length bytes has where it had n in
// the first i: a line of brackets has one a byte, and doubling would take more
// memory than a hundred times the text.
func ahead(n, i, length int) int {
	const slack = 8
	return min(n*(length-i)/max(i, 1)*9/8+slack, length-i)
}

// lowerWord is the lower case of a word whose ASCII letters are in lower case.
func lowerWord(word, lower string) string {
	for i := range len(word) {
		if word[i] >= utf8.RuneSelf {
			return strings.ToLower(word)
		}
	}
	return lower
}

// tokensTo are the tokens of the first n bytes of a sentence.
func (l *line) tokensTo(n int) []token {
	i := sort.Search(len(l.tokens), func(i int) bool { return l.tokens[i].end > n })
	if i < len(l.tokens) && l.tokens[i].start < n {
		return tokens(l.text[:n], l.lower[:n]) // the cut goes through a word
	}
	return l.tokens[:i]
}

// endOf is the end of s in whole words, as far as wordings reach that lead to
// what stands behind s. A sentence may be long, and each name in it asks what
// stands in front of it.
func endOf(s string) string {
	const reach = 200
	if len(s) <= reach {
		return s
	}
	s = s[len(s)-reach:]
	return s[max(0, strings.IndexByte(s, ' ')):]
}

// elision is the length of a French article or preposition that an apostrophe
// ties to its noun: "l’Agence", "d'État".
func elision(w string) int {
	if c := w[0] | 0x20; c != 'l' && c != 'd' {
		return 0
	}
	for _, p := range []string{"l'", "l’", "d'", "d’", "L'", "L’"} {
		if strings.HasPrefix(w, p) && len(w) > len(p) {
			return len(p)
		}
	}
	return 0
}

// runTogether is the length of the first of two words that a page has without
// the space between them: "NationalAuthorities", "the2nd". Names that are
// written so ("GovTech", "MinTIC") have a short part.
func runTogether(w string) int {
	const long = 4
	for _, title := range []string{"Eng", "Dr", "Mr", "Mrs", "HE"} {
		if rest, ok := strings.CutPrefix(w, title); ok && len(rest) > long && 'A' <= rest[0] && rest[0] <= 'Z' && 'a' <= rest[1] && rest[1] <= 'z' {
			return len(title) // "EngAbdullah"
		}
	}
	for i := 1; i < len(w); i++ {
		small := 'a' <= w[i-1] && w[i-1] <= 'z'
		switch {
		case small && 'A' <= w[i] && w[i] <= 'Z' && i >= long && len(w)-i >= long && 'a' <= w[len(w)-1] && w[len(w)-1] <= 'z':
			return i
		case small && '0' <= w[i] && w[i] <= '9' && connectors[strings.ToLower(w[:i])]:
			return i
		}
	}
	return 0
}

// innerCapital holds for "eGovernment" and "e-Governance", which are written as
// names though they begin small.
func innerCapital(w string) bool {
	for i, r := range w {
		if i > 2 {
			return false
		}
		if unicode.IsUpper(r) {
			return true
		}
	}
	return false
}

// isWordRune holds for what words are made of: letters, digits and the marks of
// decomposed letters.
func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// wordEnd is the end of the word that starts at i. Signs within a word belong to it
// where a letter or digit follows at once: hyphens, full stops ("U.S", "J.Bat-Erdene"),
// the plus of "WSIS+20", and apostrophes but for that of a possessive.
func wordEnd(s string, i int) int {
	for i < len(s) {
		if isASCIILetter(s[i]) {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if isWordRune(r) {
			i += n
			continue
		}
		next, _ := utf8.DecodeRuneInString(s[min(i+n, len(s)):])
		if (r == '-' || r == '.' || r == '‑') && isWordRune(next) {
			i += n
			continue
		}
		if r == '+' && unicode.IsDigit(next) { // "WSIS+20"
			i += n
			continue
		}
		if r == '.' && next == '-' && i+2 < len(s) && isASCIILetter(s[i+2]) { // "U.S.-Japan"
			i += 2
			continue
		}
		if (r == '\'' || r == '’') && unicode.IsLetter(next) && !possessive(s[i+n:]) {
			i += n
			continue
		}
		break
	}
	return i
}

// isASCIILetter spares most bytes of a word the decoding of a rune.
func isASCIILetter(c byte) bool { return 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z' }

// possessive holds for the s behind an apostrophe that ends a word.
func possessive(rest string) bool {
	if !strings.HasPrefix(rest, "s") && !strings.HasPrefix(rest, "S ") { // "SINGAPORE'S agency"
		return false
	}
	r, _ := utf8.DecodeRuneInString(rest[1:])
	return !isWordRune(r)
}

// wordSet makes a set of lower-case words.
func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}
