package page

// Coverage says what was read for a page: it tells "there is none" from
// "nobody looked".
type Coverage struct {
	Read       string   // "5 releases published 10 May 2017 to 24 November 2023, and 12 pages"
	Publishers []string // whose releases were read
	// Own is the sentence on what the country itself published; empty where the
	// page is about no country.
	Own  string
	Gaps []Count // fields that no source states, with the agreements concerned
}
