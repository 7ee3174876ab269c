package extract

import (
	"slices"
	"strings"

	"accords/internal/accord"
	"accords/internal/extract/dating"
	"accords/internal/extract/form"
)

// What comes after a signature: an instrument is renewed, enters into force, runs
// out. The days on which that happens are values of their own and never the day of
// the signature.

var (
	// lifeWords say what came of an instrument that was signed at some time.
	lifeWords = form.MustCompile(`(?i)\b(?:lapse[sd]?|expire[sd]?|(?:was|were|is|been|be)\s+(?:\w+\s+)?terminated|(?:enter(?:s|ed)?|c[oa]mes?|went|goes)\s+into\s+(?:force|effect|operation)|t(?:ook|akes?)\s+effect|(?:is|was|been)\s+in\s+force)\b`)
	// endedBy stands in front of an instrument that somebody ended.
	endedBy = form.MustCompile(`(?i)\b(?:terminat(?:ed|es)|end(?:ed|s)|withdr(?:ew|aws|awn)\s+from|denounce[sd]|cancel(?:led|ed|s)|scrap(?:ped|s)|suspend(?:ed|s)|pull(?:ed|s)\s+out\s+of)\s+(?:(?:its|the|their|an?|this)\s+)?(?:[\p{L}\d-]+\s+){0,4}$`)
	// maybeRenewed stands in front of a renewal that is only possible, or that comes by itself.
	maybeRenewed = form.MustCompile(`(?i)\b(?:may|can|could|shall|will|would|must|to|automatically|tacitly|unless|if|once|not|be)\s+(?:be\s+)?(?:(?:automatically|tacitly|\w+ly)\s+)?(?:be\s+)?$`)
	agreedTo     = form.MustCompile(`(?i)\b(?:agreed|decided|resolved)\s+to\s+$`)
	// forceOn leads to the day from which an instrument is in force.
	forceOn = form.MustCompile(`(?i)\b(?:(?:enter(?:s|ed|ing)?|c[oa]mes?|coming|went|goes|t(?:ook|akes?)|taking|entry|put)\s+(?:in)?(?:to\s+)?(?:effect|force|operation)|effective|in\s+(?:force|effect)|entr(?:ó|a|ará|ou|e|era|ée)\s+e[nm]\s+(?:vigor|vigueur))\s+(?:(?:as\s+)?(?:on|from|of|since|in|el|le|desde|em)\s+)?(?:\p{L}+day,?\s+)?(?:the\s+)?$`)
	// expiryOn leads to the day up to which it is.
	expiryOn = form.MustCompile(`(?i)\b(?:(?:valid\w*|in\s+(?:force|effect)|effective|remain\w*|runs?|lasts?|lasting|extend\w*|prolong\w*|renew\w*|continu\w*|appl(?:y|ies)|term|vigente|vigencia|válido|valable|prorrog\w+)\b[^.;]{0,80}?\b(?:until|till|through|up\s+to|to|hasta|até|jusqu['’]au)|(?:expire[sd]?|expiring|lapse[sd]?|lapsing|terminate[sd]?|r[au]ns?\s+out|vence|expira)\b(?:[^.;,]{0,30}?\s(?:on|in|at|from|of|el|em|le))?)\s+(?:the\s+|\p{L}+day,?\s+)*(end\s+of\s+|final\s+de\s+|fin\s+de\s+)?(?:the\s+)?$`)
	// toCome leads to a day that is set for something: "by the end of 2025".
	toCome = form.MustCompile(`(?i)\b(?:until|till|by|through|up\s+to)\s+(?:the\s+)?(?:end\s+of\s+|early\s+|late\s+|mid-?)?(?:the\s+)?$`)
	// firstOne leads to the day of an earlier signature of what is renewed.
	firstOne = form.MustCompile(`(?i)\b(?:first|originally|initially|previously)\s+(?:signed|concluded|inked|established|agreed|made|entered\s+into)\b[^.;]{0,60}$|\b(?:original|first|initial|previous|earlier)\s+(?:\w+\s+){0,3}?(?:mou|moc|memorandum|agreement|one|deal|pact|arrangement)\b[^.;]{0,50}$`)
)

// renewal finds the words by which something was renewed, and not only may be.
func renewal(s string) []int {
	for _, m := range renewWords.FindAllStringIndex(s, -1) {
		word := lowerASCII(s[m[0]:m[1]])
		if strings.HasPrefix(word, "renewable") || strings.HasPrefix(word, "renewal") && maybeRenewal.MatchString(endOf(s[:m[0]])) {
			continue
		}
		if koreanMaybe.MatchString(s[m[1]:]) {
			continue
		}
		if before := endOf(s[:m[0]]); !maybeRenewed.MatchString(before) || agreedTo.MatchString(before) {
			return m
		}
	}
	return nil
}

// koreanMaybe stands behind a renewal that is only possible: "연장할 수 있다".
var koreanMaybe = form.MustCompile(`^(?:할|될)\s?수|^\s?가능`)

var maybeRenewal = form.MustCompile(`(?i)\b(?:possibility|option|subject\s+to|automatic|tacit|for|possible|with)\s+(?:of\s+|for\s+)?(?:\w+\s+)?$`)

// notOfSignature holds for a date that the words in front of it tie to something
// else than the signature: the entry into force, the end, a goal.
func notOfSignature(l *line, date accord.Span) bool {
	before := endOf(l.text[:max(0, date.Start-l.span.Start)])
	return forceOn.MatchString(before) || expiryOn.MatchString(before) || toCome.MatchString(before)
}

// ofFirst holds for the date of the first signature of what was renewed.
func ofFirst(c *candidate, l *line, date accord.Span) bool {
	return c.Status.V == accord.Renewed && firstOne.MatchString(endOf(l.text[:max(0, date.Start-l.span.Start)]))
}

// yearOfOld is the year that stands in front of an instrument of which a text tells
// what came of it: "the 2017 memorandum lapsed".
func (p *paper) yearOfOld(l *line, e event) (dating.Mention, bool) {
	for _, d := range l.dates {
		if !e.life && !e.background || d.Start.Precision() != accord.ToYear || d.Relative || !d.End.IsZero() || d.Span.End > e.instrument.span.Start || d.Span.Start < l.span.Start {
			continue
		}
		const gap = 24 // bytes: a word or two, "the 2017 bilateral memorandum"
		if e.instrument.span.Start-d.Span.End <= gap && !strings.ContainsAny(p.of(accord.Span{Start: d.Span.End, End: e.instrument.span.Start}), ",.;:()") {
			return d, true
		}
	}
	return dating.Mention{}, false
}

// readLifetime reads the days on which an instrument enters into force and runs
// out, where sentences that go on about it state them.
func (p *paper) readLifetime(a *Agreement, lines []*line) {
	for _, l := range lines {
		for _, d := range l.dates {
			if d.Start.Year == 0 || d.Span.Start < l.span.Start || !d.End.IsZero() {
				continue
			}
			before := endOf(l.text[:d.Span.Start-l.span.Start])
			switch m := expiryOn.FindStringSubmatchIndex(before); {
			case m != nil && a.Status.V == accord.Renewed && wasDue.MatchString(before): // the end of what was renewed
			case m != nil && !a.Expiry.Stated():
				at := accord.Span{Start: d.Span.Start - (len(before) - m[0]), End: d.Span.End}
				a.Expiry = p.lastDay(d, m[2] >= 0, at)
			case m == nil && !a.InForce.Stated() && forceOn.MatchString(before):
				a.InForce = value(p, d.Start, basisOr(d.Basis, accord.Quoted), d.Rule, d.Reason, d.Span)
			}
		}
	}
}

// wasDue leads to the end that an instrument would have had without a renewal.
var wasDue = form.MustCompile(`(?i)\b(?:due|was|were|set|about)\s+to\s+(?:\w+\s+)?(?:expire|lapse|end|run\s+out)\b[^.;]*$|\b(?:would|had)\s+(?:have\s+)?(?:\w+\s+)?(?:expired?|lapsed?|ended?|run\s+out)\b[^.;]*$`)

// lastDay is the day on which a period is over: the date itself, and of "the end of
// 2027" its last day.
func (p *paper) lastDay(d dating.Mention, endOfIt bool, at accord.Span) accord.Value[accord.Date] {
	if !endOfIt || d.Start.Precision() == accord.ToDay {
		return value(p, d.Start, basisOr(d.Basis, accord.Quoted), d.Rule, d.Reason, at)
	}
	last := accord.DateOf(d.Start.Last())
	return value(p, last, accord.Calculated, "end-of-period", "the end of "+d.Start.English()+" is "+last.English(), at)
}

// besidesForm opens who signed beside those behind "by": "Alongside X, it was signed by Y".
var besidesForm = form.MustCompile(`(?i)(?:^\W*|,\s+)(?:alongside|together\s+with|along\s+with|besides|in\s+addition\s+to|junto\s+(?:a|con)|aux\s+côtés\s+d[eu])\s+`)

// besides reads those whom a passive sentence names in front as signing, too.
func (p *paper) besides(l *line, act int) []person {
	m := besidesForm.FindStringIndex(l.text)
	if m == nil || m[1] > act || !passive.MatchString(l.text) {
		return nil
	}
	to := strings.IndexByte(l.text[m[1]:], ',')
	if to < 0 || m[1]+to > act {
		return nil
	}
	return slices.Concat(p.people(l, m[1], m[1]+to), p.shortNamed(l, m[1], m[1]+to))
}
