package accord

// RelationKind says how another agreement stands to the one that is looked at.
type RelationKind string

// The kinds of relations. Each follows from values of the two records by a rule
// that RelationRule names, and is shown as inferred.
const (
	Renews     RelationKind = "renews"      // the other is the one before this
	RenewedBy  RelationKind = "renewed_by"  // the other took the place of this
	SignedWith RelationKind = "signed_with" // both were signed on one occasion
)

// RelationRule says what a relation was concluded from.
type RelationRule string

// The rules of relations.
const (
	// ByParties: a source reports the later one as renewed; the earlier one is the
	// latest before it of the same kind between the same parties.
	ByParties RelationRule = "same_parties"
	// BySeries: likewise, of the same kind from a summit of the same series, whose
	// members change.
	BySeries RelationRule = "same_series"
	// BySummit and ByPlace: signed on the same day at the same summit or place.
	BySummit RelationRule = "same_summit"
	ByPlace  RelationRule = "same_place"
)

// Relation is another agreement and how it stands to this one.
type Relation struct {
	Kind   RelationKind
	Rule   RelationRule
	ID     string
	Slug   string
	Title  string
	Signed Date
}

// Related is an agreement with what the register knows around it.
type Related struct {
	Agreement  Agreement
	Relations  []Relation
	Mentions   []string // slugs of its sources that only mention it
	History    []Change // what happened to it, newest first
	Provenance Provenance
}
