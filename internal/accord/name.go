package accord

// NameOf tells what a Name is the name of.
type NameOf string

// The records that have names.
const (
	NameOfCountry      NameOf = "country"
	NameOfOrganisation NameOf = "organisation"
	NameOfSummit       NameOf = "summit"
	NameOfSeries       NameOf = "series"
	NameOfTopic        NameOf = "topic"
	NameOfAgreement    NameOf = "agreement"
	NameOfRegion       NameOf = "region" // a part of the world, which is no record
)

// Name is one of the names under which a record is known: a former name of a
// ministry, an abbreviation, "Britain" for the United Kingdom.
type Name struct {
	Record NameOf
	Key    string // a code, a slug, or the id of an agreement
	Label  string // what the register calls the record
	Name   string
}
