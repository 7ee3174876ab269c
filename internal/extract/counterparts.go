package extract

import (
	"slices"
	"strings"

	"accords/internal/accord"
	"accords/internal/extract/form"
	"accords/internal/gazetteer"
)

// Where the list of counterparts begins and ends in a sentence.
var (
	// withForm is where the counterparts of several instruments begin.
	withForm = form.MustCompile(`(?i)\b(?:with|con|avec)\s`)
	// andWith leads to a further one of them.
	andWith = form.MustCompile(`(?i)(?:,|\band|\by|\bet|\be)\s+(?:with|con|avec|com)\s`)
	// withEnd is where their list is over.
	withEnd = form.MustCompile(`(?i)\s(?:on|to|at|during|in|under|aimed|for|which|covering|concerning|that)\s`)
)

// perCounterpart splits "India signed MoUs with Armenia, Sierra Leone and
// Suriname": a plural, one party in common, and each counterpart behind "with".
// Whoever signed for a counterpart stands in front of its name.
func (p *paper) perCounterpart(c *candidate) []Agreement {
	if len(c.own) > 0 || declared(c) {
		return []Agreement{c.Agreement}
	}
	for _, e := range c.events {
		if out := p.withEach(c, e); out != nil {
			return out
		}
	}
	for _, e := range c.events {
		l := p.lineOf(e)
		if !e.instrument.plural {
			continue
		}
		at := e.instrument.span.End - l.span.Start
		with := withForm.FindStringIndex(l.text[at:])
		if with == nil {
			continue
		}
		from := at + with[1]
		list := p.counterparts(l, from)
		common := slices.DeleteFunc(slices.Clone(c.Countries), func(v accord.Value[accord.Code]) bool {
			return slices.ContainsFunc(list, func(m side) bool { return m.code == v.V })
		})
		if len(common) != 1 || len(list) < 2 {
			continue
		}
		var out []Agreement
		start := l.span.Start + from
		for _, m := range list {
			out = append(out, p.withOne(c, common[0], m, accord.Span{Start: start, End: m.span.End}, l.span.Start+from, list))
			start = m.span.End
		}
		return out
	}
	return []Agreement{c.Agreement}
}

// eachOther leads to each of several counterparts of which a sentence tells one after the
// other, and to the next one of a singular: "and another with".
var (
	eachOther   = form.MustCompile(`(?i)\b(?:with|con|avec|com)\s+(?:its\s+)?(?:the\s+|el\s+|la\s+|le\s+|l['’]|o\s+|a\s+)?$`)
	anotherWith = form.MustCompile(`(?i)\b(?:another|a\s+(?:second|third|further|similar)(?:\s+one)?|otr[oa]|un\s+autre|outr[oa])\s+(?:with|con|avec|com)\s`)
)

// withEach splits what has "with" in front of each counterpart: "with Montenegro on
// cybersecurity on 5 May in Budva, and with Albania on open data". What stands behind a
// counterpart is of its instrument alone.
func (p *paper) withEach(c *candidate, e event) []Agreement {
	var list []side
	l := p.lineOf(e)
	at := e.instrument.span.End - l.span.Start
	for _, m := range l.countries {
		start := m.Span.Start - l.span.Start
		if start < at || m.Form == gazetteer.City || !eachOther.MatchString(endOf(l.text[:start])) || slices.ContainsFunc(list, func(have side) bool { return have.code == m.Code }) {
			continue
		}
		list = append(list, side{span: m.Span, code: m.Code})
	}
	if len(list) < 2 || !e.instrument.plural && !anotherWith.MatchString(l.text[at:]) {
		return nil
	}
	common := slices.DeleteFunc(slices.Clone(c.Countries), func(v accord.Value[accord.Code]) bool {
		return slices.ContainsFunc(list, func(m side) bool { return m.code == v.V })
	})
	if len(common) != 1 {
		return nil
	}
	parts := make([]accord.Span, len(list))
	for k, m := range list {
		parts[k] = accord.Span{Start: m.span.Start, End: l.span.End}
		if k > 0 {
			parts[k-1].End = m.span.Start
		}
	}
	var out []Agreement
	for k, m := range list {
		one := p.withOne(c, common[0], m, parts[k], list[0].span.Start, list)
		if p.partOfOne(&one, l, parts, k) {
			// What it is on stands behind its counterpart, not behind the instrument.
			e.instrument.span, e.clause = m.span, accord.Span{Start: m.span.Start, End: parts[k].End}
			titled := candidate{Agreement: one, events: []event{e}, at: c.at}
			p.readTitle(&titled)
			one = titled.Agreement
		}
		out = append(out, one)
	}
	return out
}

// partOfOne gives one of several instruments the day, the town and the areas that its
// part of the sentence names, and takes those of the others from it. It reports whether
// there are areas.
func (p *paper) partOfOne(a *Agreement, l *line, parts []accord.Span, k int) bool {
	inOther := func(words []accord.Evidence) bool {
		return slices.ContainsFunc(words, func(e accord.Evidence) bool {
			return e.Span.Start >= parts[0].Start && e.Span.End <= l.span.End && !e.Span.Overlaps(parts[k])
		})
	}
	if inOther(a.Signed.Evidence) {
		a.Signed = accord.Value[accord.Date]{}
	}
	if inOther(a.Place.Evidence) {
		a.Place = accord.Value[string]{}
	}
	for _, d := range l.dates {
		if d.Span.Overlaps(parts[k]) && d.Start.Precision() == accord.ToDay && d.Start.Year > 0 && d.End.IsZero() && !notOfSignature(l, d.Span) {
			a.Signed = value(p, d.Start, basisOr(d.Basis, accord.Quoted), d.Rule, d.Reason, d.Span)
			break
		}
	}
	for _, at := range l.places {
		if at.Span.Overlaps(parts[k]) && p.cityOf(l, at) {
			a.Place = quoted(p, at.Name, at.Span)
			break
		}
	}
	own := p.topics(p.cut(parts[k : k+1]))
	if len(own) > 0 {
		a.Topics = own
	}
	return len(own) > 0
}

// allCounterparts holds for several instruments whose sentence names nobody but
// counterparts: "MoUs were signed with Armenia and with Sierra Leone".
func (p *paper) allCounterparts(c *candidate) bool {
	e := c.events[0]
	l := p.lineOf(e)
	at := e.instrument.span.End - l.span.Start
	with := withForm.FindStringIndex(l.text[at:])
	return e.instrument.plural && !declared(c) && with != nil && !slices.ContainsFunc(c.Countries, func(v accord.Value[accord.Code]) bool {
		return len(v.Evidence) == 0 || v.Evidence[0].Span.Start < l.span.Start+at+with[1]
	})
}

// withSeveral holds for "signed agreements with the African Union and Mauritius".
func (p *paper) withSeveral(l *line, e event) bool {
	at := e.instrument.span.End - l.span.Start
	with := withForm.FindStringIndex(l.text[at:])
	return with != nil && with[0] <= 1 && len(p.counterparts(l, at+with[1])) > 1
}

// side is a counterpart: a country, or a body of several states.
type side struct {
	span accord.Span
	code accord.Code
	body body // of no name where it is a country
}

// counterparts lists the countries and the international bodies behind "with", each
// once. Where people stand between them, semicolons part the list, and it goes to the end.
func (p *paper) counterparts(l *line, from int) []side {
	end, last := len(l.text), from
	if all := andWith.FindAllStringIndex(l.text[from:], -1); len(all) > 0 {
		last = from + all[len(all)-1][1] // "with A on Monday and with B on Friday"
	}
	if m := withEnd.FindStringIndex(l.text[last:]); m != nil && !strings.Contains(l.text[from:], ";") {
		end = last + m[0]
	}
	var out []side
	inside := func(s accord.Span) bool { return s.Start >= l.span.Start+from && s.End <= l.span.Start+end }
	for _, m := range l.countries {
		if inside(m.Span) && m.Form != gazetteer.City && !slices.ContainsFunc(out, func(have side) bool { return have.code == m.Code }) {
			out = append(out, side{span: m.Span, code: m.Code})
		}
	}
	for _, b := range l.bodies {
		if inside(b.span) && b.international && !p.inMeeting(l, b.span) && !modifies.MatchString(l.text[b.span.End-l.span.Start:]) {
			out = append(out, side{span: b.span, body: b})
		}
	}
	slices.SortFunc(out, func(a, b side) int { return a.span.Start - b.span.Start })
	return out
}

// withOne is the instrument with one of several counterparts. Of the people and
// bodies behind "with" it keeps those of its own part of the list.
func (p *paper) withOne(c *candidate, common accord.Value[accord.Code], m side, part accord.Span, from int, list []side) Agreement {
	one := candidate{Agreement: c.Agreement, events: c.events, at: c.at, parties: []accord.Code{common.V}, own: []accord.Span{part}}
	one.Countries = []accord.Value[accord.Code]{common}
	if m.code != "" {
		one.parties = append(one.parties, m.code)
		p.addCountry(&one, quoted(p, m.code, m.span))
	}
	l := p.lineAt(part)
	theirs := func(at accord.Span) bool {
		return at.Start < from || at.Start >= l.span.End || at.Start >= part.Start && at.Start < part.End
	}
	one.Signatories, one.Organisations = nil, nil
	for _, v := range c.Signatories {
		if at := v.Evidence[0].Span; theirs(at) && p.signedWith(at, m.code, list) {
			one.Signatories = append(one.Signatories, v)
		}
	}
	for _, v := range c.Organisations {
		if slices.ContainsFunc(list, func(other side) bool {
			return other.code == "" && other.span != m.span && p.sameInternational(other.body.name, v.V.Name)
		}) {
			continue
		}
		mine := m.code != "" && v.V.Country == m.code || m.code == "" && (v.Evidence[0].Span.Overlaps(m.span) || p.sameInternational(m.body.name, v.V.Name))
		if v.V.Country == "" && theirs(v.Evidence[0].Span) || v.V.Country == common.V || mine {
			one.Organisations = append(one.Organisations, v)
		}
	}
	p.readTitle(&one)
	return one.Agreement
}

// signedWith holds for somebody who signed what was made with a country, as far as
// the part of the sentence tells in which he is named: "that with Peru was signed by
// X; the one with Chile by Y". A part that names none of the counterparts, or more
// than one, tells nothing.
func (p *paper) signedWith(at accord.Span, country accord.Code, list []side) bool {
	l := p.lineAt(at)
	if !eachWith.MatchString(l.text) {
		return true
	}
	from, to := 0, len(l.text)
	for _, m := range eachWith.FindAllStringIndex(l.text, -1) {
		if l.span.Start+m[0] <= at.Start {
			from = m[0]
		} else {
			to = min(to, m[0])
		}
	}
	named := map[accord.Code]bool{}
	part := accord.Span{Start: l.span.Start + from, End: l.span.Start + to}
	for _, c := range l.countries {
		if c.Span.Overlaps(part) {
			named[c.Code] = true
		}
	}
	for _, b := range l.bodies {
		if b.span.Overlaps(part) {
			named[b.country] = true
		}
	}
	of := 0
	for _, m := range list {
		if m.code != "" && named[m.code] {
			of++
		}
	}
	return of != 1 || named[country]
}

// eachWith opens what is told of the instrument with one of several counterparts.
var eachWith = form.MustCompile(`(?i)\b(?:that|the\s+(?:one|mou|moc|memorandum|agreement|other|document|first|second|third))\s+with\s`)
