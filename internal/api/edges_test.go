package api_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"accords/internal/accord"
	"accords/internal/api"
	"accords/internal/store/storetest"

	"github.com/google/go-cmp/cmp"
)

// Who has an answer is told so, by every operation and in each way in which one
// can say that one has it; who has another one gets the answer.
func TestConditionalEverywhere(t *testing.T) {
	t.Parallel()
	c := newClient(t, 10_000)
	tags := map[string]string{}
	for operation, ways := range asked {
		whole := c.ask(ways.well, http.StatusOK)
		tag := whole.Header().Get("ETag")
		if other, known := tags[tag]; known || len(tag) < 10 || !strings.HasPrefix(tag, `"`) || !strings.HasSuffix(tag, `"`) {
			t.Errorf("%s has the tag %s, as %s", operation, tag, other)
		}
		tags[tag] = operation
		for _, has := range []string{tag, "W/" + tag, `"other", ` + tag, "W/\"other\"," + tag + `, "x"`, "*", " * "} {
			w := c.raw(ways.well, "If-None-Match", has)
			if w.Code != http.StatusNotModified || w.Body.Len() != 0 || w.Header().Get("ETag") != tag || w.Header().Get("Cache-Control") != whole.Header().Get("Cache-Control") {
				t.Errorf("%s, of which the client has %s: %d, %d bytes, %v", operation, has, w.Code, w.Body.Len(), w.Header())
			}
		}
		for _, has := range []string{"", `""`, `"other"`, strings.Trim(tag, `"`), `W/"other"`} {
			if w := c.raw(ways.well, "If-None-Match", has); w.Code != http.StatusOK || w.Body.String() != whole.Body.String() {
				t.Errorf("%s, of which the client has %q: %d, %d bytes of %d", operation, has, w.Code, w.Body.Len(), whole.Body.Len())
			}
		}
		for path, status := range map[string]int{ways.badly: 422, ways.missing: 404} {
			if path == "" {
				continue
			}
			// What is not there nobody can have, whatever they say.
			if w := c.raw(path, "If-None-Match", "*"); w.Code != status || w.Header().Get("ETag") != "" || w.Header().Get("Cache-Control") != "no-store" || w.Body.Len() == 0 {
				t.Errorf("%s: %d, want %d; %v", path, w.Code, status, w.Header())
			}
		}
		head := httptest.NewRecorder()
		c.handler.ServeHTTP(head, httptest.NewRequestWithContext(t.Context(), http.MethodHead, base+api.Prefix+ways.well, nil))
		if head.Code != http.StatusOK || head.Header().Get("ETag") != tag {
			t.Errorf("HEAD of %s: %d, tag %s, want %s", operation, head.Code, head.Header().Get("ETag"), tag)
		}
	}
}

// part is a part of any list.
type part struct {
	Total   int
	NextURL string `json:"next_url"`
	Items   []json.RawMessage
}

// Whatever the size of its parts, a list is the same list: no record twice, none
// left out, also where records stand at the same place of the order; and the last
// part does not promise another.
func TestPartsOfAList(t *testing.T) {
	t.Parallel()
	c := newClient(t, 10_000)
	tied := []storetest.Agreement{}
	for i := range 5 { // one day, one title: only the id tells them apart
		tied = append(tied, storetest.Agreement{ID: fmt.Sprintf("0000000%d", i), Title: "Twins", Kind: accord.MOU, Signed: "2020-01-01", Countries: []accord.Code{"KR", "KZ"}})
	}
	storetest.Fill(t, c.store, storetest.Document("tied", tied...))
	for _, list := range []string{"/agreements?", "/agreements?country=KR&sort=signed_asc&", "/agreements?sort=title&", "/agreements?sort=added&", "/agreements?q=twins&sort=relevance&",
		"/summits?", "/series?", "/ministries?", "/countries?", "/topics?", "/sources?", "/changes?"} {
		whole := into[part](t, c.ask(list+"limit=100", http.StatusOK))
		if whole.NextURL != "" || whole.Items == nil || !strings.HasPrefix(list, "/changes") && len(whole.Items) != whole.Total {
			t.Errorf("%s: %d of %d records, then %q", list, len(whole.Items), whole.Total, whole.NextURL)
		}
		for _, limit := range []int{1, 2, len(whole.Items) - 1, len(whole.Items)} {
			if limit < 1 {
				continue
			}
			var got []json.RawMessage
			rounds := 0
			for at := fmt.Sprintf("%slimit=%d", list, limit); at != ""; rounds++ {
				p := into[part](t, c.raw(at)) // that it is as described was seen above
				if len(p.Items) == 0 || len(p.Items) > limit || p.Total != whole.Total || rounds > len(whole.Items) {
					t.Fatalf("%s: %d records in part %d of %d, total %d", at, len(p.Items), rounds, limit, p.Total)
				}
				got = append(got, p.Items...)
				at = strings.TrimPrefix(p.NextURL, base+api.Prefix)
			}
			if diff := cmp.Diff(whole.Items, got); diff != "" {
				t.Errorf("%s in parts of %d: mismatch (-whole +parts)\n%s", list, limit, diff)
			}
			if want := (len(whole.Items) + limit - 1) / limit; rounds != want {
				t.Errorf("%s in parts of %d: %d parts, want %d", list, limit, rounds, want)
			}
		}
	}
}

// A cursor of one list means nothing in another, and is refused or stands
// somewhere: it never breaks the operation.
func TestCursorsOfOtherLists(t *testing.T) {
	t.Parallel()
	c := newClient(t, 10_000)
	cursors := map[string]bool{}
	for _, list := range []string{"/agreements?limit=1", "/agreements?limit=1&sort=title", "/agreements?limit=1&sort=added", "/agreements?limit=1&q=memorandum&sort=relevance", "/summits?limit=1", "/topics?limit=1", "/changes?limit=1"} {
		_, cursor, ok := strings.Cut(into[part](t, c.ask(list, http.StatusOK)).NextURL, "cursor=")
		if !ok {
			t.Fatalf("%s has one part", list)
		}
		cursor, _, _ = strings.Cut(cursor, "&")
		cursors[cursor] = true
	}
	for _, list := range []string{"/agreements?", "/agreements?sort=title&", "/agreements?sort=signed_asc&", "/agreements?sort=added&", "/agreements?q=memorandum&sort=relevance&", "/summits?", "/topics?", "/changes?", "/sources?"} {
		for cursor := range cursors {
			w := c.raw(list + "cursor=" + cursor)
			if w.Code != http.StatusOK && w.Code != http.StatusUnprocessableEntity {
				t.Errorf("%scursor=%s: %d %s", list, cursor, w.Code, w.Body)
			}
		}
	}
}

// Every operation refuses members that its records do not have, names those that
// they have, and sends each of these alone where it is asked for alone.
func TestFieldsOfEveryOperation(t *testing.T) {
	t.Parallel()
	c := newClient(t, 10_000)
	for operation, ways := range asked {
		if operation == "search" || operation == "list-changes" { // they take no fields
			continue
		}
		path, records := ways.well+"?fields=", func(w *httptest.ResponseRecorder) []map[string]json.RawMessage {
			if strings.HasPrefix(operation, "read-") {
				return []map[string]json.RawMessage{into[map[string]json.RawMessage](t, w)}
			}
			return into[struct {
				Items []map[string]json.RawMessage
			}](t, w).Items
		}
		for _, wrong := range []string{"colour", "id,colour", "ID", "title,", ",", "%20id", "title.value", "items", "%00", "*"} {
			p := into[problem](t, c.ask(path+wrong, http.StatusUnprocessableEntity))
			if len(p.Fixes) != 1 || !strings.HasPrefix(p.Fixes[0], "fields: there is no ") {
				t.Errorf("%s%s: %q", path, wrong, p.Fixes)
			}
		}
		_, listed, _ := strings.Cut(into[problem](t, c.ask(path+"colour", 422)).Fixes[0], "use some of ")
		members := strings.Split(strings.TrimSuffix(listed, "."), ", ")
		seen := map[string]bool{}
		for _, member := range members {
			for _, r := range records(c.raw(path + member)) {
				if _, has := r[member]; len(r) > 1 || len(r) == 1 && !has {
					t.Errorf("%s%s sends %v", path, member, slices.Collect(maps.Keys(r)))
				}
				seen[member] = seen[member] || len(r) == 1
			}
		}
		// All together are the records as they are.
		whole := records(c.ask(ways.well, http.StatusOK))
		if diff := cmp.Diff(whole, records(c.ask(path+strings.Join(members, ","), http.StatusOK))); diff != "" {
			t.Errorf("%s: mismatch (-whole +all members)\n%s", operation, diff)
		}
		for member := range whole[0] {
			if !seen[member] {
				t.Errorf("%s has %s, which cannot be asked for alone", operation, member)
			}
		}
	}
}

// An id that was merged gives the record that lives on, which says what it was
// called; lists and changes of old ids lead there, too.
func TestFormerIDs(t *testing.T) {
	t.Parallel()
	c := newClient(t, 10_000)
	in := storetest.Agreement{ID: "aaaaaaaa", Title: "Plan", Kind: accord.MOU, Countries: []accord.Code{"KR", "BY"}}
	storetest.Catalogue(t, c.store, storetest.Record("plan", "", in))
	in.ID, in.Title = "bbbbbbbb", "Plan as published"
	storetest.Catalogue(t, c.store, storetest.Record("plan", "aaaaaaaa", in))
	type record struct {
		ID        string
		Permalink string
		Former    []string `json:"former_ids"`
	}
	want := record{"bbbbbbbb", base + "/a/bbbbbbbb", []string{"aaaaaaaa"}}
	for _, path := range []string{"/agreements/aaaaaaaa", "/agreements/AAAAAAAA", "/agreements/bbbbbbbb", "/agreements/aaaaaaaa?fields=id,permalink,former_ids"} {
		if diff := cmp.Diff(want, into[record](t, c.ask(path, http.StatusOK))); diff != "" {
			t.Errorf("%s: mismatch (-want +got)\n%s", path, diff)
		}
	}
	list := into[struct{ Items []record }](t, c.ask("/agreements", http.StatusOK)).Items
	for _, r := range list {
		switch {
		case r.ID == "aaaaaaaa":
			t.Error("the list still has the record that was merged")
		case r.Former == nil:
			t.Errorf("the former ids of %s are null", r.ID)
		case r.ID != want.ID && len(r.Former) > 0:
			t.Errorf("%s was never %v", r.ID, r.Former)
		}
	}
	if !slices.ContainsFunc(list, func(r record) bool { return cmp.Equal(r, want) }) {
		t.Errorf("the list does not say what %s was called: %v", want.ID, list)
	}
}
