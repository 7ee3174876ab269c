package page

// ListPage is the list of agreements with its filters.
type ListPage struct {
	Layout
	Action    string // address that the filter form is sent to: "/agreements"
	Heading   string // "12 agreements"
	Sentence  []Phrase
	ClearHref string // the list without any filter
	Text      string // the free text of the filter
	MatchAll  bool   // all of the countries, not any
	Facets    []Facet
	Sorts     []SortOption
	Rows      []AgreementCard
	Pager     Pager
	Range     string  // "1 to 25 of 128"; empty where the list has one page
	Ways      []Count // with no row: what to drop, and how many each would give
	Hidden    []Hidden
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
