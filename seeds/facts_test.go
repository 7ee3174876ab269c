package seeds

import (
	"testing"

	"accords/internal/accord"

	"github.com/google/go-cmp/cmp"
)

var page = accord.Citation{Publisher: "P", URL: "https://example.org"}

func TestFactGoesBesideWhatIsRead(t *testing.T) {
	t.Parallel()
	read := accord.Value[string]{V: "Minsk", Basis: accord.Quoted}
	a := accord.Agreement{Place: accord.Fact[string]{Value: read}}
	for _, f := range []Fact{
		{Field: "place", Value: "Seoul", Citation: page},
		{Field: "signed", Value: "2017-04", Citation: page},
		{Field: "signed", Value: "2017", Citation: page},
		{Field: "term", Value: "18 months", Citation: page},
		{Field: "binding", Value: "non_binding", Citation: page},
	} {
		if err := f.OnAgreement(&a); err != nil {
			t.Fatal(err)
		}
	}
	month := accord.Value[accord.Date]{V: accord.Date{Year: 2017, Month: 4}, Basis: accord.Curated, Citation: &page}
	year := accord.Value[accord.Date]{V: accord.Date{Year: 2017}, Basis: accord.Curated, Citation: &page}
	want := accord.Agreement{
		Place: accord.Fact[string]{
			Value:  read,
			Others: []accord.Value[string]{{V: "Seoul", Basis: accord.Curated, Citation: &page}},
		},
		Signed:  accord.Fact[accord.Date]{Value: month, Others: []accord.Value[accord.Date]{year}},
		Term:    accord.Fact[accord.Term]{Value: accord.Value[accord.Term]{V: accord.Term{Months: 18}, Basis: accord.Curated, Citation: &page}},
		Binding: accord.Fact[accord.Binding]{Value: accord.Value[accord.Binding]{V: accord.NonBinding, Basis: accord.Curated, Citation: &page}},
	}
	if diff := cmp.Diff(want, a); diff != "" {
		t.Errorf("mismatch (-want +got):\n%s", diff)
	}
}

func TestFactOnAListIsAddedOnce(t *testing.T) {
	t.Parallel()
	read := accord.Value[accord.Signatory]{V: accord.Signatory{Name: "Sang-Min Lee"}, Basis: accord.Quoted}
	a := accord.Agreement{Signatories: []accord.Value[accord.Signatory]{read}}
	for _, f := range []Fact{
		{Field: "signatory", Value: "Lee Sang-min", Country: "KR", Citation: page}, // read already, the family name last
		{Field: "signatory", Value: "Alex Burghart", Office: "Minister", Country: "GB", Citation: page},
	} {
		if err := f.OnAgreement(&a); err != nil {
			t.Fatal(err)
		}
	}
	want := []accord.Value[accord.Signatory]{read, {
		V: accord.Signatory{Name: "Alex Burghart", Office: "Minister", Country: "GB"}, Basis: accord.Curated, Citation: &page,
	}}
	if diff := cmp.Diff(want, a.Signatories); diff != "" {
		t.Errorf("mismatch (-want +got):\n%s", diff)
	}
}

// Every field of the README goes to its place and is seen as an editor's.
func TestEveryFieldOfAnAgreement(t *testing.T) {
	t.Parallel()
	var a accord.Agreement
	for field, value := range map[string]string{
		"title": "A title", "kind": "charter", "status": "renewed", "signed": "2020-11", "place": "Ottawa", "term": "3 years",
		"in_force": "2020-12-01", "expiry": "2023-12-01", "binding": "binding", "occasion": "A visit", "country": "KR",
		"organisation": "A ministry", "signatory": "Chin Young", "topic": "data", "commitment": "They will meet.",
	} {
		if err := (Fact{Field: field, Value: value, Citation: page}).OnAgreement(&a); err != nil {
			t.Errorf("field %s: %v", field, err)
		}
	}
	for field, basis := range map[string]accord.Basis{
		"title": a.Title.Basis, "kind": a.Kind.Basis, "status": a.Status.Basis, "signed": a.Signed.Basis, "place": a.Place.Basis,
		"term": a.Term.Basis, "in_force": a.InForce.Basis, "expiry": a.Expiry.Basis, "binding": a.Binding.Basis, "occasion": a.Occasion.Basis,
	} {
		if basis != accord.Curated {
			t.Errorf("field %s has the basis %q, want curated", field, basis)
		}
	}
	got := []int{len(a.Countries), len(a.Organisations), len(a.Signatories), len(a.Topics), len(a.Commitments)}
	if diff := cmp.Diff([]int{1, 1, 1, 1, 1}, got); diff != "" {
		t.Errorf("lists mismatch (-want +got):\n%s", diff)
	}
}

func TestEveryFieldOfASummit(t *testing.T) {
	t.Parallel()
	var s accord.Summit
	for field, value := range map[string]string{
		"name": "A summit", "edition": "7", "host": "CA", "place": "Ottawa", "virtual": "true", "start": "2020-11-02", "end": "2020-11-04",
		"theme": "A theme", "next_host": "GB", "participant": "KR", "outcome": "A charter was signed.",
	} {
		if err := (Fact{Field: field, Value: value, Citation: page}).OnSummit(&s); err != nil {
			t.Errorf("field %s: %v", field, err)
		}
	}
	for field, basis := range map[string]accord.Basis{
		"name": s.Name.Basis, "edition": s.Edition.Basis, "host": s.Host.Basis, "place": s.Place.Basis, "virtual": s.Virtual.Basis,
		"start": s.Start.Basis, "end": s.End.Basis, "theme": s.Theme.Basis, "next_host": s.NextHost.Basis,
	} {
		if basis != accord.Curated {
			t.Errorf("field %s has the basis %q, want curated", field, basis)
		}
	}
	if len(s.Participants) != 1 || len(s.Outcomes) != 1 || !s.Virtual.V || s.Edition.V != 7 {
		t.Errorf("summit %+v", s)
	}
}

// Two facts of one file must not share a citation that one of them changes.
func TestCitationsAreNotShared(t *testing.T) {
	t.Parallel()
	var a accord.Agreement
	f := Fact{Field: "place", Value: "Seoul", Citation: page}
	for range 2 {
		if err := f.OnAgreement(&a); err != nil {
			t.Fatal(err)
		}
	}
	a.Place.Citation.Note = "changed"
	if got := a.Place.Others[0].Citation.Note; got != "" {
		t.Errorf("the other value's note is %q, want none", got)
	}
}

func TestSamePerson(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"Lee Sang-min", "Sang-Min Lee", true},
		{"Alex Burghart", "alex burghart", true},
		{"Lee Sang-min", "Lee Jong-ho", false},
		{"Kim", "Kim Boo Kyum", false},
	} {
		if got := accord.SamePerson(accord.Signatory{Name: tt.a}, accord.Signatory{Name: tt.b}); got != tt.want {
			t.Errorf("accord.SamePerson(%q, %q) = %t, want %t", tt.a, tt.b, got, tt.want)
		}
	}
}
