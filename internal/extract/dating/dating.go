// Package dating owns what a text says about time: it finds dates of every
// form and precision, places those without a year against the release's own
// date, and says how it knows. It never decides what a date is the date of,
// never reads a clock, and leaves unknown what nobody can know.
package dating

import (
	"time"

	"accords/internal/accord"
	"accords/internal/text"
)

// Mention is a date, or a range of dates, as a text names it.
//
// Start is as precise as the text and its release allow. It is zero, and Basis
// is accord.NotStated, where the words point from a day that is not known:
// "yesterday" in a release without a date.
type Mention struct {
	Span     accord.Span
	Start    accord.Date
	End      accord.Date // last day of a range; zero where the text names one date
	Basis    accord.Basis
	Rule     string // "yesterday", "year-of-release", "year-by-weekday"; empty for a full date
	Reason   string // one sentence for readers; set where Basis is calculated or inferred
	Relative bool   // the words need a day to count from, whether it is known or not
	Weekday  string // English name of the day of the week that the text states; empty where it states none
}

// Dates are the dates of a document as its words give them, before they are
// placed in time. They are looked for once: Published says which of them is that
// of the release, and Find places the others against it.
type Dates struct {
	doc   *text.Document
	found []found
}

// Scan looks for the dates of d.
func Scan(d *text.Document) Dates { return Dates{doc: d, found: scan(d.Text)} }

// Find returns the dates from left to right, without overlap. Words that count
// from the day of the release ("yesterday", "last November", "April 26") are
// resolved against published, which may be zero or known to the month only. A year
// in which no release was written is a slip of somebody's pen and not counted from.
func (all Dates) Find(published accord.Date) []Mention {
	const firstYear = 1900
	if published.Year < firstYear {
		published = accord.Date{}
	}
	r := resolver{doc: all.doc, published: published, found: all.found}
	r.readContext()
	out := make([]Mention, 0, len(all.found))
	for _, f := range all.found {
		if m, ok := r.resolve(f); ok {
			out = append(out, m)
		}
	}
	r.share(out)
	return out
}

// kind says in which words a date was written, which decides how it is placed in
// time: a calendar date may need a year, a shift needs a day to count from.
type kind int

const (
	calendar    kind = iota // day, month, year, or a part of them
	yearOnly                // "2019"
	weekdayOnly             // "on Tuesday"
	dayShift                // "yesterday"
	monthShift              // "last month"
	yearShift               // "last year"
)

// hint says in which direction the words themselves point.
type hint int

const (
	noHint  hint = iota
	past         // "last November", "31 mai dernier"
	present      // "this November"
	future       // "next March"
)

// found is a date as the grammar saw it, before anything is resolved. The grammar
// looks at words only; what it cannot know it leaves zero: "April 26" has no year,
// "22일" neither year nor month. Where hasShift is set, the year is known from the
// release on, though none is written.
type found struct {
	span       accord.Span
	kind       kind
	start, end accord.Date
	weekday    time.Weekday
	hasWeekday bool
	shift      int  // days, months or years from the release, by kind
	yearShift  int  // with hasShift: "September last year" is -1
	hasShift   bool // the year is given from the release's
	hint       hint
	guessed    bool // the order of day and month in "02/03/2022" is a guess
}
