package index_test

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"runtime"
	"slices"
	"testing"
	"time"

	"accords/internal/accord"
	"accords/internal/index"
	"accords/internal/query"
	"accords/internal/store"
)

// registers are what to measure: specimens of growing number, and the database
// of BENCH_DATABASE_URL, for one that takes an hour to fill (portal synth).
func registers(b *testing.B) map[string]func(testing.TB) *store.Store {
	b.Helper()
	out := map[string]func(testing.TB) *store.Store{}
	for _, n := range []int{1e3, 1e4} {
		out[fmt.Sprint(n)] = func(t testing.TB) *store.Store { t.Helper(); return specimens(t, n) }
	}
	if dsn := os.Getenv("BENCH_DATABASE_URL"); dsn != "" { //nolint:forbidigo // a setting of the benchmark
		out["given"] = func(t testing.TB) *store.Store {
			t.Helper()
			s, err := store.Open(t.Context(), dsn, store.Options{Now: today, StatementTimeout: 5 * time.Minute})
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(s.Close)
			return s
		}
	}
	return out
}

// times are how long each of some queries took.
type times []time.Duration

func (t times) report(b *testing.B, name string) {
	b.Helper()
	slices.Sort(t)
	b.ReportMetric(float64(t[len(t)/2].Microseconds())/1000, name+"-p50-ms")
	b.ReportMetric(float64(t[len(t)*99/100].Microseconds())/1000, name+"-p99-ms")
}

func measure(b *testing.B, queries []query.Agreements, answer func(context.Context, query.Agreements) (accord.AgreementPage, error)) times {
	b.Helper()
	var out times
	for _, q := range queries {
		start := time.Now()
		if _, err := answer(b.Context(), q); err != nil {
			b.Fatalf("%s: %v", q.Encode(), err)
		}
		out = append(out, time.Since(start))
	}
	return out
}

// BenchmarkLists asks 1,000 mixed queries, each for its page with all facets, and
// as many of one to four words; every 50th also by SQL. The figures are of whole
// answers, and ns/op means nothing here.
func BenchmarkLists(b *testing.B) {
	for name, open := range registers(b) {
		b.Run(name, func(b *testing.B) {
			s := open(b)
			before := heap()
			x := index.New(s, today, slog.New(slog.NewTextHandler(io.Discard, nil)))
			start := time.Now()
			if err := x.Renew(b.Context()); err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(time.Since(start).Seconds(), "build-s")
			b.ReportMetric(float64(heap()-before)/(1<<20), "MB")
			all, err := x.Agreements(b.Context(), query.Agreements{})
			if err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(all.Total), "agreements")
			d := &draw{state: 9}
			var filters, words, few []query.Agreements
			for i := range 1000 {
				q := d.query(all.Facets, []string{""})
				filters = append(filters, q)
				words = append(words, query.Agreements{Text: d.words()})
				if i%50 == 0 {
					few = append(few, q)
				}
			}
			fast := measure(b, filters, x.Agreements)
			fast.report(b, "filter")
			measure(b, words, x.Agreements).report(b, "words")
			slow, again := measure(b, few, s.Agreements), measure(b, few, x.Agreements)
			slow.report(b, "sql")
			b.ReportMetric(float64(sum(slow))/float64(sum(again)), "sql/index")
			b.ReportMetric(0, "ns/op")
		})
	}
}

// words draws one to four words, common and rare.
func (d *draw) words() string {
	common := []string{"memorandum", "digital", "dialogue", "cloud", "Korea", "ministry", "signed", "skills", "projects", "partnership"}
	text := ""
	for range 1 + d.below(4) {
		if d.below(3) == 0 {
			text += fmt.Sprintf(" P%04d", d.below(10000))
			continue
		}
		text += " " + common[d.below(len(common))]
	}
	return text[1:]
}

func sum(t times) time.Duration {
	var out time.Duration
	for _, d := range t {
		out += d
	}
	return out
}

// heap is what is in use once the garbage is gone.
func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
