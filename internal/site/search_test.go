package site_test

import (
	"net/http"
	"strings"
	"testing"

	"accords/internal/accord"
)

// What names one thing leads straight to it.
func TestSearchLeadsToWhatIsNamed(t *testing.T) {
	t.Parallel()
	in := korea()
	in.Document.URL = "https://www.mois.example/release/1"
	p := newPortal(t, in, summit())
	for text, want := range map[string]string{
		"belarus":                          "/countries/by",
		"UK":                               "/countries/gb",
		"대한민국":                             "/countries/kr",
		"mois":                             "/ministries/" + mois,
		"Ministry+of+the+Interior":         "/ministries/" + mois,
		"D5":                               "/series/digital-nations",
		"Joint+research":                   "/topics/research",
		belarusID:                          "/agreements/" + belarusID + "/memorandum-with-belarus",
		strings.ToUpper(belarusID):         "/agreements/" + belarusID + "/memorandum-with-belarus",
		"http://mois.example/release/1/":   "/sources/korea",
		"https://accords.example/map%23kr": "/map#kr",
	} {
		status, location, _ := p.ask("/search?q=" + text)
		if status == http.StatusPermanentRedirect { // to the canonical spelling
			status, location, _ = p.ask(location)
		}
		if status != http.StatusSeeOther || location != want {
			t.Errorf("%s: status %d, leads to %q, want %q", text, status, location, want)
		}
	}
}

func TestSearchResults(t *testing.T) {
	t.Parallel()
	in := korea()
	in.Agreements[0].Signatories = []accord.Value[accord.Signatory]{{V: accord.Signatory{Name: "Kim Seong-lyul", Office: "Vice Minister"},
		Basis: accord.Quoted, Evidence: in.Agreements[0].Title.Evidence}}
	p := newPortal(t, in, summit())
	p.says("/search", "Search", "“In quotes” finds a phrase")
	p.says("/search?q=memorandum", "3 results", "Agreements Memorandum with Britain", "Memorandum with Belarus", "Sources Release korea")
	p.says("/search?q=Seong-lyul", "Signed by Kim Seong-lyul Vice Minister signed Memorandum with Belarus 26 April 2017")
	p.says("/search?q=Belarous", "0 results", "Nothing in the register has these words.", "Did you mean Belarus")
	p.says("/search?q=belarous+memorandum", "Did you mean Belarus memorandum")
	p.says("/search?q=nations", "Summits Summit digital-nations-2018", "Digital Nations 2019")

	_, _, body := p.ask("/search?q=memorandum")
	if !strings.Contains(body, "<mark>Memorandum</mark>") || !strings.Contains(body, `href="/sources/korea#b`) {
		t.Error("no passage with its words marked opens in the source")
	}
	if !strings.Contains(body, `<meta name="robots" content="noindex"`) {
		t.Error("results are offered to search engines")
	}
}

// Text of a source is text, whatever it looks like.
func TestSearchEscapes(t *testing.T) {
	t.Parallel()
	in := korea()
	in.Document.Title = `Research <script>alert(1)</script>`
	p := newPortal(t, in)
	_, _, body := p.ask("/search?q=%3Cscript%3E+research+joint+OR+alert")
	if strings.Contains(body, "<script>alert") || !strings.Contains(body, "&lt;script&gt;") {
		t.Error("markup gets through")
	}
	for path, want := range map[string]int{
		"/search?q=" + strings.Repeat("-", 200): http.StatusOK,
		"/search?q=" + strings.Repeat("a", 201): http.StatusBadRequest,
		"/search?q=a&q=b":                       http.StatusBadRequest,
		"/search?q=%00":                         http.StatusBadRequest,
		"/search?q=":                            http.StatusPermanentRedirect,
		"/search?q=https://evil.example//x":     http.StatusPermanentRedirect,
	} {
		if status, location, _ := p.ask(path); status != want || strings.HasPrefix(location, "//") || strings.HasPrefix(location, "http") {
			t.Errorf("%s: status %d to %q, want %d", path, status, location, want)
		}
	}
}

// Whoever types what she would tick finds the list, and nothing that is right is
// called a mistake.
func TestSearchReadsCountriesAndTopics(t *testing.T) {
	t.Parallel()
	p := newPortal(t, korea())
	p.says("/search?q=south+korea+belarus+blockchain", "Nothing in the register has these words. Read as countries, topics and words, it finds Agreements of Belarus and South Korea 1 agreement The register")
	p.says("/search?q=south+korea+europe+blockchain", "it finds Agreements of Belarus and South Korea 1 agreement Agreements of United Kingdom and South Korea 1 agreement The register")
	p.says("/search?q=south+korea+britain+ai+blockchain", "it finds Agreements of United Kingdom and South Korea on Artificial intelligence 1 agreement The register")
	p.says("/search?q=south+korea+belarus+ai+blockchain", "it finds Agreements of Belarus and South Korea 1 agreement The register")
	p.says("/ko/search?q=%EB%8C%80%ED%95%9C%EB%AF%BC%EA%B5%AD+%EC%9D%B8%EA%B3%B5%EC%A7%80%EB%8A%A5+blockchain", "국가, 분야, 낱말로 나누어 찾은 결과")
	p.says("/search?q=britain+europe+memorandum+blockchain", "Nothing in the register has these words. The register") // nobody is in a list with herself
	if _, _, body := p.ask("/search?q=south+korea+belarus+blockchain"); !strings.Contains(body, `href="/agreements?country=BY&amp;country=KR&amp;match=all"`) {
		t.Error("the list is not linked")
	}
}
