package site_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"accords/internal/accord"

	ics "github.com/arran4/golang-ical"
	"github.com/google/go-cmp/cmp"
	"github.com/mmcdole/gofeed"
)

// fetch asks for an address with headers, given as name and value.
func (p portal) fetch(path string, headers ...string) *http.Response {
	p.Helper()
	r := httptest.NewRequestWithContext(p.Context(), http.MethodGet, "https://accords.example"+path, nil)
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Add(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	p.handler.ServeHTTP(w, r)
	return w.Result()
}

// file is what stands at an address, which must answer.
func (p portal) file(path, mediaType string) []byte {
	p.Helper()
	resp := p.fetch(path)
	var b bytes.Buffer
	_, _ = b.ReadFrom(resp.Body)
	if resp.StatusCode != http.StatusOK {
		p.Fatalf("%s: status %d", path, resp.StatusCode)
	}
	if got, _, _ := strings.Cut(resp.Header.Get("Content-Type"), ";"); got != mediaType {
		p.Errorf("%s: Content-Type %s, want %s", path, got, mediaType)
	}
	return b.Bytes()
}

// value is a value of the JSON forms.
type value struct {
	Value    any    `json:"value"`
	Basis    string `json:"basis"`
	Reason   string `json:"reason"`
	Evidence []struct {
		Source, Quote, Prefix, Suffix string
		Start, End                    int
	} `json:"evidence"`
	FirstSeen   string `json:"first_seen"`
	LastChecked string `json:"last_checked"`
}

// Every value of the JSON says how it is known, and its quotations are the
// bytes of the stored texts.
func TestJSONSaysHowItKnows(t *testing.T) {
	t.Parallel()
	p := seeded(t)
	texts := map[string]string{}
	lines := bytes.Split(bytes.TrimSpace(p.file("/agreements.jsonl", "application/jsonl")), []byte("\n"))
	if len(lines) < 5 {
		t.Fatalf("%d agreements", len(lines))
	}
	quotations := 0
	for _, line := range lines {
		var record map[string]json.RawMessage
		if err := json.Unmarshal(line, &record); err != nil {
			t.Fatal(err)
		}
		for _, field := range []string{"title", "kind", "status", "signed", "place", "term_months", "in_force", "expiry", "binding", "occasion"} {
			var v value
			if err := json.Unmarshal(record[field], &v); err != nil {
				t.Fatalf("%s of %s: %v", field, record["id"], err)
			}
			if (v.Value == nil) != (v.Basis == "not_stated") {
				t.Errorf("%s of %s: value %v with basis %q", field, record["id"], v.Value, v.Basis)
			}
			if v.Value != nil && (v.FirstSeen == "" || v.LastChecked == "") {
				t.Errorf("%s of %s: seen %q, checked %q", field, record["id"], v.FirstSeen, v.LastChecked)
			}
			if (v.Basis == "calculated" || v.Basis == "inferred") && v.Reason == "" {
				t.Errorf("%s of %s is %s without a reason", field, record["id"], v.Basis)
			}
			for _, e := range v.Evidence {
				quotations++
				if text := p.storedText(texts, e.Source); text[e.Start:e.End] != e.Quote {
					t.Errorf("%s of %s: bytes %d to %d are %q, not %q", field, record["id"], e.Start, e.End, text[e.Start:e.End], e.Quote)
				}
			}
		}
	}
	if quotations < 20 {
		t.Errorf("only %d quotations were compared", quotations)
	}
}

// storedText is the text of a source from its own JSON.
func (p portal) storedText(known map[string]string, source string) string {
	p.Helper()
	if _, ok := known[source]; !ok {
		var d struct{ Text string }
		if err := json.Unmarshal(p.file(strings.TrimPrefix(source, "https://accords.example")+".json", "application/json"), &d); err != nil {
			p.Fatal(err)
		}
		known[source] = d.Text
	}
	return known[source]
}

func TestListAsJSON(t *testing.T) {
	t.Parallel()
	p := newPortal(t, korea(), summit())
	type facet struct {
		Param  string
		Values []struct {
			Value, Label string
			Count        int
			Selected     bool
			ToggleURL    string `json:"toggle_url"`
		}
	}
	var list struct {
		Total  int
		Items  []struct{ ID, Permalink string }
		Facets []facet
	}
	if err := json.Unmarshal(p.file("/agreements.json?country=GB", "application/json"), &list); err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, i := range list.Items {
		ids = append(ids, i.ID)
	}
	if diff := cmp.Diff([]string{britainID, charterID}, ids); diff != "" || list.Total != 2 {
		t.Errorf("%d agreements of Britain: mismatch (-want +got)\n%s", list.Total, diff)
	}
	if want := "https://accords.example/a/" + britainID; list.Items[0].Permalink != want {
		t.Errorf("permalink %s, want %s", list.Items[0].Permalink, want)
	}
	for _, v := range list.Facets[0].Values {
		if v.Value == "GB" && (!v.Selected || v.ToggleURL != "https://accords.example/agreements.json" || v.Label != "United Kingdom") {
			t.Errorf("the facet of Britain is %+v", v)
		}
		if v.Value == "KR" && (v.Selected || v.Count != 3 || v.ToggleURL != "https://accords.example/agreements.json?country=GB&country=KR") {
			t.Errorf("the facet of Korea is %+v", v)
		}
	}
}

// A table is whole, named after its query, and no cell of it is a formula.
func TestCSV(t *testing.T) {
	t.Parallel()
	evil := korea()
	p := newPortal(t, evil, summit())
	resp := p.fetch("/agreements.csv?country=KR&sort=title")
	rows, err := csv.NewReader(resp.Body).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 4 {
		t.Fatalf("%d lines", len(rows))
	}
	at := map[string]int{}
	for i, name := range rows[0] {
		at[name] = i
	}
	want := map[string]string{"ID": charterID, "Title": "Charter", "Kind": "Charter", "Signed": "2018-11-21", "Signed: how it is known": "quoted",
		"Countries": "Israel; South Korea; United Kingdom", "Expiry": "", "Expiry: how it is known": "not stated"}
	for name, w := range want {
		if got := rows[1][at[name]]; got != w {
			t.Errorf("%s is %q, want %q", name, got, w)
		}
	}
	if got := resp.Header.Get("Content-Disposition"); !strings.HasPrefix(got, `attachment; filename="accords-agreements-country-KR-sort-title-20`) {
		t.Errorf("Content-Disposition: %s", got)
	}
	for _, path := range []string{"/countries", "/ministries", "/topics", "/sources", "/summits", "/changes", "/countries/kr", "/topics/research", "/ministries/" + mois, "/series/digital-nations"} {
		rows, err := csv.NewReader(bytes.NewReader(p.file(path+".csv", "text/csv"))).ReadAll()
		if err != nil || len(rows) < 2 {
			t.Errorf("%s.csv: %d lines, %v", path, len(rows), err)
		}
	}
}

func TestFeed(t *testing.T) {
	t.Parallel()
	p := newPortal(t, korea(), summit())
	in := korea()
	in.Agreements[0].Signed.V = accord.Date{Year: 2017, Month: 4, Day: 27}
	if _, err := p.store.Replace(t.Context(), in); err != nil {
		t.Fatal(err)
	}
	parse := func(path string) *gofeed.Feed {
		t.Helper()
		raw := p.file(path, "application/atom+xml")
		if err := xml.Unmarshal(raw, new(struct{})); err != nil {
			t.Fatal(err)
		}
		feed, err := gofeed.NewParser().Parse(bytes.NewReader(raw))
		if err != nil {
			t.Fatal(err)
		}
		return feed
	}
	feed := parse("/agreements.atom?country=BY")
	if feed.FeedType != "atom" || feed.FeedLink != "https://accords.example/agreements.atom?country=BY" || feed.Link != "https://accords.example/agreements?country=BY" {
		t.Errorf("a feed of type %s at %s of %s", feed.FeedType, feed.FeedLink, feed.Link)
	}
	if len(feed.Items) != 2 {
		t.Fatalf("%d entries", len(feed.Items))
	}
	changed, added := feed.Items[0], feed.Items[1]
	if want := "Signed: was 26 April 2017 (quoted); is now 27 April 2017 (quoted)."; !strings.Contains(changed.Description, want) {
		t.Errorf("the newest entry says %q, want %q", changed.Description, want)
	}
	if added.Title != "New: Memorandum with Belarus" || added.GUID != "https://accords.example/a/"+belarusID || added.UpdatedParsed == nil {
		t.Errorf("the oldest entry is %+v", added)
	}
	if changed.GUID == added.GUID {
		t.Error("two entries with one id")
	}
	if n := len(parse("/changes.atom").Items); n < 5 {
		t.Errorf("%d entries on what is new", n)
	}
	parse("/countries/kr.atom")
	parse("/topics/research.atom")
}

func TestCalendar(t *testing.T) {
	t.Parallel()
	p := newPortal(t, korea(), summit())
	cal, err := ics.ParseCalendar(bytes.NewReader(p.file("/countries/kr.ics", "text/calendar")))
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, e := range cal.Events() {
		start, err := e.GetAllDayStartAt()
		if err != nil {
			t.Fatal(err)
		}
		end, err := e.GetAllDayEndAt()
		if err != nil {
			t.Fatal(err)
		}
		got[e.GetProperty(ics.ComponentPropertySummary).Value] = start.Format("2006-01-02") + " to " + end.Format("2006-01-02") + " " + e.Id()
	}
	want := map[string]string{
		"Signed: Memorandum with Belarus": "2017-04-26 to 2017-04-27 " + belarusID + "-signed@accords.example",
		"Signed: Memorandum with Britain": "2023-11-22 to 2023-11-23 " + britainID + "-signed@accords.example",
		"Signed: Charter":                 "2018-11-21 to 2018-11-22 " + charterID + "-signed@accords.example",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("calendar of Korea: mismatch (-want +got)\n%s", diff)
	}
	for _, path := range []string{"/summits.ics", "/agreements.ics", "/ministries/" + mois + ".ics", "/summits/digital-nations-2018.ics"} {
		if _, err := ics.ParseCalendar(bytes.NewReader(p.file(path, "text/calendar"))); err != nil {
			t.Errorf("%s: %v", path, err)
		}
	}
}
