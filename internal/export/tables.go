package export

import (
	"iter"
	"strconv"
	"strings"

	"accords/internal/accord"
)

// SummitTable lists summits by their headlines, a line for each, as the list of
// summits shows them. The archive has how each value is known, too.
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

// summitsTable lists summits with how each value is known.
func (p Publisher) summitsTable(list []accord.SummitDossier) Table {
	type r = accord.SummitDossier
	known := func(name string, basis func(r) accord.Basis) column[r] {
		return column[r]{name + ": how it is known", func(s r) string { return basisName(basis(s)) }}
	}
	return newTable(Each(list), []column[r]{
		{"Name", func(s r) string { return s.Name.V }},
		{"Address", func(s r) string { return p.SummitURL(s.Slug) }},
		{"Series", func(s r) string { return s.Series.V.Label }},
		known("Series", func(s r) accord.Basis { return s.Series.Basis }),
		{"Edition", func(s r) string { return positive(s.Edition.V) }},
		known("Edition", func(s r) accord.Basis { return s.Edition.Basis }),
		{"Host", func(s r) string { return p.countryName(s.Host.V) }},
		{"Host (code)", func(s r) string { return string(s.Host.V) }},
		known("Host", func(s r) accord.Basis { return s.Host.Basis }),
		{"Place", func(s r) string { return s.Place.V }},
		known("Place", func(s r) accord.Basis { return s.Place.Basis }),
		{"Held online", func(s r) string { return yes(s.Virtual.V) }},
		{"First day", func(s r) string { return s.Start.V.String() }},
		known("First day", func(s r) accord.Basis { return s.Start.Basis }),
		{"Last day", func(s r) string { return s.End.V.String() }},
		known("Last day", func(s r) accord.Basis { return s.End.Basis }),
		{"Theme", func(s r) string { return s.Theme.V }},
		{"Participants", func(s r) string { return joined(s.Participants, p.countryName) }},
		{"Participants (codes)", func(s r) string { return joined(s.Participants, func(c accord.Code) string { return string(c) }) }},
		{"Agreements", func(s r) string { return strconv.Itoa(len(s.Agreements)) }},
		{"Sources", func(s r) string { return strings.Join(p.sourceURLs(s.Sources), "; ") }},
	})
}

// bodiesTable lists ministries and other bodies with their names over time.
func (p Publisher) bodiesTable(list []accord.Organisation) Table {
	type r = accord.Organisation
	refs := func(list []accord.Ref) string {
		var out []string
		for _, ref := range list {
			out = append(out, p.OrganisationURL(ref.Slug))
		}
		return strings.Join(out, "; ")
	}
	return newTable(Each(list), []column[r]{
		{"Name", func(o r) string { return o.Name.V }},
		{"Name: how it is known", func(o r) string { return basisName(o.Name.Basis) }},
		{"Type", func(o r) string { return words(string(o.Type)) }},
		{"Address", func(o r) string { return p.OrganisationURL(o.Slug) }},
		{"Country", func(o r) string { return p.countryName(o.Country) }},
		{"Country (code)", func(o r) string { return string(o.Country) }},
		{"Names over time", func(o r) string {
			var out []string
			for _, n := range o.Names {
				out = append(out, n.Name+" ("+n.From.String()+"/"+n.To.String()+")") // an interval of ISO 8601
			}
			return strings.Join(out, "; ")
		}},
		{"Before it", func(o r) string { return refs(o.Predecessors) }},
		{"After it", func(o r) string { return refs(o.Successors) }},
		{"Website", func(o r) string { return o.Website }},
		{"Agreements", func(o r) string { return strconv.Itoa(len(o.Agreements)) }},
	})
}

// CountryTable lists countries in both languages, with how many records each has.
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

// OrganisationTable lists ministries and other bodies by their present names.
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

// TopicTable lists areas of cooperation in both languages.
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

// SourceTable lists sources, each with its addresses here and at its publisher, its
// licence, and the sum of its original bytes.
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

// CitedTable lists the pages of other publishers that curated values rest on.
func (p Publisher) CitedTable(in iter.Seq2[accord.CitedPage, error]) Table {
	type r = accord.CitedPage
	return newTable(in, []column[r]{
		{"Address", func(c r) string { return c.URL }},
		{"Publisher", func(c r) string { return c.Publisher }},
		{"Language", func(c r) string { return c.Language }},
		{"Published", func(c r) string { return c.Published.String() }},
		{"Last checked", func(c r) string { return c.Read.String() }},
		{"Values", func(c r) string { return strconv.Itoa(c.Values) }},
		{"Records", func(c r) string { return strconv.Itoa(c.Records) }},
	})
}

// PairTable lists pairs of countries with how many agreements they share.
func (p Publisher) PairTable(list []accord.PairCount) Table {
	type r = accord.PairCount
	return newTable(Each(list), []column[r]{
		{"Country", func(c r) string { return p.countryName(c.A) }},
		{"Country (code)", func(c r) string { return string(c.A) }},
		{"Other country", func(c r) string { return p.countryName(c.B) }},
		{"Other country (code)", func(c r) string { return string(c.B) }},
		{"Agreements", func(c r) string { return strconv.Itoa(c.Count) }},
		{"Address", func(c r) string { return p.PairURL(c.A, c.B) }},
	})
}

// YearTable lists years with what was signed and which summits began in each.
func (p Publisher) YearTable(list []Year) Table {
	type r = Year
	return newTable(Each(list), []column[r]{
		{"Year", func(y r) string { return strconv.Itoa(y.Year) }},
		{"Agreements", func(y r) string { return strconv.Itoa(y.Agreements) }},
		{"Summits", func(y r) string { return strconv.Itoa(len(y.Summits)) }},
		{"Names of the summits", func(y r) string {
			var names []string
			for _, m := range y.Summits {
				names = append(names, m.Name)
			}
			return strings.Join(names, "; ")
		}},
		{"Address", func(y r) string { return y.URL }},
	})
}

// changeLine is a change of one field, or of a record as a whole.
type changeLine struct {
	accord.Change
	field accord.FieldChange
}

// ChangeTable lists changes, a line for each field; a record that is new or gone has
// one line without a field. Values are in the plain forms of the register.
func (p Publisher) ChangeTable(in iter.Seq2[accord.Change, error]) Table {
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
		{"Address", func(c r) string { return p.Change(c.Change).URL }},
		{"Field", func(c r) string { return words(c.field.Field) }},
		{"Was", func(c r) string { return strings.Join(c.field.Old.Values, "; ") }},
		{"Was known by", func(c r) string { return string(c.field.Old.Basis) }},
		{"Is", func(c r) string { return strings.Join(c.field.New.Values, "; ") }},
		{"Is known by", func(c r) string { return string(c.field.New.Basis) }},
		{"Merged into", func(c r) string { return p.Change(c.Change).Into }},
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
