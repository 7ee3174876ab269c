package accord

// OrganisationType tells a ministry from an agency and from an international body.
type OrganisationType string

// The types of organisations.
const (
	TypeMinistry      OrganisationType = "ministry"
	TypeAgency        OrganisationType = "agency"
	TypeInternational OrganisationType = "international"
	TypeOther         OrganisationType = "other"
)

// Organisation is a body that takes part in agreements: a ministry, an agency,
// an international organisation. It stays one through its changes of name; a
// name alone does not identify one, name and country and date do.
type Organisation struct {
	Slug         string
	Type         OrganisationType
	Country      Code // empty for an international body
	Name         Value[string]
	Names        []PeriodName // oldest first
	Predecessors []Ref
	Successors   []Ref
	Website      string
	Agreements   []AgreementRow
	// Known is of the name: since when an agreement names the body, and when what
	// the name rests on was last read. What an editor lists is told from what he
	// listed before by its JSON, which this is no part of.
	Known Provenance `json:"-"`
	// Signed has, by the id of an agreement, who signed it for this body: those
	// of its country, where the body is the only one of the country in it.
	Signed map[string][]Signatory
}

// OrganisationRow is what a list shows of an organisation.
type OrganisationRow struct {
	Slug, Name, Short string
	Type              OrganisationType
	Country           Code
	Agreements        int
}

// Country is a country or territory of ISO 3166-1, with names from CLDR.
type Country struct {
	Code   Code
	Name   string
	NameKo string
	Region string
	// Aliases are further names that a reader may type: "Britain", "UK", "영국".
	Aliases []string
}

// CountryRow is what a list shows of a country.
type CountryRow struct {
	Country
	Agreements, Summits, Organisations int
}

// CountryPage is all that the register knows of a country.
type CountryPage struct {
	Country
	Agreements    []AgreementRow // the newest
	Total         int            // agreements in all
	Ending        []AgreementRow // what runs out within two years, next first
	Partners      []FacetValue   // the other parties, with the number of agreements
	Years         []FacetValue
	Organisations []OrganisationRow // those with most agreements first
	Bodies        int               // organisations in all
	Summits       []SummitRow
	Coverage      Coverage
}

// Topic is an area of cooperation.
type Topic struct {
	Code    string // "digital-identity"
	Label   string
	LabelKo string
	About   string
	Count   int // agreements
}
