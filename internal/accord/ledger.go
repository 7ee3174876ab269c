package accord

// Ledger takes in what lists of agreements are made from, in one reading of one
// state of the register, in the order of its methods. The slices are the
// reader's own: what is kept of them has to be copied.
type Ledger interface {
	Edition(e Edition)
	// Entry comes newest first, as the list is ordered where nobody asks for
	// another order.
	Entry(e Entry)
	// Value names a value of a filter, in the order in which values with the same
	// number of agreements stand.
	Value(param, code, label string)
	// Link says that an agreement has a value. Position is the value's place in its
	// row of the list; name is how the sources name it, where that may differ.
	Link(param string, id, code, name []byte, position int)
	// Words are what an agreement can be found by, as the text search has them.
	Words(id []byte, lexemes [][]byte)
	// Place comes in another order of the list.
	Place(order string, id []byte)
}

// Entry is an agreement in a Ledger. What is not stated is empty.
type Entry struct {
	ID, Slug, Title, Kind, Status, Summit []byte
	Signed, Expiry                        []byte // as Date prints it
	Day                                   []byte // what the list is ordered by: equal for equal days
	Year                                  []byte
	InPassing                             bool
}
