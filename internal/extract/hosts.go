package extract

import (
	"strings"

	"accords/internal/accord"
	"accords/internal/extract/form"
	"accords/internal/gazetteer"
)

// Who hosts a meeting is often told in passing, and not by the verb: "with Estonia as
// host", "The host country was Portugal", "Kenya, which hosts it this year", "at the
// invitation of the Government of Japan", "in the Estonian capital". The words stand
// right behind the country or right in front of it. "A host of measures" and "Portugal
// hosts a data centre" tell of no meeting.

const (
	// hostWord is a host in English, where an article or "as" leads to it.
	hostWord = `hosts?(?:\s+(?:country|nation))?`
	// thisMeeting is the meeting that the text is about, in other words than its name.
	thisMeeting = `(?:the|this)\s+(?:year['’]s\s+)?(?:\p{L}+\s+)?(?:summit|forum|conference|congress|meeting|symposium|session|event|assembly|dialogue)`
)

var (
	// hostBehind stands right behind the country that hosts.
	hostBehind = form.MustCompile(`(?i)^,?\s+(?:acting\s+|serving\s+)?as\s+(?:the\s+|its\s+|this\s+year['’]s\s+)?` + hostWord + `(?:[\s,.;]|$)` +
		`|^\s+(?:was|is|were|has\s+been|acted\s+as|served\s+as)\s+(?:the\s+|its\s+|this\s+year['’]s\s+)?` + hostWord + `(?:[,.;]|$|\s+(?:of|to|for)\s+` + thisMeeting + `\b|\s+this\s+(?:year|time)\b)` +
		`|^\s+in\s+the\s+chair\b` +
		`|^(?:,\s+(?:which|who))?\s+(?:\p{L}+\s+){0,2}(?:hosts?|hosted|hosting|organi[sz]ed)\s+(?:it\b|` + thisMeeting + `\b)` +
		`|^,?\s+(?:como\s+)?(?:pa[ií]s\s+)?(?:anfitri[oó]n|sede)(?:[\s,.;]|$)|^,?\s+(?:comme\s+)?pays[\s-]h[oô]te(?:[\s,.;]|$)`)
	// hostBefore stands right in front of it.
	hostBefore = form.MustCompile(`(?i)\b(?:the|its|their|this\s+year['’]s)\s+` + hostWord + `(?:\s+government)?(?:,|:|\s+(?:was|is|were|has\s+been))?\s+(?:the\s+)?(?:government\s+of\s+(?:the\s+)?)?$` +
		`|\bpa[ií]s\s+(?:anfitri[oó]n|sede)(?:,|\s+(?:fue|es|era|será))?\s+(?:el\s+|la\s+)?$|\bpays[\s-]h[oô]te(?:,|\s+(?:est|était|a\s+été))?\s+(?:le\s+|la\s+|l['’])?$`)
	// invitedBy leads to whoever asked the others to come.
	invitedBy = form.MustCompile(`(?i)\bat\s+the\s+(?:kind\s+)?invitation\s+of\s+[^,.;]{0,60}$|\bpor\s+invitaci[oó]n\s+del?\s+[^,.;]{0,60}$|(?:^|\s)[aà]\s+l['’]invitation\s+d[eu]\s+[^,.;]{0,60}$`)
	// capitalBehind makes a country the venue, by its capital; the name of the town may
	// be one that the gazetteer does not have.
	capitalBehind = form.MustCompile(`(?i)^(?:['’]s?)?\s+capital\b`)
	capitalBefore = form.MustCompile(`(?i)\bin\s+(?:the\s+)?$`)
)

// hostIn is the country that a sentence calls the host of a meeting. What it says of
// the next one is not asked for.
func hostIn(l *line) (gazetteer.CountryMention, bool) {
	if strings.Contains(l.lower, "next") {
		return gazetteer.CountryMention{}, false
	}
	for _, c := range l.countries {
		at := c.Span.Start - l.span.Start
		if c.Form == gazetteer.Name && at >= 0 && (hostBehind.MatchString(l.text[c.Span.End-l.span.Start:]) || hostBefore.MatchString(endOf(l.text[:at]))) {
			return c, true
		}
	}
	return gazetteer.CountryMention{}, false
}

// tellsHost holds for a sentence that goes on about a meeting by saying who hosts it.
func tellsHost(l *line) bool {
	_, ok := hostIn(l)
	return ok
}

// readHostTold reads the host of a meeting where no verb says who it is. An invitation
// and a capital count only in a sentence that names the meeting: ministers are invited
// and capitals are visited for other reasons, too.
func (p *paper) readHostTold(m *meeting, l *line) {
	if m.Host.Stated() {
		return
	}
	if c, ok := hostIn(l); ok {
		m.Host = quoted(p, c.Code, c.Span)
		return
	}
	if !m.namedIn(l) || !heldForm.MatchString(l.text) {
		return
	}
	for _, c := range l.countries {
		if c.Form == gazetteer.City || c.Span.Start < l.span.Start || p.ofAnother(m, l, c.Span) {
			continue
		}
		before, behind := endOf(l.text[:c.Span.Start-l.span.Start]), l.text[c.Span.End-l.span.Start:]
		switch {
		case capitalBehind.MatchString(behind) && capitalBefore.MatchString(before):
			m.Host = p.hostBy(c, "host-by-venue", "held in its capital")
			return
		case invitedBy.MatchString(before):
			m.Host = p.hostBy(c, "host-by-invitation", "held at its invitation")
			return
		}
	}
}

// hostBy is a host that a rule concluded from the words for a country.
func (p *paper) hostBy(c gazetteer.CountryMention, rule, reason string) accord.Value[accord.Code] {
	return inferred(p, c.Code, rule, reason, c.Span)
}
