package text

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"accords/internal/accord"
)

// Mask puts asterisks in place of phone numbers and e-mail addresses, one for
// each byte, so that offsets hold. Everything else is untouched: dates, sums of
// money, years and the numbers of treaties stay. Masking twice changes nothing.
func Mask(s string) string {
	return starred(s, contacts(s))
}

// starred puts asterisks in place of some spans.
func starred(s string, spans []accord.Span) string {
	if len(spans) == 0 {
		return s
	}
	b := []byte(s)
	for _, p := range spans {
		for i := p.Start; i < p.End; i++ {
			b[i] = '*'
		}
	}
	return string(b)
}

// contacts finds phone numbers and e-mail addresses, in the order of the text.
// Numbers are looked for once the addresses are gone: the digits of a host
// would else be taken for the beginning of a number behind it, "9@0.00 0033…".
func contacts(s string) []accord.Span {
	out := emails(s)
	out = append(out, phones(starred(s, out))...)
	sort.Slice(out, func(i, j int) bool { return out[i].Start < out[j].Start })
	return out
}

// emails finds "name@host.tld" and, spelt for robots, "name [at] host.tld".
func emails(s string) []accord.Span {
	var out []accord.Span
	from := 0
	for i := 0; i < len(s); i++ {
		left, right := i, i+1
		switch {
		case s[i] == '@':
		case strings.HasPrefix(s[i:], "＠"):
			right = i + len("＠")
		case (s[i] == '[' || s[i] == '(') && i+4 <= len(s) && strings.EqualFold(s[i+1:i+3], "at") && (s[i+3] == ']' || s[i+3] == ')'):
			left, right = i-len(s[from:i])+len(strings.TrimRight(s[from:i], " ")), i+4
			right += len(s[right:]) - len(strings.TrimLeft(s[right:], " "))
		default:
			continue
		}
		start := left
		for start > from && isLocal(s[start-1]) {
			start--
		}
		end := hostEnd(s, right)
		if start == left || end == right {
			continue
		}
		out = append(out, accord.Span{Start: start, End: end})
		from, i = end, end-1
	}
	return out
}

func isLocal(c byte) bool {
	return isDigit(c) || 'a' <= c|0x20 && c|0x20 <= 'z' || strings.IndexByte("._%+-", c) >= 0
}

// hostEnd returns the end of a host name with at least one dot at i, or i.
func hostEnd(s string, i int) int {
	end, dot := i, -1
	for end < len(s) && (isDigit(s[end]) || 'a' <= s[end]|0x20 && s[end]|0x20 <= 'z' || s[end] == '-' || s[end] == '.') {
		end++
	}
	for end > i && (s[end-1] == '.' || s[end-1] == '-') {
		end--
	}
	if dot = strings.LastIndexByte(s[i:end], '.'); dot <= 0 || end-i-dot < 3 {
		return i
	}
	return end
}

// phone is a run of digits with the signs that stand in phone numbers.
type phone struct {
	span   accord.Span
	digits int
	groups []int  // digits in each group
	seps   string // all signs between and behind the digits
	inDate string // those among the first three groups, where a date has its full stops
	plus   bool
	zero   bool // starts with 0
	paren  bool
}

// phones finds phone numbers: with a plus, with a leading zero and separators,
// as 3-3-4 groups, or whatever digits stand behind a word for a phone.
func phones(s string) []accord.Span {
	var out []accord.Span
	for i := 0; i < len(s); {
		if !phoneStart(s, i) {
			i++
			continue
		}
		p := scanPhone(s, i)
		if p.looksRight() || p.digits >= 5 && p.digits <= 15 && !p.isDate() && announced(s[:p.span.Start]) {
			out = append(out, p.span)
		}
		i = max(p.span.End, i+1)
	}
	return out
}

func phoneStart(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	if _, ok := digit(r); !ok && r != '+' && r != '(' && r != '＋' {
		return false
	}
	if i == 0 {
		return true
	}
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	return !unicode.IsLetter(before) && !unicode.IsDigit(before) && !strings.ContainsRune("$£€₩¥.,/-*#", before)
}

// digit returns the value of an ASCII or a full-width digit.
func digit(r rune) (int, bool) {
	switch {
	case '0' <= r && r <= '9':
		return int(r - '0'), true
	case '０' <= r && r <= '９':
		return int(r - '０'), true
	}
	return 0, false
}

// scanPhone reads digits, single separators and brackets from i on.
func scanPhone(s string, i int) phone {
	p := phone{span: accord.Span{Start: i, End: i}}
	pending, first := 0, true
	for j := i; j < len(s) && j-i < 60; {
		r, n := utf8.DecodeRuneInString(s[j:])
		if v, ok := digit(r); ok {
			if pending > 0 || p.digits == 0 {
				p.groups = append(p.groups, 0)
				if len(p.groups) <= 3 {
					p.inDate = p.seps
				}
			}
			if first {
				p.zero, first = v == 0, false
			}
			p.digits++
			p.groups[len(p.groups)-1]++
			pending = 0
			p.span.End = j + n
		} else if strings.ContainsRune(" -.()+–‑－＋\u00a0", r) && pending < 3 {
			p.plus = p.plus || (r == '+' || r == '＋') && p.digits == 0
			p.paren = p.paren || r == '('
			if p.digits > 0 {
				p.seps += string(r)
			}
			pending++
		} else {
			break
		}
		j += n
	}
	return p
}

// looksRight reports whether the groups are those of a phone number.
func (p phone) looksRight() bool {
	if p.digits < 7 || p.digits > 15 || p.isDate() {
		return false
	}
	groups := len(p.groups)
	switch {
	case p.plus:
		return true
	case p.zero && groups >= 2 && p.groups[0] >= 2:
		return true
	case p.zero && groups == 1:
		return p.digits >= 9 && p.digits <= 11
	case groups == 3 && p.groups[0] == 3 && p.groups[1] == 3 && p.groups[2] == 4:
		return strings.ContainsAny(p.seps, "-.()")
	case groups == 4 && p.groups[0] == 1 && p.groups[1] == 3 && p.groups[2] == 3 && p.groups[3] == 4:
		return strings.ContainsAny(p.seps, "-.()")
	}
	return false // 2009-2014 and 1588-2188 look the same
}

// isDate: 2017-05-10, 10.03.2005. A bracket among the digits is that of an area
// code; one behind them is the text's own: "05.03.2021 (Reuters)", "(05.03.2021)".
// A date in blanks, "02 12 2023", is left to be a number.
func (p phone) isDate() bool {
	if p.plus || len(p.groups) == 0 {
		return false
	}
	g := p.groups
	switch {
	case len(g) >= 3 && g[0] == 4 && g[1] <= 2 && g[2] <= 2:
		return true
	case len(g) >= 3 && g[0] <= 2 && g[1] <= 2 && g[2] == 4 && !strings.ContainsAny(p.inDate, "()"):
		return !strings.HasPrefix(p.inDate, " ")
	}
	return false
}

// announced reports whether a word for a phone stands right before.
func announced(before string) bool {
	before = strings.ToLower(before[max(0, len(before)-24):])
	before = strings.TrimRight(before, " :.()[]/\u00a0")
	for _, w := range []string{"tel", "phone", "telephone", "fax", "mobile", "cell", "hotline", "call", "whatsapp", "ext", "extension", "전화", "연락처", "팩스", "☎", "☏"} {
		if rest, ok := strings.CutSuffix(before, w); ok {
			r, _ := utf8.DecodeLastRuneInString(rest)
			if rest == "" || !unicode.IsLetter(r) { // "telephone" ends in "phone", too
				return true
			}
		}
	}
	return false
}
