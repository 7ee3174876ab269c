package page

import "context"

// SearchPage is what a search found in all parts of the register.
type SearchPage struct {
	Layout
	Action  string  // address that the form is sent to
	Heading string  // "12 results"
	Text    string  // what was typed; empty before anything was
	Named   []Link  // the records that are called so, where there are several
	Meant   []Link  // what a misspelt word may have meant
	Filters []Count // lists that the text means, read as a filter

	Agreements    []FoundAgreement
	AllAgreements *Count // the list of all of them, where these are but the first
	Bodies        []OrganisationCard
	MoreBodies    int // how many more there are
	Summits       []SummitCard
	MoreSummits   int
	People        []FoundSignature
	MorePeople    int
	Sources       []FoundSource
	MoreSources   int
}

// found reports whether there is anything to show.
func (p SearchPage) found() bool {
	return len(p.Agreements)+len(p.Bodies)+len(p.Summits)+len(p.People)+len(p.Sources) > 0
}

// FoundAgreement is an agreement with the passages that have the words.
type FoundAgreement struct {
	Href, Title, Lang string
	Kind, Parties     string
	Signed            string // empty where it is not stated
	Passages          []FoundPassage
}

// FoundSource is a source with passages of its text.
type FoundSource struct {
	Href, Title, Lang string
	Publisher         string
	Published         string // empty where it is not stated
	Passages          []FoundPassage
}

// FoundPassage is a part of a source; Href opens it there.
type FoundPassage struct {
	Href   string
	Lang   string
	Pieces []Piece
}

// Piece is a stretch of a passage; Hit are words that were looked for.
type Piece struct {
	Text string
	Hit  bool
}

// Signature is a person's signature on an agreement. There is no page about a
// person: the name leads to the agreement.
type Signature struct {
	Name, Office string
	Href         string // of the signature on the page of the agreement
}

// FoundSignature is a signature with its agreement.
type FoundSignature struct {
	Signature
	Agreement string // its address
	Title     string
	Signed    string
}

// language is the one that the passage is in: the source names it, or its
// letters tell.
func (f FoundPassage) language(ctx context.Context) string {
	text := ""
	for _, p := range f.Pieces {
		text += p.Text
	}
	if l := tongue(ctx, f.Lang, text); l != "" {
		return l
	}
	return string(speech(ctx))
}
