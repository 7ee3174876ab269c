package site_test

import (
	"net/http"
	"strings"
	"testing"
)

func TestListSaysWhatIsFiltered(t *testing.T) {
	t.Parallel()
	p := newPortal(t, korea(), summit())
	for path, want := range map[string]string{
		"/agreements?country=BY&country=KR&match=all&year=2017": "1 agreement 1 agreement found of Belarus (remove this filter) and South Korea (remove this filter) signed in 2017",
		"/agreements?year_from=2018&year_to=2023":               "2 agreements 2 agreements found signed from 2018 to 2023",
		"/agreements?year_from=2023":                            "signed in or after 2023",
		"/agreements?year_to=2017":                              "signed in or before 2017",
		"/agreements?summit=digital-nations-2018":               "made at Summit digital-nations-2018",
		"/agreements?organisation=" + mois:                      "by Ministry of the Interior and Safety",
		"/agreements?ending=12":                                 "ending within 12 months",
	} {
		p.says(path, want)
	}
}

// A list without a row says what to drop, and leads to no other empty list.
func TestNoDeadEnd(t *testing.T) {
	t.Parallel()
	p := newPortal(t, korea(), summit())
	p.says("/agreements?country=BY&year=2023", "There are some once one of these conditions is taken away: without Belarus 1 agreement without 2023 1 agreement")
	p.says("/agreements?country=IL&kind=memorandum_of_understanding&year=2017", "of kind")
	p.says("/agreements?q=Belarous", "Did you mean Belarus 1 agreement")
	p.says("/agreements?q=belarous+memorandum", "Did you mean Belarus memorandum 1 agreement")
	p.says("/agreements?q=south+korea+belarus+blockchain", "Read as countries, topics and words, it finds Agreements of Belarus and South Korea 1 agreement There are some")
	if text := p.text("/agreements?q=south+korea+belarus+blockchain"); strings.Contains(text, "Apply filters") {
		t.Errorf("filters without a value are offered: %s", text)
	}
	if text := p.text("/agreements?kind=charter&q=south+korea+belarus+blockchain"); strings.Contains(text, "Read as") {
		t.Errorf("a filter is lost: %s", text)
	}
	if text := p.text("/agreements?country=KZ&q=zzzzzz"); strings.Contains(text, "some without") {
		t.Errorf("an empty list is offered: %s", text)
	}
}

func TestListRefusesWhatMeansNothing(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	for path, want := range map[string]int{
		"/agreements?summit=none":                                     http.StatusBadRequest,
		"/agreements?organisation=none":                               http.StatusBadRequest,
		"/agreements?country=XX":                                      http.StatusBadRequest,
		"/agreements?topic=none":                                      http.StatusBadRequest,
		"/agreements?ending=13":                                       http.StatusBadRequest,
		"/agreements?page=2":                                          http.StatusNotFound,
		"/agreements/facets/colour":                                   http.StatusNotFound,
		"/agreements/facets/q":                                        http.StatusNotFound,
		"/agreements/facets/year?year=20x7":                           http.StatusBadRequest,
		"/agreements/facets/country?find=" + strings.Repeat("a", 101): http.StatusBadRequest,
		"/agreements/facets/country?find=&country=kr":                 http.StatusPermanentRedirect,
	} {
		if status, _, _ := p.ask(path); status != want {
			t.Errorf("%s: status %d, want %d", path, status, want)
		}
	}
}

func TestFacetPage(t *testing.T) {
	t.Parallel()
	p := newPortal(t, korea(), summit())
	p.says("/agreements/facets/country?country=GB&year=2023", "Country, A to Z", "S South Korea 1 agreement", "U United Kingdom (chosen: remove) 1 agreement")
	p.says("/agreements/facets/country?find=bel", "B Belarus 1 agreement")
	p.says("/agreements/facets/country?find=zz", "No value has these letters.")
	if _, _, body := p.ask("/agreements/facets/country?country=GB&year=2023"); !strings.Contains(body, `href="/agreements?country=GB&amp;country=KR&amp;year=2023"`) {
		t.Error("a value does not lead to the list with it")
	}
	if text := p.text("/agreements/facets/country?find=bel"); strings.Contains(text, "Israel") {
		t.Error("the search within the values lets others through")
	}
}
