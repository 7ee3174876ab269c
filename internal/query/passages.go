package query

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"accords/internal/accord"
)

// Hits returns the spans of the words of a text that one of the stems begins,
// accents and case aside. A stem is what the text search makes of a word:
// "agreement" for "agreements". Postgres finds more than that (it knows that
// "ran" is "run"); a word that is found and not marked does no harm.
func Hits(text string, stems []string) []accord.Span {
	var out []accord.Span
	for start := 0; start < len(text); {
		r, size := utf8.DecodeRuneInString(text[start:])
		if !inWord(r) {
			start += size
			continue
		}
		end := start
		for end < len(text) {
			r, size := utf8.DecodeRuneInString(text[end:])
			if !inWord(r) {
				break
			}
			end += size
		}
		if begins(Fold(text[start:end]), stems) {
			out = append(out, accord.Span{Start: start, End: end})
		}
		start = end
	}
	return out
}

// inWord holds for letters, digits, and the marks that stand on a letter in decomposed
// text.
func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

// begins leaves aside words that are much longer than a stem: "in" is not
// "international". In Korean endings follow a word, and a syllable is a letter.
func begins(word string, stems []string) bool {
	for _, stem := range stems {
		if rest, ok := strings.CutPrefix(word, stem); ok && utf8.RuneCountInString(rest) <= 4 {
			return true
		}
	}
	return false
}

// around is how many bytes of a text a passage has on either side of a hit.
const around = 90

// Passages returns up to most parts of a long text that have one of the words,
// cut between words, in the order of the text.
func Passages(text string, stems []string, most int) []accord.Passage {
	var out []accord.Passage
	last := 0
	for _, h := range Hits(text, stems) {
		if len(out) == most {
			break
		}
		if h.Start < last {
			continue // it stands in the passage before
		}
		start, end := wordStart(text, max(last, h.Start-around)), wordEnd(text, min(len(text), h.End+around))
		// A passage stays in its line: a headline is no part of a sentence.
		if i := strings.LastIndexByte(text[start:h.Start], '\n'); i >= 0 {
			start += i + 1
		}
		if i := strings.IndexByte(text[h.End:end], '\n'); i >= 0 {
			end = h.End + i
		}
		out = append(out, accord.Passage{Span: accord.Span{Start: start, End: end}, Text: text[start:end]})
		last = end
	}
	return out
}

// wordStart moves forward to the next word, wordEnd back to the end of one:
// no word and no letter is cut in two.
func wordStart(text string, at int) int {
	if at == 0 {
		return 0
	}
	// Without a blank nearby, in a text of long words, the next letter has to do.
	if i := strings.IndexAny(text[at:], " \n"); i >= 0 && i < around {
		return at + i + 1
	}
	for at < len(text) && !utf8.RuneStart(text[at]) {
		at++
	}
	return at
}

func wordEnd(text string, at int) int {
	if at >= len(text) {
		return len(text)
	}
	// A blank farther back than a passage reaches would leave nothing of it.
	if i := strings.LastIndexAny(text[:at], " \n"); i >= 0 && i > at-around {
		return i
	}
	for at > 0 && !utf8.RuneStart(text[at]) {
		at--
	}
	return at
}
