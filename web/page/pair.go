package page

// PairPage is what the register knows of two countries together.
type PairPage struct {
	Layout
	A, B       Link
	Heading    string // "Belarus and South Korea"
	Direct     []AgreementCard
	Shared     []AgreementCard // agreements of both and others
	Series     []SharedSeries
	Summits    []SummitCard
	Chronology []Event // oldest first
	ListHref   string  // the list of agreements that both are party to
	Coverage   Coverage
}

// none reports whether there is no record of the two.
func (p PairPage) none() bool { return len(p.Direct)+len(p.Shared)+len(p.Series)+len(p.Summits) == 0 }

// SharedSeries is a group that both belong or belonged to.
type SharedSeries struct {
	Series Link
	A, B   string // the time of each: "since November 2019"; may be empty
}

// Event is a line of a chronology. The addresses of its values lead to their words.
type Event struct {
	When, WhenHref string
	What, WhatHref string // "Memorandum of understanding", "Jerusalem, Israel"
	Link           Link
}

// MatrixPage is how many agreements every two of some countries have.
type MatrixPage struct {
	Layout
	Heading string
	Choices []Choice // all agreements, or of two countries alone
	Regions []Choice
	Columns []Link // the countries, short
	Rows    []MatrixRow
	Rest    []Count // countries that are not in the table
}

// Choice is a way to see a page, one of which is current.
type Choice struct {
	Text, Href string
	Current    bool
}

// MatrixRow is a country with a cell for each column.
type MatrixRow struct {
	Country Link
	Cells   []MatrixCell
}

// MatrixCell leads to a pair. Self is the cell of a country with itself.
type MatrixCell struct {
	Href  string
	Label string // "Belarus and South Korea"
	Count int
	Self  bool
}
