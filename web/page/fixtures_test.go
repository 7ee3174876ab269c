package page

import (
	"maps"
	"strings"

	"accords/web/words"

	"github.com/a-h/templ"
)

// The fixtures keep the facts of the seed releases, so that what the goldens
// show is what a reader will see.

func layoutFixture(title string, s Section, trail ...Link) Layout {
	return Layout{
		Title:       title,
		Description: "A page of the register.",
		Canonical:   "https://accords.example/page",
		Section:     s,
		Assets:      Assets{CSS: "/static/app.css", JS: "/static/app.js", Icon: "/static/favicon.svg", FontCSS: "/static/font.css", FontFile: "/static/source-sans-3-latin-wght-normal.woff2"},
		Trail:       trail,
		Lang:        words.En,
		Alternates: []Alternate{
			{Lang: words.En, Href: "/page", URL: "https://accords.example/page"},
			{Lang: words.Ko, Href: "/ko/page", URL: "https://accords.example/ko/page"},
		},
	}
}

const (
	minsk    = "/agreements/k4t9xq2m/mou-on-e-government-cooperation-belarus"
	minskDoc = "/sources/korea-belarus-2017"
	moiPage  = "http://www.moi.go.kr/eng/bbs/type001/commonSelectBoardArticle.do?bbsId=BBSMSTR_000000000019&nttId=58412"
)

func minskEvidence(before, quote, after, span string) Evidence {
	return Evidence{
		Before: before, Quote: quote, After: after, Lang: "en",
		Publisher: "Ministry of the Interior, Republic of Korea", Date: "10 May 2017",
		Title: "Vice Minister visits Belarus", SourceHref: minskDoc + "#" + span,
		PublisherHref: TextFragment(moiPage, quote),
	}
}

func quoted(anchor, text, before, quote, after, span string) Value {
	return Value{
		Anchor: anchor, Text: text, Basis: Quoted,
		Evidence: []Evidence{minskEvidence(before, quote, after, span)},
	}
}

func signedValue() Value {
	return Value{
		Anchor: "signed", Text: "26 April 2017", Basis: Inferred,
		Reason: "The text says “April 26” without a year; it was published on 10 May 2017, so the last 26 April before it is meant.",
		Evidence: []Evidence{minskEvidence("Vice Minister Kim signed the MOU in Minsk on ", "April 26",
			" with the Head of the Operations and Analysis Center.", "b701-709")},
	}
}

func expiryValue() Value {
	return Value{
		Anchor: "expiry", Text: "26 April 2020", Basis: Calculated,
		Reason:   "Signed on 26 April 2017 + 3 years of validity.",
		Evidence: []Evidence{minskEvidence("The MOU is valid for ", "three years", " from the date of signature.", "b920-931")},
	}
}

func placeFact() Fact {
	f := Fact{Value: quoted("place", "Minsk", "Vice Minister Kim signed the MOU in ", "Minsk", " on April 26.", "b692-697")}
	f.Others = []Value{{
		Anchor: "place-2", Text: "Seoul", Basis: Curated,
		Citation: &Citation{Publisher: "Newspim", Href: "https://newspim.com/news/view/1", Date: "11 May 2017", Note: "Says that both sides signed in Seoul."},
	}}
	f.Choice = "The words of a party’s own release come before an editor’s entry from a newspaper."
	return f
}

func agreementFixture() AgreementPage {
	p := AgreementPage{
		Layout: layoutFixture("MOU on e-Government cooperation between Belarus and the Republic of Korea", AgreementsSection,
			Link{Text: "Agreements", Href: "/agreements"}),
		ID: "k4t9xq2m", Permalink: "https://accords.example/agreements/k4t9xq2m",
		FirstSeen: "24 November 2026", Changed: "25 November 2026",
		Citation: "“MOU on e-Government cooperation between Belarus and the Republic of Korea”, Digital Government Accords, record k4t9xq2m, https://accords.example/agreements/k4t9xq2m",
	}
	p.Title.Value = Value{
		Anchor: "title", Text: "MOU on e-Government cooperation between Belarus and the Republic of Korea", Basis: Inferred,
		Reason: "The source gives no title; it is made of the kind, the parties and the subject.",
	}
	p.Kind.Value = quoted("kind", "Memorandum of understanding", "signed an ", "MOU", " on e-Government cooperation.", "b610-613")
	p.Status.Value = quoted("status", "Signed", "Vice Minister Kim ", "signed", " the MOU in Minsk on April 26.", "b670-676")
	p.Signed.Value = signedValue()
	p.Place = placeFact()
	p.Term.Value = quoted("term", "3 years", "The MOU is valid for ", "three years", " from the date of signature.", "b920-931")
	p.Expiry.Value = expiryValue()
	by := quoted("countries-by", "Belarus", "cooperation with ", "Belarus", ".", "b500-507")
	by.Href = "/countries/by"
	kr := quoted("countries-kr", "Republic of Korea", "the ", "Korean", " government", "b520-526")
	kr.Href = "/countries/kr"
	p.Countries = []Value{by, kr}
	moi := quoted("organisations-1", "Ministry of the Interior", "Vice Minister of the ", "Interior", " Kim Seong-lyul", "b540-548")
	moi.Href, moi.Note = "/ministries/kr-mois", "now Ministry of the Interior and Safety"
	p.Organisations = []Value{moi}
	kim := quoted("signatories-1", "Kim Seong-lyul", "Vice Interior Minister ", "Kim Seong-lyul", " signed", "b560-574")
	kim.Note = "Vice Interior Minister, Republic of Korea"
	p.Signatories = []Value{kim}
	topic := quoted("topics-public-services", "Public services", "to improve ", "public services", " for citizens", "b580-595")
	topic.Href = "/topics/public-services"
	p.Topics = []Value{topic}
	p.Commitments = []Value{quoted("commitments-1", "The two countries will carry out joint research and exchange experts on e-Government.",
		"", "The two countries will carry out joint research and exchange experts on e-Government.", "", "b800-886")}
	s := sourceCard()
	s.Fields = []string{"title", "parties", "signed on", "place", "term"}
	p.Sources = []SourceCard{s}
	p.CompareHref = "/compare?id=k4t9xq2m"
	p.Report = "mailto:register@accords.example?body=https%3A%2F%2Faccords.example%2Fagreements%2Fk4t9xq2m"
	p.Related = []Relation{{Label: "Renewed by", Value: Value{Anchor: "related-m2c7w0pd", Text: "MOU on digital government", Href: "/agreements/m2c7w0pd/mou", Note: "26 April 2020",
		Basis: Inferred, Reason: "The later one is reported as renewed."}}}
	p.History = []News{*newsFixture(), {State: ChangeNew, When: "23 November 2026"}}
	return p
}

func inPassingFixture() AgreementPage {
	p := AgreementPage{Layout: layoutFixture("Agreement between Kazakhstan and the Republic of Korea", AgreementsSection), ID: "m2c7w0pd", InPassing: true, Permalink: "https://accords.example/agreements/m2c7w0pd", Sources: []SourceCard{sourceCard()}}
	p.Title.Value = Value{Text: "Agreement between Kazakhstan and the Republic of Korea", Basis: Inferred, Reason: "Made of the kind and the parties."}
	p.Signed.Value = Value{Anchor: "signed", Text: "November 2016", Basis: Inferred, Reason: "“last November” in a text of 10 May 2017."}
	return p
}

func sourceCard() SourceCard {
	return SourceCard{
		Href: minskDoc, Title: "Vice Minister visits Belarus to share e-Government", Publisher: "Ministry of the Interior, Republic of Korea",
		PublisherHref: moiPage, Published: "10 May 2017", Licence: "Not stated", Language: "English", Values: 31,
	}
}

func hashedSource() SourceCard {
	s := sourceCard()
	s.SHA256 = "120bb99faf7ea97a120bb99faf7ea97a120bb99faf7ea97a120bb99faf7ea97a"
	return s
}

func cards() []AgreementCard {
	kr := Link{Text: "Republic of Korea", Href: minsk + "#countries-kr"}
	return []AgreementCard{
		{
			Href: "/agreements/q8d2n4zs/mou-gb-kr", Title: "MOU on digital government between the Republic of Korea and the United Kingdom", Kind: "Memorandum of understanding", Status: "Signed",
			Signed: "22 November 2023", SignedHref: "/agreements/q8d2n4zs/mou-gb-kr#signed", SignedBasis: Curated,
			Expiry: "22 November 2028", ExpiryHref: "/agreements/q8d2n4zs/mou-gb-kr#expiry",
			Countries:     []Link{kr, {Text: "United Kingdom", Href: "/agreements/q8d2n4zs/mou-gb-kr#countries-gb"}},
			Organisations: []Link{{Text: "Ministry of the Interior and Safety", Href: "#o"}, {Text: "Cabinet Office", Href: "#c"}},
			Topics:        []Link{{Text: "Artificial intelligence", Href: "/topics/artificial-intelligence"}, {Text: "Cloud", Href: "/topics/cloud"}, {Text: "Public services", Href: "/topics/public-services"}},
		},
		{
			Href: minsk, Title: "MOU on e-Government cooperation between Belarus and the Republic of Korea", Kind: "Memorandum of understanding", Status: "Signed",
			Signed: "26 April 2017", SignedHref: minsk + "#signed", SignedBasis: Inferred, Expiry: "26 April 2020", ExpiryHref: minsk + "#expiry",
			Countries: []Link{{Text: "Belarus", Href: minsk + "#countries-by"}, kr},
			Topics:    []Link{{Text: "Public services", Href: "/topics/public-services"}},
		},
		{
			Href: "/agreements/m2c7w0pd/kz", Title: "Agreement between Kazakhstan and the Republic of Korea", Kind: "Memorandum of understanding", Status: "Planned", InPassing: true,
			Countries: []Link{{Text: "Kazakhstan", Href: "#kz"}, kr},
		},
	}
}

func listFixture() ListPage {
	country := Facet{Name: "Country", Param: "country", Any: true, Values: []FacetValue{
		{Value: "KR", Label: "Republic of Korea", Count: 12, Selected: true}, {Value: "BY", Label: "Belarus", Count: 1}, {Value: "CA", Label: "Canada", Count: 3},
		{Value: "DK", Label: "Denmark", Count: 2}, {Value: "EE", Label: "Estonia", Count: 2}, {Value: "IL", Label: "Israel", Count: 2}, {Value: "MX", Label: "Mexico", Count: 2},
		{Value: "NZ", Label: "New Zealand", Count: 2}, {Value: "PT", Label: "Portugal", Count: 2}, {Value: "GB", Label: "United Kingdom", Count: 3, Selected: true}, {Value: "UY", Label: "Uruguay", Count: 0},
	}}
	return ListPage{
		Layout: layoutFixture("12 agreements", AgreementsSection), Action: "/agreements", Heading: "12 agreements",
		Sentence: []Phrase{
			{Lead: "of", Text: "Republic of Korea", RemoveHref: "/agreements?country=GB"},
			{Lead: "or", Text: "United Kingdom", RemoveHref: "/agreements?country=KR"},
		},
		ClearHref: "/agreements",
		Facets: []Facet{
			country,
			{Name: "Year", Param: "year", Range: &Range{From: "2015"}, AllHref: "/agreements/facets/year", All: 12, Values: []FacetValue{{Value: "2023", Label: "2023", Count: 2}, {Value: "2020", Label: "2020", Count: 1}, {Value: "2017", Label: "2017", Count: 4}}},
			{Name: "Kind", Param: "kind", Values: []FacetValue{{Value: "memorandum_of_understanding", Label: "Memorandum of understanding", Count: 11}, {Value: "charter", Label: "Charter", Count: 1}}},
		},
		Sorts: []SortOption{{Value: "signed", Label: "Newest first", Selected: true}, {Value: "title", Label: "Title"}},
		Rows:  cards(), Range: "1 to 3 of 12", Covered: "5 releases",
		Pager: Pager{Next: "/agreements?page=2", Numbers: []PageNumber{{Number: 1, Href: "/agreements", Current: true}, {Number: 2, Href: "/agreements?page=2"}, {}, {Number: 4, Href: "/agreements?page=4"}}},
	}
}

func emptyListFixture() ListPage {
	p := listFixture()
	p.Heading, p.Rows, p.Pager, p.Range = "No agreements", nil, Pager{}, ""
	p.MatchAll = true
	p.Meant = []Count{{Text: "Belarus", Href: "/agreements?q=Belarus", Count: 1}}
	p.Ways = []Count{{Text: "without Belarus", Href: "/agreements?country=KR", Count: 12}}
	return p
}

func homeFixture() HomePage {
	v := signedValue()
	return HomePage{
		Layout: layoutFixture("", ""),
		Counts: []Count{{Text: "agreements", Href: "/agreements", Count: 4}, {Text: "countries", Href: "/countries", Count: 14}, {Text: "ministries", Href: "/ministries", Count: 9}, {Text: "summits", Href: "/summits", Count: 8}, {Text: "sources", Href: "/sources", Count: 5}},
		Newest: cards(), Example: &v, ExampleOf: Link{Text: "MOU on e-Government cooperation between Belarus and the Republic of Korea", Href: minsk},
		Countries:  []Count{{Text: "Republic of Korea", Href: "/countries/kr", Count: 4}, {Text: "United Kingdom", Href: "/countries/gb", Count: 2}, {Text: "Belarus", Href: "/countries/by", Count: 1}},
		Topics:     []Count{{Text: "Artificial intelligence", Href: "/topics/artificial-intelligence", Count: 2}, {Text: "Public services", Href: "/topics/public-services", Count: 2}},
		Years:      []Count{{Text: "2023", Href: "/agreements?year=2023", Count: 2}, {Text: "2017", Href: "/agreements?year=2017", Count: 1}},
		Ministries: []Count{{Text: "Ministry of the Interior and Safety", Href: "/ministries/kr-mois", Count: 3}},
		LastImport: "24 November 2026",
	}
}

func summitFixtures() []SummitCard {
	series := &Link{Text: "Digital Nations", Href: "/series/digital-nations"}
	return []SummitCard{
		{Href: "/summits/digital-nations-7", Name: "7th Digital Nations Ministerial Summit", When: "3–4 November 2020", Where: "Virtual, hosted by Canada", WhereHref: "/summits/digital-nations-7#host", Series: series, Edition: "7th edition", Agreements: 1},
		{Href: "/summits/digital-nations-5", Name: "5th Digital 9 Ministerial Summit", When: "20–21 November 2018", Where: "Israel", WhereHref: "/summits/digital-nations-5#place", Series: series, Edition: "5th edition"},
		{Href: "/summits/digital-nations-2019", Name: "D9 Summit 2019"},
	}
}

func summitFixture() SummitPage {
	p := SummitPage{
		Layout: layoutFixture("7th Digital Nations Ministerial Summit", SummitsSection, Link{Text: "Summits", Href: "/summits"}, Link{Text: "Digital Nations", Href: "/series/digital-nations"}),
		When:   "3–4 November 2020", Permalink: "https://accords.example/summits/digital-nations-7",
		Agreements: cards()[:1],
		Previous:   &Link{Text: "Montevideo, 2019", Href: "/summits/digital-nations-6"}, Next: &Link{Text: "London, 2021", Href: "/summits/digital-nations-8"},
		Sources: []SourceCard{sourceCard()},
	}
	p.Name.Value = quoted("name", "7th Digital Nations Ministerial Summit", "participated in the ", "7th Digital Nations Ministerial Summit", " hosted by Canada.", "b90-128")
	p.Series.Value = quoted("series", "Digital Nations", "the 7th ", "Digital Nations", " Ministerial Summit", "b94-109")
	p.Series.Href = "/series/digital-nations"
	p.Edition.Value = quoted("edition", "7th", "participated in the ", "7th", " Digital Nations Ministerial Summit", "b90-93")
	p.Host.Value = quoted("host", "Canada", "hosted virtually by the ", "Canadian", " government", "b300-308")
	p.Host.Href = "/countries/ca"
	p.Virtual.Value = quoted("virtual", "Yes", "hosted ", "virtually", " by the Canadian government", "b290-299")
	p.Start.Value = quoted("start", "3 November 2020", "from ", "November 3", " to 4", "b330-340")
	p.Start.Others = []Value{{Text: "2 November 2020", Basis: Curated, Citation: &Citation{Publisher: "Digital Nations", Href: "https://www.leadingdigitalgovs.org/summits"}}}
	p.Start.Choice = "The release of a party that took part comes before the list of past summits."
	for _, c := range []string{"Canada", "Denmark", "Estonia", "Israel", "Mexico", "New Zealand", "Portugal", "Republic of Korea", "United Kingdom", "Uruguay"} {
		v := quoted("participants-"+c[:2], c, "along with ", c, " and others", "b400-410")
		p.Participants = append(p.Participants, v)
	}
	p.Outcomes = []Value{quoted("outcomes-1", "The member countries reaffirmed their commitment by signing an updated charter.", "", "The member countries reaffirmed their commitment by signing an updated charter.", "", "b900-980")}
	return p
}

func names() []PeriodName {
	return []PeriodName{
		{Name: "Ministry of Security and Public Administration", Short: "MOSPA", Period: "2013 to 2014"},
		{Name: "Ministry of the Interior", Short: "MOI", Period: "19 November 2014 to July 2017"},
		{Name: "Ministry of the Interior and Safety", Short: "MOIS", Period: "since July 2017", Current: true, Citation: &Citation{Publisher: "Ministry of the Interior and Safety", Href: "https://www.mois.go.kr/eng/"}},
	}
}

const sourceText = "News & Notices\n\n\n\nVice Minister visits Belarus\nDate : 2017-05-10\n\nVice Minister Kim signed the MOU in Minsk on April 26 with the Head of the <Operations and Analysis Center>.\n"

// markOf marks the first place of a quote in the text of the fixture.
func markOf(quote, field, value string, b Basis, anchor string) Mark {
	start := strings.Index(sourceText, quote)
	return Mark{Start: start, End: start + len(quote), Quote: quote, Field: field, Value: value, Basis: b, Href: minsk + "#" + anchor}
}

func sourceFixture() SourcePage {
	marks := []Mark{
		markOf("2017-05-10", "Published", "10 May 2017", Quoted, "published"),
		markOf("Vice Minister Kim signed the MOU in Minsk on April 26 with the Head", "Commitment", "Vice Minister Kim signed the MOU", Quoted, "commitments-1"),
		markOf("MOU", "Kind", "Memorandum of understanding", Quoted, "kind"),
		markOf("Minsk", "Place", "Minsk", Quoted, "place"),
		markOf("April 26", "Signed on", "26 April 2017", Inferred, "signed"),
	}
	return SourcePage{
		Layout: layoutFixture("Vice Minister visits Belarus", SourcesSection, Link{Text: "Sources", Href: "/sources"}),
		Title:  "Vice Minister visits Belarus", Lang: "en", Language: "English", Publisher: "Ministry of the Interior",
		Country: &Link{Text: "Republic of Korea", Href: "/countries/kr"}, PublisherHref: moiPage,
		Published: Fact{Value: quoted("published", "10 May 2017", "Date : ", "2017-05-10", "", "b52-62")},
		Retrieved: "1 November 2026", SHA256: "120bb99faf7ea97a", Extractor: "1", Imported: "24 November 2026",
		Segments: Segments(sourceText, marks), Marks: marks, Agreements: cards()[1:2],
	}
}

// every is a page of each kind, by the name of its golden file.
func every() map[string]templ.Component {
	org := OrganisationCard{Href: "/ministries/kr-mois", Name: "Ministry of the Interior and Safety", Short: "MOIS", Type: "Ministry", Agreements: 3}
	v := signedValue()
	v.Href = minsk + "#signed"
	out := map[string]templ.Component{
		"home":       Home(homeFixture()),
		"list":       List(listFixture()),
		"list-empty": List(emptyListFixture()),
		"agreement":  Agreement(agreementFixture()),
		"in-passing": Agreement(inPassingFixture()),
		"countries": Countries(CountriesPage{Layout: layoutFixture("Countries", CountriesSection), Heading: "2 countries", Regions: []Region{
			{Name: "Asia", Countries: []CountryRow{{Href: "/countries/kr", Name: "Republic of Korea", Agreements: 4, Summits: 7, Organisations: 2}}},
			{Name: "Europe", Countries: []CountryRow{{Href: "/countries/by", Name: "Belarus", Agreements: 1}, {Href: "/countries/gb", Name: "United Kingdom", Agreements: 2, Summits: 5, Organisations: 2}}},
		}}),
		"country": Country(CountryPage{
			Layout: layoutFixture("Republic of Korea", CountriesSection, Link{Text: "Countries", Href: "/countries"}), Name: "Republic of Korea", Other: "대한민국", Region: "Asia",
			Profile: "4 agreements with 2 countries, signed from 2017 to 2023.", Total: 4, Ending: eventsFixture()[1:], EndingHref: "/agreements?country=KR&ending=24", PartnersHref: "/agreements/facets/country?country=KR", BodiesHref: "/ministries#kr", ChangesHref: "/changes?country=KR", Coverage: coverageFixture(),
			ListHref: "/agreements?country=KR", Agreements: cards(), Partners: homeFixture().Countries[1:], Years: []Count{{Text: "2017", Href: "/agreements?country=KR&year=2017", Count: 1}, {Text: "2023", Href: "/agreements?country=KR&year=2023", Count: 3}},
			Organisations: []OrganisationCard{org}, Met: 3, Summits: summitFixtures()[:2], SummitLines: eventsFixture()[:1],
		}),
		"organisations": Organisations(OrganisationsPage{Layout: layoutFixture("Ministries and other bodies", MinistriesSection), Heading: "9 ministries and other bodies", Groups: []OrganisationGroup{
			{Name: "Republic of Korea", Href: "/countries/kr", Anchor: "kr", Rows: []OrganisationCard{org}, More: &Link{Text: "All 12 ministries", Href: "/ministries?country=KR"}}, {Name: "International", Anchor: "international", Rows: []OrganisationCard{{Href: "/ministries/world-bank", Name: "World Bank", Type: "International organisation", Agreements: 1}}},
		}}),
		"organisation": Organisation(OrganisationPage{
			Layout: layoutFixture("Ministry of the Interior and Safety", MinistriesSection, Link{Text: "Ministries", Href: "/ministries"}), Short: "MOIS", Type: Value{Anchor: "type", Text: "Ministry", Basis: Inferred, Reason: "Concluded from its name.", Citation: names()[2].Citation},
			Name:    Value{Anchor: "name", Text: "Ministry of the Interior and Safety", Basis: Curated, Citation: names()[2].Citation},
			Country: Value{Anchor: "country", Text: "Republic of Korea", Href: "/countries/kr", Basis: Inferred, Reason: "Concluded from its name.", Citation: names()[2].Citation}, Names: names(),
			Predecessors: []Value{{Anchor: "before-kr-moi", Text: "Ministry of the Interior", Href: "/ministries/kr-moi", Basis: Curated, Citation: names()[0].Citation}},
			Website:      "https://www.mois.go.kr/", ListHref: "/agreements?organisation=kr-mois", Total: 12, Agreements: []SignedAs{{Agreement: Link{Text: "MOU", Href: minsk}, Signed: "26 April 2017", Name: "Ministry of the Interior", NameHref: minsk + "#organisation", Former: true, By: []Signature{kimFixture()}}},
		}),
		"summits": Summits(SummitsPage{Layout: layoutFixture("Summits", SummitsSection), Heading: "3 summits", Series: []Count{{Text: "Digital Nations", Href: "/series/digital-nations", Count: 3}},
			Years: []SummitYear{{Name: "2020", Anchor: "y2020", Rows: summitFixtures()[:1]}, {Name: "2018", Anchor: "y2018", Rows: summitFixtures()[1:2]}, {Name: "Year not stated", Anchor: "undated", Lines: eventsFixture()[1:]}}}),
		"summit": Summit(summitFixture()),
		"series": Series(SeriesPage{Layout: layoutFixture("Digital Nations", SummitsSection, Link{Text: "Summits", Href: "/summits"}), Name: "Digital Nations", About: "A forum of governments that lead in digital government.", Website: "https://www.leadingdigitalgovs.org/",
			Names:   []PeriodName{{Name: "Digital 5", Short: "D5", Period: "December 2014 to February 2018"}, {Name: "Digital Nations", Period: "since November 2019", Current: true}},
			Members: []Member{{Country: Link{Text: "Estonia", Href: "/countries/ee"}, Period: "since December 2014"}, {Country: Link{Text: "Denmark", Href: "/countries/dk"}, Period: "since November 2019", Citation: &Citation{Publisher: "Wikipedia", Href: "https://en.wikipedia.org/wiki/Digital_5"}}},
			Chart:   &Chart{Label: "Members over time", Ticks: []Tick{{Text: "2014", At: "0.0%"}}, Rows: []ChartRow{{Text: "Estonia", Href: "/countries/ee", Title: "Estonia, since December 2014", Y: "26", TextY: "42", X: "10.0%", Width: "90.0%"}}},
			Summits: summitFixtures()}),
		"topics": Topics(TopicsPage{Layout: layoutFixture("Topics", TopicsSection), Heading: "2 topics", Topics: []TopicRow{
			{Href: "/topics/artificial-intelligence", Label: "Artificial intelligence", Other: "인공지능", About: "Use of AI by governments, its rules and its risks.", Count: 2}, {Href: "/topics/cloud", Label: "Cloud", Count: 1}}}),
		"topic": Topic(TopicPage{Layout: layoutFixture("Artificial intelligence", TopicsSection, Link{Text: "Topics", Href: "/topics"}), Label: "Artificial intelligence", Other: "인공지능",
			About: "Use of AI by governments, its rules and its risks.", ListHref: "/agreements?topic=artificial-intelligence", Total: 1, Agreements: cards()[:1], Countries: homeFixture().Countries}),
		"sources": Sources(SourcesPage{Layout: layoutFixture("Sources", SourcesSection), Heading: "1 source", Sources: []SourceCard{hashedSource()}, Coverage: coverageFixture()}),
		"source":  Source(sourceFixture()),
		"quality": Quality(QualityPage{Layout: layoutFixture("How good it is", AboutSection), Version: "1", Texts: "32",
			Shares: []QualityShare{{Quoted, "12", "60.0%"}, {NotStated, "8", "40.0%"}},
			Scores: []QualityScore{{"Signed on", "20", "21", "18", "0.88"}},
			Misses: []QualityMiss{{"a-case", "Signed on", "2022-09-13", ""}}}),
		"extract":   Extract(ExtractPage{Layout: layoutFixture("Read a text", AboutSection), Action: "/extract"}),
		"extracted": Extract(ExtractPage{Layout: layoutFixture("Read a text", AboutSection), Action: "/extract", Result: extractResult()}),
		"about": About(AboutPage{Layout: layoutFixture("How to read the register", AboutSection), Agreements: 4, Sources: 5, LastImport: "24 November 2026", Version: "0.1",
			Examples: map[Basis]Value{Inferred: v}}),
		"error-404": Error(ErrorPage{Layout: layoutFixture("Page not found", ""), Status: 404, Heading: "Page not found", Message: "There is no agreement with the id “zzzzzzzz”.",
			Fixes: []Link{{Text: "Search the agreements", Href: "/agreements"}, {Text: "Home", Href: "/"}}}),
		"error-410": Error(ErrorPage{Layout: layoutFixture("Record withdrawn", ""), Status: 410, Heading: "This record was withdrawn", Message: "Its only source no longer reports it.",
			Fixes: []Link{{Text: "All agreements", Href: "/agreements"}}}),
		"error-400": Error(ErrorPage{Layout: layoutFixture("Not understood", ""), Status: 400, Heading: "That filter is not understood", Message: "“20x7” is not a year.",
			Allowed: []string{"a year from 1990 to 2030, as in year=2017"}, Fixes: []Link{{Text: "The list without this filter", Href: "/agreements?country=KR"}}, RequestID: "c0ffee"}),
		"error-503": Error(ErrorPage{Layout: layoutFixture("Not available", ""), Status: 503, Heading: "The register is not available", Message: "Its database cannot be reached at the moment. Please try again in a minute."}),
	}
	maps.Copy(out, exploring())
	maps.Copy(out, comparing())
	return out
}
