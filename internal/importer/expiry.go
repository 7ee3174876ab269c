package importer

import (
	"fmt"
	"slices"
	"time"

	"accords/internal/accord"
)

// expiry returns the expiry of an agreement; where nobody states it, it is the
// beginning plus the term, if both are known. The reader has done so for what
// one text says; here an editor's values may have completed or changed the sum.
func expiry(a accord.Agreement) accord.Fact[accord.Date] {
	start, word := headline(a.InForce), "in force"
	if !start.Stated() {
		start, word = headline(a.Signed), "signed"
	}
	term := headline(a.Term)
	stated := a.Expiry.Stated() && a.Expiry.Basis != accord.Calculated
	// Without an editor's page in the sum, the reader's own says it in full.
	source := start.Citation
	if source == nil {
		source = term.Citation
	}
	if stated || source == nil && a.Expiry.Stated() || !term.Stated() || !start.Stated() || start.V.Year == 0 {
		return a.Expiry
	}
	return accord.Fact[accord.Date]{Value: accord.Value[accord.Date]{
		V:        addMonths(start.V, term.V.Months),
		Basis:    accord.Calculated,
		Rule:     "expiry-from-term",
		Reason:   fmt.Sprintf("%s %s + %s", word, words(start.V), termWords(term.V)),
		Evidence: slices.Concat(start.Evidence, term.Evidence),
		Citation: source,
	}}
}

// headline is the value that the register shows of this document, by the rule
// of the domain: the sum must rest on what stands beside it.
func headline[T any](f accord.Fact[T]) accord.Value[T] {
	return accord.Choose(append([]accord.Value[T]{f.Value}, f.Others...)).Value
}

// addMonths keeps the precision: a year and 18 months is still known to the
// month only where the date was.
func addMonths(d accord.Date, months int) accord.Date {
	if d.Month == 0 {
		return d.AddYears(months / 12)
	}
	// 31 August and 18 months is the last of February: a term does not run into
	// the month after.
	n := d.Year*12 + d.Month - 1 + months
	last := time.Date(n/12, time.Month(n%12+2), 0, 0, 0, 0, 0, time.UTC).Day()
	return accord.Date{Year: n / 12, Month: n%12 + 1, Day: min(d.Day, last)}
}

// words prints a date as the pages do, for a sentence that readers see.
func words(d accord.Date) string {
	switch d.Precision() {
	case accord.ToDay:
		return d.First().Format("2 January 2006")
	case accord.ToMonth:
		return d.First().Format("January 2006")
	}
	return d.String()
}

// termWords says years where the months make whole ones.
func termWords(t accord.Term) string {
	n, unit := t.Months, "month"
	if n%12 == 0 {
		n, unit = n/12, "year"
	}
	if n != 1 {
		unit += "s"
	}
	return fmt.Sprintf("%d %s", n, unit)
}
