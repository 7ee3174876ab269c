package site

import (
	"net/http"
	"regexp"
	"strings"

	"accords/internal/accord"
	"accords/web/page"
	"accords/web/words"

	"github.com/go-chi/chi/v5"
)

// idForm is what an id looks like: eight characters of Crockford's base 32.
var idForm = regexp.MustCompile(`^[0-9a-hjkmnp-tv-z]{8}$`)

// agreement answers by the id. The readable part of the address may be old,
// wrong or missing: it is corrected by a redirect.
func (s *Site) agreement(w http.ResponseWriter, r *http.Request) error {
	id := chi.URLParam(r, "id")
	if lower := strings.ToLower(id); lower != id && idForm.MatchString(lower) {
		return redirect(w, r, s.path(listPath+"/"+lower))
	}
	if !idForm.MatchString(id) {
		return s.notFound(words.NoPage)
	}
	a, err := s.register.Agreement(r.Context(), id)
	if err != nil {
		return err
	}
	if chi.URLParam(r, "slug") != a.Slug || r.URL.RawQuery != "" {
		return redirect(w, r, s.path(agreementPath(a.ID, a.Slug)))
	}
	return s.render(w, r, page.Agreement(s.newAgreementPage(a)))
}

// newAgreementPage is the one place where an agreement becomes a page.
func (s *Site) newAgreementPage(a accord.Agreement) page.AgreementPage {
	p := newPapers(a.Sources)
	out := page.AgreementPage{
		Layout: s.layout(a.Title.V, s.describe(a), agreementPath(a.ID, a.Slug), page.AgreementsSection, s.up(words.AgreementsTitle, listPath)),
		ID:     a.ID, Permalink: s.permalink(listPath + "/" + a.ID),
		Title:     newFact(s, p, "title", a.Title, asIs),
		Kind:      newFact(s, p, "kind", a.Kind, func(k accord.Kind) shown { return asIs(s.kind(k)) }),
		Status:    newFact(s, p, "status", a.Status, func(st accord.Status) shown { return asIs(s.status(st)) }),
		Signed:    newFact(s, p, "signed", a.Signed, s.dateShown),
		Place:     newFact(s, p, "place", a.Place, asIs),
		Term:      newFact(s, p, "term", a.Term, func(t accord.Term) shown { return asIs(s.term(t)) }),
		InForce:   newFact(s, p, "in_force", a.InForce, s.dateShown),
		Expiry:    newFact(s, p, "expiry", a.Expiry, s.dateShown),
		Binding:   newFact(s, p, "binding", a.Binding, func(b accord.Binding) shown { return asIs(s.binding(b)) }),
		Occasion:  newFact(s, p, "occasion", a.Occasion, asIs),
		Countries: newValues(s, p, "country", a.Countries, func(c accord.Code) string { return strings.ToLower(string(c)) }, s.countryShown),
		Organisations: newValues(s, p, "organisation", a.Organisations, unkeyed, func(b accord.Body) shown {
			return shown{text: b.Name, note: s.ofCountry(b.Country), href: s.organisationHref(b.Slug)}
		}),
		Signatories: newValues(s, p, "signatory", a.Signatories, unkeyed, func(g accord.Signatory) shown {
			return shown{text: g.Name, note: g.Office}
		}),
		Topics: newValues(s, p, "topic", a.Topics, func(t string) string { return t }, func(t string) shown {
			return shown{text: s.topicLabel(t), href: s.topicHref(t)}
		}),
		Commitments: newValues(s, p, "commitment", a.Commitments, unkeyed, asIs),
		Sources:     s.newSourceCards(a.Sources),
		InPassing:   a.InPassing, FirstSeen: s.day(a.FirstSeen), Changed: s.day(a.Changed),
	}
	if a.Summit != nil {
		out.Summit = &page.Link{Text: a.Summit.Label, Href: s.summitHref(a.Summit.Slug)}
	}
	out.Citation = s.citation(a)
	return out
}

func (s *Site) countryShown(c accord.Code) shown {
	return shown{text: s.countryName(c), href: s.countryHref(c)}
}

func (s *Site) ofCountry(c accord.Code) string {
	if c == "" {
		return ""
	}
	return s.countryName(c)
}

// describe is the sentence for search engines.
func (s *Site) describe(a accord.Agreement) string {
	var parties []string
	for _, c := range a.Countries {
		parties = append(parties, s.countryName(c.V))
	}
	text := s.kind(a.Kind.V)
	if len(parties) > 0 {
		text += ": " + strings.Join(parties, ", ")
	}
	if d := s.date(a.Signed.V); d != "" {
		text += ", " + d
	}
	return text + ". " + s.say(words.EachWithWords)
}

// citation is how to cite the record, in the order of most styles.
func (s *Site) citation(a accord.Agreement) string {
	text := a.Title.V
	if d := s.date(a.Signed.V); d != "" {
		text += " (" + d + ")"
	}
	return s.say(words.CitedRecord, text, s.say(words.SiteName), a.ID, s.permalink(listPath+"/"+a.ID))
}
