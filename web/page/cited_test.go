package page

import "github.com/a-h/templ"

// cataloguedIdeas are what the records of the catalogue bring: values that
// several pages state, and the pages themselves.
func cataloguedIdeas() map[string]templ.Component {
	term := Value{Anchor: "term", Text: "5 years", Basis: Curated,
		Citation: &Citation{Publisher: "Ministry of the Interior and Safety", Href: "https://mois.example/1", Date: "23 November 2023", Language: "Korean"},
		Further:  []Citation{{Publisher: "Newspim", Href: "https://newspim.example/2", Note: "Valid for five years."}},
	}
	pages := []CitedPage{
		{Href: "https://mois.example/1", Publisher: "Ministry of the Interior and Safety", Published: "23 November 2023", Language: "Korean", Fields: []string{"Term", "Signed on"}},
		{Href: "https://newspim.example/2", Publisher: "Newspim"},
	}
	return map[string]templ.Component{
		"value-two-pages": value("Term", term),
		"cited-pages":     citedPages(pages, []string{"same parties, kind and day", "both name MOIS"}),
		"cited-alone":     citedPages(pages[1:], nil),
	}
}
