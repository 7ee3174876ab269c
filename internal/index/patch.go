package index

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"maps"
	"slices"
	"strings"

	"accords/internal/accord"
	"accords/internal/query"

	"github.com/RoaringBitmap/roaring/v2"
)

// patch is an accord.LedgerChange that makes the next model of one. The next
// model shares with it whatever has not changed: sets and lists of words that
// change are copied first, and what is counted by number goes on in the same
// array, of which the model before sees its own part. So there may be one patch
// of a model only, and one at a time.
type patch struct {
	old, m *model
	ids    map[uint64]bool   // of the agreements that have changed
	byID   map[uint64]uint32 // numbers of those that are there
	ranks  map[string]int
	own    map[*roaring.Bitmap]bool // copies of this patch
	words  map[*posting]bool        // the same
	titles []uint32
	last   map[uint32]int32 // as the builder's
	gone   []uint32         // numbers that are nobody's from now on
	faults []string         // why the whole has to be read after all
}

func newPatch(old *model) *patch {
	m := old.next()
	m.all = old.all.Clone()
	m.words = maps.Clone(old.words)
	m.expiries, m.touched = maps.Clone(old.expiries), maps.Clone(old.touched)
	m.rows = old.rows.next()
	m.columns = map[string]*column{}
	for param, c := range old.columns {
		d := c.next()
		for v := range d.rank {
			d.rank[v] = unnamed
		}
		m.columns[param] = d
	}
	return &patch{old: old, m: m, ids: map[uint64]bool{}, byID: map[uint64]uint32{}, ranks: map[string]int{},
		last: map[uint32]int32{}, own: map[*roaring.Bitmap]bool{}, words: map[*posting]bool{}}
}

// unnamed is the rank of a value that no table names any more.
const unnamed = -1

// next is a model that shares everything with this one, but for the answers.
func (m *model) next() *model {
	return &model{state: m.state, clean: m.clean, coverage: m.coverage, built: m.built, ids: m.ids, days: m.days, added: m.added, all: m.all, gone: m.gone,
		columns: m.columns, words: m.words, names: m.names, orders: m.orders, rows: m.rows, expiries: m.expiries,
		touched: m.touched}
}

func (p *patch) State(s accord.LedgerState) { p.m.state = s }

func (p *patch) Changed(id []byte) { p.ids[binary.BigEndian.Uint64(id)] = true }

// Value comes once it is known what has changed.
func (p *patch) Value(param, code, label string) {
	if len(p.ranks) == 0 {
		p.takeOut()
	}
	p.m.columns[param].put(code, label, p.ranks[param])
	p.ranks[param]++
}

// takeOut takes the old numbers of what has changed out of the list. Sets keep
// them, and every answer leaves them out.
func (p *patch) takeOut() {
	for n, id := range p.m.ids {
		if !p.ids[id] || !p.m.all.Contains(uint32(n)) {
			continue
		}
		p.m.all.Remove(uint32(n))
		p.m.gone++
		p.gone = append(p.gone, uint32(n))
		for _, c := range p.m.columns {
			for _, v := range c.have(uint32(n)) {
				c.values[v].count--
			}
		}
	}
}

// copied is a set of the patch's own with what a set has.
func (p *patch) copied(in *roaring.Bitmap) *roaring.Bitmap {
	if p.own[in] {
		return in
	}
	c := roaring.New()
	if in != nil {
		c = in.Clone()
	}
	p.own[c] = true
	return c
}

// give gives an agreement a value of a column.
func (p *patch) give(c *column, v int, n uint32) {
	c.values[v].in = p.copied(c.values[v].in)
	c.values[v].in.Add(n)
	c.values[v].count++
}

func (p *patch) Entry(e accord.Entry) {
	n := p.m.add(e)
	p.m.all.Add(n)
	p.byID[p.m.ids[n]] = n
	for param, code := range codes(e) {
		if len(code) == 0 {
			continue
		}
		c := p.m.columns[param]
		v, ok := c.byCode[string(code)]
		if !ok {
			p.faults = append(p.faults, fmt.Sprintf("%s has no value %s", param, code))
			continue
		}
		p.give(c, v, n)
	}
	if ends(e.Expiry) {
		p.mark(p.m.expiries, string(e.Expiry), n)
	}
}

// mark adds an agreement to one of some sets.
func (p *patch) mark(sets map[string]*roaring.Bitmap, key string, n uint32) {
	in := p.copied(sets[key])
	in.Add(n)
	sets[key] = in
}

func (p *patch) Happened(id []byte, day int32) {
	if n, ok := p.byID[binary.BigEndian.Uint64(id)]; ok {
		p.last[n] = max(p.last[n], day)
	}
}

func (p *patch) Link(param string, id, code, name []byte, position int) {
	n, ok := p.byID[binary.BigEndian.Uint64(id)]
	c := p.m.columns[param]
	v, known := c.byCode[string(code)]
	if !ok || !known {
		p.faults = append(p.faults, fmt.Sprintf("%s has no value %s, or no agreement %s", param, code, id))
		return
	}
	p.give(c, v, n)
	if !c.rows {
		return
	}
	l := link{of: n, value: uint32(v), position: uint16(min(position, 1<<16-1))}
	if name != nil {
		at := slices.Index(p.m.names, string(name))
		if at < 0 {
			at = len(p.m.names)
			p.m.names = append(p.m.names, string(name))
		}
		l.name = uint32(at)
	}
	c.links = append(c.links, l)
}

func (p *patch) Title(id []byte) {
	if n, ok := p.byID[binary.BigEndian.Uint64(id)]; ok {
		p.titles = append(p.titles, n)
	}
}

// Listed finishes the columns: their rows, and what is not stated.
func (p *patch) Listed() {
	for n, day := range p.last {
		p.mark(p.m.touched, dayOf(day), n)
	}
	for param, c := range p.m.columns {
		for i, v := range c.values {
			if c.rank[i] == unnamed && v.count > 0 {
				p.faults = append(p.faults, fmt.Sprintf("%s %s is gone, and %d agreements have it", param, v.code, v.count))
			}
		}
	}
	basis := p.m.columns[query.ParamBasis]
	for _, field := range query.BasisFields() {
		v, ok := basis.byCode[field+"."+string(accord.NotStated)]
		if !ok {
			continue
		}
		stated := basis.stated(field, v)
		for _, n := range p.byID {
			if !slices.ContainsFunc(stated, func(in *roaring.Bitmap) bool { return in.Contains(n) }) {
				p.give(basis, v, n)
			}
		}
	}
	for _, c := range p.m.columns {
		if c.rows {
			c.settleMore(len(p.m.ids))
		} else {
			c.settleMoreMixes(len(p.m.ids))
		}
	}
}

// settleMore sorts the links of agreements that came after the others.
func (c *column) settleMore(agreements int) {
	slices.SortFunc(c.links, func(a, b link) int { return int(a.of)<<16 + int(a.position) - int(b.of)<<16 - int(b.position) })
	next := 0
	for n := len(c.from) - 1; n < agreements; n++ {
		for ; next < len(c.links) && c.links[next].of == uint32(n); next++ {
			c.of = append(c.of, c.links[next].value)
			if c.names != nil {
				c.names = append(c.names, c.links[next].name)
			}
		}
		c.from = append(c.from, uint32(len(c.of)))
	}
	c.links = nil
}

func (p *patch) Words(id []byte, lexemes [][]byte) {
	n, ok := p.byID[binary.BigEndian.Uint64(id)]
	if !ok {
		return
	}
	for _, w := range lexemes {
		if bytes.Equal(w, id) {
			continue
		}
		words := p.m.words[string(w)]
		if !p.words[words] {
			words = words.next()
			p.words[words] = true
			p.m.words[string(w)] = words
		}
		words.add(n)
	}
}

// model is the next model, or an error where the patch does not fit: what was
// read is then less than what has changed.
func (p *patch) model(titles func(first, second []accord.TitleKey) ([]bool, error)) (*model, error) {
	m := p.m
	m.state.Agreements = int(m.all.GetCardinality())
	if len(p.titles) != len(p.byID) {
		p.faults = append(p.faults, fmt.Sprintf("%d titles of %d agreements", len(p.titles), len(p.byID)))
	}
	if len(p.faults) > 0 {
		return nil, fmt.Errorf("the difference does not fit: %s", strings.Join(p.faults, "; "))
	}
	m.orders = map[query.Sort]*order{}
	for sort, compare := range map[query.Sort]func(a, b uint32) int{query.BySigned: m.newer, query.BySignedAsc: m.older, query.ByAdded: m.later} {
		others := sorted(slices.Collect(maps.Values(p.byID)), compare)
		err := p.reorder(sort, others, func(first, second []uint32) ([]bool, error) {
			before := make([]bool, len(first))
			for i := range first {
				before[i] = compare(first[i], second[i]) < 0
			}
			return before, nil
		})
		if err != nil {
			return nil, err
		}
	}
	err := p.reorder(query.ByTitle, p.titles, func(first, second []uint32) ([]bool, error) { return titles(m.titleKeys(first), m.titleKeys(second)) })
	return m, err
}

func (p *patch) reorder(sort query.Sort, others []uint32, before func(first, second []uint32) ([]bool, error)) error {
	was := p.old.orders[sort]
	places, err := was.placesOf(others, before)
	if err != nil {
		return err
	}
	p.m.orders[sort] = was.changed(p.gone, len(p.m.ids), others, places)
	return nil
}

func (m *model) titleKeys(numbers []uint32) []accord.TitleKey {
	out := make([]accord.TitleKey, len(numbers))
	for i, n := range numbers {
		out[i] = accord.TitleKey{Title: m.rows.title(n), ID: m.id(n)}
	}
	return out
}
