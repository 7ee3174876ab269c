package page

// FrozenPage is a list as somebody cited it, and what became of it.
type FrozenPage struct {
	Layout
	Heading  string // "12 agreements"
	Sentence string // what the list was filtered by; empty for the whole register
	Day      string
	Citation string // to be copied
	Live     string // address of the list as it is today
	File     string // address of the frozen list as JSON
	Members  []FrozenMember
	Changes  []Change
}

// FrozenMember is an agreement of a frozen list.
type FrozenMember struct {
	Title, Href, Version string
	State                ChangeState // empty: it is as it was
}
