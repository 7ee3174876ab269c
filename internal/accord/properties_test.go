package accord_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"accords/internal/accord"

	"github.com/google/go-cmp/cmp"
)

// someDate is a date of any precision.
func someDate(r *rand.Rand) accord.Date {
	day := accord.DateOf(time.Date(1990+r.IntN(60), time.Month(1+r.IntN(12)), 1+r.IntN(28), 0, 0, 0, 0, time.UTC))
	switch r.IntN(6) {
	case 0:
		day.Day = 0
	case 1:
		day.Month, day.Day = 0, 0
	case 2:
		day.Year = 0
	case 3:
		day.Year, day.Day = 0, 0
	case 4:
		return accord.Date{}
	}
	return day
}

// TestDatesHoldTogether: what is true of every date.
func TestDatesHoldTogether(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(1, 2))
	var all []accord.Date
	for range 2000 {
		d := someDate(r)
		all = append(all, d)
		if !d.Valid() {
			t.Fatalf("%+v is not in the calendar", d)
		}
		if d.IsZero() != (d.Precision() == accord.NoDate) {
			t.Errorf("%+v: zero, and known to %q", d, d.Precision())
		}
		if back, err := accord.ParseDate(d.String()); err != nil || back != d {
			t.Errorf("%+v is printed as %q and read as %+v, %v", d, d, back, err)
		}
		if d.Year == 0 {
			continue
		}
		if d.Last().Before(d.First()) {
			t.Errorf("%s ends before it begins", d)
		}
		if later := d.AddMonths(36); later.Year != d.Year+3 || later.Precision() != d.Precision() || !later.Valid() {
			t.Errorf("%s and three years is %s", d, later)
		}
	}
	slices.SortFunc(all, accord.Date.Compare)
	for i := 1; i < len(all); i++ {
		if all[i-1].Compare(all[i]) > 0 || (all[i-1].Compare(all[i]) == 0) != (all[i-1] == all[i]) {
			t.Fatalf("%s and %s are not in order", all[i-1], all[i])
		}
	}
}

// TestNotInTheCalendar: what no date may be.
func TestNotInTheCalendar(t *testing.T) {
	t.Parallel()
	for _, d := range []accord.Date{
		{Day: 5}, {Year: 2017, Day: 5}, {Year: -1}, {Year: 2017, Month: 13}, {Year: 2017, Month: -1, Day: 1}, {Year: 2017, Month: 2, Day: 29},
		{Year: 2017, Month: 4, Day: 31}, {Month: 2, Day: 30}, {Year: 2017, Month: 4, Day: -1}, {Month: 13},
	} {
		if d.Valid() {
			t.Errorf("%+v is taken for a date, %q", d, d)
		}
	}
}

// someValue is a value of few words, so that many are equal, known in some way.
func someValue(r *rand.Rand) accord.Value[string] {
	v := accord.Value[string]{V: string(rune('a' + r.IntN(4))), Basis: accord.Bases()[r.IntN(5)]}
	if v.Basis == accord.Curated {
		v.Citation = &accord.Citation{URL: "https://example/" + string(rune('a'+r.IntN(5))), Own: r.IntN(2) == 0}
	} else if v.Basis != accord.NotStated {
		v.Evidence = []accord.Evidence{{Document: string(rune('a' + r.IntN(5))), Quote: v.V}}
	}
	return v
}

// TestChoosingLosesNothing: whatever sources state, the headline and the others are all
// that was stated, each once; the words and the pages of each stand with it; and the
// headline is known at least as well as any of the others.
func TestChoosingLosesNothing(t *testing.T) {
	t.Parallel()
	standing := map[accord.Basis]int{accord.Quoted: 0, accord.Calculated: 1, accord.Curated: 2, accord.Inferred: 3}
	r := rand.New(rand.NewPCG(3, 4))
	for range 2000 {
		var in []accord.Value[string]
		for range r.IntN(6) {
			in = append(in, someValue(r))
		}
		f := accord.Choose(in)
		shown := append([]accord.Value[string]{}, f.Others...)
		if f.Stated() {
			shown = append([]accord.Value[string]{f.Value}, shown...)
		}
		want, got := map[string]string{}, map[string]string{}
		for _, v := range in {
			if v.Stated() {
				want[v.V] = ""
			}
		}
		for _, v := range shown {
			if _, twice := got[v.V]; twice {
				t.Fatalf("%+v: %q stands twice", in, v.V)
			}
			got[v.V] = ""
			if standing[v.Basis] < standing[f.Basis] {
				t.Fatalf("%+v: the headline is %s beside one that is %s", in, f.Basis, v.Basis)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%+v: mismatch (-stated +shown)\n%s", in, diff)
		}
		for _, v := range in {
			if v.Stated() && !standsWith(v, shown) {
				t.Fatalf("%+v: the words or the page of %+v are lost in %+v", in, v, shown)
			}
		}
		if (f.Choice == "") != (len(f.Others) == 0) {
			t.Fatalf("%+v: %d others and the choice %q", in, len(f.Others), f.Choice)
		}
	}
}

// standsWith reports whether what v rests on is with the value that it became.
func standsWith(v accord.Value[string], shown []accord.Value[string]) bool {
	for _, s := range shown {
		if s.V != v.V {
			continue
		}
		for _, e := range v.Evidence {
			if !slices.Contains(s.Evidence, e) {
				return false
			}
		}
		if v.Citation == nil {
			return true
		}
		var pages []string
		if s.Citation != nil {
			pages = append(pages, s.Citation.URL)
		}
		for _, c := range s.Further {
			pages = append(pages, c.URL)
		}
		return slices.Contains(pages, v.Citation.URL)
	}
	return false
}

// TestMergedChangesAreOneStep: merging all changes of a record says the same as merging
// the first ones first.
func TestMergedChangesAreOneStep(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(5, 6))
	for range 500 {
		now := map[string]string{"signed": "0", "place": "0"}
		var list []accord.Change
		for range 2 + r.IntN(5) {
			field := []string{"signed", "place"}[r.IntN(2)]
			next := string(rune('0' + r.IntN(3)))
			list = append(list, accord.Change{What: accord.RecordChanged, Fields: []accord.FieldChange{{Field: field,
				Old: accord.FieldState{Values: []string{now[field]}}, New: accord.FieldState{Values: []string{next}}}}})
			now[field] = next
		}
		cut := 1 + r.IntN(len(list)-1)
		first := accord.MergeChanges(slices.Clone(list[:cut]))
		all := accord.MergeChanges(slices.Clone(list))
		step := accord.MergeChanges(append([]accord.Change{first}, list[cut:]...))
		if diff := cmp.Diff(told(all), told(step)); diff != "" {
			t.Fatalf("%+v cut at %d: mismatch (-at once +in steps)\n%s", list, cut, diff)
		}
		for _, f := range all.Fields {
			if f.New.Values[0] != now[f.Field] {
				t.Fatalf("%+v: %s ends as %s, want %s", list, f.Field, f.New.Values[0], now[f.Field])
			}
		}
	}
}

// told prints the fields of a change in one order.
func told(c accord.Change) []string {
	var out []string
	for _, f := range c.Fields {
		out = append(out, f.Field+" "+strings.Join(f.Old.Values, ",")+" -> "+strings.Join(f.New.Values, ","))
	}
	slices.Sort(out)
	return out
}
