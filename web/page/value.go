package page

import (
	"net/url"
	"slices"
	"strings"

	"accords/web/words"
)

// Basis is the state of a value: how the register knows it. Its strings are
// those of the domain, so that site converts and does not map.
type Basis string

// The five states.
const (
	Quoted     Basis = "quoted"
	Calculated Basis = "calculated"
	Inferred   Basis = "inferred"
	Curated    Basis = "curated"
	NotStated  Basis = "not_stated"
)

// Bases lists the five states in the order of the page about them.
func Bases() []Basis { return []Basis{Quoted, Calculated, Inferred, Curated, NotStated} }

// Label is the word beside the mark of a state. What is no state, the empty
// string included, is not stated: a page never shows a value as better known
// than it is.
func (b Basis) Label() words.Text {
	switch b {
	case Quoted:
		return words.Quoted
	case Calculated:
		return words.Calculated
	case Inferred:
		return words.Inferred
	case Curated:
		return words.Curated
	}
	return words.NotStated
}

// Meaning is the sentence that explains a state.
func (b Basis) Meaning() words.Text {
	switch b {
	case Quoted:
		return words.QuotedMeaning
	case Calculated:
		return words.CalculatedMeaning
	case Inferred:
		return words.InferredMeaning
	case Curated:
		return words.CuratedMeaning
	}
	return words.NotStatedMeaning
}

// Value is one value with how it is known. The zero Value reads "Not stated".
type Value struct {
	Anchor   string // id on the page, "signed" in "/agreements/…#signed"
	Text     string // as it reads: "26 April 2017"
	Note     string // a second line: the office of a signatory, the current name of a ministry
	Href     string // where Text leads, a country's page for example
	Lang     string // BCP 47 of Text where its letters do not tell it
	Basis    Basis
	Reason   string // one sentence: the rule or the sum
	Evidence []Evidence
	Citation *Citation
	Further  []Citation // other pages that say the same
}

// stated reports whether there is something to show.
func (v Value) stated() bool { return v.Text != "" && v.state() != NotStated }

// state is Basis with everything unknown turned into NotStated.
func (v Value) state() Basis {
	switch v.Basis {
	case Quoted, Calculated, Inferred, Curated:
		return v.Basis
	}
	return NotStated
}

// Evidence is a passage that a value was read from, in its sentence.
type Evidence struct {
	Before, Quote, After string // the sentence: the rest, the marked words, the rest
	Lang                 string // BCP 47 of the passage
	Publisher            string
	Date                 string // of the source, "10 May 2017" or "undated"
	Title                string // of the source
	SourceHref           string // the span in the stored text: "/sources/slug#b701-709"
	PublisherHref        string // at the publisher with a text fragment (see TextFragment); may be empty
}

// Citation is the page of another publisher that an editor's value rests on.
type Citation struct {
	Publisher string
	Href      string
	Date      string // may be empty
	Note      string // may be empty
	Language  string // "Korean"; may be empty
}

// Fact is the headline value of a field beside what other sources say.
type Fact struct {
	Value
	Others []Value // values that differ, best first
	Choice string  // one sentence: the rule that chose the headline
}

// TextFragment adds to the address of a publisher's page what makes a browser
// scroll to the words and mark them (#:~:text=). Words over a line or a long
// passage are found by their beginning and their end. The address is returned
// as it is where it is empty or already has a fragment.
func TextFragment(address, quote string) string {
	words := strings.Fields(quote)
	if address == "" || strings.Contains(address, "#") || len(words) == 0 {
		return address
	}
	if len(words) <= 8 && !strings.Contains(strings.TrimSpace(quote), "\n") {
		return address + "#:~:text=" + fragmentEscape(strings.Join(words, " "))
	}
	n := min(4, (len(words)+1)/2)
	return address + "#:~:text=" + fragmentEscape(strings.Join(words[:n], " ")) +
		"," + fragmentEscape(strings.Join(words[len(words)-n:], " "))
}

// fragmentEscape escapes text for a text directive, in which the hyphen and
// the comma have a meaning of their own.
func fragmentEscape(s string) string { return fragmentEscapes.Replace(url.QueryEscape(s)) }

// fragmentEscapes are what a query string writes in another way than a fragment.
// It is made once: what it needs takes as much memory as a whole page.
var fragmentEscapes = strings.NewReplacer("+", "%20", "-", "%2D")

// saidBy names who states a value: the publishers of its evidence and of its
// citation, each once.
func saidBy(v Value) string {
	var names []string
	for _, e := range v.Evidence {
		if e.Publisher != "" && !slices.Contains(names, e.Publisher) {
			names = append(names, e.Publisher)
		}
	}
	if v.Citation != nil && v.Citation.Publisher != "" && !slices.Contains(names, v.Citation.Publisher) {
		names = append(names, v.Citation.Publisher)
	}
	return strings.Join(names, "; ")
}
