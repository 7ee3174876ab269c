package words

import (
	"strconv"
	"strings"
	"time"
)

// Retell says a sentence of the register in a language. Reasons, choices and
// messages are kept in English, in one form a rule: "held in %s". What fills a
// blank is said in the language, too, where it is a date, a count or a phrase of
// the table; a name stays as it is. A sentence of no known form stays in
// English, and pages mark it as such.
func Retell(l Lang, english string) string {
	if l == En || english == "" {
		return english
	}
	best, filled, literal := Text{}, []string(nil), -1
	for _, form := range retold() {
		if blanks, ok := fill(form.En, english); ok && literals(form.En) > literal {
			best, filled, literal = form, blanks, literals(form.En)
		}
	}
	if literal < 0 {
		return english
	}
	said := make([]any, len(filled))
	for i, b := range filled {
		said[i] = retellBlank(l, b)
	}
	return best.With(l, said...)
}

// RetellAll says each of a list.
func RetellAll(l Lang, list []string) []string {
	var out []string
	for _, s := range list {
		out = append(out, Retell(l, s))
	}
	return out
}

// fill returns what stands in the blanks of a form. Each blank takes as little
// as it can, the last one all that is left.
func fill(form, sentence string) ([]string, bool) {
	parts := strings.Split(form, "%s")
	rest, ok := strings.CutPrefix(sentence, parts[0])
	if !ok {
		return nil, false
	}
	if len(parts) == 1 {
		return nil, rest == ""
	}
	rest, ok = strings.CutSuffix(rest, parts[len(parts)-1])
	if !ok || rest == "" {
		return nil, false
	}
	var out []string
	for _, literal := range parts[1 : len(parts)-1] {
		before, after, found := strings.Cut(rest, literal)
		if !found || before == "" || after == "" {
			return nil, false
		}
		out, rest = append(out, before), after
	}
	return append(out, rest), true
}

// literals is how much of a form is its own words: of two that fit, the one
// that says more is meant.
func literals(form string) int { return len(strings.ReplaceAll(form, "%s", "")) }

// retellBlank says what fills a blank: a date, a list of years, a weekday, or
// another phrase of the table.
func retellBlank(l Lang, s string) string {
	for form, hasDay := range map[string]bool{"2 January 2006": true, "2 January": true, "January 2006": false, "January": false} {
		if t, err := time.Parse(form, s); err == nil && hasDay {
			return korean(t.Year(), int(t.Month()), t.Day())
		} else if err == nil {
			return korean(t.Year(), int(t.Month()), 0)
		}
	}
	for d := time.Sunday; d <= time.Saturday; d++ {
		if d.String() == s {
			return weekdays()[d].In(l)
		}
	}
	for unit, noun := range map[string]Noun{" year": Years, " month": Months} {
		number, found := strings.CutSuffix(strings.TrimSuffix(s, "s"), unit)
		if n, err := strconv.Atoi(number); found && err == nil {
			return noun.Count(l, n)
		}
	}
	return Retell(l, s)
}
