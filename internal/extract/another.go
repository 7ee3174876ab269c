package extract

import (
	"slices"

	"accords/internal/accord"
	"accords/internal/extract/form"
)

// Whether what a sentence tells of is one more instrument, or the one told before.

// similar stands in front of what is compared with the instrument of a release.
var similar = form.MustCompile(`(?i)\b(?:similar|such|comparable|other)\s+(?:\w+\s+)?$`)

// withOther holds for "an agreement with Italy" behind one that Italy is no party of: it
// is another one, though "agreement" may be another word for any.
func (p *paper) withOther(c *candidate, l *line, e event, parties []accord.Code) bool {
	before := endOf(l.text[:e.instrument.span.Start-l.span.Start])
	behind := l.text[e.instrument.span.End-l.span.Start:]
	return oneMore.MatchString(before) && withOne.MatchString(behind) && len(c.parties) > 1 && !subset(parties, c.parties)
}

// withOne leads from an instrument to its party.
var withOne = form.MustCompile(`(?i)^\s+(?:with|between|con|entre|com|avec)\s`)

// partOf holds for a memorandum that is told behind a partnership with a name of its
// own, as one more: "A memorandum between the two agencies is part of it."
func (p *paper) partOf(c *candidate, l *line, e event) bool {
	first := c.events[0]
	return specific(e.instrument.kind) && established(p.lineOf(first), first.instrument) && oneMore.MatchString(endOf(l.text[:e.instrument.span.Start-l.span.Start]))
}

// inPartOf holds for a body that a text names with such a memorandum.
func (p *paper) inPartOf(c *candidate, b body) bool {
	l := p.lineAt(b.span)
	return slices.ContainsFunc(l.events, func(e event) bool { return p.partOf(c, l, e) })
}
