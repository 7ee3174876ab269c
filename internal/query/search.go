package query

import (
	"net/url"

	"accords/internal/accord"
)

// ParseSearch reads what was typed into the search box: at most 200 letters,
// and no control characters.
func ParseSearch(v url.Values) (string, error) {
	p := parser{values: v}
	text := single(&p, ParamText, parseText)
	return text, p.err
}

// ParseCountry reads the one country that a list may be narrowed to; empty
// where there is none.
func ParseCountry(v url.Values) (accord.Code, error) {
	p := parser{values: v}
	code := single(&p, ParamCountry, parseCountry)
	return code, p.err
}

// SearchHref prints the address of a search at path.
func SearchHref(path, text string) string {
	if text == "" {
		return path
	}
	return path + "?" + url.Values{ParamText: {text}}.Encode()
}

// OfText returns the list of the agreements that have some words, best first.
func OfText(text string) Agreements { return Agreements{Text: text, Sort: ByRelevance}.canonical() }

// Local returns the path that an address of this site has, with its query, and
// whether it is one of this site's at all.
func Local(base, address string) (string, bool) {
	b, err := url.Parse(base)
	if err != nil {
		return "", false
	}
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Host != b.Host || u.Path == "" || u.Path[0] != '/' || len(u.Path) > 1 && u.Path[1] == '/' {
		return "", false
	}
	local := url.URL{Path: u.Path, RawQuery: u.RawQuery, Fragment: u.Fragment}
	return local.String(), true
}
