package site

import (
	"net/http"

	"accords/web/page"
	"accords/web/words"
)

const accessibilityPath = "/accessibility"

// accessibility answers the statement on accessibility.
func (s *Site) accessibility(w http.ResponseWriter, r *http.Request) error {
	p := page.AccessibilityPage{Layout: s.layout(s.say(words.AccessibilityTitle), s.say(words.AccessibilityAbout), accessibilityPath, page.AboutSection,
		s.up(words.AboutTitle, "/about"))}
	p.Report = s.report(p.Title, s.permalink(accessibilityPath))
	return s.answer(w, r, s.proseTwin(accessibilityPath, p.Layout, page.Accessibility(p)), page.Accessibility(p))
}
