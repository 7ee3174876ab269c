package importer

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"accords/internal/accord"
	"accords/seeds"
)

// curated is a record of the catalogue on its way: what it says, and what says
// which instrument it tells of.
type curated struct {
	seeds.Record
	agreement accord.Agreement
	pages     []string
}

// agreementRecord is the one place where a record of the catalogue becomes an
// agreement. Its id comes later, when all records are known.
func (im *Importer) agreementRecord(r seeds.Record) (curated, error) {
	c := curated{Record: r}
	var a accord.Agreement
	for _, f := range r.Facts {
		f = im.readable(f)
		if im.isState(f) {
			continue
		}
		if err := im.knownCodes(f); err != nil {
			return c, err
		}
		if err := f.OnAgreement(&a); err != nil {
			return c, err
		}
		if page := samePage(f.Citation.URL); len(c.pages) == 0 || c.pages[len(c.pages)-1] != page {
			c.pages = append(c.pages, page)
		}
	}
	b := &builder{im: im, document: r.Key, published: published(r.Facts)}
	b.resolve(&a)
	im.markOwn(&a)
	a.Expiry = expiry(a)
	if r.Title != "" {
		a.Title.Value = accord.Value[string]{V: r.Title, Basis: accord.Inferred, Rule: "descriptive-title",
			Reason: "descriptive: an editor’s words for the kind, the parties and the subject"}
	}
	a.Slug = firstOf(slugify(firstOf(r.Title, a.Title.V)), "agreement")
	if r.AtSummit != "" {
		a.Summit = &accord.Ref{Slug: r.AtSummit}
	}
	c.agreement = a
	return c, nil
}

// published is the first day that a page of the record was published on, for
// bodies whose name tells of a time, where no day of signature is known.
func published(facts []seeds.Fact) accord.Date {
	var first accord.Date
	for _, f := range facts {
		if d := f.Citation.Published; d.Year != 0 && (first.Year == 0 || d.Compare(first) < 0) {
			first = d
		}
	}
	return first
}

// readable puts the name of a country where only its code is known.
func (im *Importer) readable(f seeds.Fact) seeds.Fact {
	if f.Field == "place" && f.Country != "" {
		for _, c := range im.authority.Countries {
			if c.Code == f.Country {
				f.Value = c.Name
			}
		}
	}
	return f
}

// isState says whether a body is the state itself: the "Government of Estonia"
// is Estonia, which is a party already, and no ministry.
func (im *Importer) isState(f seeds.Fact) bool {
	if f.Field != "organisation" {
		return false
	}
	rest, ok := strings.CutPrefix(f.Value, "Government of ")
	if !ok {
		return false
	}
	code, ok := im.resolver.Lookup(strings.TrimPrefix(rest, "the "))
	return ok && (f.Country == "" || f.Country == code)
}

// knownCodes asks for real countries and topics: the form of a code is checked
// where the line is read, and the database would refuse all records for one.
func (im *Importer) knownCodes(f seeds.Fact) error {
	codes := []accord.Code{f.Country}
	switch f.Field {
	case "country", "host", "next_host", "participant":
		codes = append(codes, accord.Code(f.Value))
	case "topic":
		if !im.hasTopic(f.Value) {
			return fmt.Errorf("topic %q is none of authority/topics.yaml", f.Value)
		}
	}
	for _, code := range codes {
		if code != "" && !im.hasCountry(code) {
			return fmt.Errorf("%s: there is no country %s", f.Field, code)
		}
	}
	return nil
}

// knownNotes is knownCodes for the notes beside a release.
func (im *Importer) knownNotes(n seeds.Notes) error {
	if n.Country != "" && !im.hasCountry(n.Country) {
		return fmt.Errorf("publisher_country: there is no country %s", n.Country)
	}
	check := func(of string, facts []seeds.Fact) error {
		for _, f := range facts {
			if err := im.knownCodes(f); err != nil {
				return fmt.Errorf("%s: %w", of, err)
			}
		}
		return nil
	}
	for _, a := range n.Agreements {
		for _, c := range a.Countries {
			if !im.hasCountry(c) {
				return fmt.Errorf("agreement %s: match: there is no country %s", a.ID, c)
			}
		}
		if err := check("agreement "+a.ID, a.Facts); err != nil {
			return err
		}
	}
	for _, s := range n.Summits {
		if err := check("summit "+s.Slug, s.Facts); err != nil {
			return err
		}
	}
	return nil
}

// hasCountry reports whether there is a country of this code: a typing mistake in a
// record is told and not imported.
func (im *Importer) hasCountry(code accord.Code) bool {
	return slices.ContainsFunc(im.authority.Countries, func(c accord.Country) bool { return c.Code == code })
}

// hasTopic reports whether there is such an area of work.
func (im *Importer) hasTopic(code string) bool {
	return slices.ContainsFunc(im.authority.Topics, func(t accord.Topic) bool { return t.Code == code })
}

// summitRecord is the one place where a record of the catalogue becomes a summit.
// Its slug is the record's key, which an editor also gives a summit that the
// authority has already.
func (im *Importer) summitRecord(r seeds.Record) (accord.CatalogueRecord, error) {
	s := accord.Summit{Slug: r.Key}
	for _, f := range r.Facts {
		if err := im.knownCodes(f); err != nil {
			return accord.CatalogueRecord{}, err
		}
		if err := f.OnSummit(&s); err != nil {
			return accord.CatalogueRecord{}, err
		}
	}
	im.series.resolve(&s.Series)
	return accord.CatalogueRecord{Key: r.Key, Summit: &s}, nil
}

// markOwn says of every page whether a party published it: the host of a
// party's government, or a body that is a party.
func (im *Importer) markOwn(a *accord.Agreement) {
	countries := map[accord.Code]bool{}
	for _, c := range a.Countries {
		countries[c.V] = true
	}
	bodies := map[string]bool{}
	for _, b := range a.Organisations {
		bodies[b.V.Slug] = true
		countries[b.V.Country] = true
	}
	delete(countries, "")
	own := func(c *accord.Citation) {
		if c == nil {
			return
		}
		if u, err := url.Parse(c.URL); err == nil {
			code, ok := im.resolver.Government(u.Hostname())
			c.Own = ok && countries[code]
		}
		if slug, ok := im.resolver.Resolve(c.Publisher, "", c.Published); ok && bodies[slug] {
			c.Own = true
		}
	}
	ownFact(own, &a.Kind)
	ownFact(own, &a.Status)
	ownFact(own, &a.Signed)
	ownFact(own, &a.Place)
	ownFact(own, &a.Term)
	ownFact(own, &a.InForce)
	ownFact(own, &a.Binding)
	ownFact(own, &a.Occasion)
	ownList(own, a.Countries)
	ownList(own, a.Organisations)
	ownList(own, a.Signatories)
	ownList(own, a.Topics)
}

// ownFact marks the pages that a party to the record published itself.
func ownFact[T any](own func(*accord.Citation), f *accord.Fact[T]) {
	own(f.Citation)
	for i := range f.Others {
		own(f.Others[i].Citation)
	}
}

// ownList does so for each value of a list.
func ownList[T any](own func(*accord.Citation), list []accord.Value[T]) {
	for i := range list {
		own(list[i].Citation)
		for j := range list[i].Further {
			own(&list[i].Further[j])
		}
	}
}
