package dating

import (
	"fmt"

	"accords/internal/accord"
)

// share gives a day and month without a year the year of the same month that
// the text dates in full elsewhere, where all such dates agree: "signed on June
// 24, 2019 ... the forum is held on June 24-26". A date whose year was found by
// its weekday lends its year in the same way.
func (r *resolver) share(all []Mention) {
	if r.published.Year != 0 {
		return
	}
	lender := map[int]*Mention{} // by month; nil where two years compete
	for i := range all {
		// A month alone lends nothing: "in May 2019" may be another May than "on May 5".
		m := &all[i]
		if m.Start.Precision() != accord.ToDay {
			continue
		}
		have, seen := lender[m.Start.Month]
		switch {
		case !seen:
			lender[m.Start.Month] = m
		case have != nil && have.Start.Year != m.Start.Year:
			lender[m.Start.Month] = nil
		}
	}
	for i := range all {
		m := &all[i]
		from := lender[m.Start.Month]
		if m.Start.Year != 0 || m.Start.Month == 0 || m.Relative || from == nil {
			continue
		}
		if a, b := r.tenseAt(m), r.tenseAt(from); a != b && a != noHint && b != noHint {
			continue // one lies behind and one ahead
		}
		m.Start.Year = from.Start.Year
		if !m.End.IsZero() {
			m.End.Year = from.Start.Year
		}
		if !m.Start.Valid() || !m.End.Valid() {
			m.Start.Year, m.End.Year = 0, 0
			continue
		}
		m.Basis, m.Rule = accord.Inferred, "year-of-same-month"
		m.Reason = fmt.Sprintf("The text dates %q elsewhere, in the same month of %d.", r.doc.Text[from.Span.Start:from.Span.End], from.Start.Year)
		if from.Rule == "year-by-weekday" {
			m.Reason = from.Reason
		}
	}
}

// tenseAt is the side of the release on which the verbs around a mention put it.
func (r *resolver) tenseAt(m *Mention) hint { return r.direction(found{span: m.Span}) }
