// Package export owns the forms in which records leave the register: JSON, CSV,
// JSON Lines, Atom, iCalendar, BibTeX, RIS, CSL-JSON, JSON-LD, sitemaps and the
// bulk archive. It turns records of the domain into bytes on a writer.
//
// It reads no clock, no database and no request, and never changes a value: what
// a page says, an export says in the same words and with the same evidence.
//
// All JSON has the same habits. A list is never null. A value is an object with how
// it is known, and is null where nobody states it; in the rows of lists, which are
// headlines, what is not stated is left out. Dates are as far as they are known
// (accord.Date), times RFC 3339 in UTC and to the second, countries ISO 3166-1,
// languages BCP 47, and the offsets of passages bytes of the stored text in UTF-8.
// The same data give the same bytes in every form, so that a checksum means
// something and a cache can compare.
//
// A type with the name of a record of accord, Agreement for one, is its form in
// JSON; the method of Publisher with that name is the one place that makes it.
package export

import (
	"strings"
	"time"

	"accords/internal/accord"
)

// Publisher knows where the register is published and how it names things. All
// addresses that leave the register are absolute and made here, so that an id
// is the same in a feed, an archive and a linked-data graph.
type Publisher struct {
	Base   string // "https://accords.example", without a slash at the end
	Labels accord.Labels
}

// SiteName is the name of the register in all exports.
const SiteName = "Digital Government Accords"

// The permanent addresses of records. That of an agreement is the short one: it
// has no title in it that a correction would change.

// Permalink is the permanent address of an agreement: by its id alone, so that no
// correction changes it. It leads on to AgreementURL.
func (p Publisher) Permalink(id string) string { return p.Base + "/a/" + id }

// AgreementURL is the address of an agreement's page as it is today. Slug is made
// of the title; an older one leads here.
func (p Publisher) AgreementURL(id, slug string) string {
	return p.Base + "/agreements/" + id + "/" + slug
}

// SummitURL is the address of a summit by its slug, which no correction of its name
// changes.
func (p Publisher) SummitURL(slug string) string { return p.Base + "/summits/" + slug }

// SeriesURL is the address of a series of summits.
func (p Publisher) SeriesURL(slug string) string { return p.Base + "/series/" + slug }

// OrganisationURL is the address of a ministry or another body.
func (p Publisher) OrganisationURL(slug string) string { return p.Base + "/ministries/" + slug }

// CountryURL is the address of a country; codes are lower case in addresses.
func (p Publisher) CountryURL(c accord.Code) string {
	return p.Base + "/countries/" + strings.ToLower(string(c))
}

// TopicURL is the address of an area of cooperation.
func (p Publisher) TopicURL(code string) string { return p.Base + "/topics/" + code }

// SourceURL is the address of the stored text of a document. A passage of it has
// "#b10-20" behind it, the bytes from and to.
func (p Publisher) SourceURL(slug string) string { return p.Base + "/sources/" + slug }

func (p Publisher) countryName(c accord.Code) string {
	if k, ok := p.Labels.Countries[c]; ok {
		return k.Name
	}
	return string(c)
}

func (p Publisher) topicName(code string) string {
	if t, ok := p.Labels.Topics[code]; ok {
		return t.Label
	}
	return words(code)
}

// blanks are what codes write for them.
var blanks = strings.NewReplacer("_", " ", "-", " ")

// words makes a code readable: "memorandum_of_understanding".
func words(code string) string {
	if code == "" {
		return ""
	}
	s := blanks.Replace(code)
	return strings.ToUpper(s[:1]) + s[1:]
}

// kindName names the kind of an instrument; empty where nobody states one.
func kindName(k accord.Kind) string {
	if k == accord.JointDeclaration {
		return "Joint declaration or statement"
	}
	return words(string(k))
}

// bindingName is empty where nobody says: "not stated" is the word of the basis.
func bindingName(b accord.Binding) string {
	switch b {
	case accord.IsBinding:
		return "Legally binding"
	case accord.NonBinding:
		return "Not legally binding"
	}
	return ""
}

// moment is a time in exports: RFC 3339, in UTC and to the second. It is empty for
// no time, which is Go's zero time or, from the database, Unix's.
func moment(t time.Time) string {
	if t.Unix() <= 0 {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

// partyNames names the parties of an agreement: its bodies as the sources name
// them, or its countries where no body is named.
func (p Publisher) partyNames(a accord.Agreement) []string {
	var out []string
	for _, o := range a.Organisations {
		out = append(out, o.V.Name)
	}
	if len(out) > 0 {
		return out
	}
	for _, c := range a.Countries {
		out = append(out, p.countryName(c.V))
	}
	return out
}
