package site_test

import (
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
)

// sleeper takes nothing of an answer until it is let go.
type sleeper struct {
	*httptest.ResponseRecorder
	begun *sync.WaitGroup
	once  sync.Once
	gone  chan struct{}
}

func (s *sleeper) Write(b []byte) (int, error) {
	s.once.Do(s.begun.Done)
	<-s.gone
	return s.ResponseRecorder.Write(b)
}

// More read a page as slowly as they can than there are places for pages, or as
// many a file as there are places for files. Whoever comes then is answered.
func TestSlowReadersKeepNobodyOut(t *testing.T) {
	t.Parallel()
	p := newPortal(t, korea())
	for path, readers := range map[string]int{"/agreements?q=memorandum": 100, "/agreements.csv": 32} {
		var begun, done sync.WaitGroup
		gone := make(chan struct{})
		for range readers {
			begun.Add(1)
			done.Go(func() {
				s := &sleeper{ResponseRecorder: httptest.NewRecorder(), begun: &begun, gone: gone}
				p.handler.ServeHTTP(s, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "https://accords.example"+path, nil))
				if s.Code != http.StatusOK {
					t.Errorf("%s: a slow reader was answered %d", path, s.Code)
				}
			})
			begun.Wait() // one after the other, so that none waits in a line
		}
		if status, _, _ := p.ask("/agreements?q=belarus"); status != http.StatusOK {
			t.Errorf("beside %d slow readers of %s: %d", readers, path, status)
		}
		if path == "/agreements.csv" { // all places for files are taken, and only those
			if status, _, _ := p.ask("/agreements.csv"); status != http.StatusServiceUnavailable {
				t.Errorf("one file too many: %d", status)
			}
		}
		close(gone)
		done.Wait()
		if status, _, _ := p.ask(path); status != http.StatusOK {
			t.Errorf("%s after the slow readers: %d", path, status)
		}
	}
}
