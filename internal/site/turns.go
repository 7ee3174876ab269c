package site

import (
	"context"
	"runtime"
	"time"
)

// turns bounds how many files are made at a time, apart from how many are read: half of
// the cores, so that pages always have the other half. A file gives its turn away while
// it waits for its reader, who may be slow.
type turns struct {
	taken chan struct{}
	pages chan struct{} // the places of those who have pages made
}

func newTurns() turns {
	return turns{taken: make(chan struct{}, max(1, runtime.GOMAXPROCS(0)/2)), pages: make(chan struct{}, mostAtOnce)}
}

// take waits for a turn. The error is that of a reader who did not wait so long.
func (t turns) take(ctx context.Context) error {
	select {
	case t.taken <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// give ends a turn.
func (t turns) give() { <-t.taken }

// How long a turn rests for the time that it took, where pages would need all of the
// cores, and for how long at most.
const (
	restFor  = 3
	mostRest = time.Second
)

// rest lets pages go first: where as many are being made as there are cores, files are
// made in a quarter of the time. The turn is kept meanwhile, or another file would take
// the rest.
func (t turns) rest(ctx context.Context, took time.Duration) {
	if len(t.pages) < runtime.GOMAXPROCS(0) {
		return
	}
	enough := time.NewTimer(min(restFor*took, mostRest))
	defer enough.Stop()
	select {
	case <-enough.C:
	case <-ctx.Done():
	}
}

// stalled is how long a reader may take nothing of a file before it is cut off: the
// place that it holds is one that others wait for.
const stalled = 30 * time.Second
