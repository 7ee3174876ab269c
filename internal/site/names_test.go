package site

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"accords/internal/accord"
	"accords/web/page"
	"accords/web/words"
)

// A body is in use under a name in each language at the same time.
func TestPeriodNames(t *testing.T) {
	t.Parallel()
	since := accord.Date{Year: 2017, Month: 7}
	got := (&Site{lang: words.En}).newPeriodNames([]accord.PeriodName{
		{Name: "Ministry of the Interior", Short: "MOI", From: accord.Date{Year: 2014}, To: since},
		{Name: "Ministry of the Interior and Safety", From: since},
		{Name: "행정안전부", From: since},
		{Name: "A name of no known time"},
	})
	want := []page.PeriodName{
		{Name: "Ministry of the Interior", Short: "MOI", Period: "2014 to July 2017"},
		{Name: "Ministry of the Interior and Safety", Period: "since July 2017", Current: true},
		{Name: "행정안전부", Period: "since July 2017", Current: true},
		{Name: "A name of no known time"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("names mismatch (-want +got):\n%s", diff)
	}
}

func TestInitial(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"belarus": "B", "대한민국": "ㄷ", "가나": "ㄱ", "까지": "ㄱ", "힣": "ㅎ", "영국": "ㅇ", "2017": "0–9", "": "0–9", "éire": "É",
	} {
		if got := initial(name); got != want {
			t.Errorf("%q stands under %q, want %q", name, got, want)
		}
	}
}
