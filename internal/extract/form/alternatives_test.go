package form

import (
	"slices"
	"strings"
	"testing"
)

func TestAlternatives(t *testing.T) {
	t.Parallel()
	tests := []struct {
		expr, flags string
		want        []string
	}{
		{`a`, ``, []string{`a`}},
		{`a|b`, ``, []string{`a`, `b`}},
		{`(?i)a|b|`, `(?i)`, []string{`a`, `b`, ``}},
		{`(?is-U)a|(?:b|c)d|(e|f)`, `(?is-U)`, []string{`a`, `(?:b|c)d`, `(e|f)`}},
		{`(?i:a|b)|c`, ``, []string{`(?i:a|b)`, `c`}},
		{`a\||b`, ``, []string{`a\|`, `b`}},
		{`[|]|[^]|]|[[:alpha:]|]|[\]|]x`, ``, []string{`[|]`, `[^]|]`, `[[:alpha:]|]`, `[\]|]x`}},
		{`\(a|b\)`, ``, []string{`\(a`, `b\)`}},
		{`a|(?i)b|c`, ``, []string{`a|(?i)b|c`}}, // the flags hold for c, too
		{`a|\Q|\E|b`, ``, []string{`a|\Q|\E|b`}}, // a bar that is quoted
	}
	for _, tt := range tests {
		flags, got := alternatives(tt.expr)
		if flags != tt.flags || !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q %q, want %q %q", tt.expr, flags, got, tt.flags, tt.want)
		}
	}
	if _, many := alternatives(strings.Repeat("a|", 99) + "b"); len(many) != mostWays || !strings.HasSuffix(many[mostWays-1], "|a|b") {
		t.Errorf("a hundred wordings are %d, the last is %q", len(many), many[len(many)-1])
	}
}

// The expressions of the rules lose nothing when they are taken apart.
func TestAlternativesOfTheRules(t *testing.T) {
	t.Parallel()
	apart := 0
	for _, expr := range expressions(t) {
		flags, wordings := alternatives(expr)
		if got := flags + strings.Join(wordings, "|"); got != expr {
			t.Errorf("%s became %s", expr, got)
		}
		apart += len(wordings) - 1
	}
	if apart < 100 {
		t.Errorf("%d bars were found in all rules", apart)
	}
}
