package main

import (
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
)

// writes keeps each write apart.
type writes struct {
	mu   sync.Mutex
	list []string
}

func (w *writes) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.list = append(w.list, string(p))
	return len(p), nil
}

func (w *writes) all() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return append([]string(nil), w.list...)
}

func TestLinesAreGatheredOnlyWhileTheyFollowEachOther(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		out := &writes{}
		g := &gathered{out: out}
		defer g.close()
		for _, line := range []string{"one\n", "two\n", "three\n"} {
			if n, err := g.Write([]byte(line)); n != len(line) || err != nil {
				t.Fatalf("%d, %v", n, err)
			}
		}
		want := []string{"one\n"}
		if diff := cmp.Diff(want, out.all()); diff != "" {
			t.Errorf("at once: mismatch (-want +got)\n%s", diff)
		}
		time.Sleep(gatherTime + time.Millisecond)
		synctest.Wait()
		want = append(want, "two\nthree\n")
		if diff := cmp.Diff(want, out.all()); diff != "" {
			t.Errorf("after the time: mismatch (-want +got)\n%s", diff)
		}
		time.Sleep(2 * gatherTime) // a pause: the next line does not wait
		synctest.Wait()
		_, _ = g.Write([]byte("four\n"))
		if diff := cmp.Diff(append(want, "four\n"), out.all()); diff != "" {
			t.Errorf("after a pause: mismatch (-want +got)\n%s", diff)
		}
	})
}

func TestWarningsDoNotWait(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		out := &writes{}
		log, closeLog := logSettings{LogFormat: "text"}.gatheredLogger(out)
		log.Info("first")
		log.Info("second")
		log.With("a", 1).WithGroup("g").Warn("third")
		log.Info("fourth")
		if got := strings.Join(out.all(), ""); !strings.Contains(got, "third") || strings.Contains(got, "fourth") {
			t.Errorf("written: %s", got)
		}
		closeLog()
		if got := strings.Join(out.all(), ""); !strings.HasSuffix(got, "msg=fourth\n") || strings.Index(got, "second") > strings.Index(got, "third") {
			t.Errorf("in the end: %s", got)
		}
		log.Info("late")
		if got := strings.Join(out.all(), ""); !strings.Contains(got, "late") {
			t.Error("a line after the end is lost")
		}
		closeLog()
	})
}

// However fast lines come, little waits in memory.
func TestGatheredLinesAreBounded(t *testing.T) {
	t.Parallel()
	out := &writes{}
	g := &gathered{out: out}
	defer g.close()
	log := slog.New(slog.NewTextHandler(g, nil))
	var group sync.WaitGroup
	for i := range 4 {
		group.Go(func() {
			for j := range 1000 {
				log.Info("request", "uri", fmt.Sprintf("/agreements/%d-%d/%s", i, j, strings.Repeat("a", 100)))
			}
		})
	}
	group.Wait()
	g.mu.Lock()
	waiting := cap(g.waiting)
	g.mu.Unlock()
	if waiting > 4*mostGathered {
		t.Errorf("%d bytes wait", waiting)
	}
	g.close()
	if lines := strings.Count(strings.Join(out.all(), ""), "\n"); lines != 4000 {
		t.Errorf("%d lines of 4000", lines)
	}
}
