package form

import "strings"

// mostWays is how many wordings of an expression are told apart: the bits of a
// set. The last one is all that are left.
const mostWays = 64

// alternatives takes an expression apart into the flags in front, which hold for
// all of it, and the wordings of its outermost alternation. It is one wording where
// flags or quotations further on reach over a bar.
func alternatives(expr string) (flags string, wordings []string) {
	if setsFlags(expr) {
		end := strings.IndexByte(expr, ')') + 1
		flags, expr = expr[:end], expr[end:]
	}
	depth, from := 0, 0
	for i := 0; i < len(expr); i++ {
		switch c := expr[i]; {
		case strings.HasPrefix(expr[i:], `\Q`), depth == 0 && setsFlags(expr[i:]):
			return flags, []string{expr}
		case c == '\\':
			i++
		case c == '[':
			i += classEnd(expr[i:])
		case c == '(':
			depth++
		case c == ')':
			depth--
		case c == '|' && depth == 0 && len(wordings) < mostWays-1:
			wordings = append(wordings, expr[from:i])
			from = i + 1
		}
	}
	return flags, append(wordings, expr[from:])
}

// setsFlags reports whether an expression begins with flags that hold from there
// on, as "(?i)".
func setsFlags(expr string) bool {
	end := strings.IndexByte(expr, ')')
	return strings.HasPrefix(expr, "(?") && end > 0 && strings.Trim(expr[2:end], "imsU-") == ""
}

// classEnd is where the bracket closes that an expression begins with. A bracket
// right behind the opening one is a character, and "[:alpha:]" has brackets of its own.
func classEnd(expr string) int {
	i := 1
	if i < len(expr) && expr[i] == '^' {
		i++
	}
	for first := i; i < len(expr); i++ {
		switch {
		case expr[i] == '\\':
			i++
		case strings.HasPrefix(expr[i:], "[:"):
			if end := strings.Index(expr[i:], ":]"); end > 0 {
				i += end + 1
			}
		case expr[i] == ']' && i > first:
			return i
		}
	}
	return i
}
