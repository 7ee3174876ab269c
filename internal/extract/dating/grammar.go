package dating

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"accords/internal/accord"
)

// scan finds every date of s in one pass. Each rule looks a bounded number of
// tokens ahead, so that the time grows linearly with the text.
func scan(s string) []found {
	var out []found
	g := grammar{s}
	var before [2]token
	for t := lex(s, 0); t.kind != end; {
		f, ok := g.at(t, before)
		if !ok {
			before[1], before[0] = before[0], t
			t = lex(s, t.end)
			continue
		}
		if n := len(out); n == cap(out) {
			// As many again as the rest has at this rate: a found date is large.
			const fewest, most = 8, 4
			out = slices.Grow(out, min(n*(len(s)-t.start)/(t.start+1), most*n)+fewest)
		}
		out = append(out, f)
		before = [2]token{}
		t = lex(s, f.span.End)
	}
	return out
}

// grammar has the rules for dates over a text. Each rule gets the token at which it
// may start and returns what it found, or false where something else stands there;
// none of them remembers anything.
type grammar struct{ s string }

// at tries the rules that can start with token t. The two tokens before it are
// there for words like "in", without which a bare month is no date.
func (g grammar) at(t token, before [2]token) (found, bool) {
	switch {
	case t.kind == number:
		if glued(g.s, t.start) {
			return found{}, false
		}
		return g.number(t, before)
	case t.kind != letters || t.word.class == classNone:
		return found{}, false
	case t.is(classWeekday), t.is(classWeekdayLower):
		return g.weekday(t, before)
	case t.is(classMonth), t.is(classMonthLower):
		if glued(g.s, t.start) {
			return found{}, false
		}
		return g.monthFirst(t, before)
	case t.is(classLast), t.is(classThis), t.is(classNext):
		return g.pointing(t)
	case (t.is(classDay) || t.is(classKoDayShift)) && !compound(g.s, t):
		return found{span: span(t, t), kind: dayShift, shift: t.word.value}, true
	case t.is(classKoShift):
		return g.koreanShift(t)
	}
	return found{}, false
}

// glued reports whether a letter, a digit or a sign of money stands right
// before i: "WGS2022", "$2000", "3.2015", "A/2019".
func glued(s string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	if i == 0 {
		return false
	}
	if unicode.Is(unicode.Hangul, r) {
		return false
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("$£€₩¥#@_*", r) ||
		(r == '.' || r == ',') && i >= 2 && s[i-2] >= '0' && s[i-2] <= '9'
}

// compound reports whether a hyphen ties a word to another: "Cyprus-Tomorrow".
func compound(s string, t token) bool {
	return t.start > 0 && s[t.start-1] == '-' || t.end < len(s) && s[t.end] == '-'
}

func span(from, to token) accord.Span { return accord.Span{Start: from.start, End: to.end} }

// number: "2017-04-26", "26 April 2017", "26.04.2017", "2017년 4월 26일", "2019". The
// number of digits says which of them can begin here; a number of three or of more
// than four begins no date.
func (g grammar) number(t token, before [2]token) (found, bool) {
	next := lex(g.s, t.end)
	switch {
	case next.is(classKoYear), next.is(classKoMonth), next.is(classKoDay):
		return g.korean(t, before)
	case t.digits == 4:
		if f, ok := g.yearFirst(t); ok {
			return g.numericUntil(f), true
		}
		return g.bareYear(t)
	case t.digits <= 2:
		if f, ok := g.dayFirst(t); ok {
			return f, true
		}
		if f, ok := g.koreanMonthDay(t); ok {
			return f, true
		}
		if f, ok := g.numericDays(t); ok {
			return f, true
		}
		if f, ok := g.numeric(t); ok {
			return g.numericUntil(f), true
		}
	}
	return found{}, false
}

// yearFirst: "2017-04-26", "2020.11.10", "2017. 4. 26.", "2017/04/26". Both signs are
// the same. Blanks stand behind full stops only, as Korean offices write;
// around hyphens they part numbers that have nothing to do with each other.
func (g grammar) yearFirst(t token) (found, bool) {
	year, ok := t.year()
	if !ok {
		return found{}, false
	}
	sep := lex(g.s, t.end)
	month := lex(g.s, sep.end)
	again := lex(g.s, month.end)
	day := lex(g.s, again.end)
	if !sep.isSign("-./‑") || sep.gap || again.sign != sep.sign || again.gap || month.kind != number || month.digits > 2 || sep.sign != '.' && (month.gap || day.gap) {
		return found{}, false
	}
	d, isDay := day.day()
	date := accord.Date{Year: year, Month: month.value, Day: d}
	if !isDay || month.value == 0 || !date.Valid() {
		return found{}, false
	}
	return g.withWeekdayBehind(found{span: span(t, day), start: date}), true
}

// numericUntil is the second half of "28.08.2023 - 30.08.2023", "2023-08-28 to
// 2023-08-30" and, as Korean offices write, of "2023. 8. 28.~30.".
func (g grammar) numericUntil(f found) found {
	sep := lex(g.s, f.span.End)
	if sep.isSign(".") && rangeSign(lex(g.s, sep.end)) {
		sep = lex(g.s, sep.end)
	}
	t := lex(g.s, sep.end)
	if !rangeSign(sep) || sep.is(classAnd) || t.kind != number {
		return f
	}
	var second found
	switch day, ok := t.day(); {
	case t.digits == 4:
		second, _ = g.yearFirst(t)
	case ok && lex(g.s, t.end).isSign(".") && sep.isSign("~～"):
		second = found{span: span(t, t), start: accord.Date{Year: f.start.Year, Month: f.start.Month, Day: day}}
	default:
		second, _ = g.numeric(t)
	}
	if second.start.IsZero() {
		return f
	}
	return joined(f, second)
}

// numericDays: "28-30.08.2023", "28.-30.8.2023", "28–30/08/2023".
func (g grammar) numericDays(t token) (found, bool) {
	day, ok := t.day()
	sep := lex(g.s, g.ordinalStop(t))
	if !ok || !sep.isSign("-–—~") {
		return found{}, false
	}
	last := lex(g.s, sep.end)
	f, ok := g.numeric(last)
	if !ok || last.digits > 2 || f.start.Day <= day || lex(g.s, last.end).isSign("-") {
		return found{}, false
	}
	f.end, f.start.Day, f.span.Start, f.guessed = f.start, day, t.start, false
	return f, true
}

// numeric: "26.04.2017", "26/04/2017", "04/26/2017". Where both could be the
// month, the day comes first, as nearly everywhere in the world. With slashes, which
// the United States write the other way round, such a date is marked as guessed; full
// stops and hyphens have the day first wherever they are used.
func (g grammar) numeric(t token) (found, bool) {
	sep := lex(g.s, t.end)
	second := lex(g.s, sep.end)
	again := lex(g.s, second.end)
	last := lex(g.s, again.end)
	year, ok := last.year()
	if !ok || !sep.isSign("-./") || sep.gap || second.kind != number || second.digits > 2 || again.sign != sep.sign || again.gap || sep.sign != '.' && last.gap {
		return found{}, false
	}
	day, month := t.value, second.value
	if month > 12 {
		day, month = month, day
	}
	date := accord.Date{Year: year, Month: month, Day: day}
	if day == 0 || month == 0 || !date.Valid() {
		return found{}, false
	}
	return g.withWeekdayBehind(found{span: span(t, last), start: date, guessed: t.value <= 12 && second.value <= 12 && t.value != second.value && sep.sign == '/'}), true
}

// bareYear: "2019", "2024-2030". It is none where a unit or more of a number stands
// right behind it ("2019km", "2019%", "2019.5"), nor as the first half of the number
// of a file or a season ("2023-24", "2023/24").
func (g grammar) bareYear(t token) (found, bool) {
	year, ok := t.year()
	if !ok {
		return found{}, false
	}
	next := lex(g.s, t.end)
	f := found{span: span(t, t), kind: yearOnly, start: accord.Date{Year: year}}
	if next.isSign("-–/‑") {
		to := lex(g.s, next.end)
		if until, ok := to.year(); ok && until > year && until-year < 60 {
			f.span.End, f.end = to.end, accord.Date{Year: until}
			return f, true
		}
		if to.kind == number && !next.gap {
			return found{}, false // a number of a file
		}
	}
	if !next.gap && (next.kind == letters || next.isSign("%°")) || !next.gap && next.isSign(".,") && digitAt(g.s, next.end) {
		return found{}, false
	}
	return f, true
}

// digitAt reports whether a digit stands at i.
func digitAt(s string, i int) bool { return i < len(s) && '0' <= s[i] && s[i] <= '9' }

// weekday: "Tuesday, October 15, 2024", "vendredi 31 mai", "Monday (27/3)", "on Friday".
//
// A date behind it takes it in, so that the year can be found by it. Alone it stands
// only in full, as "Sun" and "Mon" begin names; in languages that write it small it
// needs an article or a comma in front ("el sábado"), as Domingo is a name, too, except
// in French.
func (g grammar) weekday(t token, before [2]token) (found, bool) {
	day, ok := t.weekday()
	if !ok || t.is(classWeekdayLower) && before[0].kind == letters && strings.EqualFold(g.s[before[0].start:before[0].end], "santo") {
		return found{}, false // "Santo Domingo, 21 de julio"
	}
	next := lex(g.s, t.end)
	if next.isSign(".") && t.end-t.start <= 5 {
		next = lex(g.s, next.end)
	}
	inBrackets := next.isSign("(")
	if next.isSign(",(") {
		next = lex(g.s, next.end)
	}
	if next.is(classThe) {
		next = lex(g.s, next.end)
	}
	if next.kind == number || next.kind == letters {
		f, ok := g.at(next, [2]token{})
		if ok && f.kind == calendar && f.start.Day != 0 && !f.hasWeekday {
			f.span.Start, f.weekday, f.hasWeekday = t.start, day, true
			f = byWeekday(f)
			if closing := lex(g.s, f.span.End); inBrackets && closing.isSign(")") {
				f.span.End = closing.end
			}
			return f, true
		}
		if inBrackets {
			if f, ok := g.dayAndMonth(next); ok {
				f.span.Start, f.weekday, f.hasWeekday = t.start, day, true
				return f, true
			}
		}
	}
	counted := strings.HasSuffix(g.s[:t.end], "-feira") // "na quinta-feira" is no name
	if t.end-t.start < 6 && !t.is(classWeekdayLower) || t.is(classWeekdayLower) && !counted && !before[0].is(classThe) && !before[0].is(classAfterLast) && !before[0].isSign(",") && !g.bareDay(t) {
		return found{}, false // "Sun", "Mon"; "domingo" is a name, too
	}
	f := found{span: span(t, t), kind: weekdayOnly, weekday: day, hasWeekday: true}
	if before[0].is(classAfterLast) {
		f.hint = past // "el pasado lunes"
	} else if behind := lex(g.s, t.end); behind.is(classAfterLast) {
		f.hint, f.span.End = past, behind.end // "vendredi dernier"
	}
	return f, true
}

// bareDay holds for a day of the week in small letters that needs no article: in French,
// and in front of "last" ("viernes pasado").
func (g grammar) bareDay(t token) bool {
	next := lex(g.s, t.end)
	if t.upper || g.s[t.start:t.end] == "mardi" && next.kind == letters && strings.EqualFold(g.s[next.start:next.end], "gras") {
		return false
	}
	return frenchDays[g.s[t.start:t.end]] || next.is(classAfterLast)
}

// frenchDays are the days of the week in French, where they stand without an article.
var frenchDays = wordSet("dimanche lundi mardi mercredi jeudi vendredi samedi")

// byWeekday puts the month first where the day of the week says so: "Tue, 03/10/2009"
// is a day of March.
func byWeekday(f found) found {
	swapped := accord.Date{Year: f.start.Year, Month: f.start.Day, Day: f.start.Month}
	if f.guessed && f.start.First().Weekday() != f.weekday && swapped.Valid() && swapped.First().Weekday() == f.weekday {
		f.start, f.guessed = swapped, false
	}
	return f
}

// dayAndMonth: "27/3" in brackets behind a day of the week. Elsewhere two numbers
// with a slash are a share or the number of a file, and no date.
func (g grammar) dayAndMonth(t token) (found, bool) {
	day, ok := t.day()
	sep := lex(g.s, t.end)
	month := lex(g.s, sep.end)
	closing := lex(g.s, month.end)
	if !ok || !sep.isSign("/.") || month.kind != number || month.value < 1 || month.value > 12 || !closing.isSign(")") {
		return found{}, false
	}
	date := accord.Date{Month: month.value, Day: day}
	return found{span: span(t, closing), start: date}, date.Valid()
}

// pointing: "last November", "this morning", "next year", "last Friday", and in
// Korean "지난 22일" (the past 22nd), "오는 22일" (the coming one). The word gives the
// direction, what stands behind it the unit.
func (g grammar) pointing(t token) (found, bool) {
	h := map[class]hint{classLast: past, classThis: present, classNext: future}[t.word.class]
	shift := int(h) - int(present)
	next := lex(g.s, t.end)
	switch {
	case next.kind == number && unicode.Is(unicode.Hangul, firstRune(g.s[t.start:])):
		f, ok := g.number(next, [2]token{})
		f.span.Start, f.hint = t.start, h
		return f, ok
	case next.is(classPartOfDay) && h == present:
		return found{span: span(t, next), kind: dayShift}, true
	case next.is(classMonthWord):
		return found{span: span(t, next), kind: monthShift, shift: shift}, true
	case next.is(classYearWord):
		return found{span: span(t, next), kind: yearShift, shift: shift}, true
	}
	if day, ok := next.weekday(); ok && (next.end-next.start >= 6 || next.is(classWeekdayLower)) {
		return found{span: span(t, next), kind: weekdayOnly, weekday: day, hasWeekday: true, hint: h}, true
	}
	if _, ok := next.month(); ok {
		f, ok := g.monthFirst(next, [2]token{t})
		if ok && f.start.Year == 0 {
			f.span.Start, f.hint = t.start, h
		}
		return f, ok
	}
	return found{}, false
}

// firstRune tells "지난 22일" from "last 22", which counts things.
func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
