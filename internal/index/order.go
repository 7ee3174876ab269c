package index

import (
	"slices"

	"accords/internal/query"

	"github.com/RoaringBitmap/roaring/v2"
)

// order is an order of the list.
type order struct {
	at    []uint32 // the agreement at each place
	place []uint32 // the place of each agreement that is there
}

func newOrder(at []uint32, numbers int) *order {
	o := &order{at: at, place: make([]uint32, numbers)}
	for i, n := range o.at {
		o.place[n] = uint32(i)
	}
	return o
}

// page returns up to size agreements of a set, from the one with number first on.
func (m *model) page(in *roaring.Bitmap, sort query.Sort, first, size int) []uint32 {
	total := int(in.GetCardinality())
	size = min(size, total-first)
	if size <= 0 {
		return nil
	}
	o := m.orders[sort]
	if o == nil {
		o = m.orders[query.BySigned]
	}
	if in == m.all {
		return slices.Clone(o.at[first : first+size])
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

// changed is the order without those that are gone and with others, which come
// in their order, each before the agreement that now stands at its place.
func (o *order) changed(gone []uint32, numbers int, others []uint32, places []int) *order {
	out := make([]int, len(gone))
	for i, n := range gone {
		out[i] = int(o.place[n])
	}
	slices.Sort(out)
	at := make([]uint32, 0, len(o.at)-len(gone)+len(others))
	from := 0
	upTo := func(place int) { // what stays of the places before this one
		for len(out) > 0 && out[0] < place {
			at = append(at, o.at[from:out[0]]...)
			from, out = out[0]+1, out[1:]
		}
		if from < place {
			at = append(at, o.at[from:place]...)
			from = place
		}
	}
	for i, n := range others {
		upTo(places[i])
		at = append(at, n)
	}
	upTo(len(o.at))
	return newOrder(at, numbers)
}

// placesOf finds for each of others the place in the order that it belongs
// before, by halving: before is asked for all of them at once, because it may
// have to ask a database.
func (o *order) placesOf(others []uint32, before func(first, second []uint32) ([]bool, error)) ([]int, error) {
	low, high := make([]int, len(others)), make([]int, len(others))
	for i := range high {
		high[i] = len(o.at)
	}
	for {
		var first, second []uint32
		var open []int
		for i, n := range others {
			if low[i] < high[i] {
				open = append(open, i)
				first, second = append(first, o.at[(low[i]+high[i])/2]), append(second, n)
			}
		}
		if len(open) == 0 {
			return low, nil
		}
		is, err := before(first, second)
		if err != nil {
			return nil, err
		}
		for k, i := range open {
			if middle := (low[i] + high[i]) / 2; is[k] {
				low[i] = middle + 1
			} else {
				high[i] = middle
			}
		}
	}
}
