package synth

import (
	"strings"

	"accords/internal/accord"
)

// release is a text in the making. What is written as a fact can be quoted
// afterwards: the span is known the moment the words are written, so that it
// holds by construction.
type release struct {
	slug      string
	text      strings.Builder
	sentence  int                 // where the sentence began that is being written
	unsettled [][]accord.Evidence // passages of this sentence, whose After is not known yet
}

func (r *release) say(words ...string) {
	for _, w := range words {
		r.text.WriteString(w)
	}
}

// fact writes words and returns where they stand. The rest of the sentence is
// filled in by end, in the same array.
func (r *release) fact(words string) []accord.Evidence {
	start := r.text.Len()
	r.text.WriteString(words)
	e := []accord.Evidence{{Document: r.slug, Span: accord.Span{Start: start, End: start + len(words)}, Quote: words}}
	r.unsettled = append(r.unsettled, e)
	return e
}

// end closes the sentence and gives each passage of it its surroundings.
func (r *release) end(words string) {
	r.text.WriteString(words)
	text := r.text.String()
	stop := len(strings.TrimRight(text, "\n "))
	for _, e := range r.unsettled {
		at := &e[0]
		at.Before, at.After = text[r.sentence:at.Span.Start], text[at.Span.End:stop]
	}
	r.unsettled = nil
	r.sentence = r.text.Len()
}

// quoted is a value that the words at e state.
func quoted[T any](v T, e []accord.Evidence) accord.Value[T] {
	return accord.Value[T]{V: v, Basis: accord.Quoted, Evidence: e}
}
