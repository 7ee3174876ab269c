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
