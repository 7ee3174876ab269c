package export

import (
	"iter"
	"strconv"
	"strings"

	"accords/internal/accord"
)

// SummitTable lists summits.
func (p Publisher) SummitTable(list []accord.SummitRow) Table {
	type r = accord.SummitRow
	return newTable(Each(list), []column[r]{
		{"Name", func(s r) string { return s.Name }},
		{"Address", func(s r) string { return p.SummitURL(s.Slug) }},
		{"Series", func(s r) string { return label(s.Series) }},
		{"Edition", func(s r) string { return positive(s.Edition) }},
		{"Host", func(s r) string { return p.countryName(s.Host) }},
		{"Host (code)", func(s r) string { return string(s.Host) }},
		{"Place", func(s r) string { return s.Place }},
		{"Held online", func(s r) string { return yes(s.Virtual) }},
		{"First day", func(s r) string { return s.Start.String() }},
		{"Last day", func(s r) string { return s.End.String() }},
		{"Agreements", func(s r) string { return strconv.Itoa(s.Agreements) }},
	})
}

// CountryTable lists countries.
func (p Publisher) CountryTable(list []accord.CountryRow) Table {
	type r = accord.CountryRow
	return newTable(Each(list), []column[r]{
		{"Country", func(c r) string { return c.Name }},
		{"Country (Korean)", func(c r) string { return c.NameKo }},
		{"Code", func(c r) string { return string(c.Code) }},
		{"Address", func(c r) string { return p.CountryURL(c.Code) }},
		{"Region", func(c r) string { return c.Region }},
		{"Agreements", func(c r) string { return strconv.Itoa(c.Agreements) }},
		{"Summits", func(c r) string { return strconv.Itoa(c.Summits) }},
		{"Ministries and bodies", func(c r) string { return strconv.Itoa(c.Organisations) }},
	})
}

// OrganisationTable lists ministries and other bodies.
func (p Publisher) OrganisationTable(list []accord.OrganisationRow) Table {
	type r = accord.OrganisationRow
	return newTable(Each(list), []column[r]{
		{"Name", func(o r) string { return o.Name }},
		{"Short name", func(o r) string { return o.Short }},
		{"Type", func(o r) string { return words(string(o.Type)) }},
		{"Address", func(o r) string { return p.OrganisationURL(o.Slug) }},
		{"Country", func(o r) string { return p.countryName(o.Country) }},
		{"Country (code)", func(o r) string { return string(o.Country) }},
		{"Agreements", func(o r) string { return strconv.Itoa(o.Agreements) }},
	})
}

// TopicTable lists areas of cooperation.
func (p Publisher) TopicTable(list []accord.Topic) Table {
	type r = accord.Topic
	return newTable(Each(list), []column[r]{
		{"Topic", func(t r) string { return t.Label }},
		{"Topic (Korean)", func(t r) string { return t.LabelKo }},
		{"Code", func(t r) string { return t.Code }},
		{"Address", func(t r) string { return p.TopicURL(t.Code) }},
		{"About", func(t r) string { return t.About }},
		{"Agreements", func(t r) string { return strconv.Itoa(t.Count) }},
	})
}

// SourceTable lists sources.
func (p Publisher) SourceTable(list []accord.DocumentRow) Table {
	type r = accord.DocumentRow
	return newTable(Each(list), []column[r]{
		{"Title", func(d r) string { return d.Title }},
		{"Address", func(d r) string { return p.SourceURL(d.Slug) }},
		{"Publisher", func(d r) string { return d.Publisher }},
		{"Published", func(d r) string { return d.Published.String() }},
		{"Language", func(d r) string { return d.Language }},
		{"Licence", func(d r) string { return d.Licence }},
		{"Original address", func(d r) string { return d.URL }},
		{"SHA-256", func(d r) string { return d.SHA256 }},
		{"Passages that values were read from", func(d r) string { return strconv.Itoa(d.Values) }},
	})
}

// changeLine is a change of one field, or of a record as a whole.
type changeLine struct {
	accord.Change
	field accord.FieldChange
}

// ChangeTable lists changes, a line for each field.
func (p Publisher) ChangeTable(list []accord.Change) Table { return p.changeTable(Each(list)) }

func (p Publisher) changeTable(in iter.Seq2[accord.Change, error]) Table {
	type r = changeLine
	lines := func(yield func(r, error) bool) {
		for c, err := range in {
			fields := c.Fields
			if len(fields) == 0 {
				fields = []accord.FieldChange{{}}
			}
			for _, f := range fields {
				if !yield(r{c, f}, err) {
					return
				}
			}
		}
	}
	return newTable(lines, []column[r]{
		{"When", func(c r) string { return moment(c.At) }},
		{"What", func(c r) string { return changeName(c.What) }},
		{"Record", func(c r) string { return words(string(c.Record)) }},
		{"Key", func(c r) string { return c.Key }},
		{"Title", func(c r) string { return c.Title }},
		{"Address", func(c r) string { return p.change(c.Change).URL }},
		{"Field", func(c r) string { return words(c.field.Field) }},
		{"Was", func(c r) string { return strings.Join(c.field.Old.Values, "; ") }},
		{"Was known by", func(c r) string { return string(c.field.Old.Basis) }},
		{"Is", func(c r) string { return strings.Join(c.field.New.Values, "; ") }},
		{"Is known by", func(c r) string { return string(c.field.New.Basis) }},
	})
}

func label(r *accord.Ref) string {
	if r == nil {
		return ""
	}
	return r.Label
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}
