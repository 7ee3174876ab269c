package extract

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"accords/internal/accord"
	"accords/internal/extract/form"
)

// numberWords are the numbers of years or months that terms have.
const numberWords = `(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|dos|tres|cuatro|cinco|deux|trois|quatre|cinq)`

// termHints let most sentences pass without a closer look.
var termHints = form.AnyOf("year", "month", "유효", "연장", "vigencia", "plazo", "dur", "val")

// termForms read a period of validity: "effective for three years", "in force
// for a period of 3 years", "a five-year MOU", "will collaborate for eight years".
var (
	termForms = []*form.Form{
		form.MustCompile(`(?i)\b(?:valid(?:ity)?|effective|in\s+force|force|effect|remains?|stays?|runs?|last(?:s|ing)?|duration|term|period|cooperat\w+|collaborat\w+)\b[^.;]{0,60}?\b(?:for|of|over)\s+(?:a\s+)?(?:period\s+of\s+|term\s+of\s+)?(?:an?\s+(?:initial\s+)?)?` + numberWords + `[\s-]+(year|month)s?\b`),
		form.MustCompile(`(?i)\b` + numberWords + `[\s-](year|month)[\s-]+(?:long\s+)?(?:memorandum|mou|agreement|partnership|co-?operation|term|plan|programme|deal)\b`),
		form.MustCompile(`(?i)\b(?:renew\w*|extend\w*|prolong\w*)\b[^.;]{0,160}?\bfor\s+(?:an?\s+)?(?:further|another|additional|new)?\s*(?:period\s+of\s+)?` + numberWords + `[\s-]+(year|month)s?\b`),
		form.MustCompile(`(?i)\b(?:vigencia|duraci[oó]n|plazo|validez)\b[^.;]{0,60}?\b(?:de|por)\s+` + numberWords + `\s+(año|mes)(?:es|s)?`),
		form.MustCompile(`(?i)\b(?:durée|valable|valide|période)[^.;]{0,60}?\b(?:de|pour)\s+` + numberWords + `\s+(an|mois)(?:s|nées)?\b`),
		form.MustCompile(`(\d{1,2})(년)(?:간)?\s?(?:연장|유효)`),
		form.MustCompile(`유효기간(?:은|:)?\s*(\d{1,2})(년)`),
	}
	forceForm      = form.MustCompile(`(?i)\b(?:takes?|come[s]?|came|entered|enters?|enter(?:ing)?|effective|took|will\s+come)\s+(?:into\s+)?(?:effect|force)\b[^.;]{0,50}?\b(?:on\s+the\s+(?:date|day)[^.;]{0,25}?\bsign\w*|upon\s+signature|upon\s+signing|at\s+once|immediately)|\bfrom\s+the\s+date\s+of\s+(?:signing|signature)\b`)
	nonBindingForm = form.MustCompile(`(?i)\bnon-?(?:legally[- ])?binding\b|\bnot\s+(?:be\s+)?(?:legally\s+)?binding\b`)
	bindingForm    = form.MustCompile(`(?i)\blegally\s+binding\b`)
)

// parseNumber is a number in figures or in one of numberWords; 0 for any other word.
func parseNumber(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	words := map[string]int{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "twenty": 20,
		"dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5}
	return words[strings.ToLower(s)]
}

// readTerm finds the period of validity, whether it is binding, and from when.
func (p *paper) readTerm(a *Agreement, lines []*line) {
	for _, l := range lines {
		if !a.Term.Stated() && termHints.In(l.lower) {
			p.readTermOf(a, l)
		}
		if m := nonBindingForm.FindStringIndex(l.text); m != nil && !a.Binding.Stated() {
			a.Binding = quoted(p, accord.NonBinding, accord.Span{Start: l.span.Start + m[0], End: l.span.Start + m[1]})
		} else if m := bindingForm.FindStringIndex(l.text); m != nil && !a.Binding.Stated() {
			a.Binding = quoted(p, accord.IsBinding, accord.Span{Start: l.span.Start + m[0], End: l.span.Start + m[1]})
		}
		if m := forceForm.FindStringIndex(l.text); m != nil && !a.InForce.Stated() && a.Signed.V.Precision() == accord.ToDay {
			a.InForce = value(p, a.Signed.V, accord.Calculated, "in-force-on-signature", "in force from the day of signature, "+formatDate(a.Signed.V),
				append([]accord.Span{{Start: l.span.Start + m[0], End: l.span.Start + m[1]}}, spansOf(a.Signed.Evidence)...)...)
		}
	}
	if d := a.Signed.V; a.Term.Stated() && d.Year > 0 && d.Month > 0 && a.Term.V.Months%12 == 0 {
		years := a.Term.V.Months / 12
		a.Expiry = value(p, d.AddYears(years), accord.Calculated, "term-from-signature", fmt.Sprintf("signed %s + %s stated", formatDate(d), plural(years, "year")),
			append(spansOf(a.Signed.Evidence), spansOf(a.Term.Evidence)...)...)
	}
}

// readTermOf takes the first of termForms that the sentence has. Its groups are the
// number and the unit; a number that is not known leaves the term unstated.
func (p *paper) readTermOf(a *Agreement, l *line) {
	for _, form := range termForms {
		m := form.FindStringSubmatchIndex(l.text)
		if m == nil {
			continue
		}
		n := parseNumber(l.text[m[2]:m[3]])
		if unit := strings.ToLower(l.text[m[4]:m[5]]); unit == "year" || unit == "년" || unit == "año" || unit == "an" {
			n *= 12
		}
		if n > 0 {
			a.Term = quoted(p, accord.Term{Months: n}, accord.Span{Start: l.span.Start + m[0], End: l.span.Start + m[1]})
			return
		}
	}
}

// spansOf are the spans of evidence, for a value that was concluded from another one.
func spansOf(list []accord.Evidence) []accord.Span {
	var out []accord.Span
	for _, e := range list {
		out = append(out, e.Span)
	}
	return out
}

// formatDate prints a date for a reason: "26 April 2017".
func formatDate(d accord.Date) string {
	switch d.Precision() {
	case accord.ToDay:
		return fmt.Sprintf("%d %s %d", d.Day, time.Month(d.Month), d.Year)
	case accord.ToMonth:
		return fmt.Sprintf("%s %d", time.Month(d.Month), d.Year)
	}
	return d.String()
}

// plural prints a count with its unit for a reason: "1 year", "3 years".
func plural(n int, unit string) string {
	if n == 1 {
		return "1 " + unit
	}
	return fmt.Sprintf("%d %ss", n, unit)
}
