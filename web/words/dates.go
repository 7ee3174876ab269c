package words

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Date prints a date as far as it is known, a part that is not known being 0:
// "26 April 2017", "November 2016", "2016", "26 April (year not stated)", and
// "2017년 4월 26일", "2016년 11월". It is empty where nothing is known.
func Date(l Lang, year, month, day int) string {
	if year == 0 && month == 0 {
		return ""
	}
	text := english(year, month, day)
	if l == Ko {
		text = korean(year, month, day)
	}
	if year == 0 {
		return yearNotStated.With(l, text)
	}
	return text
}

// english prints what is known of a date: day, month, year.
func english(year, month, day int) string {
	var parts []string
	if day != 0 {
		parts = append(parts, strconv.Itoa(day))
	}
	if month != 0 {
		parts = append(parts, time.Month(month).String())
	}
	if year != 0 {
		parts = append(parts, strconv.Itoa(year))
	}
	return strings.Join(parts, " ")
}

// korean prints what is known of a date: year, month, day, each with its unit.
func korean(year, month, day int) string {
	var parts []string
	for _, p := range []struct {
		n    int
		unit string
	}{{year, "년"}, {month, "월"}, {day, "일"}} {
		if p.n != 0 {
			parts = append(parts, strconv.Itoa(p.n)+p.unit)
		}
	}
	return strings.Join(parts, " ")
}

// Day is a date by its parts, for periods. Its zero value is not known.
type Day struct{ Year, Month, Day int }

// in prints a day in a language.
func (d Day) in(l Lang) string { return Date(l, d.Year, d.Month, d.Day) }

// Period prints when something took place, without saying the same month or
// year twice: "20–21 November 2018", "2018년 11월 20일–21일".
func Period(l Lang, start, end Day) string {
	none := Day{}
	exact := start.Year != 0 && start.Day != 0 && end.Day != 0 && start.Year == end.Year
	switch {
	case end == none || start == end:
		return start.in(l)
	case start == none:
		return Until.With(l, end.in(l))
	case exact && start.Month == end.Month && l == Ko:
		return start.in(l) + fmt.Sprintf("–%d일", end.Day)
	case exact && start.Month == end.Month:
		return fmt.Sprintf("%d–%s", start.Day, end.in(l))
	case exact && l == Ko:
		return start.in(l) + " – " + korean(0, end.Month, end.Day)
	case exact:
		return english(0, start.Month, start.Day) + " – " + end.in(l)
	}
	return start.in(l) + " – " + end.in(l)
}

// Span prints when a name was in use or a membership held: "since July 2017",
// "2014 to July 2017". It is empty where neither end is known.
func Span(l Lang, from, to Day) string {
	none := Day{}
	switch {
	case from == none && to == none:
		return ""
	case to == none:
		return Since.With(l, from.in(l))
	case from == none:
		return Until.With(l, to.in(l))
	}
	return FromTo.With(l, from.in(l), to.in(l))
}

// Words around dates.
var (
	yearNotStated = Text{"%s (year not stated)", "%s(연도 명시되지 않음)"}
	Until         = Text{"until %s", "%s까지"}
	Since         = Text{"since %s", "%s부터"}
	FromTo        = Text{"%s to %s", "%s부터 %s까지"}
	Undated       = Text{"undated", "날짜 없음"}
	DateNotStated = Text{"date not stated", "날짜 명시되지 않음"}
	YearNotStated = Text{"Year not stated", "연도 명시되지 않음"}
	Years         = Noun{"year", "years", "", "년"}
	Months        = Noun{"month", "months", "", "개월"}
)
