package export

import (
	"time"

	"accords/internal/accord"
)

// Document is a stored release. The text is as the register keeps it: contact
// data are masked by as many bytes.
type Document struct {
	Source
	Country    string         `json:"country,omitempty"`
	Published  Fact[string]   `json:"published"`
	Retrieved  string         `json:"retrieved,omitempty"`
	LicenceURL string         `json:"licence_url,omitempty"`
	SHA256     string         `json:"sha256" doc:"Of the original bytes."`
	Extractor  string         `json:"extractor" doc:"Version of the rules that last read it."`
	Text       string         `json:"text" doc:"As stored: contact data are masked by as many bytes."`
	Agreements []AgreementRow `json:"agreements"`
	Summits    []SummitRow    `json:"summits"`
}

// Document is the one place where a document becomes JSON.
func (p Publisher) Document(d accord.Document) Document {
	src := accord.Source{Slug: d.Slug, Title: d.Title, Publisher: d.Publisher, URL: d.URL, Licence: d.Licence, Language: d.Language}
	k := knower{Publisher: p, first: d.Imported, known: accord.Provenance{Read: map[string]time.Time{d.Slug: d.Imported}}}
	return Document{Source: p.Source(src), Country: string(d.Country), Published: newFact(k, "published", d.Published, asDate),
		Retrieved: d.Retrieved.String(), LicenceURL: d.LicenceURL, SHA256: d.SHA256, Extractor: d.Extractor, Text: d.Text,
		Agreements: p.AgreementRows(d.Agreements), Summits: p.SummitRows(d.Summits)}
}

// DocumentRow is a source in a list: without its text, with the sum by which one
// can tell whether a copy is the release that was read.
type DocumentRow struct {
	Source
	SHA256 string `json:"sha256"`
	Values int    `json:"values" doc:"Number of passages that values were read from."`
}

// DocumentRows are sources in the order of the list; never null.
func (p Publisher) DocumentRows(list []accord.DocumentRow) []DocumentRow {
	out := []DocumentRow{}
	for _, r := range list {
		out = append(out, DocumentRow{Source: p.Source(r.Source), SHA256: r.SHA256, Values: r.Values})
	}
	return out
}
