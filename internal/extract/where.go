package extract

import (
	"strings"

	"accords/internal/accord"
	"accords/internal/extract/form"
	"accords/internal/gazetteer"
)

// readPresidency takes the country whose presidency held the meeting: "of the
// Estonian Presidency", "under India's Presidency".
func (p *paper) readPresidency(m *meeting, l *line) {
	for _, c := range l.countries {
		if !m.Host.Stated() && presidency.MatchString(l.text[c.Span.End-l.span.Start:]) {
			m.Host = inferred(p, c.Code, "host-by-presidency", "the meeting was one of its presidency", c.Span)
		}
	}
}

// presidency stands right behind the country whose presidency it is: "the Estonian
// Presidency", "India's G20 Presidency".
var presidency = form.MustCompile(`^(?:['’]s)?\s+(?:[\p{L}\d]+\s+)?[Pp]residency\b`)

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
