package accord_test

import (
	"encoding/json"
	"testing"
	"time"

	"accords/internal/accord"

	"github.com/google/go-cmp/cmp"
)

func TestParseDate(t *testing.T) {
	t.Parallel()
	good := []struct {
		in        string
		want      accord.Date
		precision accord.Precision
	}{
		{"2017-04-26", accord.Date{Year: 2017, Month: 4, Day: 26}, accord.ToDay},
		{"2016-11", accord.Date{Year: 2016, Month: 11}, accord.ToMonth},
		{"2016", accord.Date{Year: 2016}, accord.ToYear},
		{"--04-26", accord.Date{Month: 4, Day: 26}, accord.NoYear},
		{"--02-29", accord.Date{Month: 2, Day: 29}, accord.NoYear},
		{"--11", accord.Date{Month: 11}, accord.NoYear},
		{"", accord.Date{}, accord.NoDate},
	}
	for _, tt := range good {
		got, err := accord.ParseDate(tt.in)
		if err != nil {
			t.Errorf("ParseDate(%q): %v", tt.in, err)
			continue
		}
		if got != tt.want || got.Precision() != tt.precision || got.String() != tt.in {
			t.Errorf("ParseDate(%q) = %+v, %q, printed %q", tt.in, got, got.Precision(), got)
		}
	}
	for _, in := range []string{"2017-4-26", "20x7", "0000", "2017-00", "2017-13", "2026-02-30", "2025-02-29",
		"2017-04-26-01", "17", "--", "--13", "--02-30", "-2017", "+201", "２０１７", "2017-04-26T00:00"} {
		if got, err := accord.ParseDate(in); err == nil {
			t.Errorf("ParseDate(%q) = %+v, want an error", in, got)
		}
	}
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"2017-04-26", "2016-11", "2016", "--04-26", "", "2026-02-30"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := accord.ParseDate(s)
		if err != nil {
			return
		}
		if d.String() != s {
			t.Errorf("ParseDate(%q) prints %q", s, d)
		}
	})
}

func TestDateRange(t *testing.T) {
	t.Parallel()
	day := func(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }
	tests := []struct {
		in          string
		first, last time.Time
	}{
		{"2017-04-26", day(2017, 4, 26), day(2017, 4, 26)},
		{"2016-02", day(2016, 2, 1), day(2016, 2, 29)},
		{"2016", day(2016, 1, 1), day(2016, 12, 31)},
	}
	for _, tt := range tests {
		d, err := accord.ParseDate(tt.in)
		if err != nil {
			t.Fatal(err)
		}
		got := []time.Time{d.First(), d.Last()}
		if diff := cmp.Diff([]time.Time{tt.first, tt.last}, got); diff != "" {
			t.Errorf("%s: mismatch (-want +got)\n%s", tt.in, diff)
		}
	}
}

func TestDateInWords(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"2017-04-06": "6 April 2017", "2016-11": "November 2016", "0987": "0987", "--04-26": "--04-26", "": "",
	} {
		d, err := accord.ParseDate(in)
		if got := d.English(); err != nil || got != want {
			t.Errorf("%q in words is %q (%v), want %q", in, got, err, want)
		}
	}
	for months, want := range map[int]string{1: "1 month", 12: "1 year", 18: "18 months", 36: "3 years"} {
		if got := (accord.Term{Months: months}).String(); got != want {
			t.Errorf("%d months in words are %q, want %q", months, got, want)
		}
	}
}

func TestAddMonths(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		in     string
		months int
		want   string
	}{
		{"2017-04-26", 36, "2020-04-26"},
		{"2016-02-29", 36, "2019-02-28"},
		{"2020-02-29", 48, "2024-02-29"},
		{"2023-08-31", 18, "2025-02-28"}, // a term does not run into the month after
		{"2017-12-31", 0, "2017-12-31"},
		{"2017-12-31", 1, "2018-01-31"},
		{"2016-11", 14, "2018-01"},
		{"2016", 36, "2019"},
		{"2016", 18, ""}, // in 2017 or in 2018
		{"--04-26", 36, ""},
		{"", 12, ""},
	} {
		d, err := accord.ParseDate(tt.in)
		if err != nil {
			t.Fatal(err)
		}
		if got := d.AddMonths(tt.months).String(); got != tt.want {
			t.Errorf("%s + %d months = %s, want %s", tt.in, tt.months, got, tt.want)
		}
	}
}

func TestDateCompareAndJSON(t *testing.T) {
	t.Parallel()
	a, b := accord.Date{Year: 2016}, accord.Date{Year: 2016, Month: 11}
	if a.Compare(b) != -1 || b.Compare(a) != 1 || a.Compare(a) != 0 {
		t.Error("an unknown month does not come first")
	}
	raw, err := json.Marshal([]accord.Date{b, {}})
	if err != nil || string(raw) != `["2016-11",""]` {
		t.Fatalf("Marshal: %s, %v", raw, err)
	}
	var back []accord.Date
	if err := json.Unmarshal(raw, &back); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]accord.Date{b, {}}, back); diff != "" {
		t.Errorf("mismatch (-want +got)\n%s", diff)
	}
	if got := accord.DateOf(time.Date(2026, 11, 24, 23, 59, 0, 0, time.UTC)); got.String() != "2026-11-24" {
		t.Errorf("DateOf = %s", got)
	}
}
