package extract

import (
	"reflect"
	"testing"

	"accords/internal/gazetteer"

	"github.com/google/go-cmp/cmp"
)

func TestExplainSaysWhyNot(t *testing.T) {
	t.Parallel()
	x := New(gazetteer.New(nil, nil))
	for _, tt := range []struct{ name, text, quote, rule string }{
		{"no act", "Minister meets ambassador\n\nThe minister said that an agreement with Kenya is a good idea for both countries.", "agreement", "no-act"},
		{"denied", "No deal\n\nKenya and India did not sign the memorandum of understanding on digital government last week.", "memorandum of understanding", "denied"},
		{"signed off", "Lawyers are content\n\nThe lawyers of Kenya and India signed off on the memorandum of understanding on digital government.", "memorandum of understanding", "signed-off"},
		{"none in particular", "Many partners\n\nThe agency has signed agreements with many others over the years and is proud of them.", "agreements", "none-in-particular"},
		{"a firm", "New cloud\n\nThe ministry signed a purchase contract and an agreement with Acme Technologies on servers yesterday.", "agreement", "firm"},
		{"nobody", "Notes\n\nOn Monday a memorandum of understanding was signed after a long day of talks.", "memorandum of understanding", "no-party"},
		{"furniture", "Back to top | Agreements | Contact\n\nThe weather in the capital was fine on the day.", "Agreements", "no-body"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			e := x.Explain(tt.text, Context{})
			if len(e.Passed) != 1 {
				t.Fatalf("passed over %+v, want one; found %+v", e.Passed, e.Findings)
			}
			got := e.Passed[0]
			if got.Quote != tt.quote || got.Rule != tt.rule || got.Reason == "" || tt.text[got.Span.Start:got.Span.End] != got.Quote {
				t.Errorf("passed over %+v, want %q as %s", got, tt.quote, tt.rule)
			}
		})
	}
}

// An agreement that is told again is not an instrument that was passed over.
func TestExplainKnowsWhatIsToldTwice(t *testing.T) {
	t.Parallel()
	s := "Kenya and India sign MoU\n\nKenya and India signed a memorandum of understanding on e-government in Nairobi on 3 May 2021.\n\nThe signing of the MoU took an hour."
	if e := New(gazetteer.New(nil, nil)).Explain(s, Context{}); len(e.Passed) != 0 {
		t.Errorf("passed over %+v", e.Passed)
	}
}

// Every value of a reading is in its explanation, also of a field to come.
func TestExplainLeavesNothingOut(t *testing.T) {
	t.Parallel()
	x := New(gazetteer.New(nil, nil))
	for _, s := range caseTexts(t) {
		stated := map[string]int{}
		walk(reflect.ValueOf(x.Read(s, Context{})), "", func(_ string, v reflect.Value) {
			if v.MethodByName("Stated").Call(nil)[0].Bool() {
				stated[v.FieldByName("Basis").String()]++
			}
		})
		explained := map[string]int{}
		for _, f := range x.Explain(s, Context{}).Findings {
			explained[string(f.Basis)]++
		}
		if diff := cmp.Diff(stated, explained); diff != "" {
			t.Errorf("%.60q: mismatch (-read +explained):\n%s", s, diff)
		}
	}
}
