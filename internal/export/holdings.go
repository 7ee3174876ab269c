package export

import (
	"accords/internal/accord"
)

// HeldBy is what the register holds by kind of source.
type HeldBy struct {
	Agreements struct {
		FromReleases  int `json:"from_releases"` // that only releases tell of
		FromCatalogue int `json:"from_catalogue"`
		FromBoth      int `json:"from_both"`
	} `json:"agreements"`
	Values       []Count     `json:"values"`      // by basis
	CitedPages   int         `json:"cited_pages"` // that editors cite, each once
	OwnPages     int         `json:"own_pages"`   // of those, published by a party
	Languages    []Count     `json:"languages"`   // of the pages
	Doubts       []Doubt     `json:"doubts"`
	SingleTotal  int         `json:"single_source_total"`
	SingleSource []Unchecked `json:"single_source"` // the first of them
}

// Doubt is two agreements that may be one instrument.
type Doubt struct {
	A       Ref      `json:"a"`
	B       Ref      `json:"b"`
	Reasons []string `json:"reasons"`
}

// Unchecked is an agreement that rests on one source alone.
type Unchecked struct {
	Agreement   Ref    `json:"agreement"`
	Publisher   string `json:"publisher"`
	URL         string `json:"url,omitempty"` // empty where the source is a release
	Published   string `json:"published,omitempty"`
	LastChecked string `json:"last_checked,omitempty"`
}

// HeldBy is the one place where the holdings become JSON.
func (p Publisher) HeldBy(h accord.Holdings) HeldBy {
	out := HeldBy{Values: counts(h.Values), CitedPages: h.Pages, OwnPages: h.OwnPages, Languages: counts(h.Languages),
		Doubts: []Doubt{}, SingleTotal: h.SingleTotal, SingleSource: []Unchecked{}}
	out.Agreements.FromReleases, out.Agreements.FromCatalogue, out.Agreements.FromBoth = h.FromReleases, h.FromCatalogue, h.FromBoth
	for _, d := range h.Doubts {
		refs := p.agreements([]accord.Ref{d.A, d.B})
		out.Doubts = append(out.Doubts, Doubt{refs[0], refs[1], append([]string{}, d.Reasons...)})
	}
	for _, u := range h.Single {
		ref, _ := p.asAgreement(u.Agreement)
		out.SingleSource = append(out.SingleSource, Unchecked{ref, u.Publisher, u.URL, u.Published.String(), u.Checked.String()})
	}
	return out
}

func counts(list []accord.FacetValue) []Count {
	out := []Count{}
	for _, f := range list {
		out = append(out, Count{Value: f.Value, Label: f.Label, Count: f.Count})
	}
	return out
}

// Quality is how well the rules read texts that people have labelled.
type Quality struct {
	Version string  `json:"rules_version"`
	Texts   int     `json:"texts"`
	Values  []Count `json:"values"` // of the register, by basis
	Scores  []Score `json:"scores"`
	Misses  []Miss  `json:"misses"` // what the rules are known to get wrong
}

// Score is how much of what the labels say of a field was found.
type Score struct {
	Field    string  `json:"field"`
	Labelled int     `json:"labelled"`
	Read     int     `json:"read"`
	Both     int     `json:"both"`
	F1       float64 `json:"f1"` // from 0 to 1
}

// Miss is a field of a text in which the reading is not what the label says.
type Miss struct {
	Text  string `json:"text"`
	Field string `json:"field"`
	Want  string `json:"want"`
	Got   string `json:"got"`
}

// Quality is the one place where the figures become JSON.
func (p Publisher) Quality(bases map[accord.Basis]int, q accord.Quality) Quality {
	out := Quality{Version: q.Version, Texts: q.Texts, Values: []Count{}, Scores: []Score{}, Misses: []Miss{}}
	for _, b := range accord.Bases() {
		out.Values = append(out.Values, Count{Value: string(b), Label: words(string(b)), Count: bases[b]})
	}
	for _, s := range q.Scores {
		out.Scores = append(out.Scores, Score{s.Field, s.Labelled, s.Read, s.Both, s.F1()})
	}
	for _, m := range q.Misses {
		out.Misses = append(out.Misses, Miss(m))
	}
	return out
}

// agreements is never null in JSON: none is an empty list.
func (p Publisher) agreements(list []accord.Ref) []Ref {
	out := []Ref{}
	for _, r := range list {
		ref, _ := p.asAgreement(r)
		out = append(out, ref)
	}
	return out
}
