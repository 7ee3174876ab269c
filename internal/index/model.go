package index

import (
	"bytes"
	"encoding/binary"
	"slices"
	"sync"
	"time"

	"accords/internal/accord"
	"accords/internal/query"

	"github.com/RoaringBitmap/roaring/v2"
)

// model is one state of the register. An agreement is its number: 0 is the
// newest. Nothing in it changes but soon, which is a memory of answers.
type model struct {
	edition  accord.Edition
	coverage accord.Coverage
	built    time.Time
	ids      []uint64 // the eight characters of an id
	all      *roaring.Bitmap
	columns  map[string]*column
	words    map[string]*posting
	names    []string // of bodies, as sources print them
	orders   map[query.Sort]*order
	days     []uint32 // where each day begins, newest first
	dated    uint32   // how many have a day; the others come after them

	// What a row shows besides its values, one after the other: a million texts
	// of their own would be a million things for the garbage collector to visit.
	rows  []byte
	start []uint32 // of each row; rows has at most 4 GB

	expiries map[string]*roaring.Bitmap
	mu       sync.Mutex
	soon     map[soonKey]*roaring.Bitmap
}

// keep stores the texts of a row, each ended by a zero byte, which Postgres
// does not allow in a text.
func (m *model) keep(e accord.Entry) {
	m.start = append(m.start, uint32(len(m.rows)))
	passing := byte('0')
	if e.InPassing {
		passing = '1'
	}
	m.rows = append(m.rows, passing)
	for _, text := range [][]byte{e.Slug, e.Title, e.Signed, e.Expiry} {
		m.rows = append(append(m.rows, text...), 0)
	}
}

func (m *model) id(n uint32) string {
	var b [8]byte
	binary.BigEndian.PutUint64(b[:], m.ids[n])
	return string(b[:])
}

// row is what a list shows of an agreement.
func (m *model) row(n uint32) accord.AgreementRow {
	texts := bytes.SplitN(m.rows[m.start[n]+1:], []byte{0}, 5)
	r := accord.AgreementRow{ID: m.id(n), Slug: string(texts[0]), Title: string(texts[1]), Signed: date(texts[2]), Expiry: date(texts[3]),
		InPassing: m.rows[m.start[n]] == '1', SignedBasis: accord.NotStated}
	for _, v := range m.values(query.ParamKind, n) {
		r.Kind = accord.Kind(v.code)
	}
	for _, v := range m.values(query.ParamStatus, n) {
		r.Status = accord.Status(v.code)
	}
	for _, v := range m.values(query.ParamCountry, n) {
		r.Countries = append(r.Countries, accord.Code(v.code))
	}
	for _, v := range m.values(query.ParamTopic, n) {
		r.Topics = append(r.Topics, v.code)
	}
	for _, v := range m.values(query.ParamBasis, n) {
		if basis, ok := bytes.CutPrefix([]byte(v.code), []byte("signed.")); ok {
			r.SignedBasis = accord.Basis(basis)
		}
	}
	bodies := m.columns[query.ParamOrganisation]
	for i := bodies.from[n]; i < bodies.from[n+1]; i++ {
		r.Organisations = append(r.Organisations, accord.Ref{Slug: bodies.values[bodies.of[i]].code, Label: m.names[bodies.names[i]]})
	}
	return r
}

func (m *model) values(param string, n uint32) []value {
	c := m.columns[param]
	var out []value
	for _, v := range c.of[c.from[n]:c.from[n+1]] {
		out = append(out, c.values[v])
	}
	return out
}

// date leaves out a day that is not in the calendar, as the store does.
func date(text []byte) accord.Date {
	d, err := accord.ParseDate(string(text))
	if err != nil {
		return accord.Date{}
	}
	return d
}

// oldestFirst turns the days around. Within a day the order stays, by id; what
// has no day comes last either way.
func (m *model) oldestFirst() []uint32 {
	out := make([]uint32, 0, len(m.ids))
	end := m.dated
	for _, day := range slices.Backward(m.days) {
		for n := day; n < end; n++ {
			out = append(out, n)
		}
		end = day
	}
	for n := m.dated; n < uint32(len(m.ids)); n++ {
		out = append(out, n)
	}
	return out
}
