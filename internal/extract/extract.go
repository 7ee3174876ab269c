// Package extract owns the rules that read a release: from a text to the
// agreements and summits that it reports, each value with the words that it
// was read from, the rule that made it, and a reason where the text does not
// say it outright.
//
// It is pure: it never reads a clock, a file, a network or a database, and the
// same text always gives the same reading. It never decides whom a name means
// beyond what the gazetteer knows, and never chooses between sources.
package extract

import (
	"slices"
	"sort"
	"strings"

	"accords/internal/accord"
	"accords/internal/extract/dating"
	"accords/internal/gazetteer"
	"accords/internal/text"
)

// Extractor reads texts. It is immutable and safe for concurrent use.
type Extractor struct {
	names *gazetteer.Gazetteer
}

// New returns an extractor that knows the names of g.
func New(g *gazetteer.Gazetteer) *Extractor { return &Extractor{names: g} }

// Read returns what a text says. Contact data in it are to be masked before.
func (x *Extractor) Read(s string, ctx Context) Reading { return x.parse(s, ctx).read() }

// read gathers what parse found: meetings first, since agreements are tied to them.
func (p *paper) read() Reading {
	r := Reading{Title: p.documentTitle(), Published: p.published}
	p.summits = p.findSummits()
	r.Agreements = p.findAgreements()
	r.Summits = slices.Grow(r.Summits, len(p.summits))
	for _, m := range p.summits {
		r.Summits = append(r.Summits, m.Summit)
	}
	return r
}

// paper is a text with everything that was found in it sentence by sentence.
type paper struct {
	doc       *text.Document
	names     *gazetteer.Gazetteer
	ctx       Context
	published accord.Value[accord.Date]
	on        accord.Date // the day that relative dates count from; zero where nobody knows it
	dateline  accord.Span // where the text gives that day; empty where it does not
	lines     []line
	datelines []line            // blocks of nothing but where and when; no line of the text
	index     index             // what is looked for in all lines, found once
	roll      *roll             // the people whom the text gives an office; nil until somebody signs
	short     map[string]string // abbreviations that the text defines: "MOIS" -> "Ministry of …"
	summits   []meeting
}

// line is a sentence with the names and dates in it. Spans count from the
// start of the document.
type line struct {
	span      accord.Span
	text      string
	lower     string // ASCII letters in lower case, byte for byte
	kind      text.BlockKind
	countries []gazetteer.CountryMention
	places    []gazetteer.PlaceMention
	bodies    []body
	dates     []dating.Mention
	series    []gazetteer.SeriesMention
	events    []event

	tokens      []token
	meetings    []meeting    // those that it names; read once, where somebody asks
	instruments []instrument // the same of instruments
	met         bool         // meetings are read
	searched    bool         // instruments are read
	hangul      bool         // has Korean words
}

// parse finds everything that single sentences say: names, dates, bodies, instruments
// and what was done with them. The date of the release comes before all other dates,
// because these are placed against it, and abbreviations before the bodies that are
// named by them, so that bodies are looked for twice: the first time to learn what is
// short for what.
func (x *Extractor) parse(s string, ctx Context) *paper {
	p := &paper{doc: text.Parse(s), names: x.names, ctx: ctx}
	p.on = ctx.Published
	found := dating.Scan(p.doc)
	if m, ok := found.Published(); ok {
		p.published = accord.Value[accord.Date]{V: m.Start, Basis: basisOr(m.Basis, accord.Quoted), Rule: m.Rule, Reason: m.Reason,
			Evidence: []accord.Evidence{p.doc.Evidence(m.Span)}}
		p.on, p.dateline = m.Start, m.Span
	} else if m, ok := found.Dateline(); ok && p.on.IsZero() {
		p.on, p.dateline = m.Start, m.Span
	}
	dates := found.Find(p.on)
	p.lines = make([]line, 0, len(p.doc.Sentences))
	for i, sentence := range p.doc.Sentences {
		l := line{span: sentence.Span, text: s[sentence.Span.Start:sentence.Span.End], kind: p.doc.Blocks[sentence.Block].Kind}
		if skipped(l.kind) {
			if l.kind == text.Dateline {
				l.lower = lowerASCII(l.text)
				p.fill(&l, dates)
				p.datelines = append(p.datelines, l)
			}
			continue
		}
		l.lower = lowerASCII(l.text)
		l.tokens = tokens(l.text, l.lower)
		l.hangul = strings.ContainsFunc(l.text, isHangul)
		if sentence.Continues < 0 || sentence.Continues != i {
			p.fill(&l, dates)
		}
		p.lines = append(p.lines, l)
	}
	p.short = p.abbreviations()
	for i := range p.lines {
		p.lines[i].bodies = p.findBodies(&p.lines[i])
		p.lines[i].events = findEvents(&p.lines[i])
		p.addRegions(&p.lines[i])
	}
	p.shareCountries()
	return p
}

// skipped are the blocks in which nobody agrees on anything.
func skipped(k text.BlockKind) bool {
	switch k {
	case text.Furniture, text.Contact, text.Repeat, text.Dateline:
		return true
	}
	return false
}

// fill adds the names and dates that stand in a sentence. The dates of the document are
// sorted and do not overlap, so that those of the sentence are one stretch of the list:
// they are found by halving, as a text may have thousands of both. The stretch is
// capped, so that a rule which appends to it cannot write into the next sentence's.
func (p *paper) fill(l *line, dates []dating.Mention) {
	at := l.span.Start
	l.countries, l.places = p.names.In(p.doc.Text, l.span)
	for _, m := range p.names.FindSeries(l.text) {
		m.Span = shift(m.Span, at)
		l.series = append(l.series, m)
	}
	first := sort.Search(len(dates), func(i int) bool { return dates[i].Span.End > at })
	end := first
	for end < len(dates) && dates[end].Span.Overlaps(l.span) {
		end++
	}
	l.dates = dates[first:end:end]
}

// shift moves a span, from one that counts within a sentence to one that counts within
// the document.
func shift(s accord.Span, by int) accord.Span {
	return accord.Span{Start: s.Start + by, End: s.End + by}
}

// lowerASCII folds ASCII letters only, so that the result has the same offsets:
// strings.ToLower changes the length of some letters ("İ").
func lowerASCII(s string) string {
	b := []byte(s)
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}

// basisOr is b, or another basis where the room of dates left it open.
func basisOr(b, otherwise accord.Basis) accord.Basis {
	if b == "" {
		return otherwise
	}
	return b
}

// quoted is a value that the text says in the span's words.
func quoted[T any](p *paper, v T, spans ...accord.Span) accord.Value[T] {
	return value(p, v, accord.Quoted, "", "", spans...)
}

// inferred is a value that a rule concluded from the span's words.
func inferred[T any](p *paper, v T, rule, reason string, spans ...accord.Span) accord.Value[T] {
	return value(p, v, accord.Inferred, rule, reason, spans...)
}

// value makes a value with the words of each span as its evidence. A span outside of the
// text is left out: a value without words is better than a quotation that nobody can
// find, and the invariants of the register refuse both.
func value[T any](p *paper, v T, b accord.Basis, rule, reason string, spans ...accord.Span) accord.Value[T] {
	out := accord.Value[T]{V: v, Basis: b, Rule: rule, Reason: reason}
	for _, s := range spans {
		if s.In(len(p.doc.Text)) {
			out.Evidence = append(out.Evidence, p.doc.Evidence(s))
		}
	}
	return out
}

// documentTitle is the first heading, or the first sentence.
func (p *paper) documentTitle() accord.Value[string] {
	span := p.doc.Title()
	if !span.In(len(p.doc.Text)) {
		for _, l := range p.lines {
			span = l.span
			break
		}
	}
	if !span.In(len(p.doc.Text)) {
		return accord.Value[string]{}
	}
	return quoted(p, strings.Join(strings.Fields(p.doc.Text[span.Start:span.End]), " "), span)
}

// of returns the text of a span.
func (p *paper) of(s accord.Span) string { return p.doc.Text[s.Start:s.End] }
