package index

import (
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
)

// mixes say which values agreements have, where a row does not put them in order:
// a number for each combination that occurs, which are few, whatever the number
// of agreements.
type mixes struct {
	of    []uint32             // of each agreement
	have  [][]uint32           // the values of each combination, ascending; the first has none
	after map[[2]uint32]uint32 // which combination another one is with a further value
}

// with returns the combination of the values of one and a further value, which
// comes after them.
func (x *mixes) with(mix, value uint32) uint32 {
	key := [2]uint32{mix, value}
	next, ok := x.after[key]
	if !ok {
		next = uint32(len(x.have))
		x.have = append(x.have, append(slices.Clone(x.have[mix]), value))
		x.after[key] = next
	}
	return next
}

// settleMixes finds the combinations of all agreements.
func (c *column) settleMixes(agreements int) {
	c.mixes = mixes{of: make([]uint32, agreements), have: make([][]uint32, 1), after: map[[2]uint32]uint32{}}
	for v := range c.values {
		next := make([]uint32, len(c.mixes.have)) // what the map says, and 0 for what it was not asked yet
		c.values[v].in.Iterate(func(n uint32) bool {
			mix := c.mixes.of[n]
			if next[mix] == 0 {
				next[mix] = c.mixes.with(mix, uint32(v))
			}
			c.mixes.of[n] = next[mix]
			return true
		})
	}
}

// settleMoreMixes finds those of agreements that came after the others.
func (c *column) settleMoreMixes(agreements int) {
	for n := len(c.mixes.of); n < agreements; n++ {
		mix := uint32(0)
		for v := range c.values {
			if c.values[v].in.Contains(uint32(n)) {
				mix = c.mixes.with(mix, uint32(v))
			}
		}
		c.mixes.of = append(c.mixes.of, mix)
	}
}

// share is a set of agreements of which values are counted.
type share struct {
	in      *roaring.Bitmap
	outside *roaring.Bitmap // those that are not in it, where they are fewer, else nil
}

// shareOf is a set as a part of all agreements.
func shareOf(in, all *roaring.Bitmap) share {
	if in == all || 2*in.GetCardinality() <= all.GetCardinality() {
		return share{in: in}
	}
	return share{in: in, outside: roaring.AndNot(all, in)}
}

// counts returns for each value how many of some agreements have it. Of more
// than half of them it counts the others.
func (c *column) counts(of share, all *roaring.Bitmap) []int {
	out := make([]int, len(c.values))
	for i, v := range c.values {
		out[i] = v.count
	}
	switch {
	case of.in == all:
	case of.outside != nil:
		for v, n := range c.count(of.outside) {
			out[v] -= n
		}
	default:
		return c.count(of.in)
	}
	return out
}

// count has two ways. To intersect the sets of all values costs the more, the
// more values there are, wherever they lie in memory; to go from agreement to
// agreement costs the more, the more of them there are.
func (c *column) count(in *roaring.Bitmap) []int {
	if c.costOfWalk(in) > c.costOfSets(in) {
		return c.intersect(in)
	}
	return c.walk(in)
}

func (c *column) intersect(in *roaring.Bitmap) []int {
	out := make([]int, len(c.values))
	for v := range c.values {
		out[v] = int(in.AndCardinality(c.values[v].in))
	}
	return out
}

func (c *column) walk(in *roaring.Bitmap) []int {
	if c.rows {
		return c.walkRows(in)
	}
	return c.walkMixes(in)
}

// What a step of each way takes in nanoseconds, as measured at a million
// agreements: of a walk the agreement and each of its values; of an intersection
// two blocks that have to be fetched, and each number of a block that is a list.
const (
	perWalked = 2
	perValue  = 2
	perBlock  = 900
	perListed = 2
)

func (c *column) costOfWalk(in *roaring.Bitmap) int {
	each := perWalked
	if c.rows {
		each += perValue * len(c.of) / max(1, len(c.from))
	}
	return int(in.GetCardinality()) * each
}

func (c *column) costOfSets(in *roaring.Bitmap) int {
	s := in.Stats()
	blocks := len(c.from)>>16 + len(c.mixes.of)>>16 + 1 // of all agreements
	return c.blocks*perBlock*int(s.Containers)/blocks + int(s.ArrayContainerValues)*len(c.values)*perListed
}

func (c *column) walkRows(in *roaring.Bitmap) []int {
	out := make([]int, len(c.values))
	each(in, func(some []uint32) {
		for _, n := range some {
			for _, v := range c.of[c.from[n]:c.from[n+1]] {
				out[v]++
			}
		}
	})
	return out
}

func (c *column) walkMixes(in *roaring.Bitmap) []int {
	mixed := make([]int, len(c.mixes.have))
	each(in, func(some []uint32) {
		for _, n := range some {
			mixed[c.mixes.of[n]]++
		}
	})
	out := make([]int, len(c.values))
	for mix, n := range mixed {
		if n == 0 {
			continue
		}
		for _, v := range c.mixes.have[mix] {
			out[v] += n
		}
	}
	return out
}

// each hands on the numbers of a set, some at a time.
func each(in *roaring.Bitmap, take func([]uint32)) {
	var some [512]uint32
	it := in.ManyIterator()
	for n := it.NextMany(some[:]); n > 0; n = it.NextMany(some[:]) {
		take(some[:n])
	}
}
