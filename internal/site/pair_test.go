package site_test

import (
	"net/http"
	"strings"
	"testing"
)

func TestPairPage(t *testing.T) {
	t.Parallel()
	p := newPortal(t, korea(), summit())
	p.says("/between/gb/kr", "United Kingdom and South Korea", "1 agreement between the two Memorandum with Britain",
		"1 agreement of both with others Charter", "Chronology 21 November 2018 Charter", "22 November 2023 Memorandum with Britain",
		"Sources searched Read from 2 releases", "None of the releases was published by authorities of United Kingdom, South Korea")
	p.says("/between/by/kz", "Belarus and Kazakhstan", "No record found of the two together.", "Sources searched Read from 1 release")
	p.says("/between/il/kr", "Groups of both Digital Nations Israel: since 2014; South Korea: since 2014")
	for path, want := range map[string]string{
		"/between/kr/by": "/between/by/kr", "/between/BY/kr": "/between/by/kr", "/between/by/kr?a=b": "/between/by/kr", "/between/kr/kr": "/countries/kr",
	} {
		if status, location, _ := p.ask(path); status != http.StatusPermanentRedirect || location != want {
			t.Errorf("%s: status %d, leads to %s, want %s", path, status, location, want)
		}
	}
	for _, path := range []string{"/between/kr", "/between/kr/xx", "/between/kr/k", "/between/kr/b1", "/between/%2e%2e/kr"} {
		if status, _, _ := p.ask(path); status != http.StatusNotFound {
			t.Errorf("%s: status %d, want 404", path, status)
		}
	}
}

func TestMatrix(t *testing.T) {
	t.Parallel()
	p := newPortal(t, korea(), summit())
	p.says("/matrix", "Countries by countries", "Belarus · 1", "South Korea 1 1 · 2", "Asia", "Europe")
	p.says("/matrix?of=two", "South Korea 1 · 1")
	p.says("/matrix?region=Europe", "Countries that are not in this table Israel 2 agreement")
	_, _, body := p.ask("/matrix")
	if n := strings.Count(body, `href="/between/gb/kr"`); n != 2 {
		t.Errorf("the pair is linked %d times, want once from each side", n)
	}
	for path, want := range map[string]int{
		"/matrix?of=three": http.StatusBadRequest, "/matrix?region=Atlantis": http.StatusBadRequest, "/matrix?region=": http.StatusPermanentRedirect,
	} {
		if status, _, _ := p.ask(path); status != want {
			t.Errorf("%s: status %d, want %d", path, status, want)
		}
	}
}

func TestCountryPage(t *testing.T) {
	t.Parallel()
	p := newPortal(t, korea(), summit())
	p.says("/countries/kr", "South Korea 3 agreements with 3 countries, signed from 2017 to 2023.", "Partners United Kingdom 2", "What is not known Binding in law: not stated",
		"What is new about South Korea")
	p.says("/countries/kz", "The register knows Kazakhstan from summits and bodies only.", "No source that we have read names an agreement of Kazakhstan")
	if _, _, body := p.ask("/countries/kr"); !strings.Contains(body, `href="/between/gb/kr"`) {
		t.Error("a partner does not lead to the pair")
	}
	p.says("/agreements", "Read from 2 releases")
}
