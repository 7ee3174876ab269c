package page

// CountriesPage is the list of countries.
type CountriesPage struct {
	Layout
	Heading string // "14 countries"
	Regions []Region
}

// Region is a part of the world with its countries.
type Region struct {
	Name      string
	Countries []CountryRow
}

// CountryRow is a country in the list.
type CountryRow struct {
	Href                               string
	Name                               string
	Agreements, Summits, Organisations int
}

// CountryPage is all that the register knows of a country.
type CountryPage struct {
	Layout
	Name          string
	Other         string // the name in the other language
	Region        string
	ListHref      string          // the list of agreements, filtered by this country
	Profile       string          // one sentence: how many agreements, with whom, since when
	Total         int             // agreements in all
	Agreements    []AgreementCard // the newest
	Ending        []Event         // what runs out next
	EndingHref    string
	Partners      []Count // the other parties, with links to the pair
	PartnersHref  string  // all of them; empty where these are all
	Years         []Count // oldest first
	Organisations []OrganisationCard
	BodiesHref    string // all of them; empty where these are all
	Met           int    // summits hosted or attended, in all
	Summits       []SummitCard
	SummitLines   []Event // those further back
	ChangesHref   string
	Coverage      Coverage
}
