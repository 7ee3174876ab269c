package site

import (
	"net/http"
	"strings"

	"accords/internal/accord"
	"accords/internal/query"
	"accords/web/page"
	"accords/web/words"

	"github.com/go-chi/chi/v5"
)

// agreement answers by the id. The readable part of the address may be old,
// wrong or missing: it is corrected by a redirect.
func (s *Site) agreement(w http.ResponseWriter, r *http.Request) error {
	asked := chi.URLParam(r, "id")
	id := strings.ToLower(asked)
	if !accord.ValidID(id) {
		return s.notFound(words.NoPage)
	}
	around, err := s.register.Related(r.Context(), id)
	if err != nil {
		return err
	}
	a := around.Agreement
	if a.ID != asked || chi.URLParam(r, "slug") != a.Slug || r.URL.RawQuery != "" {
		return redirect(w, r, s.path(agreementPath(a.ID, a.Slug)))
	}
	p := s.newAgreementPage(a)
	s.addRelated(&p, around)
	for _, c := range around.History {
		p.History = append(p.History, page.News{State: page.ChangeState(c.What), When: s.day(c.At), Fields: s.newFieldChanges(c.Fields)})
	}
	return s.answer(w, r, s.agreementTwin(accord.Dossier{Agreement: a, Provenance: around.Provenance}), page.Agreement(p))
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
		Commitments:   newValues(s, p, "commitment", a.Commitments, unkeyed, asIs),
		Sources:       s.newSourceCards(a.Sources),
		Cited:         s.newCitedPages(a.Cited),
		Renews:        newValues(s, p, "renews", a.Renews, unkeyed, s.recordShown),
		Implements:    newValues(s, p, "implements", a.Implements, unkeyed, s.recordShown),
		RenewedBy:     newValues(s, p, "renewed_by", a.RenewedBy, unkeyed, s.recordShown),
		ImplementedBy: newValues(s, p, "implemented_by", a.ImplementedBy, unkeyed, s.recordShown),
		InPassing:     a.InPassing, Over: over(a.Expiry.V), FirstSeen: s.day(a.FirstSeen), Changed: s.day(a.Changed),
	}
	if a.Summit != nil {
		out.Summit = newFact(s, p, "summit", accord.Fact[accord.Ref]{Value: a.AtSummit()}, func(m accord.Ref) shown {
			return shown{text: m.Label, href: s.summitHref(m.Slug)}
		})
	}
	for _, m := range a.Merged {
		out.Merged = append(out.Merged, words.RetellAll(s.lang, m.Reasons)...)
	}
	out.Citation = s.citation(a)
	out.CompareHref = s.path(query.Compare{IDs: []string{a.ID}}.Href(comparePath))
	out.Report = s.report(a.Title.V, out.Permalink)
	if a.Expiry.Basis == accord.Calculated {
		out.Expiry.Note = out.Expiry.Reason // the arithmetic stands beside the date, "signed 26 April 2017 + 3 years"
	}
	return out
}

// countryShown is a country with a link to its page.
func (s *Site) countryShown(c accord.Code) shown {
	return shown{text: s.countryName(c), href: s.countryHref(c)}
}

// ofCountry is the name of a country to stand behind that of a body; a body of several
// states has none.
func (s *Site) ofCountry(c accord.Code) string {
	if c == "" {
		return ""
	}
	return s.countryName(c)
}

// addRelated shows the agreements around one, and marks the sources that only
// mention it. A renewal that an editor cites stands among the fields already:
// what a rule concludes of the same two agreements adds nothing.
func (s *Site) addRelated(p *page.AgreementPage, around accord.Related) {
	known := map[string]bool{}
	for _, v := range around.Agreement.Renews {
		known[v.V.Slug] = true
	}
	for _, r := range around.Agreement.RenewedBy {
		known[r.V.Slug] = true
	}
	for _, r := range around.Relations {
		if known[r.ID] && r.Kind != accord.SignedWith {
			continue
		}
		p.Related = append(p.Related, page.Relation{Label: s.coded(words.RelationLabels, string(r.Kind)), Value: page.Value{
			Anchor: "related-" + string(r.Kind) + "-" + r.ID, Text: r.Title, Href: s.agreementHref(r.ID, r.Slug), Note: s.date(r.Signed),
			Basis: page.Inferred, Reason: s.coded(words.RelationRules, string(r.Rule)),
		}})
	}
	for i, src := range p.Sources {
		for _, slug := range around.Mentions {
			p.Sources[i].Mention = p.Sources[i].Mention || src.Href == s.sourceHref(slug)
		}
	}
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
