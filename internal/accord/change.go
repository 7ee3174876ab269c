package accord

import (
	"slices"
	"time"
)

// RecordKind tells what kind of record a change is about.
type RecordKind string

// The kinds of records whose changes are noted.
const (
	RecordAgreement RecordKind = "agreement"
	RecordSummit    RecordKind = "summit"
)

// ChangeKind says what an import did to a record.
type ChangeKind string

// The kinds of changes.
const (
	RecordNew       ChangeKind = "new"
	RecordChanged   ChangeKind = "changed"
	RecordMerged    ChangeKind = "merged" // it told of the same instrument as another record, which has it now
	RecordWithdrawn ChangeKind = "gone"
)

// ChangeKinds lists every kind of change.
func ChangeKinds() []ChangeKind {
	return []ChangeKind{RecordNew, RecordChanged, RecordMerged, RecordWithdrawn}
}

// FieldState is a field at one time, in the plain forms of the register: codes
// of countries, topics and kinds, dates as 2017-04-26, months of a term, words.
// A field with one value has its basis; a list has none. No Values means that
// nothing was stated.
type FieldState struct {
	Values []string `json:"values"`
	Basis  Basis    `json:"basis,omitempty"`
}

// Equal reports whether s and t say the same and know it the same way.
func (s FieldState) Equal(t FieldState) bool {
	return s.Basis == t.Basis && slices.Equal(s.Values, t.Values)
}

// EvidenceField is the field of a FieldChange that has no states: the values
// stayed, and the passages or reasons that they rest on changed.
const EvidenceField = "evidence"

// FieldChange is a field before and after.
type FieldChange struct {
	Field string     `json:"field"`
	Old   FieldState `json:"old"`
	New   FieldState `json:"new"`
}

// Change is what one import did to one record. It stays when the record goes.
type Change struct {
	ID        int64
	Record    RecordKind
	Key       string // id of an agreement, slug of a summit
	Slug      string // readable part of an agreement's address; empty where the record is gone
	Title     string // at the time
	What      ChangeKind
	Countries []Code // parties or participants at the time
	At        time.Time
	Run       int64         // the ImportRun; 0 where it is not known
	Fields    []FieldChange // set where What is RecordChanged
	Into      *Ref          // set where What is RecordMerged: the record that has the instrument today, or the id that it got, where that is gone too
}

// ChangePage is one page of what changed, newest first.
type ChangePage struct {
	Changes []Change
	Total   int                // over all pages
	Counts  map[ChangeKind]int // under the filter without its own kind
}

// MergeChanges makes one change of several of the same record, oldest first:
// what a reader finds who last saw the record before all of them. A field that
// came back to what it was is left out. The list must not be empty.
func MergeChanges(list []Change) Change {
	out := list[len(list)-1]
	if out.What == RecordWithdrawn || out.What == RecordMerged {
		return out
	}
	out.Fields = nil
	for _, c := range list {
		if c.What == RecordNew {
			out.What, out.Fields = RecordNew, nil
			return out // how it changed since is no news to who never saw it
		}
		for _, f := range c.Fields {
			out.Fields = mergeField(out.Fields, f)
		}
	}
	out.Fields = slices.DeleteFunc(out.Fields, func(f FieldChange) bool { return f.Field != EvidenceField && f.Old.Equal(f.New) })
	return out
}

// mergeField joins a change of a field to what is known of it: how it was before all of
// them, and how it is now.
func mergeField(fields []FieldChange, f FieldChange) []FieldChange {
	for i, known := range fields {
		if known.Field == f.Field {
			fields[i].New = f.New
			return fields
		}
	}
	return append(fields, f)
}
