package importer

import (
	"context"
	"iter"
	"runtime"
	"sync"

	"accords/internal/accord"
)

// reading is a release before it is stored: what was read from it, or why
// nothing was.
type reading struct {
	contribution accord.Contribution
	remarks      []string
	stored       bool // a document of this name is in the register
	unchanged    bool // and it is this one, read by these rules
	err          error
}

// read reads the releases, several at a time, and yields them in their order:
// reading takes the portal's time and storing the database's, so that neither
// has to wait for the other. It is a little ahead of who stores, never much: a
// reading may be as large as its text. Where the loop is left, what is being
// read is read to its end and dropped.
func (im *Importer) read(ctx context.Context, releases []Release, known map[string]accord.DocumentState) iter.Seq2[Release, reading] {
	return func(yield func(Release, reading) bool) {
		workers := runtime.GOMAXPROCS(0)
		ctx, cancel := context.WithCancel(ctx)
		free := make(chan struct{}, 2*workers) // readings under way, or waiting to be stored
		ready := make([]chan reading, len(releases))
		for i := range ready {
			ready[i] = make(chan reading, 1)
		}
		ended := make(chan struct{})
		go func() {
			defer close(ended)
			im.readAll(ctx, releases, known, free, ready, workers)
		}()
		defer func() { cancel(); <-ended }()
		for i, rel := range releases {
			var r reading
			select {
			case r = <-ready[i]:
			case <-ctx.Done(): // the caller says which one it stopped before
			}
			if !yield(rel, r) {
				return
			}
			select {
			case <-free:
			case <-ctx.Done():
			}
		}
	}
}

// readAll returns when no reading is under way any more.
func (im *Importer) readAll(ctx context.Context, releases []Release, known map[string]accord.DocumentState, free chan<- struct{}, ready []chan reading, workers int) {
	next := make(chan int)
	var working sync.WaitGroup
	for range workers {
		working.Go(func() {
			for i := range next {
				ready[i] <- im.prepare(releases[i], known)
			}
		})
	}
feed:
	for i := range releases {
		select {
		case free <- struct{}{}:
		case <-ctx.Done():
			break feed
		}
		next <- i
	}
	close(next)
	working.Wait()
}

// prepare does all that needs no database.
func (im *Importer) prepare(rel Release, known map[string]accord.DocumentState) (r reading) {
	if r.err = rel.check(); r.err != nil {
		return r
	}
	// The extractor's version is part of the state: better rules read old texts again.
	var before accord.DocumentState
	before, r.stored = known[rel.Name]
	if r.stored && before == (accord.DocumentState{SHA256: rel.sum(), Extractor: im.extractor}) {
		r.unchanged = true
		return r
	}
	r.contribution, r.remarks, r.err = im.contribution(rel)
	return r
}
