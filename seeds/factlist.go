package seeds

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"accords/internal/accord"
)

// factList turns the values of a record into facts, one for each page that
// supports a value, and collects what is wrong on the way.
type factList struct {
	sources []sourceJSON
	facts   []Fact
	used    map[string]bool // keys that have a value
	errs    []error
}

// need says whether a value may be missing.
type need int

const (
	optional need = iota
	required
)

// newFactList checks the pages first: a value without one to look at is a guess.
func newFactList(sources []sourceJSON) *factList {
	l := &factList{sources: sources, used: map[string]bool{}}
	if len(sources) == 0 {
		l.fail("it has no sources")
	}
	for i, s := range sources {
		if strings.TrimSpace(s.Publisher) == "" {
			l.fail(fmt.Sprintf("source %d has no publisher", i+1))
		}
		if err := checkURL(s.URL); err != nil {
			l.fail(fmt.Sprintf("source %d: %v", i+1, err))
		}
		if s.Language == "" {
			l.fail(fmt.Sprintf("source %d has no language; und stands for one that is not known", i+1))
		}
		if slices.ContainsFunc(sources[:i], func(b sourceJSON) bool { return b.URL == s.URL }) {
			l.fail(fmt.Sprintf("source %d stands twice", i+1))
		}
	}
	return l
}

// fail notes a mistake of the record; all of them are told at once.
func (l *factList) fail(what string) { l.errs = append(l.errs, errors.New(what)) }

// citation is the page that a fact rests on.
func (s sourceJSON) citation() accord.Citation {
	return accord.Citation{Publisher: s.Publisher, URL: s.URL, Published: s.Published, Language: s.Language, Note: s.Note}
}

// add enters a fact once for each page that supports the key of the record.
func (l *factList) add(key string, f Fact) {
	before := len(l.facts)
	l.facts = append(l.facts, l.apartFrom(key, f)...)
	if len(l.facts) == before {
		l.fail(fmt.Sprintf("%s: no source supports it", key))
	}
}

func (l *factList) apartFrom(key string, f Fact) []Fact {
	l.used[key] = true
	var out []Fact
	for _, s := range l.sources {
		if slices.Contains(s.Supports, key) {
			f.Citation = s.citation()
			out = append(out, f)
		}
	}
	return out
}

// apart is for a value that is no field of a record, and needs its pages too.
func (l *factList) apart(key, value string) []Fact {
	if value == "" {
		return nil
	}
	out := l.apartFrom(key, Fact{Field: key, Value: value})
	if len(out) == 0 {
		l.fail(fmt.Sprintf("%s: no source supports it", key))
	}
	return out
}

// text enters a value of one line. The title may stand without a page: most
// are descriptions, and the register says so.
func (l *factList) text(key, field, value string, n need) {
	switch {
	case value == "" && n == required:
		l.fail(key + " is empty")
	case value == "":
	case key == "title":
		l.facts = append(l.facts, l.apartFrom(key, Fact{Field: field, Value: value})...)
	default:
		l.add(key, Fact{Field: field, Value: value})
	}
}

// date adds a date that the record has; the zero Date is one that it has not.
func (l *factList) date(key, field string, d accord.Date) {
	if !d.IsZero() {
		l.add(key, Fact{Field: field, Value: d.String()})
	}
}

// status says with a planned instrument for when it was planned, where a page
// does: the register has no field for a day that may not have come.
func (l *factList) status(status string, plannedFor accord.Date) {
	at := len(l.facts)
	l.text("status", "status", status, required)
	if plannedFor.IsZero() {
		return
	}
	l.used["planned_for"] = true
	if status != string(accord.Planned) && status != string(accord.Approved) {
		l.fail("planned_for stands with the status " + status)
	}
	supported := false
	for _, s := range l.sources {
		if !slices.Contains(s.Supports, "planned_for") {
			continue
		}
		supported = true
		for i := range l.facts[at:] {
			if cited := &l.facts[at+i].Citation; cited.URL == s.URL {
				cited.Note = strings.TrimSpace(cited.Note + " Planned for " + plannedFor.String() + ".")
			}
		}
	}
	if !supported {
		l.fail("planned_for: no source supports it")
	}
}

// place checks the country of a place, and is the place where no town is known.
func (l *factList) place(town, country string) {
	code, err := parseCode(country)
	if err != nil {
		l.fail("place_country: " + err.Error())
		return
	}
	if town != "" {
		if len(l.apartFrom("place_country", Fact{})) == 0 {
			l.fail("place_country: no source supports it")
		}
		return
	}
	// The importer knows the names of countries.
	l.add("place_country", Fact{Field: "place", Country: code, Value: country})
}

// disagree enters second values. Lists have none: a page that names another
// party says so in its note.
func (l *factList) disagree(list []disagreementJSON, fields map[string]string) {
	for _, d := range list {
		field, ok := fields[d.Field]
		if !ok {
			l.fail(fmt.Sprintf("disagreements: %q is no field that can have a second value; say it in the note of the source", d.Field))
			continue
		}
		if d.Source < 1 || d.Source > len(l.sources) {
			l.fail(fmt.Sprintf("disagreements: %s: there is no source %d; they count from 1", d.Field, d.Source))
			continue
		}
		value := strings.TrimSpace(string(d.Value))
		var words string
		if json.Unmarshal(d.Value, &words) == nil {
			value = words
		}
		if d.Field == "term_years" {
			value += " years"
		}
		l.facts = append(l.facts, Fact{Field: field, Value: value, Citation: l.sources[d.Source-1].citation()})
	}
}

// done tries every fact, and finds what a page is said to support and is not there.
func (l *factList) done(try func(Fact) error) ([]Fact, error) {
	for i, s := range l.sources {
		for _, key := range s.Supports {
			if !l.used[key] {
				l.fail(fmt.Sprintf("source %d supports %q, which has no value", i+1, key))
			}
		}
	}
	for _, f := range l.facts {
		if f.Country != "" {
			if _, err := parseCode(string(f.Country)); err != nil {
				l.fail(f.Field + " " + f.Value + ": " + err.Error())
			}
		}
		if err := try(f); err != nil {
			l.errs = append(l.errs, err)
		}
	}
	return l.facts, oneLineJoin(l.errs)
}

// oneLineJoin says each mistake once, on the one line that a record has.
func oneLineJoin(errs []error) error {
	var said []string
	for _, err := range errs {
		if !slices.Contains(said, err.Error()) {
			said = append(said, err.Error())
		}
	}
	if len(said) == 0 {
		return nil
	}
	return errors.New(strings.Join(said, "; "))
}
