package index

import (
	"slices"

	"accords/internal/query"

	"github.com/RoaringBitmap/roaring/v2"
)

// order is an order of the list other than newest first.
type order struct {
	at    []uint32 // the agreement at each place
	place []uint32 // the place of each agreement
}

func (o *order) settle() {
	o.place = make([]uint32, len(o.at))
	for i, n := range o.at {
		o.place[n] = uint32(i)
	}
}

// page returns up to size agreements of a set, from the one with number first on.
func (m *model) page(in *roaring.Bitmap, sort query.Sort, first, size int) []uint32 {
	total := int(in.GetCardinality())
	size = min(size, total-first)
	if size <= 0 {
		return nil
	}
	o := m.orders[sort]
	if o == nil { // by number
		from, err := in.Select(uint32(first))
		if err != nil {
			return nil // first is below total
		}
		it := in.Iterator()
		it.AdvanceIfNeeded(from)
		var out []uint32
		for len(out) < size {
			out = append(out, it.Next())
		}
		return out
	}
	return o.page(in, total, first, size)
}

// page walks through the order where the set is dense in it, and sorts the set
// where it is not: of a million, a hundred are sorted at once, and for half a
// million the first hundred places have a page.
func (o *order) page(in *roaring.Bitmap, total, first, size int) []uint32 {
	if expected := (first + size) * (len(o.at) / total); expected < 4*total {
		var out []uint32
		for _, n := range o.at {
			if !in.Contains(n) {
				continue
			}
			if first > 0 {
				first--
				continue
			}
			if out = append(out, n); len(out) == size {
				break
			}
		}
		return out
	}
	places := in.ToArray()
	for i, n := range places {
		places[i] = o.place[n]
	}
	slices.Sort(places)
	out := places[first : first+size]
	for i, place := range out {
		out[i] = o.at[place]
	}
	return out
}
