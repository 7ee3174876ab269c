package index

import (
	"cmp"
	"encoding/binary"
	"slices"
	"strings"
	"sync"
	"time"

	"accords/internal/accord"
	"accords/internal/query"

	"github.com/RoaringBitmap/roaring/v2"
)

// model is one state of the register. An agreement is its number, for as long as
// it does not change: what changes gets a new number, and the old one is nobody's.
// Nothing in a model changes but soon and countries, which are memories of answers.
type model struct {
	state    accord.LedgerState
	clean    int64 // the last suppression of the reading of the whole that this one goes back to
	coverage accord.Coverage
	built    time.Time
	size     int             // bytes of memory, about
	ids      []uint64        // the eight characters of an id
	days     []int32         // accord.Entry.Day
	added    []int64         // accord.Entry.Added
	all      *roaring.Bitmap // numbers of agreements that are there
	gone     int             // how many numbers are nobody's; other sets may have them still
	columns  map[string]*column
	words    map[string]*posting // nil until they are read: Postgres answers searches meanwhile
	names    []string            // of bodies, as sources print them
	orders   map[query.Sort]*order
	rows     shelf

	expiries map[string]*roaring.Bitmap
	touched  map[string]*roaring.Bitmap // by the last day in UTC on which something happened to an agreement

	mu        sync.Mutex
	soon      map[soonKey]*roaring.Bitmap
	countries map[accord.Code]accord.CountryPage // what the database was asked for
}

func newModel() *model {
	m := &model{columns: map[string]*column{}, orders: map[query.Sort]*order{}, expiries: map[string]*roaring.Bitmap{}, touched: map[string]*roaring.Bitmap{}, all: roaring.New()}
	for _, param := range params() {
		m.columns[param] = newColumn(param)
	}
	return m
}

// params are the filters with values that are counted.
func params() []string {
	return []string{query.ParamCountry, query.ParamYear, query.ParamKind, query.ParamTopic, query.ParamOrganisation,
		query.ParamStatus, query.ParamBasis, query.ParamSummit}
}

// add takes in an entry, under the next number.
func (m *model) add(e accord.Entry) uint32 {
	n := uint32(len(m.ids))
	m.ids = append(m.ids, binary.BigEndian.Uint64(e.ID)) // the schema says: eight characters
	m.days, m.added = append(m.days, e.Day), append(m.added, e.Added)
	m.rows.put(e.InPassing, e.Slug, e.Title, e.Signed, e.Expiry)
	return n
}

// codes are the values that an entry has itself.
func codes(e accord.Entry) map[string][]byte {
	return map[string][]byte{query.ParamKind: e.Kind, query.ParamStatus: e.Status, query.ParamYear: e.Year, query.ParamSummit: e.Summit}
}

// ends reports whether an expiry counts for "ending within": a day without a year
// ends every year, and no list.
func ends(expiry []byte) bool { return len(expiry) > 0 && expiry[0] != '-' }

func (m *model) id(n uint32) string {
	var b [8]byte
	binary.BigEndian.PutUint64(b[:], m.ids[n])
	return string(b[:])
}

// number finds an agreement by its id, the newest number first.
func (m *model) number(id uint64) (uint32, bool) {
	for n, have := range slices.Backward(m.ids) {
		if have == id && m.all.Contains(uint32(n)) {
			return uint32(n), true
		}
	}
	return 0, false
}

// there is a set without the numbers that are nobody's.
func (m *model) there(in *roaring.Bitmap) *roaring.Bitmap {
	if m.gone == 0 {
		return in
	}
	return roaring.And(in, m.all)
}

// row is what a list shows of an agreement.
func (m *model) row(n uint32) accord.AgreementRow {
	passing, slug, title, signed, expiry := m.rows.row(n)
	r := accord.AgreementRow{ID: m.id(n), Slug: slug, Title: title, Signed: date(signed), Expiry: date(expiry), InPassing: passing, SignedBasis: accord.NotStated}
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
		if basis, ok := strings.CutPrefix(v.code, "signed."); ok {
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
	for _, v := range c.have(n) {
		out = append(out, c.values[v])
	}
	return out
}

// date leaves out a day that is not in the calendar, as the store does.
func date(text string) accord.Date {
	d, err := accord.ParseDate(text)
	if err != nil {
		return accord.Date{}
	}
	return d
}

// newer, older and later are orders of the list, as the store's SQL has them:
// negative where a stands before b.
func (m *model) newer(a, b uint32) int {
	return cmp.Or(cmp.Compare(m.days[b], m.days[a]), cmp.Compare(m.ids[a], m.ids[b]))
}

func (m *model) older(a, b uint32) int {
	if undated := m.days[a] == accord.NoDay; undated != (m.days[b] == accord.NoDay) {
		if undated {
			return 1 // without a day comes last, either way
		}
		return -1
	}
	return cmp.Or(cmp.Compare(m.days[a], m.days[b]), cmp.Compare(m.ids[a], m.ids[b]))
}

func (m *model) later(a, b uint32) int {
	return cmp.Or(cmp.Compare(m.added[b], m.added[a]), m.newer(a, b))
}

// dayOf prints days since 2000 as the lists are asked for them.
func dayOf(days int32) string {
	return time.Date(2000, 1, 1+int(days), 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
}

// gaps are the fields that nobody states of some agreements, those with the most of
// them first.
func (m *model) gaps(of *roaring.Bitmap) []accord.FacetValue {
	var out []accord.FacetValue
	basis := m.columns[query.ParamBasis]
	for _, field := range query.BasisFields() {
		code := field + "." + string(accord.NotStated)
		if v, ok := basis.byCode[code]; ok {
			if n := of.AndCardinality(basis.values[v].in); n > 0 {
				out = append(out, accord.FacetValue{Value: code, Label: field, Count: int(n)})
			}
		}
	}
	slices.SortFunc(out, func(a, b accord.FacetValue) int { return cmp.Or(b.Count-a.Count, strings.Compare(a.Label, b.Label)) })
	return out
}

// bytes is about how much memory the model takes.
func (m *model) bytes() int {
	n := 8*cap(m.ids) + 4*cap(m.days) + 8*cap(m.added) + int(m.all.GetSizeInBytes()) + m.rows.bytes()
	for _, c := range m.columns {
		n += c.bytes()
	}
	for w, p := range m.words {
		n += 40 + len(w) + p.bytes()
	}
	for _, o := range m.orders {
		n += 4 * (cap(o.at) + cap(o.place))
	}
	for _, sets := range []map[string]*roaring.Bitmap{m.expiries, m.touched} {
		for _, in := range sets {
			n += int(in.GetSizeInBytes())
		}
	}
	return n
}
