package accord

// SearchPage is what a search found, each group with its first records, best
// first, and with how many there are.
type SearchPage struct {
	Words []string // the stems that count as found, to mark them in passages

	Agreements      []AgreementRow
	AgreementsTotal int
	// Passages are passages of the agreements above that have one of the words,
	// by id.
	Passages map[string][]Evidence

	Organisations      []OrganisationRow
	OrganisationsTotal int

	Summits      []SummitRow
	SummitsTotal int

	// People are those who signed; the register has no records of persons, only
	// their signatures on agreements.
	People      []SignatureRow
	PeopleTotal int

	Documents      []FoundDocument
	DocumentsTotal int
}

// Total is the number of records of all kinds.
func (p SearchPage) Total() int {
	return p.AgreementsTotal + p.OrganisationsTotal + p.SummitsTotal + p.PeopleTotal + p.DocumentsTotal
}

// SignatureRow is a signature on an agreement.
type SignatureRow struct {
	Signatory
	Agreement, Slug, Title string
	Signed                 Date
}

// FoundDocument is a source with passages of its text that have the words.
type FoundDocument struct {
	Source
	Passages []Passage
}

// Passage is a part of a stored text. Span counts its bytes.
type Passage struct {
	Span Span
	Text string
}
