package site

import (
	"context"
	"errors"
	"net/http/httptest"
	"runtime"
	"testing"
	"testing/synctest"
	"time"
)

// watched reports whether a turn was free while a reader took a part of a file.
type watched struct {
	*httptest.ResponseRecorder
	making turns
	free   bool
}

func (w *watched) Write(b []byte) (int, error) {
	select {
	case w.making.taken <- struct{}{}:
		w.free = true
		w.making.give()
	default:
		w.free = false
	}
	return w.ResponseRecorder.Write(b)
}

// A file gives its turn away while its reader takes what is there, and has it again
// behind that: whoever waits gets in then and not before.
func TestTurnsAreGivenToOthersWhileAReaderReads(t *testing.T) {
	t.Parallel()
	making := turns{taken: make(chan struct{}, 1)}
	if err := making.take(t.Context()); err != nil {
		t.Fatal(err)
	}
	w := &watched{ResponseRecorder: httptest.NewRecorder(), making: making}
	file := newBegun(t.Context(), w, &making, func() {})
	for range 2 {
		if n, err := file.Write([]byte("part")); n != 4 || err != nil {
			t.Fatalf("%d bytes, %v", n, err)
		}
		if !w.free {
			t.Error("nobody else could make a file while this one was read")
		}
		if len(making.taken) != 1 {
			t.Error("the file goes on without its turn")
		}
	}
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	if err := making.take(gone); !errors.Is(err, context.Canceled) {
		t.Errorf("who has gone away waits on: %v", err)
	}
}

// A file rests where pages want all of the cores, in proportion to what it has taken,
// and for no longer than its reader stays.
func TestFilesRestForPages(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		making := newTurns()
		rested := func(ctx context.Context, took time.Duration) time.Duration {
			began := time.Now()
			making.rest(ctx, took)
			return time.Since(began)
		}
		if d := rested(t.Context(), time.Second); d != 0 {
			t.Errorf("with no page to make a file rests for %v", d)
		}
		for range runtime.GOMAXPROCS(0) {
			making.pages <- struct{}{}
		}
		if d := rested(t.Context(), 100*time.Millisecond); d != 300*time.Millisecond {
			t.Errorf("for 100 ms of work a file rests for %v", d)
		}
		if d := rested(t.Context(), time.Minute); d != mostRest {
			t.Errorf("for a minute of work a file rests for %v", d)
		}
		leaving, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
		defer cancel()
		if d := rested(leaving, time.Second); d != 10*time.Millisecond {
			t.Errorf("for a reader who leaves a file rests for %v", d)
		}
	})
}
