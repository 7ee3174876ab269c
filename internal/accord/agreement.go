package accord

import (
	"strconv"
	"time"
)

// Kind is the kind of an instrument.
type Kind string

// The kinds of instruments, from the labels of the project's corpus.
const (
	MOU              Kind = "memorandum_of_understanding"
	MOC              Kind = "memorandum_of_cooperation"
	LetterOfIntent   Kind = "letter_of_intent"
	JointDeclaration Kind = "joint_declaration" // joint statement, declaration, communiqué
	Charter          Kind = "charter"
	Treaty           Kind = "agreement" // agreement, treaty, digital economy partnership agreement
	ActionPlan       Kind = "action_plan"
	Partnership      Kind = "partnership"
)

// Kinds lists every kind in the order of its use in pages.
func Kinds() []Kind {
	return []Kind{MOU, MOC, LetterOfIntent, JointDeclaration, Charter, Treaty, ActionPlan, Partnership}
}

// Status is what the sources report of an instrument.
type Status string

// The statuses of an instrument.
const (
	Signed   Status = "signed"
	Renewed  Status = "renewed"
	Approved Status = "approved" // a cabinet approved it
	Planned  Status = "planned"  // announced or to be signed
)

// Statuses lists every status.
func Statuses() []Status { return []Status{Signed, Renewed, Approved, Planned} }

// Code is an ISO 3166-1 alpha-2 code in upper case (XK for Kosovo, as in CLDR).
type Code string

// Term is a period of validity in months.
type Term struct {
	Months int
}

// String prints the term in English, in years where the months make whole ones:
// "3 years", "18 months", "1 month".
func (t Term) String() string {
	n, unit := t.Months, "month"
	if n%12 == 0 {
		n, unit = n/12, "year"
	}
	if n != 1 {
		unit += "s"
	}
	return strconv.Itoa(n) + " " + unit
}

// Binding says whether the instrument is binding in law.
type Binding string

// The two values of Binding; a register must not guess between them.
const (
	IsBinding  Binding = "binding"
	NonBinding Binding = "non_binding"
)

// Body is an organisation as a party: the name in the words of the source and
// the organisation of the register that it was resolved to.
type Body struct {
	Name    string // as the source names it, the name at the time
	Country Code   // empty for an international body, or where it is not known
	Slug    string // of the Organisation; empty in a reading
}

// Signatory is a person who signed, with the office at the time.
type Signatory struct {
	Name    string
	Office  string // empty where the source names none
	Country Code   // empty where it is not known
}

// Ref points to another record by its slug, with the words to show for it.
type Ref struct {
	Slug  string
	Label string
	// Readable is the readable part of an agreement's address, so that a link
	// needs no redirect. Claims keep the id alone: titles change.
	Readable string `json:",omitempty"`
}

// Agreement is one instrument, as the register shows it.
type Agreement struct {
	ID            string // permanent: eight characters, never reused
	Slug          string // readable part of the address; changes with the title
	Title         Fact[string]
	Kind          Fact[Kind]
	Status        Fact[Status]
	Signed        Fact[Date]
	Place         Fact[string]
	Term          Fact[Term]
	InForce       Fact[Date]
	Expiry        Fact[Date]
	Binding       Fact[Binding]
	Occasion      Fact[string] // the visit, forum or summit at which it was made
	Countries     []Value[Code]
	Organisations []Value[Body]
	Signatories   []Value[Signatory]
	Topics        []Value[string] // codes of Topic
	Commitments   []Value[string] // sentences on what the parties will do
	Summit        *Ref            // a summit of the register, where the occasion is one
	Renews        []Value[Ref]    // earlier instruments that it takes the place of; Slug is an id
	RenewedBy     []Value[Ref]    // later ones that take its place, as what is known of them has it
	Implements    []Value[Ref]    // instruments under which it was made, to carry them out; Slug is an id
	ImplementedBy []Value[Ref]    // those made under it, likewise
	Sources       []Source
	Cited         []Source // other publishers' pages that editors' values rest on; without a Slug
	Merged        []Merger // the catalogue's records that tell of it
	InPassing     bool     // its sources only mention it
	FirstSeen     time.Time
	Changed       time.Time
}

// AtSummit is the summit of the register at which the agreement was made. That the
// occasion which a source names is that meeting is concluded; the words are those of
// the occasion. It is not stated where there is no such meeting, or no such words.
func (a Agreement) AtSummit() Value[Ref] {
	if a.Summit == nil || !a.Occasion.Stated() {
		return Value[Ref]{}
	}
	of := a.Occasion.Value
	for _, other := range a.Occasion.Others { // another source may have the name that the register has
		if of.V != a.Summit.Label && other.V == a.Summit.Label {
			of = other
		}
	}
	return Value[Ref]{V: *a.Summit, Basis: Inferred, Rule: "occasion-is-a-summit", Reason: "the occasion, “" + of.V + "”, is this meeting of the register",
		Evidence: of.Evidence, Citation: of.Citation, Further: of.Further}
}

// AgreementRow is what a list shows of an agreement. Bases has the basis of
// each single value by field name ("signed", "place", "term", ...).
type AgreementRow struct {
	ID, Slug, Title string
	Kind            Kind
	Status          Status
	Signed          Date
	SignedBasis     Basis
	Expiry          Date
	Countries       []Code
	Organisations   []Ref
	Topics          []string
	InPassing       bool
	News            *Change // what happened to it since the day that the list asks about
}

// FacetValue is a value that a list can be filtered by and how many agreements
// it would leave, the selection within the same facet aside.
type FacetValue struct {
	Value string
	Label string
	Count int
}

// Facets are the counts beside the filters of the list of agreements.
type Facets struct {
	Countries, Years, Kinds, Topics, Organisations, Statuses, Bases, Summits, Endings []FacetValue
	// Totals has, by parameter, how many values a facet has in all: long facets
	// come with the first ones and with those that are chosen.
	Totals map[string]int
}

// AgreementPage is one page of a filtered list.
type AgreementPage struct {
	Rows   []AgreementRow
	Total  int // over all pages
	Facets Facets
	// Withdrawn are the agreements that went since the day that the list asks
	// about, filtered by country as the list is.
	Withdrawn []Change
}
