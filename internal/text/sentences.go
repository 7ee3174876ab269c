package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"accords/internal/accord"

	"github.com/clipperhouse/uax29/v2/sentences"
)

// sentencesOf splits a block by the rules of Unicode (UAX 29) and puts
// together again what those rules cannot know: abbreviations, initials and
// lines that a layout broke.
func sentencesOf(s string, b accord.Span) []accord.Span {
	var out []accord.Span
	add := func(p accord.Span) {
		for p.End-p.Start > longestSentence {
			cut := cutAt(s, p)
			if first := trim(s, accord.Span{Start: p.Start, End: cut}); first.Start < first.End {
				out = append(out, first)
			}
			p.Start = cut
		}
		if p = trim(s, p); p.Start < p.End {
			out = append(out, p)
		}
	}
	open := accord.Span{Start: b.Start, End: b.Start}
	segments := sentences.FromString(s[b.Start:b.End])
	for segments.Next() {
		next := accord.Span{Start: b.Start + segments.Start(), End: b.Start + segments.End()}
		// White space decides nothing: thousands of carriage returns are as many segments.
		if blank := trim(s, next); blank.Start < blank.End && open.End > open.Start && !joins(s[open.Start:open.End], s[next.Start:b.End]) {
			add(open)
			open.Start = next.Start
		}
		for _, stop := range glued(s[next.Start:next.End]) {
			add(accord.Span{Start: open.Start, End: next.Start + stop})
			open.Start = next.Start + stop
		}
		open.End = next.End
	}
	add(open)
	return out
}

// glued lists the ends of sentences behind which a page has lost the space: "was
// agreed in 2021.The parties will". A word of three letters or a number stands in
// front, and a word with a space behind it follows: abbreviations, initials and
// addresses are not so.
func glued(s string) []int {
	var out []int
	for i := 1; i+2 < len(s); i++ {
		if s[i] != '.' || s[i+1] < 'A' || s[i+1] > 'Z' {
			continue
		}
		from, to := i, i+2
		for from > 0 && ('a' <= s[from-1] && s[from-1] <= 'z' || '0' <= s[from-1] && s[from-1] <= '9') {
			from--
		}
		for to < len(s) && 'a' <= s[to] && s[to] <= 'z' {
			to++
		}
		digits := from < i && s[from] <= '9' && from > 0 && s[from-1] == ' '
		word := i-from >= 3 && s[from] > '9'
		if (word || digits) && to < len(s) && s[to] == ' ' {
			out = append(out, i+1)
		}
	}
	return out
}

// longestSentence is a length in bytes that no sentence has. What is longer is a
// table or a list without full stops; it is cut, so that whoever compares the
// words of a sentence with each other is done in time.
const longestSentence = 3000

// cutAt is the end of the last line or word in the first bytes of p.
func cutAt(s string, p accord.Span) int {
	head := s[p.Start : p.Start+longestSentence]
	for _, end := range []string{"\n", " "} {
		if i := strings.LastIndex(head, end); i > 0 {
			return p.Start + i
		}
	}
	cut := p.Start + longestSentence
	for cut > p.Start+longestSentence-utf8.UTFMax && !utf8.RuneStart(s[cut]) {
		cut--
	}
	return cut
}

func sentencesIn(s string, blocks []Block) []Sentence {
	out := make([]Sentence, 0, len(blocks))
	for i, b := range blocks {
		for _, p := range sentencesOf(s, b.Span) {
			out = append(out, Sentence{Span: p, Block: i, Continues: -1})
		}
	}
	carryOn(s, blocks, out)
	return out
}

// carryOn connects the two halves of a sentence that other blocks stand in: the
// first stops without an end, the second starts in lower case.
func carryOn(s string, blocks []Block, all []Sentence) {
	broken := -1
	for i := range all {
		kind := blocks[all[i].Block].Kind
		if kind != Paragraph && kind != Heading {
			continue
		}
		body := s[all[i].Span.Start:all[i].Span.End]
		first, _ := utf8.DecodeRuneInString(body)
		if broken >= 0 && all[broken].Block < all[i].Block && unicode.IsLower(first) {
			all[i].Continues = broken
		}
		broken = -1
		if last, _ := utf8.DecodeLastRuneInString(body); (unicode.IsLower(last) || last == ',') && len(body) > 60 {
			broken = i
		}
	}
}

// joins reports whether what follows belongs to the sentence so far.
func joins(sofar, rest string) bool {
	t := strings.TrimRightFunc(sofar, isBlank)
	if t == "" {
		return true
	}
	rest = strings.TrimLeftFunc(rest, isBlank)
	const longestMark = 8 // bytes of "(iii)" and what is like it
	if n, ok := enumerator(t[:min(len(t), longestMark)] + " "); ok && n >= len(t) {
		return true // the number of an item belongs to the item
	}
	if !strings.HasSuffix(t, ".") {
		last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(t, "\"'”’»)]"))
		return !strings.ContainsRune(".!?…。", last)
	}
	return abbreviates(t[:len(t)-1], rest)
}

// abbreviates reports whether the full stop after t marks an abbreviation and
// not the end of a sentence that continues with rest.
func abbreviates(t, rest string) bool {
	word := t[strings.LastIndexFunc(t, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("([“\"‘", r) })+1:]
	first, _ := utf8.DecodeRuneInString(rest)
	switch {
	case titles[strings.ToLower(word)]:
		return true
	case unicode.IsLower(first):
		return true
	case numbered[strings.ToLower(word)]:
		return unicode.IsDigit(first) || unicode.IsUpper(first) && !starters[firstWord(rest)]
	case utf8.RuneCountInString(word) == 1 && unicode.IsUpper([]rune(word)[0]):
		return !starters[firstWord(rest)] // an initial: "Patrick I. Gomes"
	case len(word) == 2 && initials[word]:
		return unicode.IsUpper(first) && !starters[firstWord(rest)]
	case strings.Contains(word, ".") && !strings.ContainsAny(word, "@/0123456789") && len(word) <= 8:
		return !starters[firstWord(rest)] // U.S., H.E., Ph.D
	}
	return false
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

var (
	// titles never end a sentence.
	titles = set("mr mrs ms mx dr prof hon rev gen lt col maj capt cmdr adm sgt amb sen rep gov pres h.e h.h h.r.h st mt ft messrs mme mlle sr sra vs viz e.g i.e cf approx esp incl fig eng ir drs dato tn hj lic ing")
	// numbered stand before a number or a name, or at the end of a sentence.
	numbered = set("no nos art arts sec vol ch para pp p jan feb mar apr jun jul aug sep sept oct nov dec inc ltd co corp dept dist univ ave bros jr etc al rs")
	// initials of given names in other scripts are of two Latin letters: "Sh. Karimov".
	initials = set("Sh Zh Ch Kh Yu Ya Ye Yo Th Ts Dz Gh Dj")
	// starters are words that start a sentence after an abbreviation.
	starters = set("The A An In On At It This That These Those He She They We As For With But And However Under By Its Their His Her There After Before During When While Both According To From")
)
