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
	Withdrawn []Change // agreements that went since the day that the list asks about
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

// open lists the values that stand open: the selected ones wherever they are,
// and the first ones up to the usual number.
func (f Facet) open() []FacetValue {
	var open []FacetValue
	for i, v := range f.Values {
		if f.inView(i) || v.Selected {
			open = append(open, v)
		}
	}
	return open
}

// rest lists the values behind "Show more".
func (f Facet) rest() []FacetValue {
	var rest []FacetValue
	for i, v := range f.Values {
		if !f.inView(i) && !v.Selected {
			rest = append(rest, v)
		}
	}
	return rest
}

// inView leaves no group with a single value folded away: its summary would
// take as much room.
func (f Facet) inView(i int) bool { return i < shown || len(f.Values) <= shown+1 }

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
