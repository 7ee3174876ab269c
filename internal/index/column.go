package index

import (
	"cmp"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
)

// column is one filter: for each value the agreements that have it, and for
// each agreement the values that it has.
type column struct {
	values []value
	byCode map[string]int
	links  []link // until it is settled

	// The values of agreement n are of[from[n]:from[n+1]], in the order of its row.
	from, of []uint32
	names    []uint32 // beside of: how the sources name it; nil where they have no say
}

type value struct {
	code, label string
	in          *roaring.Bitmap
	count       int // of in
}

// link is a value of an agreement. A value that comes with the entry has its
// code until the values are known.
type link struct {
	of, value, name uint32
	position        uint16
	code            string
}

// settle sorts the links into both directions.
func (c *column) settle(agreements int, named bool) {
	for i, l := range c.links {
		if l.code != "" {
			c.links[i].value = uint32(c.byCode[l.code])
		}
	}
	slices.SortFunc(c.links, func(a, b link) int { return cmp.Or(cmp.Compare(a.of, b.of), cmp.Compare(a.position, b.position)) })
	c.from = make([]uint32, agreements+1)
	c.of = make([]uint32, len(c.links))
	if named {
		c.names = make([]uint32, len(c.links))
	}
	for i, l := range c.links {
		c.from[l.of+1]++
		c.of[i] = l.value
		if named {
			c.names[i] = l.name
		}
		c.values[l.value].in.Add(l.of)
	}
	for n := range agreements {
		c.from[n+1] += c.from[n]
	}
	c.links = nil
	for i := range c.values {
		c.values[i].in.RunOptimize()
		c.values[i].count = int(c.values[i].in.GetCardinality())
	}
}

// any returns the agreements that have one of some values.
func (c *column) any(codes []string) *roaring.Bitmap {
	var sets []*roaring.Bitmap
	for _, code := range codes {
		if v, ok := c.byCode[code]; ok {
			sets = append(sets, c.values[v].in)
		}
	}
	if len(sets) == 1 {
		return sets[0]
	}
	return roaring.FastOr(sets...)
}

// every returns the agreements that have all of some values.
func (c *column) every(codes []string) *roaring.Bitmap {
	var sets []*roaring.Bitmap
	for _, code := range codes {
		v, ok := c.byCode[code]
		if !ok {
			return roaring.New()
		}
		sets = append(sets, c.values[v].in)
	}
	return roaring.FastAnd(sets...)
}

// counts returns for each value how many of some agreements have it. There are
// two ways. To intersect the bitmaps costs the more, the more values there are;
// to walk through the agreements costs the more, the more of them there are.
// The factor is an estimate of how many steps cost as much as one intersection.
func (c *column) counts(in *roaring.Bitmap, all bool) []int {
	out := make([]int, len(c.values))
	if all {
		for i, v := range c.values {
			out[i] = v.count
		}
		return out
	}
	const walkedPerContainer = 150
	walk := int(in.GetCardinality()) * max(1, len(c.of)/max(1, len(c.from)))
	containers := len(c.values) * (len(c.from)>>16 + 1)
	if walk > containers*walkedPerContainer {
		for i, v := range c.values {
			out[i] = int(in.AndCardinality(v.in))
		}
		return out
	}
	for it := in.ManyIterator(); ; {
		var some [256]uint32
		n := it.NextMany(some[:])
		if n == 0 {
			return out
		}
		for _, a := range some[:n] {
			for _, v := range c.of[c.from[a]:c.from[a+1]] {
				out[v]++
			}
		}
	}
}
