package main

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"accords/internal/accord"
)

// printExplanation shows a text with the words marked that values were read
// from, and below each line its values, the rules that made them, and the
// instruments that were passed over:
//
//	⟦Korea⟧4 and ⟦Belarus⟧5 ⟦signed⟧3 ⟦an MOU⟧2 …
//	    2  agreement 1 · kind: memorandum_of_understanding (quoted)
//	    ✗  "agreement" no-act: The sentence does not say that it was signed, …
func printExplanation(w io.Writer, e accord.Explanation) error {
	out := bufio.NewWriter(w)
	cuts := cutsOf(e)
	for start := 0; start < len(e.Text); {
		end := len(e.Text)
		if i := strings.IndexByte(e.Text[start:], '\n'); i >= 0 {
			end = start + i + 1
		}
		printLine(out, e, cuts, start, end)
		start = end
	}
	for i, f := range e.Findings {
		if len(f.Evidence) == 0 {
			printFinding(out, i, f)
		}
	}
	fmt.Fprintf(out, "%d values, %d instruments passed over.\n", len(e.Findings), len(e.Passed))
	return out.Flush()
}

// cut is a place in the text where a mark begins or ends.
type cut struct {
	at   int
	sign string
}

// cutsOf are the marks of all values in the order of the text. Of those at one
// place the ends come first, and passages that several values were read from
// are marked once.
func cutsOf(e accord.Explanation) []cut {
	numbers := map[accord.Span][]string{}
	for i, f := range e.Findings {
		for _, ev := range f.Evidence {
			numbers[ev.Span] = append(numbers[ev.Span], fmt.Sprint(i+1))
		}
	}
	var out []cut
	for span, all := range numbers {
		out = append(out, cut{span.Start, "⟦"}, cut{span.End, "⟧" + strings.Join(slices.Compact(all), ",")})
	}
	slices.SortFunc(out, func(a, b cut) int {
		return cmp.Or(a.at-b.at, cmp.Compare(b.sign, a.sign)) // "⟧" is behind "⟦"
	})
	return out
}

func printLine(out *bufio.Writer, e accord.Explanation, cuts []cut, start, end int) {
	first, _ := slices.BinarySearchFunc(cuts, start, func(c cut, at int) int { return c.at - at })
	done := start
	for _, c := range cuts[first:] {
		if c.at >= end {
			break
		}
		out.WriteString(visible(e.Text[done:c.at]) + c.sign)
		done = c.at
	}
	out.WriteString(visible(strings.TrimSuffix(e.Text[done:end], "\n")) + "\n")
	for i, f := range e.Findings {
		if len(f.Evidence) > 0 && start <= f.Evidence[0].Span.Start && f.Evidence[0].Span.Start < end {
			printFinding(out, i, f)
		}
	}
	for _, r := range e.Passed {
		if start <= r.Span.Start && r.Span.Start < end {
			fmt.Fprintf(out, "    ✗  %q %s: %s\n", r.Quote, r.Rule, r.Reason)
		}
	}
}

func printFinding(out *bufio.Writer, i int, f accord.Finding) {
	fmt.Fprintf(out, "  %3d  %s · %s: %s (%s", i+1, f.Record, f.Field, visible(f.Value), f.Basis)
	if f.Rule != "" {
		out.WriteString(", " + f.Rule)
	}
	if f.Reason != "" {
		out.WriteString(": " + visible(f.Reason))
	}
	out.WriteString(")\n")
}

// visible keeps what a text has in it from steering the terminal.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' || r == 0x7f || 0x80 <= r && r < 0xa0 {
			return '·'
		}
		return r
	}, s)
}
