package extract

import (
	"strings"

	"accords/internal/accord"
	"accords/internal/extract/form"
	"accords/internal/gazetteer"
)

// readMeetingPlace reads who hosts a meeting and where it is held, in the order of
// trust: a presidency, words that tell the host in passing, the verb "host" and who
// stands beside it, and last the country of the town. A sentence on the next meeting is
// left to announced.
func (p *paper) readMeetingPlace(m *meeting, l *line) {
	if nextForm.MatchString(l.text) {
		return
	}
	p.readPresidency(m, l)
	away := elsewhere.MatchString(l.text)
	if !away {
		p.readHostTold(m, l)
	}
	p.readHosting(m, l)
	if !away && (heldForm.MatchString(l.text) || m.namedIn(l) || meetingFact(l)) {
		p.readVenue(m, l)
	}
}

// readHosting reads the host from the verb "host", or "organised by", and who stands
// beside it: a country, or a body with the country that it is of.
func (p *paper) readHosting(m *meeting, l *line) {
	if host := hostForm.FindStringIndex(l.text); host != nil && !m.Host.Stated() {
		for _, c := range l.countries {
			if c.Span.Start >= l.span.Start+host[1]-1 && c.Span.Start <= l.span.Start+host[1]+30 {
				m.Host = quoted(p, c.Code, c.Span)
				break
			}
			// "Kenya will host the conference": the host stands in front.
			gap := l.text[min(max(c.Span.End-l.span.Start, 0), host[0]):host[0]]
			if c.Form == gazetteer.Name && len(gap) < 12 && hostGap.MatchString(gap) && !strings.Contains(l.lower, " next ") {
				m.Host = quoted(p, c.Code, c.Span)
				break
			}
		}
	}
	for _, b := range l.bodies {
		// "the Thailand Ministry of X (MX) hosted the 5th Meeting"
		rest := l.text[b.span.End-l.span.Start:]
		if at := afterName.FindStringIndex(rest); at != nil {
			rest = rest[at[1]:]
		}
		if b.country != "" && !m.Host.Stated() && m.namedIn(l) && bodyHosts.MatchString(rest) {
			m.Host = p.hostBy(gazetteer.CountryMention{Code: b.country, Span: b.span}, "country-of-body", "the country of "+b.name)
		}
	}
	if host := organisedBy.FindStringIndex(l.text); host != nil && !m.Host.Stated() {
		for _, b := range l.bodies {
			const article = 6 // bytes
			if gap := b.span.Start - l.span.Start - host[1]; gap >= 0 && gap <= article && b.country != "" {
				m.Host = p.hostBy(gazetteer.CountryMention{Code: b.country, Span: b.span}, "country-of-body", "the country of "+b.name)
				break
			}
		}
	}
	if l.hangul && !m.Host.Stated() {
		for _, c := range l.countries {
			if koreanHost.MatchString(l.text[c.Span.End-l.span.Start:]) {
				m.Host = quoted(p, c.Code, c.Span)
				break
			}
		}
	}
}

// readVenue reads the place of a meeting from a line that says where it is held, and,
// where nobody is said to host it, the host from the country of the place.
func (p *paper) readVenue(m *meeting, l *line) {
	for _, at := range l.places {
		if p.ofAnother(m, l, at.Span) || p.isCountry(at) && p.inMeeting(l, at.Span) {
			continue // "at the Korea-Uzbekistan Forum" is not in Korea
		}
		if p.isCountry(at) && strings.HasSuffix(strings.TrimRight(l.lower[:at.Span.Start-l.span.Start], " "), " from") {
			continue // somebody came from there
		}
		if !inPlace(l, at.Span) && !factPlace.MatchString(l.text[:at.Span.Start-l.span.Start]) && !venueBehind.MatchString(l.text[at.Span.End-l.span.Start:]) {
			continue
		}
		if at.Name != "" && !p.isState(at) && !m.Place.Stated() {
			m.Place = quoted(p, at.Name, at.Span)
		}
		if town, ok := p.townBefore(l, at.Span); ok && p.isCountry(at) && !m.Place.Stated() {
			m.Place = quoted(p, p.of(town), town)
		}
		if !m.Host.Stated() && at.Code != "" {
			m.Host = inferred(p, at.Code, "host-by-venue", "held in "+at.Name, at.Span)
		}
	}
	for _, verb := range heldForm.FindAllStringIndex(l.text, -1) {
		end := l.span.Start + verb[1]
		if end > l.span.Start+verb[0] && strings.ContainsAny(l.text[verb[1]-1:verb[1]], " ,.;") {
			end--
		}
		if town, ok := p.townNext(l, end); ok && !m.Place.Stated() && !p.ofAnother(m, l, town) {
			m.Place = quoted(p, p.of(town), town)
		}
	}
	if here := hereForm.FindStringIndex(l.text); here != nil && !m.Place.Stated() {
		p.readHere(m, accord.Span{Start: l.span.Start + here[0], End: l.span.Start + here[1]})
	}
}

// readHere takes the town that the release is dated from for the place of a meeting
// that was held "here".
func (p *paper) readHere(m *meeting, here accord.Span) {
	at, ok := p.datelineTown()
	if !ok || p.isState(at) {
		return
	}
	m.Place = inferred(p, at.Name, "here-is-dateline", "\"here\" is where the release is dated from", here, at.Span)
	if !m.Host.Stated() {
		m.Host = inferred(p, at.Code, "host-by-venue", "held in "+at.Name, here, at.Span)
	}
}

// bodyHosts stands behind a body that hosts a meeting.
var bodyHosts = form.MustCompile(`(?i)^\s+(?:has\s+|will\s+|jointly\s+)?(?:host(?:ed|s)?|organi[sz](?:ed|es|e)|convene[sd]?)\s+(?:the|its|an?)\s`)

// organisedBy leads to the body that organises a meeting.
var organisedBy = form.Either(`(?i)`,
	`\b(?:hosted|organi[sz]ed|convened)\s+(?:jointly\s+)?by\s`,
	`\bbajo\s+la\s+organizaci[oó]n\s+del?\s`,
	`\b(?:organizad|acogid|convocad)[oa]s?\s+por\s`,
	`\b(?:organisé|accueilli|abrité)e?s?\s+par\s`,
)

// hostGap is what may stand between a country and "host": "Kenya will host".
var hostGap = form.MustCompile(`(?i)^\s+(?:will\s+|had\s+|has\s+|is\s+|was\s+)?$`)
