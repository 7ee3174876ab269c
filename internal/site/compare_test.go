package site_test

import (
	"net/http"
	"strings"
	"testing"
)

func TestCompare(t *testing.T) {
	t.Parallel()
	p := newPortal(t, korea(), summit())
	both := "/compare?id=" + belarusID + "&id=" + britainID
	p.says(both, "2 agreements compared", "Memorandum with Belarus Take away", "Kind = same Memorandum of understanding",
		"Parties ≠ differs South Korea", "Signed on ≠ differs 26 April 2017 Quoted 22 November 2023 Quoted", "Term = same Not stated Not stated", "Add an agreement Search the agreements Search Charter")
	p.says("/ko"+both, "협정 2건 비교", "서명일 ≠ 다름 2017년 4월 26일", "당사국 ≠ 다름 대한민국")
	p.says("/compare", "Choose two to four agreements", "Memorandum with Belarus")
	p.says("/compare?id="+belarusID, "Chosen Memorandum with Belarus", "Memorandum with Britain")
	p.says("/compare?id="+belarusID+"&q=zzzz", "No other agreement has these words.")

	_, _, body := p.ask(both)
	for _, want := range []string{
		`href="/agreements/` + belarusID + `/memorandum-with-belarus#signed"`, // a value leads to its words
		`href="/compare?id=` + belarusID + `&amp;id=` + britainID + `&amp;id=` + charterID + `"`,
		`href="/compare?id=` + britainID + `"`,
		`<meta name="robots" content="noindex"`,
	} {
		if !strings.Contains(body, want) {
			t.Errorf("the comparison lacks %s", want)
		}
	}
	for path, want := range map[string]int{
		"/compare?id=zzzzzzzz":                             http.StatusNotFound,
		"/compare?id=nonsense!":                            http.StatusBadRequest,
		"/compare?id=" + belarusID + "&id=" + belarusID:    http.StatusPermanentRedirect,
		"/compare?q=a&q=b":                                 http.StatusBadRequest,
		"/compare?q=&id=" + belarusID + "&id=" + britainID: http.StatusPermanentRedirect,
	} {
		if status, _, _ := p.ask(path); status != want {
			t.Errorf("%s: status %d, want %d", path, status, want)
		}
	}
}

// Agreements are picked on the list without any script.
func TestListPicksForComparison(t *testing.T) {
	t.Parallel()
	p := newPortal(t, korea())
	_, _, body := p.ask("/agreements")
	for _, want := range []string{`<form id="compare" action="/compare" method="get">`, `type="submit" form="compare"`, `name="id" value="` + belarusID + `" form="compare"`} {
		if !strings.Contains(body, want) {
			t.Errorf("the list lacks %s", want)
		}
	}
}
