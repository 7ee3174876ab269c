package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"accords/internal/accord"
)

// widest is the width beyond which a line is a paragraph of its own and not
// one that a layout broke.
const widest = 120

// blocks puts the lines of s together where a layout broke them apart: within
// a run of lines that fill one width, and wherever a line stops in the middle
// of a sentence and the next goes on in lower case.
func blocks(s string) []Block {
	lines := splitLines(s)
	again := repeated(s, lines)
	out := make([]Block, 0, len(lines))
	for i := 0; i < len(lines); {
		j := i + 1
		wrapped := wrapEnd(s, lines, i)
		for j < len(lines) && (j < wrapped && !startsItem(s[lines[j].Start:]) || !again[j-1] && !again[j] && goesOn(s, lines[j-1], lines[j])) {
			j++
		}
		out = append(out, Block{Span: accord.Span{Start: lines[i].Start, End: lines[j-1].End}})
		i = j
	}
	return out
}

// repeated says of each line whether it is a copy of an earlier one. Short lines
// recur in tables and contact lists with a meaning of their own and do not count.
func repeated(s string, lines []accord.Span) []bool {
	const short = 60
	out := make([]bool, len(lines))
	seen := map[string]bool{}
	for i, p := range lines {
		if p.End-p.Start >= short {
			out[i] = seen[s[p.Start:p.End]]
			seen[s[p.Start:p.End]] = true
		}
	}
	return out
}

// splitLines returns the lines of s that are not blank, trimmed.
func splitLines(s string) []accord.Span {
	out := make([]accord.Span, 0, strings.Count(s, "\n")+1)
	for start := 0; start < len(s); {
		end := strings.IndexByte(s[start:], '\n')
		if end < 0 {
			end = len(s)
		} else {
			end += start
		}
		if t := trim(s, accord.Span{Start: start, End: end}); t.Start < t.End {
			out = append(out, t)
		}
		start = end + 1
	}
	return out
}

// trim takes white space, byte order marks and zero-width characters off both
// ends of a span.
func trim(s string, p accord.Span) accord.Span {
	body := s[p.Start:p.End]
	left := strings.TrimLeftFunc(body, isBlank)
	right := strings.TrimRightFunc(left, isBlank)
	start := p.Start + len(body) - len(left)
	return accord.Span{Start: start, End: start + len(right)}
}

func isBlank(r rune) bool {
	return unicode.IsSpace(r) || r == '\uFEFF' || r == '\u200B' || r == '\u3164'
}

// wrapEnd returns the end of the run of lines from i on that one width broke:
// no line of it, the last aside, could have held the first word of the next. A
// run is looked at for some pages and no further, since each line of it asks.
func wrapEnd(s string, lines []accord.Span, i int) int {
	const narrowest, enough, most = 40, 3, 400
	width, end := 0, i
	for end < min(len(lines), i+most) && (end == i || adjacent(s, lines[end-1], lines[end])) {
		n := utf8.RuneCountInString(s[lines[end].Start:min(lines[end].End, lines[end].Start+4*widest)])
		if n > widest {
			return i + 1
		}
		width = max(width, n)
		end++
		if n < narrowest {
			break
		}
	}
	if end-i < enough || width < narrowest {
		return i + 1
	}
	for k := i; k < end-1; k++ {
		room := width - utf8.RuneCountInString(s[lines[k].Start:lines[k].End])
		if len(firstWord(s[lines[k+1].Start:lines[k+1].End])) < room {
			return max(k+1, i+1)
		}
	}
	return end
}

// adjacent reports whether no blank line stands between two lines.
func adjacent(s string, a, b accord.Span) bool {
	return strings.Count(s[a.End:b.Start], "\n") <= 1
}

// goesOn reports whether line b carries on the sentence that line a began.
func goesOn(s string, a, b accord.Span) bool {
	last, _ := utf8.DecodeLastRuneInString(s[a.Start:a.End])
	first, _ := utf8.DecodeRuneInString(s[b.Start:b.End])
	if !unicode.IsLower(first) || startsItem(s[b.Start:b.End]) {
		return false
	}
	if a.End-a.Start < 30 || startsItem(s[a.Start:a.End]) && !adjacent(s, a, b) {
		return false
	}
	return unicode.IsLower(last) || last == ',' || last == '-' || last == '–'
}

func firstWord(s string) string {
	if i := strings.IndexFunc(s, unicode.IsSpace); i >= 0 {
		return s[:i]
	}
	return s
}

// startsItem reports whether a line starts with the mark of a list: "-", "•",
// "1)", "(a)", "iii.".
func startsItem(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	if strings.ContainsRune("-–—•*·○□■▪▶►◦‣※", r) {
		return len(s) > n
	}
	_, ok := enumerator(s)
	return ok
}

// enumerator returns the length of the number or letter that opens an item:
// "1.", "2)", "(3)", "a)", "iv)". A bare year or a decimal opens none.
func enumerator(s string) (int, bool) {
	i := 0
	if i < len(s) && s[i] == '(' {
		i++
	}
	start := i
	for i < len(s) && i-start < 4 && (isDigit(s[i]) || strings.IndexByte("ivxabcdefgh", s[i]) >= 0) {
		i++
	}
	if i == start || i >= len(s) || s[i] != '.' && s[i] != ')' {
		return 0, false
	}
	if digits := isDigit(s[start]); digits && i-start > 2 || !digits && s[i] == '.' && i-start > 3 {
		return 0, false
	}
	i++
	return i, i < len(s) && (s[i] == ' ' || s[i] == '\t' || s[i] >= utf8.RuneSelf)
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
