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
	// withEnd is where their list is over.
	withEnd = form.MustCompile(`(?i)\s(?:on|to|at|during|in|under|aimed|for|which|covering|concerning|that)\s`)
)

// perCounterpart splits "India signed MoUs with Armenia, Sierra Leone and
// Suriname": a plural, one party in common, and each counterpart behind "with".
// Whoever signed for a counterpart stands in front of its name.
func (p *paper) perCounterpart(c *candidate) []Agreement {
	for _, e := range c.events {
		l := p.lineOf(e)
		if !e.instrument.plural || len(c.own) > 0 || declared(c) {
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
			return slices.ContainsFunc(list, func(m gazetteer.CountryMention) bool { return m.Code == v.V })
		})
		if len(common) != 1 || len(list) < 2 {
			continue
		}
		var out []Agreement
		start := l.span.Start + from
		for _, m := range list {
			out = append(out, p.withOne(c, common[0], m, accord.Span{Start: start, End: m.Span.End}, l.span.Start+from, list))
			start = m.Span.End
		}
		return out
	}
	return []Agreement{c.Agreement}
}

// counterparts lists the countries behind "with", each once. Where people stand
// between them, semicolons part the list, and it goes to the end.
func (p *paper) counterparts(l *line, from int) []gazetteer.CountryMention {
	end := len(l.text)
	if m := withEnd.FindStringIndex(l.text[from:]); m != nil && !strings.Contains(l.text[from:], ";") {
		end = from + m[0]
	}
	var out []gazetteer.CountryMention
	for _, m := range l.countries {
		inside := m.Span.Start >= l.span.Start+from && m.Span.End <= l.span.Start+end
		if inside && m.Form != gazetteer.City && !slices.ContainsFunc(out, func(have gazetteer.CountryMention) bool { return have.Code == m.Code }) {
			out = append(out, m)
		}
	}
	return out
}

// withOne is the instrument with one of several counterparts. Of the people and
// bodies behind "with" it keeps those of its own part of the list.
func (p *paper) withOne(c *candidate, common accord.Value[accord.Code], m gazetteer.CountryMention, part accord.Span, from int, list []gazetteer.CountryMention) Agreement {
	one := candidate{Agreement: c.Agreement, events: c.events, at: c.at, parties: []accord.Code{common.V, m.Code}, own: []accord.Span{part}}
	one.Countries = []accord.Value[accord.Code]{common, quoted(p, m.Code, m.Span)}
	l := p.lineAt(part)
	theirs := func(at accord.Span) bool {
		return at.Start < from || at.Start >= l.span.End || at.Start >= part.Start && at.Start < part.End
	}
	one.Signatories, one.Organisations = nil, nil
	for _, v := range c.Signatories {
		if at := v.Evidence[0].Span; theirs(at) && p.signedWith(at, m.Code, list) {
			one.Signatories = append(one.Signatories, v)
		}
	}
	for _, v := range c.Organisations {
		if v.V.Country == "" && theirs(v.Evidence[0].Span) || v.V.Country == common.V || v.V.Country == m.Code {
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
func (p *paper) signedWith(at accord.Span, country accord.Code, list []gazetteer.CountryMention) bool {
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
		if named[m.Code] {
			of++
		}
	}
	return of != 1 || named[country]
}

// eachWith opens what is told of the instrument with one of several counterparts.
var eachWith = form.MustCompile(`(?i)\b(?:that|the\s+(?:one|mou|moc|memorandum|agreement|other|document|first|second|third))\s+with\s`)
