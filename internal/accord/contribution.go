package accord

// Contribution is all that one document brings to the register. Each fact in
// it has this document's value as its headline and an editor's values, where
// there are any, under Others; the store puts them beside those of other
// documents and chooses the headline anew.
type Contribution struct {
	Document   Document
	Agreements []Agreement
	Summits    []Summit
}

// Authority is what editors know beforehand: countries, topics, organisations
// with their names over time, series with their members, and the summits that
// a series lists. Every value carries its citation.
type Authority struct {
	Countries     []Country
	Topics        []Topic
	Organisations []Organisation
	Series        []Series
	Summits       []Summit
}

// DocumentState is what decides whether a document is read again.
type DocumentState struct {
	SHA256    string // of the text and of what an editor wrote beside it
	Extractor string
}

// Delta counts the records that a contribution changed.
type Delta struct {
	New, Changed, Gone int
}

// Labels are the words for codes, in memory because every page needs them.
type Labels struct {
	Countries map[Code]Country
	Topics    map[string]Topic
}
