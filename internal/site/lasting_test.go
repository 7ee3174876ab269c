package site

import (
	"context"
	"errors"
	"testing"

	"accords/internal/accord"
)

// What follows from the register is made once for each of its editions, and anew where
// there was an error or where nobody knows the edition.
func TestLastingUntilAnImport(t *testing.T) {
	t.Parallel()
	at := func(run int64) context.Context {
		return context.WithValue(t.Context(), editionKey, accord.Edition{Run: run})
	}
	var l lasting[int]
	made, broken := 0, errors.New("broken")
	var fails error
	for i, step := range []struct {
		ctx   context.Context
		fails error
		want  int
	}{
		{at(1), broken, 1}, {at(1), nil, 2}, {at(1), nil, 2}, {at(1), broken, 2}, // there already
		{t.Context(), nil, 3}, {at(1), nil, 2}, {at(2), nil, 4}, {at(2), nil, 4}, {at(1), nil, 5},
	} {
		fails = step.fails
		got, err := l.of(step.ctx, func(context.Context) (int, error) { made++; return made, fails })
		if got != step.want || err != nil && step.fails == nil {
			t.Errorf("step %d: %d, %v, want %d", i, got, err, step.want)
		}
	}
}
