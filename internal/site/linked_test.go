package site_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/piprate/json-gold/ld"
)

// expand runs a JSON-LD processor that has no network: the context must be in
// the document.
func expand(t *testing.T, raw []byte) []any {
	t.Helper()
	var doc any
	if err := json.Unmarshal(raw, &doc); err != nil {
		t.Fatal(err)
	}
	options := ld.NewJsonLdOptions("")
	options.DocumentLoader = ld.NewCachingDocumentLoader(nil)
	out, err := ld.NewJsonLdProcessor().Expand(doc, options)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// text walks an expanded document: each key has a list of one.
func only(v any, keys ...string) any {
	for _, k := range keys {
		m, ok := v.(map[string]any)
		if !ok {
			return nil
		}
		v = m[k]
		if list, ok := v.([]any); ok && len(list) > 0 {
			v = list[0]
		}
	}
	return v
}

func TestLinkedData(t *testing.T) {
	t.Parallel()
	p := seeded(t)
	const oa, schema = "http://www.w3.org/ns/oa#", "https://schema.org/"
	texts := map[string]string{}
	positions := 0
	for _, line := range bytes.Split(bytes.TrimSpace(p.file("/agreements.jsonl", "application/jsonl")), []byte("\n")) {
		var a struct{ ID, URL, Permalink string }
		if err := json.Unmarshal(line, &a); err != nil {
			t.Fatal(err)
		}
		nodes := expand(t, p.file(strings.TrimPrefix(a.URL, "https://accords.example")+".jsonld", "application/ld+json"))
		if got := only(nodes[0], "@id"); got != a.Permalink {
			t.Errorf("the graph is about %v, want %s", got, a.Permalink)
		}
		if only(nodes[0], "@type") != schema+"CreativeWork" || only(nodes[0], schema+"name", "@value") == nil {
			t.Errorf("the record of %s is %v", a.ID, nodes[0])
		}
		for _, n := range nodes[1:] {
			target := only(n, oa+"hasTarget")
			text := p.storedText(texts, only(target, oa+"hasSource", "@id").(string))
			selectors := target.(map[string]any)[oa+"hasSelector"].([]any)
			start := int(only(selectors[1], oa+"start", "@value").(float64))
			end := int(only(selectors[1], oa+"end", "@value").(float64))
			exact := only(selectors[0], oa+"exact", "@value")
			if got := string([]rune(text)[start:end]); got != exact {
				t.Errorf("characters %d to %d are %q, not %q", start, end, got, exact)
			}
			positions++
		}
	}
	if positions < 50 {
		t.Errorf("only %d passages were compared", positions)
	}
	for _, path := range []string{"/summits/digital-nations-2014-london", "/countries/kr", "/agreements"} {
		expand(t, p.file(path+".jsonld", "application/ld+json"))
	}
}

// The graph stands in the page, too, where no quotation can end it.
func TestLinkedDataInPages(t *testing.T) {
	t.Parallel()
	p := newPortal(t, korea())
	_, location, _ := p.ask("/agreements/" + belarusID)
	_, _, body := p.ask(location)
	_, rest, ok := strings.Cut(body, `<script type="application/ld+json">`)
	raw, _, _ := strings.Cut(rest, "</script>")
	if !ok {
		t.Fatal("the page has no linked data")
	}
	if nodes := expand(t, []byte(raw)); only(nodes[0], "@id") != "https://accords.example/a/"+belarusID {
		t.Errorf("the graph is about %v", nodes[0])
	}
}
