// Package page owns the look of the portal: a struct for each page that holds
// only what is displayed, and the templ component that prints it.
//
// It decides on words for states, on marks, on headings and on the order of
// things. It never reads a request, a query string, a record or a database,
// and imports only web/words: internal/site fills its structs with strings that
// are ready to be shown, in the language of the Layout.
//
// What a page says is never written into a template: it is a message of
// web/words, printed by say(ctx, words.Parties), and a link to one of our pages
// is at(ctx, "/about"). A text that came from elsewhere, a title or a name, is
// printed by foreign, which marks its language.
package page

import "accords/web/words"

// Section is a part of the site, for the navigation.
type Section string

// The sections of the navigation.
const (
	AgreementsSection Section = "agreements"
	CountriesSection  Section = "countries"
	MinistriesSection Section = "ministries"
	SummitsSection    Section = "summits"
	TopicsSection     Section = "topics"
	SourcesSection    Section = "sources"
	AboutSection      Section = "about"
)

// Assets are the addresses of the static files. An empty one is left out of
// the page: a build without Node has no htmx and no font.
type Assets struct {
	CSS      string // app.css
	JS       string // app.js
	HTMX     string // htmx.min.js
	Icon     string // favicon.svg
	FontCSS  string // font.css
	FontFile string // source-sans-3-latin-wght-normal.woff2, asked for early
}

// Layout is what every page has around its content.
type Layout struct {
	Lang        words.Lang
	Title       string // without the name of the site, which is added
	Description string // one sentence for search engines and link previews
	Canonical   string // absolute address; empty on error pages
	Section     Section
	Query       string // text of the search box in the head, where there is one
	Report      string // where to say that something on the page is wrong; may be empty
	NoIndex     bool
	Assets      Assets
	Trail       []Link // the pages above this one, "Home" aside
	Alternates  []Alternate
}

// Alternate is the same page in a language, its own included.
type Alternate struct {
	Lang words.Lang
	Href string
	URL  string // absolute; empty on error pages, which have no other language
}

// Link is an address with its words.
type Link struct {
	Text string
	Href string
	Lang string // BCP 47 of Text where its letters do not tell it
}

// Count is a link with a number of records beside it.
type Count struct {
	Text  string
	Href  string
	Count int
}

// Pager leads through a list of several pages. It is not shown where there are
// no Numbers.
type Pager struct {
	Previous, Next string // addresses; empty at the ends
	Numbers        []PageNumber
}

// PageNumber is one page of a list. A Number of 0 is a gap ("…").
type PageNumber struct {
	Number  int
	Href    string
	Current bool
}
