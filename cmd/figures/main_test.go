package main

import (
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const output = `goos: linux
pkg: accords/cmd/portal
BenchmarkServed/list-2         	       1	         0.97 of-bare	         0.25 of-nginx	      9000 requests/s
BenchmarkServed/agreement-2    	       1	         0.5 of-bare
BenchmarkPage/home             	    1234	    456789 ns/op	         0.5 own-ms	     120 allocs/op
BenchmarkParse-2   	  100	 12 ns/op
--- BENCH: BenchmarkX
    x_test.go:1: words
PASS
ok  	accords/cmd/portal	12.3s
`

func TestRead(t *testing.T) {
	t.Parallel()
	got, err := read(strings.NewReader(output))
	if err != nil {
		t.Fatal(err)
	}
	want := measured{
		"BenchmarkServed/list":      {"of-bare": 0.97, "of-nginx": 0.25, "requests/s": 9000},
		"BenchmarkServed/agreement": {"of-bare": 0.5},
		"BenchmarkPage/home":        {"ns/op": 456789, "own-ms": 0.5, "allocs/op": 120},
		"BenchmarkParse":            {"ns/op": 12},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("mismatch (-want +got)\n%s", diff)
	}
}

// A table of a run that broke off must not look like one that went well.
func TestReadSaysWhatFailed(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"a benchmark":    output + "--- FAIL: BenchmarkStart\n",
		"a part of one":  output + "    --- FAIL: BenchmarkServed/list\n",
		"a package":      "FAIL\taccords/cmd/portal [build failed]\n" + output,
		"nothing":        "",
		"no result":      "PASS\nok  \taccords/internal/query\t0.1s\n",
		"an endless one": output + strings.Repeat("x", 2<<20),
	} {
		if _, err := read(strings.NewReader(text)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestWrite(t *testing.T) {
	t.Parallel()
	figures := []figure{
		{"bare", "BenchmarkServed/list", "of-bare", "", atLeast(0.9), "wrk"},
		{"nginx", "BenchmarkServed/list", "of-nginx", "", atLeast(0.3), "nginx"},
		{"home", "BenchmarkPage/home", "own-ms", " ms", atMost(1), "a run"},
		{"allocations", "BenchmarkPage/home", "allocs/op", "", target{}, "a run"},
		{"start", "BenchmarkStart/new", "s", " s", atMost(2), "a run of it"},
	}
	m, err := read(strings.NewReader(output))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := write(&b, figures, m); err != nil {
		t.Fatal(err)
	}
	want := `| figure | measured | target | met |
|---|---|---|---|
| bare | 0.97 | ≥ 0.9 | yes |
| nginx | 0.25 | ≥ 0.3 | **no** |
| home | 0.5 ms | ≤ 1.00 ms | yes |
| allocations | 120 |  |  |
| start | not measured: a run of it | ≤ 2.00 s | – |

5 figures, 1 below their target, 1 not measured.
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("mismatch (-want +got)\n%s", diff)
	}
}

func TestRunPassesOnWhatItReads(t *testing.T) {
	t.Parallel()
	var table, progress strings.Builder
	if err := run(strings.NewReader(output), &table, &progress); err != nil {
		t.Fatal(err)
	}
	if progress.String() != output || !strings.Contains(table.String(), "| 0.97 | ≥ 0.9 | yes |") {
		t.Errorf("progress %q, table %s", progress.String(), table.String())
	}
	if err := run(strings.NewReader("FAIL\n"), io.Discard, io.Discard); err == nil {
		t.Error("a run that failed ends well")
	}
}

// A line of the table whose benchmark has another name by now would say "not
// measured" for ever.
func TestEveryFigureHasItsBenchmark(t *testing.T) {
	t.Parallel()
	declared := regexp.MustCompile(`(?m)^func (Benchmark\w+)\(b \*testing\.B\)`)
	there := map[string]string{} // to the text of the file
	err := filepath.WalkDir(filepath.Join("..", ".."), func(path string, d os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "node_modules" || d.Name() == "bin") {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(path, "_test.go") {
			return nil
		}
		text, err := os.ReadFile(path)
		for _, m := range declared.FindAllStringSubmatch(string(text), -1) {
			there[m[1]] = string(text)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, f := range promised() {
		name, _, _ := strings.Cut(f.bench, "/")
		if there[name] == "" {
			t.Errorf("%s: there is no %s", f.what, name)
		}
		if f.needs == "" || f.unit == "" || seen[f.bench+f.unit] {
			t.Errorf("%s stands there twice, or does not say what it needs", f.bench+" "+f.unit)
		}
		seen[f.bench+f.unit] = true
	}
}
