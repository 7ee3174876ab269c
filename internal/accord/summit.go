package accord

// Summit is a multilateral or named bilateral meeting: a ministerial summit, a
// conference, a forum.
type Summit struct {
	Slug         string
	Name         Fact[string] // the name at the time
	Series       Fact[Ref]    // a reference without a Slug is to one that no editor knows
	Edition      Fact[int]
	Host         Fact[Code]
	Place        Fact[string]
	Virtual      Fact[bool]
	Start, End   Fact[Date]
	Theme        Fact[string]
	NextHost     Fact[Code]
	Participants []Value[Code]
	Outcomes     []Value[string] // sentences of the sources
	Agreements   []AgreementRow  // made there
	Previous     *Ref            // the editions before and after it in its series
	Next         *Ref
	Sources      []Source
	Cited        []Source // other publishers' pages that editors' values rest on; without a Slug
}

// SummitRow is what a list shows of a summit.
type SummitRow struct {
	Slug, Name string
	Series     *Ref
	Edition    int // 0 where it is not known
	Host       Code
	Place      string
	Virtual    bool
	Start, End Date
	Agreements int
}

// Series is a row of summits under one roof whose name may change: the
// Digital Nations were the D5, the D7 and the D9.
type Series struct {
	Slug    string
	Name    string
	About   string
	Website string
	Names   []PeriodName
	Members []Membership
	Summits []SummitRow // oldest first
}

// PeriodName is a name with the time it was in use. A zero date is open.
type PeriodName struct {
	Name     string
	Short    string
	From, To Date
	Citation *Citation
}

// Membership is a country's time in a series.
type Membership struct {
	Country  Code
	From, To Date
	Citation *Citation
}
