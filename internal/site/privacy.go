package site

import (
	"net/http"

	"accords/web/page"
	"accords/web/words"
)

const privacyPath = "/privacy"

// privacy answers the notice on persons: who is named, what is left out, and how
// to be taken out.
func (s *Site) privacy(w http.ResponseWriter, r *http.Request) error {
	p := page.PrivacyPage{Layout: s.layout(s.say(words.PrivacyTitle), s.say(words.PrivacyAbout), privacyPath, page.AboutSection,
		s.up(words.AboutTitle, "/about"))}
	p.Report = s.report(p.Title, s.permalink(privacyPath))
	return s.answer(w, r, s.proseTwin(privacyPath, p.Layout, page.Privacy(p)), page.Privacy(p))
}
