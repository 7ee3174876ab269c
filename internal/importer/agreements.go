package importer

import (
	"fmt"
	"slices"
	"strings"

	"accords/internal/accord"
	"accords/internal/extract"
	"accords/seeds"
)

// newAgreements turns what was read into records, in the order of the text.
func (b *builder) newAgreements(read []extract.Agreement, notes []seeds.AgreementNotes, summits []accord.Summit) []accord.Agreement {
	var all []accord.Agreement
	for _, r := range b.match(read, notes) {
		a := b.newAgreement(r.Agreement, summits)
		a.ID = agreementID(b.document, r.Kind.V, r.countries, r.nth)
		if r.notes != nil {
			a.ID = r.notes.ID
			b.curate("agreement "+a.ID, r.notes.Facts, func(f seeds.Fact) error { return f.OnAgreement(&a) })
		}
		b.resolve(&a)
		a.Expiry = expiry(a)
		a.Slug = firstOf(slugify(a.Title.V), "agreement")
		all = append(all, a)
	}
	return all
}

// newAgreement is the one place where a reading's agreement becomes a record.
func (b *builder) newAgreement(r extract.Agreement, summits []accord.Summit) accord.Agreement {
	a := accord.Agreement{
		Title:         fact(b, r.Title),
		Kind:          fact(b, r.Kind),
		Status:        fact(b, r.Status),
		Signed:        fact(b, r.Signed),
		Place:         fact(b, r.Place),
		Term:          fact(b, r.Term),
		InForce:       fact(b, r.InForce),
		Expiry:        fact(b, r.Expiry),
		Binding:       fact(b, r.Binding),
		Occasion:      fact(b, r.Occasion),
		Countries:     list(b, r.Countries),
		Organisations: list(b, r.Organisations),
		Signatories:   list(b, r.Signatories),
		Topics:        list(b, r.Topics),
		Commitments:   list(b, r.Commitments),
		InPassing:     r.InPassing,
	}
	if r.Summit >= 0 && r.Summit < len(summits) {
		s := summits[r.Summit]
		a.Summit = &accord.Ref{Slug: s.Slug, Label: s.Name.V}
	}
	return a
}

// resolve finds out which organisations are meant. The date matters, because
// a name moves from one body to another: the day of signature where it is
// known, otherwise the day of publication.
func (b *builder) resolve(a *accord.Agreement) {
	on := a.Signed.V
	if on.Year == 0 {
		on = b.published
	}
	parties := codes(a.Countries)
	for i := range a.Organisations {
		b.resolveBody(&a.Organisations[i].V, parties, on)
	}
	// Two names of one body in one agreement are one party.
	known := map[string]bool{}
	a.Organisations = slices.DeleteFunc(a.Organisations, func(v accord.Value[accord.Body]) bool {
		twice := known[v.V.Slug] || v.V.Slug == ""
		known[v.V.Slug] = true
		return twice
	})
}

// resolveBody sets the slug. A body whose country the text leaves open is the
// one that a party has, if only one party has a body of that name.
func (b *builder) resolveBody(body *accord.Body, parties []accord.Code, on accord.Date) {
	if slug, ok := b.im.resolver.Resolve(body.Name, body.Country, on); ok {
		body.Slug = slug
		return
	}
	name, country := b.withoutCountry(*body)
	body.Country = country
	if country != "" {
		parties = []accord.Code{country}
	}
	var found []accord.Body
	for _, of := range parties {
		if slug, ok := b.im.resolver.Resolve(name, of, on); ok {
			found = append(found, accord.Body{Name: body.Name, Country: of, Slug: slug})
		}
	}
	if len(found) == 1 {
		*body = found[0]
		return
	}
	body.Slug = organisationSlug(name, country)
}

// withoutCountry takes "of the Republic of Korea" off "Ministry of the Interior
// of the Republic of Korea": another release leaves it out, and means the same
// body. A name with one "of", such as "Bank of Korea", is a name as a whole.
func (b *builder) withoutCountry(body accord.Body) (string, accord.Code) {
	const of = " of "
	for at := strings.Index(body.Name, of); at >= 0; {
		name, rest := body.Name[:at], strings.TrimPrefix(body.Name[at+len(of):], "the ")
		code, ok := b.im.resolver.Lookup(rest)
		if ok && (body.Country == "" || body.Country == code) && (strings.Contains(name, of) || strings.Contains(name, " for ")) {
			return name, code
		}
		next := strings.Index(body.Name[at+1:], of)
		if next < 0 {
			break
		}
		at += 1 + next
	}
	return body.Name, body.Country
}

// curate puts an editor's facts on a record. They were tried when the notes
// were read, so that an error here is a mistake of the portal.
func (b *builder) curate(what string, facts []seeds.Fact, put func(seeds.Fact) error) {
	for _, f := range facts {
		if err := put(f); err != nil {
			b.faults = append(b.faults, fmt.Errorf("%s: %w", what, err))
		}
	}
}

// codes returns the countries sorted and once each: the same parties in another
// order are the same parties.
func codes(values []accord.Value[accord.Code]) []accord.Code {
	var all []accord.Code
	for _, v := range values {
		all = append(all, v.V)
	}
	slices.Sort(all)
	return slices.Compact(all)
}
