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
	v := url.Values{}
	a.canonical().parameters(v.Add)
	return v
}

// Encode prints the canonical query string, which is that of Values; empty for the
// whole list. A page prints a hundred of them, so no map is made for each.
func (a Agreements) Encode() string {
	var b strings.Builder
	a.canonical().parameters(func(name, value string) {
		if b.Len() > 0 {
			b.WriteByte('&')
		}
		b.WriteString(name)
		b.WriteByte('=')
		b.WriteString(url.QueryEscape(value))
	})
	return b.String()
}

// parameters calls add with every parameter of a canonical list that is not the
// default, in the order of url.Values.Encode: by name, and under one name in that
// of the list. It is the one place that gives a field its parameter.
func (a Agreements) parameters(add func(name, value string)) {
	each(add, ParamBasis, a.Bases)
	each(add, ParamCountry, a.Countries)
	number(add, ParamEnding, a.Ending)
	each(add, ParamKind, a.Kinds)
	if a.MatchAll {
		add(ParamMatch, "all")
	}
	each(add, ParamOrganisation, a.Organisations)
	number(add, ParamPage, a.Page)
	if a.Text != "" {
		add(ParamText, a.Text)
	}
	if !a.Since.IsZero() {
		add(ParamSince, a.Since.String())
	}
	if a.Sort != "" {
		add(ParamSort, string(a.Sort))
	}
	each(add, ParamStatus, a.Statuses)
	each(add, ParamSummit, a.Summits)
	each(add, ParamTopic, a.Topics)
	for _, y := range a.Years {
		number(add, ParamYear, y)
	}
	number(add, ParamYearFrom, a.YearFrom)
	number(add, ParamYearTo, a.YearTo)
}

func each[T ~string](add func(name, value string), name string, values []T) {
	for _, v := range values {
		add(name, string(v))
	}
}

// number leaves 0 out: it is the default of every number.
func number(add func(name, value string), name string, n int) {
	if n != 0 {
		add(name, strconv.Itoa(n))
	}
}

// Href prints the canonical address of the list at path.
func (a Agreements) Href(path string) string { return address(path, a.Encode()) }

// address joins a path and a query string that may be empty.
func address(path, query string) string {
	if query == "" {
		return path
	}
	return path + "?" + query
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
