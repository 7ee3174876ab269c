package page

// ExtractPage asks for a text and shows what would be read from it.
type ExtractPage struct {
	Layout
	Action string         // where the form sends the text
	Text   string         // what was sent and could not be read, to be put right
	Fault  string         // why it could not; empty where it could
	Result *ExtractResult // nil before a text was sent
}

// ExtractResult is what was read from a pasted text, and what was not.
type ExtractResult struct {
	Segments []Segment // the text; each mark leads to its value
	Records  []ExtractRecord
	Passed   []ExtractPassed
}

// ExtractRecord is an agreement, a summit or the release itself.
type ExtractRecord struct {
	Name   string // "Agreement 1"
	Values []ExtractValue
}

// ExtractValue is a value with how it was read.
type ExtractValue struct {
	ID           string // its anchor
	Field, Value string
	Basis        Basis
	Rule, Reason string // empty for a plain quotation
	Marks        []Mark // the words that it was read from
}

// ExtractPassed is an instrument that the text names and that was passed over.
type ExtractPassed struct{ Quote, Rule, Reason string }
