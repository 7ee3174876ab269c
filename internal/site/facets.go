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

// facets lists the filters in the order of the page.
func (s *Site) facets(q query.Agreements, f accord.Facets) []facet {
	v := q.Values()
	and := "or"
	if q.MatchAll {
		and = "and"
	}
	return []facet{
		{"Country", query.ParamCountry, "of", and, f.Countries, v[query.ParamCountry], func(v accord.FacetValue) string { return s.countryName(accord.Code(v.Value)) }},
		{"Year signed", query.ParamYear, "signed in", "or", f.Years, v[query.ParamYear], facetLabel},
		{"Kind", query.ParamKind, "of kind", "or", f.Kinds, v[query.ParamKind], func(v accord.FacetValue) string { return kindLabel(accord.Kind(v.Value)) }},
		{"Topic", query.ParamTopic, "on", "or", f.Topics, v[query.ParamTopic], func(v accord.FacetValue) string { return s.topicLabel(v.Value) }},
		{"Ministry or body", query.ParamOrganisation, "by", "or", f.Organisations, v[query.ParamOrganisation], facetLabel},
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

func (s *Site) newFacets(q query.Agreements, f accord.Facets) []page.Facet {
	var out []page.Facet
	for _, c := range s.facets(q, f) {
		p := page.Facet{Name: c.name, Param: c.param, Any: c.param == query.ParamCountry}
		for _, v := range c.withSelected() {
			p.Values = append(p.Values, page.FacetValue{Value: v.Value, Label: c.label(v), Count: v.Count, Selected: slices.Contains(c.selected, v.Value)})
		}
		if len(p.Values) > 0 {
			out = append(out, p)
		}
	}
	return out
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

// sentence is the filter in words, each phrase with the address of the list
// without it: "of Korea" "and Belarus" "signed in 2017".
func (s *Site) sentence(q query.Agreements, f accord.Facets) []page.Phrase {
	var out []page.Phrase
	for _, c := range s.facets(q, f) {
		for i, sel := range c.selected {
			lead := c.lead
			if i > 0 {
				lead = c.and
			}
			out = append(out, page.Phrase{Lead: lead, Text: c.labelOf(sel), RemoveHref: q.Toggle(c.param, sel).Href(listPath)})
		}
	}
	if !q.Since.IsZero() {
		out = append(out, page.Phrase{Lead: "new or changed since", Text: formatDate(q.Since), RemoveHref: q.Without(query.ParamSince).Href(listPath)})
	}
	if q.Text != "" {
		out = append(out, page.Phrase{Lead: "about", Text: strconv.Quote(q.Text), RemoveHref: q.Without(query.ParamText).Href(listPath)})
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
