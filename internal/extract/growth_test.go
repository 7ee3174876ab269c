package extract

import (
	"runtime"
	"testing"
)

// TestMemoryGrowsWithLength reads hostile texts of a length and of four times
// that. What is counted is what was allocated, which is the same at every run:
// it grows no faster than the text, and stays below a hundred times its size.
// It is not run in parallel, since what other tests allocate would be counted.
func TestMemoryGrowsWithLength(t *testing.T) {
	if underRace {
		t.Skip("the pools of package regexp are emptied at random under the race detector")
	}
	const (
		length, times  = 10_000, 4
		perByte        = 100
		always         = 1 << 20  // the most meetings and instruments that are read of any text
		linearly, loss = times, 2 // a table grows in steps, the first of which may be half empty
	)
	x := hostileExtractor()
	for _, h := range hostile {
		short, long := allocated(x, pieces(length, h.nth)), allocated(x, pieces(times*length, h.nth))
		if short > perByte*length+always || long > perByte*times*length+always {
			t.Errorf("%s: %d bytes of text took %d bytes of memory, %d took %d", h.name, length, short, times*length, long)
		}
		if long > linearly*loss*(short+always) {
			t.Errorf("%s: %d times the text took %d bytes of memory instead of %d", h.name, times, long, short)
		}
	}
}

// allocated is the least that a reading allocates of two: the first may have
// filled a pool again that was emptied.
func allocated(x *Extractor, s string) int {
	least := -1
	for range 2 {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		x.Read(s, Context{})
		runtime.ReadMemStats(&after)
		if used := int(after.TotalAlloc - before.TotalAlloc); least < 0 || used < least {
			least = used
		}
	}
	return least
}
