package page

// AgreementPage is everything that the register knows of one agreement.
type AgreementPage struct {
	Layout
	ID            string
	Permalink     string // absolute, without the readable part
	Title         Fact
	Kind          Fact
	Status        Fact
	Signed        Fact
	Place         Fact
	Term          Fact
	InForce       Fact
	Expiry        Fact
	Over          bool // the day of Expiry is past
	Binding       Fact
	Occasion      Fact
	Summit        Fact // of the register, where the occasion is one; without Text where it is none
	Countries     []Value
	Organisations []Value
	Signatories   []Value // Note is the office
	Topics        []Value
	Commitments   []Value
	Sources       []SourceCard
	Cited         []CitedPage // other publishers' pages that editors' values rest on
	Merged        []string    // why its sources are taken for one instrument
	Renews        []Value
	RenewedBy     []Value
	Implements    []Value // agreements under which it was made
	ImplementedBy []Value // those made under it
	Related       []Relation
	History       []News // newest first
	CompareHref   string // where others are chosen to stand beside this one
	InPassing     bool   // its sources only mention it
	FirstSeen     string // "24 November 2026"
	Changed       string
	Citation      string // "cite this", plain text
}

// Relation is another agreement and how it stands to this one.
type Relation struct {
	Label string // "Renews"
	Value Value  // its title, with how the relation is known
}
