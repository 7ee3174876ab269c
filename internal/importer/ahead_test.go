package importer

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"accords/internal/accord"
	"accords/internal/extract"

	"github.com/google/go-cmp/cmp"
)

// watched counts what is read, and what of it is stored.
type watched struct {
	lines
	*memory
	read, most atomic.Int64
	stored     []string
	stop       func() // is called once a document is stored; may be nil
}

func (w *watched) Read(text string, c extract.Context) extract.Reading {
	n := w.read.Add(1)
	for most := w.most.Load(); n > most && !w.most.CompareAndSwap(most, n); most = w.most.Load() {
	}
	return w.lines.Read(text, c)
}

func (w *watched) Replace(ctx context.Context, c accord.Contribution) (accord.Delta, error) {
	w.stored = append(w.stored, c.Document.Slug)
	d, err := w.memory.Replace(ctx, c)
	w.read.Add(-1)
	if w.stop != nil {
		w.stop()
	}
	return d, err
}

func runWatched(ctx context.Context, t *testing.T, w *watched, releases []Release) (accord.ImportRun, error) {
	t.Helper()
	at := time.Date(2026, 5, 1, 0, 0, 0, 0, time.UTC)
	im, err := New(w, w, names{}, accord.Authority{}, Options{Now: func() time.Time { at = at.Add(time.Second); return at }})
	if err != nil {
		t.Fatal(err)
	}
	return im.Run(ctx, releases)
}

func manyReleases(n int) (list []Release, slugs []string) {
	for i := range n {
		slug := fmt.Sprintf("release-%03d", i)
		slugs = append(slugs, slug)
		list = append(list, Release{Name: slug, Path: slug + ".txt", Text: fmt.Appendf(nil, "charter|GB KR|Charter %d|2018-11-21\n", i)})
	}
	return list, slugs
}

// Several releases are read at a time, and stored in the order of their names,
// whatever order they came in; what waits to be stored is bounded.
func TestReadingIsALittleAheadOfStoring(t *testing.T) {
	t.Parallel()
	releases, want := manyReleases(200)
	slices.Reverse(releases)
	w := &watched{memory: newMemory()}
	run, err := runWatched(t.Context(), t, w, releases)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, w.stored); diff != "" {
		t.Errorf("the order of storing: mismatch (-want +got)\n%s", diff)
	}
	if len(run.Files) != len(want) {
		t.Errorf("%d files are reported, want %d", len(run.Files), len(want))
	}
	if most, bound := w.most.Load(), int64(2*runtime.GOMAXPROCS(0)); most > bound {
		t.Errorf("%d readings were waiting to be stored, and %d are enough", most, bound)
	}
	for i := 1; i < len(want); i++ { // the clock belongs to one goroutine
		if a, b := w.documents[want[i-1]].Document.Imported, w.documents[want[i]].Document.Imported; !a.Before(b) {
			t.Fatalf("%s was imported at %v, and the one after it at %v", want[i-1], a, b)
		}
	}
}

// A run that is stopped has stored what came first and nothing of the rest, and
// says where it stopped.
func TestStoppedReadingStoresNoMore(t *testing.T) {
	t.Parallel()
	releases, want := manyReleases(50)
	ctx, stop := context.WithCancel(t.Context())
	w := &watched{memory: newMemory()}
	w.stop = func() {
		if len(w.stored) == 7 {
			stop()
		}
	}
	_, err := runWatched(ctx, t, w, releases)
	if !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
	if diff := cmp.Diff(want[:7], w.stored); diff != "" {
		t.Errorf("stored: mismatch (-want +got)\n%s", diff)
	}
	before := w.read.Load()
	runtime.Gosched()
	if after := w.read.Load(); after != before {
		t.Errorf("after the run %d releases were read", after-before)
	}
}

// A release that cannot be read is one line of the report; those beside it,
// which are read at the same time, go in.
func TestBrokenReleasesAmongManyReaders(t *testing.T) {
	t.Parallel()
	releases, _ := manyReleases(40)
	for i := range releases {
		if i%5 == 2 {
			releases[i].Text = []byte("panic\n")
		}
	}
	w := &watched{memory: newMemory()}
	run, err := runWatched(t.Context(), t, w, releases)
	if err == nil {
		t.Error("no error tells of the broken ones")
	}
	for i, f := range run.Files {
		if want := map[bool]accord.ImportState{true: accord.ImportBroken, false: accord.ImportNew}[i%5 == 2]; f.State != want || f.Name != releases[i].Path {
			t.Errorf("%d: %s is %s, want %s", i, f.Name, f.State, want)
		}
	}
	if len(w.stored) != 32 {
		t.Errorf("%d are stored, want 32", len(w.stored))
	}
}
