package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"testing"
	"time"
)

// How long and how often each server is asked in turn. On a machine with other
// work a figure alone says little, so that only what was measured in the same
// round is divided, and of the rounds the one in the middle counts.
const (
	servedRounds = 7
	servedSpell  = "1s"
)

// BenchmarkServed asks for a page that the portal keeps in memory, and asks a
// bare net/http handler and nginx for the same bytes, in turns. The figures are
// what the portal reaches of the others' requests a second, and what a request
// costs each in processor time, which other work on the machine disturbs less.
// ns/op means nothing here.
func BenchmarkServed(b *testing.B) {
	if _, err := exec.LookPath("wrk"); err != nil {
		b.Skip("without wrk: install the package wrk")
	}
	// All of wrk is one client network. The limit is so high that it never
	// refuses and is still asked.
	c := program(b, []string{"PORTAL_ADDR=127.0.0.1:0", "DATABASE_URL=" + pg.Empty(b), "PORTAL_RATE=100000"}, "serve")
	c.Stderr = logFile(b)
	p := launch(b, c)
	p.wait(b)
	for name, path := range map[string]string{"agreement": agreements(b, p)[0], "list": "/agreements", "filter": "/agreements?country=KR&sort=title"} {
		b.Run(name, func(b *testing.B) {
			answer := p.wire(b, path)
			peers := []peer{
				{"portal", p.url + path, []int{p.cmd.Process.Pid}},
				startBare(b, "bare", answer),
				startBare(b, "lean", answer.only("Content-Type", "Content-Encoding", "Content-Length")),
			}
			if nginx, ok := startNginx(b, answer); ok {
				peers = append(peers, nginx)
			}
			for range b.N {
				compare(b, peers)
			}
			b.ReportMetric(0, "ns/op")
		})
	}
}

// logFile is where a program that is measured writes its log, as it would under
// systemd. Through a pipe the test would be a part of what is measured.
func logFile(b *testing.B) *os.File {
	b.Helper()
	f, err := os.Create(filepath.Join(b.TempDir(), "log"))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = f.Close() })
	return f
}

// spell is what one server did for a moment.
type spell struct {
	requests float64 // a second
	cost     float64 // microseconds of processor time for each
}

// compare has the peers work in turns, each round in another order, and reports
// the first one against each of the others.
func compare(b *testing.B, peers []peer) {
	b.Helper()
	rounds := make([]map[string]spell, servedRounds)
	for i := range rounds {
		rounds[i] = map[string]spell{}
		for j := range peers {
			p := peers[(i+j)%len(peers)]
			rounds[i][p.name] = p.work(b)
		}
	}
	middle := func(read func(map[string]spell) float64) float64 {
		var all []float64
		for _, r := range rounds {
			all = append(all, read(r))
		}
		slices.Sort(all)
		return all[len(all)/2]
	}
	first := peers[0].name
	b.ReportMetric(middle(func(r map[string]spell) float64 { return r[first].requests }), "requests/s")
	for i, p := range peers {
		b.ReportMetric(middle(func(r map[string]spell) float64 { return r[p.name].cost }), p.name+"-µs")
		if i > 0 {
			b.ReportMetric(middle(func(r map[string]spell) float64 { return r[first].requests / r[p.name].requests }), "of-"+p.name)
			b.ReportMetric(middle(func(r map[string]spell) float64 { return r[p.name].cost / max(r[first].cost, 1e-9) }), p.name+"-cost")
		}
	}
}

var (
	wrkTotal  = regexp.MustCompile(`(\d+) requests in ([\d.]+)(m?s)`)
	wrkFailed = regexp.MustCompile(`(?m)^ *(Socket errors|Non-2xx).*$`)
)

// work has wrk ask the server for a spell; an answer that is not 200 fails.
func (p peer) work(b *testing.B) spell {
	b.Helper()
	before := spent(p.pids)
	out, err := exec.CommandContext(b.Context(), "wrk", "-t1", "-c16", "-d"+servedSpell, "-H", "Accept-Encoding: gzip", p.url).Output()
	if err != nil {
		b.Fatalf("wrk: %v\n%s", err, out)
	}
	used := spent(p.pids) - before
	if wrong := wrkFailed.Find(out); wrong != nil {
		b.Fatalf("%s: %s", p.name, bytes.TrimSpace(wrong))
	}
	m := wrkTotal.FindSubmatch(out)
	if m == nil {
		b.Fatalf("wrk says %s", out)
	}
	n, _ := strconv.ParseFloat(string(m[1]), 64) // the expression has seen to it
	took, err := time.ParseDuration(fmt.Sprintf("%s%s", m[2], m[3]))
	if err != nil || n == 0 {
		b.Fatalf("wrk says %s", out)
	}
	return spell{n / took.Seconds(), float64(used.Microseconds()) / n}
}
