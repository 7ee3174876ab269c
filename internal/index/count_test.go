package index

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"accords/internal/query"

	"github.com/RoaringBitmap/roaring/v2"
	gocmp "github.com/google/go-cmp/cmp"
)

// Whichever way a set is counted, the counts are those of looking at each agreement.
func TestWaysOfCountingAgree(t *testing.T) {
	t.Parallel()
	const agreements, values = 70_000, 40 // more than one block of a set
	r := rand.New(rand.NewPCG(1, 2))
	rows, mixed := newColumn(query.ParamCountry), newColumn(query.ParamBasis)
	for v := range values {
		rows.put(strconv.Itoa(v), "", v)
		mixed.put(strconv.Itoa(v), "", v)
	}
	for n := range uint32(agreements) {
		for place, v := range r.Perm(values)[:r.IntN(4)] {
			rows.links = append(rows.links, link{of: n, value: uint32(v), position: uint16(place)})
			mixed.add(strconv.Itoa(v), n)
		}
	}
	rows.settle(agreements)
	mixed.settle(agreements)
	all := roaring.New()
	all.AddRange(0, agreements)
	for _, one := range []int{3, 40, 1000, 60_000, agreements} {
		in := roaring.New()
		for range one {
			in.Add(uint32(r.IntN(agreements)))
		}
		if one == agreements {
			in = all
		}
		for _, c := range []*column{rows, mixed} {
			want := make([]int, values)
			for it := in.Iterator(); it.HasNext(); {
				for _, v := range c.have(it.Next()) {
					want[v]++
				}
			}
			for name, got := range map[string][]int{"chosen": c.counts(shareOf(in, all), all), "sets": c.intersect(in), "walk": c.walk(in)} {
				if diff := gocmp.Diff(want, got); diff != "" {
					t.Errorf("%d of %d, rows %t, %s: mismatch (-each +%s)\n%s", one, agreements, c.rows, name, name, diff)
				}
			}
		}
	}
}

func TestForemost(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(3, 4))
	for range 200 {
		counts := make([]int, r.IntN(60))
		var want []int
		for v := range counts {
			if counts[v] = r.IntN(5); counts[v] > 0 {
				want = append(want, v)
			}
		}
		before := func(a, b int) int { return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b)) }
		slices.SortFunc(want, before)
		most := 1 + r.IntN(12)
		got, total := foremost(counts, most, before)
		if total != len(want) || !slices.Equal(got, want[:min(most, len(want))]) {
			t.Fatalf("of %v the first %d are %v of %d, want %v of %d", counts, most, got, total, want[:min(most, len(want))], len(want))
		}
	}
}
