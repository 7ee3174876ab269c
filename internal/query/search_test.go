package query_test

import (
	"net/url"
	"strings"
	"testing"

	"accords/internal/accord"
	"accords/internal/query"

	"github.com/google/go-cmp/cmp"
)

func TestParseSearch(t *testing.T) {
	t.Parallel()
	if got, err := query.ParseSearch(url.Values{"q": {"  joint   research "}}); err != nil || got != "joint research" {
		t.Errorf("got %q, %v", got, err)
	}
	for _, v := range []url.Values{{"q": {"a", "b"}}, {"q": {"a\x00"}}, {"q": {strings.Repeat("a", 201)}}} {
		if _, err := query.ParseSearch(v); accord.KindOf(err) != accord.Invalid {
			t.Errorf("%.40q: %v", v, err)
		}
	}
	if got := query.SearchHref("/search", "a b&c"); got != "/search?q=a+b%26c" {
		t.Errorf("address %s", got)
	}
	if got := query.OfText("a").Href("/agreements"); got != "/agreements?q=a&sort=relevance" {
		t.Errorf("list %s", got)
	}
}

func TestLocal(t *testing.T) {
	t.Parallel()
	const base = "https://accords.example"
	for in, want := range map[string]string{
		"https://accords.example/agreements/k4t9xq2m/x#signed": "/agreements/k4t9xq2m/x#signed",
		"http://accords.example/agreements?q=a":                "/agreements?q=a",
		"https://accords.example":                              "",
		"https://accords.example//evil.example/":               "",
		"https://evil.example/agreements":                      "",
		"https://accords.example@evil.example/":                "",
		"/agreements":                                          "",
		"https://%zz":                                          "",
	} {
		got, ok := query.Local(base, in)
		if got != want || ok != (want != "") {
			t.Errorf("%s is local as %q, %v", in, got, ok)
		}
	}
}

func TestHits(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		text  string
		stems []string
		want  []string
	}{
		{"Agreements on AGREEMENT, disagreement", []string{"agreement"}, []string{"Agreements", "AGREEMENT"}},
		{"international in India", []string{"in"}, []string{"in", "India"}},
		{"Côte d’Ivoire", []string{"cote"}, []string{"Côte"}},
		{"대한민국과 벨라루스", []string{"대한민국"}, []string{"대한민국과"}},
		{"e-Government", []string{"govern"}, []string{"Government"}},
		{"nothing", nil, nil},
		{"\xff broken \xfe", []string{"broken"}, []string{"broken"}},
	} {
		var got []string
		for _, h := range query.Hits(tt.text, tt.stems) {
			got = append(got, tt.text[h.Start:h.End])
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%q: mismatch (-want +got)\n%s", tt.text, diff)
		}
	}
}

func TestPassages(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("one two three ", 30)
	text := "A headline on research\n" + long + "joint research and more " + long + "research at last"
	got := query.Passages(text, []string{"research"}, 2)
	if len(got) != 2 || got[0].Text != "A headline on research" {
		t.Fatalf("passages %+v", got)
	}
	for _, p := range got {
		if text[p.Span.Start:p.Span.End] != p.Text || !strings.Contains(p.Text, "research") || len(p.Text) > 220 {
			t.Errorf("passage %+v", p)
		}
	}
	if words := strings.Fields(got[1].Text); words[0] != "one" && words[0] != "two" && words[0] != "three" {
		t.Errorf("the passage begins inside of a word: %q", got[1].Text)
	}
}

// Whatever the text, a passage is a part of it and hits lie in it in order.
func FuzzPassages(f *testing.F) {
	f.Add("Côte d’Ivoire and 대한민국\nsigned", "cote")
	f.Add("\xff\xfe aaaa", "a")
	f.Fuzz(func(t *testing.T, text, stem string) {
		for _, p := range query.Passages(text, []string{query.Fold(stem)}, 3) {
			if !p.Span.In(len(text)) || text[p.Span.Start:p.Span.End] != p.Text {
				t.Fatalf("passage %+v of %q", p, text)
			}
		}
		last := 0
		for _, h := range query.Hits(text, []string{stem}) {
			if !h.In(len(text)) || h.Start < last {
				t.Fatalf("hit %+v of %q", h, text)
			}
			last = h.End
		}
	})
}
