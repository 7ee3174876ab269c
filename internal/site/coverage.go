package site

import (
	"strings"

	"accords/internal/accord"
	"accords/internal/query"
	"accords/web/page"
	"accords/web/words"
)

// newCoverage says what a page rests on. The gaps lead to the list of the
// page's agreements that have them.
func (s *Site) newCoverage(c accord.Coverage, of query.Agreements) page.Coverage {
	out := page.Coverage{Read: s.covered(c), Publishers: c.Publishers}
	if len(of.Countries) > 0 {
		out.Own = s.ownWords(s.countryNames(of.Countries), c.Own)
	}
	for _, g := range c.Gaps {
		of.Bases = []string{g.Value}
		out.Gaps = append(out.Gaps, page.Count{Text: s.say(words.FieldNotStated, s.field(g.Label)), Href: s.listHref(of), Count: g.Count})
	}
	return out
}

// covered says in half a sentence what was read.
func (s *Site) covered(c accord.Coverage) string {
	text := words.Releases.Count(s.lang, c.Documents)
	if period := s.period(c.From, c.To); period != "" {
		text = s.say(words.PublishedWhen, text, period)
	}
	if c.Cited > 0 {
		text = s.say(words.AndCited, text, words.OtherPages.Count(s.lang, c.Cited))
	}
	return text
}

// ownWords says whether a country's own publications were read: what others
// say of it is a different thing.
func (s *Site) ownWords(countries string, own []string) string {
	if len(own) == 0 {
		return s.say(words.NoneOwn, countries)
	}
	return s.say(words.OwnRead, countries, strings.Join(own, "; "))
}
