package text_test

import (
	"fmt"
	"strings"
	"testing"

	"accords/internal/text"
)

// sizes show that the time grows linearly with the length.
var sizes = []int{2_000, 20_000, 200_000, 2_000_000}

func sized(n int) string { return strings.Repeat(release, n/len(release)+1)[:n] }

func BenchmarkParse(b *testing.B) {
	for _, n := range sizes {
		s := sized(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(s)))
			for b.Loop() {
				text.Parse(s)
			}
		})
	}
}

func BenchmarkMask(b *testing.B) {
	s := sized(200_000)
	b.ReportAllocs()
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		text.Mask(s)
	}
}

func BenchmarkRedact(b *testing.B) {
	s := sized(200_000)
	b.ReportAllocs()
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		text.Redact(s)
	}
}
