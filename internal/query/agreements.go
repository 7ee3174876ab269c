// Package query owns what a query string means: it parses url.Values into a
// filter, prints the canonical query string of a filter, and toggles a value. It
// also owns what readers type: which names are near a misspelt one, and which
// words of a text a search has found.
//
// Each filter has one canonical address: parameters sorted, none empty, none that
// is the default. Parsing and printing are inverse on it, so that a redirect to it
// happens at most once and caches hold one copy of a page.
//
// It never touches a request, a database or a page. What it refuses is an
// accord.Invalid error whose message is made for the reader of the page.
package query

import "accords/internal/accord"

// PageSize is the number of agreements on a page of a list.
const PageSize = 25

// Agreements is a filter, an order and a page of the list of agreements.
// Values of one field are alternatives (OR), fields are conditions (AND).
// The zero value is the whole list, newest first.
type Agreements struct {
	Countries     []accord.Code
	MatchAll      bool // every country of Countries, not any
	Years         []int
	YearFrom      int // first year of a range; 0: open
	YearTo        int // last year of a range; 0: open
	Kinds         []accord.Kind
	Topics        []string
	Organisations []string
	Statuses      []accord.Status
	Bases         []string // field.basis: "signed.quoted", "expiry.not_stated"
	Summits       []string
	Ending        int         // runs out within so many months from today; 0: all
	Since         accord.Date // only what is new or changed since this day
	Text          string      // free text, in web search syntax
	Sort          Sort
	Page          int // from 1; 0 means 1
}

// Sort is an order of the list.
type Sort string

// The orders of the list. Relevance needs a text; without one, canonical lists
// have the default instead.
const (
	BySigned    Sort = "signed" // newest first, undated last; the default
	BySignedAsc Sort = "signed_asc"
	ByTitle     Sort = "title"
	ByAdded     Sort = "added"
	ByRelevance Sort = "relevance"
)
