package site_test

import (
	"net/http"
	"strings"
	"testing"

	"accords/internal/accord"
	"accords/internal/store/storetest"
)

// A release is corrected and another one withdraws its charter: both are told
// with their words, on the page of changes and on a list with a day.
func TestChangesPage(t *testing.T) {
	t.Parallel()
	p := newPortal(t, korea(), summit())
	p.says("/changes", "What is new", "New Memorandum with Belarus Agreement, South Korea, Belarus", "New Digital Nations 2019 Summit")

	in, gone := korea(), summit()
	in.Agreements[0].Signed.V = accord.Date{Year: 2017, Month: 4, Day: 27}
	in.Agreements[0].Topics = in.Agreements[0].Topics[1:]
	gone.Agreements, gone.Summits = nil, nil
	for _, c := range []accord.Contribution{in, gone} {
		if _, err := p.store.Replace(t.Context(), c); err != nil {
			t.Fatal(err)
		}
	}
	p.says("/changes?what=changed", "Changed", "Signed on was: 26 April 2017 → is now: 27 April 2017 Quoted", "Area of cooperation removed: Digital public services")
	p.says("/changes?what=gone", "Withdrawn", "Charter", "Agreement, Israel, South Korea, United Kingdom")
	p.says("/changes?country=BY", "of Belarus")
	p.says("/changes?since=2100-01-01", "Nothing changed in this time", "What is new since 1 January 2100")
	p.says("/agreements?kind=charter&since=2026-05-01", "Of what was withdrawn only the parties are kept")
	p.says("/agreements?since=2026-05-01", "2 agreements", "new or changed since 1 May 2026", "Withdrawn or merged in this time", "Charter")
	if text := p.text("/changes?country=BY"); strings.Contains(text, "Charter") {
		t.Error("the changes of Belarus have the charter")
	}
}

// A record that turned out to tell of the same instrument as another was merged,
// and not withdrawn: every form says so and leads to the other.
func TestMergersAreToldAsMergers(t *testing.T) {
	t.Parallel()
	p := newPortal(t, korea())
	in := storetest.Agreement{ID: "aaaaaaaa", Title: "Plan", Kind: accord.Charter, Countries: []accord.Code{"KR"}}
	storetest.Catalogue(t, p.store, storetest.Record("plan", "", in))
	in.ID, in.Title = "bbbbbbbb", "Plan as published"
	storetest.Catalogue(t, p.store, storetest.Record("plan", "aaaaaaaa", in))
	in.ID, in.Title = "cccccccc", "Plan in force"
	storetest.Catalogue(t, p.store, storetest.Record("plan", "bbbbbbbb", in))
	for _, path := range []string{"/changes", "/changes?what=merged", "/agreements?since=2026-05-01"} {
		p.says(path, "Merged Plan Agreement, South Korea", "Merged into Plan in force", "Merged Plan as published Agreement, South Korea")
		_, _, body := p.ask(path)
		if n := strings.Count(body, `href="/agreements/cccccccc/plan-in-force">Plan in force`); n < 2 || strings.Contains(body, "is-gone") {
			t.Errorf("%s leads %d times to the last record:\n%s", path, n, body)
		}
	}
	p.says("/ko/changes?what=merged", "병합 Plan", "병합된 기록: Plan in force")
	p.says("/changes?what=gone", "Nothing changed in this time")
	for path, want := range map[string]string{
		"/changes.json?what=merged": `"into": "https://accords.example/a/cccccccc"`,
		"/changes.atom?what=merged": "Merged into Plan in force, https://accords.example/a/cccccccc.",
		"/changes.csv?what=merged":  ",,https://accords.example/a/cccccccc",
	} {
		if _, _, body := p.ask(path); strings.Count(body, want) != 2 || strings.Contains(body, "Withdrawn") {
			t.Errorf("%s does not say %q:\n%s", path, want, body)
		}
	}
	// The record that has all of it is withdrawn: the others were still merged, and
	// lead where the reason stands.
	if _, err := p.store.PutCatalogue(t.Context(), accord.CatalogueChange{Remove: []string{"plan"}}); err != nil {
		t.Fatal(err)
	}
	p.says("/changes", "Withdrawn Plan in force", "Merged into bbbbbbbb", "Merged into cccccccc")
}

func TestChangesPageRefuses(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	for path, want := range map[string]int{
		"/changes?since=2026-02-30": http.StatusBadRequest,
		"/changes?what=lost":        http.StatusBadRequest,
		"/changes?country=XX":       http.StatusBadRequest,
		"/changes?page=2":           http.StatusNotFound,
		"/agreements?since=2026-13": http.StatusBadRequest,
	} {
		if status, _, _ := p.ask(path); status != want {
			t.Errorf("%s: status %d, want %d", path, status, want)
		}
	}
	if status, location, _ := p.ask("/changes?what=&country=kr"); status != http.StatusPermanentRedirect || location != "/changes?country=KR" {
		t.Errorf("an address that is not canonical: %d to %s", status, location)
	}
}
