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
	return covered(s, contacts(s), '*', "")
}

// covered puts a mark in place of each byte of some spans, but for those that are
// kept.
func covered(s string, spans []accord.Span, mark byte, kept string) string {
	if len(spans) == 0 {
		return s
	}
	b := []byte(s)
	for _, p := range spans {
		for i := p.Start; i < p.End; i++ {
			if strings.IndexByte(kept, b[i]) < 0 {
				b[i] = mark
			}
		}
	}
	return string(b)
}

// contacts finds phone numbers and e-mail addresses, in the order of the text.
// Numbers are looked for once the addresses are gone: the digits of a host
// would otherwise be taken for the beginning of a number behind it, "9@0.00 0033…".
func contacts(s string) []accord.Span {
	out := emails(s)
	out = append(out, phones(covered(s, out, '*', ""))...)
	sort.Slice(out, func(i, j int) bool { return out[i].Start < out[j].Start })
	return out
}

// phone is a run of digits with the signs that stand in phone numbers.
type phone struct {
	span   accord.Span
	digits int
	groups []int  // digits in each group
	seps   string // all signs between the digits
	inDate string // those among the first three groups, where a date has its full stops
	plus   bool
	value  []int  // of each group
	first  string // its first digits, in ASCII
	zero   bool   // starts with 0
	opened bool   // the first group stands in brackets
}

// phones finds phone numbers: with a plus, with a leading zero and separators,
// as 3-3-4 groups, or whatever digits stand behind a word for a phone.
func phones(s string) []accord.Span {
	var out []accord.Span
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf && !isDigit(c) && c != '+' && c != '(' || !phoneStart(s, i) {
			i++
			continue
		}
		p := scanPhone(s, i)
		if p.looksRight() || p.digits >= 5 && p.digits <= 15 && !p.isDate() && p.isAnnounced(s[:p.span.Start]) {
			p.span.End += extension(s[p.span.End:])
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

// digit returns the value of a digit: ASCII, full-width, Arabic, Persian,
// Devanagari or Bengali, as the releases of governments print numbers.
func digit(r rune) (int, bool) {
	if r < utf8.RuneSelf {
		return int(r - '0'), '0' <= r && r <= '9'
	}
	for _, zero := range [...]rune{'0', '０', '٠', '۰', '०', '০'} {
		if zero <= r && r < zero+10 {
			return int(r - zero), true
		}
	}
	return 0, false
}

// scanPhone reads digits, single separators and brackets from i on.
func scanPhone(s string, i int) phone {
	p := phone{span: accord.Span{Start: i, End: i}}
	pending, first, between := 0, true, ""
	for j := i; j < len(s) && j-i < 60; {
		r, n := utf8.DecodeRuneInString(s[j:])
		if v, ok := digit(r); ok {
			if pending > 0 || p.digits == 0 {
				p.groups, p.value = append(p.groups, 0), append(p.value, 0)
				if len(p.groups) <= 3 {
					p.inDate = p.seps + between
				}
			}
			if first {
				p.zero, first = v == 0, false
			}
			p.seps += between // what stands behind the last digit is none of its
			between = ""
			p.digits++
			p.groups[len(p.groups)-1]++
			p.value[len(p.value)-1] = 10*p.value[len(p.value)-1] + v
			if len(p.first) < 3 {
				p.first += string(rune('0' + v))
			}
			pending = 0
			p.span.End = j + n
		} else if strings.ContainsRune(" -.()+–‑－＋\u00a0\u2009\u202f‐−·", r) && pending < 3 || r == '/' && p.mayHaveSlash(pending) {
			p.plus = p.plus || (r == '+' || r == '＋') && p.digits == 0
			p.opened = p.opened || r == '(' && p.digits == 0
			if p.digits > 0 {
				between += string(r)
			}
			pending++
		} else {
			break
		}
		j += n
	}
	return p
}

// mayHaveSlash: the area of a German or an Austrian number ends in one, "030/18681-0".
// Elsewhere a slash parts what does not belong together.
func (p phone) mayHaveSlash(pending int) bool {
	return pending == 0 && (p.plus || p.zero && len(p.groups) == 1 && p.groups[0] >= 3 && p.groups[0] <= 5) && !strings.Contains(p.seps, "/")
}

// looksRight reports whether the groups are those of a phone number.
func (p phone) looksRight() bool {
	if p.digits < 7 || p.digits > 15 || p.isDate() || p.isTimes() || p.isOfAYear() {
		return false
	}
	groups := len(p.groups)
	switch {
	case p.plus:
		return true
	case strings.HasPrefix(p.first, "000"):
		return false // the number of a file
	case p.zero && groups == 2 && p.groups[0] == 4 && p.groups[1] == 4:
		return false // the ISSN 0378-5955
	case p.zero && groups >= 2 && p.groups[0] >= 2:
		return true
	case p.zero && groups == 1:
		return p.digits >= 9 && p.digits <= 11
	case groups == 3 && p.groups[0] == 3 && p.groups[1] == 3 && p.groups[2] == 4:
		return strings.ContainsAny(p.seps, "-.()")
	case groups == 4 && p.groups[0] == 1 && p.groups[1] == 3 && p.groups[2] == 3 && p.groups[3] == 4:
		return strings.ContainsAny(p.seps, "-.()")
	case groups == 3 && p.opened && strings.Contains(p.seps, ")") && (p.groups[0] == 2 || p.groups[0] == 3) && p.groups[1] >= 3 && p.groups[1] <= 5 && p.groups[2] == 4:
		return !p.isRange(1) // (61) 3411-1200, and not item (12) of 2016-2020
	case groups == 4 && p.digits >= 10 && p.digits <= 13 && p.groups[0] <= 3 && p.groups[1] <= 3 && p.groups[3] == 4 && strings.Trim(p.seps, "-") == "":
		return !p.isRange(2) // 82-2-2100-3399: the code of a country without its plus
	}
	return false // 2009-2014 and 1588-2188 look the same
}

// isRange reports whether two groups from i on are years.
func (p phone) isRange(i int) bool { return isYear(p.value[i]) && isYear(p.value[i+1]) }

func isYear(n int) bool { return n >= 1900 && n < 2100 }

// isTimes: 09.30-12.30, the hours of a meeting.
func (p phone) isTimes() bool {
	if p.plus || len(p.groups) != 4 || p.digits > 8 || strings.ContainsAny(p.seps, "()") {
		return false
	}
	for i, v := range p.value {
		if i%2 == 0 && v > 24 || i%2 == 1 && v > 59 {
			return false
		}
	}
	return strings.HasPrefix(p.seps, ".") && strings.HasSuffix(p.seps, ".") && len(p.seps) > 2 && strings.Trim(p.seps, ".") != ""
}

// isOfAYear: 007-2016, the number of a decree.
func (p phone) isOfAYear() bool {
	return !p.plus && len(p.groups) == 2 && p.digits <= 8 && p.groups[1] == 4 && isYear(p.value[1]) && p.groups[0] != 2
}

// isDate: 2017-05-10, 10.03.2005. A bracket among the digits is that of an area
// code; one behind them is the text's own: "05.03.2021 (Reuters)".
func (p phone) isDate() bool {
	if p.plus || len(p.groups) == 0 {
		return false
	}
	g := p.groups
	switch {
	case len(g) >= 3 && g[0] == 4 && g[1] <= 2 && g[2] <= 2:
		return true
	case len(g) >= 3 && g[0] <= 2 && g[1] <= 2 && g[2] == 4 && !strings.ContainsAny(p.inDate, "()"):
		// 01 - 03 2016 has spaces, as numbers have, and 82-2-2100-3399 has none: the
		// days and the year tell.
		return p.value[0] <= 31 && p.value[1] <= 31 && (!strings.HasPrefix(p.inDate, " ") || isYear(p.value[2]))
	}
	return false
}

// phoneWords stand before a number and before nothing else; after weakWords a
// number may be years or a sum.
var (
	phoneWords = []string{"tel", "phone", "telephone", "fax", "telefax", "mobile", "mob", "cell", "cellphone", "hotline", "helpline", "whatsapp", "landline", "switchboard", "toll-free", "toll free",
		"ext", "extension", "ph", "tél", "téléphone", "télécopie", "portable", "teléfono", "telefono", "tfno", "celular", "móvil", "telefone", "telemóvel", "telefon", "fon", "durchwahl", "handy", "tlf", "puh", "puhelin", "telefoon",
		"тел", "телефон", "факс", "моб", "전화", "전화번호", "연락처", "휴대전화", "휴대폰", "핸드폰", "직통", "내선", "팩스", "電話", "電話番号", "内線", "ファックス", "电话", "传真", "手机", "هاتف", "تلفون", "فاكس", "दूरभाष", "फोन", "☎", "☏", "📞", "📱", "✆"}
	weakWords    = []string{"call", "direct", "문의", "문의처", "대표", "대표번호", "콜센터"}
	letterLabels = []string{"t", "m", "f", "p", "d", "c", "o"}
)

// isAnnounced reports whether a word for a phone stands right before.
func (p phone) isAnnounced(before string) bool {
	before = strings.ToLower(before[max(0, len(before)-32):])
	bare := strings.TrimRight(before, " :.()[]/\u00a0：=")
	if endsInWord(bare, phoneWords) {
		return true
	}
	if len(p.groups) >= 2 && p.groups[0] == 4 && p.isRange(0) {
		return false // the call 2021-2027
	}
	return endsInWord(bare, weakWords) || strings.HasSuffix(strings.TrimRight(before, " "), ":") && endsInWord(strings.TrimRight(before, " :"), letterLabels)
}

// endsInWord reports whether s ends in one of some words, and not only in the
// end of another: "telephone" ends in "phone". Korean writes compounds as one.
func endsInWord(s string, words []string) bool {
	for _, w := range words {
		if rest, ok := strings.CutSuffix(s, w); ok {
			r, _ := utf8.DecodeLastRuneInString(rest)
			first, _ := utf8.DecodeRuneInString(w)
			if rest == "" || !unicode.IsLetter(r) || unicode.Is(unicode.Hangul, first) {
				return true
			}
		}
	}
	return false
}

// extensionWords introduce what is dialled after a number.
var extensionWords = []string{"extension", "ext.", "ext:", "ext", "x", "int.", "interno", "poste", "anexo", "ramal", "durchwahl", "dw", "app.", "доб.", "내선", "内線", "内线", "~", "#"}

// extension returns the length of an extension that s begins with: " ext. 123".
func extension(s string) int {
	head := len(s)
	for head = min(head, 24); head < len(s) && !utf8.RuneStart(s[head]); head-- {
	}
	rest := strings.TrimLeft(s[:head], " ,;(")
	lower := strings.ToLower(rest)
	for _, w := range extensionWords {
		tail, ok := strings.CutPrefix(lower, w)
		if !ok || len(lower) != len(rest) {
			continue
		}
		tail = strings.TrimLeft(tail, " .:번")
		n, end := 0, 0
		for _, r := range tail {
			if _, ok := digit(r); !ok {
				break
			}
			n, end = n+1, end+utf8.RuneLen(r)
		}
		if n < 1 || n > 6 {
			continue
		}
		return head - len(tail) + end
	}
	return 0
}
