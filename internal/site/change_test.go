package site_test

import (
	"net/http"
	"strings"
	"testing"

	"accords/internal/accord"
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
	p.says("/agreements?since=2026-05-01", "2 agreements", "new or changed since 1 May 2026", "Withdrawn in this time", "Charter")
	if text := p.text("/changes?country=BY"); strings.Contains(text, "Charter") {
		t.Error("the changes of Belarus have the charter")
	}
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
