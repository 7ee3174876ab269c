package extract

import (
	"strings"

	"accords/internal/accord"
)

// Corpus is a reading in the form of the project's labelled corpus, as
// `portal extract` prints it.
type Corpus struct {
	Title      string            `json:"title,omitempty"`
	Published  *string           `json:"published"`
	Agreements []CorpusAgreement `json:"agreements"`
	Summits    []CorpusSummit    `json:"summits"`
}

// CorpusAgreement is an agreement in the form of the corpus.
type CorpusAgreement struct {
	Primary       bool                    `json:"primary"`
	Title         string                  `json:"title"`
	Kind          accord.Kind             `json:"kind"`
	Status        accord.Status           `json:"status"`
	Signed        *string                 `json:"signed"`
	SignedBasis   string                  `json:"signed_basis"`
	Countries     []accord.Code           `json:"countries"`
	Organisations []CorpusName            `json:"organisations"`
	Signatories   []CorpusName            `json:"signatories"`
	Place         *string                 `json:"place"`
	TermYears     *int                    `json:"term_years"`
	InForce       *string                 `json:"in_force"`
	Expiry        *string                 `json:"expiry"`
	Binding       *string                 `json:"binding"`
	Topics        []string                `json:"topics"`
	Evidence      map[string][]CorpusSpan `json:"evidence"`
	Why           map[string]string       `json:"why,omitempty"`
}

// CorpusSummit is a summit in the form of the corpus.
type CorpusSummit struct {
	Primary      bool                    `json:"primary"`
	Name         string                  `json:"name"`
	Series       *string                 `json:"series"`
	Edition      *int                    `json:"edition"`
	Host         *accord.Code            `json:"host_country"`
	Place        *string                 `json:"place"`
	Virtual      bool                    `json:"virtual"`
	Start        *string                 `json:"start"`
	End          *string                 `json:"end"`
	Participants []accord.Code           `json:"participants"`
	Evidence     map[string][]CorpusSpan `json:"evidence"`
}

// CorpusName is a body or a person.
type CorpusName struct {
	Name    string      `json:"name"`
	Office  string      `json:"office,omitempty"`
	Country accord.Code `json:"country,omitempty"`
}

// CorpusSpan is a passage: byte offsets and exactly their bytes.
type CorpusSpan struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Quote string `json:"quote"`
}

// Report turns a reading into the form of the corpus.
func Report(r Reading) Corpus {
	out := Corpus{Title: r.Title.V, Published: dateText(r.Published), Agreements: []CorpusAgreement{}, Summits: []CorpusSummit{}}
	for _, a := range r.Agreements {
		out.Agreements = append(out.Agreements, reportAgreement(a))
	}
	for _, s := range r.Summits {
		out.Summits = append(out.Summits, reportSummit(s))
	}
	return out
}

// reportAgreement has the words of each value under the name of its field; what is not
// stated is null or left out, as the form of the corpus wants it.
func reportAgreement(a Agreement) CorpusAgreement {
	e := spans{}
	why := map[string]string{}
	out := CorpusAgreement{
		Primary: !a.InPassing, Title: a.Title.V, Kind: a.Kind.V, Status: a.Status.V, Signed: dateText(a.Signed), SignedBasis: signedBasis(a.Signed),
		Countries: codes(a.Countries), Topics: make([]string, 0, len(a.Topics)), Organisations: []CorpusName{}, Signatories: []CorpusName{},
		Place: textOf(a.Place), InForce: dateText(a.InForce), Expiry: dateText(a.Expiry), Evidence: e, Why: why,
	}
	if a.Term.Stated() && a.Term.V.Months%12 == 0 {
		years := a.Term.V.Months / 12
		out.TermYears = &years
	}
	if a.Binding.Stated() {
		b := string(a.Binding.V)
		out.Binding = &b
	}
	for _, o := range a.Organisations {
		out.Organisations = append(out.Organisations, CorpusName{Name: o.V.Name, Country: o.V.Country})
	}
	for _, s := range a.Signatories {
		out.Signatories = append(out.Signatories, CorpusName{Name: s.V.Name, Office: s.V.Office, Country: s.V.Country})
	}
	for _, t := range a.Topics {
		out.Topics = append(out.Topics, t.V)
	}
	note(e, why, "kind", a.Kind)
	note(e, why, "status", a.Status)
	note(e, why, "signed", a.Signed)
	note(e, why, "place", a.Place)
	note(e, why, "term_years", a.Term)
	note(e, why, "in_force", a.InForce)
	note(e, why, "expiry", a.Expiry)
	note(e, why, "binding", a.Binding)
	noteAll(e, why, "countries", a.Countries)
	noteAll(e, why, "organisations", a.Organisations)
	noteAll(e, why, "signatories", a.Signatories)
	noteAll(e, why, "topics", a.Topics)
	return out
}

// reportSummit does the same for a meeting. The corpus has no reasons of meetings.
func reportSummit(s Summit) CorpusSummit {
	e := spans{}
	out := CorpusSummit{
		Primary: !s.InPassing, Name: s.Name.V, Series: textOf(s.Series), Place: textOf(s.Place), Virtual: s.Virtual.V,
		Start: dateText(s.Start), End: dateText(s.End), Participants: codes(s.Participants), Evidence: e,
	}
	if s.Edition.Stated() {
		out.Edition = &s.Edition.V
	}
	if s.Host.Stated() {
		out.Host = &s.Host.V
	}
	note(e, nil, "name", s.Name)
	note(e, nil, "series", s.Series)
	note(e, nil, "edition", s.Edition)
	note(e, nil, "host_country", s.Host)
	note(e, nil, "place", s.Place)
	note(e, nil, "virtual", s.Virtual)
	note(e, nil, "start", s.Start)
	note(e, nil, "end", s.End)
	noteAll(e, nil, "participants", s.Participants)
	return out
}

// spans are the passages of each field.
type spans map[string][]CorpusSpan

// note adds the words and the reason of a value to those of its field. Several values of
// a field may share a reason, which is told once.
func note[T any](e spans, why map[string]string, field string, v accord.Value[T]) {
	for _, ev := range v.Evidence {
		e[field] = append(e[field], CorpusSpan{Start: ev.Span.Start, End: ev.Span.End, Quote: ev.Quote})
	}
	if why != nil && v.Reason != "" && !strings.Contains(why[field], v.Reason) {
		why[field] = strings.TrimPrefix(why[field]+"; "+v.Reason, "; ")
	}
}

// noteAll does so for each value of a list.
func noteAll[T any](e spans, why map[string]string, field string, list []accord.Value[T]) {
	for _, v := range list {
		note(e, why, field, v)
	}
}

// dateText is a date as the corpus has it, null where it is not stated. A day without a
// year is no date there.
func dateText(v accord.Value[accord.Date]) *string {
	if !v.Stated() || v.V.Year == 0 {
		return nil
	}
	s := v.V.String()
	return &s
}

// textOf is a text, null where it is not stated.
func textOf(v accord.Value[string]) *string {
	if !v.Stated() {
		return nil
	}
	return &v.V
}

// codes lists countries; a list without any is empty and not null.
func codes(list []accord.Value[accord.Code]) []accord.Code {
	out := []accord.Code{}
	for _, v := range list {
		out = append(out, v.V)
	}
	return out
}

// signedBasis uses the words of the corpus: stated in full, relative to another
// date, inferred, or unknown.
func signedBasis(v accord.Value[accord.Date]) string {
	switch {
	case !v.Stated():
		return "unknown"
	case v.Basis == accord.Quoted:
		return "stated"
	case v.Basis == accord.Calculated:
		return "relative"
	}
	return "inferred"
}
