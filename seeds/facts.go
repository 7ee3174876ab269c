package seeds

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"accords/internal/accord"
)

// Fact is one value that an editor entered from another publisher's page. Its
// value is text here and is parsed where it is put on a record, because only
// the field says what it must look like.
type Fact struct {
	Field    string      // "signed", "place", "signatory", "start", ...
	Value    string      // as written in the YAML
	Office   string      // of a signatory
	Country  accord.Code // of a signatory or an organisation
	Citation accord.Citation
}

// OnAgreement puts the fact on a: as the headline of a field that nothing is
// known of, otherwise beside what is known. A list gets what it does not hold.
func (f Fact) OnAgreement(a *accord.Agreement) error {
	switch f.Field {
	case "title":
		return text(f, &a.Title)
	case "kind":
		return oneOf(f, &a.Kind, accord.Kinds())
	case "status":
		return oneOf(f, &a.Status, accord.Statuses())
	case "signed":
		return parsed(f, &a.Signed, parseDate)
	case "place":
		return text(f, &a.Place)
	case "term":
		return parsed(f, &a.Term, parseTerm)
	case "in_force":
		return parsed(f, &a.InForce, parseDate)
	case "expiry":
		return parsed(f, &a.Expiry, parseDate)
	case "binding":
		return oneOf(f, &a.Binding, []accord.Binding{accord.IsBinding, accord.NonBinding})
	case "occasion":
		return text(f, &a.Occasion)
	case "country":
		return listed(f, &a.Countries, parseCode, same[accord.Code])
	case "organisation":
		return listed(f, &a.Organisations, f.body, sameBody)
	case "signatory":
		return listed(f, &a.Signatories, f.signatory, accord.SamePerson)
	case "topic":
		return listed(f, &a.Topics, parseText, same[string])
	case "commitment":
		return listed(f, &a.Commitments, parseText, same[string])
	}
	return fmt.Errorf("an agreement has no field %q", f.Field)
}

// OnSummit does for a summit what OnAgreement does for an agreement.
func (f Fact) OnSummit(s *accord.Summit) error {
	switch f.Field {
	case "name":
		return text(f, &s.Name)
	case "series":
		return parsed(f, &s.Series, parseSeries)
	case "edition":
		return parsed(f, &s.Edition, parseEdition)
	case "host":
		return parsed(f, &s.Host, parseCode)
	case "place":
		return text(f, &s.Place)
	case "virtual":
		return parsed(f, &s.Virtual, strconv.ParseBool)
	case "start":
		return parsed(f, &s.Start, parseDate)
	case "end":
		return parsed(f, &s.End, parseDate)
	case "theme":
		return text(f, &s.Theme)
	case "next_host":
		return parsed(f, &s.NextHost, parseCode)
	case "participant":
		return listed(f, &s.Participants, parseCode, same[accord.Code])
	case "outcome":
		return listed(f, &s.Outcomes, parseText, same[string])
	}
	return fmt.Errorf("a summit has no field %q", f.Field)
}

// parseSeries takes the name of a series; whose it is the importer finds out.
func parseSeries(s string) (accord.Ref, error) {
	name, err := parseText(s)
	return accord.Ref{Label: name}, err
}

// curated copies the citation, so that no two values share one.
func curated[T any](f Fact, v T) accord.Value[T] {
	cited := f.Citation
	return accord.Value[T]{V: v, Basis: accord.Curated, Citation: &cited}
}

// parsed puts a value on a field that has one headline. Nothing is compared
// here: which of several values is shown first is for the store to choose.
func parsed[T any](f Fact, into *accord.Fact[T], parse func(string) (T, error)) error {
	v, err := parse(f.Value)
	if err != nil {
		return fmt.Errorf("field %s: %w", f.Field, err)
	}
	if into.Stated() {
		into.Others = append(into.Others, curated(f, v))
	} else {
		into.Value = curated(f, v)
	}
	return nil
}

// text is parsed for the fields that hold words.
func text(f Fact, into *accord.Fact[string]) error { return parsed(f, into, parseText) }

// oneOf is parsed for the fields that hold a word of a closed list.
func oneOf[T ~string](f Fact, into *accord.Fact[T], allowed []T) error {
	return parsed(f, into, func(s string) (T, error) {
		if !slices.Contains(allowed, T(s)) {
			return "", fmt.Errorf("%q is none of %v", s, allowed)
		}
		return T(s), nil
	})
}

// listed adds to a list what it does not hold. What a text says and an editor
// repeats keeps the words of the text as its evidence; a second page for what
// an editor has already stands beside the first.
func listed[T any](f Fact, into *[]accord.Value[T], parse func(string) (T, error), equal func(a, b T) bool) error {
	v, err := parse(f.Value)
	if err != nil {
		return fmt.Errorf("field %s: %w", f.Field, err)
	}
	i := slices.IndexFunc(*into, func(have accord.Value[T]) bool { return equal(have.V, v) })
	if i < 0 {
		*into = append(*into, curated(f, v))
		return nil
	}
	if have := &(*into)[i]; have.Basis == accord.Curated && *have.Citation != f.Citation {
		have.Further = append(have.Further, f.Citation)
	}
	return nil
}

// body leaves the slug to the importer, which knows the date that decides it.
func (f Fact) body(name string) (accord.Body, error) {
	name, err := parseText(name)
	return accord.Body{Name: name, Country: f.Country}, err
}

// signatory is somebody who signed, with what the page says of the office.
func (f Fact) signatory(name string) (accord.Signatory, error) {
	name, err := parseText(name)
	return accord.Signatory{Name: name, Office: f.Office, Country: f.Country}, err
}

// same compares values of facts that are equal or not.
func same[T comparable](a, b T) bool { return a == b }

// sameBody tells ministries of one name apart by their countries.
func sameBody(a, b accord.Body) bool {
	return strings.EqualFold(a.Name, b.Name) && a.Country == b.Country
}
