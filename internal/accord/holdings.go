package accord

// Holdings is what the register holds by kind of source, and what a maintainer
// should look at next.
type Holdings struct {
	FromReleases  int // agreements that only releases tell of
	FromCatalogue int // agreements that only the catalogue tells of
	FromBoth      int
	Values        []FacetValue // by basis
	Pages         int          // that editors cite, each once
	OwnPages      int          // of those, published by a party
	Languages     []FacetValue // of the pages
	Doubts        []Twins
	Single        []Unchecked // the first of those below
	SingleTotal   int
}

// CitedPage is a page of another publisher that curated values rest on. Its text
// is not in the register.
type CitedPage struct {
	URL, Publisher, Language string
	Published                Date // as the page states it
	Read                     Date // when an editor last compared a record with it; zero: not noted
	Values                   int  // that rest on it
	Records                  int  // agreements and summits that these belong to
}

// Twins are two agreements that may be one instrument.
type Twins struct {
	A, B    Ref // Slug is an id
	Reasons []string
}

// Unchecked is an agreement that rests on one source alone.
type Unchecked struct {
	Agreement Ref // Slug is an id
	Publisher string
	URL       string // empty where the source is a release
	Published Date   // of the source
	Checked   Date   // when an editor last compared it with its source; zero: never
}
