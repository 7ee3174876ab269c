package accord_test

import (
	"testing"

	"accords/internal/accord"

	"github.com/google/go-cmp/cmp"
)

func TestQualityCounts(t *testing.T) {
	t.Parallel()
	var q accord.Quality
	q.Count("one", "country", []string{"KR", "BY"}, []string{"KR", "BY"})
	q.Count("two", "country", []string{"KE", "IN"}, []string{"KE", "FI"})
	q.Count("two", "place", nil, []string{"Nairobi"})
	want := accord.Quality{
		Scores: []accord.Score{{Field: "country", Labelled: 4, Read: 4, Both: 3}, {Field: "place", Read: 1}},
		Misses: []accord.Miss{{Text: "two", Field: "country", Want: "KE; IN", Got: "KE; FI"}, {Text: "two", Field: "place", Got: "Nairobi"}},
	}
	if diff := cmp.Diff(want, q); diff != "" {
		t.Errorf("mismatch (-want +got):\n%s", diff)
	}
	if got := q.Scores[0].F1(); got != 0.75 {
		t.Errorf("F1 is %v", got)
	}
	if got := (accord.Score{}).F1(); got != 1 {
		t.Errorf("F1 of nothing is %v", got)
	}
}
