package main

import (
	"runtime/debug"
	measured "runtime/metrics"
)

// How much the heap grows before garbage is collected: by this share of what
// lives, in percent, and by so many bytes at least.
const (
	growth      = 40
	leastGrowth = 64 << 20
)

// sparing has the garbage collector run once the heap has grown by two fifths and
// not, as Go has it, when it has doubled: most of the heap is the index, which is
// hundreds of megabytes at a million agreements, has few pointers to follow, and
// stays. A small register would pay for that with a collection every few thousand
// requests, so that it may grow by 64 MB. The function that is returned looks
// anew at what lives. Whoever sets GOGC knows better.
func sparing(getenv func(string) string) (again func()) {
	if getenv("GOGC") != "" {
		return func() {}
	}
	debug.SetGCPercent(growth)
	return func() {
		live := []measured.Sample{{Name: "/gc/heap/live:bytes"}}
		measured.Read(live)
		debug.SetGCPercent(growthAbove(live[0].Value.Uint64()))
	}
}

// growthAbove is the share in percent by which a heap may grow in which so many
// bytes live. Next to nothing lives before the first collection: that says
// nothing.
func growthAbove(live uint64) int {
	const least = 16 << 20
	return max(growth, int(100*leastGrowth/max(live, least)))
}
