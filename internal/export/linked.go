package export

import (
	"strconv"

	"accords/internal/accord"
)

// Graph is a JSON-LD document: schema.org for the record, W3C Web Annotations
// for the passages that its values were read from. Its context is within it, so
// that it can be expanded without the network.
type Graph struct {
	Context graphContext `json:"@context"`
	Nodes   []any        `json:"@graph"`
}

type graphContext struct {
	Vocab   string  `json:"@vocab"`
	OA      string  `json:"oa"`
	URL     idTerm  `json:"url"`
	SameAs  idTerm  `json:"sameAs"`
	Created dayTerm `json:"dateCreated"`
}

type idTerm struct {
	Type string `json:"@type"`
}

type dayTerm struct {
	ID string `json:"@id"`
}

// node is a thing of schema.org. Only what is known is written.
type node struct {
	ID       string  `json:"@id,omitempty"`
	Type     string  `json:"@type"`
	Name     string  `json:"name,omitempty"`
	URL      string  `json:"url,omitempty"`
	Ident    string  `json:"identifier,omitempty"`
	Genre    string  `json:"genre,omitempty"`
	Created  string  `json:"dateCreated,omitempty"`
	Publish  string  `json:"datePublished,omitempty"`
	Modified string  `json:"dateModified,omitempty"`
	Expires  string  `json:"expires,omitempty"`
	Start    string  `json:"startDate,omitempty"`
	End      string  `json:"endDate,omitempty"`
	Language string  `json:"inLanguage,omitempty"`
	Licence  string  `json:"license,omitempty"`
	Version  string  `json:"version,omitempty"`
	Code     string  `json:"termCode,omitempty"`
	Mode     *ref    `json:"eventAttendanceMode,omitempty"`
	Place    *node   `json:"locationCreated,omitempty"`
	Location *node   `json:"location,omitempty"`
	Issuer   *node   `json:"publisher,omitempty"`
	Parties  []node  `json:"contributor,omitempty"`
	Covers   []node  `json:"spatialCoverage,omitempty"`
	About    []node  `json:"about,omitempty"`
	BasedOn  []node  `json:"isBasedOn,omitempty"`
	PartOf   *ref    `json:"isPartOf,omitempty"`
	Super    *node   `json:"superEvent,omitempty"`
	Items    []entry `json:"itemListElement,omitempty"`
	Count    int     `json:"numberOfItems,omitempty"`
}

type ref struct {
	ID string `json:"@id"`
}

type entry struct {
	Type     string `json:"@type"`
	Position int    `json:"position"`
	Item     ref    `json:"item"`
	Name     string `json:"name"`
}

// annotation says that a value was read from a passage.
type annotation struct {
	ID     string         `json:"@id"`
	Type   string         `json:"@type"`
	About  ref            `json:"oa:motivatedBy"`
	Body   property       `json:"oa:hasBody"`
	Target specificSource `json:"oa:hasTarget"`
}

type property struct {
	Type        string `json:"@type"`
	Field       string `json:"propertyID"`
	Value       string `json:"value"`
	Basis       string `json:"measurementMethod"`
	Description string `json:"description,omitempty"`
}

type specificSource struct {
	Type     string `json:"@type"`
	Source   ref    `json:"oa:hasSource"`
	Selector []any  `json:"oa:hasSelector"`
}

type quoteSelector struct {
	Type   string `json:"@type"`
	Exact  string `json:"oa:exact"`
	Prefix string `json:"oa:prefix,omitempty"`
	Suffix string `json:"oa:suffix,omitempty"`
}

type positionSelector struct {
	Type  string `json:"@type"`
	Start int    `json:"oa:start"`
	End   int    `json:"oa:end"`
}

func newGraph(nodes ...any) Graph {
	return Graph{Nodes: nodes, Context: graphContext{Vocab: "https://schema.org/", OA: "http://www.w3.org/ns/oa#",
		URL: idTerm{"@id"}, SameAs: idTerm{"@id"}, Created: dayTerm{"https://schema.org/dateCreated"}}}
}

// calendarDate is a date for schema.org, whose dates are of ISO 8601:2004: that
// has no day without a year, and a validator refuses the whole record for one.
// The annotation of the passage still has it.
func calendarDate(d accord.Date) string {
	if d.Precision() == accord.NoYear {
		return ""
	}
	return d.String()
}

// dataset is the address of the register as a whole.
func (p Publisher) dataset() *ref { return &ref{p.Base + "/data"} }

// AgreementGraph is an agreement with an annotation for each passage that a value of
// its headline was read from (W3C Web Annotation Data Model): the words with those
// around them, and, where the register has counted them, from which to which
// character. The name of the record is its permanent address.
func (p Publisher) AgreementGraph(d accord.Dossier) Graph {
	n := node{ID: p.Permalink(d.ID), Type: "CreativeWork", Name: d.Title.V, URL: p.AgreementURL(d.ID, d.Slug), Ident: d.ID, Genre: kindName(d.Kind.V),
		Created: calendarDate(d.Signed.V), Expires: calendarDate(d.Expiry.V), Modified: moment(d.Changed), PartOf: p.dataset()}
	if d.Status.V == accord.Planned {
		n.Created = "" // nothing was made yet
	}
	if d.Place.Stated() {
		n.Place = &node{Type: "Place", Name: d.Place.V}
	}
	for _, c := range d.Countries {
		n.Covers = append(n.Covers, p.countryNode(c.V))
	}
	for _, o := range d.Organisations {
		n.Parties = append(n.Parties, node{ID: p.OrganisationURL(o.V.Slug), Type: "GovernmentOrganization", Name: o.V.Name})
	}
	for _, s := range d.Signatories {
		n.Parties = append(n.Parties, node{Type: "Person", Name: s.V.Name})
	}
	for _, t := range d.Topics {
		n.About = append(n.About, node{ID: p.TopicURL(t.V), Type: "DefinedTerm", Name: p.topicName(t.V), Code: t.V})
	}
	for _, s := range d.Sources {
		n.BasedOn = append(n.BasedOn, p.sourceNode(s))
	}
	return newGraph(append([]any{n}, p.annotations(n.ID, p.ofAgreement(d.Agreement), d.Chars)...)...)
}

func (p Publisher) countryNode(c accord.Code) node {
	return node{ID: p.CountryURL(c), Type: "Country", Name: p.countryName(c), Ident: string(c)}
}

func (p Publisher) sourceNode(s accord.Source) node {
	n := node{ID: p.SourceURL(s.Slug), Type: "CreativeWork", Name: s.Title, URL: s.URL, Genre: "Press release", Publish: calendarDate(s.Published),
		Language: s.Language, Licence: s.Licence}
	if s.Publisher != "" {
		n.Issuer = &node{Type: "Organization", Name: s.Publisher}
	}
	return n
}

// annotations are those of the record at an address, one for each passage that a
// value of its headline was read from, numbered in the order of the page.
func (p Publisher) annotations(of string, list statements, chars map[accord.Place]accord.Span) []any {
	var out []any
	for _, s := range list {
		if !s.chosen {
			continue // a graph says what the register says, not what it passed over
		}
		for _, e := range s.evidence {
			selectors := []any{quoteSelector{"oa:TextQuoteSelector", e.Quote, e.Before, e.After}}
			// Positions are in characters here, in bytes everywhere else.
			if at, ok := chars[accord.Place{Document: e.Document, Span: e.Span}]; ok {
				selectors = append(selectors, positionSelector{"oa:TextPositionSelector", at.Start, at.End})
			}
			out = append(out, annotation{
				ID: of + "#evidence-" + strconv.Itoa(len(out)+1), Type: "oa:Annotation", About: ref{"oa:identifying"},
				Body:   property{"PropertyValue", s.field, s.value, string(s.basis), s.reason},
				Target: specificSource{"oa:SpecificResource", ref{p.SourceURL(e.Document)}, selectors},
			})
		}
	}
	return out
}

// SummitGraph is a summit with an annotation for each passage. Where it was held is
// its place, or else its host, or nowhere for one that was held online.
func (p Publisher) SummitGraph(m accord.Summit, known accord.Provenance) Graph {
	n := node{ID: p.SummitURL(m.Slug), Type: "Event", Name: m.Name.V, URL: p.SummitURL(m.Slug), Start: calendarDate(m.Start.V), End: calendarDate(m.End.V)}
	if m.Series.Stated() {
		n.Super = &node{Type: "EventSeries", Name: m.Series.V.Label}
		if m.Series.V.Slug != "" {
			n.Super.ID = p.SeriesURL(m.Series.V.Slug)
		}
	}
	switch {
	case m.Virtual.V:
		n.Mode = &ref{"https://schema.org/OnlineEventAttendanceMode"}
		n.Location = &node{Type: "VirtualLocation"}
	case m.Place.Stated():
		n.Location = &node{Type: "Place", Name: m.Place.V}
	case m.Host.Stated():
		n.Location = &node{Type: "Place", Name: p.countryName(m.Host.V)}
	}
	for _, c := range m.Participants {
		n.Parties = append(n.Parties, p.countryNode(c.V))
	}
	return newGraph(append([]any{n}, p.annotations(n.ID, p.ofSummit(m), known.Chars)...)...)
}

// SourceGraph is a source as a work of its publisher. Nothing was read about it, so
// that there are no annotations.
func (p Publisher) SourceGraph(s accord.Source) Graph { return newGraph(p.sourceNode(s)) }

// OrganisationGraph is a ministry or another body: a GovernmentOrganization unless
// it is international or neither.
func (p Publisher) OrganisationGraph(o accord.Organisation) Graph {
	n := node{ID: p.OrganisationURL(o.Slug), Type: "GovernmentOrganization", Name: o.Name.V, URL: o.Website}
	if o.Type == accord.TypeInternational || o.Type == accord.TypeOther {
		n.Type = "Organization"
	}
	if o.Country != "" {
		n.Covers = []node{p.countryNode(o.Country)}
	}
	return newGraph(n)
}

// CountryGraph is a country, by its code and English name.
func (p Publisher) CountryGraph(c accord.Country) Graph { return newGraph(p.countryNode(c.Code)) }

// ListGraph is a page of a list of agreements at an absolute address: total counts
// the whole list, positions those of the page from 1.
func (p Publisher) ListGraph(url, name string, total int, rows []accord.AgreementRow) Graph {
	n := node{ID: url, Type: "ItemList", Name: name, URL: url, Count: total}
	for i, r := range rows {
		n.Items = append(n.Items, entry{"ListItem", i + 1, ref{p.Permalink(r.ID)}, r.Title})
	}
	return newGraph(n)
}
