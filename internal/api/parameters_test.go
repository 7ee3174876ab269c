package api_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The parts of a list of which only some members are asked for have these members
// alone, to the last part.
func TestPartsKeepTheirFields(t *testing.T) {
	t.Parallel()
	c := newClient(t, 10_000)
	for list, fields := range map[string]string{"/agreements?country=KR&": "id,title", "/summits?": "slug,name", "/series?": "slug", "/ministries?": "name,slug",
		"/countries?": "code", "/topics?": "label", "/sources?": "slug,title"} {
		whole := into[part](t, c.ask(list+"limit=100&fields="+fields, http.StatusOK))
		var got []json.RawMessage
		for at := list + "limit=1&fields=" + fields; at != ""; {
			p := into[part](t, c.ask(at, http.StatusOK))
			got = append(got, p.Items...)
			at = strings.TrimPrefix(p.NextURL, base+"/api/v1")
		}
		if diff := cmp.Diff(whole.Items, got); diff != "" {
			t.Errorf("%s: mismatch (-whole +parts)\n%s", list, diff)
		}
	}
}

// A parameter that has one value cannot be meant twice: which of the two counts
// nobody would know.
func TestParametersThatAreRepeated(t *testing.T) {
	t.Parallel()
	c := newClient(t, 10_000)
	for _, path := range []string{"/agreements?sort=title&sort=signed", "/agreements?limit=1&limit=2", "/agreements?match=all&match=any", "/agreements?year_from=2016&year_from=2017",
		"/agreements?q=a&q=b", "/agreements?fields=id&fields=title", "/topics?limit=1&limit=2", "/topics?limit=1&limit=1", "/countries/kr?fields=code&fields=name", "/search?q=a&q=b",
		"/changes?since=2020-01-01&since=2021-01-01", "/changes?what=new&what=gone", "/changes?country=KR&country=BY"} {
		p := into[problem](t, c.ask(path, http.StatusUnprocessableEntity))
		if len(p.Fixes) == 0 {
			t.Errorf("%s: %+v", path, p)
		}
	}
	for _, path := range []string{"/agreements?country=KR&country=BY", "/agreements?year=2016&year=2017", "/agreements?kind=charter&kind=agreement", "/agreements?topic=skills&topic=research",
		"/agreements?basis=signed.quoted&basis=signed.not_stated", "/agreements?status=signed&status=planned&organisation=ministry-of-the-interior-and-safety-kr&organisation=ministry-of-the-interior-and-safety-kr&summit=digital-nations-2018&summit=digital-nations-2019"} {
		c.ask(path, http.StatusOK)
	}
}
