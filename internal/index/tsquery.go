package index

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// term is a node of a tsquery: a word where op is 0, else one of ! & | and <,
// which stands for a phrase.
type term struct {
	op          byte
	lexeme      string
	left, right *term // right is nil where op is !
}

// parseTSQuery reads a tsquery as Postgres prints it: 'digit' & !( 'a' | 'b' <-> 'c' ).
// It binds ! before <->, that before & and that before |. A query without a word
// is nil. Weights and prefixes, which web searches do not have, are errors.
func parseTSQuery(s string) (*term, error) {
	p := &tsParser{rest: s}
	if p.peek() == "" {
		return nil, nil
	}
	t, err := p.joined(0)
	if err == nil && p.peek() != "" {
		err = fmt.Errorf("unexpected %q", p.rest)
	}
	return t, err
}

type tsParser struct {
	rest  string
	depth int
}

// mostNested bounds the recursion; a search has at most 200 characters.
const mostNested = 300

// peek returns the operator or the sign that comes next: one of | & < ! ( ) and '.
func (p *tsParser) peek() string {
	p.rest = strings.TrimLeft(p.rest, " ")
	if p.rest == "" {
		return ""
	}
	return p.rest[:1]
}

// joined reads operands that are joined by an operator of at least a level: 0 for |,
// 1 for &, 2 for <->.
func (p *tsParser) joined(level int) (*term, error) {
	const operators = "|&<"
	left, err := p.operand()
	for err == nil {
		at := strings.Index(operators, p.peek())
		if p.rest == "" || at < level {
			return left, nil
		}
		op := p.rest[0]
		if op == '<' {
			end := strings.IndexByte(p.rest, '>')
			if end < 0 {
				return nil, fmt.Errorf("unexpected %q", p.rest)
			}
			p.rest = p.rest[end:]
		}
		p.rest = p.rest[1:]
		var right *term
		if right, err = p.joined(at + 1); err == nil {
			left = &term{op: op, left: left, right: right}
		}
	}
	return nil, err
}

func (p *tsParser) operand() (*term, error) {
	if p.depth++; p.depth > mostNested {
		return nil, fmt.Errorf("nested deeper than %d", mostNested)
	}
	defer func() { p.depth-- }()
	switch p.peek() {
	case "!":
		p.rest = p.rest[1:]
		t, err := p.operand()
		return &term{op: '!', left: t}, err
	case "(":
		p.rest = p.rest[1:]
		t, err := p.joined(0)
		if err == nil && p.peek() != ")" {
			err = fmt.Errorf("want ) before %q", p.rest)
		}
		if err != nil {
			return nil, err
		}
		p.rest = p.rest[1:]
		return t, nil
	case "'":
		return p.word()
	}
	return nil, fmt.Errorf("unexpected %q", p.rest)
}

// word reads a quoted word, in which a quotation mark and a backslash are doubled.
func (p *tsParser) word() (*term, error) {
	var b strings.Builder
	for i := 1; i < len(p.rest); i++ {
		c := p.rest[i]
		doubled := i+1 < len(p.rest) && p.rest[i+1] == c
		switch {
		case (c == '\'' || c == '\\') && doubled:
			i++
		case c == '\'':
			p.rest = p.rest[i+1:]
			if !utf8.ValidString(b.String()) || strings.HasPrefix(p.rest, ":") {
				return nil, fmt.Errorf("%q has a weight or is no text", b.String())
			}
			return &term{lexeme: b.String()}, nil
		}
		b.WriteByte(c)
	}
	return nil, fmt.Errorf("a word without an end: %q", p.rest)
}
