package site

import (
	"fmt"
	"net/http"

	"accords/internal/accord"
	"accords/web/page"
	"accords/web/words"
)

// quality answers the page on how well the rules read, and how values are known.
func (s *Site) quality(w http.ResponseWriter, r *http.Request) error {
	bases, err := s.register.Bases(r.Context())
	if err != nil {
		return err
	}
	return s.answer(w, r, recordTwin("/about/quality", "quality", s.publisher().Quality(bases, s.cfg.Quality)), page.Quality(s.newQualityPage(bases, s.cfg.Quality)))
}

// newQualityPage is the one place where the figures become a page.
func (s *Site) newQualityPage(bases map[accord.Basis]int, q accord.Quality) page.QualityPage {
	p := page.QualityPage{
		Layout:  s.layout(s.say(words.QualityTitle), s.say(words.QualityAbout), "/about/quality", page.AboutSection, s.up(words.AboutTitle, "/about")),
		Version: q.Version, Texts: number(q.Texts),
	}
	total := 0
	for _, n := range bases {
		total += n
	}
	for _, b := range accord.Bases() {
		share := 0.0
		if total > 0 {
			share = 100 * float64(bases[b]) / float64(total)
		}
		p.Shares = append(p.Shares, page.QualityShare{Basis: page.Basis(b), Values: number(bases[b]), Share: fmt.Sprintf("%.1f%%", share)})
	}
	for _, sc := range q.Scores {
		p.Scores = append(p.Scores, page.QualityScore{Field: s.scored(sc.Field), Labelled: number(sc.Labelled), Read: number(sc.Read), Both: number(sc.Both), F1: fmt.Sprintf("%.2f", sc.F1())})
	}
	for _, m := range q.Misses {
		p.Misses = append(p.Misses, page.QualityMiss{Text: m.Text, Field: s.scored(m.Field), Want: m.Want, Got: m.Got})
	}
	return p
}

// scored names a field, or a record that was found or not.
func (s *Site) scored(field string) string {
	switch field {
	case "agreement":
		return s.say(words.AgreementsTitle)
	case "summit":
		return s.say(words.SummitsTitle)
	}
	return s.field(field)
}
