package extract

import (
	"fmt"
	"strings"
	"testing"
	"unicode"

	"accords/internal/accord"
	"accords/internal/gazetteer"
)

// hostile are texts of a length that were written to make a reading slow: each
// has thousands of one thing, of which a release has a few.
var hostile = []struct {
	name string
	nth  func(i int) string // the i-th piece
}{
	{"meetings", func(i int) string {
		return fmt.Sprintf("The %s %s Summit was held in Minsk. ", nonce(i), nonce(i/3))
	}},
	{"editions", func(i int) string { return fmt.Sprintf("The %dth Summit of %s Ministers was held. ", i%99, nonce(i)) }},
	{"bodies", func(i int) string {
		return fmt.Sprintf("The Ministry of %s of Kenya signed an MoU with the %s Authority. ", nonce(i), nonce(i*7))
	}},
	{"bodies of one sentence", func(i int) string { return fmt.Sprintf("Ministry of %s, ", nonce(i)) }},
	{"people", func(i int) string { return fmt.Sprintf("Minister %s %s signed it. ", nonce(i), nonce(i*5)) }},
	{"people of one sentence", func(i int) string { return fmt.Sprintf("Mr %s %s, ", nonce(i), nonce(i*5)) }},
	{"surnames", func(i int) string {
		return fmt.Sprintf("%s, Minister of %s, spoke. %s signed the MoU. ", nonce(i)+" "+nonce(i+1), nonce(i), nonce(i+1))
	}},
	{"countries", func(i int) string { return instead[i%len(instead)] + ", " }},
	{"instruments", func(i int) string {
		return fmt.Sprintf("%s and %s signed a memorandum of understanding on %s. ", instead[i%len(instead)], instead[(i/7)%len(instead)], nonce(i))
	}},
	{"instruments of one sentence", func(int) string { return "signed an MoU and a memorandum of cooperation and " }},
	{"abbreviations", func(i int) string {
		return fmt.Sprintf("the Ministry of %s (M%s) ", nonce(i), strings.ToUpper(nonce(i)))
	}},
	{"dates", func(i int) string { return fmt.Sprintf("on %d May %d, ", 1+i%28, 1990+i%60) }},
	{"days", func(i int) string { return "yesterday, on Tuesday, last November, " }},
	{"first words of dates", func(i int) string { return "last this next 26 26 May " }},
	{"brackets", func(int) string { return "((((" }},
	{"brackets of names", func(i int) string { return fmt.Sprintf("Ministry of %s ( ", nonce(i)) }},
	{"quotes", func(int) string { return "“signed \"the MoU" }},
	{"one sentence", func(i int) string { return fmt.Sprintf("and Kenya signed with %s the memorandum on data ", nonce(i)) }},
	{"capitals", func(i int) string { return strings.ToUpper(nonce(i)) + " MINISTER SIGNED MOU IN KENYA. " }},
	{"one word", func(int) string { return "Ministryofsummit" }},
	{"dotted word", func(int) string { return "U.S." }},
	{"hyphens", func(int) string { return "Korea-" }},
	{"ordinals", func(int) string { return "1st Second XXIV 99th " }},
	{"digits", func(int) string { return "2017" }},
	{"carriage returns", func(int) string { return "\r" }},
	{"blanks", func(int) string { return " " }},
	{"abbreviated titles", func(int) string { return "Mr. Dr. H.E. " }},
	{"lines", func(i int) string { return fmt.Sprintf("the line that is as wide as all the %s\n", nonce(i)) }},
	{"short lines", func(i int) string { return nonce(i) + "\n" }},
	{"items", func(i int) string {
		return fmt.Sprintf("%d. MoU between Kenya and %s signed:\n", i, instead[i%len(instead)])
	}},
	{"lists", func(i int) string {
		return fmt.Sprintf("The following agreements were signed:\n- MoU on %s\n", nonce(i))
	}},
	{"series", func(int) string { return "Digital Nations D9 Summit, " }},
	{"topics", func(int) string { return "cooperation on data, AI, cloud, health and e-government; " }},
	{"small names", func(int) string { return "le ministère chilien et l’agence ivoirienne de la " }},
	{"Korean", func(i int) string {
		return fmt.Sprintf("벨라루스와 %d일 양해각서를 체결했다. 행정안전부 장관은 ", 1+i%28)
	}},
	{"halves of letters", func(int) string { return "\xed\x95\x9c\xe2\x80" }},
	{"full stops", func(int) string { return "." }},
	{"commas", func(int) string { return "Kenya, , the , and " }},
	{"e-mail", func(int) string { return "a@a[at]+82 " }},
	{"the", func(int) string { return "the signing of the " }},
}

// nonce is a word with a capital that no table has, another one for each i.
func nonce(i int) string {
	const syllables = "babicodufegamiholonuperisotuvawiyezo"
	out := []rune{'Q'}
	for i++; i > 0; i /= 18 {
		at := i % 18 * 2
		out = append(out, rune(syllables[at]), rune(syllables[at+1]))
	}
	return string(unicode.ToUpper(out[0])) + string(out[1:])
}

// pieces makes a text of n bytes.
func pieces(n int, nth func(int) string) string {
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		b.WriteString(nth(i))
	}
	return b.String()[:n]
}

func hostileExtractor() *Extractor {
	return New(gazetteer.New(nil, []accord.Series{{Slug: "digital-nations", Name: "Digital Nations"}}))
}

// BenchmarkHostile reads them at two lengths. The figures to look at are those
// of MB/s: about the same at both, and none far below that of a release.
func BenchmarkHostile(b *testing.B) {
	x := hostileExtractor()
	for _, h := range hostile {
		for _, n := range []int{20_000, 200_000} {
			s := pieces(n, h.nth)
			b.Run(fmt.Sprintf("%s/%d", h.name, n), func(b *testing.B) {
				b.ReportAllocs()
				b.SetBytes(int64(n))
				for b.Loop() {
					x.Read(s, Context{})
				}
			})
		}
	}
}
