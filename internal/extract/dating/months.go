package dating

import (
	"strings"

	"accords/internal/accord"
)

// monthFirst: "April 26, 2017", "Nov. 20-21", "March 21 (Tuesday) to 23
// (Thursday)", "April 30 - May 2, 2019", "November 2016", "September last year".
func (g grammar) monthFirst(t token, before [2]token) (found, bool) {
	month, ok := t.month()
	if !ok {
		return found{}, false
	}
	at := g.abbreviation(t)
	next := lex(g.s, at.end)
	if next.is(classThe) {
		next = lex(g.s, next.end)
	}
	if day, ok := next.day(); ok && !g.startsNumber(next) {
		f := found{span: span(t, next), start: accord.Date{Month: month, Day: day}}
		if f.start.Valid() {
			f = g.withWeekdayBehind(f)
			f = g.rangeBehind(g.listedDays(f))
			if f = g.yearBehind(f); f.end.IsZero() && f.start.Year != 0 {
				f = g.until(f)
			}
			return f, true
		}
	}
	f := g.monthsBehind(found{span: accord.Span{Start: t.start, End: at.end}, start: accord.Date{Month: month}})
	f = g.yearBehind(f)
	if f.start.Year != 0 || f.hasShift || f.hint != noHint {
		return f, true
	}
	if !bareMonth(before) || t.end-t.start < 3 {
		return found{}, false
	}
	f.span.End = max(t.end, f.span.End)
	return f, true
}

// bareMonth reports whether a month may stand alone behind these words: "in
// November", "last November", "of early May".
func bareMonth(before [2]token) bool {
	t := before[0]
	return t.is(classIn) || t.is(classLast) || t.is(classThis) || t.is(classNext) || t.is(classBetween) || t.is(classTo)
}

// abbreviation takes the full stop of "Nov." into the token.
func (g grammar) abbreviation(t token) token {
	if stop := lex(g.s, t.end); stop.isSign(".") && !stop.gap && t.end-t.start <= 4 {
		if next := lex(g.s, stop.end); next.kind == number {
			return stop
		}
	}
	return t
}

// startsNumber reports whether a number goes on behind t: "April 3.5 million",
// "May 12,000", "March 10:30".
func (g grammar) startsNumber(t token) bool {
	next := lex(g.s, t.end)
	if next.gap || !next.isSign(".,:%") {
		return next.isSign("%") || !next.gap && next.kind == letters && !t.ordinal
	}
	return next.sign == '%' || digitAt(g.s, next.end) && !(next.sign == ',' && yearAt(g.s, next.end))
}

// yearAt reports whether the next token from i on can be a year.
func yearAt(s string, i int) bool {
	t := lex(s, i)
	_, ok := t.year()
	return ok
}

// dayFirst: "26 April 2017", "26th of April", "14-15 December", "30th and 31st
// May", "28 February - 2 March 2023", "20 de Setembro de 2007".
//
// The first of two days needs no month of its own where it is the smaller one; of
// "14-13 December" only the 13th is a date. A hyphen ties day, month and year of
// "9-May-2017", which has no blanks.
func (g grammar) dayFirst(t token) (found, bool) {
	day, ok := t.day()
	if !ok {
		return found{}, false
	}
	next := lex(g.s, g.weekdayAt(t.end))
	last := day
	if to, ok := g.lastOfDays(t); ok {
		last = to.value
		next = lex(g.s, g.weekdayAt(to.end))
	}
	hyphen := false
	if next.isSign(".-/") && !next.gap {
		hyphen = next.sign != '.'
		next = lex(g.s, next.end)
	}
	if word := lex(g.s, next.end); t.ordinal && word.is(classOf) && g.s[next.start:next.end] == "day" {
		next = word // "this 4th day of May"
	}
	for next.is(classOf) {
		next = lex(g.s, next.end)
	}
	month, ok := next.month()
	if !ok {
		month, ok = g.shortMonth(next)
	}
	if !ok || next.kind == lineBreak || g.startsSentence(t, next) {
		return found{}, false
	}
	f := found{span: accord.Span{Start: t.start, End: g.abbreviationEnd(next)}, start: accord.Date{Month: month, Day: day}}
	if last != day {
		f.end = accord.Date{Month: month, Day: last}
	}
	if !f.start.Valid() || !f.end.Valid() {
		return found{}, false
	}
	if sep := lex(g.s, f.span.End); hyphen && sep.isSign("-/") && !sep.gap { // "9-May-2017"
		if t := lex(g.s, sep.end); yearAt(g.s, sep.end) && !t.gap {
			f.start.Year, f.span.End = t.value, t.end
			return f.checked(), true
		}
	}
	f = g.withWeekdayBehind(f)
	if f = g.yearBehind(f); f.end.IsZero() {
		f = g.until(f)
	}
	return f, true
}

// lastOfDays is the last one of days that t is the first of, where they share a month
// that stands behind them: "14-15 December", "14. bis 15. Dezember", "12, 13 y 14 de mayo".
func (g grammar) lastOfDays(t token) (token, bool) {
	last := t
	for {
		sep := lex(g.s, g.weekdayAt(g.ordinalStop(last)))
		comma := sep.isSign(",")
		if !comma && !rangeSign(sep) && !sep.is(classA) {
			return t, false
		}
		to := g.dayBehind(sep)
		d, ok := to.day()
		if !ok || d <= last.value || comma && d != last.value+1 {
			return t, false
		}
		if last = to; !comma {
			return last, true
		}
	}
}

// ordinalStop is the end of a day with the full stop of its ordinal in German, which
// stands in front of the sign of a range only: "14.-15. Dezember".
func (g grammar) ordinalStop(t token) int {
	stop := lex(g.s, t.end)
	if stop.isSign(".") && !stop.gap && rangeSign(lex(g.s, stop.end)) {
		return stop.end
	}
	return t.end
}

// listedDays passes over the days between the first and the last of "May 12, 13 and 14".
func (g grammar) listedDays(f found) found {
	end := f.span.End
	for d := f.start.Day + 1; ; d++ {
		sep := lex(g.s, end)
		next := lex(g.s, sep.end)
		if day, ok := next.day(); !sep.isSign(",") || !ok || day != d {
			break
		}
		end = next.end
	}
	if behind := lex(g.s, end); behind.isSign(",") {
		end = behind.end
	}
	if end == f.span.End || !lex(g.s, end).is(classAnd) {
		return f
	}
	passed := f
	passed.span.End = end
	if passed = g.rangeBehind(passed); passed.end.IsZero() {
		return f
	}
	return passed
}

// shortMonth knows an abbreviation in small letters, with a year behind it: "21 jul.
// 2022", "3 ago 2021". Alone it may be a word: "3 out of 5".
func (g grammar) shortMonth(t token) (int, bool) {
	if !t.is(classMonth) && !t.is(classMonthShort) || t.end-t.start > 5 || strings.EqualFold(g.s[t.start:t.end], "may") && !lex(g.s, t.end).isSign(".") {
		return 0, false // "may" is a verb, "march" another one
	}
	behind := lex(g.s, t.end)
	for behind.isSign(".,") || behind.is(classOf) {
		behind = lex(g.s, behind.end)
	}
	_, ok := behind.year()
	return t.word.value, ok
}

// startsSentence: the number of a list before a month that starts a heading, "1.
// March of the Ministers". With a year behind the month it is a German date all the
// same: "26. April 2017".
func (g grammar) startsSentence(day, month token) bool {
	stop := lex(g.s, day.end)
	if !stop.isSign(".") {
		return false
	}
	f := g.yearBehind(found{span: accord.Span{End: month.end}, start: accord.Date{Month: 1}})
	return f.start.Year == 0
}

// abbreviationEnd is the end of a month with the full stop of "Nov.", where a number
// or a comma shows that the stop ends no sentence.
func (g grammar) abbreviationEnd(t token) int {
	stop := lex(g.s, t.end)
	if !stop.isSign(".") || stop.gap || t.end-t.start > 4 {
		return t.end
	}
	if next := lex(g.s, stop.end); next.kind == number || next.isSign(",") {
		return stop.end
	}
	return t.end
}

// rangeSign holds for what stands between the first and the last day of a range.
// "and" joins two days rather than all between them, but a meeting on the 26th and
// 27th runs from the one to the other.
func rangeSign(t token) bool {
	return t.isSign("-–—~‑&～") || t.is(classTo) || t.is(classAnd)
}

// dayBehind is where the second day of a range begins: behind the article and the day of
// the week, "from Monday 28 August to Tuesday, the 29th".
func (g grammar) dayBehind(sep token) token {
	t := lex(g.s, sep.end)
	if _, ok := t.weekday(); ok {
		if t = lex(g.s, t.end); t.isSign(",") {
			t = lex(g.s, t.end)
		}
	}
	if t.is(classThe) {
		t = lex(g.s, t.end)
	}
	return t
}

// until: the second half of "28 February - 2 March 2023", "4 April to 6 May", "August 28,
// 2023 to August 30, 2023". With "and" two full dates are two dates, the first of which
// has the year of the second: "on 28 February and 2 March 2023".
func (g grammar) until(f found) found {
	sep := lex(g.s, f.span.End)
	if behind := lex(g.s, sep.end); sep.isSign(",") && behind.is(classTo) {
		sep = behind
	}
	if !rangeSign(sep) && !sep.is(classA) {
		return f
	}
	second, ok := g.dayAndMonthAt(g.dayBehind(sep))
	if !ok {
		return f
	}
	if second = g.yearBehind(second); !sep.is(classAnd) {
		return joined(f, second)
	}
	if f.start.Year == 0 && second.start.Month >= f.start.Month {
		f.start.Year = second.start.Year
	}
	return f.checked()
}

// dayAndMonthAt is a day with its month in either order, and no year.
func (g grammar) dayAndMonthAt(t token) (found, bool) {
	if m, ok := t.month(); ok {
		day := lex(g.s, g.abbreviation(t).end)
		d, ok := day.day()
		return found{span: span(t, day), start: accord.Date{Month: m, Day: d}}, ok && !g.startsNumber(day)
	}
	d, ok := t.day()
	month := lex(g.s, t.end)
	for month.is(classOf) {
		month = lex(g.s, month.end)
	}
	m, isMonth := month.month()
	return found{span: span(t, month), start: accord.Date{Month: m, Day: d}}, ok && isMonth
}

// joined makes a range of two dates. A year stands with the second alone; it is
// the first's, too, unless the turn of the year lies between.
func joined(f, second found) found {
	if f.start.Year == 0 && second.start.Year != 0 {
		f.start.Year = second.start.Year
		if second.start.Month < f.start.Month {
			f.start.Year--
		}
	}
	if !f.start.Valid() {
		f.start.Year = 0
		return f
	}
	if !second.start.Valid() || second.start.Year != 0 && second.start.Compare(f.start) <= 0 {
		return f
	}
	f.end, f.span.End = second.start, second.span.End
	return f
}

// withWeekdayBehind takes "(Tuesday)" or "(local time)" behind a date.
func (g grammar) withWeekdayBehind(f found) found {
	open := lex(g.s, f.span.End)
	if !open.isSign("(") {
		return f
	}
	inside := lex(g.s, open.end)
	closing := lex(g.s, inside.end)
	if closing.isSign(".") {
		closing = lex(g.s, closing.end)
	}
	if day, ok := inside.weekday(); ok && closing.isSign(")") {
		f.weekday, f.hasWeekday, f.span.End = day, true, closing.end
	}
	return f
}

// weekdayAt skips a day of the week in brackets, or "(local time)", at i.
func (g grammar) weekdayAt(i int) int {
	open := lex(g.s, i)
	if !open.isSign("(") {
		return i
	}
	inside := lex(g.s, open.end)
	closing := lex(g.s, inside.end)
	if inside.is(classLocal) {
		closing = lex(g.s, closing.end)
	}
	if _, ok := inside.weekday(); (ok || inside.is(classLocal)) && closing.isSign(")") {
		return closing.end
	}
	return i
}

// rangeBehind: the second half of "November 20-21", "March 21 to 23
// (Thursday)", "April 30 to May 2", "November 26 and 27".
func (g grammar) rangeBehind(f found) found {
	sep := lex(g.s, g.weekdayAt(f.span.End))
	if behind := lex(g.s, sep.end); sep.isSign(",") && behind.is(classTo) {
		sep = behind
	}
	if !rangeSign(sep) || !f.end.IsZero() {
		return f
	}
	to := g.dayBehind(sep)
	month := f.start.Month
	if m, ok := to.month(); ok && !sep.is(classAnd) {
		month, to = m, lex(g.s, g.abbreviation(to).end)
	}
	day, ok := to.day()
	if !ok || g.startsNumber(to) || month == f.start.Month && day <= f.start.Day || sep.is(classAnd) && g.counts(to) {
		return f
	}
	last := accord.Date{Month: month, Day: day}
	if !last.Valid() {
		return f
	}
	f.end, f.span.End = last, g.weekdayAt(to.end)
	return f
}

// counts reports whether a number behind "and" counts things and is no day:
// "on March 5 and 12 countries".
func (g grammar) counts(t token) bool {
	next := lex(g.s, t.end)
	return !t.ordinal && next.kind == letters && next.word.class == classNone && !next.upper && !prepositions[g.s[next.start:next.end]]
}

// prepositions go on behind the second of two days ("on March 5 and 6 at the
// ministry") and are not what a number would count.
var prepositions = map[string]bool{"at": true, "with": true, "under": true, "where": true, "when": true, "for": true, "via": true, "as": true, "which": true, "on": true, "there": true, "respectively": true, "as part": true, "organized": true, "held": true, "inclusive": true}

// monthsBehind: "October-November 2026", "between October and November of 2026".
// Without a year behind them only the first is read, and only where bareMonth allows
// it.
func (g grammar) monthsBehind(f found) found {
	sep := lex(g.s, f.span.End)
	if !rangeSign(sep) {
		return f
	}
	to := lex(g.s, sep.end)
	m, ok := to.month()
	if !ok || m <= f.start.Month {
		return f
	}
	year := g.yearBehind(found{span: accord.Span{End: to.end}, start: accord.Date{Month: m}})
	if year.start.Year == 0 {
		return f
	}
	f.start.Year, f.end, f.span.End = year.start.Year, year.start, year.span.End
	return f
}

// yearBehind takes the year behind a date: ", 2017", "of 2017", "2017", "last
// year", "this year", "dernier". Of a range over the turn of the year it is the last
// day's: "December 30 - January 2, 2023" begins in 2022.
func (g grammar) yearBehind(f found) found {
	t := lex(g.s, f.span.End)
	if t.isSign(".,") {
		t = lex(g.s, t.end)
	}
	for t.is(classOf) {
		t = lex(g.s, t.end)
	}
	if year := lex(g.s, t.end); t.isSign("(") && f.start.Day != 0 && yearAt(g.s, t.end) && lex(g.s, year.end).isSign(")") {
		t = year // "Nov 17 (2023)"
		t.end++
	}
	if year, ok := t.year(); ok && !g.startsNumber(t) && f.start.Year == 0 {
		f.start.Year, f.span.End = year, t.end
		if !f.end.IsZero() {
			if f.end.Year = year; f.end.Month < f.start.Month {
				f.start.Year--
			}
		}
		return f.checked()
	}
	next := lex(g.s, t.end)
	switch {
	case t.is(classAfterLast):
		f.hint, f.span.End = past, t.end
	case next.is(classYearWord) && (t.is(classLast) || t.is(classThis) || t.is(classNext)):
		f.hasShift, f.span.End = true, next.end
		f.yearShift = map[class]int{classLast: -1, classNext: 1}[t.word.class]
	}
	return f
}

// checked drops the year of a date that is not in the calendar with it: of "29
// February 2019" the day and month are what was meant more likely than the year.
func (f found) checked() found {
	if !f.start.Valid() || !f.end.Valid() {
		f.start.Year, f.end.Year = 0, 0
	}
	return f
}
