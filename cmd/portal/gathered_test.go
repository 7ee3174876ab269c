package main

import (
	"fmt"
	"log/slog"
	"net/netip"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"accords/internal/middleware"

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
		log, _, closeLog := logSettings{LogFormat: "text"}.gatheredLogger(out)
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

// The lines about requests read as slog would write them, whatever is asked for,
// and there is one for each.
func TestRequestLines(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 11, 28, 21, 5, 32, 417_999_999, time.FixedZone("", 9*3600))
	seen := middleware.Seen{ID: "0123456789ab", From: netip.MustParsePrefix("192.0.2.0/24"), Method: "GET", At: at, Took: 1234567, Status: 200, Bytes: 10813}
	var all []middleware.Seen
	for _, uri := range []string{"/", "/agreements?country=KR&sort=title", "/search?q=%22a%22", "/a\nlevel=ERROR", "/\"\x00\xff한", ""} {
		s := seen
		s.URI = uri
		all = append(all, s)
	}
	seen.From, seen.Status, seen.Bytes, seen.Took = netip.Prefix{}, 503, 0, 0
	all = append(all, seen)
	for _, format := range []string{"text", "json"} {
		out := &writes{}
		_, requests, closeLog := logSettings{LogFormat: format}.gatheredLogger(out)
		for _, s := range all {
			requests(s)
		}
		closeLog()
		lines := strings.Split(strings.Join(out.all(), ""), "\n")
		if len(lines) != len(all)+1 {
			t.Fatalf("%s: %d lines of %d requests: %q", format, len(lines), len(all), lines)
		}
		if format == "json" {
			continue
		}
		for i, s := range all {
			want := &strings.Builder{}
			o := &slog.HandlerOptions{ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
				if a.Key == slog.TimeKey {
					a.Value = slog.TimeValue(s.At)
				}
				return a
			}}
			middleware.Logged(slog.New(slog.NewTextHandler(want, o)))(s)
			// slog writes quotation marks where they are needed.
			if got, slogs := strings.ReplaceAll(lines[i], `"`, ""), strings.ReplaceAll(strings.TrimSuffix(want.String(), "\n"), `"`, ""); got != slogs {
				t.Errorf("the line is\n%s\nwant\n%s", lines[i], want)
			}
		}
	}
	quiet := &writes{}
	_, requests, closeLog := logSettings{LogLevel: slog.LevelWarn}.gatheredLogger(quiet)
	requests(seen)
	if closeLog(); len(quiet.all()) > 0 {
		t.Errorf("a log of warnings has %q", quiet.all())
	}
}
