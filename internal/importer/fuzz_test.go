package importer

import (
	"strings"
	"testing"

	"accords/internal/accord"
)

// Whatever a file holds, it is stored with as many bytes as it has, or it is
// reported as broken, and a second import finds it unchanged.
func FuzzImport(f *testing.F) {
	f.Add([]byte(belarus), []byte("title: A\n"))
	f.Add([]byte("\ufeffcharter|GB KR|Call +44 20 7946 0958|2014\r\n"), []byte(nil))
	f.Add([]byte("summit|D9 Forum|D9\n"), []byte("summits: [{slug: a, match: {series: D9}}]"))
	f.Add([]byte("a\x00b"), []byte("x"))
	f.Add([]byte("|||"), []byte("agreements: [{id: khgjkn8z, match: {kind: charter}}]"))
	f.Fuzz(func(t *testing.T, text, notes []byte) {
		if strings.Contains(string(text), "panic") || strings.Contains(string(text), "misquote") {
			t.Skip("words that make the test's reader fail on purpose")
		}
		m := newMemory()
		rel := Release{Name: "a", Path: "a.txt", Text: text, Notes: notes}
		run, err := newTest(t, m, nil).Run(t.Context(), []Release{rel})
		state := states(run)["a.txt"]
		if (err != nil) != (state == accord.ImportBroken) {
			t.Fatalf("state %s, error %v", state, err)
		}
		if err != nil {
			if len(m.documents) != 0 {
				t.Fatal("a broken release was stored")
			}
			return
		}
		c := m.documents["a"]
		if len(c.Document.Text) != len(text) {
			t.Errorf("%d bytes are stored of %d", len(c.Document.Text), len(text))
		}
		for _, a := range c.Agreements {
			if len(a.ID) != 8 || a.Slug == "" || len(a.Slug) > 200 {
				t.Errorf("id %q, slug %q", a.ID, a.Slug)
			}
		}
		for _, s := range c.Summits {
			if s.Slug == "" || len(s.Slug) > 200 {
				t.Errorf("summit slug %q", s.Slug)
			}
		}
		again := mustRun(t, newTest(t, m, nil), rel)
		if got := states(again)["a.txt"]; got != accord.ImportUnchanged {
			t.Errorf("the second import finds it %s", got)
		}
	})
}
