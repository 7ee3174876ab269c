package site_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"

	"accords/internal/accord"
	"accords/internal/store/storetest"

	"github.com/google/go-cmp/cmp"
)

// tree is a document of JSON.
func (p portal) tree(path, mediaType string) any {
	p.Helper()
	var v any
	if err := json.Unmarshal(p.file(path, mediaType), &v); err != nil {
		p.Fatalf("%s: %v", path, err)
	}
	return v
}

// items are the records of a list, which of a page of a list and of the API is the same.
func items(v any) any { return v.(map[string]any)["items"] }

// lines are the records of a file of JSON Lines.
func (p portal) lines(path string) any {
	p.Helper()
	out := []any{}
	for line := range bytes.Lines(p.file(path, "application/jsonl")) {
		var v any
		if err := json.Unmarshal(line, &v); err != nil {
			p.Fatalf("%s: %v", path, err)
		}
		out = append(out, v)
	}
	return out
}

// A record is the same at the address of its page, in the API, and in each list and
// file that has it: a program that takes one for another is not misled.
func TestARecordIsTheSameEverywhere(t *testing.T) {
	t.Parallel()
	p := openPortal(t, manifold(), britain(), summit())
	for page, api := range map[string]string{
		"/agreements/" + belarusID + "/memorandum-with-belarus": "/agreements/" + belarusID, "/agreements/" + charterID + "/charter": "/agreements/" + charterID,
		"/summits/a-meeting": "/summits/a-meeting", "/summits/digital-nations-2018": "/summits/digital-nations-2018", "/series/digital-nations": "/series/digital-nations",
		"/ministries/" + mois: "/ministries/" + mois, "/ministries/agency-gb": "/ministries/agency-gb", "/countries/kr": "/countries/KR", "/countries/kz": "/countries/kz", "/sources/manifold": "/sources/manifold",
	} {
		if diff := cmp.Diff(p.tree("/api/v1"+api, "application/json"), p.tree(page+".json", "application/json")); diff != "" {
			t.Errorf("%s: mismatch (-API +page)\n%s", page, diff)
		}
	}
	for _, list := range []string{"/agreements", "/agreements?country=KR&sort=title", "/summits", "/ministries", "/countries", "/topics", "/sources", "/changes"} {
		path, query, _ := strings.Cut(list, "?")
		of := func(suffix string) string { return strings.TrimSuffix(path+suffix+"?"+query, "?") }
		api := items(p.tree("/api/v1"+list, "application/json"))
		if diff := cmp.Diff(api, items(p.tree(of(".json"), "application/json"))); diff != "" {
			t.Errorf("%s: mismatch (-API +page)\n%s", list, diff)
		}
		if diff := cmp.Diff(api, p.lines(of(".jsonl"))); diff != "" {
			t.Errorf("%s: mismatch (-API +lines)\n%s", list, diff)
		}
		rows, err := csv.NewReader(bytes.NewReader(p.file(of(".csv"), "text/csv"))).ReadAll()
		if n := len(api.([]any)); err != nil || n == 0 || len(rows) != 1+n && path != "/changes" { // which has a row for each field
			t.Errorf("%s: %d records in the API and %d rows in the table, %v", list, n, len(rows)-1, err)
		}
	}
	series := items(p.tree("/api/v1/series", "application/json")).([]any)
	if diff := cmp.Diff(p.tree("/series/digital-nations.json", "application/json"), series[0]); diff != "" {
		t.Errorf("series: mismatch (-page +list)\n%s", diff)
	}
}

// The cells of a table are the values of the records in JSON, those of people in the
// words that the records give as labels.
func TestATableIsTheRecords(t *testing.T) {
	t.Parallel()
	p := openPortal(t, manifold(), britain(), summit())
	rows, err := csv.NewReader(bytes.NewReader(p.file("/agreements.csv", "text/csv"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	at := map[string]int{}
	for i, name := range rows[0] {
		at[name] = i
	}
	type labelled struct {
		Value        any
		Label, Basis string
	}
	for i, line := range p.lines("/agreements.jsonl").([]any) {
		raw, err := json.Marshal(line)
		if err != nil {
			t.Fatal(err)
		}
		var r struct {
			ID, Permalink                                       string
			Title, Kind, Status, Signed, Place, Expiry, Binding labelled
			InForce                                             labelled `json:"in_force"`
			Countries, Topics                                   []labelled
			Sources                                             []struct{ URL string }
		}
		if err := json.Unmarshal(raw, &r); err != nil {
			t.Fatal(err)
		}
		text := func(v any) string {
			s, _ := v.(string)
			return s
		}
		joined := func(list []labelled, of func(labelled) string) string {
			var out []string
			for _, v := range list {
				out = append(out, of(v))
			}
			return strings.Join(out, "; ")
		}
		label, value := func(v labelled) string { return v.Label }, func(v labelled) string { return text(v.Value) }
		want := map[string]string{"ID": r.ID, "Address": r.Permalink, "Title": value(r.Title), "Kind": r.Kind.Label, "Kind (code)": value(r.Kind), "Status": r.Status.Label, "Signed": value(r.Signed),
			"Place": value(r.Place), "Entry into force": value(r.InForce), "Expiry": value(r.Expiry), "Binding": r.Binding.Label, "Sources": r.Sources[0].URL,
			"Countries": joined(r.Countries, label), "Countries (codes)": joined(r.Countries, value), "Topics": joined(r.Topics, label), "Topics (codes)": joined(r.Topics, value)}
		for field, v := range map[string]labelled{"Signed": r.Signed, "Place": r.Place, "Entry into force": r.InForce, "Expiry": r.Expiry, "Binding": r.Binding} {
			want[field+": how it is known"] = strings.ReplaceAll(v.Basis, "_", " ")
		}
		got := map[string]string{}
		for name := range want {
			got[name] = rows[i+1][at[name]]
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: mismatch (-record +row)\n%s", r.ID, diff)
		}
	}
}

// britain has an agreement of which little is known.
func britain() accord.Contribution {
	return storetest.Document("britain", storetest.Agreement{ID: britainID, Title: "Memorandum with Britain", Kind: accord.MOU, Countries: []accord.Code{"GB", "KR"}, Body: mois})
}
