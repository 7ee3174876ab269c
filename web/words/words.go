// Package words owns what the interface says, in English and in Korean: the
// catalogue of messages, and how dates, numbers and counts read in each
// language. It never says what a source says: the texts of sources, titles and
// names stay in their own language, and pages mark them with it.
//
// To add a message, add one line to the file of its subject:
//
//	Parties = Text{"Parties", "당사국"}
//
// A Text without its Korean does not compile, and a test refuses empty ones and
// blanks that do not match. Print it in a page with say(ctx, words.Parties), in
// internal/site with s.say(words.Parties). A message with blanks has %s, in the
// order that each language needs ("%[2]s ... %[1]s"), and is printed by With.
// What is counted is a Noun: words.Agreements.Count(lang, 12) is "12 agreements"
// and "협정 12건".
package words

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

// Lang is a language of the interface, as a BCP 47 tag.
type Lang string

// The languages of the interface.
const (
	En Lang = "en"
	Ko Lang = "ko"
)

// Langs lists the languages in the order of the links between them.
func Langs() []Lang { return []Lang{En, Ko} }

// Name is the language's name in itself: it is for those who read no other.
func (l Lang) Name() string { return Text{"English", "한국어"}.In(l) }

// Path is the address of a page in the language. English pages have no prefix,
// so that addresses that were given out before there was Korean stay good.
func (l Lang) Path(path string) string {
	switch {
	case l != Ko:
		return path
	case path == "/":
		return "/ko"
	}
	return "/ko" + path
}

// OfPath is the language of the page at an address.
func OfPath(path string) Lang {
	if path == "/ko" || strings.HasPrefix(path, "/ko/") {
		return Ko
	}
	return En
}

// Foreign is the language of a text that came from elsewhere where it is not
// that of the page, so that a screen reader pronounces it; else empty. Script
// decides: a text with Hangul is Korean, one with other letters is taken for
// English, and figures are of no language.
func Foreign(page Lang, text string) string {
	of := ""
	for _, r := range text {
		if unicode.Is(unicode.Hangul, r) {
			of = string(Ko)
			break
		}
		if unicode.IsLetter(r) {
			of = string(En)
		}
	}
	if of == string(page) {
		return ""
	}
	return of
}

// Text is one thing that the interface says, in each language.
type Text struct{ En, Ko string }

// In is the text in a language.
func (t Text) In(l Lang) string {
	if l == Ko {
		return t.Ko
	}
	return t.En
}

// With is the text in a language with its blanks filled.
func (t Text) With(l Lang, blanks ...any) string { return fmt.Sprintf(t.In(l), blanks...) }

// Noun is something that is counted. Korean has one form and a counter: the
// noun goes before the number and the counter behind it ("협정 12건").
type Noun struct{ One, Many, Ko, Counter string }

// Count is a number of the noun: "1 agreement", "12 agreements", "협정 12건".
func (n Noun) Count(l Lang, i int) string {
	if l == Ko {
		return strings.TrimSpace(n.Ko + " " + Number(i) + n.Counter)
	}
	return Number(i) + n.Tail(l, i)
}

// Heading is Count where none reads better than 0: "No agreements", "협정 없음".
func (n Noun) Heading(l Lang, i int) string {
	switch {
	case i != 0:
		return n.Count(l, i)
	case l == Ko:
		return n.Ko + " 없음"
	}
	return "No " + n.Many
}

// Tail is what follows a number that stands by itself: " agreements", "건".
func (n Noun) Tail(l Lang, i int) string {
	switch {
	case l == Ko:
		return n.Counter
	case i == 1:
		return " " + n.One
	}
	return " " + n.Many
}

// Number prints 12345 as 12,345, as both languages do.
func Number(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// Ordinal is the place in a row: "7th", "제7회".
func Ordinal(l Lang, n int) string {
	if l == Ko {
		return fmt.Sprintf("제%d회", n)
	}
	suffix := "th"
	switch {
	case n%100 >= 11 && n%100 <= 13:
	case n%10 == 1:
		suffix = "st"
	case n%10 == 2:
		suffix = "nd"
	case n%10 == 3:
		suffix = "rd"
	}
	return fmt.Sprintf("%d%s", n, suffix)
}
