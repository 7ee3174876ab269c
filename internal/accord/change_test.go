package accord_test

import (
	"testing"

	"accords/internal/accord"

	"github.com/google/go-cmp/cmp"
)

func TestMergeChanges(t *testing.T) {
	t.Parallel()
	state := func(v string) accord.FieldState {
		return accord.FieldState{Values: []string{v}, Basis: accord.Quoted}
	}
	edit := func(field, from, to string) accord.Change {
		return accord.Change{What: accord.RecordChanged, Fields: []accord.FieldChange{{Field: field, Old: state(from), New: state(to)}}}
	}
	added, gone := accord.Change{What: accord.RecordNew}, accord.Change{What: accord.RecordWithdrawn}
	merged := accord.Change{What: accord.RecordMerged, Into: &accord.Ref{Slug: "a"}}
	moved := accord.Change{What: accord.RecordChanged, Fields: []accord.FieldChange{{Field: accord.EvidenceField}}}
	for name, tt := range map[string]struct {
		in   []accord.Change
		want accord.Change
	}{
		"one":                    {[]accord.Change{edit("signed", "1", "2")}, edit("signed", "1", "2")},
		"twice the same field":   {[]accord.Change{edit("signed", "1", "2"), edit("signed", "2", "3")}, edit("signed", "1", "3")},
		"there and back":         {[]accord.Change{edit("signed", "1", "2"), edit("signed", "2", "1")}, accord.Change{What: accord.RecordChanged, Fields: []accord.FieldChange{}}},
		"new, then changed":      {[]accord.Change{added, edit("signed", "1", "2")}, added},
		"changed, then gone":     {[]accord.Change{edit("signed", "1", "2"), gone}, gone},
		"changed, then merged":   {[]accord.Change{edit("signed", "1", "2"), merged}, merged},
		"gone, then back":        {[]accord.Change{gone, added}, added},
		"passages moved":         {[]accord.Change{moved}, moved},
		"passages moved, twice":  {[]accord.Change{moved, moved}, moved},
		"only the basis changed": {[]accord.Change{edit("signed", "1", "1"), moved}, moved},
	} {
		if diff := cmp.Diff(tt.want, accord.MergeChanges(tt.in)); diff != "" {
			t.Errorf("%s: mismatch (-want +got)\n%s", name, diff)
		}
	}
}

func TestFieldStateEqual(t *testing.T) {
	t.Parallel()
	a := accord.FieldState{Values: []string{"2017"}, Basis: accord.Quoted}
	b := accord.FieldState{Values: []string{"2017"}, Basis: accord.Inferred}
	if a.Equal(b) || !a.Equal(a) || a.Equal(accord.FieldState{}) || !(accord.FieldState{}).Equal(accord.FieldState{Values: []string{}}) {
		t.Error("a field is the same where it says the same and knows it the same way")
	}
}
