package export

import "accords/internal/accord"

// Found is what a search found: the first records of each kind, and how many
// there are.
type Found struct {
	Total      int                    `json:"total"`
	Agreements Group[FoundAgreement]  `json:"agreements"`
	Ministries Group[OrganisationRow] `json:"ministries"`
	Summits    Group[SummitRow]       `json:"summits"`
	Signatures Group[FoundSignature]  `json:"signatures" doc:"Of those who signed: the register has no records of persons."`
	Sources    Group[FoundSource]     `json:"sources"`
}

// Group is the records of one kind that a search found.
type Group[T any] struct {
	Total int `json:"total"`
	Items []T `json:"items"`
}

// FoundAgreement is an agreement with the passages that have the words.
type FoundAgreement struct {
	AgreementRow
	Passages []Evidence `json:"passages"`
}

// FoundSignature is a signature on an agreement: a person is found only by what was
// signed, and has no page.
type FoundSignature struct {
	Signatory
	Agreement Ref    `json:"agreement"`
	Signed    string `json:"signed,omitempty"`
}

// FoundSource is a source with the passages that have the words.
type FoundSource struct {
	Source
	Passages []FoundPassage `json:"passages"`
}

// FoundPassage is a part of a stored text around the words, in bytes of that text.
type FoundPassage struct {
	Start int    `json:"start" doc:"First byte of the passage in the stored text (UTF-8)."`
	End   int    `json:"end" doc:"Byte after the passage."`
	Text  string `json:"text"`
}

// Found is the one place where the answer to a search becomes JSON.
func (p Publisher) Found(found accord.SearchPage) Found {
	out := Found{Total: found.Total(),
		Agreements: Group[FoundAgreement]{found.AgreementsTotal, []FoundAgreement{}},
		Ministries: Group[OrganisationRow]{found.OrganisationsTotal, p.OrganisationRows(found.Organisations)},
		Summits:    Group[SummitRow]{found.SummitsTotal, p.SummitRows(found.Summits)},
		Signatures: Group[FoundSignature]{found.PeopleTotal, []FoundSignature{}},
		Sources:    Group[FoundSource]{found.DocumentsTotal, []FoundSource{}}}
	k := knower{Publisher: p}
	for i, row := range p.AgreementRows(found.Agreements) {
		out.Agreements.Items = append(out.Agreements.Items, FoundAgreement{row, k.evidence(found.Passages[found.Agreements[i].ID])})
	}
	for _, s := range found.People {
		person, _ := asSignatory(s.Signatory)
		out.Signatures.Items = append(out.Signatures.Items, FoundSignature{person, Ref{s.Agreement, s.Title, p.AgreementURL(s.Agreement, s.Slug)}, s.Signed.String()})
	}
	for _, d := range found.Documents {
		f := FoundSource{p.Source(d.Source), []FoundPassage{}}
		for _, passage := range d.Passages {
			f.Passages = append(f.Passages, FoundPassage{passage.Span.Start, passage.Span.End, passage.Text})
		}
		out.Sources.Items = append(out.Sources.Items, f)
	}
	return out
}
