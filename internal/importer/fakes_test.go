package importer

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"accords/internal/accord"
	"accords/internal/extract"

	"github.com/google/go-cmp/cmp"
)

// memory is a register that keeps contributions as they come.
type memory struct {
	authority accord.Authority
	documents map[string]accord.Contribution
	runs      []accord.ImportRun
	refuse    string // slug of a document that cannot be stored
}

func newMemory() *memory { return &memory{documents: map[string]accord.Contribution{}} }

func (m *memory) Known(context.Context, []string) (map[string]accord.DocumentState, error) {
	known := map[string]accord.DocumentState{}
	for slug, c := range m.documents {
		known[slug] = accord.DocumentState{SHA256: c.Document.SHA256, Extractor: c.Document.Extractor}
	}
	return known, nil
}

func (m *memory) SameWords(_ context.Context, slug, words string) (string, error) {
	for other, c := range m.documents {
		if other != slug && c.Document.Text == words {
			return other, nil
		}
	}
	return "", nil
}

func (m *memory) PutAuthority(_ context.Context, a accord.Authority) (accord.Delta, error) {
	if cmp.Equal(m.authority, a) {
		return accord.Delta{}, nil
	}
	m.authority = a
	return accord.Delta{New: len(a.Series)}, nil
}

func (m *memory) Replace(_ context.Context, c accord.Contribution) (accord.Delta, error) {
	if c.Document.Slug == m.refuse {
		return accord.Delta{}, errors.New("SQLSTATE 53100: the disk is full")
	}
	before := idsOf(m.documents[c.Document.Slug])
	m.documents[c.Document.Slug] = c
	var d accord.Delta
	for _, id := range idsOf(c) {
		if slices.Contains(before, id) {
			d.Changed++
		} else {
			d.New++
		}
	}
	d.Gone = len(before) - d.Changed
	return d, nil
}

func (m *memory) RecordRun(_ context.Context, run accord.ImportRun) error {
	m.runs = append(m.runs, run)
	return nil
}

func (m *memory) ids() map[string][]string {
	all := map[string][]string{}
	for slug, c := range m.documents {
		all[slug] = idsOf(c)
	}
	return all
}

func idsOf(c accord.Contribution) []string {
	var ids []string
	for _, a := range c.Agreements {
		ids = append(ids, a.ID)
	}
	return ids
}

// lines is a reader of a language made for tests: "charter|GB KR|title|date"
// is an agreement, "summit|name|series" a summit.
type lines struct{}

func (lines) Read(text string, _ extract.Context) extract.Reading {
	var r extract.Reading
	offset := 0
	for line := range strings.Lines(text) {
		f := strings.Split(strings.TrimSpace(line), "|")
		quoted := func(s string) accord.Value[string] {
			at := offset + strings.Index(line, s)
			span := accord.Span{Start: at, End: at + len(s)}
			return accord.Value[string]{V: s, Basis: accord.Quoted, Evidence: []accord.Evidence{{Span: span, Quote: s}}}
		}
		switch {
		case strings.Contains(line, "panic"):
			panic("index out of range")
		case strings.Contains(line, "misquote"):
			v := quoted("misquote")
			v.Evidence[0].Quote = "quote"
			r.Agreements = append(r.Agreements, extract.Agreement{Title: v, Summit: -1})
		case len(f) == 4:
			r.Agreements = append(r.Agreements, agreementLine(f, quoted))
		case len(f) == 3 && f[0] == "summit":
			r.Summits = append(r.Summits, extract.Summit{Name: quoted(f[1]), Series: quoted(f[2])})
		}
		offset += len(line)
	}
	return r
}

func agreementLine(f []string, quoted func(string) accord.Value[string]) extract.Agreement {
	a := extract.Agreement{
		Title:  quoted(f[2]),
		Kind:   accord.Value[accord.Kind]{V: accord.Kind(f[0]), Basis: accord.Quoted, Evidence: quoted(f[0]).Evidence},
		Summit: -1,
	}
	for _, c := range strings.Fields(f[1]) {
		a.Countries = append(a.Countries, accord.Value[accord.Code]{V: accord.Code(c), Basis: accord.Quoted, Evidence: quoted(c).Evidence})
	}
	if d, err := accord.ParseDate(f[3]); err == nil && f[3] != "" {
		a.Signed = accord.Value[accord.Date]{V: d, Basis: accord.Quoted, Evidence: quoted(f[3]).Evidence}
	}
	return a
}

// names knows one ministry.
type names struct{}

func (names) Resolve(name string, country accord.Code, on accord.Date) (string, bool) {
	if name == "Ministry of the Interior" && country == "KR" && on.Year > 2014 {
		return "ministry-of-the-interior-and-safety-kr", true
	}
	return "", false
}

func (names) Lookup(name string) (accord.Code, bool) {
	code, ok := map[string]accord.Code{"Korea": "KR", "Republic of Korea": "KR", "Poland": "PL"}[name]
	return code, ok
}

func (names) Government(host string) (accord.Code, bool) { return "KR", host == "mois.go.kr" }

func (names) Countries() []accord.Country {
	all := []accord.Country{{Code: "KR", Name: "South Korea"}}
	for _, code := range []accord.Code{"BY", "DK", "GB", "NZ"} {
		all = append(all, accord.Country{Code: code, Name: string(code)})
	}
	return all
}

var testAuthority = accord.Authority{
	Series: []accord.Series{{
		Slug: "digital-nations", Name: "Digital Nations",
		Names: []accord.PeriodName{{Name: "Digital 9", Short: "D9"}},
	}},
	Summits: []accord.Summit{
		listedSummit("digital-nations-2018-wellington", 4, 2018),
		listedSummit("digital-nations-2018-jerusalem", 5, 2018),
		listedSummit("digital-nations-2019-montevideo", 6, 2019),
	},
}

func listedSummit(slug string, edition, year int) accord.Summit {
	return accord.Summit{
		Slug:    slug,
		Series:  accord.Fact[accord.Ref]{Value: accord.Value[accord.Ref]{V: accord.Ref{Slug: "digital-nations"}, Basis: accord.Curated}},
		Edition: accord.Fact[int]{Value: accord.Value[int]{V: edition, Basis: accord.Curated}},
		Start:   accord.Fact[accord.Date]{Value: accord.Value[accord.Date]{V: accord.Date{Year: year}, Basis: accord.Curated}},
	}
}

var clock = time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)

func newTest(t *testing.T, r Register, change func(*accord.Authority, *Options)) *Importer {
	t.Helper()
	o := Options{Version: "test", Now: func() time.Time { return clock }}
	auth := testAuthority
	if change != nil {
		change(&auth, &o)
	}
	im, err := New(r, lines{}, names{}, auth, o)
	if err != nil {
		t.Fatal(err)
	}
	return im
}

func mustRun(t *testing.T, im *Importer, releases ...Release) accord.ImportRun {
	t.Helper()
	run, err := im.Run(t.Context(), releases)
	if err != nil {
		t.Fatal(err)
	}
	return run
}

func release(name, text, notes string) Release {
	r := Release{Name: name, Path: name + ".txt", Text: []byte(text)}
	if notes != "" {
		r.Notes = []byte(notes)
	}
	return r
}

// states are the files of a run by name.
func states(run accord.ImportRun) map[string]accord.ImportState {
	all := map[string]accord.ImportState{}
	for _, f := range run.Files {
		all[f.Name] = f.State
	}
	delete(all, authorityName)
	return all
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
