package accord

import (
	"slices"
	"strings"
)

// Quality is how well an extractor reads texts that people have labelled.
type Quality struct {
	Version string  // of the rules
	Texts   int     // that were read
	Scores  []Score // a field each, in the order in which they came up
	Misses  []Miss  // what it is known to get wrong, in the order of the texts
}

// Score is how much of what the labels say of a field was found.
type Score struct {
	Field                string
	Labelled, Read, Both int // values in the labels, in the readings, and in both
}

// Miss is a field of a text in which the reading is not what the label says.
type Miss struct {
	Text, Field string
	Want, Got   string // empty for nothing
}

// F1 is the harmonic mean of how much was found and how much of it is right,
// from 0 to 1. Where there was nothing to find and nothing was, it is 1.
func (s Score) F1() float64 {
	if s.Labelled+s.Read == 0 {
		return 1
	}
	return 2 * float64(s.Both) / float64(s.Labelled+s.Read)
}

// Count adds what the labels and the reading of a text say of a field.
func (q *Quality) Count(text, field string, want, got []string) {
	i := slices.IndexFunc(q.Scores, func(s Score) bool { return s.Field == field })
	if i < 0 {
		i = len(q.Scores)
		q.Scores = append(q.Scores, Score{Field: field})
	}
	both := 0
	for _, w := range want {
		if slices.Contains(got, w) {
			both++
		}
	}
	q.Scores[i].Labelled += len(want)
	q.Scores[i].Read += len(got)
	q.Scores[i].Both += both
	if both < len(want) || both < len(got) {
		q.Misses = append(q.Misses, Miss{Text: text, Field: field, Want: strings.Join(want, "; "), Got: strings.Join(got, "; ")})
	}
}
