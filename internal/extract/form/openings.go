package form

import (
	"regexp/syntax"
	"slices"
	"unicode"
	"unicode/utf8"
)

// opening is how a match may begin: its first bytes with ASCII letters in lower
// case, and a space for any run of white space.
type opening struct {
	text  string
	word  bool // the expression asks for a boundary in front of a word
	open  bool // text is all of the match so far: what follows may be added
	exact bool // whatever has this text matches: no letter of a certain case, nothing that was left out
	edge  bool // the expression asks for a boundary of a word behind the text
}

// An expression has few openings, or they are cut short until there are few;
// a shorter opening only means that the expression is tried more often.
const (
	mostOpenings = 600
	longest      = 14
)

// nothing is how an expression begins that may match the empty text: whatever follows
// begins it.
var nothing = []opening{{open: true, exact: true}}

// unseen are places in a text, as its end, that an opening does not tell from
// others.
var unseen = []opening{{open: true}}

// openings lists how matches of re begin. Every match begins with one of them;
// not everything that begins with one is a match.
func openings(re *syntax.Regexp) []opening {
	switch re.Op {
	case syntax.OpLiteral:
		out := nothing
		for _, r := range re.Rune {
			out = follow(out, spellings(r, re.Flags&syntax.FoldCase != 0))
		}
		return out
	case syntax.OpCharClass:
		return ofClass(re.Rune)
	case syntax.OpWordBoundary:
		return []opening{{word: true, open: true, exact: true}}
	case syntax.OpEmptyMatch:
		return nothing
	case syntax.OpBeginLine, syntax.OpEndLine, syntax.OpBeginText, syntax.OpEndText, syntax.OpNoWordBoundary:
		return unseen
	case syntax.OpCapture:
		return openings(re.Sub[0])
	case syntax.OpConcat:
		out := nothing
		for _, sub := range re.Sub {
			out = follow(out, openings(sub))
		}
		return out
	case syntax.OpAlternate:
		var out []opening
		for _, sub := range re.Sub {
			out = append(out, openings(sub)...)
		}
		return distinct(out)
	case syntax.OpQuest:
		return append(nothing[:1:1], openings(re.Sub[0])...)
	case syntax.OpStar:
		return append(nothing[:1:1], repeated(re.Sub[0])...)
	case syntax.OpPlus:
		return repeated(re.Sub[0])
	case syntax.OpRepeat:
		out := openings(re.Sub[0])
		if re.Max != 1 {
			out = repeated(re.Sub[0])
		}
		if re.Min == 0 {
			out = append(nothing[:1:1], out...)
		}
		return out
	}
	return []opening{{}} // any character
}

// repeated is one occurrence, behind which others may follow. White space alone
// needs no second one: its sign stands for a run of it.
func repeated(sub *syntax.Regexp) []opening {
	out := openings(sub)
	if len(out) == 1 && out[0].text == " " {
		out[0].exact = sub.Op == syntax.OpCharClass && slices.Equal(sub.Rune, anyBlank)
		return out
	}
	return closed(out)
}

// anyBlank is the class \s.
var anyBlank = []rune{'\t', '\n', '\f', '\r', ' ', ' '}

// closed are openings behind which anything may stand: they are no whole matches, and
// nothing is put behind them.
func closed(list []opening) []opening {
	out := make([]opening, len(list))
	for i, o := range list {
		out[i] = opening{text: o.text, word: o.word}
	}
	return out
}

// follow puts what may come next behind each opening that is still open.
func follow(list, next []opening) []opening {
	var out []opening
	for _, a := range list {
		if !a.open || len(a.text) >= longest {
			out = append(out, opening{text: a.text, word: a.word})
			continue
		}
		for _, b := range next {
			out = append(out, behind(a, b))
		}
	}
	if out = distinct(out); len(out) > mostOpenings {
		return closed(list)
	}
	return out
}

// behind is the opening b right behind the opening a. A boundary within a text is
// not looked at, nor is how much white space two runs of it want.
func behind(a, b opening) opening {
	o := opening{text: joined(a.text, b.text), word: a.word, open: b.open, exact: a.exact && b.exact, edge: b.edge}
	switch {
	case a.text == "":
		o.word = a.word || b.word
	case b.text == "":
		o.edge = a.edge || b.word || b.edge
	default:
		o.exact = o.exact && !a.edge && !b.word && len(o.text) == len(a.text)+len(b.text)
	}
	return o
}

// joined keeps runs of white space one sign.
func joined(a, b string) string {
	if len(a) > 0 && a[len(a)-1] == ' ' && len(b) > 0 && b[0] == ' ' {
		return a + b[1:]
	}
	return a + b
}

// distinct drops what is there twice, in the order of the first.
func distinct(list []opening) []opening {
	seen := map[opening]bool{}
	out := list[:0:0]
	for _, o := range list {
		if !seen[o] {
			seen[o] = true
			out = append(out, o)
		}
	}
	return out
}

// ofClass lists the characters of a class where there are few.
func ofClass(ranges []rune) []opening {
	const most = 16
	n := 0
	for i := 0; i < len(ranges); i += 2 {
		n += int(ranges[i+1]-ranges[i]) + 1
		if n > 2*most || n < 0 {
			return []opening{{}}
		}
	}
	var out []opening
	for i := 0; i < len(ranges); i += 2 {
		for r := ranges[i]; r <= ranges[i+1]; r++ {
			out = append(out, spellings(r, false)...)
		}
	}
	if out = distinct(out); len(out) > most {
		return []opening{{}}
	}
	return out
}

// spellings are the forms of a character that an opening tells apart.
func spellings(r rune, fold bool) []opening {
	if r < utf8.RuneSelf || !fold {
		cased := 'a' <= r|0x20 && r|0x20 <= 'z'
		return []opening{{text: sign(r), open: true, exact: !isBlank(r) && (!cased || fold)}}
	}
	var out []opening
	for next := unicode.SimpleFold(r); ; next = unicode.SimpleFold(next) {
		out = append(out, opening{text: sign(next), open: true, exact: true})
		if next == r {
			return distinct(out)
		}
	}
}

// sign is a character as openings have it: small where it is ASCII, and one blank for
// any.
func sign(r rune) string {
	switch {
	case isBlank(r):
		return " "
	case 'A' <= r && r <= 'Z':
		return string(r + 'a' - 'A')
	}
	return string(r)
}

// isBlank holds for what \s matches in package regexp, which has no vertical tab.
func isBlank(r rune) bool { return r == ' ' || '\t' <= r && r <= '\r' && r != '\v' }
