package page

import (
	"testing"

	"github.com/a-h/templ"
)

// exploring is a page of each kind that leads through the register, for every.
func exploring() map[string]templ.Component {
	empty := changesFixture()
	empty.Days, empty.Country = nil, nil
	since := listFixture()
	since.Rows[0].News = newsFixture()
	since.Withdrawn = changesFixture().Days[0].Changes[2:3]
	return map[string]templ.Component{
		"changes":       Changes(changesFixture()),
		"changes-empty": Changes(empty),
		"list-since":    List(since),
		"search":        Search(searchFixture()),
		"search-empty":  Search(SearchPage{Layout: layoutFixture("Search", ""), Action: "/search", Heading: "0 results", Text: "Belarous", Meant: []Link{{Text: "Belarus", Href: "/countries/by"}}}),
		"pair":          Pair(pairFixture()),
		"pair-none":     Pair(PairPage{Layout: layoutFixture("Belarus and Chile", CountriesSection), Heading: "Belarus and Chile", A: Link{Text: "Belarus", Href: "/countries/by"}, B: Link{Text: "Chile", Href: "/countries/cl"}, Coverage: coverageFixture()}),
		"matrix":        Matrix(matrixFixture()),
		"matrix-none":   Matrix(MatrixPage{Layout: layoutFixture("Matrix", CountriesSection), Heading: "Countries by countries"}),
		"map":           Map(mapFixture()),
		"timeline":      Timeline(timelineFixture()),
		"facet-all":     FacetAll(facetFixture()),
	}
}

// exploringIdeas is one component a golden file, for ideas.
func exploringIdeas() map[string]templ.Component {
	return map[string]templ.Component{
		"changes":         changeRows(changesFixture().Days[0].Changes),
		"facet-letters":   FacetAll(facetFixture()),
		"search-passages": passages(searchFixture().Agreements[0].Passages),
		"search-people":   signatures(searchFixture()),
		"coverage":        coverage(coverageFixture()),
		"coverage-line":   coverageLine("5 releases published 2017 to 2023"),
		"events":          events(eventsFixture()),
		"matrix":          Matrix(matrixFixture()),
		"signed-as":       signedAs([]SignedAs{{Agreement: Link{Text: "MOU on e-Government", Href: minsk}, Signed: "26 April 2017", Name: "Ministry of the Interior", NameHref: minsk + "#organisation", Former: true, By: []Signature{kimFixture()}}, {Agreement: Link{Text: "MOU", Href: "/agreements/x"}, Name: "MOIS", NameHref: "/agreements/x#organisation"}}),
		"map":             Map(mapFixture()),
		"timeline":        Timeline(timelineFixture()),
		"news":            news(newsFixture()),
	}
}

func facetFixture() FacetPage {
	return FacetPage{
		Layout: layoutFixture("Filter by country", AgreementsSection), Heading: "Country, A to Z", Action: "/agreements/facets/country", Find: "a",
		ListHref: "/agreements?year=2017", Hidden: []Hidden{{Name: "year", Value: "2017"}},
		Letters: []Letter{
			{Name: "B", Values: []FacetLink{{Count: Count{Text: "Belarus", Href: "/agreements?country=BY", Count: 1}}}},
			{Name: "K", Values: []FacetLink{{Count: Count{Text: "Kazakhstan", Href: "/agreements", Count: 2}, Selected: true}}},
		},
	}
}

func searchFixture() SearchPage {
	return SearchPage{
		Layout: layoutFixture("12 results", ""), Action: "/search", Heading: "12 results", Text: "joint research",
		Named: []Link{{Text: "Ministry of Foreign Affairs", Href: "/ministries/a"}, {Text: "Ministry of Foreign Affairs (Estonia)", Href: "/ministries/b"}},
		Agreements: []FoundAgreement{{Href: minsk, Title: "MOU on e-Government", Kind: "Memorandum of understanding", Parties: "Belarus, South Korea", Signed: "26 April 2017", Passages: []FoundPassage{
			{Href: minskDoc + "#b1-9", Pieces: []Piece{{Text: "The two will carry out "}, {Text: "joint", Hit: true}, {Text: " "}, {Text: "research", Hit: true}, {Text: " on <b>e-Government</b>."}}},
		}}},
		AllAgreements: &Count{Text: "All 12 agreements", Href: "/agreements?q=joint+research"},
		Bodies:        []OrganisationCard{{Href: "/ministries/b", Name: "Bureau of Research"}}, MoreBodies: 3,
		Summits: summitFixtures()[:1], MoreSummits: 1,
		People: []FoundSignature{{Agreement: minsk, Title: "MOU on e-Government", Signed: "26 April 2017", Signature: kimFixture()}}, MorePeople: 2,
		Sources: []FoundSource{{Href: minskDoc, Title: "Vice Minister visits Belarus", Publisher: "Ministry of the Interior", Published: "10 May 2017",
			Passages: []FoundPassage{{Href: minskDoc + "#:~:text=joint", Lang: "ko", Pieces: []Piece{{Text: "공동 "}, {Text: "연구", Hit: true}}}}}}, MoreSources: 4,
	}
}

func newsFixture() *News {
	return &News{State: ChangeEdited, When: "24 November 2026", Fields: changesFixture().Days[0].Changes[0].Fields}
}

func changesFixture() ChangesPage {
	return ChangesPage{
		Layout: layoutFixture("What is new", ""), Heading: "What is new since 1 May 2026", Action: "/changes", Since: "2026-05-01",
		Kinds: []ChangeTab{
			{Count: Count{Text: "All", Href: "/changes", Count: 4}, Current: true},
			{Count: Count{Text: "Changed", Href: "/changes?what=changed", Count: 1}},
		},
		Country: &Phrase{Lead: "of", Text: "Belarus", RemoveHref: "/changes"},
		Hidden:  []Hidden{{Name: "country", Value: "BY"}},
		Days: []ChangeDay{{Name: "24 November 2026", Changes: []Change{
			{State: ChangeEdited, Record: "Agreement", Title: "MOU on e-Government", Href: minsk, Where: "Belarus, South Korea", Fields: []FieldChange{
				{Field: "Signed on", Old: "April 2017", New: "26 April 2017", OldBasis: Quoted, NewBasis: Calculated},
				{Field: "Place of signature", New: "Minsk", OldBasis: NotStated, NewBasis: Quoted},
				{Field: "Expiry", Old: "26 April 2020", New: "26 April 2020", OldBasis: Curated, NewBasis: Calculated},
				{Field: "Area of cooperation", Old: "Joint research", List: true},
				{Field: "Evidence"},
			}},
			{State: ChangeNew, Record: "Summit", Title: "디지털 정부 회의", Lang: "ko", Href: "/summits/s", When: "24 November 2026"},
			{State: ChangeWithdrawn, Record: "Agreement", Title: "Charter", When: "24 November 2026"},
			{State: ChangeMerged, Record: "Agreement", Title: "Plan", Href: "/agreements/y", When: "24 November 2026", Into: &Link{Text: "Action plan", Href: "/agreements/z/action-plan"}},
		}}},
		Pager: Pager{Next: "/changes?page=2", Numbers: []PageNumber{{Number: 1, Href: "/changes", Current: true}, {Number: 2, Href: "/changes?page=2"}}},
	}
}

func eventsFixture() []Event {
	return []Event{
		{When: "26 April 2017", WhenHref: minsk + "#signed", What: "Memorandum of understanding", WhatHref: minsk + "#kind", Link: Link{Text: "MOU on e-Government", Href: minsk}},
		{WhenHref: "/summits/d9#start", What: "Jerusalem, Israel", WhatHref: "/summits/d9#place", Link: Link{Text: "D9 Summit", Href: "/summits/d9"}},
	}
}

func coverageFixture() Coverage {
	return Coverage{Read: "5 releases published 10 May 2017 to 24 November 2023", Publishers: []string{"Ministry of the Interior", "Cabinet Office"}, Own: "Of Belarus itself nothing was read.",
		Gaps: []Count{{Text: "Expiry not stated", Href: "/agreements?basis=expiry.not_stated", Count: 3}}}
}

func pairFixture() PairPage {
	return PairPage{
		Layout: layoutFixture("Belarus and South Korea", CountriesSection), Heading: "Belarus and South Korea", ListHref: "/agreements?country=BY&country=KR&match=all",
		A: Link{Text: "Belarus", Href: "/countries/by"}, B: Link{Text: "South Korea", Href: "/countries/kr"},
		Direct: cards()[1:2], Shared: cards()[:1], Summits: summitFixtures()[:1], Chronology: eventsFixture(), Coverage: coverageFixture(),
		Series: []SharedSeries{{Series: Link{Text: "Digital Nations", Href: "/series/digital-nations"}, A: "since 2019"}},
	}
}

func matrixFixture() MatrixPage {
	by, kr := Link{Text: "Belarus", Href: "/countries/by"}, Link{Text: "South Korea", Href: "/countries/kr"}
	return MatrixPage{
		Layout: layoutFixture("Matrix", CountriesSection), Heading: "Countries by countries",
		Choices: []Choice{{Text: "All", Href: "/matrix", Current: true}, {Text: "Of two", Href: "/matrix?of=two"}},
		Regions: []Choice{{Text: "All", Href: "/matrix", Current: true}, {Text: "Eastern Asia", Href: "/matrix?region=Eastern+Asia"}},
		Columns: []Link{by, kr},
		Rows: []MatrixRow{
			{Country: by, Cells: []MatrixCell{{Self: true}, {Href: "/between/by/kr", Label: "Belarus and South Korea", Count: 1}, {Count: 0}}},
			{Country: kr, Cells: []MatrixCell{{Href: "/between/by/kr", Label: "Belarus and South Korea", Count: 2}, {Self: true}, {Href: "/between/cl/kr", Label: "Chile and South Korea", Count: 7}}},
		},
		Rest: []Count{{Text: "Chile", Href: "/countries/cl", Count: 1}},
	}
}

func kimFixture() Signature {
	return Signature{Name: "Kim Seong-lyul", Office: "Vice Minister", Href: minsk + "#signatory"}
}

func mapFixture() MapPage {
	shape := func(class string) Shape {
		return Shape{Code: "kr", Href: "/countries/kr", Title: "South Korea: 5 agreements", Class: class}
	}
	p := MapPage{Layout: layoutFixture("Map", CountriesSection), World: "/static/world.svg", NotDrawn: "Gibraltar",
		Most: []Count{{Text: "South Korea", Href: "/countries/kr", Count: 5}}, Rest: []Count{{Text: "Belarus", Href: "/countries/by", Count: 1}}}
	for _, n := range Shades() {
		p.Shapes = append(p.Shapes, shape(ShadeOf(n)))
		p.Legend = append(p.Legend, Shade{Class: ShadeOf(n), Text: "1–2"})
	}
	return p
}

func timelineFixture() TimelinePage {
	return TimelinePage{Layout: layoutFixture("Timeline", AgreementsSection), Undated: &Link{Href: "/agreements?basis=signed.not_stated", Text: "3 agreements have no year"}, Years: []TimelineYear{
		{Year: "2018", Agreements: Count{Text: "2018: 0 agreements"}, Summits: Count{Text: "2018: 1 summit", Href: "/summits#y2018", Count: 1}, Title: "2018: 0 agreements", Y: "2", TextY: "19", DotY: "14", Width: "1.0%",
			Dots: []Dot{{X: "56.0%", Href: "/summits/d9", Title: "D9 Summit (21 November 2018)"}}},
		{Year: "2017", Agreements: Count{Text: "2017: 4 agreements", Href: "/agreements?year=2017", Count: 4}, Summits: Count{Text: "2017: no summit"}, Title: "2017: 4 agreements", Y: "30", TextY: "47", DotY: "42", Width: "38.0%"},
	}}
}

// The shade of a country grows with its number, and never runs out.
func TestShadeOf(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]string{1: "shade-1", 2: "shade-2", 4: "shade-2", 5: "shade-3", 10: "shade-4", 24: "shade-4", 25: "shade-5", 10_000: "shade-5"} {
		if got := ShadeOf(n); got != want {
			t.Errorf("%d agreements have %s, want %s", n, got, want)
		}
	}
}
