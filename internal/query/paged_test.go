package query_test

import (
	"net/url"
	"testing"

	"accords/internal/accord"
	"accords/internal/query"
)

func TestParsePaged(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{"": "/x", "page=1": "/x", "page=3": "/x?page=3", "page=": "/x", "other=2": "/x"} {
		v, err := url.ParseQuery(in)
		if err != nil {
			t.Fatal(err)
		}
		n, err := query.ParsePaged(v)
		if got := query.PagedHref("/x", n); err != nil || got != want {
			t.Errorf("%q: %s, %v, want %s", in, got, err, want)
		}
	}
	for _, in := range []string{"0", "-1", "two", "1.5", "01"} {
		if _, err := query.ParsePaged(url.Values{"page": {in}}); accord.KindOf(err) != accord.Invalid {
			t.Errorf("page %q: %v, want an Invalid error", in, err)
		}
	}
}
