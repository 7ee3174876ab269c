package accord

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Date is a calendar date as far as it is known: a day, a month, a year, or a
// day and month whose year nobody states. A part that is not known is 0.
type Date struct {
	Year, Month, Day int
}

// Precision says how much of a date is known.
type Precision string

// The precisions of a Date.
const (
	ToDay   Precision = "day"
	ToMonth Precision = "month"
	ToYear  Precision = "year"
	NoYear  Precision = "no_year" // a month, perhaps a day, without a year
	NoDate  Precision = ""
)

// DateOf returns the calendar day of t in t's own location.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, int(m), d}
}

// ParseDate reads what String prints: 2017-04-26, 2016-11, 2016 or --04-26
// (ISO 8601:2000 5.2.1.3 for a month and day without a year). The empty string
// is the zero Date. Days that do not exist are refused.
func ParseDate(s string) (Date, error) {
	if s == "" {
		return Date{}, nil
	}
	var d Date
	rest := s
	if strings.HasPrefix(s, "--") {
		rest = "0000-" + s[2:]
	}
	into := []*int{&d.Year, &d.Month, &d.Day}
	width := []int{4, 2, 2}
	parts := strings.Split(rest, "-")
	if len(parts) > len(into) {
		return Date{}, fmt.Errorf("date %q: want YYYY, YYYY-MM or YYYY-MM-DD", s)
	}
	for i, p := range parts {
		n, err := strconv.ParseUint(p, 10, 16)
		if err != nil || len(p) != width[i] || n == 0 && (i > 0 || rest == s) {
			return Date{}, fmt.Errorf("date %q: want YYYY, YYYY-MM or YYYY-MM-DD", s)
		}
		*into[i] = int(n)
	}
	if !d.Valid() {
		return Date{}, fmt.Errorf("date %q is not in the calendar", s)
	}
	return d, nil
}

// Valid reports whether d is the zero Date or can be found in the calendar.
func (d Date) Valid() bool {
	switch d.Precision() {
	case NoDate:
		return d == Date{}
	case ToYear:
		return d.Year > 0 && d.Day == 0 // a day without its month is none
	}
	if d.Month < 1 || d.Month > 12 || d.Day < 0 {
		return false
	}
	return d.Day <= monthDays(d.Year, d.Month)
}

// monthDays takes year 0, an unknown year, for a leap year.
func monthDays(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// Precision says how much of d is known.
func (d Date) Precision() Precision {
	switch {
	case d.Year == 0 && d.Month != 0:
		return NoYear
	case d.Year == 0:
		return NoDate
	case d.Month == 0:
		return ToYear
	case d.Day == 0:
		return ToMonth
	}
	return ToDay
}

// IsZero reports whether nothing of the date is known.
func (d Date) IsZero() bool { return d == Date{} }

// String prints the date in the form that ParseDate reads.
func (d Date) String() string {
	switch d.Precision() {
	case ToDay:
		return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
	case ToMonth:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	case ToYear:
		return fmt.Sprintf("%04d", d.Year)
	case NoYear:
		if d.Day == 0 {
			return fmt.Sprintf("--%02d", d.Month)
		}
		return fmt.Sprintf("--%02d-%02d", d.Month, d.Day)
	}
	return ""
}

// First returns the first day that d may mean. It is meaningful where the year
// is known.
func (d Date) First() time.Time {
	return time.Date(d.Year, time.Month(max(d.Month, 1)), max(d.Day, 1), 0, 0, 0, 0, time.UTC)
}

// Last returns the last day that d may mean.
func (d Date) Last() time.Time {
	switch d.Precision() {
	case ToYear:
		return time.Date(d.Year, 12, 31, 0, 0, 0, 0, time.UTC)
	case ToMonth:
		return time.Date(d.Year, time.Month(d.Month), monthDays(d.Year, d.Month), 0, 0, 0, 0, time.UTC)
	}
	return d.First()
}

// Compare orders dates by year, month and day; an unknown part comes first.
func (d Date) Compare(e Date) int {
	return cmp.Or(cmp.Compare(d.Year, e.Year), cmp.Compare(d.Month, e.Month), cmp.Compare(d.Day, e.Day))
}

// AddMonths returns the date n months later with the same precision, the zero Date
// where that cannot be said: without a year, and of a year alone unless n is whole
// years (18 months after some day of 2016 may be in 2017 or in 2018). A day that
// the month does not have becomes its last: a year after 29 February is 28
// February, as in most statutes on terms.
func (d Date) AddMonths(n int) Date {
	if d.Year == 0 || d.Month == 0 && n%12 != 0 {
		return Date{}
	}
	if d.Month == 0 {
		return Date{Year: d.Year + n/12}
	}
	at := d.Year*12 + d.Month - 1 + n
	year, month := at/12, at%12+1
	return Date{Year: year, Month: month, Day: min(d.Day, monthDays(year, month))}
}

// English prints the date for people: "26 April 2017", "November 2016", "2016". A
// date without a year is printed as String does. Exports and the reasons of values
// have it; pages, which know two languages, have words of their own.
func (d Date) English() string {
	switch d.Precision() {
	case ToDay:
		return d.First().Format("2 January 2006")
	case ToMonth:
		return d.First().Format("January 2006")
	}
	return d.String()
}

// MarshalText prints String, for JSON and YAML.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what ParseDate reads.
func (d *Date) UnmarshalText(b []byte) (err error) {
	*d, err = ParseDate(string(b))
	return err
}
