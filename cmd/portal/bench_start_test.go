package main

import (
	"io"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// startRuns is how often each start is measured; the one in the middle counts.
const startRuns = 3

// mostReading is how long a register of a million may take to be read, on a
// machine with other work.
const mostReading = 15 * time.Minute

// BenchmarkStart is the time from the start of the program as a person has it,
// built, to the last byte of the front page: with a folder that is not there
// yet (a cluster is made, migrated and filled), with the folder of the time
// before, with the database of BENCH_DATABASE_URL whose lists the portal of the
// time before has kept, and with a PostgreSQL that runs and has the register. A
// start after the first one finds that nothing has changed. lists-s is how long
// the first one took to have all lists in memory and in the file. ns/op means
// nothing here.
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
	if dsn := os.Getenv("BENCH_DATABASE_URL"); dsn != "" { //nolint:forbidigo // a setting of the benchmark
		b.Run("given", func(b *testing.B) {
			folder := b.TempDir()
			settings := []string{"DATABASE_URL=" + dsn, "PORTAL_CACHE_DIR=" + folder}
			p := startPortal(b, settings...)
			for began := time.Now(); ; time.Sleep(time.Second) { // until it has kept the lists
				if _, err := os.Stat(filepath.Join(folder, "lists")); err == nil {
					b.ReportMetric(time.Since(began).Seconds(), "lists-s")
					break
				}
				if time.Since(began) > mostReading {
					b.Fatalf("the lists were not kept within %s", mostReading)
				}
			}
			p.stop(b)
			report(b, func() []string { return settings })
		})
	}
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
