package site

import (
	"net/http"
	"regexp"
	"strings"

	"accords/internal/accord"
	"accords/web/page"

	"github.com/go-chi/chi/v5"
)

// idForm is what an id looks like: eight characters of Crockford's base 32.
var idForm = regexp.MustCompile(`^[0-9a-hjkmnp-tv-z]{8}$`)

// agreement answers by the id. The readable part of the address may be old,
// wrong or missing: it is corrected by a redirect.
func (s *Site) agreement(w http.ResponseWriter, r *http.Request) error {
	id := chi.URLParam(r, "id")
	if lower := strings.ToLower(id); lower != id && idForm.MatchString(lower) {
		return redirect(w, r, listPath+"/"+lower)
	}
	if !idForm.MatchString(id) {
		return errNoPage
	}
	a, err := s.register.Agreement(r.Context(), id)
	if err != nil {
		return err
	}
	if chi.URLParam(r, "slug") != a.Slug || r.URL.RawQuery != "" {
		return redirect(w, r, agreementHref(a.ID, a.Slug))
	}
	return s.render(w, r, page.Agreement(s.newAgreementPage(a)))
}

// newAgreementPage is the one place where an agreement becomes a page.
func (s *Site) newAgreementPage(a accord.Agreement) page.AgreementPage {
	p := newPapers(a.Sources)
	out := page.AgreementPage{
		Layout: s.layout(a.Title.V, s.describe(a), agreementHref(a.ID, a.Slug), page.AgreementsSection, page.Link{Text: "Agreements", Href: listPath}),
		ID:     a.ID, Permalink: s.cfg.BaseURL + listPath + "/" + a.ID,
		Title:     newFact(p, "title", a.Title, words),
		Kind:      newFact(p, "kind", a.Kind, func(k accord.Kind) shown { return words(kindLabel(k)) }),
		Status:    newFact(p, "status", a.Status, func(st accord.Status) shown { return words(label(string(st))) }),
		Signed:    newFact(p, "signed", a.Signed, dateWords),
		Place:     newFact(p, "place", a.Place, words),
		Term:      newFact(p, "term", a.Term, func(t accord.Term) shown { return words(formatTerm(t)) }),
		InForce:   newFact(p, "in_force", a.InForce, dateWords),
		Expiry:    newFact(p, "expiry", a.Expiry, dateWords),
		Binding:   newFact(p, "binding", a.Binding, func(b accord.Binding) shown { return words(bindingLabel(b)) }),
		Occasion:  newFact(p, "occasion", a.Occasion, words),
		Countries: newValues(p, "country", a.Countries, func(c accord.Code) string { return strings.ToLower(string(c)) }, s.countryWords),
		Organisations: newValues(p, "organisation", a.Organisations, unkeyed, func(b accord.Body) shown {
			return shown{text: b.Name, note: s.ofCountry(b.Country), href: organisationHref(b.Slug)}
		}),
		Signatories: newValues(p, "signatory", a.Signatories, unkeyed, func(g accord.Signatory) shown {
			return shown{text: g.Name, note: g.Office}
		}),
		Topics: newValues(p, "topic", a.Topics, func(t string) string { return t }, func(t string) shown {
			return shown{text: s.topicLabel(t), href: topicHref(t)}
		}),
		Commitments: newValues(p, "commitment", a.Commitments, unkeyed, words),
		Sources:     newSourceCards(a.Sources),
		InPassing:   a.InPassing, FirstSeen: formatDay(a.FirstSeen), Changed: formatDay(a.Changed),
	}
	if a.Summit != nil {
		out.Summit = &page.Link{Text: a.Summit.Label, Href: summitHref(a.Summit.Slug)}
	}
	out.Citation = s.citation(a)
	return out
}

func (s *Site) countryWords(c accord.Code) shown {
	return shown{text: s.countryName(c), href: countryHref(c)}
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
	text := kindLabel(a.Kind.V)
	if len(parties) > 0 {
		text += ": " + strings.Join(parties, ", ")
	}
	if d := formatDate(a.Signed.V); d != "" {
		text += ", " + d
	}
	return text + ". Each value with the words that it was read from."
}

// citation is how to cite the record, in the order of most styles.
func (s *Site) citation(a accord.Agreement) string {
	text := a.Title.V
	if d := formatDate(a.Signed.V); d != "" {
		text += " (" + d + ")"
	}
	return text + ". Digital Government Accords, record " + a.ID + ". " + s.cfg.BaseURL + listPath + "/" + a.ID
}
