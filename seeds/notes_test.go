package seeds

import (
	"strings"
	"testing"

	"accords/internal/accord"

	"github.com/google/go-cmp/cmp"
)

func TestParseNotes(t *testing.T) {
	t.Parallel()
	const in = `
title: A release
publisher: A ministry
publisher_country: KR
url: https://example.org/1
language: en
licence: Not stated
retrieved: 2026-11-23
published: {value: 2023-11-23, publisher: P, url: "https://example.org/2", note: On the page.}
agreements:
  - id: khgjkn8z
    match: {kind: charter, countries: [KR, GB], nth: 2}
    facts:
      - {field: signatory, value: Lee Sang-min, office: Minister, country: KR, publisher: P, url: "https://example.org/3", published: 2023-11}
summits:
  - slug: a-summit-2020
    match: {series: D9, edition: 5}
`
	got, err := ParseNotes("a.yaml", []byte(in))
	if err != nil {
		t.Fatal(err)
	}
	want := Notes{
		Title: "A release", Publisher: "A ministry", Country: "KR", URL: "https://example.org/1",
		Language: "en", Licence: "Not stated", Retrieved: accord.Date{Year: 2026, Month: 11, Day: 23},
		Published: &accord.Value[accord.Date]{
			V: accord.Date{Year: 2023, Month: 11, Day: 23}, Basis: accord.Curated,
			Citation: &accord.Citation{Publisher: "P", URL: "https://example.org/2", Note: "On the page."},
		},
		Agreements: []AgreementNotes{{
			ID: "khgjkn8z", Kind: accord.Charter, Countries: []accord.Code{"GB", "KR"}, Nth: 2,
			Facts: []Fact{{
				Field: "signatory", Value: "Lee Sang-min", Office: "Minister", Country: "KR",
				Citation: accord.Citation{Publisher: "P", URL: "https://example.org/3", Published: accord.Date{Year: 2023, Month: 11}},
			}},
		}},
		Summits: []SummitNotes{{Slug: "a-summit-2020", Series: "D9", Edition: 5}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("mismatch (-want +got):\n%s", diff)
	}
}

func TestParseNotesRefuses(t *testing.T) {
	t.Parallel()
	const cited = `publisher: P, url: "https://example.org"`
	fact := func(f string) string {
		return "agreements:\n  - id: khgjkn8z\n    match: {kind: charter}\n    facts:\n      - {" + f + "}\n"
	}
	for name, tt := range map[string]struct{ in, want string }{
		"unknown key":           {"title: x\nlicense: y\n", `a.yaml:2: unknown field "license"`},
		"unknown key in a fact": {fact("field: place, valeu: London, " + cited), `a.yaml:5: unknown field "valeu"`},
		"key twice":             {"title: x\ntitle: y\n", "a.yaml:2: "},
		"not YAML":              {"title: [x\n", "a.yaml:1: "},
		"a list":                {"- x\n", "a.yaml:1: "},
		"date that is none":     {"retrieved: 2023-02-30\n", "retrieved: date \"2023-02-30\" is not in the calendar"},
		"published on no day":   {"published: {value: spring, " + cited + "}\n", "published: value: date \"spring\""},
		"cited on no day":       {"published: {value: 2023, published: spring, " + cited + "}\n", "published: date \"spring\""},
		"second document":       {"title: x\n---\ntitle: y\n", "a second document"},
		"country in words":      {"publisher_country: Korea\n", "publisher_country: \"Korea\" is not a country code"},
		"address":               {"url: example.org/x\n", "url: \"example.org/x\" is not an address"},
		"script as address":     {"licence_url: javascript:alert(1)\n", "licence_url"},
		"published uncited":     {"published: {value: 2023-11-23}\n", "published: the citation has no publisher"},
		"fact uncited":          {fact("field: place, value: London"), "field place: the citation has no publisher"},
		"fact without address":  {fact("field: place, value: London, publisher: P"), "citation of P"},
		"unknown fact":          {fact("field: weather, value: rain, " + cited), `no field "weather"`},
		"empty fact":            {fact("field: place, value: '', " + cited), "field place: the value is empty"},
		"term":                  {fact("field: term, value: five years, " + cited), "is not a term"},
		"binding":               {fact("field: binding, value: perhaps, " + cited), "is none of"},
		"office of a place":     {fact("field: place, value: London, office: Mayor, " + cited), "only a signatory has an office"},
		"id with an o":          {"agreements:\n  - {id: khgjkn8o, match: {kind: charter}}\n", "want eight of"},
		"id too short":          {"agreements:\n  - {id: khg, match: {kind: charter}}\n", "want eight of"},
		"kind":                  {"agreements:\n  - {id: khgjkn8z, match: {kind: memo}}\n", "is none of"},
		"one match for two": {"agreements:\n  - {id: khgjkn8z, match: {kind: charter}}\n  - {id: xtakngr7, match: {kind: charter}}\n",
			"tell them apart by nth"},
		"summit slug":       {"summits:\n  - {slug: A Summit, match: {name: x}}\n", "is not a slug"},
		"summit unmatched":  {"summits:\n  - {slug: a, match: {edition: 1}}\n", "needs a name or a series"},
		"summit twice":      {"summits:\n  - {slug: a, match: {name: x}}\n  - {slug: a, match: {name: y}}\n", "stands twice"},
		"summit fact":       {"summits:\n  - slug: a\n    match: {name: x}\n    facts: [{field: edition, value: fifth, " + cited + "}]\n", "edition"},
		"alias bomb":        {"a: &a [x,x]\ntitle: *a\n", "a.yaml:"},
		"deep brackets":     {strings.Repeat("[", 1000), "a.yaml: brackets stand more than"},
		"number as a title": {"title: {}\n", "a.yaml:1: "},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := ParseNotes("a.yaml", []byte(tt.in))
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("ParseNotes: error %v, want one that contains %q", err, tt.want)
			}
			if err != nil && (strings.Contains(err.Error(), "\n") || !strings.HasPrefix(err.Error(), "a.yaml")) {
				t.Errorf("the error is not one line that begins with the file: %q", err)
			}
		})
	}
}

func FuzzParseNotes(f *testing.F) {
	f.Add([]byte("title: x\nagreements:\n  - id: khgjkn8z\n    match: {kind: charter, countries: [KR]}\n"))
	f.Add([]byte("published: {value: 2023-11-23, publisher: P, url: 'https://example.org'}"))
	f.Add([]byte("&a [*a]"))
	f.Add([]byte("\xff\x00"))
	f.Fuzz(func(t *testing.T, b []byte) {
		n, err := ParseNotes("a.yaml", b)
		if err != nil {
			if strings.Contains(err.Error(), "\n") {
				t.Errorf("the error has several lines: %q", err)
			}
			return
		}
		for _, a := range n.Agreements {
			if !accord.ValidID(a.ID) || a.Nth < 1 {
				t.Errorf("accepted agreement %+v", a)
			}
			for _, fact := range a.Facts {
				if fact.Citation.Publisher == "" || checkURL(fact.Citation.URL) != nil {
					t.Errorf("accepted a fact without a citation: %+v", fact)
				}
			}
		}
	})
}
