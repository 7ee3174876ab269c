package site_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"accords/internal/accord"
)

// freeze sends the form of a list and returns where it leads.
func (p portal) freeze(path, list string, headers ...string) *http.Response {
	p.Helper()
	r := httptest.NewRequestWithContext(p.Context(), http.MethodPost, "https://accords.example"+path, strings.NewReader(url.Values{"list": {list}}.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	p.handler.ServeHTTP(w, r)
	return w.Result()
}

// A list is frozen by the form on its page, has an address that follows from
// what it holds, and says what changed since.
func TestFrozenListPage(t *testing.T) {
	t.Parallel()
	p := newPortal(t, korea(), summit())
	if _, _, body := p.ask("/agreements?country=BY"); !strings.Contains(body, `name="list" value="country=BY"`) || !strings.Contains(body, `action="/snapshots"`) {
		t.Error("the list does not offer to freeze it")
	}
	resp := p.freeze("/snapshots", "country=BY")
	at := resp.Header.Get("Location")
	if resp.StatusCode != http.StatusSeeOther || !strings.HasPrefix(at, "/snapshots/") {
		t.Fatalf("status %d, to %q", resp.StatusCode, at)
	}
	if again := p.freeze("/ko/snapshots", "country=BY").Header.Get("Location"); again != "/ko"+at {
		t.Errorf("the same list again is at %s, want /ko%s", again, at)
	}
	p.says(at, "1 agreement, as listed on", "Belarus", "Memorandum with Belarus", "https://accords.example"+at, "Nothing: every agreement still reads as it did.")
	before := p.fetch(at + ".json")
	if got := before.Header.Get("Cache-Control"); !strings.Contains(got, "immutable") {
		t.Errorf("Cache-Control of the frozen list: %s", got)
	}
	raw, _ := io.ReadAll(before.Body)
	var l struct {
		Hash, Query string
		Items       []struct{ ID, Version string }
	}
	if err := json.Unmarshal(raw, &l); err != nil {
		t.Fatal(err)
	}
	var members []accord.FrozenMember
	for _, i := range l.Items {
		members = append(members, accord.FrozenMember{ID: i.ID, Version: i.Version})
	}
	if accord.FreezeHash(l.Query, members) != l.Hash || !strings.HasSuffix(at, l.Hash) {
		t.Errorf("the address does not follow from the list: %s", raw)
	}
	in := korea()
	in.Agreements[0].Signed.V = accord.Date{Year: 2017, Month: 4, Day: 27}
	if _, err := p.store.Replace(t.Context(), in); err != nil {
		t.Fatal(err)
	}
	p.says(at, "26 April 2017", "27 April 2017", "Changed")
	p.says("/ko"+at, "그 뒤에 바뀐 것", "Memorandum with Belarus")
	if now, _ := io.ReadAll(p.fetch(at + ".json").Body); string(now) != string(raw) {
		t.Errorf("the frozen list is another one after an import:\n%s\n%s", raw, now)
	}
}

// What may be frozen is what may be asked for, from our own pages.
func TestFreezeRefuses(t *testing.T) {
	t.Parallel()
	p := newPortal(t, korea())
	for _, list := range []string{"country=XX", "year=20x7", "country=FR", "%zz"} {
		if resp := p.freeze("/snapshots", list); resp.StatusCode != http.StatusBadRequest {
			t.Errorf("%q: status %d", list, resp.StatusCode)
		}
	}
	if resp := p.freeze("/snapshots", "country=BY", "Sec-Fetch-Site", "cross-site"); resp.StatusCode != http.StatusForbidden {
		t.Errorf("from another site: status %d", resp.StatusCode)
	}
	if resp := p.freeze("/snapshots", strings.Repeat("x", 5000)); resp.StatusCode != http.StatusRequestEntityTooLarge {
		t.Errorf("a long one: status %d", resp.StatusCode)
	}
	for _, path := range []string{"/snapshots/00000000000000000000000000000000", "/snapshots/x", "/snapshots"} {
		if status, _, _ := p.ask(path); status != http.StatusNotFound && status != http.StatusMethodNotAllowed {
			t.Errorf("%s: status %d", path, status)
		}
	}
}
