package export

import "accords/internal/accord"

// Agreement is an agreement with how every value of it is known.
type Agreement struct {
	ID            string             `json:"id" doc:"Permanent: it is never given to another agreement." example:"h8m20e18"`
	URL           string             `json:"url" doc:"Address of its page."`
	Permalink     string             `json:"permalink" doc:"Short permanent address."`
	Title         Fact[string]       `json:"title"`
	Kind          Fact[string]       `json:"kind"`
	Status        Fact[string]       `json:"status"`
	Signed        Fact[string]       `json:"signed" doc:"A day, month or year (2017-04-26, 2016-11, 2016), or a month and day without a year (--04-26)."`
	Place         Fact[string]       `json:"place"`
	TermMonths    Fact[int]          `json:"term_months" doc:"Period of validity in months."`
	InForce       Fact[string]       `json:"in_force"`
	Expiry        Fact[string]       `json:"expiry"`
	Binding       Fact[string]       `json:"binding"`
	Occasion      Fact[string]       `json:"occasion"`
	Countries     []Value[string]    `json:"countries" doc:"Parties, ISO 3166-1 alpha-2."`
	Organisations []Value[Body]      `json:"organisations" doc:"Parties, as the sources name them."`
	Signatories   []Value[Signatory] `json:"signatories"`
	Topics        []Value[string]    `json:"topics"`
	Commitments   []Value[string]    `json:"commitments"`
	Summit        *Value[Ref]        `json:"summit,omitempty" doc:"The meeting of the register at which it was made; none where there is none."`
	Renews        []Value[Ref]       `json:"renews" doc:"Earlier instruments that it takes the place of."`
	RenewedBy     []Value[Ref]       `json:"renewed_by" doc:"Later ones that take its place."`
	Implements    []Value[Ref]       `json:"implements" doc:"Instruments under which it was made, to carry them out."`
	ImplementedBy []Value[Ref]       `json:"implemented_by" doc:"Those made under it."`
	InPassing     bool               `json:"in_passing" doc:"Its sources only mention it."`
	Sources       []Source           `json:"sources"`
	Cited         []Source           `json:"cited" doc:"Pages of other publishers that curated values rest on."`
	FormerIDs     []string           `json:"former_ids" doc:"Ids of records that were merged into this one; their addresses lead here."`
	FirstSeen     string             `json:"first_seen"`
	Changed       string             `json:"changed"`
}

// Body is an organisation as a party, under the name that the source has for it:
// the name at the time. Slug and URL lead to the body of the register.
type Body struct {
	Name    string `json:"name" doc:"As the source names it, the name at the time."`
	Country string `json:"country,omitempty"`
	Slug    string `json:"slug,omitempty"`
	URL     string `json:"url,omitempty"`
}

// Signatory is a person who signed, with the office at the time.
type Signatory struct {
	Name    string `json:"name"`
	Office  string `json:"office,omitempty"`
	Country string `json:"country,omitempty"`
}

// Ref names another record by the key and the words that it has today, with its
// absolute address.
type Ref struct {
	Slug string `json:"slug"`
	Name string `json:"name"`
	URL  string `json:"url"`
}

// Source is a document that a record rests on.
type Source struct {
	Slug      string   `json:"slug,omitempty"`
	URL       string   `json:"url,omitempty" doc:"Address of the stored text in the register; none where the register has no text."`
	Title     string   `json:"title,omitempty"`
	Publisher string   `json:"publisher"`
	Original  string   `json:"original,omitempty" doc:"Address at the publisher."`
	Language  string   `json:"language,omitempty"`
	Licence   string   `json:"licence"`
	Published string   `json:"published,omitempty"`
	Fields    []string `json:"fields,omitempty" doc:"What it contributed."`
}

// Agreement is the one place where an agreement becomes JSON: its page, the lines
// of lists and of the archive, the API and the assistants have the same record.
// Lists are empty, never null.
func (p Publisher) Agreement(d accord.Dossier) Agreement {
	k := knower{Publisher: p, first: d.FirstSeen, known: d.Provenance}
	out := Agreement{
		ID: d.ID, URL: p.AgreementURL(d.ID, d.Slug), Permalink: p.Permalink(d.ID),
		Title:         newFact(k, "title", d.Title, asText),
		Kind:          newFact(k, "kind", d.Kind, func(v accord.Kind) (string, string) { return string(v), kindName(v) }),
		Status:        newFact(k, "status", d.Status, func(v accord.Status) (string, string) { return string(v), words(string(v)) }),
		Signed:        newFact(k, "signed", d.Signed, asDate),
		Place:         newFact(k, "place", d.Place, asText),
		TermMonths:    newFact(k, "term", d.Term, asTerm),
		InForce:       newFact(k, "in_force", d.InForce, asDate),
		Expiry:        newFact(k, "expiry", d.Expiry, asDate),
		Binding:       newFact(k, "binding", d.Binding, func(v accord.Binding) (string, string) { return string(v), bindingName(v) }),
		Occasion:      newFact(k, "occasion", d.Occasion, asText),
		Countries:     newValues(k, "country", d.Countries, p.asCountry),
		Organisations: newValues(k, "organisation", d.Organisations, p.asBody),
		Signatories:   newValues(k, "signatory", d.Signatories, asSignatory),
		Topics:        newValues(k, "topic", d.Topics, p.asTopic),
		Commitments:   newValues(k, "commitment", d.Commitments, asText),
		Renews:        newValues(k, "renews", d.Renews, p.asAgreement),
		RenewedBy:     newValues(k, "renewed_by", d.RenewedBy, p.asAgreement),
		Implements:    newValues(k, "implements", d.Implements, p.asAgreement),
		ImplementedBy: newValues(k, "implemented_by", d.ImplementedBy, p.asAgreement),
		InPassing:     d.InPassing, Sources: p.sources(d.Sources), Cited: p.sources(d.Cited), FormerIDs: append([]string{}, d.FormerIDs...),
		FirstSeen: moment(d.FirstSeen), Changed: moment(d.Changed),
	}
	if at := d.AtSummit(); at.Stated() {
		summit := newValue(k, "occasion", at, p.asSummit)
		out.Summit = &summit
	}
	return out
}

func (p Publisher) asSummit(r accord.Ref) (Ref, string) {
	return Ref{Slug: r.Slug, Name: r.Label, URL: p.SummitURL(r.Slug)}, ""
}

func (p Publisher) asAgreement(r accord.Ref) (Ref, string) {
	return Ref{Slug: r.Slug, Name: r.Label, URL: p.Permalink(r.Slug)}, ""
}

func asTerm(t accord.Term) (int, string) { return t.Months, t.String() }

func (p Publisher) asBody(b accord.Body) (Body, string) {
	out := Body{Name: b.Name, Country: string(b.Country), Slug: b.Slug}
	if b.Slug != "" {
		out.URL = p.OrganisationURL(b.Slug)
	}
	return out, ""
}

func asSignatory(s accord.Signatory) (Signatory, string) {
	return Signatory{Name: s.Name, Office: s.Office, Country: string(s.Country)}, ""
}

func (p Publisher) sources(list []accord.Source) []Source {
	out := []Source{}
	for _, s := range list {
		out = append(out, p.Source(s))
	}
	return out
}

// Source is a source as other records name it.
func (p Publisher) Source(s accord.Source) Source {
	out := Source{Slug: s.Slug, Title: s.Title, Publisher: s.Publisher, Original: s.URL,
		Language: s.Language, Licence: s.Licence, Published: s.Published.String(), Fields: s.Fields}
	if s.Slug != "" { // a page that an editor cites is not kept here
		out.URL = p.SourceURL(s.Slug)
	}
	return out
}
