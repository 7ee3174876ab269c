package store_test

import (
	"testing"
	"time"

	"accords/internal/accord"
	"accords/internal/store"
	"accords/internal/store/storetest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// A value that an editor entered was last checked when he noted it, or else
// when the import brought it; what the authority lists, when any import ended.
func TestProvenanceOfCitedPages(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	read := time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC) // storetest's documents were
	run := time.Date(2001, 11, 25, 6, 0, 0, 0, time.UTC)
	now := time.Now() // when the catalogue below is put
	day := accord.Date{Year: 2017, Month: 5, Day: 10}
	cited := func(url string) accord.Value[string] {
		return accord.Value[string]{V: "Minsk", Basis: accord.Curated, Citation: &accord.Citation{Publisher: "P", URL: url, Published: day}}
	}
	doc := storetest.Document("release", storetest.Agreement{ID: "00000001", Title: "One", Kind: accord.MOU, Summit: "digital-nations-2018"})
	doc.Agreements[0].Place.Value = cited("https://beside.example/")
	storetest.Fill(t, s, doc)
	var put []accord.CatalogueRecord
	for key, checked := range map[string]accord.Date{"day": {Year: 2026, Month: 11, Day: 20}, "month": {Year: 2026, Month: 10}, "none": {}} {
		a := storetest.Document("x", storetest.Agreement{ID: "0000000" + key[:1], Title: key, Kind: accord.MOU}).Agreements[0]
		for _, f := range []*accord.Value[string]{&a.Title.Value, &a.Place.Value} {
			*f = cited("https://" + key + ".example/")
		}
		a.Kind.Value = accord.Value[accord.Kind]{V: accord.MOU, Basis: accord.Curated, Citation: cited("https://" + key + ".example/").Citation}
		a.Status.Value = accord.Value[accord.Status]{}
		put = append(put, accord.CatalogueRecord{Key: key, Agreement: &a, Checked: checked, Hash: key})
	}
	if _, err := s.PutCatalogue(t.Context(), accord.CatalogueChange{Put: put}); err != nil {
		t.Fatal(err)
	}
	if err := s.RecordRun(t.Context(), accord.ImportRun{Started: run.Add(-time.Hour), Finished: run}); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		kind accord.RecordKind
		key  string
		want map[string]time.Time
	}{
		{accord.RecordAgreement, "00000001", map[string]time.Time{"https://beside.example/": read}},
		{accord.RecordAgreement, "0000000d", map[string]time.Time{"https://day.example/": time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC)}},
		{accord.RecordAgreement, "0000000m", map[string]time.Time{"https://month.example/": now}},
		{accord.RecordAgreement, "0000000n", map[string]time.Time{"https://none.example/": now}},
		{accord.RecordSummit, "digital-nations-2018", map[string]time.Time{"https://example.org/": run}},
	} {
		known, err := s.Provenance(t.Context(), tt.kind, []string{tt.key})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(tt.want, known[tt.key].Checked, cmpopts.EquateApproxTime(10*time.Minute)); diff != "" {
			t.Errorf("%s: mismatch (-want +got)\n%s", tt.key, diff)
		}
		if known[tt.key].First.IsZero() {
			t.Errorf("%s: nobody knows when it came", tt.key)
		}
	}
}

// A record was read when its own documents were, each at its own time, and reads as it
// does since its own changes.
func TestProvenanceIsOfOneRecord(t *testing.T) {
	t.Parallel()
	clock := &days{}
	clock.set(1)
	s := pg.NewWith(t, store.Options{Now: clock.now})
	at := func(day int) time.Time { return time.Date(2026, 5, day, 12, 0, 0, 0, time.UTC) }
	read := func(slug string, day int, list ...storetest.Agreement) accord.Contribution {
		c := storetest.Document(slug, list...)
		c.Document.Imported = at(day)
		return c
	}
	one, two := storetest.Agreement{ID: "00000001", Title: "One", Kind: accord.MOU, Signed: "2017"}, storetest.Agreement{ID: "00000002", Title: "Two", Kind: accord.MOU, Signed: "2018"}
	storetest.Fill(t, s, read("a", 1, one), read("b", 2, one, two), read("c", 3, two))
	clock.set(4)
	one.Signed, one.Kind = "2017-04", accord.Charter
	replace(t, s, read("a", 4, one))
	clock.set(5)
	one.Signed = "2017-04-26"
	replace(t, s, read("a", 5, one))
	got := must(s.Provenance(t.Context(), accord.RecordAgreement, []string{"00000001", "00000002", "zzzzzzzz"}))(t)
	want := map[string]accord.Provenance{
		"00000001": {First: at(1), Seen: map[string]time.Time{"signed": at(5), "kind": at(4), "sources": at(1)}, Read: map[string]time.Time{"a": at(5), "b": at(2)}},
		"00000002": {First: at(1), Seen: map[string]time.Time{"sources": at(1)}, Read: map[string]time.Time{"b": at(2), "c": at(3)}},
		"zzzzzzzz": {},
	}
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty(), cmpopts.IgnoreFields(accord.Provenance{}, "Chars")); diff != "" {
		t.Errorf("mismatch (-want +got)\n%s", diff)
	}
}

// A passage stands at bytes in the register and at characters in the selectors of
// the W3C: cut by these out of the text, it is the quotation.
func TestPassagesInCharacters(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	doc := storetest.Document("korean", storetest.Agreement{ID: "00000001", Title: "대한민국과 벨라루스의 🤝 양해각서", Kind: accord.MOU, Signed: "2017-04-26", Countries: []accord.Code{"KR", "BY"}, Summit: "a-meeting"})
	doc.Agreements[0].Slug = "a-memorandum"
	storetest.Fill(t, s, doc)
	letters := []rune(doc.Document.Text)
	n := 0
	for key, kind := range map[string]accord.RecordKind{"00000001": accord.RecordAgreement, "a-meeting": accord.RecordSummit} {
		known := must(s.Provenance(t.Context(), kind, []string{key}))(t)[key]
		for place, at := range known.Chars {
			n++
			if got, want := string(letters[at.Start:at.End]), doc.Document.Text[place.Span.Start:place.Span.End]; got != want || place.Document != "korean" {
				t.Errorf("characters %d to %d of %s are %q, its bytes %q", at.Start, at.End, place.Document, got, want)
			}
		}
	}
	if n != 8 {
		t.Errorf("%d passages", n)
	}
}
