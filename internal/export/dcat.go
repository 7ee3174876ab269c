package export

import "accords/internal/accord"

// Catalogue describes the register as a data set, in the vocabulary that
// portals of open data harvest (W3C DCAT 3).
type Catalogue struct {
	Context  catalogueContext `json:"@context"`
	ID       string           `json:"@id"`
	Type     string           `json:"@type"`
	Title    string           `json:"dct:title"`
	About    string           `json:"dct:description"`
	Modified string           `json:"dct:modified,omitempty"`
	Page     ref              `json:"dcat:landingPage"`
	Language []string         `json:"dct:language"`
	Keywords []string         `json:"dcat:keyword"`
	Files    []distribution   `json:"dcat:distribution"`
}

type catalogueContext struct {
	DCAT string `json:"dcat"`
	DCT  string `json:"dct"`
}

type distribution struct {
	ID     string `json:"@id"`
	Type   string `json:"@type"`
	Title  string `json:"dct:title"`
	URL    ref    `json:"dcat:accessURL"`
	File   *ref   `json:"dcat:downloadURL,omitempty"`
	Format string `json:"dcat:mediaType"`
}

// Catalogue is the description of an edition: the archive of its day and the two
// lists as files, and the API, whose access address is its own description. Only
// the archive's address changes with the edition.
func (p Publisher) Catalogue(e accord.Edition) Catalogue {
	page := p.Base + "/data"
	file := func(path, title, mediaType string) distribution {
		return distribution{page + "#" + title, "dcat:Distribution", title, ref{page}, &ref{p.Base + path}, mediaType}
	}
	return Catalogue{Context: catalogueContext{"http://www.w3.org/ns/dcat#", "http://purl.org/dc/terms/"},
		ID: page, Type: "dcat:Dataset", Title: SiteName,
		About:    "Agreements between governments on digital government, with the words that each value was read from.",
		Modified: moment(e.At), Page: ref{page}, Language: []string{"en", "ko"},
		Keywords: []string{"digital government", "international agreements", "memoranda of understanding"},
		Files: []distribution{
			file("/data/"+ArchiveName(e), "archive", "application/zip"),
			file("/agreements.csv", "csv", "text/csv"),
			file("/agreements.jsonl", "jsonl", "application/jsonl"),
			{page + "#api", "dcat:Distribution", "api", ref{p.Base + "/api/v1/openapi.json"}, nil, "application/json"},
		}}
}
