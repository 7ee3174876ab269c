package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"accords/internal/accord"
	"accords/internal/extract/form"
	"accords/internal/text"
)

// topicHints tell at once which areas a sentence may name.
var topicHints = form.NewSieve(hintsOfTopics()...)

// hintsOfTopics are the lists of the sieve, in the order of topicForms.
func hintsOfTopics() [][]string {
	var out [][]string
	for _, t := range topicForms {
		out = append(out, t.hints)
	}
	return out
}

// topics lists the areas of cooperation that lines name, each with the first
// words that name it, in the order of the text.
func (p *paper) topics(lines []*line) []accord.Value[string] {
	var out []accord.Value[string]
	var have uint64 // bits of the areas in out
	for _, l := range lines {
		type hit struct {
			at   int
			span accord.Span
			code int
		}
		var hits []hit
		var names []accord.Span
		hinted := topicHints.In(l.text) &^ have
		for i, t := range topicForms {
			if hinted&(1<<i) == 0 {
				continue
			}
			for _, m := range t.form.FindAllStringIndex(l.text, -1) {
				span := accord.Span{Start: l.span.Start + m[0], End: l.span.Start + m[1]}
				if names == nil {
					names = p.namesIn(l)
				}
				if !within(names, span) && !inOffice(l.text, m[0]) && p.short[l.text[m[0]:m[1]]] == "" {
					hits = append(hits, hit{m[0], span, i})
					break
				}
			}
		}
		slices.SortStableFunc(hits, func(a, b hit) int { return a.at - b.at })
		for _, h := range hits {
			have |= 1 << h.code
			out = append(out, quoted(p, topicForms[h.code].code, trimSpan(p.doc.Text, h.span)))
		}
	}
	return out
}

// namesIn lists the names in whose words no area is meant: a ministry of digital
// economy may sign on anything, at a conference on e-governance.
func (p *paper) namesIn(l *line) []accord.Span {
	out := []accord.Span{}
	for _, b := range l.bodies {
		out = append(out, b.span)
	}
	for _, m := range p.meetingsIn(l) {
		out = append(out, m.span)
	}
	for _, m := range fairs.FindAllStringIndex(l.text, -1) {
		out = append(out, accord.Span{Start: l.span.Start + m[0], End: l.span.Start + m[1]})
	}
	if m := koreanCredit.FindStringIndex(l.text); m != nil {
		out = append(out, accord.Span{Start: l.span.Start + m[0], End: l.span.Start + m[1]})
	}
	if m := themeForm.FindStringSubmatchIndex(l.text); m != nil {
		out = append(out, accord.Span{Start: l.span.Start + m[2], End: l.span.Start + m[3]})
	}
	return out
}

// fairs are the names of exhibitions, prizes and the like, at which things are signed.
var fairs = form.MustCompile(`(?:\b\p{Lu}[\p{L}-]+\s+){1,5}(?:Expo|Exhibition|Fair|Show|Festival|Congress|Week|Awards?|Prize|Challenge|Hackathon|Feria)\b`)

// koreanCredit is the town and the agency of a report: "(서울=연합통신)".
var koreanCredit = form.MustCompile(`[(\[][^)\]=]{1,40}=[^)\]]{1,40}[)\]]`)

// within reports whether a span lies in one of the names.
func within(names []accord.Span, s accord.Span) bool {
	for _, n := range names {
		if n.Start <= s.Start && s.End <= n.End {
			return true
		}
	}
	return false
}

// officeTail is an office with its fields, up to the end: "Minister of Research, ".
var officeTail = form.MustCompile(`\b(?i:ministers?|secretary|undersecretary|director|ministr[oa]s?|ministres?|commissioner|chairman|committee)\b(?:[\s,]+(?:(?-i:\p{Lu})[\p{L}-]*|of|for|the|and|in\s+charge|responsible|de|des|la|y|et|l[’']|&))*[\s,]*$`)

// chargedWith leads to the field of a minister, in small letters, too.
var chargedWith = form.Either(`(?i)`,
	`\bminist\p{L}+\s+(?:responsible\s+for|in\s+charge\s+of)\s+(?:the\s+)?$`,
	`\bminist\p{L}+\s+(?:responsáve(?:l|is)\s+pel[ao]s?|encargad[oa]s?\s+del?)\s+(?:la\s+)?$`,
	`\bminist\p{L}+\s+(?:chargée?s?|en\s+charge)\s+(?:de\s+(?:la\s+|l['’])?|du\s+|des\s+)$`,
)

// inOffice holds for a capital behind an office: "Minister of Research,
// Innovation and …" names no area of cooperation.
func inOffice(s string, at int) bool {
	const reach = 120
	if chargedWith.MatchString(s[max(0, at-reach):at]) {
		return true
	}
	if r, _ := utf8.DecodeRuneInString(s[at:]); !unicode.IsUpper(r) {
		return false
	}
	return officeTail.MatchString(s[max(0, at-reach):at])
}

// trimSpan leaves out commas and spaces at the ends.
func trimSpan(s string, span accord.Span) accord.Span {
	for span.End > span.Start && strings.ContainsRune(" ,\n\t", rune(s[span.End-1])) {
		span.End--
	}
	for span.Start < span.End && strings.ContainsRune(" ,\n\t", rune(s[span.Start])) {
		span.Start++
	}
	return span
}

// topicLines are the title, the lines of the instrument, those that go on
// about it, and what says what is cooperated on. Of an instrument that is told
// in passing only its own clause counts.
func (p *paper) topicLines(c *candidate, first bool) []*line {
	if len(c.own) > 0 {
		return p.cut(c.own)
	}
	if !first {
		l := *p.lineOf(c.events[0])
		from := c.events[0].clause
		l.text, l.lower = p.of(from), lowerASCII(p.of(from))
		l.span, l.tokens, l.searched = from, tokens(l.text, l.lower), false
		return []*line{&l}
	}
	at := append(slices.Clone(c.at), c.support...)
	const head = 8
	summaryEnd := min(head, len(p.lines))
	for _, i := range c.at {
		if p.lines[i].kind == text.Paragraph {
			summaryEnd = min(summaryEnd, i)
		}
	}
	listing := false // behind "areas of cooperation:" the items of a list belong to it
	for i := range p.lines {
		l := &p.lines[i]
		summary := i < summaryEnd && l.kind == text.ListItem // what a release has under its title
		inList := listing && (l.kind == text.ListItem || itemForm.MatchString(l.text) || len(l.text) < 90)
		if inList || summary || topicScope.MatchString(l.text) && !topicElsewhere.MatchString(l.text) && !longAgo.MatchString(l.text) && !p.index.others[i] {
			at = append(at, i)
			listing = inList || opensList(p.lines[i:])
		} else {
			listing = false
		}
	}
	return p.pick(at)
}

// opensList holds where the first of some lines leads to items: it ends with a colon, or
// breaks off in front of them.
func opensList(lines []line) bool {
	words := strings.TrimSpace(lines[0].text)
	if strings.HasSuffix(words, ":") {
		return true
	}
	return len(lines) > 1 && (lines[1].kind == text.ListItem || itemForm.MatchString(lines[1].text)) && !strings.ContainsAny(words[max(0, len(words)-1):], ".!?”\"")
}

// goesOnAboutOther holds for a sentence without an instrument of its own behind one of
// the same block that tells of a later instrument.
func (p *paper) goesOnAboutOther(i int) bool {
	block := p.doc.BlockIndex(p.lines[i].span.Start)
	for k := i; k >= 0 && p.doc.BlockIndex(p.lines[k].span.Start) == block; k-- {
		if other, tells := p.index.others[k]; tells {
			return k < i && other
		}
	}
	return false
}

// behindIn are the sentences that go on about a later instrument in the block that
// tells of it.
func (p *paper) behindIn(c *candidate) []int {
	var out []int
	last := slices.Max(c.at)
	block := p.doc.BlockIndex(p.lines[last].span.Start)
	for i := last + 1; i < len(p.lines) && p.doc.BlockIndex(p.lines[i].span.Start) == block; i++ {
		if _, tells := p.index.others[i]; tells {
			break
		}
		out = append(out, i)
	}
	return out
}

// linesOfOthers are the lines that tell of a later instrument and not of the first,
// to whom all else belongs that the text says of cooperation.
func linesOfOthers(all []*candidate) map[int]bool {
	out := map[int]bool{}
	for k, c := range all {
		for _, i := range c.at {
			out[i] = k > 0
		}
	}
	if len(all) > 0 {
		for _, i := range all[0].at {
			out[i] = false
		}
	}
	return out
}
