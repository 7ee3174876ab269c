package page

// FrozenPage is a list as somebody cited it, and what became of it.
type FrozenPage struct {
	Layout
	Heading  string // "12 agreements"
	Sentence string // what the list was filtered by; empty for the whole register
	Day      string
	Citation string // to be copied
	Live     string // address of the list as it is today
	Members  []FrozenMember
	Changes  []Change
	Added    []Link // what the list has by now, and had not
	More     string // "12 more agreements", which stand in the live list alone; may be empty
}

// FrozenMember is an agreement of a frozen list.
type FrozenMember struct {
	Title, Href, Version string
	State                ChangeState // ChangeNone for one that is as it was
	Into                 *Link       // the record that it was merged into
}

// FreezePage says what a frozen list is, at the address of the form.
type FreezePage struct {
	Layout
	List string // address of the list of all agreements
}
