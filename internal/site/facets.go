package site

import (
	"slices"
	"strconv"
	"strings"

	"accords/internal/accord"
	"accords/internal/query"
	"accords/web/page"
)

// facet is one filter of the list: its words and what is chosen.
type facet struct {
	name, param, lead, and string
	values                 []accord.FacetValue
	selected               []string
	label                  func(accord.FacetValue) string
}

// chosen has the words of values that only the register knows, by parameter
// and value: a chosen value has a label though no agreement is left with it.
type chosen map[[2]string]string

func (c chosen) label(param string) func(accord.FacetValue) string {
	return func(v accord.FacetValue) string {
		if known, ok := c[[2]string{param, v.Value}]; ok && (v.Label == "" || v.Label == v.Value) {
			return known
		}
		return v.Label
	}
}

// facets lists the filters in the order of the page.
func (s *Site) facets(q query.Agreements, f accord.Facets, known chosen) []facet {
	v := q.Values()
	and := "or"
	if q.MatchAll {
		and = "and"
	}
	return []facet{
		{"Country", query.ParamCountry, "of", and, f.Countries, v[query.ParamCountry], func(v accord.FacetValue) string { return s.countryName(accord.Code(v.Value)) }},
		{"Year signed", query.ParamYear, "signed in", "or", f.Years, v[query.ParamYear], facetLabel},
		{"Ending", query.ParamEnding, "ending", "or", f.Endings, v[query.ParamEnding], func(v accord.FacetValue) string { return "within " + v.Value + " months" }},
		{"Kind", query.ParamKind, "of kind", "or", f.Kinds, v[query.ParamKind], func(v accord.FacetValue) string { return kindLabel(accord.Kind(v.Value)) }},
		{"Topic", query.ParamTopic, "on", "or", f.Topics, v[query.ParamTopic], func(v accord.FacetValue) string { return s.topicLabel(v.Value) }},
		{"Ministry or body", query.ParamOrganisation, "by", "or", f.Organisations, v[query.ParamOrganisation], known.label(query.ParamOrganisation)},
		{"Summit", query.ParamSummit, "made at", "or", f.Summits, v[query.ParamSummit], known.label(query.ParamSummit)},
		{"Status", query.ParamStatus, "reported as", "or", f.Statuses, v[query.ParamStatus], func(v accord.FacetValue) string { return label(v.Value) }},
		{"How it is known", query.ParamBasis, "with", "or", f.Bases, v[query.ParamBasis], basisWords},
	}
}

// basisWords reads "Date of signature quoted" out of the store's label, or out
// of the value where no agreement has it.
func basisWords(v accord.FacetValue) string {
	if v.Label != "" && v.Label != v.Value {
		return v.Label
	}
	field, basis, _ := strings.Cut(v.Value, ".")
	return fieldLabel(field) + " " + strings.ReplaceAll(basis, "_", " ")
}

func (s *Site) newFacets(q query.Agreements, f accord.Facets, known chosen) []page.Facet {
	var out []page.Facet
	for _, c := range s.facets(q, f, known) {
		p := page.Facet{Name: c.name, Param: c.param, Any: c.param == query.ParamCountry}
		for _, v := range c.withSelected() {
			p.Values = append(p.Values, page.FacetValue{Value: v.Value, Label: c.label(v), Count: v.Count, Selected: slices.Contains(c.selected, v.Value)})
		}
		if total := f.Totals[c.param]; total > len(c.values) {
			p.All, p.AllHref = total, q.WithPage(1).Href(facetPath+c.param)
		}
		if c.param == query.ParamYear {
			p.Range = &page.Range{From: year(q.YearFrom), To: year(q.YearTo)}
		}
		if c.param == query.ParamEnding && q.Ending == 0 && c.values[len(c.values)-1].Count == 0 {
			continue // nothing runs out in the longest of the times
		}
		if len(p.Values) > 0 {
			out = append(out, p)
		}
	}
	return out
}

func year(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// withSelected keeps a chosen value in the form though no agreement has it:
// the visitor must be able to take it away.
func (f facet) withSelected() []accord.FacetValue {
	values := f.values
	for _, sel := range f.selected {
		if !slices.ContainsFunc(values, func(v accord.FacetValue) bool { return v.Value == sel }) {
			values = append(slices.Clip(values), accord.FacetValue{Value: sel, Label: sel})
		}
	}
	return values
}

// condition is one phrase of the filter and the list without it.
type condition struct {
	lead, text string
	without    query.Agreements
}

// conditions is the filter in words: "of Korea" "and Belarus" "signed in 2017".
func (s *Site) conditions(q query.Agreements, f accord.Facets, known chosen) []condition {
	var out []condition
	for _, c := range s.facets(q, f, known) {
		for i, sel := range c.selected {
			lead := c.lead
			if i > 0 {
				lead = c.and
			}
			out = append(out, condition{lead, c.labelOf(sel), q.Toggle(c.param, sel)})
		}
		if c.param == query.ParamYear {
			if lead, text := rangeWords(q.YearFrom, q.YearTo); text != "" {
				out = append(out, condition{lead, text, q.Without(query.ParamYearFrom, query.ParamYearTo)})
			}
		}
	}
	if !q.Since.IsZero() {
		out = append(out, condition{"new or changed since", formatDate(q.Since), q.Without(query.ParamSince)})
	}
	if q.Text != "" {
		out = append(out, condition{"about", strconv.Quote(q.Text), q.Without(query.ParamText)})
	}
	return out
}

func rangeWords(from, to int) (lead, text string) {
	switch {
	case from != 0 && to != 0:
		return "signed from", year(from) + " to " + year(to)
	case from != 0:
		return "signed in or after", year(from)
	case to != 0:
		return "signed in or before", year(to)
	}
	return "", ""
}

// newSentence gives each phrase the address of the list without it.
func newSentence(list []condition) []page.Phrase {
	var out []page.Phrase
	for _, c := range list {
		out = append(out, page.Phrase{Lead: c.lead, Text: c.text, RemoveHref: c.without.Href(listPath)})
	}
	return out
}

func (f facet) labelOf(value string) string {
	for _, v := range f.values {
		if v.Value == value {
			return f.label(v)
		}
	}
	return f.label(accord.FacetValue{Value: value, Label: value})
}
