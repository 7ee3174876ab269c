package text

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A letterhead names who publishes, above the headline: "Government of India",
// "MINISTRY OF COMMUNICATIONS", "Ministerio de Hacienda", "National ICT Agency".

var (
	// letterheads open the name of an authority, letterTails end it.
	letterheads = strings.Fields(`ministry government department office republic embassy presidency cabinet press bureau secretariat kingdom state
		ministère gouvernement république présidence secrétariat ministerio gobierno república secretaría presidencia ministério governo secretaria presidência`)
	letterTails = strings.Fields("ministry agency authority bureau department office secretariat commission council directorate government press release releases")
	letterLinks = strings.Fields("of for the and de del la las los du des le et y e da do das dos l d")
	// headlineWords are in no name of an authority, but in headlines that begin with one.
	headlineWords = strings.Fields(`sign signs signed inks ink with to at in on by as from between launches hosts joins renews extends opens welcomes meets holds approves adopts
		announces unveils mou memorandum agreement agreements declaration summit forum conference meeting partnership communiqué charter firma firman signe signent con avec statement`)
)

// isLetterhead reports whether a line is the name of an authority and nothing
// else: capitals and the small words between them, without a verb.
func isLetterhead(line string) bool {
	const longest = 110
	words := fields(line)
	if len(line) > longest || len(words) < 2 || endsSentence(line) || strings.ContainsAny(line, "0123456789:?!") {
		return false
	}
	for i, w := range words {
		first, _ := utf8.DecodeRuneInString(w)
		words[i] = strings.ToLower(w)
		if !unicode.IsUpper(first) && !slices.Contains(letterLinks, words[i]) || slices.Contains(headlineWords, words[i]) {
			return false
		}
	}
	return slices.Contains(letterheads, words[0]) || slices.Contains(letterTails, words[len(words)-1])
}
