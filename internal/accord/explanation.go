package accord

// Explanation says of a text what was read from it and why, and what was not.
// It is shown to whoever wants to know why a value is there, or is missing.
type Explanation struct {
	Text     string
	Findings []Finding   // the records in their order, the fields of each in the order of its page
	Passed   []Rejection // instruments that the text names and that are in no record, from left to right
}

// Finding is one value of one record that was read from a text.
type Finding struct {
	Record   string // "agreement 1", "summit 2", "release"
	Field    string // "signed", "country", as the fields of records are called
	Value    string // in words: "2017-04-26", "Ministry of the Interior (KR)"
	Basis    Basis
	Rule     string // name of the rule that made it; empty for a plain quotation
	Reason   string // one sentence; empty for a plain quotation
	Evidence []Evidence
}

// Rejection is a name of an instrument that became part of no record.
type Rejection struct {
	Span   Span
	Quote  string // the bytes of Span
	Rule   string // "no-act", "denied", "firm": what it failed at
	Reason string // the same in a sentence
}
