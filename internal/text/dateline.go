package text

import (
	"strings"
	"unicode"
)

// datelineWords open a line that gives the date of publication.
var datelineWords = []string{
	"date", "published", "posted", "released", "release date", "publication date", "updated", "last updated", "issued", "source", "quelle", "fuente", "등록일", "작성일", "게시일", "배포일", "보도일",
}

// isDateline reports whether a line is there to give a date: it has a date and
// little else. "Skopje, July 19th, 2019", "Date : 2017-05-10 Read : 194".
// It only weighs the line; reading the date is the business of another room.
func isDateline(line string) bool {
	const longest, most = 110, 9
	if len(line) > longest || !hasYear(line) {
		return false
	}
	lower := strings.ToLower(line)
	if strings.HasPrefix(lower, "date of sign") || strings.HasPrefix(lower, "date of conclusion") || strings.HasPrefix(lower, "signed") {
		return false // "Date of signature: 14 May 2021" is no date of publication
	}
	for _, w := range datelineWords {
		if rest, ok := strings.CutPrefix(lower, w); ok && (rest == "" || !unicode.IsLetter(rune(rest[0]))) && dateParts(line) >= 2 {
			return true
		}
	}
	if namesEvent(lower) {
		return false // "The Global Summit (12-13 June 2023)", "Ministerial Declaration: 13 September 2024"
	}
	return dateParts(line) >= 3 && wordCount(line) <= most && otherWords(line) <= 5 && !strings.Contains(line, "@")
}

// namesEvent reports whether a line has a word of what the text is about, a meeting or
// an instrument: it is a heading then, though it has a date.
func namesEvent(lower string) bool {
	for _, w := range []string{"summit", "conference", "declaration", "communiqu", "memorandum", "agreement", "charter", "joint statement"} {
		if strings.Contains(lower, w) {
			return true
		}
	}
	return false
}

// hasYear reports whether a number from 1900 to 2099 stands in the line.
func hasYear(line string) bool {
	for i := 0; i+4 <= len(line); i++ {
		if (line[i:i+2] == "19" || line[i:i+2] == "20") && isDigit(line[i+2]) && isDigit(line[i+3]) &&
			(i == 0 || !isDigit(line[i-1])) && (i+4 == len(line) || !isDigit(line[i+4])) {
			return true
		}
	}
	return false
}

// monthStarts are the first letters of the months in the languages of the
// releases; three are enough to weigh a line.
const monthStarts = " jan feb mar apr may jun jul aug sep oct nov dec ene abr ago dic fev fév avr mai juin juil aoû déc set out dez gen mag giu lug ott okt dez mär "

// dateParts counts numbers and names of months.
func dateParts(line string) int {
	n := 0
	for _, f := range fields(line) {
		if isDigit(f[0]) || isMonth(f) {
			n++
		}
	}
	return n
}

// otherWords counts the words that are no part of a date.
func otherWords(line string) int {
	n := 0
	for _, f := range fields(line) {
		if !isDigit(f[0]) && !isMonth(f) {
			n++
		}
	}
	return n
}

func fields(line string) []string {
	return strings.FieldsFunc(line, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

func isMonth(word string) bool {
	lower := []rune(strings.ToLower(word))
	return len(lower) >= 3 && len(lower) <= 10 && strings.Contains(monthStarts, " "+string(lower[:3])+" ")
}
