package extract

import (
	"fmt"
	"slices"
	"strings"

	"accords/internal/accord"
	"accords/internal/extract/dating"
	"accords/internal/extract/form"
	"accords/internal/gazetteer"
)

// What a text says of a meeting without naming it: by who met, by the line under
// the title, by the number of its days.

// metForm is a sentence whose subject met, with or without a dateline before it:
// "(Beijing, 20 September) Ministers of the three countries met in Beijing".
var metForm = form.MustCompile(`(?i)\b(?:met|meet|gathered|convened|conferred|assembled|came\s+together|se\s+reunieron|reuniram-se|se\s+sont\s+réunis)\b`)

// datelineFront is a dateline in front of the first words of a sentence.
var datelineFront = form.MustCompile(`^(?:\([^)]{4,40}\)|\p{Lu}[\p{L}\s,.’'-]{2,40}?\d{0,4}\s*(?:\([\p{L}\s]{2,20}\))?\s*[–—]|\p{Lu}[\p{L}\s,]{2,30}\d{0,4}(?:\s+\([\p{L}]{2,8}\))?\s+-{1,2})\s+`)

// goesOnBy holds for a sentence near the head of a release that tells of those
// who met without the name of what the title has named.
func goesOnBy(l *line) bool {
	words := l.text
	if at := datelineFront.FindStringIndex(words); at != nil {
		words = words[at[1]:]
	}
	return gathering.MatchString(words) && metForm.MatchString(words)
}

// ofSeries holds for a sentence of those of the meeting's series who met: "On 3 and 4
// November the ministers of the Digital Nations conferred by video".
func ofSeries(m *meeting, l *line) bool {
	return m.Series.Stated() && metForm.MatchString(l.text) && slices.ContainsFunc(l.series, func(s gazetteer.SeriesMention) bool { return s.Name == m.Series.V })
}

// elsewhere are words by which a sentence tells of another edition, or of where a
// meeting was not: "at last year's summit in Pristina", "could not be held in Ottawa".
var elsewhere = form.MustCompile(`(?i)\b(?:last\s+year['’]?s|previous|preceding|former|earlier)\s+(?:\w+\s+)?(?:summit|meeting|conference|forum|edition)|\b(?:could|can|will|was|did)\s*(?:not|n['’]t)\s+(?:be\s+|to\s+be\s+)?(?:held|take|meet|gather)\b|\binstead\s+of\s+(?:in\s+)?\p{Lu}|\bhad\s+been\s+(?:planned|due)\b`)

// readUnderTitle takes days and place from a dateline that gives several days, as
// stands below the title of a communiqué: "Sharm el-Sheikh, Egypt, 25 and 26 October
// 2019". One day alone may be that of the release.
func (p *paper) readUnderTitle(m *meeting) {
	for i := range p.datelines {
		l := &p.datelines[i]
		if len(l.dates) != 1 || l.dates[0].End.IsZero() || l.dates[0].Start.Precision() != accord.ToDay {
			continue
		}
		d := l.dates[0]
		m.Start = value(p, d.Start, basisOr(d.Basis, accord.Quoted), d.Rule, d.Reason, d.Span)
		m.End = value(p, d.End, basisOr(d.Basis, accord.Quoted), d.Rule, d.Reason, d.Span)
		for _, at := range l.places {
			if !p.isCountry(at) && at.Name != "" && !m.Place.Stated() {
				m.Place = quoted(p, at.Name, at.Span)
			}
			if !m.Host.Stated() && at.Code != "" {
				m.Host = inferred(p, at.Code, "host-by-venue", "held in "+at.Name, at.Span)
			}
		}
		return
	}
}

// toForm leads to the last day of a meeting that has its first one already.
var toForm = form.Either(`(?i)`,
	`\b(?:ends?|closes?|concludes?|finishes|ended|closed|concluded|until|till|through|runs?\s+to|lasts?\s+(?:until|to)|up\s+to)\s+(?:here\s+)?(?:on\s+)?(?:\p{L}+day,?\s+)?(?:the\s+)?$`,
	`\b(?:hasta|concluy(?:e|ó|eron)|conclui(?:u|rá)|finaliz(?:a|ó|ará)|termin(?:a|ó|ará|ou)|encerr(?:a|ou)|até|jusqu['’]au|s['’]ach[èe]ve(?:ra)?|se\s+termine(?:ra)?)\s+(?:(?:el|o|le|em|a)\s+)?$`,
)

// readEnd finds the last day where only the first is known: by a date behind
// "ends" or "until", or by the number of the days.
func (p *paper) readEnd(m *meeting, lines []*line) {
	if !m.Start.Stated() || m.End.Stated() || m.Start.V.Precision() != accord.ToDay || m.Start.V.Year == 0 {
		return
	}
	for _, l := range lines {
		for _, d := range l.dates {
			before := l.text[:max(0, d.Span.Start-l.span.Start)]
			if day, ok := weekdayFrom(m.Start.V, d); ok && (toForm.MatchString(before) || endForm.MatchString(endOf(before))) {
				m.End = value(p, day, accord.Calculated, "weekday-of-meeting", "the first "+d.Weekday+" from "+m.Start.V.English()+" on", append([]accord.Span{d.Span}, spansOf(m.Start.Evidence)...)...)
				return
			}
			if d.End.IsZero() && d.Start.Precision() == accord.ToDay && m.Start.V.Compare(d.Start) < 0 && toForm.MatchString(before) {
				m.End = value(p, d.Start, basisOr(d.Basis, accord.Quoted), d.Rule, d.Reason, d.Span)
				return
			}
		}
	}
	for _, l := range lines {
		at := daysForm.FindStringSubmatchIndex(l.text)
		if at == nil || !m.namedIn(l) && !strings.Contains(l.lower, "the "+meetingWord(m.key)) && !startsIn(m, l) {
			continue
		}
		days := daysOf(l.text, at)
		last := accord.DateOf(m.Start.V.First().AddDate(0, 0, days-1))
		span := accord.Span{Start: l.span.Start + at[0], End: l.span.Start + at[1]}
		m.End = value(p, last, accord.Calculated, "days-from-first", fmt.Sprintf("%d days, of which %s was the first", days, m.Start.V.English()), append([]accord.Span{span}, spansOf(m.Start.Evidence)...)...)
		return
	}
}

// weekdayFrom is the day of the week of a date that nobody could place, in the week
// that begins with the first day of a meeting: "began on 21 November … ended on
// Wednesday".
func weekdayFrom(first accord.Date, d dating.Mention) (accord.Date, bool) {
	if !d.Start.IsZero() || d.Weekday == "" {
		return accord.Date{}, false
	}
	for day := first.First(); ; day = day.AddDate(0, 0, 1) {
		if day.Weekday().String() == d.Weekday {
			return accord.DateOf(day), true
		}
	}
}

// daysOf is the number of the days that daysForm found at at.
func daysOf(s string, at []int) int {
	for g := 2; g < len(at); g += 2 {
		if at[g] >= 0 {
			return numbers[strings.ToLower(s[at[g]:at[g+1]])]
		}
	}
	return 0
}

// startsIn holds for the sentence that the first day was read from.
func startsIn(m *meeting, l *line) bool {
	for _, s := range spansOf(m.Start.Evidence) {
		if s.Overlaps(l.span) {
			return true
		}
	}
	return false
}

// countriesOfMinisters are those behind the subject of a sentence of who met, and
// none of those that its object names: "The Ministers welcomed the plan with China".
func countriesOfMinisters(l *line) []gazetteer.CountryMention {
	const reach = 45 // "The ministers in charge of information and communications of "
	words, cut := l.text, 0
	if at := datelineFront.FindStringIndex(words); at != nil {
		cut = at[1]
	}
	at := gathering.FindStringIndex(words[cut:])
	if at == nil {
		return nil
	}
	var out []gazetteer.CountryMention
	last := cut + at[1]
	for _, c := range l.countries {
		start := c.Span.Start - l.span.Start
		if start < last || start-last > reach || actBetween(l.text[last:start]) {
			if len(out) > 0 {
				break
			}
			continue
		}
		out, last = append(out, c), c.Span.End-l.span.Start
	}
	return out
}

// actBetween holds where a verb stands between the ministers and a country.
func actBetween(s string) bool {
	return heldForm.MatchString(s) || metForm.MatchString(s) || signWords.MatchString(s) || adoptWords.MatchString(s) || welcomeForm.MatchString(s)
}

var welcomeForm = form.MustCompile(`(?i)\b(?:welcom\w+|not(?:ed|es)|agreed|discuss\w+|thank\w+|commend\w+|reviewed|acknowledg\w+|said|with)\b`)

// townBefore is a town that the gazetteer does not have, in front of its country:
// "in Boracay Island, Philippines".
func (p *paper) townBefore(l *line, country accord.Span) (accord.Span, bool) {
	before := strings.TrimRight(l.text[:country.Start-l.span.Start], " ")
	at := townForm.FindStringSubmatchIndex(before)
	if at == nil {
		return accord.Span{}, false
	}
	return accord.Span{Start: l.span.Start + at[2], End: l.span.Start + at[3]}, true
}

var townForm = form.MustCompile(`(?:^|\s)(?:in|at|à|en|em)\s+(\p{Lu}[\p{L}'’-]+(?:\s+(?:\p{Lu}[\p{L}'’-]*|de|del|la|el|al|do|da)){0,3})(?:,\s+\p{Lu}[\p{L}'’-]+)?,(?:\s+the)?$`)

// theirMeeting reads a meeting that is named by who met and for which time: "The
// ministers of X had their fifth meeting", "The Ministerial Committee held its seventh".
func (p *paper) theirMeeting(l *line) (meeting, bool) {
	var at []int
	switch {
	case strings.Contains(l.lower, " their "):
		at = theirForm.FindStringSubmatchIndex(l.text)
	case strings.Contains(l.lower, " its "):
		at = itsForm.FindStringSubmatchIndex(l.text)
	}
	if at == nil || ordinalOf(l.text[at[4]:at[5]]) == 0 {
		return meeting{}, false
	}
	who, what := strings.Join(strings.Fields(l.text[at[2]:at[3]]), " "), l.text[at[6]:at[7]]
	span := func(a, b int) accord.Span { return accord.Span{Start: l.span.Start + a, End: l.span.Start + b} }
	m := meeting{span: span(at[4], at[7]), key: strings.ToLower(what + " " + who)}
	m.Name = inferred(p, l.text[at[4]:at[5]]+" "+what+" of "+who, "meeting-of-subject", "named by who met and for which time", span(at[2], at[3]), span(at[4], at[7]))
	m.Edition = quoted(p, ordinalOf(l.text[at[4]:at[5]]), span(at[4], at[5]))
	m.Series = inferred(p, what+" of "+who, "meeting-of-subject", "named by who met", span(at[2], at[3]))
	return m, true
}

// regularMeeting reads "the annual meeting of the Nordic-Baltic ministers".
func (p *paper) regularMeeting(l *line) (meeting, bool) {
	if !strings.Contains(l.lower, "ministers") {
		return meeting{}, false
	}
	at := regularForm.FindStringSubmatchIndex(l.text)
	if at == nil || strings.Contains(l.text[at[2]:at[3]], " last ") {
		return meeting{}, false
	}
	first, end := -1, 0
	for i, t := range l.tokens {
		if t.start >= at[2] && first < 0 {
			first = i
		}
		if t.end <= at[3] {
			end = i + 1
		}
	}
	if first < 0 || end <= first {
		return meeting{}, false
	}
	return p.newMeeting(l, l.tokens[first:end], l.text[l.tokens[first].start:l.tokens[end-1].end]), true
}

// shouted holds for a line in capitals.
func shouted(s string) bool { return len(s) > 12 && strings.ToUpper(s) == s && strings.ToLower(s) != s }

// sameNumber holds for two names of one meeting: the same edition above the first of
// the same kind of gathering, "VI Reunión Ministerial de la Red" and "VI Reunión
// Ministerial de Gobierno Electrónico". A text that tells of two such has no reader.
func sameNumber(a, b *meeting) bool {
	if !a.Edition.Stated() || !b.Edition.Stated() || a.Edition.V != b.Edition.V || a.Edition.V < 2 {
		return false
	}
	x, y := strings.Fields(a.key), strings.Fields(b.key)
	if len(x) > 0 && len(y) > 0 && strings.ContainsFunc(a.key, isHangul) {
		return x[len(x)-1] == y[len(y)-1] // the head stands last
	}
	return len(x) > 2 && len(y) > 2 && x[0] == y[0] && x[1] == y[1]
}
