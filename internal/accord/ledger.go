package accord

import "time"

// LedgerState is the state of the register that a reading saw, and what a later
// reading has to know to read only what has changed since.
type LedgerState struct {
	Edition    Edition
	Agreements int // not told by a LedgerChange, which cannot know
	// What the front page counts besides: bodies, summits, and when the last import ended.
	Organisations, Summits int
	LastImport             time.Time
	// Oldest is the oldest transaction that had not ended, as the database counts
	// them: what it and later ones wrote may not have been seen.
	Oldest int64
	// Next is the first transaction that had not begun.
	Next int64
	// Settled is a change before which nothing can come any more: all transactions
	// that had begun when it was the newest one have ended.
	Settled int64
	// Editors is a digest of what editors list: names that they change are found in
	// agreements that do not change.
	Editors string
	// Suppressed numbers the last suppression: a reading that was brought up to date
	// has what was taken out by it somewhere, and only a whole one has not.
	Suppressed int64
	// Register names the register and the form in which the database has it: of
	// another one, or of the same in another form, nothing that was read holds.
	Register string
}

// Ledger takes in what lists of agreements are made from, in one reading of one
// state of the register, in the order of its methods. The slices are the
// reader's own: what is kept of them has to be copied.
type Ledger interface {
	State(s LedgerState)
	// Value names a value of a filter, in the order in which values with the same
	// number of agreements stand.
	Value(param, code, label string)
	// Entry comes newest first, as the list is ordered where nobody asks for
	// another order.
	Entry(e Entry)
	// Link says that an agreement has a value that its Entry does not have. Position
	// is the value's place in its row of the list; name is how the sources name it,
	// where that may differ. "Not stated" is left out: it is seven values of nearly
	// every agreement, and follows from there being no other.
	Link(param string, id, code, name []byte, position int)
	// Happened comes for every line of the history of an agreement, in no order, those
	// of agreements among them that are gone. The day is in days since 2000, in UTC.
	Happened(id []byte, day int32)
	// Title comes in the order of titles.
	Title(id []byte)
	// Listed says that all is there but the words.
	Listed()
	// Words are what an agreement can be found by, as the text search has them.
	Words(id []byte, lexemes [][]byte)
}

// LedgerChange takes in what has changed since an earlier reading: first which
// agreements, whether they are still there or not; then all values; then what a
// Ledger has of those that are there.
type LedgerChange interface {
	Changed(id []byte)
	Ledger
}

// Entry is an agreement in a Ledger. What is not stated is empty.
type Entry struct {
	ID, Slug, Title, Kind, Status, Summit []byte
	Signed, Expiry                        []byte // as Date prints it
	Year                                  []byte
	Day                                   int32 // what the list is ordered by: days since 2000; NoDay without a year
	Added                                 int64 // when it came into the register: microseconds since 2000
	InPassing                             bool
}

// NoDay is the Day of an agreement without a date.
const NoDay int32 = -1 << 31

// TitleKey is what the order of titles compares.
type TitleKey struct{ Title, ID string }
