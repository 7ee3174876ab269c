package page

// ComparePage is two to four agreements side by side, field by field. With fewer
// it offers agreements to choose from.
type ComparePage struct {
	Layout
	Heading    string
	Action     string // address that the search for another one is sent to
	Text       string // what was searched for
	Hidden     []Hidden
	Columns    []CompareColumn
	Rows       []CompareRow // without any where fewer than two were chosen
	Candidates []Candidate  // to add; without any where there is no room
	Room       bool         // for another one
}

// CompareColumn is one of the agreements.
type CompareColumn struct {
	Record     Link
	RemoveHref string // the comparison without it
}

// CompareRow is a field with what each agreement has there.
type CompareRow struct {
	Label   string
	Differs bool
	Cells   []CompareCell // in the order of the columns
}

// CompareCell is what one agreement has in a field; without Values nothing is
// stated.
type CompareCell struct{ Values []CompareValue }

// CompareValue is a value; Href opens the words that it came from.
type CompareValue struct {
	Text  string
	Note  string // a second line: the office of a signatory
	Href  string
	Basis Basis
}

// Candidate is an agreement that can be added.
type Candidate struct {
	Title   string
	AddHref string
	// "Memorandum of understanding, Belarus, South Korea, 26 April 2017", and where the
	// words of all that are
	Facts, FactsHref string
}
