package seeds

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"accords/internal/accord"
)

// What the database checks is checked here too, so that a mistake is reported
// with its file and not as a refused row.
var (
	codePattern = regexp.MustCompile(`^[A-Z]{2}$`)
	slugPattern = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	termPattern = regexp.MustCompile(`^([1-9][0-9]{0,2}) (year|month)s?$`)
)

// parseText refuses an empty value: "not stated" is the absence of a fact.
func parseText(s string) (string, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return "", errors.New("the value is empty")
	}
	return s, nil
}

// parseDate refuses the empty date: a fact without a value is a mistake.
func parseDate(s string) (accord.Date, error) {
	if s == "" {
		return accord.Date{}, errors.New("the value is empty")
	}
	return accord.ParseDate(s)
}

// parseCode checks the form only; whether there is such a country is for the
// gazetteer, and the database has a foreign key to it.
func parseCode(s string) (accord.Code, error) {
	if !codePattern.MatchString(s) {
		return "", fmt.Errorf("%q is not a country code of two capital letters", s)
	}
	return accord.Code(s), nil
}

// parseEdition refuses a year, which is the usual mistake in this field.
func parseEdition(s string) (int, error) {
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 || n > 999 {
		return 0, fmt.Errorf("%q is not the number of an edition", s)
	}
	return n, nil
}

// parseTerm reads "5 years" and "18 months".
func parseTerm(s string) (accord.Term, error) {
	m := termPattern.FindStringSubmatch(s)
	if m == nil {
		return accord.Term{}, fmt.Errorf("%q is not a term such as 5 years or 18 months", s)
	}
	n, err := strconv.Atoi(m[1])
	if err != nil {
		return accord.Term{}, fmt.Errorf("term %q: %w", s, err)
	}
	if m[2] == "year" {
		n *= 12
	}
	return accord.Term{Months: n}, nil
}

// checkSlug keeps addresses to what needs no escape in a URL.
func checkSlug(s string) error {
	if len(s) > 120 || !slugPattern.MatchString(s) {
		return fmt.Errorf("%q is not a slug: small letters, digits and single hyphens, at most 120", s)
	}
	return nil
}
