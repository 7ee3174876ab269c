package page

// SummitsPage is the list of summits.
type SummitsPage struct {
	Layout
	Heading string       // "8 summits"
	Series  []Count      // with the number of summits of each
	Years   []SummitYear // newest first
}

// SummitYear is the summits of a year.
type SummitYear struct {
	Name   string // "2018", "Year not stated"
	Anchor string // id on the page: "y2018"
	Rows   []SummitCard
	Lines  []Event // in years further back, which are many: a line each
}

// SummitPage is everything that the register knows of one summit.
type SummitPage struct {
	Layout
	Permalink    string
	When         string // "20–21 November 2018"; empty where it is not stated
	Name         Fact
	Series       Fact
	Edition      Fact
	Host         Fact
	Place        Fact
	Virtual      Fact // "Yes, held online" or "No, in person"
	Start, End   Fact
	Theme        Fact
	NextHost     Fact
	Participants []Value
	Outcomes     []Value
	Agreements   []AgreementCard
	Margins      []AgreementCard // between a few of the participants
	Previous     *Link
	Next         *Link
	Cited        []CitedPage // other publishers' pages that editors' values rest on
	Sources      []SourceCard
}

// SeriesPage is a row of summits under one roof.
type SeriesPage struct {
	Layout
	Name    string
	About   string
	Website string
	Names   []PeriodName
	Members []Member
	Chart   *Chart // members over time; nil without any
	Summits []SummitCard
}

// Chart is a picture of periods in percent of its width, one line a country.
type Chart struct {
	Label string // what it shows, for who does not see it
	Ticks []Tick
	Rows  []ChartRow
}

// Tick is a year on the axis.
type Tick struct {
	Text string
	At   string // "25%"
}

// ChartRow is the time of one country. Its mark leads to Href.
type ChartRow struct {
	Text, Href, Title string
	Y                 string // the upper edge of the bar
	TextY             string // the base line of the name
	X, Width          string // "25%"
}

// Member is a country's time in a series.
type Member struct {
	Country  Link
	Period   string // "since November 2019"
	Citation *Citation
}
