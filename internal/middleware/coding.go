package middleware

import (
	"bytes"
	"io"
	"strings"
	"sync"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// coding is one of the ways to write a page, by its name in Content-Encoding.
type coding string

const (
	asIs   coding = ""
	asGzip coding = "gzip"
	asZstd coding = "zstd"
)

// codings packs pages and unpacks them. What it needs for that is made once: it is
// large.
type codings struct {
	gzip   sync.Pool // of *gzip.Writer
	sheets sync.Pool // of *bytes.Buffer, for pages that are packed
	packer *zstd.Encoder
	opener *zstd.Decoder
}

func newCodings() (*codings, error) {
	packer, err := zstd.NewWriter(nil)
	if err != nil {
		return nil, err
	}
	opener, err := zstd.NewReader(nil)
	if err != nil {
		return nil, err
	}
	return &codings{
		gzip:   sync.Pool{New: func() any { return gzip.NewWriter(nil) }},
		sheets: sync.Pool{New: func() any { return &bytes.Buffer{} }},
		packer: packer, opener: opener,
	}, nil
}

// pack writes a page in a coding, at the level that each has by default: the best
// one makes a list 5 % smaller and takes ten times as long, which is longer than
// it takes to render it.
func (c *codings) pack(plain []byte, to coding) []byte {
	switch to {
	case asZstd:
		return c.packer.EncodeAll(plain, nil)
	case asGzip:
		b := c.sheets.Get().(*bytes.Buffer)
		defer c.sheets.Put(b)
		b.Reset()
		z := c.gzip.Get().(*gzip.Writer)
		defer c.gzip.Put(z)
		z.Reset(b)
		_, _ = z.Write(plain) // a buffer in memory does not fail
		_ = z.Close()
		return bytes.Clone(b.Bytes())
	}
	return plain
}

// unpack reads what pack has written.
func (c *codings) unpack(packed []byte, from coding) []byte {
	switch from {
	case asZstd:
		plain, _ := c.opener.DecodeAll(packed, nil)
		return plain
	case asGzip:
		z, err := gzip.NewReader(bytes.NewReader(packed))
		if err != nil {
			return nil // it was written by us
		}
		plain, _ := io.ReadAll(z)
		return plain
	}
	return packed
}

// accepted chooses among the codings that we have (RFC 9110 12.5.3). One that is
// not named, or named with a weight of 0, is not wanted.
func accepted(headers []string) coding {
	best := asIs
	for _, rest := range headers {
		for part, more := "", true; more; {
			part, rest, more = strings.Cut(rest, ",")
			name, weight, _ := strings.Cut(part, ";")
			switch name = strings.TrimSpace(name); {
			case strings.EqualFold(name, string(asZstd)) && !zero(weight):
				return asZstd
			case strings.EqualFold(name, string(asGzip)) && !zero(weight):
				best = asGzip
			}
		}
	}
	return best
}

// zero reports whether a weight, "q=0.000", is none.
func zero(weight string) bool {
	_, value, _ := strings.Cut(weight, "=")
	value = strings.TrimSpace(value)
	return strings.HasPrefix(value, "0") && strings.Trim(value, ".0") == ""
}
