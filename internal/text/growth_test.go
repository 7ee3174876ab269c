package text_test

import (
	"runtime"
	"strings"
	"testing"

	"accords/internal/text"
)

// TestBlanksDecideNothing reads sentences that any amount of white space of any
// kind parts: each carriage return is a segment of its own for UAX 29, and each was
// compared with all before it.
func TestBlanksDecideNothing(t *testing.T) {
	t.Parallel()
	for _, blank := range []string{" ", "\r", "\r\r \r", strings.Repeat("\r", 1000), "\u2028\u2029", "\u0085 \u200b"} {
		d := text.Parse("Mr." + blank + "Kim signed it." + blank + "They met in Minsk.")
		var got []string
		for _, s := range d.Sentences {
			got = append(got, strings.Join(strings.Fields(d.Text[s.Span.Start:s.Span.End]), " "))
		}
		if len(got) != 2 || got[1] != "They met in Minsk." {
			t.Errorf("parted by %.10q: sentences %q", blank, got)
		}
	}
}

// TestParseAllocatesInProportion: what a text costs grows with its length and not
// with the length of its longest sentence or run of lines. It is not run in
// parallel, since what others allocate would be counted.
func TestParseAllocatesInProportion(t *testing.T) {
	for name, unit := range map[string]string{
		"carriage returns": "a\r", "titles": "Mr. Dr. ", "small initials": "e. g. ", "items": "1. a\n",
		"lines of one width": "the line that is as wide as all of the others are\n",
	} {
		const short, times = 2000, 8
		measure := func(n int) uint64 {
			var before, after runtime.MemStats
			s := strings.Repeat(unit, n)
			runtime.ReadMemStats(&before)
			text.Parse(s)
			runtime.ReadMemStats(&after)
			return after.TotalAlloc - before.TotalAlloc
		}
		if a, b := measure(short), measure(short*times); b > 2*times*a {
			t.Errorf("%s: %d times the text took %d bytes, and %d before", name, times, b, a)
		}
	}
}
