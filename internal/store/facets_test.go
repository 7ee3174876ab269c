package store_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"accords/internal/accord"
	"accords/internal/query"
	"accords/internal/store"
	"accords/internal/store/storetest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func TestMoreFilters(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	storetest.Fill(t, s, world()...)
	for name, tt := range map[string]struct {
		q    query.Agreements
		want []string
	}{
		"from a year":          {query.Agreements{YearFrom: 2017}, []string{charterID, belarusID}},
		"to a year":            {query.Agreements{YearTo: 2017}, []string{belarusID, kazakhstanID}},
		"from year to year":    {query.Agreements{YearFrom: 2017, YearTo: 2017}, []string{belarusID}},
		"a summit":             {query.Agreements{Summits: []string{"digital-nations-2018"}}, []string{charterID}},
		"an alias":             {query.Agreements{Text: "UK"}, []string{charterID, britainID}},
		"another alias":        {query.Agreements{Text: "Britain -charter"}, []string{britainID}},
		"accents do no harm":   {query.Agreements{Text: "Bélarus"}, []string{belarusID}},
		"nothing is ending":    {query.Agreements{Ending: 24}, nil},
		"since before it came": {query.Agreements{Since: accord.Date{Year: 2020, Month: 1, Day: 1}, Topics: []string{"research"}}, []string{belarusID}},
	} {
		page, err := s.Agreements(t.Context(), tt.q)
		if err != nil {
			t.Fatal(name, ": ", err)
		}
		if diff := cmp.Diff(tt.want, ids(page.Rows)); diff != "" {
			t.Errorf("%s: mismatch (-want +got)\n%s", name, diff)
		}
	}
}

// What an expiry that is known to the month or year may mean counts as soon as
// any day of it lies in the time.
func TestEnding(t *testing.T) {
	t.Parallel()
	clock := &days{at: time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC)}
	s := pg.NewWith(t, store.Options{Now: clock.now})
	expiries := map[string]string{"past0000": "2026-11-23", "tdaytday": "2026-11-24", "thsmnth0": "2026-11", "next0000": "2027-05-24",
		"yr2027aa": "2027", "n0year00": "--12-01", "rate0000": "2027-11-25"}
	var list []storetest.Agreement
	for id := range expiries {
		list = append(list, storetest.Agreement{ID: id, Title: "Agreement " + id, Kind: accord.MOU, Countries: []accord.Code{"KR"}})
	}
	c := storetest.Document("ends", list...)
	for i, a := range c.Agreements {
		d, err := accord.ParseDate(expiries[a.ID])
		if err != nil {
			t.Fatal(err)
		}
		c.Agreements[i].Expiry.Value = accord.Value[accord.Date]{V: d, Basis: accord.Quoted, Evidence: a.Title.Evidence}
	}
	storetest.Fill(t, s, c)
	for months, want := range map[int]map[string]bool{
		6:  {"tdaytday": true, "thsmnth0": true, "next0000": true, "yr2027aa": true},
		12: {"tdaytday": true, "thsmnth0": true, "next0000": true, "yr2027aa": true},
		24: {"tdaytday": true, "thsmnth0": true, "next0000": true, "yr2027aa": true, "rate0000": true},
	} {
		page, err := s.Agreements(t.Context(), query.Agreements{Ending: months})
		if err != nil {
			t.Fatal(err)
		}
		got := map[string]bool{}
		for _, r := range page.Rows {
			got[r.ID] = true
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("within %d months: mismatch (-want +got)\n%s", months, diff)
		}
		for _, v := range page.Facets.Endings {
			if v.Value == fmt.Sprint(months) && v.Count != len(want) {
				t.Errorf("the filter promises %d within %d months, there are %d", v.Count, months, len(want))
			}
		}
	}
}

// A long facet comes with its first values, with those that are chosen, and
// with how many there are.
func TestLongFacets(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	var list []storetest.Agreement
	for year := range 15 {
		list = append(list, storetest.Agreement{ID: fmt.Sprintf("yeary%03d", year), Title: "Agreement", Kind: accord.MOU,
			Signed: fmt.Sprint(2001 + year), Countries: []accord.Code{"KR", "GB"}})
	}
	storetest.Fill(t, s, storetest.Document("many", list...))
	page, err := s.Agreements(t.Context(), query.Agreements{Years: []int{2001}})
	if err != nil {
		t.Fatal(err)
	}
	years := page.Facets.Years
	if len(years) != 11 || page.Facets.Totals[query.ParamYear] != 15 || years[0].Value != "2001" || years[1].Value != "2015" {
		t.Errorf("%d years of %d, first %v", len(years), page.Facets.Totals[query.ParamYear], years[:2])
	}
	whole, err := s.Facet(t.Context(), query.Agreements{Years: []int{2001}, Countries: []accord.Code{"GB"}}, query.ParamYear)
	if err != nil || len(whole) != 15 {
		t.Errorf("the whole facet has %d values, %v", len(whole), err)
	}
	if _, err := s.Facet(t.Context(), query.Agreements{}, "colour"); accord.KindOf(err) != accord.NotFound {
		t.Errorf("no such facet: %v", err)
	}
}

func TestTotals(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	storetest.Fill(t, s, world()...)
	got, err := s.Totals(t.Context(), []query.Agreements{{}, {Countries: []accord.Code{"GB"}}, {Text: "nothing has this"}})
	if diff := cmp.Diff([]int{4, 2, 0}, got); err != nil || diff != "" {
		t.Errorf("%v, mismatch (-want +got)\n%s", err, diff)
	}
}

func TestNames(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	storetest.Fill(t, s, world()...)
	names, err := s.Names(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if near := query.Near("Belarous", names); len(near) != 1 || near[0].Key != "BY" || near[0].Label != "Belarus" {
		t.Errorf("near Belarous are %+v", near)
	}
	for text, want := range map[string]string{
		"mois":                     "organisation ministry-of-the-interior-and-safety-kr",
		"ministry of the INTERIOR": "organisation ministry-of-the-interior-and-safety-kr",
		"britain":                  "country GB",
		"대한민국":                     "country KR",
		"D5":                       "series digital-nations",
		"Chárter":                  "agreement " + charterID,
		"인공지능":                     "topic artificial-intelligence",
		"no such name":             "",
	} {
		found, err := s.Named(t.Context(), text)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, n := range found {
			got += string(n.Record) + " " + n.Key
		}
		if got != want {
			t.Errorf("%q names %q, want %q", text, got, want)
		}
	}
}

// Every name of every record is there once, with the record that it belongs to and
// that record's present name, and each leads back to it.
func TestEveryNameLeadsToItsRecord(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	a := editions(map[string]string{"first": "2014"})
	a.Series[1].Names = []accord.PeriodName{{Name: "Forum of Ten", Short: "F10"}, {Name: "Forum"}}
	a.Organisations = append(a.Organisations, accord.Organisation{Slug: "agency-gb", Type: accord.TypeAgency, Country: "GB", Names: []accord.PeriodName{{Name: "Old Agency", Short: "OA"}, {Name: "New Agency"}},
		Name: accord.Value[string]{V: "New Agency", Basis: accord.Curated, Citation: a.Series[0].Names[0].Citation}})
	if _, err := s.PutAuthority(t.Context(), a); err != nil {
		t.Fatal(err)
	}
	got := map[string][]string{}
	last := ""
	for _, n := range must(s.Names(t.Context()))(t) {
		record := string(n.Record) + " " + n.Key
		if record < last {
			t.Errorf("%s stands behind %s", record, last)
		}
		last = record
		got[record] = append(got[record], n.Name)
		found := must(s.Named(t.Context(), n.Name))(t)
		if !slices.ContainsFunc(found, func(f accord.Name) bool { return f.Record == n.Record && f.Key == n.Key && f.Label == n.Label }) {
			t.Errorf("%q names %v, and not %s", n.Name, found, record)
		}
	}
	want := map[string][]string{
		"country BY": {"Belarus"}, "country GB": {"Britain", "UK", "United Kingdom", "영국"}, "country IL": {"Israel"}, "country KR": {"ROK", "South Korea", "대한민국"}, "country KZ": {"Kazakhstan"},
		"organisation agency-gb":                              {"New Agency", "OA", "Old Agency"},
		"organisation ministry-of-the-interior-and-safety-kr": {"MOI", "MOIS", "Ministry of the Interior", "Ministry of the Interior and Safety"},
		"series digital-nations":                              {"D5", "Digital 5", "Digital Nations"}, "series forum": {"F10", "Forum", "Forum of Ten"},
		"summit digital-nations-2018": {"Digital Nations 2018"}, "summit digital-nations-2019": {"Digital Nations 2019"}, "summit first": {"The first"},
		"topic artificial-intelligence": {"Artificial intelligence", "인공지능"}, "topic public-services": {"Digital public services", "전자정부"}, "topic research": {"Joint research", "공동 연구"}, "topic skills": {"Skills", "역량"},
	}
	if diff := cmp.Diff(want, got, cmpopts.SortSlices(func(a, b string) bool { return a < b })); diff != "" {
		t.Errorf("mismatch (-want +got)\n%s", diff)
	}
}
