package query

import (
	"encoding/base64"
	"strings"
	"testing"

	"accords/internal/accord"
)

func TestCursor(t *testing.T) {
	t.Parallel()
	for _, c := range []Cursor{{}, {Key: "00012345", ID: "h8m20e18"}, {Key: "", ID: "h8m20e18"}, {Key: "전자정부", ID: "x"}} {
		got, err := ParseCursor(c.String())
		if err != nil || got != c {
			t.Errorf("%+v comes back as %+v, %v", c, got, err)
		}
	}
	enc := base64.RawURLEncoding
	for _, s := range []string{"?", "aGFsbG8", enc.EncodeToString([]byte("a\x00")), enc.EncodeToString([]byte("a\x00b\x00c")),
		enc.EncodeToString([]byte("\xff\x00b")), strings.Repeat("a", maxCursor+4)} {
		if c, err := ParseCursor(s); accord.KindOf(err) != accord.Invalid {
			t.Errorf("%q is read as %+v, %v", s[:min(len(s), 20)], c, err)
		}
	}
}

func FuzzParseCursor(f *testing.F) {
	f.Add(Cursor{Key: "1", ID: "2"}.String())
	f.Fuzz(func(t *testing.T, s string) {
		c, err := ParseCursor(s)
		if err != nil {
			return
		}
		if again, err := ParseCursor(c.String()); err != nil || again != c {
			t.Errorf("%q: %+v comes back as %+v, %v", s, c, again, err)
		}
	})
}
