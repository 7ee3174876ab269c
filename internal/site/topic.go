package site

import (
	"net/http"
	"slices"

	"accords/internal/accord"
	"accords/internal/query"
	"accords/web/page"
	"accords/web/words"

	"github.com/go-chi/chi/v5"
)

// topics answers the list of all areas of work.
func (s *Site) topics(w http.ResponseWriter, r *http.Request) error {
	rows, err := s.register.Topics(r.Context())
	if err != nil {
		return err
	}
	p := page.TopicsPage{
		Layout:  s.layout(s.say(words.TopicsTitle), s.say(words.TopicsAbout), "/topics", page.TopicsSection),
		Heading: words.Topics.Count(s.lang, len(rows)),
	}
	for _, t := range rows {
		p.Topics = append(p.Topics, page.TopicRow{Href: s.topicHref(t.Code), Label: s.topicLabel(t.Code), Other: s.otherName(t.Label, t.LabelKo), About: t.About, Count: t.Count})
	}
	return s.answer(w, r, s.topicsTwin(rows), page.Topics(p))
}

// topic answers an area of work. The codes are few and closed: one that is not listed is
// an address that is none.
func (s *Site) topic(w http.ResponseWriter, r *http.Request) error {
	code, err := s.slugParam(r, chi.URLParam, "slug")
	if err != nil {
		return err
	}
	rows, err := s.register.Topics(r.Context())
	if err != nil {
		return err
	}
	i := slices.IndexFunc(rows, func(t accord.Topic) bool { return t.Code == code })
	if i < 0 {
		return s.notFound(words.NoTopicListed, code)
	}
	list, err := s.register.Agreements(r.Context(), query.Agreements{Topics: []string{code}})
	if err != nil {
		return err
	}
	return s.answer(w, r, s.topicTwin(rows[i]), page.Topic(s.newTopicPage(rows[i], list)))
}

// newTopicPage has the first agreements of an area; the list has all of them.
func (s *Site) newTopicPage(t accord.Topic, list accord.AgreementPage) page.TopicPage {
	only := query.Agreements{Topics: []string{t.Code}}
	return page.TopicPage{
		Layout: s.layout(s.topicLabel(t.Code), s.say(words.TopicAbout, s.topicLabel(t.Code)), topicPath(t.Code), page.TopicsSection, s.up(words.TopicsTitle, "/topics")),
		Label:  s.topicLabel(t.Code), Other: s.otherName(t.Label, t.LabelKo), About: t.About, ListHref: s.listHref(only), Total: list.Total,
		Agreements: s.newAgreementCards(list.Rows),
		Countries:  s.newCounts(list.Facets.Countries, ways, func(v string) query.Agreements { return only.Toggle(query.ParamCountry, v) }, s.countryLabel),
	}
}
