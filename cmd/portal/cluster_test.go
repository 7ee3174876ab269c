package main

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// cluster is a primary with two standbys, and two portals that know all three:
// one reads from whichever comes first, and keeps its pages; one prefers the
// standbys and keeps none, so that every page asks the database.
type cluster struct {
	*testing.T
	primary, one, two *node
	any, standby      *portal
	readers           []*visitors
}

func newCluster(t *testing.T) *cluster {
	t.Helper()
	c := &cluster{T: t, primary: newPrimary(t, "primary")}
	if err := c.primary.exec(t, `CREATE DATABASE register`); err != nil {
		t.Fatal(err)
	}
	c.one, c.two = newStandby(t, "one", c.primary), newStandby(t, "two", c.primary)
	// The standbys are named first: what writes has to find the primary.
	c.portal(result(t, []string{"DATABASE_URL=" + c.dsn("any", c.two, c.one, c.primary)}, "migrate"))
	c.caughtUp(c.primary, c.one, c.two)
	c.any = c.serve("any", "PORTAL_PAGE_CACHE=16")
	c.standby = c.serve("prefer-standby", "PORTAL_PAGE_CACHE=0")
	return c
}

func (c *cluster) portal(stdout, stderr string, status int) {
	c.Helper()
	if status != 0 {
		c.Fatalf("status %d\n%s%s", status, stdout, stderr)
	}
}

// dsn names several hosts in one address, as an operator does.
func (c *cluster) dsn(target string, nodes ...*node) string {
	var hosts []string
	for _, n := range nodes {
		hosts = append(hosts, n.address())
	}
	return "postgres://portal@" + strings.Join(hosts, ",") + "/register?target_session_attrs=" + target
}

func (c *cluster) serve(target string, settings ...string) *portal {
	c.Helper()
	return startPortal(c, append(settings, "DATABASE_URL="+c.dsn(target, c.primary, c.one, c.two), "PORTAL_NO_MIGRATE=true",
		"PORTAL_RATE=0", "PORTAL_LOG_LEVEL=warn")...)
}

// caughtUp waits until the standbys have what the primary has.
func (c *cluster) caughtUp(primary *node, standbys ...*node) {
	c.Helper()
	at, err := primary.ask(c, `SELECT pg_current_wal_lsn()::text`)
	if err != nil {
		c.Fatal(err)
	}
	for _, s := range standbys {
		within(c, s.name+" catches up", func() error {
			behind, err := s.ask(c, `SELECT (pg_last_wal_replay_lsn() < '`+at+`')::text`)
			if err == nil && behind != "false" {
				err = fmt.Errorf("it is behind %s", at)
			}
			return err
		})
	}
}

// read sets readers on every kind of page of both portals: kept ones, lists from
// memory, records, and searches that only the database can answer. Each asks
// without end and keeps what went wrong.
func (c *cluster) read() {
	c.Helper()
	record := agreements(c.T, c.any)[0]
	var n atomic.Int64
	for _, p := range []*portal{c.any, c.standby} {
		for _, next := range []func() string{
			func() string { return "/about" },
			func() string { return record },
			func() string { return record + ".json" },
			func() string { return "/agreements?sort=title" },
			func() string { return fmt.Sprintf("/agreements?year_from=%d", 1990+n.Add(1)%30) },
			func() string { return fmt.Sprintf("/search?q=digital+government+%d", n.Add(1)) },
			func() string { return "/changes" },
		} {
			v := &visitors{stop: make(chan struct{})}
			v.wander(func() string { return p.url + next() })
			c.readers = append(c.readers, v)
		}
	}
	c.Cleanup(c.rest)
}

// wander asks for another address each time, like come for one.
func (v *visitors) wander(next func() string) {
	client := &http.Client{Timeout: 30 * time.Second, Transport: &http.Transport{MaxIdleConnsPerHost: 1}}
	v.group.Go(func() {
		defer client.CloseIdleConnections()
		for {
			select {
			case <-v.stop:
				return
			case <-time.After(300 * time.Millisecond): // the tests beside this one want the machine, too
			}
			if err := visit(client, next()); err != nil {
				v.mu.Lock()
				v.failed = append(v.failed, err)
				v.mu.Unlock()
			}
			v.asked.Add(1)
		}
	})
}

// goOn waits until every reader has had some more answers, good or bad, and
// fails where one was bad.
func (c *cluster) goOn(after string) {
	c.Helper()
	wants := make([]int64, len(c.readers))
	for i, v := range c.readers {
		wants[i] = v.asked.Load() + 4
	}
	within(c, "readers go on after "+after, func() error {
		for i, v := range c.readers {
			if v.asked.Load() < wants[i] {
				return fmt.Errorf("reader %d waits", i)
			}
		}
		return nil
	})
	asked := int64(0)
	for _, v := range c.readers {
		v.mu.Lock()
		if len(v.failed) > 0 {
			c.Errorf("after %s: %d of %d reads failed: %v", after, len(v.failed), v.asked.Load(), errors.Join(v.failed[:min(3, len(v.failed))]...))
			v.failed = nil
		}
		v.mu.Unlock()
		asked += v.asked.Load()
	}
	c.Logf("%s: %d reads so far", after, asked)
}

// rest ends the reading.
func (c *cluster) rest() {
	for _, v := range c.readers {
		close(v.stop)
	}
	for _, v := range c.readers {
		v.group.Wait()
	}
	c.readers = nil
}

// freeze asks for a list to be kept, which only a primary can do, and returns
// the status and where the list is then.
func (p *portal) freeze(t testing.TB, list string) (int, string) {
	t.Helper()
	client := &http.Client{Timeout: 30 * time.Second, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, p.url+"/snapshots", strings.NewReader(url.Values{"list": {list}}.Encode()))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	resp, err := client.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	_, _ = io.Copy(io.Discard, resp.Body)
	return resp.StatusCode, resp.Header.Get("Location")
}

// frozen waits until a list can be frozen and is there to be read.
func (c *cluster) frozen(when string, p *portal, list string) {
	c.Helper()
	within(c, when+" a list can be frozen", func() error {
		status, at := p.freeze(c, list)
		if status != http.StatusSeeOther {
			return fmt.Errorf("status %d", status)
		}
		if status, err := get(c.T, p.url+at); err != nil || status != http.StatusOK {
			c.Errorf("%s: %s was frozen and cannot be read: %d, %v", when, at, status, err)
		}
		return nil
	})
}

// A primary with two standbys loses a standby, its connections, its voice and
// its life; a standby takes its place and receives an import. Nobody who reads
// notices.
func TestReadingOutlivesThePrimary(t *testing.T) {
	if os.Getenv("CLUSTER_TEST") == "" {
		t.Skip("it takes a minute or two: make cluster-test runs it")
	}
	c := newCluster(t)
	c.frozen("at first", c.standby, "country=KR")
	c.read()
	c.goOn("the start")

	c.two.kill(t)
	c.goOn("the death of a standby")
	c.two.start(t)
	c.goOn("its return")

	for range 3 {
		for _, n := range []*node{c.primary, c.one, c.two} {
			if err := n.exec(t, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'register'`); err != nil {
				t.Fatal(err)
			}
		}
		c.goOn("the end of every connection")
	}

	c.primary.signal(syscall.SIGSTOP)
	c.goOn("the primary hangs")
	c.goOn("it hangs still")
	c.primary.signal(syscall.SIGCONT)
	c.goOn("it goes on")

	c.primary.kill(t)
	c.goOn("the death of the primary")
	if status, _ := c.any.freeze(t, "country=GB"); status != http.StatusServiceUnavailable {
		t.Errorf("without a primary a list was frozen: status %d", status)
	}
	if status, err := get(t, c.any.url+"/readyz"); err != nil || status != http.StatusOK {
		t.Errorf("without a primary, but with standbys: /readyz is %d, %v", status, err)
	}
	c.promote(c.one, c.two)
	c.goOn("the promotion of a standby")
	c.imports()
	c.goOn("an import by the new primary")
	c.frozen("after the promotion", c.any, "country=GB")
	c.frozen("after the promotion", c.standby, "country=GB")
	c.goOn("all of it")
	c.rest()
}

// promote makes one standby the primary, and the other one its follower.
func (c *cluster) promote(to, follower *node) {
	c.Helper()
	if err := to.exec(c, `SELECT pg_promote()`); err != nil {
		c.Fatal(err)
	}
	if err := follower.exec(c, `ALTER SYSTEM SET primary_conninfo = '`+to.conninfo()+`'`); err != nil {
		c.Fatal(err)
	}
	if err := follower.exec(c, `SELECT pg_reload_conf()`); err != nil {
		c.Fatal(err)
	}
	c.caughtUp(to, follower)
}

// imports brings a release into the register by way of an address that still
// names the dead primary first, and waits until both portals list it.
func (c *cluster) imports() {
	c.Helper()
	before := c.any.total(c)
	file := write(c, filepath.Join(c.TempDir(), "estonia-chile-mou-2024.txt"), release)
	c.portal(result(c, []string{"DATABASE_URL=" + c.dsn("prefer-standby", c.primary, c.one, c.two)}, "import", file))
	for _, p := range []*portal{c.any, c.standby} {
		p.shows(c, before+1)
	}
}
