package site

import (
	"context"
	"runtime"
	"time"
)

// turns bounds how many files are made at a time, apart from how many are read: half of
// the cores, so that pages always have the other half. A file gives its turn away while
// it waits for its reader, who may be slow.
type turns chan struct{}

func newTurns() turns { return make(turns, max(1, runtime.GOMAXPROCS(0)/2)) }

// take waits for a turn. The error is that of a reader who did not wait so long.
func (t turns) take(ctx context.Context) error {
	select {
	case t <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// give ends a turn.
func (t turns) give() { <-t }

// stalled is how long a reader may take nothing of a file before it is cut off: the
// place that it holds is one that others wait for.
const stalled = 30 * time.Second
