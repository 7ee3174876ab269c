package query

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"accords/internal/accord"

	"golang.org/x/text/cases"
	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

// Fold takes case, accents and signs off a text, so that "Cote d'Ivoire" is
// "Côte d’Ivoire". Hangul, which NFD takes apart, is put together again.
func Fold(s string) string {
	bare, _, err := transform.String(transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)), norm.NFC), cases.Fold().String(s))
	if err != nil {
		bare = s
	}
	return strings.Join(strings.FieldsFunc(bare, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ")
}

// Near returns the names that a reader may have meant who misspelt one, nearest
// first, at most three, each record once: "Belarous" is near Belarus. A name may
// differ by one letter in four, and by three at most.
func Near(text string, names []accord.Name) []accord.Name {
	type found struct {
		accord.Name
		distance int
	}
	typed := []rune(Fold(text))
	allowed := min(3, len(typed)/4)
	var near []found
	for _, n := range names {
		name := []rune(Fold(n.Name))
		if d := max(len(name)-len(typed), len(typed)-len(name)); d > allowed {
			continue
		}
		if d := distance(typed, name); d > 0 && d <= allowed {
			near = append(near, found{n, d})
		}
	}
	slices.SortStableFunc(near, func(a, b found) int { return a.distance - b.distance })
	var out []accord.Name
	for _, f := range near {
		if len(out) < 3 && !slices.ContainsFunc(out, func(n accord.Name) bool { return n.Record == f.Record && n.Key == f.Key }) {
			out = append(out, f.Name)
		}
	}
	return out
}

// distance is the number of letters to put in, take out or replace, or of
// neighbours to swap, that lead from a to b (Damerau and Levenshtein).
func distance(a, b []rune) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range a {
		row[0] = i + 1
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(row[j]+1, last[j+1]+1, last[j]+cost)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}

// Respelt returns a text of several words with one of them put right, at most
// three ways: "Belarous memorandum" may be "Belarus memorandum". Short words
// are left alone: too many others are near them. So is a word that is a name: "Corea"
// is near "Korea", and puts nothing right.
func Respelt(text string, names []accord.Name) []string {
	words := strings.Fields(text)
	if len(words) < 2 {
		return nil
	}
	var out []string
	for i, word := range words {
		name := Fold(word)
		if utf8.RuneCountInString(word) < 5 || slices.ContainsFunc(names, func(n accord.Name) bool { return Fold(n.Name) == name }) {
			continue
		}
		for _, n := range Near(word, names) {
			right := slices.Clone(words)
			right[i] = n.Name
			if s := strings.Join(right, " "); len(out) < 3 && !slices.Contains(out, s) {
				out = append(out, s)
			}
		}
	}
	return out
}
