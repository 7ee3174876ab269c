package index

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"time"

	"accords/internal/query"

	"github.com/RoaringBitmap/roaring/v2"
)

// form goes through the parts of a model, to write them or to read them: one walk
// for both, so that what is read is what was written. What follows from the parts
// is not kept. The first error ends it.
type form struct {
	to   *bufio.Writer // nil where it reads
	from *bufio.Reader
	left int64 // bytes that are left to read: nothing can be longer
	some []byte
	err  error
}

var errBroken = errors.New("it says more than it has")

// bytes writes or fills b.
func (f *form) bytes(b []byte) {
	switch {
	case f.err != nil:
	case f.to != nil:
		_, f.err = f.to.Write(b)
	default:
		f.left -= int64(len(b))
		_, f.err = io.ReadFull(f.from, b)
	}
}

func (f *form) number(v *int64) {
	var b [8]byte
	binary.LittleEndian.PutUint64(b[:], uint64(*v))
	f.bytes(b[:])
	*v = int64(binary.LittleEndian.Uint64(b[:]))
}

func (f *form) int(v *int) {
	n := int64(*v)
	f.number(&n)
	*v = int(n)
}

// length is that of a list whose elements have at least so many bytes. A list
// that would be longer than the file has none.
func (f *form) length(n int, each int64) int {
	f.int(&n)
	if f.to == nil && (n < 0 || int64(n) > f.left/each) {
		f.err = errors.Join(f.err, errBroken)
	}
	if f.err != nil {
		return 0
	}
	return n
}

func (f *form) text(v *string) {
	n := f.length(len(*v), 1)
	if f.to != nil {
		f.bytes([]byte(*v))
		return
	}
	b := make([]byte, n)
	f.bytes(b)
	*v = string(b)
}

func (f *form) time(v *time.Time) {
	micros := v.UnixMicro()
	f.number(&micros)
	if f.to == nil {
		*v = time.UnixMicro(micros)
	}
}

// list is a list of numbers, of which some at a time are turned into bytes.
func list[T int32 | int64 | uint32 | uint64](f *form, v *[]T, size int) {
	const most = 8192
	n := f.length(len(*v), int64(size))
	if f.to == nil {
		*v = make([]T, n)
	}
	for some := range slices.Chunk(*v, most) {
		var err error
		if f.some = f.some[:0]; f.to != nil {
			f.some, err = binary.Append(f.some, binary.LittleEndian, some)
			f.bytes(f.some)
		} else {
			f.some = slices.Grow(f.some, len(some)*size)[:len(some)*size]
			f.bytes(f.some)
			_, err = binary.Decode(f.some, binary.LittleEndian, some)
		}
		if f.err = errors.Join(f.err, err); f.err != nil {
			return
		}
	}
}

func (f *form) set(v **roaring.Bitmap) {
	if f.err != nil {
		return
	}
	if f.to != nil {
		_, f.err = (*v).WriteTo(f.to)
		return
	}
	*v = roaring.New()
	var n int64
	if n, f.err = (*v).ReadFrom(f.from); f.err == nil {
		f.err = (*v).Validate()
	}
	f.left -= n
}

// keyed goes through what texts lead to, in the order of the texts.
func keyed[T any](f *form, v map[string]T, each func(T) T) {
	keys := slices.Sorted(maps.Keys(v))
	for i := range f.length(len(keys), 8) {
		var key string
		var of T
		if f.to != nil {
			key = keys[i]
			of = v[key]
		}
		f.text(&key)
		if of = each(of); f.err != nil {
			return
		}
		if f.to == nil {
			v[key] = of
		}
	}
}

// model is all of a model but the coverage and what is counted from the rest.
func (f *form) model(m *model) {
	s := &m.state
	f.number(&s.Edition.Run)
	f.number(&s.Edition.Change)
	f.time(&s.Edition.At)
	f.int(&s.Agreements)
	f.int(&s.Organisations)
	f.int(&s.Summits)
	f.time(&s.LastImport)
	f.number(&s.Oldest)
	f.number(&s.Next)
	f.number(&s.Settled)
	f.text(&s.Editors)
	f.number(&s.Suppressed)
	f.text(&s.Register)
	list(f, &m.ids, 8)
	list(f, &m.days, 4)
	list(f, &m.added, 8)
	f.set(&m.all)
	f.int(&m.gone)
	f.shelf(&m.rows)
	f.texts(&m.names)
	for _, param := range params() {
		f.column(m.columns[param])
	}
	for _, sort := range query.Sorts() {
		if sort == query.ByRelevance {
			continue // Postgres' alone
		}
		var at []uint32
		if f.to != nil {
			at = m.orders[sort].at
		}
		list(f, &at, 4)
		if f.to == nil && f.err == nil {
			m.orders[sort] = newOrder(at, len(m.ids))
		}
	}
	keyed(f, m.expiries, func(in *roaring.Bitmap) *roaring.Bitmap { f.set(&in); return in })
	keyed(f, m.touched, func(in *roaring.Bitmap) *roaring.Bitmap { f.set(&in); return in })
	keyed(f, m.words, f.posting)
}

func (f *form) texts(v *[]string) {
	n := f.length(len(*v), 8)
	if f.to == nil {
		*v = make([]string, n)
	}
	for i := range n {
		f.text(&(*v)[i])
	}
}

func (f *form) shelf(s *shelf) {
	n := f.length(len(s.blocks), 8)
	if f.to == nil {
		s.blocks = make([][]byte, n)
	}
	for i := range n {
		size := f.length(len(s.blocks[i]), 1)
		if f.to == nil {
			s.blocks[i] = make([]byte, size)
		}
		f.bytes(s.blocks[i])
	}
	list(f, &s.start, 4)
}

func (f *form) column(c *column) {
	n := f.length(len(c.values), 8)
	for v := range n {
		if f.to == nil {
			c.values, c.rank = append(c.values, value{}), append(c.rank, 0)
		}
		f.text(&c.values[v].code)
		f.text(&c.values[v].label)
		f.int(&c.values[v].count)
		f.int(&c.rank[v])
		f.set(&c.values[v].in)
		c.byCode[c.values[v].code] = v
	}
	list(f, &c.from, 4)
	list(f, &c.of, 4)
	if c.names != nil {
		list(f, &c.names, 4)
	}
}

// posting is where a word stands: a set after a 1, a list after a 0.
func (f *form) posting(p *posting) *posting {
	if f.to == nil {
		p = &posting{}
	}
	many := 0
	if p.many != nil {
		many = 1
	}
	if f.int(&many); many == 1 {
		f.set(&p.many)
		return p
	}
	list(f, &p.few, 4)
	return p
}

// write puts a model into a stream.
func (m *model) write(w io.Writer) error {
	f := &form{to: bufio.NewWriterSize(w, 1<<20)}
	f.model(m)
	return errors.Join(f.err, f.to.Flush())
}

// readModel is the model of a stream of size bytes.
func readModel(r io.Reader, size int64) (*model, error) {
	f := &form{from: bufio.NewReaderSize(r, 1<<20), left: size}
	m := newModel()
	m.words = map[string]*posting{}
	f.model(m)
	if f.err != nil {
		return nil, f.err
	}
	if f.left != 0 {
		return nil, fmt.Errorf("%d bytes too many", f.left)
	}
	for _, c := range m.columns {
		c.settleSets(len(m.ids))
	}
	m.clean = m.state.Suppressed
	return m, nil
}
