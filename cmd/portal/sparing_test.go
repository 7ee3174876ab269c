package main

import "testing"

// A heap may grow by 64 MB or by two fifths, whichever is more, and one of which
// nothing is known by no more than four times 16 MB.
func TestGrowthAbove(t *testing.T) {
	t.Parallel()
	for live, want := range map[uint64]int{0: 400, 16 << 20: 400, 32 << 20: 200, 64 << 20: 100, 160 << 20: 40, 1 << 30: 40} {
		if got := growthAbove(live); got != want {
			t.Errorf("%d MB live: %d %%, want %d %%", live>>20, got, want)
		}
	}
}
