package export

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"accords/internal/accord"

	"github.com/google/go-cmp/cmp"
)

// A page names those beside it, and none that does not exist.
func TestPaged(t *testing.T) {
	t.Parallel()
	at := func(page int) string { return fmt.Sprintf("/list?page=%d", page) }
	for _, tt := range []struct {
		what                 string
		page, pages          int
		url, next, before    string
		items                []int
		wantPage, wantLength int
	}{
		{"no record", 0, 0, at(1), "", "", nil, 1, 0},
		{"the only page", 1, 1, at(1), "", "", []int{1}, 1, 1},
		{"the first, asked for without a number", 0, 3, at(1), at(2), "", []int{1}, 1, 1},
		{"the second", 2, 3, at(2), at(3), at(1), []int{1, 2}, 2, 2},
		{"the last", 3, 3, at(3), "", at(2), []int{1}, 3, 1},
	} {
		got := NewPaged(9, tt.page, tt.pages, tt.items, at)
		want := Paged[int]{URL: tt.url, Total: 9, Page: tt.wantPage, Pages: tt.pages, NextURL: tt.next, PreviousURL: tt.before, Items: append([]int{}, tt.items...)}
		if diff := cmp.Diff(want, got); diff != "" || got.Items == nil || len(got.Items) != tt.wantLength {
			t.Errorf("%s: mismatch (-want +got)\n%s", tt.what, diff)
		}
	}
}

// Years come newest first, with the summits that began in each; a summit
// without a year is in none.
func TestYears(t *testing.T) {
	t.Parallel()
	at := func(year int) string { return fmt.Sprint("/", year) }
	summits := []accord.SummitRow{{Slug: "a", Start: accord.Date{Year: 2018, Month: 11}}, {Slug: "b", Start: accord.Date{Month: 11, Day: 2}}, {Slug: "c", Start: accord.Date{Year: 2018}}}
	var got []string
	for _, y := range publisher().Years(map[int]int{2017: 3, 2019: 1}, summits, at) {
		line := fmt.Sprint(y.URL, " ", y.Agreements)
		for _, s := range y.Summits {
			line += " " + s.Slug
		}
		got = append(got, line)
	}
	if diff := cmp.Diff([]string{"/2019 1", "/2018 0 a c", "/2017 3"}, got); diff != "" {
		t.Errorf("mismatch (-want +got)\n%s", diff)
	}
}

// A list is cited by what it was filtered by, its version and its day; the first
// letters of the hash name the version to people.
func TestFrozenCitation(t *testing.T) {
	t.Parallel()
	hash := strings.Repeat("ab", 16)
	list := accord.FrozenList{Hash: hash, At: time.Date(2026, 11, 1, 1, 0, 0, 0, time.FixedZone("", 3600*9)), Members: make([]accord.FrozenMember, 2)}
	for _, tt := range []struct {
		query   string
		members int
		title   string
		live    string
	}{
		{"", 2, "List of 2 agreements", "https://accords.example/agreements"},
		{"country=KR", 1, "List of 1 agreement (country=KR)", "https://accords.example/agreements?country=KR"},
		{"country=KR", 0, "List of 0 agreements (country=KR)", "https://accords.example/agreements?country=KR"},
	} {
		list.Query, list.Members = tt.query, make([]accord.FrozenMember, tt.members)
		want := SiteName + ": " + tt.title + ", version abababab, 31 October 2026, https://accords.example/snapshots/" + hash
		if got := publisher().FrozenCitation(list); got != want {
			t.Errorf("citation %q, want %q", got, want)
		}
		w := publisher().FrozenWork(list)
		if w.Title != tt.title || w.Key != "snapshot-abababab" || w.Version != hash || w.Issued != (accord.Date{Year: 2026, Month: 10, Day: 31}) || w.note() != "Version "+hash {
			t.Errorf("work %+v", w)
		}
		out := publisher().FrozenList(list)
		if out.LiveURL != tt.live || out.Total != tt.members || out.Items == nil {
			t.Errorf("for programs: %+v", out)
		}
	}
}

// A list in JSON is a list, also where it has nothing: a program that runs
// through it needs no special case.
func TestListsAreNeverNull(t *testing.T) {
	t.Parallel()
	p := publisher()
	for name, record := range map[string]any{
		"agreement": p.Agreement(accord.Dossier{}), "summit": p.Summit(accord.Summit{}, accord.Provenance{}), "document": p.Document(accord.Document{}),
		"organisation": p.Organisation(accord.Organisation{}), "series": p.Series(accord.Series{}), "country": p.Country(accord.CountryPage{}),
		"pair": p.Pair(accord.Pair{}), "holdings": p.HeldBy(accord.Holdings{}), "quality": p.Quality(nil, accord.Quality{}),
		"frozen": p.FrozenList(accord.FrozenList{}), "overview": p.Overview(accord.Overview{}), "row": p.AgreementRows([]accord.AgreementRow{{}}),
		"change": p.Change(accord.Change{}), "problem": NewProblem(400, "Bad Request", "x"),
	} {
		var b strings.Builder
		if err := WriteJSON(&b, record); err != nil {
			t.Fatal(err)
		}
		for line := range strings.SplitSeq(b.String(), "\n") {
			// A value that nobody states is the one null that means something.
			if strings.HasSuffix(strings.TrimSuffix(line, ","), "null") && !strings.Contains(line, `"value": null`) {
				t.Errorf("%s: %s", name, line)
			}
		}
	}
}
