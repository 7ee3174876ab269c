package accord

import "fmt"

// Basis says how the register knows a value. Every value that a reader sees
// has one, and none is ever left blank.
type Basis string

// The five states of a value.
const (
	// Quoted: a source says it, word for word.
	Quoted Basis = "quoted"
	// Calculated: arithmetic on quoted values ("signed 26 Apr 2017 + 3 years").
	Calculated Basis = "calculated"
	// Inferred: a rule concluded it; Reason says how.
	Inferred Basis = "inferred"
	// Curated: an editor entered it from another publisher's page.
	Curated Basis = "curated"
	// NotStated: no source says it. The zero Value has this meaning too.
	NotStated Basis = "not_stated"
)

// Bases lists the five states in the order in which pages show them.
func Bases() []Basis { return []Basis{Quoted, Calculated, Inferred, Curated, NotStated} }

// Span is a half-open range of byte offsets, [Start, End), into the stored
// text of a document, which has the length of the original to the byte.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// In reports whether s lies in a text of n bytes and is not empty.
func (s Span) In(n int) bool { return 0 <= s.Start && s.Start < s.End && s.End <= n }

// Overlaps reports whether s and t share a byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Evidence is a passage that a value was read from. Quote is exactly the bytes
// of the span; Before and After are the rest of its sentence.
type Evidence struct {
	Document string // slug of the document; empty in a reading, which has one document
	Span     Span
	Quote    string
	Before   string
	After    string
}

// Check says what is wrong with the evidence as a passage of text, or nil.
func (e Evidence) Check(text string) error {
	if !e.Span.In(len(text)) {
		return fmt.Errorf("span [%d,%d) is outside a text of %d bytes", e.Span.Start, e.Span.End, len(text))
	}
	if got := text[e.Span.Start:e.Span.End]; got != e.Quote {
		return fmt.Errorf("span [%d,%d) holds %q, not the quote %q", e.Span.Start, e.Span.End, got, e.Quote)
	}
	return nil
}

// Citation names the page of another publisher that an editor's value rests on.
type Citation struct {
	Publisher string
	URL       string
	Published Date   // of the cited page; zero where it states none
	Note      string // what the page says, in the editor's words; may be empty
	Language  string // BCP 47, of the cited page; empty where the editor did not say
	Own       bool   // a party to the record published the page itself
}

// Value is a value with how it is known. The zero Value is "not stated".
type Value[T any] struct {
	V        T
	Basis    Basis
	Rule     string // name of the rule that made it, "year-by-weekday"; empty for a plain quotation
	Reason   string // one sentence for readers; always set where Basis is calculated or inferred
	Evidence []Evidence
	Citation *Citation  // set where Basis is curated
	Further  []Citation // other pages that say the same
}

// Stated reports whether there is a value at all.
func (v Value[T]) Stated() bool { return v.Basis != "" && v.Basis != NotStated }

// Fact is the headline value of a field, beside what other sources say.
type Fact[T any] struct {
	Value[T]
	Others []Value[T] // values of other sources that differ, best first
	Choice string     // the rule that chose the headline; set where Others is not empty
}
