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
	ListHref      string // the list of agreements, filtered by this country
	Agreements    []AgreementCard
	Partners      []Count // the other parties
	Years         []Count // oldest first
	Organisations []OrganisationCard
	Summits       []SummitCard
}
