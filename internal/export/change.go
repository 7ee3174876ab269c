package export

import "accords/internal/accord"

// Change is what an import did to a record.
type Change struct {
	Record    string        `json:"record" enum:"agreement,summit"`
	Key       string        `json:"key" doc:"Id of an agreement, slug of a summit."`
	URL       string        `json:"url"`
	Title     string        `json:"title" doc:"At the time."`
	What      string        `json:"what" enum:"new,changed,merged,gone"`
	At        string        `json:"at"`
	Countries []string      `json:"countries"`
	Into      string        `json:"into,omitempty" doc:"Set where what is merged: the address of the record that has the instrument now."`
	Fields    []FieldChange `json:"fields" doc:"Set where what is changed."`
}

// FieldChange is a field before and after, in the plain forms of the register:
// codes, dates as 2017-04-26, months.
type FieldChange struct {
	Field string     `json:"field"`
	Old   FieldState `json:"old"`
	New   FieldState `json:"new"`
}

// FieldState is a field at one time. No values means that nothing was stated.
type FieldState struct {
	Values []string `json:"values"`
	Basis  string   `json:"basis,omitempty"`
}

// Changes are the lines of the register's own history.
func (p Publisher) Changes(list []accord.Change) []Change {
	out := []Change{}
	for _, c := range list {
		out = append(out, p.Change(c))
	}
	return out
}

// Change is the one place where a change becomes JSON.
func (p Publisher) Change(c accord.Change) Change {
	url := p.Permalink(c.Key)
	if c.Record == accord.RecordSummit {
		url = p.SummitURL(c.Key)
	}
	out := Change{Record: string(c.Record), Key: c.Key, URL: url, Title: c.Title, What: string(c.What), At: moment(c.At), Countries: []string{}, Fields: []FieldChange{}}
	if c.Into != nil {
		out.Into = p.Permalink(c.Into.Slug)
	}
	for _, code := range c.Countries {
		out.Countries = append(out.Countries, string(code))
	}
	for _, f := range c.Fields {
		out.Fields = append(out.Fields, FieldChange{Field: f.Field, Old: newState(f.Old), New: newState(f.New)})
	}
	return out
}

func newState(s accord.FieldState) FieldState {
	return FieldState{Values: append([]string{}, s.Values...), Basis: string(s.Basis)}
}
