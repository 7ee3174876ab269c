package export

import "accords/internal/accord"

// Summit is a summit with how every value of it is known.
type Summit struct {
	Slug         string          `json:"slug"`
	URL          string          `json:"url"`
	Name         Fact[string]    `json:"name"`
	Series       *Fact[Ref]      `json:"series,omitempty" doc:"The series that it is one of; none where no source names one."`
	Edition      Fact[int]       `json:"edition"`
	Host         Fact[string]    `json:"host"`
	Place        Fact[string]    `json:"place"`
	Virtual      Fact[bool]      `json:"virtual"`
	Start        Fact[string]    `json:"start"`
	End          Fact[string]    `json:"end"`
	Theme        Fact[string]    `json:"theme"`
	NextHost     Fact[string]    `json:"next_host"`
	Participants []Value[string] `json:"participants"`
	Outcomes     []Value[string] `json:"outcomes"`
	Agreements   []AgreementRow  `json:"agreements" doc:"Made there."`
	Sources      []Source        `json:"sources"`
	FormerIDs    []string        `json:"former_ids"`
}

// Summit is the one place where a summit becomes JSON.
func (p Publisher) Summit(m accord.Summit, known accord.Provenance) Summit {
	k := knower{Publisher: p, first: known.First, known: known}
	out := Summit{
		Slug: m.Slug, URL: p.SummitURL(m.Slug),
		Name:         newFact(k, "name", m.Name, asText),
		Edition:      newFact(k, "edition", m.Edition, asNumber),
		Host:         newFact(k, "host", m.Host, p.asCountry),
		Place:        newFact(k, "place", m.Place, asText),
		Virtual:      newFact(k, "virtual", m.Virtual, asBool),
		Start:        newFact(k, "start", m.Start, asDate),
		End:          newFact(k, "end", m.End, asDate),
		Theme:        newFact(k, "theme", m.Theme, asText),
		NextHost:     newFact(k, "next_host", m.NextHost, p.asCountry),
		Participants: newValues(k, "participant", m.Participants, p.asCountry),
		Outcomes:     newValues(k, "outcome", m.Outcomes, asText),
		Agreements:   p.AgreementRows(m.Agreements),
		Sources:      p.sources(m.Sources),
		FormerIDs:    append([]string{}, known.FormerIDs...),
	}
	if m.Series.Stated() {
		series := newFact(k, "series", m.Series, func(r accord.Ref) (Ref, string) { return *p.seriesRef(&r), "" })
		out.Series = &series
	}
	return out
}

func (p Publisher) seriesRef(r *accord.Ref) *Ref {
	if r == nil {
		return nil
	}
	if r.Slug == "" { // a name that no editor knows
		return &Ref{Name: r.Label}
	}
	return &Ref{Slug: r.Slug, Name: r.Label, URL: p.SeriesURL(r.Slug)}
}

// AgreementRow is an agreement in a list within another record: the headlines
// only. How they are known stands at its own address.
type AgreementRow struct {
	ID        string   `json:"id"`
	URL       string   `json:"url"`
	Permalink string   `json:"permalink"`
	Title     string   `json:"title"`
	Kind      string   `json:"kind,omitempty"`
	Status    string   `json:"status,omitempty"`
	Signed    string   `json:"signed,omitempty"`
	Expiry    string   `json:"expiry,omitempty"`
	Countries []string `json:"countries"`
	Topics    []string `json:"topics"`
}

// AgreementRows are the headlines of agreements, in their order; never null. What is
// not stated is left out of a row.
func (p Publisher) AgreementRows(list []accord.AgreementRow) []AgreementRow {
	out := []AgreementRow{}
	for _, r := range list {
		row := AgreementRow{ID: r.ID, URL: p.AgreementURL(r.ID, r.Slug), Permalink: p.Permalink(r.ID), Title: r.Title, Kind: string(r.Kind),
			Status: string(r.Status), Signed: r.Signed.String(), Expiry: r.Expiry.String(), Countries: []string{}, Topics: append([]string{}, r.Topics...)}
		for _, c := range r.Countries {
			row.Countries = append(row.Countries, string(c))
		}
		out = append(out, row)
	}
	return out
}

// SummitRow is a summit in a list: the headlines only, as in AgreementRow. Dates
// are as far as they are known.
type SummitRow struct {
	Slug       string `json:"slug"`
	URL        string `json:"url"`
	Name       string `json:"name"`
	Series     *Ref   `json:"series,omitempty"`
	Edition    int    `json:"edition,omitempty"`
	Host       string `json:"host,omitempty"`
	Place      string `json:"place,omitempty"`
	Virtual    bool   `json:"virtual"`
	Start      string `json:"start,omitempty"`
	End        string `json:"end,omitempty"`
	Agreements int    `json:"agreements" doc:"Number of agreements made there."`
}

// SummitRows are the headlines of summits, in their order; never null.
func (p Publisher) SummitRows(list []accord.SummitRow) []SummitRow {
	out := []SummitRow{}
	for _, r := range list {
		out = append(out, SummitRow{Slug: r.Slug, URL: p.SummitURL(r.Slug), Name: r.Name, Series: p.seriesRef(r.Series), Edition: r.Edition,
			Host: string(r.Host), Place: r.Place, Virtual: r.Virtual, Start: r.Start.String(), End: r.End.String(), Agreements: r.Agreements})
	}
	return out
}

// CountryRow is a country in a list, with how many agreements it is party to, how
// many summits it took part in, and how many bodies it has.
type CountryRow struct {
	Code          string `json:"code"`
	URL           string `json:"url"`
	Name          string `json:"name"`
	NameKo        string `json:"name_ko,omitempty"`
	Region        string `json:"region,omitempty"`
	Agreements    int    `json:"agreements"`
	Summits       int    `json:"summits"`
	Organisations int    `json:"organisations"`
}

// CountryRows are the countries that occur in the register.
func (p Publisher) CountryRows(list []accord.CountryRow) []CountryRow {
	out := []CountryRow{}
	for _, r := range list {
		out = append(out, CountryRow{Code: string(r.Code), URL: p.CountryURL(r.Code), Name: r.Name, NameKo: r.NameKo, Region: r.Region,
			Agreements: r.Agreements, Summits: r.Summits, Organisations: r.Organisations})
	}
	return out
}

// Country is all that the register knows of a country.
type Country struct {
	Code          string            `json:"code"`
	URL           string            `json:"url"`
	Name          string            `json:"name"`
	NameKo        string            `json:"name_ko,omitempty"`
	Region        string            `json:"region,omitempty"`
	Agreements    []AgreementRow    `json:"agreements"`
	Partners      []Count           `json:"partners" doc:"The other parties, with the number of agreements."`
	Organisations []OrganisationRow `json:"organisations"`
	Summits       []SummitRow       `json:"summits"`
}

// Count is a value with a number of agreements.
type Count struct {
	Value string `json:"value"`
	Label string `json:"label"`
	Count int    `json:"count"`
}

// Country is the one place where a country becomes JSON.
func (p Publisher) Country(c accord.CountryPage) Country {
	return Country{Code: string(c.Code), URL: p.CountryURL(c.Code), Name: c.Name, NameKo: c.NameKo, Region: c.Region,
		Agreements: p.AgreementRows(c.Agreements), Partners: counts(c.Partners), Organisations: p.OrganisationRows(c.Organisations), Summits: p.SummitRows(c.Summits)}
}

// Topic is an area of cooperation from the list of the editors, with how many
// agreements have it.
type Topic struct {
	Code       string `json:"code"`
	URL        string `json:"url"`
	Label      string `json:"label"`
	LabelKo    string `json:"label_ko,omitempty"`
	About      string `json:"about,omitempty"`
	Agreements int    `json:"agreements"`
}

// Topics are the areas of cooperation, in their order; never null.
func (p Publisher) Topics(list []accord.Topic) []Topic {
	out := []Topic{}
	for _, t := range list {
		out = append(out, Topic{Code: t.Code, URL: p.TopicURL(t.Code), Label: t.Label, LabelKo: t.LabelKo, About: t.About, Agreements: t.Count})
	}
	return out
}

// Overview is what the register holds, in numbers, with the agreements that came
// last. LastImport is left out before the first import.
type Overview struct {
	Name          string         `json:"name"`
	URL           string         `json:"url"`
	Agreements    int            `json:"agreements"`
	Countries     int            `json:"countries"`
	Organisations int            `json:"organisations"`
	Summits       int            `json:"summits"`
	Sources       int            `json:"sources"`
	Earliest      string         `json:"earliest,omitempty" doc:"Date of the oldest signature."`
	LastImport    string         `json:"last_import,omitempty"`
	Newest        []AgreementRow `json:"newest" doc:"Last added."`
}

// Overview is the one place where the numbers of the front page become JSON.
func (p Publisher) Overview(o accord.Overview) Overview {
	return Overview{Name: SiteName, URL: p.Base + "/", Agreements: o.Agreements, Countries: o.Countries, Organisations: o.Organisations,
		Summits: o.Summits, Sources: o.Documents, Earliest: o.Earliest.String(), LastImport: moment(o.LastImport), Newest: p.AgreementRows(o.Newest)}
}
