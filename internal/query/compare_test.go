package query_test

import (
	"net/url"
	"testing"

	"accords/internal/accord"
	"accords/internal/query"
)

func TestParseCompare(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"":                        "",
		"id=khgjkn8z&id=h8m20e18": "id=khgjkn8z&id=h8m20e18", // the order is the visitor's
		"id=khgjkn8z&id=khgjkn8z": "id=khgjkn8z",
		"id=&q=":                  "",
		"q=++Belarus&id=khgjkn8z": "id=khgjkn8z&q=Belarus",
	} {
		v, err := url.ParseQuery(in)
		if err != nil {
			t.Fatal(err)
		}
		c, err := query.ParseCompare(v)
		if got := c.Encode(); err != nil || got != want {
			t.Errorf("%s: %q, %v, want %q", in, got, err, want)
		}
	}
	for _, in := range []string{"id=khgjkn8", "id=khgjkn8u", "id=KHGJKN8Z", "id=../../x", "q=a&q=b",
		"id=00000001&id=00000002&id=00000003&id=00000004&id=00000005"} {
		v, err := url.ParseQuery(in)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := query.ParseCompare(v); accord.KindOf(err) != accord.Invalid {
			t.Errorf("%s: %v, want an Invalid error", in, err)
		}
	}
}

func TestCompareWithAndWithout(t *testing.T) {
	t.Parallel()
	c := query.Compare{IDs: []string{"khgjkn8z"}, Text: "Belarus"}
	two := c.With("h8m20e18")
	if got := two.Href("/compare"); got != "/compare?id=khgjkn8z&id=h8m20e18" {
		t.Errorf("with another one: %s", got)
	}
	if got := two.Without("khgjkn8z").Href("/compare"); got != "/compare?id=h8m20e18" {
		t.Errorf("without the first: %s", got)
	}
	if got := c.Without("khgjkn8z").Href("/compare"); got != "/compare" {
		t.Errorf("without any: %s", got)
	}
	if len(c.IDs) != 1 {
		t.Errorf("the comparison itself has changed: %v", c.IDs)
	}
}
