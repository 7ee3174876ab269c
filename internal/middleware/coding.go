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

// care is how much is made of packing a page.
type care int

const (
	// hasty is for whoever asks first, and often alone: it takes a third of the time
	// of thorough, and makes a page a sixth larger (zstd a twentieth).
	hasty care = iota
	// thorough is the level that each coding has by default: the best one makes a list
	// 5 % smaller and takes ten times as long, which is longer than it takes to render
	// it.
	thorough
)

// codings packs pages and unpacks them. What it needs for that is made once: it is
// large.
type codings struct {
	gzip   [2]sync.Pool // of *gzip.Writer, by care
	zstd   [2]*zstd.Encoder
	opener *zstd.Decoder
	sheets sync.Pool // of *bytes.Buffer, for pages that are packed
}

func newCodings() (*codings, error) {
	c := &codings{sheets: sync.Pool{New: func() any { return &bytes.Buffer{} }}}
	for with, level := range map[care]int{hasty: gzip.BestSpeed, thorough: gzip.DefaultCompression} {
		c.gzip[with].New = func() any {
			z, _ := gzip.NewWriterLevel(nil, level) // which is one that there is
			return z
		}
	}
	var err error
	for with, level := range map[care]zstd.EncoderLevel{hasty: zstd.SpeedFastest, thorough: zstd.SpeedDefault} {
		if c.zstd[with], err = zstd.NewWriter(nil, zstd.WithEncoderLevel(level)); err != nil {
			return nil, err
		}
	}
	c.opener, err = zstd.NewReader(nil)
	return c, err
}

// pack writes a page in a coding.
func (c *codings) pack(plain []byte, to coding, with care) []byte {
	switch to {
	case asZstd:
		return c.zstd[with].EncodeAll(plain, nil)
	case asGzip:
		b := c.sheets.Get().(*bytes.Buffer)
		defer c.sheets.Put(b)
		b.Reset()
		z := c.gzip[with].Get().(*gzip.Writer)
		defer c.gzip[with].Put(z)
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
