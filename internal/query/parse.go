package query

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"accords/internal/accord"
)

// Limits on what a query string may ask for. They bound the SQL that one request
// can cause; what people ask for is far below them.
const (
	maxText   = 200 // runes of free text
	maxValues = 50  // values of one parameter
	maxPage   = 100_000
	firstYear = 1900
	lastYear  = 2100
)

// The parameters of the list of agreements.
const (
	ParamCountry      = "country"
	ParamMatch        = "match"
	ParamYear         = "year"
	ParamKind         = "kind"
	ParamTopic        = "topic"
	ParamOrganisation = "organisation"
	ParamStatus       = "status"
	ParamBasis        = "basis"
	ParamYearFrom     = "year_from"
	ParamYearTo       = "year_to"
	ParamSummit       = "summit"
	ParamEnding       = "ending"
	ParamText         = "q"
	ParamSort         = "sort"
	ParamPage         = "page"
)

// Sorts lists the orders of the list.
func Sorts() []Sort { return []Sort{BySigned, BySignedAsc, ByTitle, ByAdded, ByRelevance} }

// BasisFields lists the fields that the filter "basis" knows: those with a single
// value, which may be missing, and the signatories, of which there may be none.
func BasisFields() []string {
	return []string{"signed", "place", "term", "in_force", "expiry", "binding", "signatory"}
}

// Parse reads the parameters of a list of agreements. Those it does not know
// are ignored; a wrong value of one that it knows is an accord.Invalid error
// that says what is allowed.
func Parse(v url.Values) (Agreements, error) {
	p := parser{values: v}
	a := Agreements{
		Countries:     list(&p, ParamCountry, parseCountry),
		Years:         list(&p, ParamYear, parseYear),
		YearFrom:      single(&p, ParamYearFrom, parseYear),
		YearTo:        single(&p, ParamYearTo, parseYear),
		Summits:       list(&p, ParamSummit, parseSlug),
		Ending:        longest(list(&p, ParamEnding, parseEnding)),
		Kinds:         list(&p, ParamKind, oneOf(accord.Kinds())),
		Topics:        list(&p, ParamTopic, parseSlug),
		Organisations: list(&p, ParamOrganisation, parseSlug),
		Statuses:      list(&p, ParamStatus, oneOf(accord.Statuses())),
		Bases:         list(&p, ParamBasis, parseBasis),
		Since:         single(&p, ParamSince, parseDay),
		Text:          single(&p, ParamText, parseText),
		Sort:          single(&p, ParamSort, oneOf(Sorts())),
		Page:          single(&p, ParamPage, parsePage),
	}
	a.MatchAll = single(&p, ParamMatch, oneOf([]string{"all", "any"})) == "all"
	if p.err != nil {
		return Agreements{}, p.err
	}
	return a.canonical(), nil
}

// canonical sorts, drops what is said twice and what is the default.
func (a Agreements) canonical() Agreements {
	a.Countries = sortedSet(a.Countries)
	a.Years = sortedSet(a.Years)
	a.Kinds = sortedSet(a.Kinds)
	a.Topics = sortedSet(a.Topics)
	a.Organisations = sortedSet(a.Organisations)
	a.Statuses = sortedSet(a.Statuses)
	a.Bases = sortedSet(a.Bases)
	a.Summits = sortedSet(a.Summits)
	if a.YearFrom != 0 && a.YearTo != 0 && a.YearFrom > a.YearTo {
		a.YearFrom, a.YearTo = a.YearTo, a.YearFrom // what was meant is plain
	}
	a.MatchAll = a.MatchAll && len(a.Countries) > 1
	if a.Sort == BySigned || a.Sort == ByRelevance && a.Text == "" {
		a.Sort = ""
	}
	if a.Page <= 1 {
		a.Page = 0
	}
	return a
}

// sortedSet sorts and drops what is there twice; nil where nothing is there, so that two
// filters that mean the same are equal.
func sortedSet[T interface{ ~string | ~int }](in []T) []T {
	if len(in) == 0 {
		return nil
	}
	return slices.Compact(slices.Sorted(slices.Values(in)))
}

// parser keeps the first error, so that Parse reads as a list of its fields.
type parser struct {
	values url.Values
	err    error
}

// list reads a parameter that may stand several times. An empty value is what
// a form sends for a control that was left alone.
func list[T any](p *parser, name string, parse func(string) (T, error)) []T {
	var out []T
	given := p.values[name]
	if len(given) > maxValues && p.err == nil {
		p.err = accord.Errorf(accord.Invalid, "The filter “%s” has %d values; at most %d are allowed.", name, len(given), maxValues)
		return nil
	}
	for _, s := range given {
		if s == "" {
			continue
		}
		v, err := parse(s)
		if err != nil {
			p.fail(name, s, err)
			return nil
		}
		out = append(out, v)
	}
	return out
}

// single reads a parameter that may stand once. Which of two values was meant nobody can
// know, so that two are refused and not the last one taken.
func single[T any](p *parser, name string, parse func(string) (T, error)) (zero T) {
	found := list(p, name, parse)
	switch {
	case len(found) > 1:
		if p.err == nil {
			p.err = accord.Errorf(accord.Invalid, "“%s” stands %d times in the address; it may stand once.", name, len(found))
		}
		return zero
	case len(found) == 1:
		return found[0]
	}
	return zero
}

// fail names the parameter. The value is echoed shortened and quoted, as it may
// be long and may hold anything.
func (p *parser) fail(name, value string, err error) {
	if p.err != nil {
		return
	}
	e := accord.Errorf(accord.Invalid, "%s cannot be used for “%s”: %s", quote(value), name, err.Error())
	if a, ok := err.(allowed); ok { //nolint:errorlint // made here, never wrapped
		e.Allowed = a
	}
	p.err = e
}

// quote echoes a value in an error: at most forty characters, with a sign in place of
// what a terminal or a page would obey (control characters, and those that turn the
// direction of writing).
func quote(s string) string {
	s = strings.ToValidUTF8(s, "�")
	if r := []rune(s); len(r) > 40 {
		s = string(r[:40]) + "…"
	}
	return "“" + strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			return '�'
		}
		return r
	}, s) + "”"
}

// allowed is an error that lists what would have been right.
type allowed []string

// Error lists what is allowed.
func (a allowed) Error() string { return "allowed are " + strings.Join(a, ", ") + "." }

// wrong is an error in a sentence of its own.
type wrong string

// Error is the sentence.
func (w wrong) Error() string { return string(w) }

// oneOf reads one of the words of a closed list.
func oneOf[T ~string](known []T) func(string) (T, error) {
	return func(s string) (T, error) {
		if slices.Contains(known, T(s)) {
			return T(s), nil
		}
		words := make(allowed, len(known))
		for i, k := range known {
			words[i] = string(k)
		}
		return "", words
	}
}

// parseCountry takes either case; the canonical one is upper.
func parseCountry(s string) (accord.Code, error) {
	s = strings.ToUpper(s)
	if len(s) != 2 || s[0] < 'A' || s[0] > 'Z' || s[1] < 'A' || s[1] > 'Z' {
		return "", wrong("a country is two letters of ISO 3166, for example KR.")
	}
	return accord.Code(s), nil
}

// parseYear reads a year as releases can have it. Four ASCII digits: strconv takes a
// sign, too.
func parseYear(s string) (int, error) {
	n, err := strconv.Atoi(s)
	if err != nil || len(s) != 4 || n < firstYear || n > lastYear {
		return 0, wrong("a year has four digits, from 1900 to 2100.")
	}
	return n, nil
}

// Endings lists the times, in months from today, that "ending" knows.
func Endings() []int { return []int{6, 12, 24} }

// parseEnding reads one of Endings.
func parseEnding(s string) (int, error) {
	var words allowed
	for _, months := range Endings() {
		if s == strconv.Itoa(months) {
			return months, nil
		}
		words = append(words, strconv.Itoa(months))
	}
	return 0, words
}

// longest is the one that has the others in it: a form may send several.
func longest(months []int) int {
	if len(months) == 0 {
		return 0
	}
	return slices.Max(months)
}

// parsePage reads the number of a page in its one spelling: "02" and "+2" would be other
// addresses of the same page.
func parsePage(s string) (int, error) {
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 || n > maxPage || s != strconv.Itoa(n) {
		return 0, wrong("pages are counted from 1.")
	}
	return n, nil
}

// parseSlug takes what a name in an address is made of. Whether there is such a record
// is asked of the register.
func parseSlug(s string) (string, error) {
	if len(s) > 200 {
		return "", wrong("a name in an address has at most 200 characters.")
	}
	for i := range len(s) {
		c := s[i]
		if c != '-' && (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			return "", wrong("names in addresses have small letters, digits and hyphens.")
		}
	}
	return s, nil
}

// parseBasis reads a field and how it is known: "expiry.not_stated".
func parseBasis(s string) (string, error) {
	field, basis, _ := strings.Cut(s, ".")
	if slices.Contains(BasisFields(), field) && slices.Contains(accord.Bases(), accord.Basis(basis)) {
		return s, nil
	}
	var words allowed
	for _, f := range BasisFields() {
		for _, b := range accord.Bases() {
			words = append(words, f+"."+string(b))
		}
	}
	return "", words
}

// parseText reads free text with single blanks. Control characters and broken UTF-8 are
// refused: Postgres takes no NUL, and nobody types them.
func parseText(s string) (string, error) {
	if !utf8.ValidString(s) {
		return "", wrong("it is not valid UTF-8 text.")
	}
	if strings.ContainsFunc(s, func(r rune) bool { return unicode.IsControl(r) && r != '\t' }) {
		return "", wrong("it holds control characters.")
	}
	s = strings.Join(strings.Fields(s), " ")
	if n := utf8.RuneCountInString(s); n > maxText {
		return "", wrong("a search has at most 200 characters, this has " + strconv.Itoa(n) + ".")
	}
	return s, nil
}
