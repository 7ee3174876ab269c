package accord

import "time"

// Provenance is what the register knows about its own knowledge of a record:
// it goes out with exports and stands on no page.
type Provenance struct {
	FormerIDs []string             // of records that were merged into this one, sorted
	First     time.Time            // when the record came; zero where no change tells of it
	Seen      map[string]time.Time // by field: since when the field reads as it does; only where it changed since the record came
	Read      map[string]time.Time // by document: when it was last read
	Checked   map[string]time.Time // by address of a page that an editor cites: when a value was last compared with it
	Chars     map[Place]Span       // the passages in Unicode characters, for W3C Web Annotations
}

// Place is a span of a document in bytes.
type Place struct {
	Document string
	Span     Span
}

// Dossier is an agreement with its provenance.
type Dossier struct {
	Agreement
	Provenance
}

// SummitDossier is a summit with its provenance.
type SummitDossier struct {
	Summit
	Provenance
}

// Edition names a state of the register: whatever is shown changes only when
// the edition does.
type Edition struct {
	Run    int64 // the newest ImportRun; 0 before the first
	Change int64 // the newest Change; an import is noted before its run ends
	At     time.Time
}

// Stamp is the address of a record with when it last changed.
type Stamp struct {
	Path    string
	Changed time.Time
}
