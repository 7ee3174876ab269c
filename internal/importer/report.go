package importer

import (
	"fmt"
	"io"
	"strings"
	"unicode"

	"accords/internal/accord"
)

// authorityName stands in a run for what editors know beforehand.
const authorityName = "authority"

// OfReleases are the files of a run that are releases: neither what editors know
// beforehand nor the catalogue, which comes last with the lines that are wrong in it.
func OfReleases(run accord.ImportRun) []accord.ImportFile {
	files := run.Files
	if len(files) > 0 && files[0].Name == authorityName {
		files = files[1:]
	}
	for i := len(files) - 1; i >= 0; i-- {
		if files[i].Name == catalogueName {
			return files[:i]
		}
	}
	return files
}

// WriteReport prints a run for a person: a line a file, then the sums.
func WriteReport(w io.Writer, run accord.ImportRun) error {
	var out strings.Builder
	// The names stand in a column, so that the eye finds the broken ones.
	width := 0
	for _, f := range run.Files {
		width = max(width, len(f.Name))
	}
	states := map[accord.ImportState]int{}
	var sum accord.Delta
	for _, f := range run.Files {
		line := fmt.Sprintf("%-13s  %-*s", f.State, width, f.Name)
		if d := (accord.Delta{New: f.New, Changed: f.Changed, Gone: f.Gone}); d != (accord.Delta{}) {
			line += fmt.Sprintf("  %d new, %d changed, %d gone", d.New, d.Changed, d.Gone)
		}
		if f.Reason != "" {
			line += "  " + f.Reason
		}
		out.WriteString(strings.TrimRight(line, " ") + "\n")
		if f.Name == authorityName {
			continue // what editors know beforehand is no release
		}
		if f.Name != catalogueName { // nor is the catalogue, but its records count
			states[f.State]++
		}
		sum.New, sum.Changed, sum.Gone = sum.New+f.New, sum.Changed+f.Changed, sum.Gone+f.Gone
	}
	var counts []string
	for _, s := range []accord.ImportState{accord.ImportNew, accord.ImportChanged, accord.ImportUnchanged, accord.ImportEmpty, accord.ImportBroken} {
		if states[s] > 0 {
			counts = append(counts, fmt.Sprintf("%d %s", states[s], strings.ReplaceAll(string(s), "_", " ")))
		}
	}
	if len(counts) == 0 {
		counts = []string{"nothing to import"}
	}
	fmt.Fprintf(&out, "%s; records: %d new, %d changed, %d gone\n", strings.Join(counts, ", "), sum.New, sum.Changed, sum.Gone)
	if _, err := io.WriteString(w, out.String()); err != nil {
		return fmt.Errorf("writing the report: %w", err)
	}
	return nil
}

// printable replaces what neither a terminal nor a database should be given:
// a file's name may hold any bytes.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return unicode.ReplacementChar
		}
		return r
	}, strings.ToValidUTF8(s, string(unicode.ReplacementChar)))
}
