package extract

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"accords/internal/accord"
	"accords/internal/gazetteer"
	"accords/internal/text"
)

// sizes show that the time grows linearly with the length.
var sizes = []int{2_000, 20_000, 200_000, 2_000_000}

// BenchmarkRead reads texts made of the sentences of the seed releases. The
// figure to look at is MB/s: the same at every size, and at least 3.
func BenchmarkRead(b *testing.B) {
	said := seedSentences(b)
	x := New(gazetteer.New(nil, []accord.Series{{Slug: "digital-nations", Name: "Digital Nations"}}))
	for _, n := range sizes {
		s := varied(said, n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(s)))
			for b.Loop() {
				x.Read(s, Context{})
			}
		})
	}
}

// seedSentences are all sentences of the five seed releases.
func seedSentences(tb testing.TB) []string {
	tb.Helper()
	files, err := filepath.Glob("../../seeds/releases/*.txt")
	if err != nil || len(files) < 5 {
		tb.Fatalf("found %d seed releases: %v", len(files), err)
	}
	var out []string
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			tb.Fatal(err)
		}
		d := text.Parse(string(raw))
		for _, s := range d.Sentences {
			out = append(out, d.Text[s.Span.Start:s.Span.End])
		}
	}
	return out
}

var (
	swapped      = regexp.MustCompile(`\b(?:Republic of Korea|South Korea|Korea|Belarus|Israel|Estonia|Canada|Uruguay|Denmark|Mexico|Portugal)\b`)
	instead      = strings.Fields("Kenya India Norway Peru Ghana Vietnam Japan Serbia Chile Malta Oman Qatar Nepal Latvia Brazil Egypt Italy Fiji Cuba Iraq Kuwait Poland Rwanda Samoa Spain Sweden Togo")
	smallNumbers = regexp.MustCompile(`\b\d{1,2}\b`)
	adverbs      = strings.Fields("there meanwhile later again earlier thereby moreover likewise jointly openly formally quietly promptly")
)

// varied makes a text of n bytes of the sentences, in paragraphs of three to
// six. Countries and numbers differ each time: a paragraph said twice would be
// taken for furniture of the page and not be read.
func varied(said []string, n int) string {
	r := rand.New(rand.NewPCG(1, 2))
	var b strings.Builder
	for b.Len() < n {
		for range 3 + r.IntN(4) {
			s := said[r.IntN(len(said))]
			s = swapped.ReplaceAllStringFunc(s, func(string) string { return instead[r.IntN(len(instead))] })
			s = smallNumbers.ReplaceAllStringFunc(s, func(string) string { return fmt.Sprint(1 + r.IntN(28)) })
			b.WriteString(strings.TrimSuffix(s, "."))
			fmt.Fprintf(&b, ", %s and %s. ", adverbs[r.IntN(len(adverbs))], adverbs[r.IntN(len(adverbs))])
		}
		b.WriteByte('\n')
	}
	return b.String()[:n]
}
