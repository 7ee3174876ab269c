// Command figures reads what `go test -bench` prints and writes one table of
// what was promised: each figure, its target, and whether it was met. `make
// bench` runs it.
//
//	go test -run '^$' -bench . ./... | figures
//
// What the benchmarks print goes on to standard error as it comes, so that
// whoever waits sees that something happens. A figure that nothing measured is
// in the table with what it needs; a figure that misses its target is no error,
// because the machine may have other work. A benchmark that failed is one.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"strconv"
	"strings"
)

func main() {
	if err := run(os.Stdin, os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "figures:", err)
		os.Exit(1)
	}
}

func run(in io.Reader, out, progress io.Writer) error {
	m, failed := read(io.TeeReader(in, progress))
	if err := write(out, promised(), m); err != nil {
		return err
	}
	return failed
}

// measured are the figures of a run, by benchmark and unit: a benchmark is
// named as go test prints it, without the number of processors.
type measured map[string]map[string]float64

// line is one of the results of go test: name, runs, pairs of value and unit.
var line = regexp.MustCompile(`^(Benchmark\S*?)(?:-\d+)?\s+\d+\t(.*)$`)

// read takes the results out of what go test prints. The error says that a
// benchmark failed, or that there was no result at all.
func read(in io.Reader) (measured, error) {
	out, failed := measured{}, false
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		text := lines.Text()
		// "ok" and "PASS" say nothing of use; "FAIL" may stand for a package that was not built.
		failed = failed || strings.HasPrefix(strings.TrimSpace(text), "--- FAIL") || strings.HasPrefix(text, "FAIL")
		m := line.FindStringSubmatch(text)
		if m == nil {
			continue
		}
		units := out[m[1]]
		if units == nil {
			units = map[string]float64{}
			out[m[1]] = units
		}
		fields := strings.Fields(m[2])
		for i := 0; i+1 < len(fields); i += 2 {
			if v, err := strconv.ParseFloat(fields[i], 64); err == nil {
				units[fields[i+1]] = v
			}
		}
	}
	switch {
	case lines.Err() != nil:
		return out, lines.Err()
	case failed:
		return out, errors.New("a benchmark failed; its reason stands above")
	case len(out) == 0:
		return out, errors.New("there was no result to read")
	}
	return out, nil
}

// write prints the table in Markdown, as the README has it.
func write(out io.Writer, figures []figure, m measured) error {
	var b strings.Builder
	b.WriteString("| figure | measured | target | met |\n|---|---|---|---|\n")
	missed, absent := 0, 0
	for _, f := range figures {
		v, ok := m[f.bench][f.unit]
		shown, met := "not measured: "+f.needs, "–"
		switch {
		case !ok:
			absent++
		case f.target.holds(v):
			shown, met = number(v)+f.shown, "yes"
		default:
			shown, met = number(v)+f.shown, "**no**"
			missed++
		}
		if f.target == (target{}) && ok {
			met = ""
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", f.what, shown, f.target.text(f.shown), met)
	}
	fmt.Fprintf(&b, "\n%d figures, %d below their target, %d not measured.\n", len(figures), missed, absent)
	_, err := io.WriteString(out, b.String())
	return err
}

// number has three digits that count.
func number(v float64) string {
	switch {
	case v >= 100:
		return strconv.FormatFloat(v, 'f', 0, 64)
	case v >= 10:
		return strconv.FormatFloat(v, 'f', 1, 64)
	case v >= 1:
		return strconv.FormatFloat(v, 'f', 2, 64)
	}
	return strconv.FormatFloat(v, 'g', 2, 64)
}
