package page

import "accords/web/words"

// ChangesPage is what imports did to the records, by day.
type ChangesPage struct {
	Layout
	Heading string
	Action  string // address that the form is sent to
	Since   string // value of the date input: "2026-05-01"; may be empty
	Kinds   []ChangeTab
	Country *Phrase // the country that the list is filtered by
	Hidden  []Hidden
	Days    []ChangeDay // newest first
	Pager   Pager
}

// ChangeTab is one kind of change with the number of records.
type ChangeTab struct {
	Count
	Current bool
}

// ChangeDay is the changes of a day.
type ChangeDay struct {
	Name    string // "24 November 2026"
	Changes []Change
}

// Change is what one import did to one record.
type Change struct {
	State  ChangeState
	Record string // "Agreement", "Summit"
	Title  string
	Href   string // empty where the record is gone and has no page
	Lang   string
	Where  string // the parties: "Belarus, South Korea"
	When   string // "24 November 2026"; empty under a heading that says it
	Into   *Link  // the record that it was merged into
	Fields []FieldChange
}

// News is what happened to the record on whose card it stands.
type News struct {
	State  ChangeState
	When   string
	Fields []FieldChange
}

// ChangeState is the kind of a change, or what became of a member of a frozen
// list. Its strings are those of the domain.
type ChangeState string

// The kinds of changes. Who was merged goes on in another record. Only a frozen
// list has what is as it was, and what its query does not find any more.
const (
	ChangeNone      ChangeState = "same"
	ChangeNew       ChangeState = "new"
	ChangeEdited    ChangeState = "changed"
	ChangeLeft      ChangeState = "left"
	ChangeMerged    ChangeState = "merged"
	ChangeWithdrawn ChangeState = "gone"
)

// Label is the word beside a change, empty where there was none.
func (c ChangeState) Label() words.Text {
	switch c {
	case ChangeNone:
		return words.Text{}
	case ChangeNew:
		return words.New
	case ChangeLeft:
		return words.FrozenLeft
	case ChangeMerged:
		return words.FrozenMerged
	case ChangeWithdrawn:
		return words.ChangeWithdrawn
	}
	return words.Changed
}

// FieldChange is a field before and after. Of a field with several values Old
// has those that went and New those that came. Both are empty where only the
// passages changed that the values rest on; Field then says so.
type FieldChange struct {
	Field              string // "Signed on"
	Old, New           string
	OldBasis, NewBasis Basis // empty for a list
	List               bool
}
