package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"accords/internal/accord"
)

// atSigns are what stands between a name and a host, as one writes it and as one
// spells it so that robots do not find it. The longer of two that begin alike
// comes first.
var atSigns = []string{"@", "＠", "﹫", "%40", "&#64;", "&commat;", "[at]", "(at)", "{at}", "<at>", "[@]", "(@)", "{@}", "[ at ]", "( at )", "골뱅이", "(골뱅이)"}

// dots are what stands between the parts of a host that is spelt so, too.
var dots = []string{"[dot]", "(dot)", "{dot}", "<dot>", "[.]", "(.)", "[ dot ]", "( dot )", "[punkt]", "(punkt)", "[punto]", "(punto)", "[ponto]", "(ponto)", "(점)"}

// emails finds "name@host.tld" and, spelt for robots, "name [at] host [dot] tld"
// and "name AT host DOT tld".
func emails(s string) []accord.Span {
	var out []accord.Span
	from := 0
	for i := 0; i < len(s); i++ {
		sign := atSign(s[i:])
		if sign == "" {
			continue
		}
		left, right := i, i+len(sign)
		spelt := sign != "@" && sign != "＠"
		if spelt || loose(s, i, right) {
			left = from + len(strings.TrimRight(s[from:i], " "))
			right += len(s[right:]) - len(strings.TrimLeft(s[right:], " "))
		}
		start, end := localStart(s, from, left), hostEnd(s, right, spelt)
		if start == left || end == right || left < i && !spelt && !named(s[right:end]) {
			continue
		}
		out = append(out, accord.Span{Start: start, End: end})
		from, i = end, end-1
	}
	return out
}

// atSign returns the sign that s begins with, or nothing.
func atSign(s string) string {
	if strings.IndexByte("@%&[({< \xef\xea", s[0]) < 0 {
		return "" // as nearly everywhere: none of them begins so
	}
	if s[0] == ' ' {
		if strings.HasPrefix(s, " AT ") {
			return s[:len(" AT ")] // in capitals, and only before a DOT: see hostEnd
		}
		return ""
	}
	for _, a := range atSigns {
		if len(s) >= len(a) && strings.EqualFold(s[:len(a)], a) {
			return s[:len(a)]
		}
	}
	return ""
}

// loose reports whether one space stands on both sides of a sign, "press @ x.org".
func loose(s string, left, right int) bool {
	return left > 1 && s[left-1] == ' ' && s[left-2] != ' ' && right+1 < len(s) && s[right] == ' ' && s[right+1] != ' '
}

// named reports whether a host ends in letters: "5 @ 10.50" is a price.
func named(host string) bool {
	return strings.IndexFunc(host[strings.LastIndexByte(host, '.')+1:], func(r rune) bool { return !unicode.IsLetter(r) }) < 0
}

// localStart goes back over the name before a sign. Letters are those that mail
// programs let through in Europe; a Korean word that stands before without a
// space is none of it.
func localStart(s string, from, left int) int {
	start := left
	for start > from {
		r, n := utf8.DecodeLastRuneInString(s[from:start])
		if !isLocal(r) && !((r == '\'' || r == '’') && start-n > from && lettered(s[from:start-n])) {
			break
		}
		start -= n
	}
	return start
}

func isLocal(r rune) bool {
	return r < utf8.RuneSelf && (isDigit(byte(r)) || 'a' <= r|0x20 && r|0x20 <= 'z' || strings.ContainsRune("._%+-", r)) ||
		r != utf8.RuneError && r >= utf8.RuneSelf && unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic)
}

// lettered reports whether s ends in a letter: of "o'brien" the apostrophe is
// part, of a quotation it is not.
func lettered(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsLetter(r)
}

// hostEnd returns the end of a host name with at least one dot at i, or i. Where
// the sign was spelt, dots may be, too.
func hostEnd(s string, i int, spelt bool) int {
	end, dot, capitals := i, -1, spelt && strings.HasSuffix(s[:i], " AT ")
	for end < len(s) {
		r, n := utf8.DecodeRuneInString(s[end:])
		if isHost(r) {
			if r == '.' && !capitals {
				dot = end
			}
			end += n
			continue
		}
		d := spelling(s[end:], spelt)
		if d == 0 {
			break
		}
		dot = end + d - 1
		end += d
	}
	for end > i && (s[end-1] == '.' || s[end-1] == '-') {
		end--
	}
	if dot >= end { // the dot was the end of the sentence
		dot = strings.LastIndexByte(s[i:end], '.')
		if dot >= 0 {
			dot += i
		}
	}
	if dot <= i || end-dot < 3 {
		return i
	}
	return end
}

// spelling returns the length of a dot that is spelt, with the spaces around it.
func spelling(s string, allowed bool) int {
	if !allowed {
		return 0
	}
	left := len(s) - len(strings.TrimLeft(s, " "))
	rest := s[left:]
	for _, d := range append([]string{"DOT "}, dots...) {
		if len(rest) < len(d) || !(rest[:len(d)] == d || d != "DOT " && strings.EqualFold(rest[:len(d)], d)) || d == "DOT " && left == 0 {
			continue
		}
		n := left + len(d)
		return n + len(s[n:]) - len(strings.TrimLeft(s[n:], " "))
	}
	return 0
}

func isHost(r rune) bool {
	return r < utf8.RuneSelf && (isDigit(byte(r)) || 'a' <= r|0x20 && r|0x20 <= 'z' || r == '-' || r == '.') ||
		r >= utf8.RuneSelf && r != utf8.RuneError && unicode.In(r, unicode.Latin)
}
