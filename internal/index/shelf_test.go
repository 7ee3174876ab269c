package index

import (
	"strings"
	"testing"
)

// What a row is put in with it comes back with, whatever the slug is to the title.
func TestShelf(t *testing.T) {
	t.Parallel()
	type row struct {
		passing                     bool
		slug, title, signed, expiry string
	}
	rows := []row{
		{false, "memorandum-of-understanding", "Memorandum of Understanding", "2017-04-26", "2020-04"},
		{true, "memorandum-of", "Memorandum of Understanding", "", ""},
		{false, "cote-divoire", "Côte d'Ivoire", "2016", ""},
		{false, "c-te-d-ivoire", "Côte d'Ivoire", "", "--05-01"},
		{true, "", "", "", ""},
		{false, "x", "", "2001", "2002"},
		{false, "mou-3f9k", "양해각서", "", ""},
		{false, strings.Repeat("a", 200), strings.Repeat("A", 300), "", ""},
		{false, strings.Repeat("long-", 40) + "end", strings.Repeat("Long ", 40) + "end", "", ""},
		{false, "big", strings.Repeat("b", 2*blockSize), "2020", ""},
	}
	s := &shelf{}
	for range 300 { // more than a block
		for _, r := range rows {
			s.put(r.passing, []byte(r.slug), []byte(r.title), []byte(r.signed), []byte(r.expiry))
		}
		if len(s.blocks) > 20 {
			break
		}
	}
	for n := range s.start {
		var got row
		got.passing, got.slug, got.title, got.signed, got.expiry = s.row(uint32(n))
		if want := rows[n%len(rows)]; got != want {
			t.Fatalf("row %d: %+.100v, want %+.100v", n, got, want)
		}
	}
}

// A shelf that goes on from another leaves it as it is.
func TestShelfGoesOn(t *testing.T) {
	t.Parallel()
	first := shelf{}
	first.put(false, []byte("a"), []byte("A"), nil, nil)
	second := first.next()
	second.put(true, []byte("b"), []byte("B"), nil, nil)
	if len(first.start) != 1 || len(first.blocks[0]) == len(second.blocks[0]) {
		t.Errorf("the first shelf has %d rows, %d bytes", len(first.start), len(first.blocks[0]))
	}
	if first.title(0) != "A" || second.title(0) != "A" || second.title(1) != "B" {
		t.Errorf("titles %q, %q, %q", first.title(0), second.title(0), second.title(1))
	}
}

func FuzzShelf(f *testing.F) {
	f.Add("memorandum", "Memorandum", "2017")
	f.Add("cote", "Côte", "")
	f.Fuzz(func(t *testing.T, slug, title, signed string) {
		if strings.ContainsRune(slug+title+signed, 0) {
			t.Skip("Postgres has no text with a zero byte")
		}
		s := &shelf{}
		s.put(false, []byte("before"), []byte("Before"), nil, nil)
		s.put(true, []byte(slug), []byte(title), []byte(signed), nil)
		s.put(false, []byte("after"), []byte("After"), nil, nil)
		if passing, a, b, c, d := s.row(1); !passing || a != slug || b != title || c != signed || d != "" {
			t.Errorf("%q, %q, %q came back as %q, %q, %q, %q", slug, title, signed, a, b, c, d)
		}
	})
}
