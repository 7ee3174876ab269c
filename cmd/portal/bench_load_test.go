package main

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// Bounds of the load: it runs on loopback, and stops by itself.
const (
	loadRounds  = 5
	loadSpell   = 2 * time.Second
	mostPending = 2000            // questions under way; beyond them a client gives up at once
	goodWithin  = 2 * time.Second // an answer that comes later helps nobody
)

// BenchmarkLoad asks for pages that are rendered for each visitor, more often
// than they can be rendered. What is counted are good answers: whole, with
// status 200, within two seconds. The client runs on the machine that it loads,
// so that the capacity found is that of both together. ns/op means nothing here.
func BenchmarkLoad(b *testing.B) {
	c := program(b, []string{"PORTAL_ADDR=127.0.0.1:0", "DATABASE_URL=" + pg.Empty(b), "PORTAL_RATE=0", "PORTAL_PAGE_CACHE=0"}, "serve")
	c.Stderr = logFile(b)
	p := launch(b, c)
	p.wait(b)
	l := &load{pages: agreements(b, p), portal: p, client: &http.Client{Timeout: 10 * time.Second, Transport: &http.Transport{MaxIdleConnsPerHost: mostPending}}}
	defer l.client.CloseIdleConnections()
	l.closed(b, 8) // what is made once is made now
	b.Run("five-times", func(b *testing.B) {
		var ratios, peaks []float64
		for range loadRounds {
			peak := max(l.closed(b, 8), l.closed(b, 32))
			peaks = append(peaks, peak)
			ratios = append(ratios, l.open(b, 5*peak)/peak)
		}
		b.ReportMetric(median(peaks), "peak/s")
		b.ReportMetric(median(ratios), "of-peak")
		b.ReportMetric(p.memory(b), "MB")
		b.ReportMetric(0, "ns/op")
	})
	b.Run("slow", func(b *testing.B) {
		var ratios []float64
		for range loadRounds {
			alone := l.closed(b, 8)
			leave := l.crawl(b, 500)
			ratios = append(ratios, l.closed(b, 8)/alone)
			leave()
		}
		b.ReportMetric(median(ratios), "of-alone")
		b.ReportMetric(p.memory(b), "MB")
		b.ReportMetric(0, "ns/op")
	})
	p.page(b, "/readyz", http.StatusOK)
}

func median(list []float64) float64 {
	slices.Sort(list)
	return list[len(list)/2]
}

// load is a crowd in front of a portal.
type load struct {
	portal *portal
	pages  []string
	client *http.Client
	next   atomic.Int64
}

// ask reads a page, another one each time, and reports whether that was of use.
func (l *load) ask(ctx context.Context) bool {
	path := l.pages[int(l.next.Add(1))%len(l.pages)]
	ctx, cancel := context.WithTimeout(ctx, goodWithin)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, l.portal.url+path, nil)
	if err != nil {
		return false
	}
	resp, err := l.client.Do(req)
	if err != nil {
		return false
	}
	defer resp.Body.Close()
	_, err = io.Copy(io.Discard, resp.Body)
	return err == nil && resp.StatusCode == http.StatusOK
}

// closed has so many visitors ask one page after the other, and returns the good
// answers a second.
func (l *load) closed(b *testing.B, visitors int) float64 {
	b.Helper()
	var good atomic.Int64
	var group sync.WaitGroup
	began := time.Now()
	for range visitors {
		group.Go(func() {
			for time.Since(began) < loadSpell {
				if l.ask(b.Context()) {
					good.Add(1)
				}
			}
		})
	}
	group.Wait()
	if good.Load() == 0 {
		b.Fatal("there was no good answer")
	}
	return float64(good.Load()) / time.Since(began).Seconds()
}

// open has visitors come at a rate, however many are still waiting, and returns
// the good answers a second.
func (l *load) open(b *testing.B, perSecond float64) float64 {
	b.Helper()
	var good atomic.Int64
	var group sync.WaitGroup
	pending := make(chan struct{}, mostPending)
	began := time.Now()
	for come := 0; ; {
		elapsed := time.Since(began)
		if elapsed >= loadSpell {
			break
		}
		for ; come < int(perSecond*elapsed.Seconds()); come++ {
			select {
			case pending <- struct{}{}:
				group.Go(func() {
					if l.ask(b.Context()) {
						good.Add(1)
					}
					<-pending
				})
			default: // it goes away without an answer
			}
		}
		time.Sleep(2 * time.Millisecond)
	}
	group.Wait()
	return float64(good.Load()) / time.Since(began).Seconds()
}

// crawl opens connections that a sender or a reader makes last: heads that never
// end, pages and files of which next to nothing is taken. It waits until the pages
// have begun to come: to make them is what the portal is there for, and a hundred are
// a part of what it can do in the time of a measurement. The function that it returns
// closes all.
func (l *load) crawl(b *testing.B, count int) (leave func()) {
	b.Helper()
	const page = 2
	requests := []string{
		"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ", // and so on
		"GET /agreements.csv HTTP/1.1\r\nHost: localhost\r\n\r\n",
		page: "GET " + l.pages[0] + " HTTP/1.1\r\nHost: localhost\r\n\r\n",
		"GET /agreements.jsonl HTTP/1.1\r\nHost: localhost\r\n\r\n",
	}
	narrow := net.Dialer{Timeout: 10 * time.Second, Control: func(_, _ string, c syscall.RawConn) error {
		// What the client has no room for stays with the server.
		return c.Control(func(fd uintptr) { _ = syscall.SetsockoptInt(int(fd), syscall.SOL_SOCKET, syscall.SO_RCVBUF, 2048) })
	}}
	var open []net.Conn
	for i := range count {
		conn, err := narrow.DialContext(b.Context(), "tcp", strings.TrimPrefix(l.portal.url, "http://"))
		if err != nil {
			b.Fatal(err)
		}
		open = append(open, conn)
		if _, err := io.WriteString(conn, requests[i%len(requests)]); err != nil {
			b.Fatal(err)
		}
	}
	for i := page; i < count; i += len(requests) {
		_ = open[i].SetReadDeadline(time.Now().Add(10 * time.Second))
		if _, err := open[i].Read(make([]byte, 1)); err != nil {
			b.Fatalf("no beginning of a page: %v", err)
		}
	}
	return func() {
		for _, conn := range open {
			_ = conn.Close()
		}
	}
}

// memory is the most that the portal has had so far, in MB; 0 where the system
// does not say.
func (p *portal) memory(b *testing.B) float64 {
	b.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.cmd.Process.Pid))
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(status)) {
		if rest, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			kB, _ := strconv.ParseFloat(strings.Fields(rest)[0], 64)
			return kB / 1024
		}
	}
	return 0
}
