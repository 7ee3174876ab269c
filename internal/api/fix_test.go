package api_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A fix says what to send, for every kind of mistake that the description knows.
func TestFixes(t *testing.T) {
	t.Parallel()
	c := newClient(t, 10_000)
	const described = "The parameters are described at /api/v1/openapi.json."
	for path, want := range map[string][]string{
		"/agreements?limit=x":                       {"limit: a whole number from 1 to 100."},
		"/agreements?limit=0":                       {"limit: a whole number from 1 to 100."},
		"/summits?limit=101":                        {"limit: a whole number from 1 to 100."},
		"/agreements?year=17":                       {"year: a whole number from 1900 to 2100."},
		"/agreements?year=x":                        {"year: a whole number from 1900 to 2100."},
		"/agreements?year_from=x":                   {"year_from: a whole number from 1900 to 2100."},
		"/agreements?match=some":                    {"match: one of any, all."},
		"/agreements?status=signed&status=torn":     {"status: one of signed, renewed, approved, planned."},
		"/agreements?kind=song":                     {"kind: one of memorandum_of_understanding, memorandum_of_cooperation, letter_of_intent, joint_declaration, charter, agreement, action_plan, partnership."},
		"/agreements?sort=up":                       {"sort: one of signed, signed_asc, title, added, relevance."},
		"/agreements?q=" + strings.Repeat("a", 201): {"q: Free text, in the syntax of web searches, at most 200 characters."},
		"/search":                                   {"q: What to look for, 1 to 200 characters."},
		"/search?q=":                                {"q: What to look for, 1 to 200 characters."},
		"/topics?page=2":                            {"page: leave it out; the parameters are cursor, fields, limit."},
		"/topics?fields=colour":                     {`fields: there is no "colour"; use some of about, agreements, code, label, label_ko, url.`},
		"/agreements/x":                             {"id: Eight characters, as in addresses; for example h8m20e18."},
		"/countries/korea":                          {"code: ISO 3166-1 alpha-2; for example KR."},
		"/summits/No%20where":                       {"slug: As in the list and in addresses."},
		"/agreements?country=QQ":                    {"country: a code of /api/v1/countries, which lists those of the register.", described},
		"/agreements?topic=cooking":                 {"topic: a code of /api/v1/topics, which lists them all.", described},
		"/agreements?organisation=no-such-body":     {"organisation: a slug of /api/v1/ministries, which lists them all.", described},
		"/agreements?summit=no-such-summit":         {"summit: a slug of /api/v1/summits, which lists them all.", described},
		"/agreements?ending=5":                      {"Use one of: 6, 12, 24.", described},
		"/agreements?limit=x&match=some&colour=red": {"colour: leave it out; the parameters are basis, country, cursor, ending, fields, kind, limit, match, organisation, q, since, sort, status, summit, topic, year, year_from, year_to."},
		"/agreements?limit=x&match=some":            {"match: one of any, all.", "limit: a whole number from 1 to 100."},
		"/changes?what=lost":                        {"what: one of new, changed, merged, gone."},
	} {
		got := into[problem](t, c.ask(path, http.StatusUnprocessableEntity))
		if diff := cmp.Diff(want, got.Fixes); diff != "" {
			t.Errorf("%.60s: fixes: mismatch (-want +got)\n%s", path, diff)
		}
	}
}

// What is wrong is said in letters that can be read, whatever it begins with.
func TestDetailsAreText(t *testing.T) {
	t.Parallel()
	c := newClient(t, 10_000)
	for path, want := range map[string]string{
		"/agreements?country=Korea":  "“Korea” cannot be used for “country”: a country is two letters of ISO 3166, for example KR.",
		"/agreements?country=QQ":     "There is no country with the code QQ.",
		"/agreements?year_from=1899": "Validation failed.",
	} {
		if got := into[problem](t, c.ask(path, http.StatusUnprocessableEntity)).Detail; got != want {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
}

// An address in JSON reads as it is typed, in whole records and in parts of them.
func TestAddressesReadAsTyped(t *testing.T) {
	t.Parallel()
	c := newClient(t, 10_000)
	for _, path := range []string{"/agreements?country=KR&limit=1", "/agreements?country=KR&limit=1&fields=id,url", "/agreements?limit=x&match=some"} {
		w := c.raw(path)
		if body := w.Body.String(); strings.Contains(body, `\u0026`) || w.Code == http.StatusOK && !strings.Contains(body, "?country=KR&cursor=") {
			t.Errorf("%s answers %s", path, body)
		}
	}
}

// Who mistypes an address hears where all of them stand.
func TestAddressesThatAreNone(t *testing.T) {
	t.Parallel()
	c := newClient(t, 10_000)
	for _, path := range []string{"", "/", "/treaties"} {
		w := c.raw(path)
		if w.Code != http.StatusNotFound || !strings.Contains(w.Body.String(), "/api/v1/openapi.json") {
			t.Errorf("%s: status %d, %s", path, w.Code, w.Body)
		}
	}
}
