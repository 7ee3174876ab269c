package page

// HoldingsPage says what the register rests on and what to look at next.
type HoldingsPage struct {
	Layout
	Sources     []Count // agreements by kind of source
	Values      []Count
	Languages   []Count
	Own         string // a sentence on the parties' own pages
	Twins       []Twins
	Singles     []Single
	SinglesLead string
}

// Twins are two agreements that may be one.
type Twins struct {
	A, B Link
	Why  string
}

// Single is an agreement that one source tells of.
type Single struct {
	Record  Link
	Source  string
	Href    string // of the source; empty where that is a release
	Date    string // of the source; empty where it states none
	Checked string // "checked on 24 November 2026"
}
