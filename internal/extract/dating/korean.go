package dating

import (
	"strings"

	"accords/internal/accord"
)

// korean: "2017년 4월 26일", "4월 26일", "11월 20~21일", "2016년 11월", "22일(현지시간)".
// Year, month and day come in this order, each with its unit behind it; any of them
// may be missing. The units take particles ("26일부터"), which are no part of a date.
func (g grammar) korean(t token, before [2]token) (found, bool) {
	f := found{span: accord.Span{Start: t.start}}
	at := t
	for range 3 {
		unit := lex(g.s, at.end)
		switch {
		case unit.is(classKoYear) && f.start.Year == 0:
			if _, ok := at.year(); !ok {
				return found{}, false
			}
			f.start.Year = at.value
		case unit.is(classKoMonth) && f.start.Month == 0 && at.value >= 1 && at.value <= 12:
			f.start.Month = at.value
		case unit.is(classKoDay) && f.start.Day == 0:
			d, ok := at.day()
			if !ok {
				return found{}, false
			}
			f.start.Day = d
		default:
			return g.koreanEnd(f)
		}
		f.span.End = unit.start + len("년") // the particle is no part of the date
		if at = lex(g.s, f.span.End); f.start.Day != 0 || at.kind != number || unit.end != f.span.End {
			break
		}
		if range2, ok := g.koreanDays(f, at); ok {
			return range2, true
		}
	}
	return g.koreanEnd(g.koreanUntil(f))
}

// koreanUntil: the "4일까지" of "11월 3일부터 4일까지", "8월 28일~9월 1일".
func (g grammar) koreanUntil(f found) found {
	at := g.koreanWeekday(f.span.End)
	if rest, from := strings.CutPrefix(g.s[at:], "부터"); from {
		at = len(g.s) - len(rest)
	} else if sep := lex(g.s, g.weekdayAt(at)); sep.isSign("-–~～∼") {
		at = sep.end
	} else {
		return f
	}
	second := found{start: accord.Date{Year: f.start.Year, Month: f.start.Month}}
	last := lex(g.s, at)
	if unit := lex(g.s, last.end); unit.is(classKoMonth) && last.value >= 1 && last.value <= 12 {
		second.start.Month = last.value
		last = lex(g.s, unit.end)
	}
	unit := lex(g.s, last.end)
	d, ok := last.day()
	if second.start.Day = d; !ok || !unit.is(classKoDay) || f.start.Day == 0 || f.start.Month == 0 || second.start.Compare(f.start) <= 0 {
		return f
	}
	second.span.End = unit.start + len("일")
	return joined(f, second)
}

// koreanWeekday is the end of a day of the week in brackets at i: "9월 12일(화)".
func (g grammar) koreanWeekday(i int) int {
	open := lex(g.s, i)
	inside := lex(g.s, open.end)
	closing := lex(g.s, inside.end)
	if open.isSign("(") && closing.isSign(")") && inside.kind == letters && strings.Contains("월화수목금토일", g.s[inside.start:inside.end]) {
		return closing.end
	}
	return i
}

// koreanMonthDay: "9. 12.(화)", which only the day of the week makes a date.
func (g grammar) koreanMonthDay(t token) (found, bool) {
	stop := lex(g.s, t.end)
	day := lex(g.s, stop.end)
	again := lex(g.s, day.end)
	d, ok := day.day()
	f := found{span: span(t, day), start: accord.Date{Month: t.value, Day: d}}
	if !ok || !stop.isSign(".") || !again.isSign(".") || g.koreanWeekday(again.end) == again.end || t.value < 1 || t.value > 12 || !f.start.Valid() {
		return found{}, false
	}
	return f, true
}

// koreanDays: the "20~21일" of "11월 20~21일".
func (g grammar) koreanDays(f found, first token) (found, bool) {
	sep := lex(g.s, first.end)
	last := lex(g.s, sep.end)
	unit := lex(g.s, last.end)
	a, ok1 := first.day()
	b, ok2 := last.day()
	if !ok1 || !ok2 || b <= a || f.start.Month == 0 || !rangeSign(sep) || !unit.is(classKoDay) {
		return f, false
	}
	f.start.Day = a
	f.end = accord.Date{Year: f.start.Year, Month: f.start.Month, Day: b}
	f.span.End = unit.start + len("일")
	return f, f.start.Valid() && f.end.Valid()
}

// koreanEnd settles what kind of date the units make together: a year alone, or a
// day alone, which counts from the month of the release. A year with a day and no
// month between them is none.
func (g grammar) koreanEnd(f found) (found, bool) {
	if f.start.Year != 0 && f.start.Month == 0 {
		f.kind = yearOnly
	}
	if f.start.Month == 0 && f.start.Day != 0 {
		// A day alone counts from the month of the release.
		f.kind = calendar
		return f, f.start.Year == 0
	}
	return f, f.span.End > 0 && f.start.Valid()
}

// koreanShift: "지난해 11월" (November last year), "올해" (this year), "내년" (next year).
func (g grammar) koreanShift(t token) (found, bool) {
	next := lex(g.s, t.end)
	if next.kind == number {
		if f, ok := g.korean(next, [2]token{}); ok && f.start.Year == 0 && f.start.Month != 0 {
			f.span.Start, f.hasShift, f.yearShift = t.start, true, t.word.value
			return f, true
		}
	}
	return found{span: span(t, t), kind: yearShift, shift: t.word.value}, true
}
