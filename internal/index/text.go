package index

import (
	"context"
	"encoding/binary"
	"strings"

	"accords/internal/query"

	"github.com/RoaringBitmap/roaring/v2"
)

// text returns the agreements that a text finds. Which words those are and how
// they are joined Postgres says; where they stand the model knows. It knows no
// neighbours: what may hold a phrase is shown to Postgres, unless it is too much,
// which ok says.
func (x *Index) text(ctx context.Context, m *model, text string) (found *roaring.Bitmap, ok bool, err error) {
	printed, err := x.source.Lexemes(ctx, text)
	if err != nil {
		return nil, false, err
	}
	wanted, err := parseTSQuery(printed)
	if err != nil {
		x.log.WarnContext(ctx, "a text search in a form that the index does not know", "query", printed, "err", err)
		return nil, false, nil
	}
	if wanted == nil {
		return roaring.New(), true, nil // stop words only: Postgres finds nothing
	}
	found, exact := wanted.find(m)
	if exact {
		return found, true, nil
	}
	if found = m.there(found); found.GetCardinality() > mostRanked {
		return nil, false, nil
	}
	places, err := x.matching(ctx, m, text, found, false)
	return roaring.BitmapOf(places...), true, err
}

// matching asks Postgres which of some agreements a text finds.
func (x *Index) matching(ctx context.Context, m *model, text string, in *roaring.Bitmap, ranked bool) ([]uint32, error) {
	if in.IsEmpty() {
		return nil, nil
	}
	number := make(map[string]uint32, in.GetCardinality())
	ids := make([]string, 0, in.GetCardinality())
	for it := in.Iterator(); it.HasNext(); {
		n := it.Next()
		ids = append(ids, m.id(n))
		number[ids[len(ids)-1]] = n
	}
	ids, err := x.source.Matching(ctx, text, ids, ranked)
	if err != nil {
		return nil, err
	}
	out := make([]uint32, 0, len(ids))
	for _, id := range ids {
		out = append(out, number[id])
	}
	return out, nil
}

// ranked returns a page of what a text finds, the best first.
func (x *Index) ranked(ctx context.Context, m *model, text string, in *roaring.Bitmap, first int) ([]uint32, error) {
	places, err := x.matching(ctx, m, text, in, true)
	first = min(first, len(places))
	return places[first:min(first+query.PageSize, len(places))], err
}

// word returns the agreements with a word. An id is a word of its agreement.
func (m *model) word(lexeme string) *roaring.Bitmap {
	in := m.words[lexeme].set()
	if len(lexeme) == 8 && !strings.ContainsAny(lexeme, "ilou") { // letters that no id has

		if n, ok := m.number(binary.BigEndian.Uint64([]byte(lexeme))); ok {
			in = in.Clone()
			in.Add(n)
		}
	}
	return in
}

// find evaluates a query. Where the answer is not exact it is too large, never
// too small.
func (t *term) find(m *model) (in *roaring.Bitmap, exact bool) {
	if t.op == 0 {
		return m.word(t.lexeme), true
	}
	left, exact := t.left.find(m)
	if t.op == '!' {
		if !exact { // not too small: of what may hold a phrase, some do not
			return m.all, false
		}
		return roaring.AndNot(m.all, left), true
	}
	right, also := t.right.find(m)
	switch t.op {
	case '|':
		return roaring.Or(left, right), exact && also
	case '&':
		return roaring.And(left, right), exact && also
	}
	// A phrase. What it is made of may be negated ("a <-> !b"), which says nothing
	// about the whole agreement.
	if t.left.negates() {
		left = m.all
	}
	if t.right.negates() {
		right = m.all
	}
	return roaring.And(left, right), false
}

func (t *term) negates() bool {
	return t != nil && (t.op == '!' || t.left.negates() || t.right.negates())
}
