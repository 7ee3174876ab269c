package dating

import (
	"fmt"
	"slices"
	"time"

	"accords/internal/accord"
	"accords/internal/text"
)

// resolver places what a text says about time against the release's date and
// against what else the text says.
type resolver struct {
	doc       *text.Document
	published accord.Date
	found     []found
	latest    int          // latest year that the text names as past; 0 where it names none
	named     map[int]bool // years that the text names and does not call future, in names of events, too
}

// readContext notes the latest year that the text names as past. Years ahead
// ("by 2030", "Vision 2030") show nothing.
func (r *resolver) readContext() {
	r.named = map[int]bool{}
	for _, f := range r.found {
		if f.start.Year == 0 {
			continue
		}
		words := wordsBefore(r.doc.Text, f)
		if f.start.Year > r.latest && namesPast(words, f) {
			r.latest = f.start.Year
		}
		if f.end.IsZero() && !namesFuture(words) {
			r.named[f.start.Year] = true
		}
	}
}

// resolve turns what the grammar saw into a mention. It refuses counters of
// visitors and clocks of pages: "Today 259".
func (r *resolver) resolve(f found) (Mention, bool) {
	m := Mention{Span: f.span, Start: f.start, End: f.end, Basis: accord.Quoted}
	if f.hasWeekday {
		m.Weekday = f.weekday.String()
	}
	if f.kind == dayShift || f.kind == weekdayOnly {
		if i := r.doc.BlockIndex(f.span.Start); i >= 0 && r.doc.Blocks[i].Kind == text.Furniture {
			return Mention{}, false
		}
	}
	switch f.kind {
	case dayShift:
		return r.dayShift(m, f), true
	case weekdayOnly:
		return r.weekday(m, f), true
	case monthShift:
		return r.monthShift(m, f), true
	case yearShift:
		return r.yearShift(m, f), true
	case yearOnly:
		return m, true
	}
	switch {
	case f.start.Year != 0:
		if f.guessed {
			m.Rule = "day-before-month"
		}
		return m, true
	case f.hasShift:
		return r.shiftedYear(m, f), true
	case f.start.Month == 0:
		return r.dayOfMonth(m, f), true
	case r.published.Year != 0:
		return r.yearOfRelease(m, f), true
	case f.hasWeekday && f.start.Day != 0:
		return r.yearByWeekday(m, f), true
	}
	m.Rule = "no-year"
	return m, true
}

// unknown is a mention that counts from a day that nobody states.
func unknown(m Mention, rule string) Mention {
	m.Relative, m.Rule = true, rule
	m.Start, m.End, m.Basis = accord.Date{}, accord.Date{}, accord.NotStated
	return m
}

// dayShift: "yesterday", "this morning".
func (r *resolver) dayShift(m Mention, f found) Mention {
	rule := map[int]string{-1: "yesterday", 0: "today", 1: "tomorrow"}[f.shift]
	if r.published.Precision() != accord.ToDay {
		return unknown(m, rule)
	}
	m.Start = accord.DateOf(r.published.First().AddDate(0, 0, f.shift))
	m.Basis, m.Rule, m.Relative = accord.Calculated, rule, true
	m.Reason = fmt.Sprintf("The release is dated %s, and it says %q.", long(r.published), r.quote(f))
	return m
}

// weekday: "on Friday" is the last Friday up to the release, "will be on
// Monday" the first one after it.
func (r *resolver) weekday(m Mention, f found) Mention {
	const rule = "weekday"
	if r.published.Precision() != accord.ToDay {
		return unknown(m, rule)
	}
	day := r.published.First()
	back := (int(day.Weekday()) - int(f.weekday) + 7) % 7
	t := day.AddDate(0, 0, -back)
	switch direction := r.direction(f); {
	case direction == future && back == 0, f.hint == future:
		t = t.AddDate(0, 0, 7)
	case direction == future:
		t = t.AddDate(0, 0, 7)
	case f.hint == past && back == 0:
		t = t.AddDate(0, 0, -7)
	case f.hint == noHint && back != 0 && r.present(f):
		t = t.AddDate(0, 0, 7)
	}
	m.Start = accord.DateOf(t)
	m.Basis, m.Rule, m.Relative = accord.Calculated, rule, true
	m.Reason = fmt.Sprintf("The release is dated %s, %s; the nearest %s that the sentence allows is %s.",
		day.Weekday(), long(r.published), f.weekday, long(m.Start))
	return m
}

// present holds for a day of the week behind a verb that tells in the present what is set
// for it: "runs until Friday", "opens in Bishkek on Tuesday".
func (r *resolver) present(f found) bool {
	for _, w := range slices.Backward(wordsBefore(r.doc.Text, f)) {
		if presentWords[w] || tense(w, "") != noHint {
			return presentWords[w]
		}
	}
	return false
}

// monthShift: "last month", "this month", "next month". time.Date carries the months
// 0 and 13 over into the neighbouring years.
func (r *resolver) monthShift(m Mention, f found) Mention {
	rule := map[int]string{-1: "last-month", 0: "this-month", 1: "next-month"}[f.shift]
	if r.published.Year == 0 || r.published.Month == 0 {
		return unknown(m, rule)
	}
	t := time.Date(r.published.Year, time.Month(r.published.Month+f.shift), 1, 0, 0, 0, 0, time.UTC)
	m.Start = accord.Date{Year: t.Year(), Month: int(t.Month())}
	return r.calculated(m, f, rule)
}

// yearShift: "last year", "this year", "next year", "올해".
func (r *resolver) yearShift(m Mention, f found) Mention {
	rule := map[int]string{-1: "last-year", 0: "this-year", 1: "next-year"}[f.shift]
	if r.published.Year == 0 {
		return unknown(m, rule)
	}
	m.Start = accord.Date{Year: r.published.Year + f.shift}
	return r.calculated(m, f, rule)
}

// shiftedYear: "September last year", "December 5 last year".
func (r *resolver) shiftedYear(m Mention, f found) Mention {
	const rule = "month-of-year"
	m.Relative = true
	if r.published.Year == 0 {
		m.Rule = rule
		return m // the month and day are quoted, the year is not known
	}
	if m.Start, m.End = inYear(f, r.published.Year+f.yearShift); !m.Start.Valid() || !m.End.Valid() { // 29 February
		m.Start, m.End, m.Rule = f.start, f.end, rule
		return m
	}
	return r.calculated(m, f, rule)
}

// dayOfMonth: "22일" alone is a day of the month of the release, or of the one
// before where that day is still to come.
func (r *resolver) dayOfMonth(m Mention, f found) Mention {
	const rule = "day-of-month"
	if r.published.Precision() != accord.ToDay {
		return unknown(m, rule)
	}
	back := 0
	switch {
	case f.hint == future && f.start.Day < r.published.Day:
		back = -1
	case f.hint != future && f.start.Day > r.published.Day && r.direction(f) != future:
		back = 1
	}
	t := time.Date(r.published.Year, time.Month(r.published.Month-back), 1, 0, 0, 0, 0, time.UTC)
	m.Start = accord.Date{Year: t.Year(), Month: int(t.Month()), Day: f.start.Day}
	if !m.Start.Valid() {
		return unknown(m, rule)
	}
	return r.calculated(m, f, rule)
}

// calculated marks a mention as counted from the day of the release, and says so.
func (r *resolver) calculated(m Mention, f found, rule string) Mention {
	m.Basis, m.Rule, m.Relative = accord.Calculated, rule, true
	m.Reason = fmt.Sprintf("The release is dated %s, and it says %q.", long(r.published), r.quote(f))
	return m
}

// yearOfRelease gives a month and day the year that brings them nearest to the
// release, on the side that the words point to.
func (r *resolver) yearOfRelease(m Mention, f found) Mention {
	year, why := r.nearestYear(f)
	m.Start, m.End = inYear(f, year)
	if !m.Start.Valid() || !m.End.Valid() { // 29 February
		m.Start, m.End = f.start, f.end
		m.Rule = "no-year"
		return m
	}
	m.Basis, m.Relative, m.Rule = accord.Calculated, true, "year-of-release"
	m.Reason = fmt.Sprintf("The text names no year; the release is dated %s, and %s is in %d.", long(r.published), why, year)
	return m
}

// nearestYear chooses among the year of the release and its neighbours.
func (r *resolver) nearestYear(f found) (int, string) {
	const ahead = 31 // days: without a word for either side, soon is likelier than a year ago
	day := long(f.start)
	year := r.published.Year
	start, _ := inYear(f, year)
	switch direction := r.direction(f); {
	case f.hint == present:
		return year, "this " + day
	case direction == future:
		if start.Last().Before(r.published.First()) {
			year++
		}
		return year, "the next " + day
	case direction == past:
		if start.First().After(r.published.Last()) || f.hint == past && f.start.Day == 0 && start.Month == r.published.Month {
			year--
		}
		return year, "the last " + day + " before it"
	case start.First().After(r.published.Last().AddDate(0, 0, ahead)):
		return year - 1, "the last " + day + " before it"
	}
	return year, "the nearest " + day
}

// yearByWeekday finds the year in which a date falls on the day of the week that
// the text names. Weekdays come round every five, six or eleven years: a year of
// those that the text names, in the name of an event for example, decides;
// otherwise the first that is not before a year named as past.
func (r *resolver) yearByWeekday(m Mention, f found) Mention {
	m.Rule = "no-year"
	latest, why := r.latest, "as past"
	for year := range r.named {
		if fallsOn(f, year) && (year > latest || !fallsOn(f, latest)) {
			latest, why = year, "itself"
		}
	}
	if latest == 0 {
		return m
	}
	var years []int
	for year := latest - 11; year <= latest+12; year++ {
		if fallsOn(f, year) {
			years = append(years, year)
		}
	}
	i := slices.IndexFunc(years, func(y int) bool { return y >= latest })
	if i < 0 {
		return m
	}
	start, last := inYear(f, years[i])
	if !last.Valid() {
		return m
	}
	m.Start, m.End = start, last
	m.Basis, m.Rule = accord.Inferred, "year-by-weekday"
	m.Reason = fmt.Sprintf("%s is a %s in %s; the text names %d %s.",
		long(f.start), f.weekday, listed(years[max(0, i-1):min(len(years), i+2)]), latest, why)
	return m
}

// fallsOn reports whether a date falls on its day of the week in a year.
func fallsOn(f found, year int) bool {
	d := accord.Date{Year: year, Month: f.start.Month, Day: f.start.Day}
	return year > 0 && d.Valid() && d.First().Weekday() == f.weekday
}

// inYear puts both ends of a date into a year; a range over the turn of the year
// ends in the next.
func inYear(f found, year int) (start, last accord.Date) {
	start, last = f.start, f.end
	start.Year = year
	if !last.IsZero() {
		last.Year = year
		if last.Month < start.Month {
			last.Year++
		}
		if last.Month == start.Month && last.Day != 0 && last.Day < start.Day {
			last = accord.Date{} // "December 3 - December 1" is no range
		}
	}
	return start, last
}

// quote is a date in the words of the text.
func (r *resolver) quote(f found) string { return r.doc.Text[f.span.Start:f.span.End] }

// long prints a date as the reasons have it: "26 April 2017", "November 2016".
func long(d accord.Date) string {
	month := time.Month(d.Month).String()
	switch {
	case d.Month == 0:
		return fmt.Sprint(d.Year)
	case d.Day == 0 && d.Year == 0:
		return month
	case d.Day == 0:
		return fmt.Sprintf("%s %d", month, d.Year)
	case d.Year == 0:
		return fmt.Sprintf("%d %s", d.Day, month)
	}
	return fmt.Sprintf("%d %s %d", d.Day, month, d.Year)
}

// listed prints years as a reason has them: "2017, 2023, 2028".
func listed(years []int) string {
	out := ""
	for i, y := range years {
		if i > 0 {
			out += ", "
		}
		out += fmt.Sprint(y)
	}
	return out
}
