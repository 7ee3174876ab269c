package dating

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// tokenKind is the sort of a token. end stands behind the last one, so that rules
// may look ahead without asking how long the text is.
type tokenKind int

const (
	end tokenKind = iota
	number
	letters
	sign
	lineBreak
)

// token is a number, a run of letters, a sign or a line break. Blanks between
// tokens are skipped, but gap remembers that there were some.
type token struct {
	kind       tokenKind
	start, end int
	gap        bool
	value      int  // of a number
	digits     int  // of a number
	ordinal    bool // "26th", "1er"; the letters belong to the token
	sign       rune
	word       word
	upper      bool // letters that begin with a capital
}

// word is what the tables know about a run of letters.
type word struct {
	class class
	value int
}

// lex returns the token of s at or after i. It keeps no state: rules look ahead by
// calling it with the end of a token, and go back by forgetting the result. A line
// break is a token of its own, so that no rule joins "5" at the end of a line with
// "May" on the next one by accident.
func lex(s string, i int) token {
	t := token{start: i}
	for i < len(s) {
		r, n := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:])
		}
		if r == '\n' {
			return token{kind: lineBreak, start: i, end: i + 1, gap: true, sign: '\n'}
		}
		if r != ' ' && (r < utf8.RuneSelf && r > ' ' || !unicode.IsSpace(r) && r > ' ') {
			t.start = i
			switch {
			case '0' <= r && r <= '9':
				return lexNumber(s, t)
			case unicode.IsLetter(r):
				return lexLetters(s, t, r, n)
			}
			t.kind, t.sign, t.end = sign, r, i+n
			return t
		}
		t.gap = true
		i += n
	}
	t.start, t.end = len(s), len(s)
	return t
}

// lexNumber reads digits and, behind one or two of them, the ending of an ordinal in
// the languages of the releases: "26th", "1er", "1º". The value stops growing after
// six digits: no date needs more, and a long run of digits must not overflow.
func lexNumber(s string, t token) token {
	i := t.start
	for ; i < len(s) && '0' <= s[i] && s[i] <= '9'; i++ {
		if i-t.start < 6 {
			t.value = t.value*10 + int(s[i]-'0')
		}
	}
	t.kind, t.digits, t.end = number, i-t.start, i
	if t.digits <= 2 {
		for _, suffix := range []string{"st", "nd", "rd", "th", "er", "º", "ª", "°"} {
			if hasFoldedPrefix(s[i:], suffix) && !letterAt(s, i+len(suffix)) {
				t.ordinal, t.end = true, i+len(suffix)
				break
			}
		}
	}
	return t
}

// hasFoldedPrefix is strings.HasPrefix without regard to case: headings have "26TH".
func hasFoldedPrefix(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// letterAt reports whether a letter stands at i: "5there" is no "5th".
func letterAt(s string, i int) bool {
	if i >= len(s) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsLetter(r)
}

// lexLetters reads a run of letters and looks it up. Most runs are plain ASCII, for
// which the lower case is made on the stack: this is called for every word of every
// text. A run of Hangul is known by how it begins, as particles follow without a
// blank ("26일부터").
func lexLetters(s string, t token, first rune, n int) token {
	const longest = 16 // no word of the tables is longer
	i := t.start + n
	plain := first < utf8.RuneSelf
	for i < len(s) {
		c := s[i]
		if c < utf8.RuneSelf {
			if c|0x20 < 'a' || c|0x20 > 'z' {
				break
			}
			i++
			continue
		}
		r, m := utf8.DecodeRuneInString(s[i:])
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			break
		}
		plain = false
		i += m
	}
	t.kind, t.end, t.upper = letters, i, unicode.IsUpper(first)
	if weekday, ok := feira(s[t.start:i], s[i:]); ok {
		t.end, t.word = i+len("-feira"), word{classWeekdayLower, weekday}
		return t
	}
	if i-t.start > longest {
		if unicode.Is(unicode.Hangul, first) {
			t.word = korean(s[t.start:i])
		}
		return t
	}
	if plain {
		var lower [longest]byte
		for k := range i - t.start {
			lower[k] = s[t.start+k] | 0x20
		}
		t.word = words[string(lower[:i-t.start])]
		return t
	}
	if unicode.Is(unicode.Hangul, first) {
		t.word = korean(s[t.start:i])
		return t
	}
	t.word = words[strings.ToLower(s[t.start:i])]
	return t
}

// feira reads the Portuguese days of the week, which are counted: "quarta-feira" is
// the fourth day, Wednesday. Alone the words are other numerals.
func feira(numeral, rest string) (weekday int, ok bool) {
	if !hasFoldedPrefix(rest, "-feira") || letterAt(rest, len("-feira")) {
		return 0, false
	}
	weekday, ok = map[string]int{"segunda": 1, "terça": 2, "quarta": 3, "quinta": 4, "sexta": 5}[strings.ToLower(numeral)]
	return weekday, ok
}

// is holds for a word of a class. Zero tokens are of none.
func (t token) is(c class) bool { return t.kind == letters && t.word.class == c }

// isSign holds for any one of the signs.
func (t token) isSign(signs string) bool {
	return t.kind == sign && strings.ContainsRune(signs, t.sign)
}

// month returns the month that a token names. "may" and "march" are verbs, so
// that names of months need their capital in English.
func (t token) month() (int, bool) {
	if t.is(classMonth) && t.upper || t.is(classMonthLower) {
		return t.word.value, true
	}
	return 0, false
}

// weekday returns the day of the week that a token names. English ones need their
// capital as months do ("sun", "sat" and "wed" are words).
func (t token) weekday() (time.Weekday, bool) {
	if t.is(classWeekday) && t.upper || t.is(classWeekdayLower) {
		return time.Weekday(t.word.value), true
	}
	return 0, false
}

// year returns the year that a number can be. What lies outside 1900 to 2099 is a
// number of something else in a press release: "1,899 visitors", "3000 schools".
func (t token) year() (int, bool) {
	return t.value, t.kind == number && t.digits == 4 && t.value >= 1900 && t.value < 2100
}

// day returns the day of a month that a number can be.
func (t token) day() (int, bool) {
	return t.value, t.kind == number && t.digits <= 2 && t.value >= 1 && t.value <= 31
}
