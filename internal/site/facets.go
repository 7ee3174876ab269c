package site

import (
	"slices"
	"strconv"
	"strings"

	"accords/internal/accord"
	"accords/internal/query"
	"accords/web/page"
	"accords/web/words"
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

// label names a value of a facet by what the register calls it, or by what the filter
// was read with where the value has no agreement left and no facet lists it.
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
	or := s.say(words.Or)
	and := or
	if q.MatchAll {
		and = s.say(words.And)
	}
	return []facet{
		{s.say(words.FacetCountry), query.ParamCountry, s.say(words.LeadCountry), and, f.Countries, v[query.ParamCountry], s.countryLabel},
		{s.say(words.FacetYear), query.ParamYear, s.say(words.LeadYear), or, f.Years, v[query.ParamYear], facetLabel},
		{s.say(words.FacetEnding), query.ParamEnding, s.say(words.LeadEnding), or, f.Endings, v[query.ParamEnding], func(v accord.FacetValue) string { return s.say(words.WithinMonths, v.Value) }},
		{s.say(words.FacetKind), query.ParamKind, s.say(words.LeadKind), or, f.Kinds, v[query.ParamKind], func(v accord.FacetValue) string { return s.kind(accord.Kind(v.Value)) }},
		{s.say(words.FacetTopic), query.ParamTopic, s.say(words.LeadTopic), or, f.Topics, v[query.ParamTopic], s.topicLabelOf},
		{s.say(words.FacetBody), query.ParamOrganisation, s.say(words.LeadBody), or, f.Organisations, v[query.ParamOrganisation], known.label(query.ParamOrganisation)},
		{s.say(words.Summit), query.ParamSummit, s.say(words.LeadSummit), or, f.Summits, v[query.ParamSummit], known.label(query.ParamSummit)},
		{s.say(words.FacetStatus), query.ParamStatus, s.say(words.LeadStatus), or, f.Statuses, v[query.ParamStatus], func(v accord.FacetValue) string { return s.status(accord.Status(v.Value)) }},
		{s.say(words.FacetBasis), query.ParamBasis, s.say(words.LeadBasis), or, f.Bases, v[query.ParamBasis], s.basisWords},
	}
}

// basisWords reads "expiry.not_stated" as a field and how it is known.
func (s *Site) basisWords(v accord.FacetValue) string {
	field, basis, _ := strings.Cut(v.Value, ".")
	return s.say(words.FieldKnown, s.field(field), strings.ToLower(s.say(page.Basis(basis).Label())))
}

// newFacets shows the facets of a list with the links that add or drop each value.
func (s *Site) newFacets(q query.Agreements, f accord.Facets, known chosen) []page.Facet {
	var out []page.Facet
	for _, c := range s.facets(q, f, known) {
		p := page.Facet{Name: c.name, Param: c.param, Any: c.param == query.ParamCountry}
		for _, v := range c.withSelected() {
			p.Values = append(p.Values, page.FacetValue{Value: v.Value, Label: c.label(v), Count: v.Count, Selected: slices.Contains(c.selected, v.Value)})
		}
		if total := f.Totals[c.param]; total > len(c.values) {
			p.All, p.AllHref = total, q.WithPage(1).Href(s.path(facetPath+c.param))
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

// year prints one end of a range of years; an open end is empty.
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
			if lead, text := s.rangeWords(q.YearFrom, q.YearTo); text != "" {
				out = append(out, condition{lead, text, q.Without(query.ParamYearFrom, query.ParamYearTo)})
			}
		}
	}
	if !q.Since.IsZero() {
		out = append(out, condition{s.say(words.LeadSince), s.date(q.Since), q.Without(query.ParamSince)})
	}
	if q.Text != "" {
		out = append(out, condition{s.say(words.LeadText), strconv.Quote(q.Text), q.Without(query.ParamText)})
	}
	return out
}

// rangeWords says a range of years with one end or two.
func (s *Site) rangeWords(from, to int) (lead, text string) {
	switch {
	case from != 0 && to != 0:
		return s.say(words.LeadFrom), s.say(words.FromTo, year(from), year(to))
	case from != 0:
		return s.say(words.LeadAfter), year(from)
	case to != 0:
		return s.say(words.LeadBefore), year(to)
	}
	return "", ""
}

// newSentence gives each phrase the address of the list without it.
func (s *Site) newSentence(list []condition) []page.Phrase {
	var out []page.Phrase
	for _, c := range list {
		out = append(out, page.Phrase{Lead: c.lead, Text: c.text, RemoveHref: s.listHref(c.without)})
	}
	return out
}

// labelOf names a value that may not be in the facet's own list.
func (f facet) labelOf(value string) string {
	for _, v := range f.values {
		if v.Value == value {
			return f.label(v)
		}
	}
	return f.label(accord.FacetValue{Value: value, Label: value})
}
