package page

// HomePage is the front page.
type HomePage struct {
	Layout
	Counts     []Count // agreements, countries, ministries, summits, sources
	Newest     []AgreementCard
	Countries  []Count // ways in: the most frequent
	Topics     []Count
	Years      []Count // newest first
	Ministries []Count
	Example    *Value // a real value of the register, to show how one opens its words
	ExampleOf  Link   // the agreement that Example belongs to
	LastImport string // "24 November 2026"; may be empty
}
