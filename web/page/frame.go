package page

import (
	"accords/web/words"

	"github.com/a-h/templ"
)

// navigation lists the sections in the order of the head.
func navigation() []navigationLink {
	return []navigationLink{
		{AgreementsSection, words.AgreementsTitle, "/agreements"},
		{CountriesSection, words.CountriesTitle, "/countries"},
		{MinistriesSection, words.MinistriesTitle, "/ministries"},
		{SummitsSection, words.SummitsTitle, "/summits"},
		{TopicsSection, words.TopicsTitle, "/topics"},
		{SourcesSection, words.SourcesTitle, "/sources"},
		{AboutSection, words.AboutTitle, "/about"},
	}
}

type navigationLink struct {
	section Section
	text    words.Text
	href    string
}

// frame is the frame of every page, in its language. Pages that have a search
// box of their own leave out the one in the head.
func frame(l Layout, search bool) templ.Component { return spoken(l.Lang, document(l, search)) }

// Results is the part of List that a filter changes, alone, for a request with
// HX-Request-Type: partial, and the title that the window gets with it.
func Results(p ListPage) templ.Component { return spoken(p.Lang, fragment(p)) }
