package query_test

import (
	"net/url"
	"slices"
	"testing"

	"accords/internal/accord"
	"accords/internal/query"

	"github.com/google/go-cmp/cmp"
)

// full is a filter with something in every field.
func full() query.Agreements {
	return query.Agreements{
		Countries: []accord.Code{"BY", "KR"}, MatchAll: true, Years: []int{2016, 2017}, YearFrom: 2010, YearTo: 2020,
		Kinds: []accord.Kind{accord.Charter}, Topics: []string{"data"}, Organisations: []string{"world-bank"}, Statuses: []accord.Status{accord.Renewed},
		Bases: []string{"expiry.not_stated"}, Summits: []string{"digital-nations-2018"}, Ending: 12, Since: accord.Date{Year: 2026, Month: 5, Day: 1},
		Text: "e-government", Sort: query.ByTitle, Page: 3,
	}
}

// TestEveryFieldIsPrinted: an address of a filter with everything in it is read back as
// the same filter, and each of its parameters can be dropped alone.
func TestEveryFieldIsPrinted(t *testing.T) {
	t.Parallel()
	a := full()
	back, err := query.Parse(a.Values())
	if diff := cmp.Diff(a, back); err != nil || diff != "" {
		t.Fatalf("%v, mismatch (-want +got)\n%s", err, diff)
	}
	for param := range a.Values() {
		if param == query.ParamPage {
			continue
		}
		without := a.Without(param)
		if without.Values().Has(param) {
			t.Errorf("without %s: %s", param, without.Encode())
		}
		if without.Page != 0 {
			t.Errorf("without %s the list begins on page %d", param, without.Page)
		}
		if len(without.Values()) > len(a.Values())-1 {
			t.Errorf("without %s: %s", param, without.Encode())
		}
	}
	// Without its countries there is nothing that "all" could be of, and without its
	// words nothing to rank by.
	if got := a.Without(query.ParamCountry); got.MatchAll {
		t.Error("all of no countries is asked for")
	}
	if got := query.OfText("a").Without(query.ParamText); got.Sort != "" {
		t.Errorf("without words the order is %q", got.Sort)
	}
}

// TestTwoTogglesAreNone: a value that is chosen and dropped again leaves the filter as it
// was, but for its page.
func TestTwoTogglesAreNone(t *testing.T) {
	t.Parallel()
	for param, value := range map[string]string{
		query.ParamCountry: "EE", query.ParamYear: "2001", query.ParamKind: "memorandum_of_understanding", query.ParamTopic: "cloud",
		query.ParamOrganisation: "itu", query.ParamStatus: "signed", query.ParamBasis: "signed.quoted", query.ParamSummit: "b",
	} {
		a := full()
		a.Page = 0
		once := a.Toggle(param, value)
		if !slices.Contains(once.Values()[param], value) {
			t.Errorf("%s=%s is not chosen: %s", param, value, once.Encode())
		}
		if diff := cmp.Diff(a, once.Toggle(param, value)); diff != "" {
			t.Errorf("%s=%s twice: mismatch (-want +got)\n%s", param, value, diff)
		}
	}
	// Of one country left "all" is not asked.
	if got := full().Toggle(query.ParamCountry, "BY"); got.MatchAll || len(got.Countries) != 1 {
		t.Errorf("one country: %s", got.Encode())
	}
}

func TestOrder(t *testing.T) {
	t.Parallel()
	for _, o := range query.Sorts() {
		a, err := query.Parse(url.Values{query.ParamText: {"a"}, query.ParamSort: {string(o)}})
		if err != nil || a.Order() != o {
			t.Errorf("sorted by %s the order is %s (%v)", o, a.Order(), err)
		}
	}
	if got := (query.Agreements{}).Order(); got != query.BySigned {
		t.Errorf("the order of the whole list is %s", got)
	}
}

// TestWithoutCountries: what cannot be asked of a record that is gone is left out, and
// nothing else.
func TestWithoutCountries(t *testing.T) {
	t.Parallel()
	got, want := full().WithoutCountries(), full()
	want.Countries, want.MatchAll, want.Since = nil, false, accord.Date{}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("mismatch (-want +got)\n%s", diff)
	}
	if query.OfCountry("KR").WithoutCountries().Filtered() {
		t.Error("a list of one country is filtered by something else")
	}
	if got := query.OfCountry("KR").Encode(); got != "country=KR" {
		t.Errorf("of Korea: %s", got)
	}
}

func TestParseCountry(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		in   []string
		want accord.Code
		ok   bool
	}{
		{nil, "", true},
		{[]string{""}, "", true},
		{[]string{"kr"}, "KR", true},
		{[]string{"KR"}, "KR", true},
		{[]string{"KOR"}, "", false},
		{[]string{"K1"}, "", false},
		{[]string{"ＫＲ"}, "", false}, // full-width letters
		{[]string{"KR", "BY"}, "", false},
	} {
		got, err := query.ParseCountry(url.Values{query.ParamCountry: tt.in})
		if got != tt.want || (err == nil) != tt.ok || err != nil && accord.KindOf(err) != accord.Invalid {
			t.Errorf("%q: %q, %v", tt.in, got, err)
		}
	}
}

// TestAddressesWithoutParameters: the whole of a list has an address without a question
// mark.
func TestAddressesWithoutParameters(t *testing.T) {
	t.Parallel()
	for got, want := range map[string]string{
		(query.Agreements{}).Href("/x"):                     "/x",
		(query.Agreements{Page: 1}).Href("/x"):              "/x",
		(query.Agreements{Sort: query.BySigned}).Href("/x"): "/x",
		query.OfCountry("KR").Href("/x"):                    "/x?country=KR",
		(query.Changes{}).Href("/x"):                        "/x",
		(query.Changes{Page: 2}).Href("/x"):                 "/x?page=2",
		(query.Compare{}).Href("/x"):                        "/x",
		query.SearchHref("/x", ""):                          "/x",
	} {
		if got != want {
			t.Errorf("address %s, want %s", got, want)
		}
	}
}

// TestErrorsEchoLittle: what cannot be used is said again in quotes, short, and without
// anything that a terminal or a page would obey.
func TestErrorsEchoLittle(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"size":             "“size” cannot be used for “sort”: allowed are signed, signed_asc, title, added, relevance.",
		"a\u202eb\x1b[31m": "“a�b�[31m” cannot be used for “sort”: allowed are signed, signed_asc, title, added, relevance.",
		"0123456789012345678901234567890123456789!": "“0123456789012345678901234567890123456789…” cannot be used for “sort”: allowed are signed, signed_asc, title, added, relevance.",
	} {
		_, err := query.Parse(url.Values{query.ParamSort: {in}})
		if err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %s", in, err, want)
		}
	}
}

// TestFirstMistakeIsTold: of several mistakes one is told, always the same.
func TestFirstMistakeIsTold(t *testing.T) {
	t.Parallel()
	v := url.Values{query.ParamCountry: {"KOR"}, query.ParamYear: {"x"}, query.ParamPage: {"0"}, query.ParamSort: {"title", "added"}}
	_, first := query.Parse(v)
	for range 20 {
		if _, again := query.Parse(v); again.Error() != first.Error() {
			t.Fatalf("%v, then %v", first, again)
		}
	}
}
