package extract

import (
	"strings"

	"accords/internal/accord"
	"accords/internal/extract/dating"
	"accords/internal/extract/form"
	"accords/internal/gazetteer"
)

// An instrument is often signed "after the talks" or "during the visit", and the
// sentences before say when and where these were: "The ministers met in Riga on 5 May.
// At the end of the meeting they signed a memorandum".

// thatOccasion is an occasion that the sentences before have told of.
var thatOccasion = form.Either(`(?i)`,
	`\b(?:at|during|following|after|in\s+the\s+course\s+of|on\s+the\s+(?:margins|sidelines|occasion)\s+of|at\s+the\s+(?:end|close|conclusion)\s+of|as\s+part\s+of|within\s+the\s+framework\s+of)\s+(?:the|this|that|their|these|his|her)\s+(?:\p{L}+\s+){0,2}?(?:meetings?|talks|visit|sessions?|ceremony|event|trip|discussions|negotiations|consultations|stay)\b`,
	`\bon\s+(?:the\s+same|that)\s+(?:day|occasion)\b`,
	`\b(?:durante|tras|en|al\s+(?:término|final|finalizar)\s+de|en\s+el\s+marco\s+de|en\s+ocasión\s+de)\s*(?:la|el|l|su|esta|este|dicha|dicho)?\s+(?:\p{L}+\s+)?(?:reunión|visita|encuentro|ceremonia|sesión|acto|jornada)\b`,
	`(?:^|\s)(?:[àa]\s+la\s+fin\s+de|au\s+terme\s+de|[àa]\s+l['’]issue\s+d[eu]|lors\s+d[eu]|au\s+cours\s+d[eu]|[àa]\s+l['’]occasion\s+d[eu]|en\s+marge\s+d[eu])\s*(?:la|cette|sa|ces|leurs?|l['’])?\s*(?:séance|réunion|visite|rencontre|entretiens?|cérémonie|déplacement|session)\b`,
	`\b(?:durante|após|no\s+final|no\s+âmbito|à\s+margem)\s+(?:d?[ao]|esta|este|d?est[ae])\s+(?:\p{L}+\s+)?(?:reunião|visita|encontro|cerimónia|cerimônia|sessão|ato)\b`,
	`이날|이 자리에서|회담\s?(?:후|직후|뒤)|면담\s?(?:후|직후|뒤)|이번 방문`,
)

// theySigned is a sentence of those of whom the one before told that they met.
var theySigned = form.MustCompile(`(?i)^(?:they|the\s+two(?:\s+\p{L}+)?|both(?:\s+\p{L}+)?|the\s+(?:ministers|sides|parties))\s+(?:(?:also|then|subsequently|afterwards|later|have|had)\s+)*(?:signed|inked|concluded|exchanged)\b`)

// dayAfter counts from the day of the sentence before: "The next day they signed".
var dayAfter = form.MustCompile(`(?i)^\W*(?:on\s+)?(?:the\s+(?:next|following)\s+day|a\s+day\s+later|al\s+día\s+siguiente|un\s+día\s+después|no\s+dia\s+seguinte|le\s+lendemain)\b|^(?:다음\s?날|이튿날)`)

// cameTogether tells that people met or that somebody was on a visit.
var cameTogether = form.MustCompile(`(?i)\b(?:met|meets?|meeting|talks|received|arriv\w+|visit\w*|hosted|welcomed|rendue?s?|visite|reuni\p{L}+|reunião|visita|encontro|encuentro|rencontre|entretien\p{L}*|ceremony|séance|session|travel\w+)\b|만나|만났|방문|회담|면담`)

// occasion lists the sentences that tell of the occasion at which an instrument was
// signed, the nearest first.
func (p *paper) occasion(c *candidate) []*line {
	const reach = 3 // sentences
	var out []*line
	for _, e := range c.events {
		i := p.indexAt(e.instrument.span)
		l := &p.lines[i]
		if e.background || e.status == accord.Planned || !thatOccasion.MatchString(l.text) && !theySigned.MatchString(l.text) && !dayAfter.MatchString(l.text) {
			continue
		}
		for k := i - 1; k >= max(0, i-reach); k-- {
			if before := &p.lines[k]; cameTogether.MatchString(before.text) && len(before.events) == 0 && !elsewhere.MatchString(before.text) {
				out = append(out, before)
			}
		}
	}
	return out
}

// dayOfOccasion dates an instrument by the only day that those sentences name.
func (p *paper) dayOfOccasion(c *candidate) {
	for _, l := range p.occasion(c) {
		var days []dating.Mention
		for _, d := range l.dates {
			if d.Start.Precision() == accord.ToDay && d.Start.Year > 0 && d.End.IsZero() && d.Span.Start >= l.span.Start && !p.isDateline(d.Span) && !notOfSignature(l, d.Span) {
				days = append(days, d)
			}
		}
		if len(days) == 1 {
			p.setOccasion(c, days[0])
		}
		if len(days) > 0 {
			return
		}
	}
}

// setOccasion takes the day of the occasion, or the one behind it.
func (p *paper) setOccasion(c *candidate, d dating.Mention) {
	for _, e := range c.events {
		l := p.lineOf(e)
		if m := dayAfter.FindStringIndex(l.text); m != nil {
			next := accord.DateOf(d.Start.First().AddDate(0, 0, 1))
			c.Signed = value(p, next, accord.Calculated, "day-after", "signed on the day after "+d.Start.English(), d.Span, accord.Span{Start: l.span.Start + m[0], End: l.span.Start + m[1]})
			return
		}
	}
	c.Signed = inferred(p, d.Start, "day-of-occasion", "signed on an occasion that the text dates "+d.Start.English(), d.Span)
}

// placeOfOccasion takes the town in which it was.
func (p *paper) placeOfOccasion(c *candidate) bool {
	for _, l := range p.occasion(c) {
		for _, at := range l.places {
			if p.townOfOccasion(l, at) {
				c.Place = inferred(p, at.Name, "place-of-occasion", "signed on an occasion that was in "+at.Name, at.Span)
				return true
			}
		}
	}
	return false
}

// willBeDone goes on about a signature to come: "The occasion will be the summit", "The
// signing is to take place at the forum".
var willBeDone = form.MustCompile(`(?i)^the\s+(?:occasion|signing(?:\s+ceremony)?|signature|ceremony)\s+(?:will|shall|is\s+(?:to|due\s+to|expected\s+to))\s+(?:be|take\s+place|happen)\b`)

// placeToCome takes the place of a signature to come from the sentence behind the one
// that announces it, by the meeting that it names.
func (p *paper) placeToCome(c *candidate) bool {
	i := c.at[len(c.at)-1] + 1
	if i >= len(p.lines) || !willBeDone.MatchString(p.lines[i].text) {
		return false
	}
	for k := range p.summits {
		if m := &p.summits[k]; m.namedIn(&p.lines[i]) && m.Place.Stated() && !m.Virtual.V {
			c.Place = inferred(p, m.Place.V, "place-of-meeting", "signed at "+m.Name.V, spansOf(m.Place.Evidence)...)
			return true
		}
	}
	return false
}

// townOfOccasion holds for the town in which something was, or to which somebody came.
func (p *paper) townOfOccasion(l *line, at gazetteer.PlaceMention) bool {
	return !p.isState(at) && at.Span.Start >= l.span.Start && (inPlace(l, at.Span) && !fromThere.MatchString(strings.TrimRight(l.text[:at.Span.Start-l.span.Start], " ")) || journeyTo.MatchString(endOf(l.text[:at.Span.Start-l.span.Start])))
}

// fromThere leads to a town that somebody is from.
var fromThere = form.MustCompile(`(?i)\bfrom$`)
