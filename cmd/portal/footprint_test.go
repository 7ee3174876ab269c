package main

import (
	"fmt"
	"io"
	"net/http"
	"regexp"
	"strconv"
	"testing"
)

// footprint is what a portal takes of its machine.
type footprint struct {
	goroutines, heap float64 // bytes in use after a collection
	cpu              float64 // seconds of processor time since the start
}

var metricsAddress = regexp.MustCompile(`msg=metrics addr=(\S+)`)

// footprint asks a portal with PORTAL_METRICS_ADDR, after a collection.
func (p *portal) footprint(t testing.TB) footprint {
	t.Helper()
	at := metricsAddress.FindStringSubmatch(p.log.String())
	if at == nil {
		t.Fatalf("the log has no address of the metrics:\n%s", p.log)
	}
	ask := func(path string) string {
		resp, err := http.Get("http://" + at[1] + path)
		if err != nil {
			t.Fatal(err)
		}
		defer resp.Body.Close()
		raw, err := io.ReadAll(resp.Body)
		if err != nil || resp.StatusCode != http.StatusOK {
			t.Fatalf("%s: %d, %v", path, resp.StatusCode, err)
		}
		return string(raw)
	}
	ask("/debug/pprof/heap?gc=1")
	figures := ask("/metrics")
	read := func(name string) float64 {
		m := regexp.MustCompile(`(?m)^` + name + ` (\S+)$`).FindStringSubmatch(figures)
		if m == nil {
			t.Fatalf("the metrics have no %s", name)
		}
		n, err := strconv.ParseFloat(m[1], 64)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	return footprint{goroutines: read("go_goroutines"), heap: read("go_memstats_heap_alloc_bytes"), cpu: read("process_cpu_seconds_total")}
}

// backToBase waits until nothing of an attack is left: no goroutine but those of a
// few connections that are kept open, and no memory but what pools keep for the
// next request. Processor time is bounded as a whole: no request of a few hundred
// bytes may keep a core busy.
func (p *portal) backToBase(t testing.TB, before footprint) {
	t.Helper()
	const (
		kept  = 12      // goroutines
		pools = 8 << 20 // bytes
		busy  = 10      // seconds of a core for some two hundred requests and 500 connections, which took half a second
	)
	within(t, "the portal is as it was before the attacks", func() error {
		now := p.footprint(t)
		if now.goroutines > before.goroutines+kept || now.heap > before.heap+pools || now.cpu > before.cpu+busy {
			return fmt.Errorf("%+v, before %+v", now, before)
		}
		t.Logf("%+v, before %+v", now, before)
		return nil
	})
}
