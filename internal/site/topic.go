package site

import (
	"net/http"
	"slices"

	"accords/internal/accord"
	"accords/internal/query"
	"accords/web/page"

	"github.com/go-chi/chi/v5"
)

func (s *Site) topics(w http.ResponseWriter, r *http.Request) error {
	rows, err := s.register.Topics(r.Context())
	if err != nil {
		return err
	}
	p := page.TopicsPage{
		Layout:  s.layout("Topics", "Areas of cooperation in agreements on digital government.", "/topics", page.TopicsSection),
		Heading: plural(len(rows), "topic", "topics"),
	}
	for _, t := range rows {
		p.Topics = append(p.Topics, page.TopicRow{Href: topicHref(t.Code), Label: t.Label, LabelKo: t.LabelKo, About: t.About, Count: t.Count})
	}
	return s.render(w, r, page.Topics(p))
}

func (s *Site) topic(w http.ResponseWriter, r *http.Request) error {
	code, err := slugParam(r, chi.URLParam, "slug")
	if err != nil {
		return err
	}
	rows, err := s.register.Topics(r.Context())
	if err != nil {
		return err
	}
	i := slices.IndexFunc(rows, func(t accord.Topic) bool { return t.Code == code })
	if i < 0 {
		return accord.Errorf(accord.NotFound, "The register has no topic “%s”; /topics lists those that it has.", code)
	}
	list, err := s.register.Agreements(r.Context(), query.Agreements{Topics: []string{code}})
	if err != nil {
		return err
	}
	return s.render(w, r, page.Topic(s.newTopicPage(rows[i], list)))
}

func (s *Site) newTopicPage(t accord.Topic, list accord.AgreementPage) page.TopicPage {
	only := query.Agreements{Topics: []string{t.Code}}
	return page.TopicPage{
		Layout: s.layout(t.Label, "Agreements on "+t.Label+".", topicHref(t.Code), page.TopicsSection, page.Link{Text: "Topics", Href: "/topics"}),
		Label:  t.Label, LabelKo: t.LabelKo, About: t.About, ListHref: only.Href(listPath), Total: list.Total,
		Agreements: s.newAgreementCards(list.Rows),
		Countries:  newCounts(list.Facets.Countries, ways, func(v string) query.Agreements { return only.Toggle(query.ParamCountry, v) }, facetLabel),
	}
}
