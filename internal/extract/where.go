package extract

import (
	"slices"
	"strings"

	"accords/internal/accord"
	"accords/internal/extract/form"
	"accords/internal/gazetteer"
)

// readPresidency takes the country whose presidency held the meeting: "of the
// Estonian Presidency", "under India's Presidency".
func (p *paper) readPresidency(m *meeting, l *line) {
	for _, c := range l.countries {
		if !m.Host.Stated() && (presidency.MatchString(l.text[c.Span.End-l.span.Start:]) || c.Span.Start >= l.span.Start && underChair.MatchString(endOf(l.text[:c.Span.Start-l.span.Start]))) {
			m.Host = inferred(p, c.Code, "host-by-presidency", "the meeting was one of its presidency", c.Span)
		}
	}
}

// presidency stands right behind the country whose presidency it is: "the Estonian
// Presidency", "India's G20 Presidency".
var presidency = form.MustCompile(`^(?:['’]s)?\s+(?:[\p{L}\d]+\s+)?(?:[Pp]residency|[Cc]hair(?:man)?ship)\b`)

// underChair is the same in front of it: "under the chairmanship of Myanmar".
var underChair = form.MustCompile(`(?i)\bunder\s+the\s+(?:[\p{L}\d]+\s+)?(?:chair(?:man)?ship|presidency|chair)\s+of\s+(?:the\s+)?$|\bbajo\s+la\s+presidencia\s+del?\s+$|\bsob\s+a\s+presidência\s+d[aeo]\s+$|\bsous\s+la\s+présidence\s+d(?:e\s+la\s+|e\s+l['’]|u\s+|e\s+)$`)

// isCountry holds for a mention of a country as a place.
func (p *paper) isCountry(at gazetteer.PlaceMention) bool {
	for _, c := range p.names.FindCountries(p.of(at.Span)) {
		if c.Form == gazetteer.Name {
			return true
		}
	}
	return false
}

// inPlace holds where a place stands behind "in" or "at", or behind a town that
// does ("in Gran Canaria, Spain"): it is where something happens, not who does it.
func inPlace(l *line, s accord.Span) bool {
	if l.hangul {
		return koreanIn.MatchString(l.text[s.End-l.span.Start:])
	}
	before := strings.TrimRight(l.lower[:s.Start-l.span.Start], " ")
	if strings.HasSuffix(before, ",") {
		for _, at := range l.places {
			if at.Span.End == l.span.Start+len(before)-1 && at.Span != s {
				return inPlace(l, at.Span)
			}
		}
		return unknownTown.MatchString(endOf(strings.TrimRight(l.text[:s.Start-l.span.Start], " ")))
	}
	before = strings.TrimSuffix(before, " the")
	if end := endOf(before); capitalOf.MatchString(end) {
		before = capitalOf.ReplaceAllString(end, "") // "in the capital city of Tallinn"
	}
	for _, w := range []string{" in", " at", " from", " à", " en", " au", " em", " na", " no", " a", " come to", " comes to", " came to"} {
		if strings.HasSuffix(before, w) {
			return true
		}
	}
	end := endOf(before)
	return before == "in" || before == "en" || ledTo.MatchString(end) || inTown.MatchString(end)
}

// koreanIn is "in" behind a town in Hangul, or behind the hall that follows it: "부산
// 벡스코 제2전시장에서", "나이로비서".
var koreanIn = form.MustCompile(`^(?:시|\s현지)?(?:\s[가-힣\d]{1,9}){0,3}?에서|^서(?:[\s,]|$)`)

// ledTo is where somebody brought those who met: "welcomes ministers to Copenhagen".
var ledTo = form.MustCompile(`(?i)\b(?:brought|brings|welcom(?:es|ed)|drew|called)\s+(?:[\p{L}\d-]+\s+){1,5}to$`)

// capitalOf is "the capital city of" at the end of what stands in front of a town.
var capitalOf = form.MustCompile(`(?i)\s+(?:the\s+)?(?:capital|city)(?:\s+city)?(?:\s+of)?,?$`)

// inTown is the same in languages whose "in" is one word with the article.
var inTown = form.MustCompile(`(?i)(?:^|\s)(?:na|en\s+la|dans\s+la|a)\s+(?:cidade|ciudad|ville)\s+d[aeo]$`)

// unknownTown is a town that the gazetteer does not have, in front of its country:
// "in Shuhada, Jordan".
var unknownTown = form.MustCompile(`(?:^|\s)(?:in|at|à|en|em)\s+(?:the\s+)?\p{Lu}[\p{L}'’-]+(?:\s+(?:\p{Lu}[\p{L}'’-]*|\d{1,3}|of|de|du)){0,5}(?:,\s+\p{Lu}[\p{L}'’-]+)?,$`)

// What tells a town without "in": where somebody travelled and what it saw.
var (
	// whereBehind goes on about a town: "travelled to Madrid, where he signed".
	whereBehind = form.MustCompile(`(?i)^,\s+(?:where|donde|onde|où)\s`)
	// journeyTo leads to the town of a visit during which something was signed.
	journeyTo = form.Either(`(?i)`,
		`\b(?:visits?|trip|journey|mission)\s+(?:paid\s+)?to\s+$`,
		`\b(?:travel(?:s|led|ed)|flew|came|went)\s+to\s+$`,
		`\bvisit(?:s|ed|ing)\s+$`,
		`\b(?:visita|viaje|gira)\s+(?:\p{L}+\s+)?a\s+$`,
		`\b(?:visita|viagem)\s+(?:\p{L}+\s+)?(?:a|ao|à)\s+$`,
		`\b(?:visite|voyage|déplacement)\s+(?:\p{L}+\s+)?à\s+$`,
	)
	// sawSigning stands behind a town that is the subject: "Rabat hosted the signing".
	sawSigning = form.MustCompile(`(?i)^\s+(?:hosted|hosts|witnessed|saw|was\s+the\s+(?:venue|scene|setting))\b[^.;]{0,60}?\bsign`)
	// theCapital is the capital of a country that it names, or of the one that the text is dated from.
	theCapital = form.Either(``,
		`\b(?:in|from)\s+(?:the|its|this)\s+(?:\p{Lu}[\p{L}-]+\s+)?capital\b`,
		`\bin\s+this\s+city\b`,
		`\ben\s+(?:esta|la)\s+(?:capital|ciudad)\b`,
		`\bn(?:esta|a)\s+(?:capital|cidade)\b`,
		`\bdans\s+(?:cette|la)\s+(?:capitale|ville)\b`,
	)
)

// placeTold takes the place from other words than "in" and a town that is known: by a
// journey, by a capital, by the town in front of the day, by the occasion.
func (p *paper) placeTold(c *candidate) bool {
	for _, l := range p.pick(c.at) {
		for _, e := range c.eventsOn(l) {
			if p.placeInClause(c, l, e) {
				return true
			}
		}
	}
	for _, l := range p.pick(c.support) {
		if len(l.events) == 0 && signing(l.text) != nil && !c.events[0].background && p.placeOfHall(c, l, l.span) {
			return true // "It was signed at the Estonian foreign ministry"
		}
	}
	if c.lead > 0 {
		l := &p.lines[c.lead-1]
		e := c.events[0]
		e.clause = l.span
		if e.act.Overlaps(l.span) && p.placeInClause(c, l, e) {
			return true
		}
	}
	return !c.events[0].background && p.placeOfOccasion(c)
}

// placeInClause does so for one event.
func (p *paper) placeInClause(c *candidate, l *line, e event) bool {
	for _, at := range l.places {
		if !e.clause.Overlaps(at.Span) || p.isState(at) || at.Span.Start < l.span.Start {
			continue
		}
		before, behind := endOf(l.text[:at.Span.Start-l.span.Start]), l.text[at.Span.End-l.span.Start:]
		switch {
		case c.lead > 0 && p.cityOf(l, at):
			c.Place = quoted(p, at.Name, at.Span)
			return true
		case sawSigning.MatchString(behind), whereBehind.MatchString(behind) && at.Span.End < e.act.Start:
			c.Place = quoted(p, at.Name, at.Span)
			return true
		case journeyTo.MatchString(before):
			c.Place = inferred(p, at.Name, "place-of-visit", "signed during a visit to "+at.Name, at.Span)
			return true
		}
	}
	if m := theCapital.FindStringIndex(l.text); m != nil {
		here := accord.Span{Start: l.span.Start + m[0], End: l.span.Start + m[1]}
		if at, ok := p.datelineTown(); ok && !p.isState(at) && here.Overlaps(e.clause) && !p.ofOtherCountry(l, here, at.Code) {
			c.Place = inferred(p, at.Name, "capital-is-dateline", "the capital is where the release is dated from", here, at.Span)
			return true
		}
	}
	if p.placeOfHall(c, l, e.clause) {
		return true
	}
	if town, ok := p.townInClause(l, e); ok {
		c.Place = quoted(p, p.of(town), town)
		return true
	}
	return false
}

// hallForm is a seat of government, with the country whose it is: "at the Estonian foreign
// ministry". An embassy is in another country.
var hallForm = form.MustCompile(`\bat\s+(?:the\s+)?\p{Lu}\p{L}+(?:['’]s)?\s+(?:(?:[Ff]oreign|[Ee]conomic|[Ii]nterior|[Ff]inance)\s+)?(?:[Mm]inistry|[Pp]arliament|[Cc]hancellery)\b`)

// placeOfHall takes the town of the dateline where a clause on the signature names a seat of government
// of its country.
func (p *paper) placeOfHall(c *candidate, l *line, clause accord.Span) bool {
	m := hallForm.FindStringIndex(l.text)
	if m == nil {
		return false
	}
	hall := accord.Span{Start: l.span.Start + m[0], End: l.span.Start + m[1]}
	at, ok := p.datelineTown()
	if !ok || p.isState(at) || !hall.Overlaps(clause) || p.ofOtherCountry(l, hall, at.Code) {
		return false
	}
	if !slices.ContainsFunc(l.countries, func(k gazetteer.CountryMention) bool { return k.Span.Overlaps(hall) && k.Code == at.Code }) {
		return false
	}
	c.Place = inferred(p, at.Name, "hall-is-at-dateline", "a seat of government of the country that the release is dated from", hall, at.Span)
	return true
}

// ofOtherCountry holds for words that name another country.
func (p *paper) ofOtherCountry(l *line, s accord.Span, code accord.Code) bool {
	return slices.ContainsFunc(l.countries, func(c gazetteer.CountryMention) bool { return c.Span.Overlaps(s) && c.Code != code })
}

// beforeDay is a town that the gazetteer does not have, in front of the day: "signed in
// Ningbo on 5 May", "in Varna today".
var beforeDay = form.MustCompile(`(?:^|\s)(?:in|en|em|à)\s+(\p{Lu}\p{Ll}[\p{L}'’-]+(?:\s+(?:\p{Lu}[\p{L}'’-]*|de|del|la|el|al|do|da)){0,3}),?\s+(?:on\s+|el\s+|le\s+|em\s+)?(?:the\s+)?$`)

// inTownNext goes on behind a verb with a town: "signed, in Santiago, an arrangement",
// "held in Kandy from 3 to 5 May".
var inTownNext = form.MustCompile(`^,?\s+(?:today\s+|yesterday\s+|hoy\s+|hoje\s+)?(?:in|en|em|à)\s+(\p{Lu}\p{Ll}[\p{L}'’-]+(?:\s+(?:\p{Lu}[\p{L}'’-]*|de|del|la|el|al|do|da)){0,3})(?:[,.]|\s+(?:an?|the|its|by|with|between|on|from|under|last|this|today|yesterday|un|una|el|la|del|um|uma|o|entre)(?:\s|$))`)

// townNext is the town behind a verb that ends at end.
func (p *paper) townNext(l *line, end int) (accord.Span, bool) {
	if end < l.span.Start || end > l.span.End {
		return accord.Span{}, false // the act is told in another sentence
	}
	m := inTownNext.FindStringSubmatchIndex(p.doc.Text[end:l.span.End])
	if m == nil {
		return accord.Span{}, false
	}
	town := accord.Span{Start: end + m[2], End: end + m[3]}
	return town, !p.isName(l, town)
}

// townInClause is a town that the gazetteer does not have, by what stands behind it: its
// country or the day.
func (p *paper) townInClause(l *line, e event) (accord.Span, bool) {
	if town, ok := p.townNext(l, e.act.End); ok {
		return town, true
	}
	for _, k := range l.countries {
		if k.Form == gazetteer.Name && k.Span.Overlaps(e.clause) && k.Span.Start > e.act.End {
			if town, ok := p.townBefore(l, k.Span); ok && !p.isName(l, town) {
				return town, true
			}
		}
	}
	for _, d := range l.dates {
		if d.Span.Start < l.span.Start || !d.Span.Overlaps(e.clause) {
			continue
		}
		if town, ok := p.townNext(l, d.Span.End); ok {
			return town, true // "lundi à Dakhla, …"
		}
		before := l.text[:d.Span.Start-l.span.Start]
		m := beforeDay.FindStringSubmatchIndex(before)
		if m == nil {
			continue
		}
		if town := (accord.Span{Start: l.span.Start + m[2], End: l.span.Start + m[3]}); !p.isName(l, town) {
			return town, true
		}
	}
	return accord.Span{}, false
}

// noTown are words with a capital behind "in" that are no town.
var noTown = form.MustCompile(`^(?:English|French|Spanish|Arabic|Portuguese|Russian|Chinese|Parliament|Cabinet|Congress|Council|Q[1-4])\b`)

// isName holds for words that are, or are in, a name of something else than a town.
func (p *paper) isName(l *line, s accord.Span) bool {
	return noTown.MatchString(p.of(s)) || within(p.namesIn(l), s) || slices.ContainsFunc(l.countries, func(c gazetteer.CountryMention) bool { return c.Span.Overlaps(s) }) ||
		slices.ContainsFunc(findInstruments(l), func(in instrument) bool { return in.span.Overlaps(s) })
}
