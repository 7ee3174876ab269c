package site

import (
	"context"
	"errors"
	"net/http/httptest"
	"testing"
)

// watched reports whether a turn was free while a reader took a part of a file.
type watched struct {
	*httptest.ResponseRecorder
	making turns
	free   bool
}

func (w *watched) Write(b []byte) (int, error) {
	select {
	case w.making <- struct{}{}:
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
	making := make(turns, 1)
	if err := making.take(t.Context()); err != nil {
		t.Fatal(err)
	}
	w := &watched{ResponseRecorder: httptest.NewRecorder(), making: making}
	file := newBegun(t.Context(), w, making, func() {})
	for range 2 {
		if n, err := file.Write([]byte("part")); n != 4 || err != nil {
			t.Fatalf("%d bytes, %v", n, err)
		}
		if !w.free {
			t.Error("nobody else could make a file while this one was read")
		}
		if len(making) != 1 {
			t.Error("the file goes on without its turn")
		}
	}
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	if err := making.take(gone); !errors.Is(err, context.Canceled) {
		t.Errorf("who has gone away waits on: %v", err)
	}
}
