package accord_test

import (
	"errors"
	"fmt"
	"testing"

	"accords/internal/accord"
)

func TestEvidenceCheck(t *testing.T) {
	t.Parallel()
	const body = "signed on April 26 in Minsk"
	tests := []struct {
		name string
		e    accord.Evidence
		ok   bool
	}{
		{"exact", accord.Evidence{Span: accord.Span{Start: 10, End: 18}, Quote: "April 26"}, true},
		{"whole", accord.Evidence{Span: accord.Span{Start: 0, End: len(body)}, Quote: body}, true},
		{"shifted", accord.Evidence{Span: accord.Span{Start: 11, End: 19}, Quote: "April 26"}, false},
		{"empty", accord.Evidence{Span: accord.Span{Start: 10, End: 10}}, false},
		{"before the text", accord.Evidence{Span: accord.Span{Start: -1, End: 5}, Quote: "signed"}, false},
		{"behind the text", accord.Evidence{Span: accord.Span{Start: 22, End: 28}, Quote: "Minsk"}, false},
	}
	for _, tt := range tests {
		if err := tt.e.Check(body); (err == nil) != tt.ok {
			t.Errorf("%s: Check = %v, want ok %v", tt.name, err, tt.ok)
		}
	}
}

func TestSpanOverlaps(t *testing.T) {
	t.Parallel()
	a := accord.Span{Start: 3, End: 6}
	for span, want := range map[accord.Span]bool{
		{Start: 0, End: 3}: false, {Start: 6, End: 9}: false, {Start: 5, End: 9}: true, {Start: 4, End: 5}: true,
	} {
		if a.Overlaps(span) != want || span.Overlaps(a) != want {
			t.Errorf("%v and %v: overlap is not %v", a, span, want)
		}
	}
}

func TestStated(t *testing.T) {
	t.Parallel()
	var v accord.Value[string]
	if v.Stated() {
		t.Error("the zero value is stated")
	}
	for _, b := range accord.Bases() {
		v.Basis = b
		if v.Stated() != (b != accord.NotStated) {
			t.Errorf("basis %s: Stated() = %v", b, v.Stated())
		}
	}
}

// Of several sources the one that has the summit's own name is shown for it; a summit
// that no occasion leads to is not stated.
func TestAtSummit(t *testing.T) {
	t.Parallel()
	said := func(v string) accord.Value[string] {
		return accord.Value[string]{V: v, Basis: accord.Quoted, Evidence: []accord.Evidence{{Document: v}}}
	}
	a := accord.Agreement{Occasion: accord.Fact[string]{Value: said("A visit"), Others: []accord.Value[string]{said("A dinner"), said("Forum")}}}
	if got := a.AtSummit(); got.Stated() {
		t.Errorf("without a summit: %+v", got)
	}
	a.Summit = &accord.Ref{Slug: "forum", Label: "Forum"}
	if got := a.AtSummit(); got.V != *a.Summit || got.Basis != accord.Inferred || got.Reason != "the occasion, “Forum”, is this meeting of the register" || got.Evidence[0].Document != "Forum" {
		t.Errorf("got %+v", got)
	}
	a.Summit.Label = "4th Forum"
	if got := a.AtSummit(); got.Evidence[0].Document != "A visit" {
		t.Errorf("none has the name, and not the headline but %+v is shown", got)
	}
	a.Occasion = accord.Fact[string]{}
	if got := a.AtSummit(); got.Stated() {
		t.Errorf("without an occasion: %+v", got)
	}
}

func TestKindOf(t *testing.T) {
	t.Parallel()
	cause := errors.New("no rows")
	gone := &accord.Error{Kind: accord.Gone, Message: "withdrawn", Err: cause}
	for _, tt := range []struct {
		err  error
		want accord.ErrorKind
	}{
		{nil, ""},
		{cause, accord.Internal},
		{gone, accord.Gone},
		{fmt.Errorf("agreement: %w", gone), accord.Gone},
		{accord.Errorf(accord.Invalid, "year %q", "20x7"), accord.Invalid},
	} {
		if got := accord.KindOf(tt.err); got != tt.want {
			t.Errorf("KindOf(%v) = %q, want %q", tt.err, got, tt.want)
		}
	}
	if !errors.Is(gone, cause) || gone.Error() != "withdrawn" {
		t.Errorf("the cause is lost: %v", gone)
	}
}
