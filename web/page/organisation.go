package page

// OrganisationsPage is the list of ministries and other bodies.
type OrganisationsPage struct {
	Layout
	Heading string // "9 ministries and other bodies"
	Groups  []OrganisationGroup
}

// OrganisationGroup is the bodies of one country, or the international ones.
type OrganisationGroup struct {
	Name   string // "Republic of Korea", "International"
	Href   string // the country's page; empty for international bodies
	Anchor string // id on the page: "kr"
	Rows   []OrganisationCard
	More   *Link // all of the country, where these are but the busiest
}

// OrganisationPage is a ministry or another body through its changes of name.
type OrganisationPage struct {
	Layout
	Name         Value // the current name
	Short        string
	Type         Value
	Country      Value        // without Text for an international body
	Names        []PeriodName // oldest first
	Predecessors []Value
	Successors   []Value
	Website      string
	ListHref     string // the list of agreements, filtered by this body
	Total        int
	Agreements   []SignedAs // the newest
}

// SignedAs is an agreement of a body under the name of the time.
type SignedAs struct {
	Agreement Link
	Signed    string // "26 April 2017"; empty where it is not stated
	Name      string // as the source names the body
	NameHref  string
	Former    bool // Name is not the current name
	By        []Signature
}
