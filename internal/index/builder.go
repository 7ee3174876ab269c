package index

import (
	"encoding/binary"
	"slices"
	"time"

	"accords/internal/accord"
	"accords/internal/query"

	"github.com/RoaringBitmap/roaring/v2"
)

// builder is an accord.Ledger that becomes a model.
type builder struct {
	m     *model
	byID  map[uint64]uint32
	codes map[string]int // of the names of bodies
	from  []byte         // the day of the entry before
}

func newBuilder() *builder {
	m := &model{columns: map[string]*column{}, words: map[string]*posting{}, orders: map[query.Sort]*order{},
		expiries: map[string]*roaring.Bitmap{}, soon: map[soonKey]*roaring.Bitmap{}}
	for _, param := range params() {
		m.columns[param] = &column{byCode: map[string]int{}}
	}
	return &builder{m: m, byID: map[uint64]uint32{}, codes: map[string]int{}}
}

// params are the filters with values that are counted.
func params() []string {
	return []string{query.ParamCountry, query.ParamYear, query.ParamKind, query.ParamTopic, query.ParamOrganisation,
		query.ParamStatus, query.ParamBasis, query.ParamSummit}
}

// Edition is called first.
func (b *builder) Edition(e accord.Edition) { b.m.edition = e }

// Entry gives the agreement its number: that of its place, newest first, so
// that a page of the usual list is a run of numbers.
func (b *builder) Entry(e accord.Entry) {
	m := b.m
	n := uint32(len(m.ids))
	id := binary.BigEndian.Uint64(e.ID) // the schema says: eight characters
	m.ids = append(m.ids, id)
	b.byID[id] = n
	m.keep(e)
	for param, code := range map[string][]byte{query.ParamKind: e.Kind, query.ParamStatus: e.Status, query.ParamYear: e.Year, query.ParamSummit: e.Summit} {
		if len(code) > 0 {
			m.columns[param].links = append(m.columns[param].links, link{of: n, code: string(code)})
		}
	}
	if len(e.Expiry) > 0 && e.Expiry[0] != '-' { // a day without a year ends every year, and no list
		s := m.expiries[string(e.Expiry)]
		if s == nil {
			s = roaring.New()
			m.expiries[string(e.Expiry)] = s
		}
		s.Add(n)
	}
	if len(e.Day) > 0 && (len(m.days) == 0 || !slices.Equal(e.Day, b.from)) {
		m.days = append(m.days, n)
		b.from = append(b.from[:0], e.Day...)
	}
	if len(e.Day) > 0 {
		m.dated = n + 1
	}
}

// Value gives a code its number: that of its place among values of equal count.
func (b *builder) Value(param, code, label string) {
	c := b.m.columns[param]
	c.byCode[code] = len(c.values)
	c.values = append(c.values, value{code: code, label: label, in: roaring.New()})
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
	l := link{of: n, value: uint32(v), position: uint16(min(position, 1<<16-1))}
	if name != nil {
		at, ok := b.codes[string(name)]
		if !ok {
			at = len(b.m.names)
			b.codes[string(name)] = at
			b.m.names = append(b.m.names, string(name))
		}
		l.name = uint32(at)
	}
	c.links = append(c.links, l)
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

// Place is called in the order of the list.
func (b *builder) Place(by string, id []byte) {
	o := b.m.orders[query.Sort(by)]
	if o == nil {
		o = &order{}
		b.m.orders[query.Sort(by)] = o
	}
	if n, ok := b.byID[binary.BigEndian.Uint64(id)]; ok {
		o.at = append(o.at, n)
	}
}

// model closes the books. The builder must not be used afterwards.
func (b *builder) model(at time.Time) *model {
	m := b.m
	m.built = at
	m.all = roaring.New()
	m.all.AddRange(0, uint64(len(m.ids)))
	for param, c := range m.columns {
		c.settle(len(m.ids), param == query.ParamOrganisation)
	}
	for _, p := range m.words {
		p.settle()
	}
	m.orders[query.BySignedAsc] = &order{at: m.oldestFirst()}
	for _, o := range m.orders {
		o.settle()
	}
	return m
}
