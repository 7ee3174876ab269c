package accord

import (
	"slices"
	"strings"
)

// CatalogueRecord is what one record of the catalogue brings: facts that an
// editor collected from other publishers' pages. Exactly one of Agreement and
// Summit is set; each value in it has its citation.
type CatalogueRecord struct {
	Key       string // stable within the catalogue
	Agreement *Agreement
	Summit    *Summit
	Alias     string   // the record's own id, where the instrument goes by another source's: it leads there
	Reasons   []string // why it is taken for the instrument of another source
	Doubts    []Doubt
	Checked   Date   // when an editor last compared it with its pages; zero: not since it was collected
	Hash      string // of all of the above, to see whether it changed
}

// Doubt is another agreement that may be the same instrument, and why a rule
// did not take it for that.
type Doubt struct {
	Agreement string // id
	Reasons   []string
}

// CatalogueChange is what an import changes of the catalogue.
type CatalogueChange struct {
	Put    []CatalogueRecord
	Remove []string // keys
}

// Merger says that a record of the catalogue tells of an agreement, and, where
// another source does too, why the two were taken for one instrument.
type Merger struct {
	Key     string
	Reasons []string
}

// Reported is what identifies an instrument that documents report: what a
// record of the catalogue is compared with.
type Reported struct {
	ID        string
	Title     string
	Kind      Kind
	Countries []Code
	Signed    []Date // every date that a document states
	Bodies    []Body
	Topics    []string
	Pages     []string // addresses of the documents
}

// SamePerson takes "Lee Sang-min" and "Sang-min Lee" for one person: the family
// name comes first or last, depending on who writes.
func SamePerson(a, b Signatory) bool { return slices.Equal(nameParts(a.Name), nameParts(b.Name)) }

// nameParts are the words of a name in an order that does not depend on which of them is
// the family's.
func nameParts(name string) []string {
	parts := strings.Fields(strings.ToLower(name))
	slices.Sort(parts)
	return parts
}
