package extract

import (
	"slices"
	"strings"

	"accords/internal/accord"
	"accords/internal/extract/form"
)

// partiesApart keeps, of one of several instruments that passages of their own tell
// apart, the parties that its passage names, where each of them names other countries:
// "one with Estonia on X on 10 May, and one with Peru on Y on 11 May". Whoever no
// passage names is a party to all. The date of a passage is that of its instrument.
func (p *paper) partiesApart(c *candidate, own [][]accord.Span, k int) {
	named := map[accord.Code]int{} // one more than the passage that names a country
	for i, spans := range own {
		n := len(named)
		for _, v := range c.Countries {
			if inPassage(v.Evidence, spans) && named[v.V] == 0 {
				named[v.V] = i + 1
			}
		}
		if len(named) == n {
			return
		}
	}
	other := func(code accord.Code) bool { return named[code] != 0 && named[code] != k+1 }
	c.Countries = slices.DeleteFunc(slices.Clone(c.Countries), func(v accord.Value[accord.Code]) bool { return other(v.V) })
	c.Organisations = slices.DeleteFunc(slices.Clone(c.Organisations), func(v accord.Value[accord.Body]) bool {
		return other(v.V.Country)
	})
	for _, s := range own[k] {
		for _, d := range p.lineAt(s).dates {
			if s.Start <= d.Span.Start && d.Span.End <= s.End && d.Start.Precision() == accord.ToDay && !notOfSignature(p.lineAt(s), d.Span) {
				p.setSigned(c, d)
				return
			}
		}
	}
}

// inPassage holds for words that stand in one of the spans.
func inPassage(words []accord.Evidence, spans []accord.Span) bool {
	return len(words) > 0 && slices.ContainsFunc(spans, func(s accord.Span) bool { return s.Overlaps(words[0].Span) })
}

// bodiesApart keeps, of one of several instruments, the bodies that its passage names,
// where each passage names some: "The first was concluded between the Ministry of X and Y,
// the second between the ministry and Z".
func (p *paper) bodiesApart(c *candidate, own [][]accord.Span, k int) {
	var all [][]body
	for _, spans := range own {
		bodies := p.bodiesIn(spans)
		if len(bodies) == 0 {
			return
		}
		all = append(all, bodies)
	}
	mine := all[k]
	for _, s := range own[k] {
		if m := bareHead.FindStringSubmatch(p.of(s)); m != nil && len(mine) == 1 {
			mine = append(bodiesLike(all[0], m[1]), mine...)
		}
	}
	c.Organisations = nil
	for _, b := range mine {
		p.addOrganisation(c, p.lineAt(b.span), b)
	}
}

// bareHead is a body by its head alone, which was named before.
var bareHead = form.MustCompile(`\bthe\s+(ministry|agency|authority|department|office)\b`)

// bodiesLike are those whose name has a word, the first of them.
func bodiesLike(list []body, word string) []body {
	for _, b := range list {
		if strings.Contains(lowerASCII(b.name), word) {
			return []body{b}
		}
	}
	return nil
}

// bodiesIn are the bodies that passages name.
func (p *paper) bodiesIn(spans []accord.Span) []body {
	var out []body
	for _, s := range spans {
		for _, b := range p.lineAt(s).bodies {
			if s.Start <= b.span.Start && b.span.End <= s.End {
				out = append(out, b)
			}
		}
	}
	return out
}
