package query_test

import (
	"net/url"
	"strings"
	"testing"

	"accords/internal/accord"
	"accords/internal/query"

	"github.com/google/go-cmp/cmp"
)

func TestParse(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]query.Agreements{
		"":                                       {},
		"country=KR":                             {Countries: []accord.Code{"KR"}},
		"country=kr&country=BY":                  {Countries: []accord.Code{"BY", "KR"}},
		"country=KR&country=KR":                  {Countries: []accord.Code{"KR"}},
		"country=KR&match=all":                   {Countries: []accord.Code{"KR"}},
		"country=KR&country=BY&match=all":        {Countries: []accord.Code{"BY", "KR"}, MatchAll: true},
		"match=any&country=":                     {},
		"year=2017&year=2016":                    {Years: []int{2016, 2017}},
		"kind=charter&status=renewed":            {Kinds: []accord.Kind{accord.Charter}, Statuses: []accord.Status{accord.Renewed}},
		"topic=research&organisation=world-bank": {Topics: []string{"research"}, Organisations: []string{"world-bank"}},
		"basis=expiry.not_stated":                {Bases: []string{"expiry.not_stated"}},
		"q=++e-government++Korea+":               {Text: "e-government Korea"},
		"year_from=2015&year_to=2019":            {YearFrom: 2015, YearTo: 2019},
		"year_from=2019&year_to=2015":            {YearFrom: 2015, YearTo: 2019},
		"year_to=2019&year_from=":                {YearTo: 2019},
		"summit=digital-nations-2018":            {Summits: []string{"digital-nations-2018"}},
		"ending=6&ending=12":                     {Ending: 12},
		"since=2026-05-01":                       {Since: accord.Date{Year: 2026, Month: 5, Day: 1}},
		"sort=signed&page=1":                     {},
		"sort=relevance":                         {},
		"sort=relevance&q=a":                     {Text: "a", Sort: query.ByRelevance},
		"sort=title&page=3":                      {Sort: query.ByTitle, Page: 3},
		"utm_source=x&fbclid=y":                  {},
	} {
		v, err := url.ParseQuery(in)
		if err != nil {
			t.Fatal(err)
		}
		got, err := query.Parse(v)
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			t.Errorf("%s: %v, mismatch (-want +got)\n%s", in, err, diff)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	t.Parallel()
	for name, v := range map[string]url.Values{
		"country of three letters": {"country": {"KOR"}},
		"country in Korean":        {"country": {"한국"}},
		"year with a letter":       {"year": {"20x7"}},
		"year in Arabic digits":    {"year": {"٢٠١٧"}},
		"year before all":          {"year": {"0017"}},
		"kind unknown":             {"kind": {"pact"}},
		"status unknown":           {"status": {"lost"}},
		"basis without a field":    {"basis": {"quoted"}},
		"basis of no field":        {"basis": {"colour.quoted"}},
		"topic with a slash":       {"topic": {"../etc"}},
		"year from nowhere":        {"year_from": {"19"}},
		"ending some day":          {"ending": {"13"}},
		"since no day":             {"since": {"2026-02-30"}},
		"summit with a slash":      {"summit": {"a/b"}},
		"sort unknown":             {"sort": {"size"}},
		"sort twice":               {"sort": {"title", "added"}},
		"page 0":                   {"page": {"0"}},
		"page -1":                  {"page": {"-1"}},
		"page 10^9":                {"page": {"1000000000"}},
		"page beyond numbers":      {"page": {strings.Repeat("9", 40)}},
		"page +2":                  {"page": {"+2"}},
		"text too long":            {"q": {strings.Repeat("a", 201)}},
		"text of 10 kB":            {"q": {strings.Repeat("é", 5000)}},
		"text with NUL":            {"q": {"a\x00b"}},
		"text not UTF-8":           {"q": {"\xff\xfe"}},
		"text twice":               {"q": {"a", "b"}},
		"too many values":          {"year": make51()},
	} {
		_, err := query.Parse(v)
		if accord.KindOf(err) != accord.Invalid {
			t.Errorf("%s: %v, want an Invalid error", name, err)
			continue
		}
		if len(err.Error()) > 1500 || strings.ContainsRune(err.Error(), 0) {
			t.Errorf("%s: echoes %q", name, err)
		}
	}
}

func make51() []string {
	years := make([]string, 51)
	for i := range years {
		years[i] = "2017"
	}
	return years
}

func TestParseSaysWhatIsAllowed(t *testing.T) {
	t.Parallel()
	_, err := query.Parse(url.Values{"sort": {"size"}})
	e, ok := err.(*accord.Error)
	if !ok || !cmp.Equal(e.Allowed, []string{"signed", "signed_asc", "title", "added", "relevance"}) {
		t.Errorf("got %#v", err)
	}
}

func TestToggle(t *testing.T) {
	t.Parallel()
	a := query.Agreements{Countries: []accord.Code{"KR"}, Years: []int{2017}, Page: 3}
	for _, tt := range []struct{ param, value, want string }{
		{"country", "BY", "country=BY&country=KR&year=2017"},
		{"country", "KR", "year=2017"},
		{"year", "2017", "country=KR"},
		{"kind", "charter", "country=KR&kind=charter&year=2017"},
		{"kind", "pact", "country=KR&page=3&year=2017"},
	} {
		if got := a.Toggle(tt.param, tt.value).Encode(); got != tt.want {
			t.Errorf("toggle %s %s: %s, want %s", tt.param, tt.value, got, tt.want)
		}
	}
	if got := a.Without("country").Encode(); got != "year=2017" {
		t.Errorf("without country: %s", got)
	}
	if got := a.WithPage(2).Href("/agreements"); got != "/agreements?country=KR&page=2&year=2017" {
		t.Errorf("page 2: %s", got)
	}
	if got := query.OfCountry("KR").InYear("2017").Encode(); got != "country=KR&year=2017" || query.OfCountry("KR").InYear("17").Encode() != "country=KR" {
		t.Errorf("in a year: %s", got)
	}
	if (query.Agreements{Sort: query.ByTitle, Page: 2}).Filtered() || !a.Filtered() {
		t.Error("an order is no filter, a country is one")
	}
}

// The canonical address of a canonical address is itself, and means the same.
func FuzzCanonical(f *testing.F) {
	for _, s := range []string{"", "country=kr&country=BY&match=all", "q=a%00b", "page=2&sort=added&year=2017", "basis=expiry.not_stated&topic=data", "q=%22a+b%22+-c", "year_from=2019&year_to=2015&ending=6&ending=24&summit=a",
		"basis=signed.quoted&basis=expiry.not_stated&country=KR&country=BY&ending=6&kind=charter&match=all&organisation=a&page=3&q=a%20%26%3D%2B%ED%95%9C&since=2026-01-31&sort=relevance&status=signed&summit=b&topic=c&year=2017&year=2018&year_from=2015&year_to=2020"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		v, err := url.ParseQuery(raw)
		if err != nil {
			return
		}
		a, err := query.Parse(v)
		if err != nil {
			if accord.KindOf(err) != accord.Invalid {
				t.Fatalf("%q: %v", raw, err)
			}
			return
		}
		printed := a.Encode()
		if values := a.Values().Encode(); values != printed {
			t.Fatalf("%q prints %q, its values %q", raw, printed, values)
		}
		v, err = url.ParseQuery(printed)
		if err != nil {
			t.Fatal(err)
		}
		b, err := query.Parse(v)
		if diff := cmp.Diff(a, b); err != nil || diff != "" || b.Encode() != printed {
			t.Fatalf("%q prints %q, then %q (%v)\n%s", raw, printed, b.Encode(), err, diff)
		}
	})
}
