package index

import (
	"cmp"
	"maps"
	"slices"

	"accords/internal/query"

	"github.com/RoaringBitmap/roaring/v2"
)

// column is one filter: for each value the agreements that have it.
type column struct {
	values []value
	byCode map[string]int
	rank   []int  // of each value among those of equal count
	links  []link // until it is settled

	// Where the values have an order in a row, those of agreement n are
	// of[from[n]:from[n+1]]; elsewhere its mix has them.
	rows     bool
	from, of []uint32
	names    []uint32 // beside of: how the sources name it; nil where they have no say
	mixes    mixes

	blocks int // of memory in which the sets lie, about
}

type value struct {
	code, label string
	in          *roaring.Bitmap // may have agreements that are gone
	count       int             // of those that are there
}

// link is a value of an agreement.
type link struct {
	of, value, name uint32
	position        uint16
}

func newColumn(param string) *column {
	c := &column{byCode: map[string]int{}}
	switch param {
	case query.ParamOrganisation:
		c.names = []uint32{}
		fallthrough
	case query.ParamCountry, query.ParamTopic:
		c.rows = true
	}
	return c
}

// put gives a code its number, and its rank: that of its place among values of
// equal count.
func (c *column) put(code, label string, rank int) {
	v, ok := c.byCode[code]
	if !ok {
		v = len(c.values)
		c.byCode[code] = v
		c.values = append(c.values, value{code: code, in: roaring.New()})
		c.rank = append(c.rank, 0)
	}
	c.values[v].label, c.rank[v] = label, rank
}

// add says that an agreement has a value, where rows do not matter.
func (c *column) add(code string, n uint32) {
	if v, ok := c.byCode[code]; ok {
		c.values[v].in.Add(n)
	}
}

// settle sorts the links into both directions: first by agreement, counting,
// then the few of each by position. The bitmaps are then filled in ascending
// order, which is several times as fast as in any other.
func (c *column) settle(agreements int) {
	if c.rows {
		c.from = make([]uint32, agreements+1)
		for _, l := range c.links {
			c.from[l.of+1]++
		}
		for n := range agreements {
			c.from[n+1] += c.from[n]
		}
		sorted := make([]link, len(c.links))
		next := slices.Clone(c.from)
		for _, l := range c.links {
			sorted[next[l.of]] = l
			next[l.of]++
		}
		c.links = nil
		c.of = make([]uint32, len(sorted))
		if c.names != nil {
			c.names = make([]uint32, len(sorted))
		}
		for n := range agreements {
			c.settleRow(sorted[c.from[n]:c.from[n+1]], int(c.from[n]))
		}
	}
	for i := range c.values {
		c.values[i].in.RunOptimize()
		c.values[i].count = int(c.values[i].in.GetCardinality())
	}
	c.settleSets(agreements)
}

// settleSets derives what follows from the sets of the values.
func (c *column) settleSets(agreements int) {
	if !c.rows {
		c.settleMixes(agreements)
	}
	for _, v := range c.values {
		c.blocks += int(v.in.Stats().Containers)
	}
}

// settleRow puts the links of one agreement at a place of the column.
func (c *column) settleRow(links []link, at int) {
	slices.SortFunc(links, func(a, b link) int { return cmp.Compare(a.position, b.position) })
	for i, l := range links {
		c.of[at+i] = l.value
		if c.names != nil {
			c.names[at+i] = l.name
		}
		c.values[l.value].in.Add(l.of)
	}
}

// complement gives the agreements that have none of the values of a field the
// value "not stated".
func (c *column) complement(field, notStated string, all *roaring.Bitmap) {
	v, ok := c.byCode[field+"."+notStated]
	if !ok {
		return
	}
	c.values[v].in = roaring.AndNot(all, roaring.FastOr(c.stated(field, v)...))
}

// stated are the sets of the values of a field but for one.
func (c *column) stated(field string, but int) []*roaring.Bitmap {
	var sets []*roaring.Bitmap
	for i, v := range c.values {
		if i != but && len(v.code) > len(field) && v.code[:len(field)+1] == field+"." {
			sets = append(sets, v.in)
		}
	}
	return sets
}

// next is a column to which changes can be made. It shares the sets, which
// must be replaced and not changed, and goes on from the rows.
func (c *column) next() *column {
	d := *c
	d.values, d.byCode, d.rank = slices.Clone(c.values), maps.Clone(c.byCode), slices.Clone(c.rank)
	d.mixes.after = maps.Clone(c.mixes.after) // a patch that fails must leave nothing in it
	return &d
}

// have lists the values of an agreement, in the order of its row where there is one.
func (c *column) have(n uint32) []uint32 {
	if c.rows {
		return c.of[c.from[n]:c.from[n+1]]
	}
	return c.mixes.have[c.mixes.of[n]]
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

// bytes is how much memory the column takes.
func (c *column) bytes() int {
	n := 4 * (cap(c.from) + cap(c.of) + cap(c.names) + cap(c.mixes.of))
	for _, v := range c.values {
		n += len(v.code) + len(v.label) + int(v.in.GetSizeInBytes())
	}
	return n
}
