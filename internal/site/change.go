package site

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"accords/internal/accord"
	"accords/internal/query"
	"accords/web/page"
	"accords/web/words"
)

const changesPath = "/changes"

// changes answers what imports did to the records, by day.
func (s *Site) changes(w http.ResponseWriter, r *http.Request) error {
	q, err := query.ParseChanges(r.URL.Query())
	if err != nil {
		return err
	}
	if q.Country != "" {
		if _, ok := s.cfg.Labels.Countries[q.Country]; !ok {
			return s.invalid(words.NoCountryCode, string(q.Country))
		}
	}
	if r.URL.RawQuery != q.Encode() {
		return redirect(w, r, q.Href(s.path(changesPath)))
	}
	list, err := s.register.Changes(r.Context(), q)
	if err != nil {
		return err
	}
	if last := pages(list.Total, query.ChangesPageSize); q.Page > last {
		return s.noPage(q.Page, last)
	}
	return s.answer(w, r, s.changesTwin(q, list), page.Changes(s.newChangesPage(q, list)))
}

// pages is the number of pages of a list; one without any row has one.
func pages(total, size int) int { return max(1, (total+size-1)/size) }

// newChangesPage groups the changes by day, newest first, and keeps what the form
// filters by in hidden fields.
func (s *Site) newChangesPage(q query.Changes, list accord.ChangePage) page.ChangesPage {
	p := page.ChangesPage{
		Layout: s.layout(s.say(words.WhatIsNew), s.say(words.ChangesAbout), q.Href(changesPath), ""),
		Action: s.path(changesPath), Heading: s.say(words.WhatIsNew), Since: q.Since.String(), Kinds: s.changeTabs(q, list.Counts),
		Pager: newPager(q.Page, pages(list.Total, query.ChangesPageSize), func(n int) string { return q.WithPage(n).Href(s.path(changesPath)) }),
	}
	if !q.Since.IsZero() {
		p.Heading = s.say(words.WhatIsNewSince, s.date(q.Since))
	}
	if q.Country != "" {
		without := q.WithPage(0)
		without.Country = ""
		p.Country = &page.Phrase{Lead: s.say(words.LeadCountry), Text: s.countryName(q.Country), RemoveHref: without.Href(s.path(changesPath))}
		p.Hidden = append(p.Hidden, page.Hidden{Name: query.ParamCountry, Value: string(q.Country)})
	}
	if q.What != "" {
		p.Hidden = append(p.Hidden, page.Hidden{Name: query.ParamWhat, Value: string(q.What)})
	}
	for _, c := range list.Changes {
		day := s.day(c.At)
		if n := len(p.Days); n == 0 || p.Days[n-1].Name != day {
			p.Days = append(p.Days, page.ChangeDay{Name: day})
		}
		last := &p.Days[len(p.Days)-1]
		last.Changes = append(last.Changes, s.newChange(c))
	}
	return p
}

// changeTabs leads from one kind of change to the others.
func (s *Site) changeTabs(q query.Changes, counts map[accord.ChangeKind]int) []page.ChangeTab {
	all := 0
	for _, n := range counts {
		all += n
	}
	of := func(what accord.ChangeKind, text string, n int) page.ChangeTab {
		other := q.WithPage(0)
		other.What = what
		return page.ChangeTab{Count: page.Count{Text: text, Href: other.Href(s.path(changesPath)), Count: n}, Current: q.What == what}
	}
	tabs := []page.ChangeTab{of("", s.say(words.All), all)}
	for _, what := range accord.ChangeKinds() {
		tabs = append(tabs, of(what, s.say(page.ChangeState(what).Label()), counts[what]))
	}
	return tabs
}

// newChange is the one place where a change of the register becomes one of a page.
func (s *Site) newChange(c accord.Change) page.Change {
	out := page.Change{State: page.ChangeState(c.What), Record: s.say(words.AgreementRecord), Title: c.Title, Fields: s.newFieldChanges(c.Fields)}
	if c.Record == accord.RecordSummit {
		out.Record, out.Href = s.say(words.Summit), s.summitHref(c.Key)
	} else {
		out.Href = s.path(listPath + "/" + c.Key)
		if c.Slug != "" {
			out.Href = s.agreementHref(c.Key, c.Slug)
		}
		out.Where = s.countryNames(c.Countries)
	}
	if out.Title == "" {
		out.Title = c.Key
	}
	if into := c.Into; into != nil {
		out.Into = &page.Link{Text: into.Label, Href: s.path(listPath + "/" + into.Slug)}
		if into.Label == "" { // that one is gone, and its address says why
			out.Into.Text = into.Slug
		} else {
			out.Into.Href = s.agreementHref(into.Slug, into.Readable)
		}
	}
	return out
}

// newFieldChanges shows the fields of one change, in the order of the register.
func (s *Site) newFieldChanges(list []accord.FieldChange) []page.FieldChange {
	var out []page.FieldChange
	for _, f := range list {
		out = append(out, s.newFieldChange(f))
	}
	return out
}

// countryNames names a few countries, and counts the rest.
func (s *Site) countryNames(list []accord.Code) string {
	const most = 4
	var names []string
	for i, code := range list {
		if i == most && len(list) > most+1 {
			names = append(names, s.say(words.AndMore, number(len(list)-most)))
			break
		}
		names = append(names, s.countryName(code))
	}
	return strings.Join(names, ", ")
}

// newFieldChange shows of a list what went and what came; of a single value
// both.
func (s *Site) newFieldChange(f accord.FieldChange) page.FieldChange {
	out := page.FieldChange{Field: s.field(f.Field), OldBasis: page.Basis(f.Old.Basis), NewBasis: page.Basis(f.New.Basis)}
	if f.Field == accord.EvidenceField {
		return out
	}
	was, is := f.Old.Values, f.New.Values
	if out.List = f.Old.Basis == "" && f.New.Basis == ""; out.List {
		was, is = missing(f.Old.Values, f.New.Values), missing(f.New.Values, f.Old.Values)
	}
	out.Old, out.New = s.fieldWords(f.Field, was), s.fieldWords(f.Field, is)
	if out.Old == "" && out.New == "" {
		out.Old = s.say(words.OtherOrder) // the same values
	}
	return out
}

// missing lists the values of a that are not in b.
func missing(a, b []string) []string {
	var out []string
	for _, v := range a {
		if !slices.Contains(b, v) {
			out = append(out, v)
		}
	}
	return out
}

// fieldWords prints the plain values of a field.
func (s *Site) fieldWords(field string, values []string) string {
	var out []string
	for _, v := range values {
		out = append(out, s.fieldWord(field, v))
	}
	return strings.Join(out, "; ")
}

// fieldWord puts words in the place of the plain form of a value.
func (s *Site) fieldWord(field, value string) string {
	switch field {
	case "country", "participant", "host", "next_host":
		return s.countryName(accord.Code(value))
	case "topic":
		return s.topicLabel(value)
	case "kind":
		return s.kind(accord.Kind(value))
	case "status":
		return s.status(accord.Status(value))
	case "binding":
		return s.binding(accord.Binding(value))
	case "virtual":
		return s.yesOrNo(value == "true")
	case "term":
		if months, err := strconv.Atoi(value); err == nil {
			return s.term(accord.Term{Months: months})
		}
	case "signed", "start", "end", "in_force", "expiry", "published":
		if d, err := accord.ParseDate(value); err == nil {
			return s.date(d)
		}
	}
	return value
}
