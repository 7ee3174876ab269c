package extract

import (
	"slices"
	"strconv"
	"strings"

	"accords/internal/accord"
	"accords/internal/extract/dating"
	"accords/internal/extract/form"
	"accords/internal/gazetteer"
)

// hereForm is "here" as agencies use it: in the town that the release is dated from.
var hereForm = form.MustCompile(`\bhere\s+(?:today|yesterday|on|this|late|earlier|in\s+the|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b|\bhere[.,]|\b(?:signed|held|opened|concluded|ended|met|gathered|inked|convened|inaugurated)\s+here\b`)

// Wordings that tie an act to the first or the last day of a meeting, or to the meeting.
var (
	openingWords = form.MustCompile(`(?i)\b(?:at|during)\s+the\s+opening\b|\bopening\s+ceremony\b|\bon\s+(?:the|its)\s+(?:first|opening)\s+day\b`)
	closingWords = form.MustCompile(`(?i)\bat\s+(?:the|its)\s+(?:end|close|conclusion|closing)\b|\bon\s+(?:the|its)\s+(?:last|closing|final)\s+day\b|\bclosing\s+ceremony\b|\bconcluded\s+with\b`)
	eventWords   = form.Either(`(?i)`,
		`\bat\s+(?:the|this)\s+(?:year[’']s\s+)?(?:forum|summit|meeting|conference|event|ceremony)\b`,
		`\bdurante\s+(?:la|el|a|o)\s+(?:cumbre|foro|conferencia|encuentro|cimeira|cúpula|fórum|conferência|encontro)\b`,
		`\b(?:lors|en\s+marge)\s+d(?:u|e\s+la)\s+(?:sommet|forum|conférence)\b`,
	)
)

// readSigned dates the act: by a date in its clause, by the meeting at which it
// took place, or not at all.
func (p *paper) readSigned(c *candidate) {
	if c.Status.V == accord.Planned {
		return
	}
	for _, e := range c.events {
		l := p.lineOf(e)
		if e.status == accord.Planned {
			continue // what is still to be done has another day
		}
		if d, ok := p.nearestDate(c, l, e); ok && (d.Start.Precision() != accord.ToYear || c.Summit < 0) {
			p.setSigned(c, d)
			return
		}
	}
	if d, ok := p.dateOfSignature(c); ok {
		p.setSigned(c, d)
		return
	}
	if d, ok := p.dateOfOutcomes(c); ok {
		p.setSigned(c, d)
		return
	}
	if d, ok := p.dateOfLine(c); ok {
		p.setSigned(c, d)
		return
	}
	if c.Summit >= 0 && !c.events[0].background {
		p.signedAtMeeting(c)
	}
	if !c.Signed.Stated() && !c.events[0].background {
		p.dayOfOccasion(c)
	}
	if !c.Signed.Stated() && !c.events[0].background {
		p.yearOfEvent(c)
	}
}

// setSigned takes a date, and of several days of one month the month: on which
// of them was signed is not said.
func (p *paper) setSigned(c *candidate, d dating.Mention) {
	for _, l := range p.pick(c.at) {
		if m := closingWords.FindStringIndex(l.text); m != nil && !d.End.IsZero() && d.Span.Overlaps(l.span) {
			c.Signed = inferred(p, d.End, "last-day-of-meeting", "made on the last of the days from "+d.Start.English()+" to "+d.End.English(), d.Span, accord.Span{Start: l.span.Start + m[0], End: l.span.Start + m[1]})
			return
		}
		if m := openingWords.FindStringIndex(l.text); m != nil && !d.End.IsZero() && d.Span.Overlaps(l.span) {
			c.Signed = inferred(p, d.Start, "first-day-of-meeting", "made on the first of the days from "+d.Start.English()+" to "+d.End.English(), d.Span, accord.Span{Start: l.span.Start + m[0], End: l.span.Start + m[1]})
			return
		}
	}
	if !d.End.IsZero() && d.End != d.Start && d.End.Year == d.Start.Year && d.End.Month == d.Start.Month {
		month := accord.Date{Year: d.Start.Year, Month: d.Start.Month}
		c.Signed = inferred(p, month, "month-of-days", "signed on one of the days from "+d.Start.English()+" to "+d.End.English(), d.Span)
		return
	}
	c.Signed = value(p, d.Start, basisOr(d.Basis, accord.Quoted), d.Rule, d.Reason, d.Span)
}

// earlierWords are in sentences on a signature that is not the news: an earlier
// agreement's, or an approval.
var earlierWords = form.MustCompile(`(?i)\b(?:first\s+(?:mou|memorandum|agreement)|previous|earlier|original|since|back\s+in|dates?\s+from|replaces|builds?\s+on|approved|already)\b`)

// dateOfSignature reads the day from a sentence that goes on about the
// signature: "The Secretary signed the document on 5 September 2023", "The
// ceremony took place on Monday."
func (p *paper) dateOfSignature(c *candidate) (dating.Mention, bool) {
	var lines []*line
	for _, l := range p.pick(c.at, c.support) {
		if len(l.events) == 0 {
			lines = append(lines, l)
		}
	}
	if c.lead > 0 {
		lines = append([]*line{&p.lines[c.lead-1]}, lines...)
	}
	for _, l := range lines {
		m := signing(l.text)
		if m == nil {
			m = factDate.FindStringIndex(l.text)
		}
		if m == nil && strings.Contains(l.lower, "ceremony") {
			m = []int{strings.Index(l.lower, "ceremony"), strings.Index(l.lower, "ceremony") + len("ceremony")}
		}
		if m == nil || planWords.MatchString(l.text) || earlierWords.MatchString(l.text) || approveWords.MatchString(l.text) {
			continue
		}
		act := accord.Span{Start: l.span.Start + m[0], End: l.span.Start + m[1]}
		if d, ok := p.nearestDate(c, l, event{act: act, clause: l.span}); ok && d.Start.Precision() == accord.ToDay {
			return d, true
		}
	}
	return dating.Mention{}, false
}

// dateOfOutcomes reads the day from the heading of a list of what a visit brought:
// "List of Outcomes: State Visit of the President (14 February 2024)".
func (p *paper) dateOfOutcomes(c *candidate) (dating.Mention, bool) {
	if c.lead == 0 || !outcomeList.MatchString(p.lines[c.lead-1].text) {
		return dating.Mention{}, false
	}
	for _, d := range p.lines[c.lead-1].dates {
		if d.Start.Precision() == accord.ToDay && d.Start.Year > 0 {
			return d, true
		}
	}
	return dating.Mention{}, false
}

// factDate leads to the day on a sheet of facts: "1. Date and time: January 25, 2023".
var factDate = form.MustCompile(`(?i)^\W*(?:\(?\d{1,2}[.)]\s*)?(?:date(?:\s+and\s+time|\s+of\s+(?:sign\w+|conclusion))?|fecha(?:\s+de\s+(?:la\s+)?(?:firma|suscripción))?|일시|체결일|서명일)\s*:`)

// yearOfEvent takes the year from the name of the event at which the act took
// place, where nothing says the day: "during the World Government Summit 2022".
func (p *paper) yearOfEvent(c *candidate) {
	for _, i := range p.order(c) {
		l := &p.lines[i]
		for _, m := range p.meetingsIn(l) {
			if year := yearForm.FindStringIndex(m.Name.V); year != nil {
				n, _ := strconv.Atoi(m.Name.V[year[0]:year[1]])
				c.Signed = inferred(p, accord.Date{Year: n}, "year-of-event", "signed at "+m.Name.V+"; the day is not stated", m.span)
				return
			}
		}
		if at := eventYear.FindStringSubmatchIndex(l.text); at != nil {
			n, _ := strconv.Atoi(l.text[at[2]:at[3]])
			span := accord.Span{Start: l.span.Start + at[0], End: l.span.Start + at[1]}
			c.Signed = inferred(p, accord.Date{Year: n}, "year-of-event", "signed at an event of "+l.text[at[2]:at[3]]+"; the day is not stated", span)
			return
		}
	}
}

// eventYear reads "durante el evento Andicom 2024", "during CES 2023".
var eventYear = form.MustCompile(`(?:during|durante|at|on the (?:sidelines|margins) of|en marge d[ue]|pendant|lors d[ue])\s+(?:the\s+|el\s+|la\s+|le\s+|l['’])?(?:\p{L}+\s+){0,4}?\p{Lu}[\p{L}-]+\s+((?:19|20)\d\d)\b`)

// nearestDate is the date of the clause that stands nearest to the verb. An
// approval's own date is not that of the signature.
func (p *paper) nearestDate(c *candidate, l *line, e event) (dating.Mention, bool) {
	best, found := dating.Mention{}, false
	for _, d := range l.dates {
		if p.ofReport(e, d.Span) || p.ofAside(e, d.Span) || d.Span.Start < l.span.Start || notOfSignature(l, d.Span) || ofFirst(c, l, d.Span) {
			continue
		}
		if d.Start.Year == 0 || !d.Span.Overlaps(e.clause) || p.isDateline(d.Span) || e.status == accord.Approved && !signedOn.MatchString(p.doc.Text[min(l.span.Start, d.Span.Start):d.Span.Start]) {
			continue
		}
		if d.Start.Precision() == accord.ToYear && !d.Relative && !strings.Contains(lowerASCII(l.text[max(0, d.Span.Start-l.span.Start-4):d.Span.Start-l.span.Start]), "in ") {
			continue // a year in a name: "Plan 2009"
		}
		if !found || distance(d.Span, e.act) < distance(best.Span, e.act) {
			best, found = d, true
		}
	}
	if !found {
		return p.yearOfOld(l, e)
	}
	return best, found
}

// isDateline holds for the date of the release itself: what a release of that
// day says was signed may have been signed before.
func (p *paper) isDateline(s accord.Span) bool {
	return p.dateline.End > 0 && p.dateline.Overlaps(s)
}

// signedOn ties a date to the signature in a sentence about its approval: "was
// apprised of the memorandum signed on 9 October".
var signedOn = form.MustCompile(`(?i)\b(?:signed|concluded|inked|entered\s+into|signée?|conclue?|paraphée?|firmad[oa]|suscrit[oa]|assinad[oa])\s+(?:(?:in|à|en|em)\s+\p{Lu}[\p{L}-]+,?\s+)?(?:on|in|le|el|em)?\s*$`)

// reportForm is a verb of saying. A date behind it is that of the saying.
var reportForm = form.MustCompile(`(?i)\b(?:said|says|announced|reported|told|stated|disclosed|declared|revealed|informed|posted|tweeted)\b`)

// ofReport holds for a date behind the act that dates what was said of it: "has
// signed a memorandum, the ministry said on Tuesday".
func (p *paper) ofReport(e event, date accord.Span) bool {
	return date.Start > e.act.End && reportForm.MatchString(p.doc.Text[e.act.End:date.Start]) || koreanReport.MatchString(p.doc.Text[date.End:min(len(p.doc.Text), date.End+koreanReach)])
}

// koreanReport stands behind the day of a report: "서명했다고 27일 밝혔다".
var koreanReport = form.MustCompile(`^(?:\([^)]{1,20}\))?\s?(?:밝혔|전했|발표했|말했|설명했|보도했|알렸)`)

const koreanReach = 60 // bytes

// aside is a clause that goes on about what stands in front of it.
var aside = form.MustCompile(`(?i),\s+(?:which|where|who|whose|organi[sz]ed|hosted|held|being)\s`)

// ofAside holds for a date in a clause behind the act that tells of something else
// than the signature: "signed on the sidelines of the summit, which ended on Friday".
func (p *paper) ofAside(e event, date accord.Span) bool {
	if date.Start <= e.act.End {
		return false
	}
	between := p.doc.Text[e.act.End:date.Start]
	if ofAct.MatchString(between) {
		return false
	}
	all := aside.FindAllStringIndex(between, -1)
	return len(all) > 0 && !signWords.MatchString(between[all[len(all)-1][0]:])
}

// ofAct goes on about the act itself: "The signing, which took place on Thursday".
var ofAct = form.MustCompile(`(?i)^(?:\s+ceremony)?,\s+(?:which\s+)?(?:took\s+place|was\s+held|occurred|held)\s+[^,]*$`)

// distance is the number of bytes between two spans, 0 where they touch or overlap.
func distance(a, b accord.Span) int { return max(a.Start-b.End, b.Start-a.End, 0) }

// signedAtMeeting dates an act "at the forum" by the forum: by its day, by its
// first or last where the text says opening or close, by its month otherwise.
func (p *paper) signedAtMeeting(c *candidate) {
	s := &p.summits[c.Summit]
	start := s.Start.V
	if !s.Start.Stated() || start.Precision() != accord.ToDay {
		return
	}
	for _, i := range p.order(c) {
		l := &p.lines[i]
		spans := append([]accord.Span{}, spansOf(s.Start.Evidence)...)
		if m := openingWords.FindStringIndex(l.text); m != nil {
			spans = append(spans, accord.Span{Start: l.span.Start + m[0], End: l.span.Start + m[1]})
			c.Signed = inferred(p, start, "first-day-of-meeting", "signed at the opening of "+s.Name.V+", whose first day was "+start.English(), spans...)
			return
		}
		if m := closingWords.FindStringIndex(l.text); m != nil && s.End.Stated() {
			spans = append(spansOf(s.End.Evidence), accord.Span{Start: l.span.Start + m[0], End: l.span.Start + m[1]})
			c.Signed = inferred(p, s.End.V, "last-day-of-meeting", "made at the end of "+s.Name.V+", whose last day was "+s.End.V.English(), spans...)
			return
		}
		if m := eventWords.FindStringIndex(l.text); m != nil {
			spans = append(spans, accord.Span{Start: l.span.Start + m[0], End: l.span.Start + m[1]})
			if s.End.Stated() && s.End.V != start {
				month := accord.Date{Year: start.Year, Month: start.Month}
				c.Signed = inferred(p, month, "month-of-meeting", "signed at "+s.Name.V+", "+start.English()+" to "+s.End.V.English()+"; the day is not stated", spans...)
				return
			}
			c.Signed = value(p, start, basisOr(s.Start.Basis, accord.Calculated), "day-of-meeting", "signed at "+s.Name.V+" on "+start.English(), spans...)
			return
		}
	}
	if declared(c) && s.End.Stated() && s.End.V != start && s.End.V.Month == start.Month {
		c.Signed = inferred(p, accord.Date{Year: start.Year, Month: start.Month}, "month-of-meeting", "the outcome of "+s.Name.V+", "+start.English()+" to "+s.End.V.English()+"; the day is not stated", spansOf(s.Start.Evidence)...)
	}
	if declared(c) && (!s.End.Stated() || s.End.V == start) {
		c.Signed = inferred(p, start, "declaration-of-meeting", "the outcome of "+s.Name.V+", which was held on "+start.English(), spansOf(s.Start.Evidence)...)
	}
}

// declared holds for what a meeting makes rather than parties sign.
func declared(c *candidate) bool {
	if c.Kind.V == accord.ActionPlan && len(c.Status.Evidence) > 0 {
		return planAdopted.MatchString(c.Status.Evidence[0].Quote)
	}
	return c.Kind.V == accord.JointDeclaration || c.Kind.V == accord.Charter
}

// planAdopted is how a meeting makes a plan: two parties sign theirs or agree on it.
var planAdopted = form.MustCompile(`(?i)^(?:adopt|endors|approv|aprob|aprov|adot)`)

// order lists the lines of an instrument, each once, in the order of the text.
func (p *paper) order(c *candidate) []int {
	out := slices.Clone(c.at)
	slices.Sort(out)
	return slices.Compact(out)
}

// venueForm is a hall or a hotel in front of its town: "in Exhibition Hall 2, Busan".
var venueForm = form.MustCompile(`(?i)\b(?:in|at)\s+(?:the\s+)?[^,;]{0,40}\b(?:hall|cent(?:re|er)|hotel|palace|house|building|headquarters|university|pavilion|ministry|office)\b[^,;]{0,12},$`)

// behindComma holds for words right behind a comma.
func behindComma(l *line, s accord.Span) bool {
	return strings.HasSuffix(strings.TrimRight(l.lower[:s.Start-l.span.Start], " "), ",")
}

// cityStates are towns and countries at once.
var cityStates = map[accord.Code]bool{"SG": true, "MC": true, "SM": true, "VA": true, "LU": true, "HK": true, "MO": true}

// isState holds for a country that is no town as well.
func (p *paper) isState(at gazetteer.PlaceMention) bool {
	return !cityStates[at.Code] && p.isCountry(at)
}

// factLine is a line of a sheet of facts on the signature.
var factLine = form.MustCompile(`(?i)^\W*(?:\(?\d{1,2}[.)]\s*)?(?:dates?(?:\s+and\s+(?:time|place|venue)|\s+of\s+(?:sign\w+|conclusion))?|fechas?(?:\s+de\s+(?:la\s+)?(?:firma|suscripción))?|일시|체결일|서명일|기간|when|where|place|venue|location|lugar|lieu|장소)\s*:`)

// factPlace leads to the place on a sheet of facts: "Place of signature: Valletta".
var factPlace = form.MustCompile(`(?i)^\W*(?:\(?\d{1,2}[.)]\s*)?(?:place|venue|location|where|lugar|lieu|장소)(?:\s+of\s+sign\w+)?\s*:[^:]*$`)

// readPlace takes the city in which the act took place, by "in" in its clause
// or in a sentence that goes on about the signature.
func (p *paper) readPlace(c *candidate) {
	for _, l := range p.pick(c.at) {
		for _, e := range c.eventsOn(l) {
			if (e.status == accord.Planned) != (c.Status.V == accord.Planned) {
				continue
			}
			for _, at := range l.places {
				if p.ofReport(e, at.Span) || e.status == accord.Planned && at.Span.Start < e.act.End {
					continue // where it was said that it was or will be signed
				}
				if e.clause.Overlaps(at.Span) && p.cityOf(l, at) && (!behindComma(l, at.Span) || venueForm.MatchString(strings.TrimRight(l.text[:at.Span.Start-l.span.Start], " "))) {
					c.Place = quoted(p, at.Name, at.Span)
					return
				}
			}
		}
	}
	for _, l := range append(p.pick(c.at), p.pick(c.support)...) {
		if len(c.eventsOn(l)) > 0 {
			continue // has been asked; what is left has the act alone: "It was signed in Riga"
		}
		if len(l.places) == 0 || signing(l.text) == nil && !strings.Contains(l.lower, "ceremony") && !factLine.MatchString(l.text) {
			continue
		}
		if planWords.MatchString(l.text) != (c.Status.V == accord.Planned) {
			continue
		}
		for _, at := range l.places {
			if p.cityOf(l, at) || factPlace.MatchString(l.text[:at.Span.Start-l.span.Start]) && !p.isState(at) {
				c.Place = quoted(p, at.Name, at.Span)
				return
			}
		}
	}
	for _, l := range p.pick(c.at) {
		// "signed here on Thursday" points to the dateline.
		m := hereForm.FindStringIndex(l.text)
		if at, ok := p.datelineTown(); ok && m != nil && !p.isState(at) {
			c.Place = inferred(p, at.Name, "here-is-dateline", "\"here\" is where the release is dated from", accord.Span{Start: l.span.Start + m[0], End: l.span.Start + m[1]}, at.Span)
			return
		}
	}
	if c.Status.V == accord.Planned && (p.placeToCome(c) || !p.atMeeting(c)) {
		return
	}
	if c.Status.V != accord.Planned && (p.placeOfLine(c) || p.placeTold(c)) {
		return
	}
	if c.Summit >= 0 && p.summits[c.Summit].Place.Stated() && !p.summits[c.Summit].Virtual.V {
		s := p.summits[c.Summit]
		c.Place = inferred(p, s.Place.V, "place-of-meeting", "signed at "+s.Name.V, spansOf(s.Place.Evidence)...)
	}
}
