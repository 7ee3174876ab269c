package extract

import (
	"fmt"
	"strings"

	"accords/internal/accord"
	"accords/internal/text"
)

// Explain reads a text as Read does and says why: each value with the words and
// the rule that made it, and each instrument that the text names and that no
// agreement was read from.
func (x *Extractor) Explain(s string, ctx Context) accord.Explanation {
	p := x.parse(s, ctx)
	r := p.read()
	return accord.Explanation{Text: s, Findings: findings(r), Passed: p.passed(r)}
}

// findings lists the values of a reading.
func findings(r Reading) []accord.Finding {
	var out []accord.Finding
	add(&out, "release", "title", r.Title, plain)
	add(&out, "release", "published", r.Published, date)
	for i, a := range r.Agreements {
		of := fmt.Sprintf("agreement %d", i+1)
		add(&out, of, "title", a.Title, plain)
		add(&out, of, "kind", a.Kind, func(k accord.Kind) string { return string(k) })
		add(&out, of, "status", a.Status, func(s accord.Status) string { return string(s) })
		addAll(&out, of, "country", a.Countries, code)
		addAll(&out, of, "organisation", a.Organisations, bodyWords)
		addAll(&out, of, "signatory", a.Signatories, signatoryWords)
		add(&out, of, "signed", a.Signed, date)
		add(&out, of, "place", a.Place, plain)
		add(&out, of, "occasion", a.Occasion, plain)
		add(&out, of, "in_force", a.InForce, date)
		add(&out, of, "term", a.Term, accord.Term.String)
		add(&out, of, "expiry", a.Expiry, date)
		add(&out, of, "binding", a.Binding, func(b accord.Binding) string { return string(b) })
		addAll(&out, of, "topic", a.Topics, plain)
		addAll(&out, of, "commitment", a.Commitments, plain)
	}
	for i, m := range r.Summits {
		of := fmt.Sprintf("summit %d", i+1)
		add(&out, of, "name", m.Name, plain)
		add(&out, of, "series", m.Series, plain)
		add(&out, of, "edition", m.Edition, func(n int) string { return fmt.Sprint(n) })
		add(&out, of, "host", m.Host, code)
		add(&out, of, "place", m.Place, plain)
		add(&out, of, "virtual", m.Virtual, func(v bool) string { return fmt.Sprint(v) })
		add(&out, of, "start", m.Start, date)
		add(&out, of, "end", m.End, date)
		add(&out, of, "theme", m.Theme, plain)
		add(&out, of, "next_host", m.NextHost, code)
		addAll(&out, of, "participant", m.Participants, code)
		addAll(&out, of, "outcome", m.Outcomes, plain)
	}
	return out
}

// How the values of each sort are printed.
func plain(s string) string          { return s }
func date(d accord.Date) string      { return d.String() }
func code(c accord.Code) string      { return string(c) }
func bodyWords(b accord.Body) string { return withCode(b.Name, b.Country) }

// signatoryWords is a person as a list has one: "Ama Mensah, Minister of Trade (GH)".
func signatoryWords(s accord.Signatory) string {
	return withCode(strings.TrimSuffix(s.Name+", "+s.Office, ", "), s.Country)
}

// withCode puts the code of a country in brackets behind a name, where it is known.
func withCode(s string, c accord.Code) string {
	if c == "" {
		return s
	}
	return s + " (" + string(c) + ")"
}

// add appends a finding for a value that is stated, and nothing for one that is not.
func add[T any](out *[]accord.Finding, record, field string, v accord.Value[T], words func(T) string) {
	if v.Stated() {
		*out = append(*out, accord.Finding{Record: record, Field: field, Value: words(v.V), Basis: v.Basis, Rule: v.Rule, Reason: v.Reason, Evidence: v.Evidence})
	}
}

// addAll does so for each value of a list.
func addAll[T any](out *[]accord.Finding, record, field string, all []accord.Value[T], words func(T) string) {
	for _, v := range all {
		add(out, record, field, v, words)
	}
}

// passed lists the instruments that are named in a sentence from which no
// agreement has a value, each with what it failed at.
func (p *paper) passed(r Reading) []accord.Rejection {
	var read []accord.Span
	for _, f := range findings(r) {
		if strings.HasPrefix(f.Record, "agreement") && f.Field != "occasion" {
			read = append(read, spansOf(f.Evidence)...)
		}
	}
	var out []accord.Rejection
	at := 0 // p.lines and the sentences are both from left to right
	for _, sentence := range p.doc.Sentences {
		kind := p.doc.Blocks[sentence.Block].Kind
		for at < len(p.lines) && p.lines[at].span.End <= sentence.Span.Start {
			at++
		}
		if overlapsAny(read, sentence.Span) {
			continue
		}
		l := &line{span: sentence.Span, text: p.of(sentence.Span), lower: lowerASCII(p.of(sentence.Span)), kind: kind}
		if !skipped(kind) && at < len(p.lines) {
			if l = &p.lines[at]; p.index.told[at] {
				continue // said once more
			}
		}
		all := findInstruments(l)
		for k, in := range all {
			from, to := coordinate(l, all, k)
			rule, reason := p.whyNot(l, in, from, to)
			out = append(out, accord.Rejection{Span: in.span, Quote: p.of(in.span), Rule: rule, Reason: reason})
		}
	}
	return out
}

// overlapsAny reports whether a span shares a byte with one of a list.
func overlapsAny(list []accord.Span, s accord.Span) bool {
	for _, have := range list {
		if have.Overlaps(s) {
			return true
		}
	}
	return false
}

// whyNot says at what the rules for agreements stopped, in their own order.
func (p *paper) whyNot(l *line, in instrument, from, to int) (rule, reason string) {
	switch l.kind {
	case text.Repeat:
		return "repeat", "The sentence is a copy of one before."
	case text.Furniture, text.Contact, text.Dateline:
		return "no-body", "The line belongs to the page and not to the text: it is a " + string(l.kind) + "."
	}
	e, ok := newEvent(l, in, from, to)
	switch {
	case !ok && denyWords.MatchString(l.text):
		return "denied", "The sentence says that it was not signed."
	case !ok && signedOff.MatchString(l.text):
		return "signed-off", "The sentence says that somebody signed off on it, which is no signature."
	case !ok:
		return "no-act", "The sentence does not say that it was signed, adopted, approved, renewed or is to be."
	case p.commercial(l):
		return "firm", "The sentence is about a contract or a firm, and no second public body or country is in it."
	case in.plural && len(p.clauseParties(l, e)) == 0:
		return "none-in-particular", "The sentence speaks of several and names the parties of none."
	}
	return "no-party", "No country or public body could be read as a party."
}
