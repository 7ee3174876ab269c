package site

import (
	"context"
	"sync/atomic"

	"accords/internal/accord"
)

// lasting keeps what follows from the register alone, and is the same until an import
// comes. It is made where it is asked for; of two who do so at once, one has done it in
// vain.
type lasting[T any] struct{ last atomic.Pointer[stamped[T]] }

type stamped[T any] struct {
	edition accord.Edition
	value   T
}

// of is the value for the edition that a request is answered from. Without an edition
// nothing is kept, and neither is an error.
func (l *lasting[T]) of(ctx context.Context, made func(context.Context) (T, error)) (T, error) {
	e, known := ctx.Value(editionKey).(accord.Edition)
	if last := l.last.Load(); known && last != nil && last.edition == e {
		return last.value, nil
	}
	v, err := made(ctx)
	if known && err == nil {
		l.last.Store(&stamped[T]{e, v})
	}
	return v, err
}
