package extract

import (
	"strings"

	"accords/internal/accord"
	"accords/internal/extract/form"
)

// Where a list of subjects begins, where it ends, and what parts its items.
var (
	// subjectsOf leads from several instruments to what each of them is on.
	subjectsOf = form.MustCompile(`(?i)^\s*(?:\([^)]{1,12}\)\s*)?(?:on|in|for|covering|concerning|regarding)\s+(?:\p{L}+\s+){0,3}?`)
	// subjectsEnd is where the subjects end and the sentence goes on.
	subjectsEnd   = form.MustCompile(`(?i)[.;:]|\s(?:between|with|during|at|by|on|to|while|when|which|that|as)\s|\sin\s+(?-i:\p{Lu}\p{Ll})`)
	subjectBorder = form.MustCompile(`(?i),\s+and\s+|,\s+|\s+and\s+`)
)

// bySubject tells n instruments apart where one list says what they are on: "two
// MOUs on cyber security and artificial intelligence". Each part names an area of
// its own; nil where the list is of another length or its parts name none.
func (p *paper) bySubject(c *candidate, n int) [][]accord.Span {
	for _, e := range c.events {
		l := p.lineOf(e)
		rest := l.text[e.instrument.span.End-l.span.Start:]
		lead := subjectsOf.FindStringIndex(rest)
		if !e.instrument.plural {
			continue
		}
		if out := p.eachOn(e, rest, n); out != nil {
			return out
		}
		if out := eachNamed(l, e, n); out != nil {
			return out
		}
		if lead == nil {
			continue
		}
		end := len(rest)
		if m := subjectsEnd.FindStringIndex(rest[lead[1]:]); m != nil {
			end = lead[1] + m[0]
		}
		out, from := [][]accord.Span{}, lead[1]
		for _, m := range append(subjectBorder.FindAllStringIndex(rest[lead[1]:end], -1), []int{end - lead[1], end - lead[1]}) {
			out = append(out, []accord.Span{{Start: e.instrument.span.End + from, End: e.instrument.span.End + lead[1] + m[0]}})
			from = lead[1] + m[1]
		}
		if len(out) == n && p.differ(out) {
			return out
		}
	}
	return nil
}

// eachNamed is where the instruments are named behind a colon: "two memoranda: the
// Memorandum on Emerging Technologies and the Memorandum on Data Cooperation".
func eachNamed(l *line, e event, n int) [][]accord.Span {
	var out [][]accord.Span
	if colon := strings.IndexByte(l.text[e.instrument.span.End-l.span.Start:], ':'); colon < 0 || colon > 2 {
		return nil
	}
	for _, in := range findInstruments(l) {
		if in.span.Start < e.instrument.span.End || in.plural || in.kind != e.instrument.kind {
			continue
		}
		if len(out) > 0 {
			out[len(out)-1][0].End = in.span.Start
		}
		out = append(out, []accord.Span{{Start: in.span.Start, End: l.span.End}})
	}
	if len(out) != n {
		return nil
	}
	return out
}

// eachOn is where a sentence has "on" in front of each subject: "signed three memoranda
// in Tashkent, on e-government, on artificial intelligence and on training".
func (p *paper) eachOn(e event, rest string, n int) [][]accord.Span {
	all := onSubject.FindAllStringIndex(rest, -1)
	if n < 2 || len(all) < n {
		return nil
	}
	all = all[len(all)-n:]
	out := make([][]accord.Span, n)
	for k, m := range all {
		end := len(rest)
		if k+1 < n {
			end = all[k+1][0]
		}
		out[k] = []accord.Span{{Start: e.instrument.span.End + m[1], End: e.instrument.span.End + end}}
	}
	if !p.differ(out) {
		return nil
	}
	return out
}

// onSubject leads to a subject, and to no day.
var onSubject = form.MustCompile(`(?:,|\band|^)\s+(?:and\s+)?(?:on|sobre|sur)\s`)

// differ holds for passages each of which names an area that no other one names.
func (p *paper) differ(passages [][]accord.Span) bool {
	seen := map[string]bool{}
	for _, spans := range passages {
		if spans[0].Start >= spans[0].End {
			return false
		}
		topics := p.topics(p.cut(spans))
		if len(topics) == 0 || seen[topics[0].V] {
			return false
		}
		seen[topics[0].V] = true
	}
	return true
}
