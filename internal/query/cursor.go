package query

import (
	"encoding/base64"
	"strings"
	"unicode/utf8"
)

// maxCursor bounds a cursor in bytes; the longest key is a title.
const maxCursor = 4000

// Cursor is a place in an ordered list: after the record with a sort key and
// an id. Unlike a page number it stays right while records come and go before
// it, and the thousandth page costs what the first does. The zero Cursor is
// the beginning.
type Cursor struct {
	Key string // of the record's place in the order
	ID  string // settles equal keys
}

// IsZero reports whether c is the beginning.
func (c Cursor) IsZero() bool { return c == Cursor{} }

// String prints a cursor for an address; empty for the beginning.
func (c Cursor) String() string {
	if c.IsZero() {
		return ""
	}
	return base64.RawURLEncoding.EncodeToString([]byte(c.Key + "\x00" + c.ID))
}

// ParseCursor reads what String prints. What was not made by it is an
// accord.Invalid error.
func ParseCursor(s string) (Cursor, error) {
	p := parser{}
	if s == "" {
		return Cursor{}, nil
	}
	raw, err := base64.RawURLEncoding.DecodeString(s)
	key, id, ok := strings.Cut(string(raw), "\x00")
	if err != nil || !ok || len(s) > maxCursor || id == "" || strings.Contains(id, "\x00") || !utf8.Valid(raw) {
		p.fail("cursor", s, wrong("copy it from the next_url or next_cursor of the part before; the first part has none."))
		return Cursor{}, p.err
	}
	return Cursor{Key: key, ID: id}, nil
}
