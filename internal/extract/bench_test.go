package extract

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"accords/internal/gazetteer"
)

// longText builds a text of about n bytes from the paragraphs of the cases. From
// the second round on each paragraph gets a number of its own: a block that
// stands twice is passed over as a repetition, which would flatter the figures.
func longText(tb testing.TB, n int) string {
	tb.Helper()
	files, err := filepath.Glob("testdata/cases/*.txt")
	if err != nil || len(files) == 0 {
		tb.Fatalf("no cases to build a text from: %v", err)
	}
	var paragraphs []string
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			tb.Fatal(err)
		}
		_, words, _ := strings.Cut(string(raw), textMark)
		words, _, _ = strings.Cut(words, wantMark)
		for _, p := range strings.Split(words, "\n\n") {
			if p = strings.TrimSpace(p); len(p) > 80 {
				paragraphs = append(paragraphs, p)
			}
		}
	}
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		p := paragraphs[i%len(paragraphs)]
		if at := strings.LastIndexByte(p, ' '); at > 0 && i >= len(paragraphs) {
			p = p[:at] + fmt.Sprintf(" (item %d)", i) + p[at:]
		}
		b.WriteString(p)
		b.WriteString("\n\n")
	}
	return b.String()
}

// BenchmarkRead says how many bytes a second are read, and whether that stays
// the same as texts grow: the time is to be linear in the length.
func BenchmarkRead(b *testing.B) {
	x := New(gazetteer.New(nil, nil))
	for _, kB := range []int{2, 20, 200, 2000} {
		s := longText(b, kB<<10)
		b.Run(fmt.Sprintf("%dkB", kB), func(b *testing.B) {
			b.SetBytes(int64(len(s)))
			b.ReportAllocs()
			for b.Loop() {
				x.Read(s, Context{})
			}
		})
	}
}
