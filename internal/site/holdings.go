package site

import (
	"net/http"
	"strings"

	"accords/internal/accord"
	"accords/web/page"
	"accords/web/words"
)

// holdings answers the page on what the register rests on.
func (s *Site) holdings(w http.ResponseWriter, r *http.Request) error {
	h, err := s.register.Holdings(r.Context())
	if err != nil {
		return err
	}
	return s.answer(w, r, recordTwin("/about/coverage", "coverage", s.publisher().HeldBy(h)), page.Holdings(s.newHoldingsPage(h)))
}

// newHoldingsPage is the one place where the holdings become a page.
func (s *Site) newHoldingsPage(h accord.Holdings) page.HoldingsPage {
	p := page.HoldingsPage{
		Layout: s.layout(s.say(words.HoldingsTitle), s.say(words.HoldingsLead), "/about/coverage", page.AboutSection, s.up(words.AboutTheRegister, "/about")),
		Sources: []page.Count{
			{Text: s.say(words.OnlyReleases), Href: s.path("/sources"), Count: h.FromReleases},
			{Text: s.say(words.ReleasesAndMore), Count: h.FromBoth},
			{Text: s.say(words.OnlyCatalogue), Count: h.FromCatalogue},
		},
		SinglesLead: s.say(words.SingleSourceLead, words.Agreements.Count(s.lang, h.SingleTotal)),
	}
	if h.Pages > 0 {
		p.Own = s.say(words.OfThemOwn, words.Number(h.OwnPages))
	}
	for _, v := range h.Values {
		p.Values = append(p.Values, page.Count{Text: s.say(page.Basis(v.Value).Label()), Count: v.Count})
	}
	for _, v := range h.Languages {
		p.Languages = append(p.Languages, page.Count{Text: s.language(v.Value), Count: v.Count})
	}
	for _, d := range h.Doubts {
		p.Twins = append(p.Twins, page.Twins{A: s.record(d.A), B: s.record(d.B), Why: strings.Join(words.RetellAll(s.lang, d.Reasons), "; ")})
	}
	for _, u := range h.Single {
		checked := s.say(words.NeverChecked)
		if day := s.date(u.Checked); day != "" {
			checked = s.say(words.LastChecked, day)
		}
		p.Singles = append(p.Singles, page.Single{Record: s.record(u.Agreement), Source: u.Publisher, Href: u.URL, Date: s.date(u.Published), Checked: checked})
	}
	return p
}

// record links to an agreement.
func (s *Site) record(of accord.Ref) page.Link {
	return page.Link{Text: of.Label, Href: s.agreementHref(of.Slug, of.Readable)}
}

// recordShown is an agreement as the value of a field: "renews …".
func (s *Site) recordShown(of accord.Ref) shown {
	return shown{text: of.Label, href: s.record(of).Href}
}
