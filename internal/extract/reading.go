package extract

import "accords/internal/accord"

// Version names the rules. It changes whenever a rule changes, so that the
// importer knows which documents to read again.
const Version = "10"

// Context is what is known about a text from elsewhere, its yaml for example.
type Context struct {
	Published accord.Date // stated beside the text; zero where it is not known
	Language  string      // BCP 47; empty where it is not known
	Country   accord.Code // the publisher's country; empty where it is not known
}

// Reading is what a text says, each value with its evidence. Evidence.Document
// is empty: a reading has one document.
type Reading struct {
	Title      accord.Value[string]
	Published  accord.Value[accord.Date] // only where the text states it
	Agreements []Agreement
	Summits    []Summit
}

// Agreement is one instrument that a text reports.
type Agreement struct {
	InPassing     bool
	Title         accord.Value[string] // descriptive, built from kind, parties and subject where the text has no title
	Kind          accord.Value[accord.Kind]
	Status        accord.Value[accord.Status]
	Signed        accord.Value[accord.Date]
	Place         accord.Value[string]
	Term          accord.Value[accord.Term]
	InForce       accord.Value[accord.Date]
	Expiry        accord.Value[accord.Date]
	Binding       accord.Value[accord.Binding]
	Occasion      accord.Value[string]
	Countries     []accord.Value[accord.Code]
	Organisations []accord.Value[accord.Body]
	Signatories   []accord.Value[accord.Signatory]
	Topics        []accord.Value[string]
	Commitments   []accord.Value[string]
	Summit        int // index into Reading.Summits, -1 for none
}

// Summit is one meeting that a text reports or announces.
type Summit struct {
	InPassing    bool
	Name         accord.Value[string]
	Series       accord.Value[string] // name of the series
	Edition      accord.Value[int]
	Host         accord.Value[accord.Code]
	Place        accord.Value[string]
	Virtual      accord.Value[bool]
	Start, End   accord.Value[accord.Date]
	Theme        accord.Value[string]
	NextHost     accord.Value[accord.Code]
	Participants []accord.Value[accord.Code]
	Outcomes     []accord.Value[string]
}
