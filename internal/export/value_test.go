package export

import (
	"testing"
	"time"

	"accords/internal/accord"

	"github.com/google/go-cmp/cmp"
)

// Every value says since when it reads so, and when its source was last looked
// at: the document of its passages, the page that its editor cites, or, where
// nobody states it, whatever was looked at last without finding it.
func TestWhenAValueWasSeen(t *testing.T) {
	t.Parallel()
	at := func(day int) time.Time { return time.Date(2026, 11, day, 0, 0, 0, 0, time.UTC) }
	full := accord.Provenance{
		Seen:    map[string]time.Time{"place": at(9)},
		Read:    map[string]time.Time{"a": at(10), "b": at(12)},
		Checked: map[string]time.Time{"https://p.example/": at(11), "": at(3)},
	}
	passage := func(document string) []accord.Evidence {
		return []accord.Evidence{{Document: document, Quote: "Minsk"}}
	}
	page := func(url string) *accord.Citation { return &accord.Citation{Publisher: "P", URL: url} }
	for _, tt := range []struct {
		name           string
		field          string
		known          accord.Provenance
		value          accord.Value[string]
		first, checked string
	}{
		{"quoted", "place", full, accord.Value[string]{V: "Minsk", Basis: accord.Quoted, Evidence: passage("a")}, "2026-11-09T00:00:00Z", "2026-11-10T00:00:00Z"},
		{"quoted twice", "place", full, accord.Value[string]{V: "Minsk", Basis: accord.Quoted, Evidence: append(passage("a"), passage("b")...)}, "2026-11-09T00:00:00Z", "2026-11-12T00:00:00Z"},
		{"never changed", "title", full, accord.Value[string]{V: "Minsk", Basis: accord.Quoted, Evidence: passage("a")}, "2026-11-01T00:00:00Z", "2026-11-10T00:00:00Z"},
		{"curated", "place", full, accord.Value[string]{V: "Minsk", Basis: accord.Curated, Citation: page("https://p.example/")}, "2026-11-09T00:00:00Z", "2026-11-11T00:00:00Z"},
		{"curated without an address", "place", full, accord.Value[string]{V: "Minsk", Basis: accord.Curated, Citation: page("")}, "2026-11-09T00:00:00Z", "2026-11-03T00:00:00Z"},
		{"curated, from a page of no day", "place", full, accord.Value[string]{V: "Minsk", Basis: accord.Curated, Citation: page("https://q.example/")}, "2026-11-09T00:00:00Z", "2026-11-12T00:00:00Z"},
		{"curated alone", "place", accord.Provenance{Checked: full.Checked}, accord.Value[string]{V: "Minsk", Basis: accord.Curated, Citation: page("https://p.example/")}, "2026-11-01T00:00:00Z", "2026-11-11T00:00:00Z"},
		{"not stated", "place", full, accord.Value[string]{}, "", "2026-11-12T00:00:00Z"},
		{"not stated on cited pages", "place", accord.Provenance{Checked: full.Checked}, accord.Value[string]{}, "", "2026-11-11T00:00:00Z"},
	} {
		got := newValue(knower{Publisher: publisher(), first: at(1), known: tt.known}, tt.field, tt.value, asText)
		if diff := cmp.Diff([]string{tt.first, tt.checked}, []string{got.FirstSeen, got.LastChecked}); diff != "" {
			t.Errorf("%s: first seen and last checked: mismatch (-want +got)\n%s", tt.name, diff)
		}
	}
}
