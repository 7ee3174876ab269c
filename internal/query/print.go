package query

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"accords/internal/accord"
)

// Values returns the parameters in their canonical form: sorted, none empty,
// none that is the default.
func (a Agreements) Values() url.Values {
	a = a.canonical()
	v := url.Values{}
	add(v, ParamCountry, a.Countries)
	for _, y := range a.Years {
		v.Add(ParamYear, strconv.Itoa(y))
	}
	for name, n := range map[string]int{ParamYearFrom: a.YearFrom, ParamYearTo: a.YearTo, ParamEnding: a.Ending} {
		if n != 0 {
			v.Set(name, strconv.Itoa(n))
		}
	}
	add(v, ParamSummit, a.Summits)
	add(v, ParamKind, a.Kinds)
	add(v, ParamTopic, a.Topics)
	add(v, ParamOrganisation, a.Organisations)
	add(v, ParamStatus, a.Statuses)
	add(v, ParamBasis, a.Bases)
	if a.MatchAll {
		v.Set(ParamMatch, "all")
	}
	if !a.Since.IsZero() {
		v.Set(ParamSince, a.Since.String())
	}
	if a.Text != "" {
		v.Set(ParamText, a.Text)
	}
	if a.Sort != "" {
		v.Set(ParamSort, string(a.Sort))
	}
	if a.Page > 1 {
		v.Set(ParamPage, strconv.Itoa(a.Page))
	}
	return v
}

// add puts the values of a list under one name.
func add[T ~string](v url.Values, name string, values []T) {
	for _, s := range values {
		v.Add(name, string(s))
	}
}

// Encode prints the canonical query string, which is that of Values; empty for the
// whole list. A page has a hundred of them, so that it is printed straight.
func (a Agreements) Encode() string {
	a = a.canonical()
	var b strings.Builder
	each(&b, ParamBasis, a.Bases)
	each(&b, ParamCountry, a.Countries)
	number(&b, ParamEnding, a.Ending)
	each(&b, ParamKind, a.Kinds)
	if a.MatchAll {
		parameter(&b, ParamMatch, "all")
	}
	each(&b, ParamOrganisation, a.Organisations)
	if a.Page > 1 {
		number(&b, ParamPage, a.Page)
	}
	if a.Text != "" {
		parameter(&b, ParamText, a.Text)
	}
	if !a.Since.IsZero() {
		parameter(&b, ParamSince, a.Since.String())
	}
	if a.Sort != "" {
		parameter(&b, ParamSort, string(a.Sort))
	}
	each(&b, ParamStatus, a.Statuses)
	each(&b, ParamSummit, a.Summits)
	each(&b, ParamTopic, a.Topics)
	for _, y := range a.Years {
		number(&b, ParamYear, y)
	}
	number(&b, ParamYearFrom, a.YearFrom)
	number(&b, ParamYearTo, a.YearTo)
	return b.String()
}

func each[T ~string](b *strings.Builder, name string, values []T) {
	for _, v := range values {
		parameter(b, name, string(v))
	}
}

// number prints what is not zero.
func number(b *strings.Builder, name string, n int) {
	if n != 0 {
		parameter(b, name, strconv.Itoa(n))
	}
}

func parameter(b *strings.Builder, name, value string) {
	if b.Len() > 0 {
		b.WriteByte('&')
	}
	b.WriteString(name)
	b.WriteByte('=')
	b.WriteString(url.QueryEscape(value))
}

// Href prints the canonical address of the list at path.
func (a Agreements) Href(path string) string {
	if q := a.Encode(); q != "" {
		return path + "?" + q
	}
	return path
}

// Toggle returns the list with a value of a parameter added, or taken away
// where it is there, from its first page. A value that Parse would refuse
// leaves the filter as it is.
func (a Agreements) Toggle(param, value string) Agreements {
	v := a.Values()
	v.Del(ParamPage)
	if have := v[param]; slices.Contains(have, value) {
		v[param] = slices.DeleteFunc(slices.Clone(have), func(s string) bool { return s == value })
	} else {
		v.Add(param, value)
	}
	toggled, err := Parse(v)
	if err != nil {
		return a
	}
	return toggled
}

// InYear is the list of one year alone. What is no year leaves the filter as it is.
func (a Agreements) InYear(year string) Agreements {
	if y, err := parseYear(year); err == nil {
		a.Years = []int{y}
	}
	return a
}

// Without returns the list without some parameters, from its first page.
func (a Agreements) Without(params ...string) Agreements {
	v := a.Values()
	for _, param := range params {
		v.Del(param)
	}
	v.Del(ParamPage)
	rest, err := Parse(v)
	if err != nil {
		return a
	}
	return rest
}

// WithPage returns another page of the same list.
func (a Agreements) WithPage(n int) Agreements {
	a.Page = n
	return a.canonical()
}

// WithSort returns the same list in another order, from its first page.
func (a Agreements) WithSort(s Sort) Agreements {
	a.Sort, a.Page = s, 0
	return a.canonical()
}

// WithoutCountries is the list without its countries and its day: the filters
// that cannot be asked of a record that is gone.
func (a Agreements) WithoutCountries() Agreements {
	a.Countries, a.MatchAll, a.Since = nil, false, accord.Date{}
	return a
}

// Filtered reports whether the list has any condition.
func (a Agreements) Filtered() bool {
	a.Sort, a.Page = "", 0
	return a.Encode() != ""
}

// Order returns the order that holds: the default where none is set.
func (a Agreements) Order() Sort {
	if a.Sort == "" {
		return BySigned
	}
	return a.Sort
}

// OfCountry returns the list of one country's agreements.
func OfCountry(c accord.Code) Agreements { return Agreements{Countries: []accord.Code{c}} }
