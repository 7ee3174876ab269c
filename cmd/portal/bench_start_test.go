package main

import (
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"
)

// startRuns is how often each start is measured; the one in the middle counts.
const startRuns = 3

// BenchmarkStart is the time from the start of the program as a person has it,
// built, to the last byte of the front page: with a folder that is not there
// yet (a cluster is made, migrated and filled), with the folder of the time
// before, and with a PostgreSQL that runs and has the register. A start after
// the first one finds that nothing has changed. ns/op means nothing here.
func BenchmarkStart(b *testing.B) {
	if _, err := binary(); err != nil { // the build is not a part of it
		b.Fatal(err)
	}
	b.Run("new", func(b *testing.B) {
		report(b, func() []string { return []string{"PORTAL_DATA_DIR=" + openDir(b)} })
	})
	b.Run("again", func(b *testing.B) {
		settings := []string{"PORTAL_DATA_DIR=" + openDir(b)}
		firstPage(b, settings)
		report(b, func() []string { return settings })
	})
	b.Run("existing", func(b *testing.B) {
		settings := []string{"DATABASE_URL=" + pg.Empty(b)}
		firstPage(b, settings)
		report(b, func() []string { return settings })
	})
}

func report(b *testing.B, settings func() []string) {
	b.Helper()
	var took []time.Duration
	for range startRuns {
		took = append(took, firstPage(b, settings()))
	}
	slices.Sort(took)
	b.ReportMetric(took[0].Seconds(), "best-s")
	b.ReportMetric(took[len(took)/2].Seconds(), "s")
	b.ReportMetric(0, "ns/op")
}

// firstPage starts the program, reads the front page and stops it again.
func firstPage(b *testing.B, settings []string) time.Duration {
	b.Helper()
	began := time.Now()
	p := startPortal(b, settings...)
	resp, err := http.Get(p.url + "/")
	if err != nil {
		b.Fatal(err)
	}
	body, err := io.ReadAll(resp.Body)
	_ = resp.Body.Close()
	took := time.Since(began)
	if err != nil || resp.StatusCode != http.StatusOK || !strings.Contains(string(body), "</html>") {
		b.Fatalf("status %d, %v", resp.StatusCode, err)
	}
	p.stop(b)
	return took
}
