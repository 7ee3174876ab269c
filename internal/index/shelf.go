package index

import (
	"bytes"
	"slices"
	"strings"
)

// shelf keeps what a row shows besides its values, one row after the other in
// blocks: a million texts of their own would be a million things for the garbage
// collector to visit, and one block that grows would be copied again and again.
// A shelf that goes on from another shares its blocks, and may be written to only
// where the other is not gone on from a second time.
type shelf struct {
	blocks [][]byte
	start  []uint32 // of each row: its block, and where in it
}

// A block has a megabyte at most, but for a row that is larger; 4,096 blocks are 4 GB.
const (
	blockBits = 20
	blockSize = 1 << blockBits
)

// The first byte of a row: whether it was met in passing, and whether the slug
// is kept as its length.
const (
	inPassing = 1 << iota
	slugOfTitle
)

// next is a shelf that goes on from this one.
func (s *shelf) next() shelf { return shelf{blocks: slices.Clone(s.blocks), start: s.start} }

// put adds a row of texts. Each ends with a zero byte, which Postgres does not
// allow in a text. Nearly every slug is the beginning of its title in plain
// letters, and then its length says all.
func (s *shelf) put(passing bool, slug, title, signed, expiry []byte) {
	size := 1 + len(slug) + len(title) + len(signed) + len(expiry) + 4
	last := len(s.blocks) - 1
	if last < 0 || len(s.blocks[last])+size > cap(s.blocks[last]) {
		room := blockSize >> max(0, 6-len(s.blocks)) // a small register needs no megabyte
		s.blocks = append(s.blocks, make([]byte, 0, max(room, size)))
		last++
	}
	b := s.blocks[last]
	s.start = append(s.start, uint32(last<<blockBits|len(b)))
	var flags byte
	if passing {
		flags |= inPassing
	}
	if len(slug) < 256 && strings.HasPrefix(plainTitle(string(title)), string(slug)) {
		b = append(b, flags|slugOfTitle, byte(len(slug)))
	} else {
		b = append(append(append(b, flags), slug...), 0)
	}
	for _, text := range [][]byte{title, signed, expiry} {
		b = append(append(b, text...), 0)
	}
	s.blocks[last] = b
}

// row returns the texts of row n.
func (s *shelf) row(n uint32) (passing bool, slug, title, signed, expiry string) {
	at := s.start[n]
	b := s.blocks[at>>blockBits][at&(blockSize-1):]
	flags, b := b[0], b[1:]
	next := func() string {
		text, rest, _ := bytes.Cut(b, []byte{0})
		b = rest
		return string(text)
	}
	length := -1
	if flags&slugOfTitle != 0 {
		length, b = int(b[0]), b[1:]
	} else {
		slug = next()
	}
	title, signed, expiry = next(), next(), next()
	if length >= 0 {
		slug = plainTitle(title)[:length]
	}
	return flags&inPassing != 0, slug, title, signed, expiry
}

// title returns the title of row n alone.
func (s *shelf) title(n uint32) string {
	_, _, title, _, _ := s.row(n)
	return title
}

// plainTitle is a title as an address has it, where it has no letters but those
// of ASCII.
func plainTitle(title string) string {
	out := make([]byte, 0, len(title))
	for i := range len(title) {
		switch c := title[i]; {
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
			out = append(out, c)
		case 'A' <= c && c <= 'Z':
			out = append(out, c+'a'-'A')
		case len(out) > 0 && out[len(out)-1] != '-':
			out = append(out, '-')
		}
	}
	return strings.TrimRight(string(out), "-")
}

// bytes is how much memory the shelf takes.
func (s *shelf) bytes() int {
	n := 4 * cap(s.start)
	for _, b := range s.blocks {
		n += cap(b)
	}
	return n
}
