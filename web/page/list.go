package page

// ListPage is the list of agreements with its filters.
type ListPage struct {
	Layout
	Action    string // address that the filter form is sent to: "/agreements"
	Heading   string // "12 agreements"
	Sentence  []Phrase
	ClearHref string // the list without any filter
	Text      string // the free text of the filter
	Frozen    string // query of the list, for the form that freezes it
	MatchAll  bool   // all of the countries, not any
	Facets    []Facet
	Sorts     []SortOption
	Rows      []AgreementCard
	Pager     Pager
	Range     string  // "1 to 25 of 128"; empty where the list has one page
	Filters   []Count // with no row: lists that the words mean, read as a filter
	Ways      []Count // with no row: what to drop, and how many each would give
	Meant     []Count // with no row: what a misspelt word may have meant
	Hidden    []Hidden
	Covered   string   // "5 releases published 2017 to 2023, and 12 pages": what the list was read from
	Withdrawn []Change // agreements that went since the day that the list asks about
	// Of what went only the countries are known. Where the list has other
	// filters, this leads to all that went; empty elsewhere.
	WithdrawnHref string
}

// Phrase is a part of the sentence that says what is filtered: "of" "Belarus".
type Phrase struct {
	Lead       string // may be empty
	Text       string
	RemoveHref string // the list without this one condition
}

// Facet is a group of check boxes.
type Facet struct {
	Name   string // "Country"
	Param  string // "country"
	Values []FacetValue
	Any    bool // offers the switch between any and all of the values
	Range  *Range
	// AllHref leads to the page with All values, A to Z, where these are but the
	// first ones.
	AllHref string
	All     int
}

// Range is a span of years that may be open at either end.
type Range struct{ From, To string }

// FacetPage is every value of one filter, to choose from.
type FacetPage struct {
	Layout
	Heading  string // "Country, A to Z"
	Action   string // where the search within the values is sent to
	Find     string // the letters that are searched for
	ListHref string // back to the list
	Hidden   []Hidden
	Letters  []Letter
}

// Letter is the values that begin with it.
type Letter struct {
	Name   string
	Values []FacetLink
}

// FacetLink leads to the list with the value added, or taken away where it is
// Selected.
type FacetLink struct {
	Count
	Selected bool
}

// FacetValue is one check box with the number of agreements it would leave.
type FacetValue struct {
	Value    string
	Label    string
	Count    int
	Selected bool
}

// SortOption is an order of the list, a value of the parameter "sort".
type SortOption struct {
	Value    string
	Label    string
	Selected bool
}

// Hidden is a condition that the form keeps though it has no control for it.
type Hidden struct{ Name, Value string }

// selected counts the check boxes that are ticked.
func selected(facets []Facet) int {
	n := 0
	for _, f := range facets {
		for _, v := range f.Values {
			if v.Selected {
				n++
			}
		}
	}
	return n
}
