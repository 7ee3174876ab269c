package accord

import "time"

// Document is a source: a press release as stored, with where it came from.
// Text has the bytes of the original except that contact data are masked by as
// many bytes, so that spans hold.
type Document struct {
	Slug       string
	Title      string
	Publisher  string
	Country    Code
	URL        string // empty where it is not known
	Language   string // BCP 47
	Licence    string // "Not stated" where the publisher states none
	LicenceURL string
	Retrieved  Date
	Published  Fact[Date]
	Text       string
	SHA256     string // hex, of the original bytes
	Extractor  string // version that last read it
	Imported   time.Time
	Marks      []Mark
	Agreements []AgreementRow
	Summits    []SummitRow
}

// Mark is a span of a document with the value that was read from it.
type Mark struct {
	Span  Span
	Field string // "signed", "countries", ...
	Value string // as pages print it
	Basis Basis
	Href  string // path of the value's own address: "/agreements/k4t9xq2m/…#signed"
}

// Source is a document as the pages of other records name it.
type Source struct {
	Slug, Title, Publisher, URL, Licence, Language string
	Published                                      Date
	Fields                                         []string // what it contributed
}

// DocumentRow is what the list of sources shows.
type DocumentRow struct {
	Source
	SHA256 string
	Values int // evidence spans
}

// ImportState says what an import run did with one file.
type ImportState string

// The states of a file in an import run.
const (
	ImportNew       ImportState = "new"
	ImportChanged   ImportState = "changed"
	ImportUnchanged ImportState = "unchanged"
	ImportEmpty     ImportState = "nothing_found" // stored, but it holds no agreement and no summit
	ImportBroken    ImportState = "broken"
)

// ImportFile is the report on one file of an import run.
type ImportFile struct {
	Name    string
	State   ImportState
	Reason  string // why it is broken or empty
	New     int    // records that it brought
	Changed int
	Gone    int
}

// ImportRun is the record of one run of the importer.
type ImportRun struct {
	ID       int64
	Started  time.Time
	Finished time.Time
	Version  string
	Files    []ImportFile
}

// Overview is what the home page counts.
type Overview struct {
	Agreements, Countries, Organisations, Summits, Documents int
	Earliest                                                 Date
	Newest                                                   []AgreementRow
	LastImport                                               time.Time
}
