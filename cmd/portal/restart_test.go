package main

import (
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// heir is a portal that takes over the socket f, as systemd would start it: the
// process has to know its own id, so that a shell becomes it.
func heir(t *testing.T, f *os.File, settings ...string) *portal {
	t.Helper()
	c := program(t, append(settings, "LISTEN_FDS=1"))
	c.Path, c.Args = "/bin/sh", []string{"sh", "-c", `LISTEN_PID=$$ exec "$0" serve`, c.Path}
	c.ExtraFiles = []*os.File{f}
	return launch(t, c)
}

// socket is what the parent holds for all of the portals, one after the other.
func socket(t *testing.T) (address string, f *os.File) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	f, err = l.(*net.TCPListener).File()
	if err != nil {
		t.Fatal(err)
	}
	address = l.Addr().String()
	if err := l.Close(); err != nil { // f stays
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return address, f
}

// visitors ask without a pause until they are stopped, and keep what went wrong.
type visitors struct {
	stop   chan struct{}
	group  sync.WaitGroup
	asked  atomic.Int64
	mu     sync.Mutex
	failed []error
}

func (v *visitors) come(url string, keepAlive bool) {
	client := &http.Client{Timeout: 30 * time.Second, Transport: &http.Transport{DisableKeepAlives: !keepAlive, MaxIdleConnsPerHost: 1}}
	v.group.Go(func() {
		defer client.CloseIdleConnections()
		for {
			select {
			case <-v.stop:
				return
			case <-time.After(5 * time.Millisecond): // the tests beside this one want the machine, too
			}
			if err := visit(client, url); err != nil {
				v.mu.Lock()
				v.failed = append(v.failed, err)
				v.mu.Unlock()
			}
			v.asked.Add(1)
		}
	})
}

func visit(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if _, err := io.Copy(io.Discard, resp.Body); err != nil {
		return err
	}
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("%s: status %d", url, resp.StatusCode)
	}
	return nil
}

// Twenty portals follow each other on one socket under load, with connections
// that are kept and with new ones, and no request fails.
func TestRestartsLoseNoRequest(t *testing.T) {
	t.Parallel()
	restarts := 20
	if testing.Short() {
		restarts = 3
	}
	address, f := socket(t)
	settings := []string{"DATABASE_URL=" + imported(t), "PORTAL_RATE=0", "PORTAL_LOG_LEVEL=warn"}
	old := heir(t, f, settings...)
	old.wait(t)
	if old.url != "http://"+address {
		t.Fatalf("the portal listens on %s, and was given %s", old.url, address)
	}
	v := &visitors{stop: make(chan struct{})}
	for _, keepAlive := range []bool{true, true, false, false} {
		v.come(old.url+"/about", keepAlive)
		v.come(old.url+"/healthz", keepAlive)
	}
	for range restarts {
		next := heir(t, f, append(settings, "PORTAL_NO_MIGRATE=true")...)
		next.wait(t)
		old.stop(t)
		old = next
	}
	close(v.stop)
	v.group.Wait()
	if len(v.failed) > 0 {
		t.Errorf("%d of %d requests failed: %v", len(v.failed), v.asked.Load(), errors.Join(v.failed[:min(5, len(v.failed))]...))
	}
	if v.asked.Load() < int64(10*restarts) {
		t.Errorf("only %d requests in %d restarts: this shows nothing", v.asked.Load(), restarts)
	}
	t.Logf("%d requests, %d restarts, %d failed", v.asked.Load(), restarts, len(v.failed))
}

func TestInheritedSocketsAreOursAndOne(t *testing.T) {
	t.Parallel()
	l, err := inherited(env("LISTEN_PID", "1", "LISTEN_FDS", "1"))
	if l != nil || err != nil {
		t.Errorf("another process's socket: %v, %v", l, err)
	}
	pid := fmt.Sprint(os.Getpid())
	for _, n := range []string{"", "0", "2", "-1", "x"} {
		if _, err := inherited(env("LISTEN_PID", pid, "LISTEN_FDS", n)); err == nil || !strings.Contains(err.Error(), "LISTEN_FDS") {
			t.Errorf("LISTEN_FDS=%q: %v", n, err)
		}
	}
}
