package seeds

import (
	"strings"
	"testing"

	"accords/internal/accord"
)

func TestParseTerm(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]int{"5 years": 60, "1 year": 12, "18 months": 18, "1 month": 1} {
		if got, err := parseTerm(in); err != nil || got.Months != want {
			t.Errorf("parseTerm(%q) = %d months, error %v, want %d", in, got.Months, err, want)
		}
	}
	for _, in := range []string{"", "five years", "5", "0 years", "-5 years", "5 years or more", "1000 months", "5  years", "5 Years"} {
		if got, err := parseTerm(in); err == nil {
			t.Errorf("parseTerm(%q) = %d months, want an error", in, got.Months)
		}
	}
}

func TestParseDateRefusesNothing(t *testing.T) {
	t.Parallel()
	if _, err := parseDate(""); err == nil {
		t.Error("an empty date is a fact that says nothing, want an error")
	}
	got, err := parseDate("2023-11")
	if want := (accord.Date{Year: 2023, Month: 11}); err != nil || got != want {
		t.Errorf("parseDate: %v, error %v, want %v", got, err, want)
	}
}

func TestParseEdition(t *testing.T) {
	t.Parallel()
	if got, err := parseEdition("5"); err != nil || got != 5 {
		t.Errorf("parseEdition(5) = %d, error %v", got, err)
	}
	for _, in := range []string{"", "0", "-1", "5th", "2018", "1.5"} {
		if got, err := parseEdition(in); err == nil {
			t.Errorf("parseEdition(%q) = %d, want an error", in, got)
		}
	}
}

func TestCheckSlug(t *testing.T) {
	t.Parallel()
	for _, in := range []string{"a", "world-bank", "digital-nations-2018-jerusalem", "5g"} {
		if err := checkSlug(in); err != nil {
			t.Errorf("checkSlug(%q): %v", in, err)
		}
	}
	for _, in := range []string{"", "-", "a--b", "a-", "-a", "A", "a b", "côte", "a/b", "a.b", "a\n", strings.Repeat("a", 121)} {
		if err := checkSlug(in); err == nil {
			t.Errorf("checkSlug(%q) is nil, want an error", in)
		}
	}
}

func TestCheckURL(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]bool{
		"https://example.org/a?b=c&d=e": true, "http://www.moi.go.kr/eng/": true,
		"": false, "example.org": false, "javascript:alert(1)": false, "//example.org": false, "https://": false, "ftp://example.org": false, "data:text/html,x": false,
	} {
		if err := checkURL(in); (err == nil) != want {
			t.Errorf("checkURL(%q): %v, want an address: %t", in, err, want)
		}
	}
}

func TestCheckPeriod(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		from, to string
		want     bool
	}{
		{"2013", "2014-11-19", true},
		{"2017", "2017-03", true}, // the year may mean any of its days
		{"2017-07-26", "2017-07", true},
		{"", "2013", true},
		{"2013", "", true},
		{"2014", "2013", false},
		{"2014-11-19", "2014-11-18", false},
	} {
		from, err := accord.ParseDate(tt.from)
		if err != nil {
			t.Fatal(err)
		}
		to, err := accord.ParseDate(tt.to)
		if err != nil {
			t.Fatal(err)
		}
		if err := checkPeriod(from, to); (err == nil) != tt.want {
			t.Errorf("checkPeriod(%q, %q): %v, want a period: %t", tt.from, tt.to, err, tt.want)
		}
	}
}
