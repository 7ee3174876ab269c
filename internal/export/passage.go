package export

import (
	"iter"
	"strconv"

	"accords/internal/accord"
)

// statement is a value of a record in words, with the passages that it was read
// from. It is what the forms have in common that are about evidence: a row or an
// annotation for each passage.
type statement struct {
	field    string // as changes name it: "signed", "country"
	value    string // codes and kinds in English words, dates as 2017-04-26
	basis    accord.Basis
	reason   string // empty for a plain quotation
	chosen   bool   // false: another source says so, and the headline is a different value
	evidence []accord.Evidence
}

// statements collects those of one record, in the order of its page.
type statements []statement

func state[T any](s *statements, field string, v accord.Value[T], chosen bool, print func(T) string) {
	if v.Stated() {
		*s = append(*s, statement{field, print(v.V), v.Basis, v.Reason, chosen, v.Evidence})
	}
}

func stateFact[T any](s *statements, field string, f accord.Fact[T], print func(T) string) {
	state(s, field, f.Value, true, print)
	for _, other := range f.Others {
		state(s, field, other, false, print)
	}
}

func stateAll[T any](s *statements, field string, list []accord.Value[T], print func(T) string) {
	for _, v := range list {
		state(s, field, v, true, print)
	}
}

func plain(s string) string { return s }

// ofAgreement is every value of an agreement that a source may state.
func (p Publisher) ofAgreement(a accord.Agreement) statements {
	var s statements
	stateFact(&s, "title", a.Title, plain)
	stateFact(&s, "kind", a.Kind, kindName)
	stateFact(&s, "status", a.Status, func(v accord.Status) string { return words(string(v)) })
	stateFact(&s, "signed", a.Signed, accord.Date.String)
	stateFact(&s, "place", a.Place, plain)
	stateFact(&s, "term", a.Term, accord.Term.String)
	stateFact(&s, "in_force", a.InForce, accord.Date.String)
	stateFact(&s, "expiry", a.Expiry, accord.Date.String)
	stateFact(&s, "binding", a.Binding, bindingName)
	stateFact(&s, "occasion", a.Occasion, plain)
	state(&s, "summit", a.AtSummit(), true, func(r accord.Ref) string { return r.Label })
	stateAll(&s, "country", a.Countries, p.countryName)
	stateAll(&s, "organisation", a.Organisations, func(b accord.Body) string { return b.Name })
	stateAll(&s, "signatory", a.Signatories, signatoryName)
	stateAll(&s, "topic", a.Topics, p.topicName)
	stateAll(&s, "commitment", a.Commitments, plain)
	stateAll(&s, "renews", a.Renews, p.refName)
	stateAll(&s, "implements", a.Implements, p.refName)
	return s
}

// refName is the permanent address of another agreement: titles change.
func (p Publisher) refName(r accord.Ref) string { return p.Permalink(r.Slug) }

// ofSummit is every value of a summit that a source may state.
func (p Publisher) ofSummit(m accord.Summit) statements {
	var s statements
	stateFact(&s, "name", m.Name, plain)
	stateFact(&s, "series", m.Series, func(r accord.Ref) string { return r.Label })
	stateFact(&s, "edition", m.Edition, strconv.Itoa)
	stateFact(&s, "host", m.Host, p.countryName)
	stateFact(&s, "place", m.Place, plain)
	stateFact(&s, "virtual", m.Virtual, yes)
	stateFact(&s, "start", m.Start, accord.Date.String)
	stateFact(&s, "end", m.End, accord.Date.String)
	stateFact(&s, "theme", m.Theme, plain)
	stateFact(&s, "next_host", m.NextHost, p.countryName)
	stateAll(&s, "participant", m.Participants, p.countryName)
	stateAll(&s, "outcome", m.Outcomes, plain)
	return s
}

// passage is one passage that one value was read from.
type passage struct {
	record  accord.RecordKind
	key     string // id of an agreement, slug of a summit
	address string
	statement
	at accord.Evidence
}

// passages are those of all agreements and then of all summits. Agreements are
// drawn while they are written.
func (p Publisher) passages(agreements iter.Seq2[accord.Dossier, error], summits []accord.SummitDossier) iter.Seq2[passage, error] {
	return func(yield func(passage, error) bool) {
		each := func(record accord.RecordKind, key, address string, list statements) bool {
			for _, s := range list {
				for _, e := range s.evidence {
					if !yield(passage{record, key, address, s, e}, nil) {
						return false
					}
				}
			}
			return true
		}
		for d, err := range agreements {
			if err != nil {
				yield(passage{}, err)
				return
			}
			if !each(accord.RecordAgreement, d.ID, p.Permalink(d.ID), p.ofAgreement(d.Agreement)) {
				return
			}
		}
		for _, m := range summits {
			if !each(accord.RecordSummit, m.Slug, p.SummitURL(m.Slug), p.ofSummit(m.Summit)) {
				return
			}
		}
	}
}

// evidenceTable lists every passage that any value rests on, those of values that
// another source was preferred to among them. First byte and byte after count the
// bytes of the stored text in UTF-8, from 0.
func (p Publisher) evidenceTable(agreements iter.Seq2[accord.Dossier, error], summits []accord.SummitDossier) Table {
	type r = passage
	return newTable(p.passages(agreements, summits), []column[r]{
		{"Record", func(e r) string { return words(string(e.record)) }},
		{"Key", func(e r) string { return e.key }},
		{"Address", func(e r) string { return e.address }},
		{"Field", func(e r) string { return words(e.field) }},
		{"Value", func(e r) string { return e.value }},
		{"How it is known", func(e r) string { return basisName(e.basis) }},
		{"In the headline", func(e r) string { return yes(e.chosen) }},
		{"Source", func(e r) string { return p.SourceURL(e.at.Document) }},
		{"First byte", func(e r) string { return strconv.Itoa(e.at.Span.Start) }},
		{"Byte after", func(e r) string { return strconv.Itoa(e.at.Span.End) }},
		{"Quotation", func(e r) string { return e.at.Quote }},
	})
}
