package index

import (
	"cmp"
	"encoding/binary"
	"slices"

	"accords/internal/accord"
	"accords/internal/query"

	"github.com/RoaringBitmap/roaring/v2"
)

// builder is an accord.Ledger that becomes a model.
type builder struct {
	m      *model
	byID   map[uint64]uint32
	names  map[string]uint32 // of bodies
	ranks  map[string]int    // how many values of each filter there are
	titles []uint32
	last   []int32      // by number: the last day on which something happened, in days since 2000; 0 where nothing did
	listed func(*model) // told of the model once it lacks nothing but the words
}

func newBuilder(listed func(*model)) *builder {
	return &builder{m: newModel(), byID: map[uint64]uint32{}, names: map[string]uint32{}, ranks: map[string]int{}, listed: listed}
}

// State is called first.
func (b *builder) State(s accord.LedgerState) {
	b.m.state, b.m.clean = s, s.Suppressed
	b.byID = make(map[uint64]uint32, s.Agreements)
}

// Value gives a code its number and its rank.
func (b *builder) Value(param, code, label string) {
	b.m.columns[param].put(code, label, b.ranks[param])
	b.ranks[param]++
}

// Entry gives the agreement its number: that of its place, newest first, so that
// the set of a year is a run of numbers.
func (b *builder) Entry(e accord.Entry) {
	m := b.m
	n := m.add(e)
	b.byID[m.ids[n]] = n
	for param, code := range codes(e) {
		if len(code) > 0 {
			m.columns[param].add(string(code), n)
		}
	}
	if ends(e.Expiry) {
		in := m.expiries[string(e.Expiry)]
		if in == nil {
			in = roaring.New()
			m.expiries[string(e.Expiry)] = in
		}
		in.Add(n)
	}
}

// Link ignores what it does not know: an agreement without an entry cannot be,
// in one snapshot.
func (b *builder) Link(param string, id, code, name []byte, position int) {
	n, ok := b.byID[binary.BigEndian.Uint64(id)]
	c := b.m.columns[param]
	v, known := c.byCode[string(code)]
	if !ok || !known {
		return
	}
	if !c.rows {
		c.values[v].in.Add(n)
		return
	}
	l := link{of: n, value: uint32(v), position: uint16(min(position, 1<<16-1))}
	if name != nil {
		at, ok := b.names[string(name)]
		if !ok {
			at = uint32(len(b.m.names))
			b.names[string(name)] = at
			b.m.names = append(b.m.names, string(name))
		}
		l.name = at
	}
	c.links = append(c.links, l)
}

// Happened keeps the last day.
func (b *builder) Happened(id []byte, day int32) {
	if n, ok := b.byID[binary.BigEndian.Uint64(id)]; ok {
		if b.last == nil {
			b.last = make([]int32, len(b.m.ids))
		}
		b.last[n] = max(b.last[n], day)
	}
}

// Title is called in the order of titles.
func (b *builder) Title(id []byte) {
	if n, ok := b.byID[binary.BigEndian.Uint64(id)]; ok {
		b.titles = append(b.titles, n)
	}
}

// Listed closes the books but for the words.
func (b *builder) Listed() {
	m := b.m
	count := len(m.ids)
	m.all.AddRange(0, uint64(count))
	b.touch()
	basis := m.columns[query.ParamBasis]
	for _, field := range query.BasisFields() {
		basis.complement(field, string(accord.NotStated), m.all)
	}
	for _, c := range m.columns {
		c.settle(count)
	}
	numbers := make([]uint32, count)
	for n := range numbers {
		numbers[n] = uint32(n)
	}
	m.orders[query.BySigned] = newOrder(numbers, count)
	m.orders[query.BySignedAsc] = newOrder(sorted(numbers, m.older), count)
	m.orders[query.ByAdded] = newOrder(sorted(numbers, func(a, b uint32) int { return cmp.Or(cmp.Compare(m.added[b], m.added[a]), cmp.Compare(a, b)) }), count)
	m.orders[query.ByTitle] = newOrder(b.titles, count)
	b.titles = nil
	if b.listed != nil {
		b.listed(m)
	}
	b.m = m.next()
	b.m.words = map[string]*posting{}
}

// touch puts the agreements together that changed last on the same day: imports
// are on few days.
func (b *builder) touch() {
	days := map[int32]*roaring.Bitmap{}
	for n, day := range b.last {
		if day == 0 {
			continue
		}
		if days[day] == nil {
			days[day] = roaring.New()
			b.m.touched[dayOf(day)] = days[day]
		}
		days[day].Add(uint32(n))
	}
	b.last = nil
}

func sorted(numbers []uint32, before func(a, b uint32) int) []uint32 {
	out := slices.Clone(numbers)
	slices.SortFunc(out, before)
	return out
}

// Words leaves out the id, which every agreement has as a word of its own: a
// million words for one agreement each would be more than all others together.
func (b *builder) Words(id []byte, lexemes [][]byte) {
	n, ok := b.byID[binary.BigEndian.Uint64(id)]
	if !ok {
		return
	}
	for _, w := range lexemes {
		if string(w) == string(id) {
			continue
		}
		p := b.m.words[string(w)]
		if p == nil {
			p = &posting{}
			b.m.words[string(w)] = p
		}
		p.add(n)
	}
}

// model is the whole of it. The builder must not be used afterwards.
func (b *builder) model() *model {
	for _, p := range b.m.words {
		p.settle()
	}
	return b.m
}
