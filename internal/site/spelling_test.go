package site_test

import (
	"net/http"
	"strings"
	"testing"
)

// What one page shows has one address: every other way to ask for it leads there
// at once and for good, in either language and in each form, and the right one
// leads nowhere. Otherwise caches, search engines and citations would have many.
func TestOneSpellingOfEveryAddress(t *testing.T) {
	t.Parallel()
	p := newPortal(t, korea(), summit())
	for _, tt := range []struct {
		form  string // a suffix that the page has, beside none
		right string
		wrong []string
	}{
		{".json", "/agreements", []string{"/agreements?page=1", "/agreements?country=", "/agreements?sort=signed", "/agreements?colour=red", "/agreements?match=any", "/agreements?q=%20"}},
		{".csv", "/agreements?country=KR", []string{"/agreements?country=kr", "/agreements?country=KR&country=KR", "/agreements?country=KR&country=kr", "/agreements?utm_source=x&country=KR", "/agreements?country=KR&match=all", "/agreements?country=%4BR", "/agreements?country=KR&page=1"}},
		{".atom", "/agreements?country=BY&country=KR", []string{"/agreements?country=KR&country=BY", "/agreements?country=KR&country=BY&country=KR"}},
		{".json", "/agreements?country=BY&country=KR&match=all", []string{"/agreements?match=all&country=KR&country=BY"}},
		{".jsonl", "/agreements?kind=charter&year=2017", []string{"/agreements?year=2017&kind=charter", "/agreements?kind=charter&year=2017&kind=charter", "/agreements?kind=&kind=charter&year=2017"}},
		{".bib", "/agreements?q=belarus+memorandum", []string{"/agreements?q=belarus%20memorandum", "/agreements?q=+belarus+memorandum+"}},
		{".json", "/agreements?year_from=2017&year_to=2018", []string{"/agreements?year_to=2018&year_from=2017"}},
		{".json", "/changes?country=KR", []string{"/changes?country=kr", "/changes?what=&country=KR", "/changes?x=1&country=KR"}},
		{".csv", "/ministries?country=KR", []string{"/ministries?country=kr", "/ministries?country=KR&x=1"}},
		{".json", "/countries/kr", []string{"/countries/KR", "/countries/Kr"}},
		{".json", "/between/by/kr", []string{"/between/kr/by", "/between/BY/KR", "/between/KR/by"}},
		{".json", "/search?q=memorandum", []string{"/search?q=+memorandum+", "/search?x=1&q=memorandum"}},
		{".json", "/agreements/" + belarusID + "/memorandum-with-belarus", []string{"/agreements/" + belarusID, "/agreements/" + strings.ToUpper(belarusID) + "/memorandum-with-belarus", "/agreements/" + belarusID + "/another-title"}},
		{".csv", "/sources/cited", []string{"/sources/cited?page=1", "/sources/cited?x=1"}},
	} {
		for _, prefix := range []string{"", "/ko"} {
			for _, form := range []string{"", tt.form} {
				with := func(address string) string {
					path, q, asked := strings.Cut(address, "?")
					if asked {
						q = "?" + q
					}
					return prefix + path + form + q
				}
				if status, location, _ := p.ask(with(tt.right)); status != http.StatusOK {
					t.Errorf("%s: %d to %q, want 200", with(tt.right), status, location)
				}
				for _, wrong := range tt.wrong {
					if status, location, _ := p.ask(with(wrong)); status != http.StatusPermanentRedirect || location != with(tt.right) {
						t.Errorf("%s: %d to %q, want %s", with(wrong), status, location, with(tt.right))
					}
				}
			}
		}
	}
}
