package query_test

import (
	"net/url"
	"testing"

	"accords/internal/accord"
	"accords/internal/query"

	"github.com/google/go-cmp/cmp"
)

func TestParseChanges(t *testing.T) {
	t.Parallel()
	may := accord.Date{Year: 2026, Month: 5, Day: 1}
	for in, tt := range map[string]struct {
		want      query.Changes
		canonical string
	}{
		"":                                     {query.Changes{}, ""},
		"since=2026-05-01":                     {query.Changes{Since: may}, "since=2026-05-01"},
		"country=kr&since=&page=1":             {query.Changes{Country: "KR"}, "country=KR"},
		"what=gone&page=2&utm_source=x":        {query.Changes{What: accord.RecordWithdrawn, Page: 2}, "page=2&what=gone"},
		"since=2026-05-01&what=changed":        {query.Changes{Since: may, What: accord.RecordChanged}, "since=2026-05-01&what=changed"},
		"what=new&country=BY&since=2026-05-01": {query.Changes{Since: may, Country: "BY", What: accord.RecordNew}, "country=BY&since=2026-05-01&what=new"},
	} {
		v, err := url.ParseQuery(in)
		if err != nil {
			t.Fatal(err)
		}
		got, err := query.ParseChanges(v)
		if diff := cmp.Diff(tt.want, got); err != nil || diff != "" {
			t.Errorf("%s: %v, mismatch (-want +got)\n%s", in, err, diff)
		}
		if got.Encode() != tt.canonical {
			t.Errorf("%s prints %s, want %s", in, got.Encode(), tt.canonical)
		}
	}
	for _, in := range []string{"since=2026-02-30", "since=2026-05", "since=0026-05-01", "since=yesterday", "what=lost", "country=KOR", "page=0", "since=2026-05-01&since=2026-05-02"} {
		v, _ := url.ParseQuery(in)
		if _, err := query.ParseChanges(v); accord.KindOf(err) != accord.Invalid {
			t.Errorf("%s: %v, want an Invalid error", in, err)
		}
	}
	if got := (query.Changes{Country: "KR"}).WithPage(3).Href("/changes"); got != "/changes?country=KR&page=3" {
		t.Errorf("page 3 is %s", got)
	}
}
