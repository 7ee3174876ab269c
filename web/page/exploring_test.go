package page

import "github.com/a-h/templ"

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
		"facet-all":     FacetAll(facetFixture()),
	}
}

// exploringIdeas is one component a golden file, for ideas.
func exploringIdeas() map[string]templ.Component {
	return map[string]templ.Component{
		"changes":       changeRows(changesFixture().Days[0].Changes),
		"facet-letters": FacetAll(facetFixture()),
		"news":          news(newsFixture()),
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
		}}},
		Pager: Pager{Next: "/changes?page=2", Numbers: []PageNumber{{Number: 1, Href: "/changes", Current: true}, {Number: 2, Href: "/changes?page=2"}}},
	}
}
