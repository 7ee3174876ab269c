package accord

import "time"

// SuppressionKind tells what was taken out of the register.
type SuppressionKind string

// The kinds of suppressions.
const (
	SuppressAgreement SuppressionKind = "agreement"
	SuppressPerson    SuppressionKind = "person"
)

// Suppression is what was taken out of the register for a person's sake. It
// stays out, whatever is imported later, until that is lifted.
type Suppression struct {
	Kind   SuppressionKind
	Key    string    // id of the agreement, or the person's name letter for letter
	Reason string    // of an agreement, in a sentence that its address answers with
	By     string    // who decided it
	At     time.Time // when it was done
	Lifted bool      // this act ended a suppression; Reason and By are of that act
}

// Spelling is a way in which the register writes a name.
type Spelling struct {
	Words  string // letter for letter
	Places int    // how often texts and values have it
}
