package accord

// PairCount is how many agreements two countries are both party to. A comes
// before B in the alphabet of codes.
type PairCount struct {
	A, B  Code
	Count int
}

// Pair is what the register knows of two countries together.
type Pair struct {
	A, B     Country
	Direct   []AgreementRow // of these two alone, newest first
	Shared   []AgreementRow // of both and others: charters, declarations of groups
	Series   []SharedSeries
	Summits  []SummitRow // that both took part in, newest first
	Coverage Coverage    // of the sources that name one of the two
}

// SharedSeries is a group that both countries belong or belonged to.
type SharedSeries struct {
	Ref
	A, B Membership
}

// Coverage says what was read: it tells "there is none" from "nobody looked".
type Coverage struct {
	Documents  int      // releases that were read from end to end
	From, To   Date     // when the first and the last of them was published
	Publishers []string // of them, by name
	Own        []string // those of them that the country itself published; empty for the whole register
	Cited      int      // pages of other publishers that editors took values from
	Agreements int      // records that it covers
	Gaps       []FacetValue
}
