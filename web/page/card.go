package page

// AgreementCard is an agreement in a list. The addresses of its values lead to
// the values' own anchors on the agreement's page.
type AgreementCard struct {
	CompareID     string // its id where it can be picked to be compared; may be empty
	Href          string // "/agreements/k4t9xq2m/mou-on-e-government"
	Title         string
	Lang          string // of the title where it is not English
	Kind          string // "Memorandum of understanding"
	Status        string // "Signed"
	Signed        string // "26 April 2017"; empty where it is not stated
	SignedHref    string
	SignedBasis   Basis
	Expiry        string // "26 April 2020"; empty where it is not stated
	ExpiryHref    string
	Countries     []Link
	Organisations []Link
	Topics        []Link
	Over          bool  // the day of Expiry is past
	InPassing     bool  // only mentioned by its sources
	News          *News // since the day that the list asks about
}

// SummitCard is a summit in a list.
type SummitCard struct {
	Href       string
	Name       string
	Lang       string
	When       string // "20–21 November 2018"; empty where it is not stated
	WhereHref  string // the host's or the place's own address
	Where      string // "Jerusalem, Israel", "Virtual, hosted by Canada"; may be empty
	Series     *Link
	Edition    string // "7th edition"; may be empty
	Agreements int    // made there
}

// OrganisationCard is a ministry or another body in a list.
type OrganisationCard struct {
	Href       string
	Name       string
	Short      string // "MOIS"; may be empty
	Type       string // "Ministry", "Agency", "International organisation"
	Agreements int
}

// SourceCard is a source in a list. Values is the number of passages marked in
// it; Fields names what it contributed to the record on whose page it stands.
type SourceCard struct {
	Href          string
	Title         string
	Lang          string
	Publisher     string
	PublisherHref string // may be empty
	Published     string // "10 May 2017"; empty where it is not stated
	Licence       string
	Language      string // "English", "Korean"; may be empty
	SHA256        string // may be empty
	Values        int
	Fields        []string
	Mention       bool // it only mentions the record on whose page it stands
}

// CitedPage is a page of another publisher that editors' values rest on. The
// register does not hold it.
type CitedPage struct {
	Href      string
	Publisher string
	Published string // "10 May 2017"; empty where it is not stated
	Language  string // "Korean"; may be empty
	Fields    []string
}

// PeriodName is a name with the time that it was in use.
type PeriodName struct {
	Name     string
	Short    string
	Lang     string
	Period   string // "November 2014 to July 2017", "since July 2017"
	Current  bool
	Citation *Citation
}
