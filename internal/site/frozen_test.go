package site_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"accords/internal/accord"
	"accords/internal/store/storetest"
)

// freeze sends the form of a list and returns where it leads.
func (p portal) freeze(path, list string, headers ...string) *http.Response {
	p.Helper()
	return p.freezeFrom("192.0.2.1:1234", path, list, headers...)
}

// freezeFrom is freeze from an address of the client's.
func (p portal) freezeFrom(client, path, list string, headers ...string) *http.Response {
	p.Helper()
	r := httptest.NewRequestWithContext(p.Context(), http.MethodPost, "https://accords.example"+path, strings.NewReader(url.Values{"list": {list}}.Encode()))
	r.RemoteAddr = client
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
	if got := before.Header.Get("Cache-Control"); got != "public, max-age=3600" {
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
	// The list is of Belarus: what comes from there since is said, too.
	later := storetest.Document("later", storetest.Agreement{ID: "nnnnnnnn", Title: "Later plan", Kind: accord.MOU, Countries: []accord.Code{"BY"}})
	if _, err := p.store.Replace(t.Context(), later); err != nil {
		t.Fatal(err)
	}
	p.says(at, "26 April 2017", "27 April 2017", "Changed", "In the list since Later plan")
	p.says("/ko"+at, "그 뒤에 목록에 들어온 협정 Later plan")
	p.says("/ko"+at, "그 뒤에 바뀐 것", "Memorandum with Belarus")
	if now, _ := io.ReadAll(p.fetch(at + ".json").Body); string(now) != string(raw) {
		t.Errorf("the frozen list is another one after an import:\n%s\n%s", raw, now)
	}
}

// A merged member leads to the record that has it now, and is not called
// withdrawn; the page of the form is a page.
func TestFrozenListLeadsToSurvivors(t *testing.T) {
	t.Parallel()
	p := newPortal(t, korea())
	one := storetest.Agreement{ID: "aaaaaaaa", Title: "Plan", Kind: accord.Charter}
	storetest.Catalogue(t, p.store, storetest.Record("plan", "", one))
	at := p.freeze("/snapshots", "kind=charter").Header.Get("Location")
	one.ID, one.Title = "bbbbbbbb", "Plan as published"
	storetest.Catalogue(t, p.store, storetest.Record("plan", "aaaaaaaa", one))
	p.says(at, "Plan Merged → Plan as published")
	if _, _, body := p.ask(at); !strings.Contains(body, `href="/agreements/bbbbbbbb/plan-as-published"`) || strings.Contains(body, "is-gone") {
		t.Errorf("a merged member is shown as\n%s", body)
	}
	p.says("/snapshots", "Frozen lists", "a network can freeze 20 lists a day")
	p.says("/ko/snapshots", "고정한 목록")
}

// A frozen list is kept for an hour by whoever has it, also by the answer that it
// is still the same, and no longer: a title in it that was suppressed has to go.
func TestFrozenFormsAreKeptForAnHour(t *testing.T) {
	t.Parallel()
	p := newPortal(t, korea())
	at, tags := p.freeze("/snapshots", "country=BY").Header.Get("Location"), map[string]string{}
	for _, suffix := range []string{".json", ".csv", ".jsonld", ".bib", ".ris", ".csl.json"} {
		first := p.fetch(at + suffix)
		if got := first.Header.Get("Cache-Control"); first.StatusCode != http.StatusOK || got != "public, max-age=3600" {
			t.Errorf("%s: %d %s", suffix, first.StatusCode, got)
		}
		again := p.fetch(at+suffix, "If-None-Match", first.Header.Get("ETag"))
		if got := again.Header.Get("Cache-Control"); again.StatusCode != http.StatusNotModified || got != "public, max-age=3600" {
			t.Errorf("%s again: %d %s", suffix, again.StatusCode, got)
		}
		tags[suffix] = first.Header.Get("ETag")
	}
	if err := p.store.Suppress(t.Context(), accord.Suppression{Kind: accord.SuppressAgreement, Key: belarusID, Reason: "A court ordered it.", By: "kim"}); err != nil {
		t.Fatal(err)
	}
	for suffix, tag := range tags {
		again := p.fetch(at+suffix, "If-None-Match", tag)
		if raw, _ := io.ReadAll(again.Body); again.StatusCode != http.StatusOK || strings.Contains(string(raw), "Memorandum with Belarus") {
			t.Errorf("%s after the suppression: %d\n%s", suffix, again.StatusCode, raw)
		}
	}
	for path, want := range map[string]string{at: "public, max-age=60, stale-while-revalidate=600", "/snapshots": "public, max-age=60, stale-while-revalidate=600",
		at[:len(at)-1] + "g.json": "no-store", "/snapshots/00000000000000000000000000000000.json": "no-store"} {
		if got := p.fetch(path).Header.Get("Cache-Control"); got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
}

// What reference managers take from a frozen list: one data set, by its version.
func TestFrozenListIsCited(t *testing.T) {
	t.Parallel()
	p := newPortal(t, korea())
	at := p.freeze("/snapshots", "country=BY").Header.Get("Location")
	for form, suffix := range map[string]string{"bib": ".bib", "ris": ".ris", "json": ".csl.json"} {
		c := citations(t, form, p.ask200(at+suffix))
		if len(c.Items) != 1 || c.Items[0].Title != "List of 1 agreement (country=BY)" || c.Items[0].URL != "https://accords.example"+at || len(c.Items[0].Author) != 1 {
			t.Errorf("%s: %+v", suffix, c.Items)
		}
	}
	rows, err := csv.NewReader(bytes.NewReader(p.ask200(at + ".csv"))).ReadAll()
	if err != nil || len(rows) != 2 || rows[1][0] != belarusID || rows[1][1] != "https://accords.example/a/"+belarusID || rows[1][3] != "Memorandum with Belarus" {
		t.Errorf("the table is %q, %v", rows, err)
	}
	links := strings.Join(p.fetch(at).Header.Values("Link"), "\n")
	for _, want := range []string{`<https://accords.example` + at + `>; rel="cite-as"`, `<https://accords.example` + at + `.csv>; rel="alternate"; type="text/csv"`, `<https://schema.org/Dataset>; rel="type"`} {
		if !strings.Contains(links, want) {
			t.Errorf("no Link %s in\n%s", want, links)
		}
	}
}

// One network does not use up the day of all: after its share it has to wait,
// in either language, and others go on.
func TestFreezesOfOneNetwork(t *testing.T) {
	t.Parallel()
	p := newPortal(t, korea())
	for year := range 20 {
		if resp := p.freezeFrom("192.0.2.1:9", "/snapshots", fmt.Sprintf("year_from=%d", 1950+year)); resp.StatusCode != http.StatusSeeOther {
			t.Fatalf("the %dth list: status %d", year+1, resp.StatusCode)
		}
	}
	for _, path := range []string{"/snapshots", "/ko/snapshots"} {
		resp := p.freezeFrom("192.0.2.1:10", path, "year_from=1990")
		body, _ := io.ReadAll(resp.Body)
		if wait, _ := strconv.Atoi(resp.Header.Get("Retry-After")); resp.StatusCode != http.StatusTooManyRequests || wait < 60 || resp.Header.Get("Cache-Control") != "no-store" {
			t.Errorf("%s after the share: status %d, %v", path, resp.StatusCode, resp.Header)
		}
		if want := map[string]string{"/snapshots": "Your network has frozen many lists today", "/ko/snapshots": "같은 네트워크에서"}[path]; !strings.Contains(string(body), want) {
			t.Errorf("%s does not say %q", path, want)
		}
	}
	if resp := p.freezeFrom("198.51.100.7:9", "/snapshots", "year_from=1990"); resp.StatusCode != http.StatusSeeOther {
		t.Errorf("another network: status %d", resp.StatusCode)
	}
}

// What may be frozen is what may be asked for, from our own pages.
func TestFreezeRefuses(t *testing.T) {
	t.Parallel()
	p := newPortal(t, korea())
	for _, list := range []string{"country=XX", "year=20x7", "country=FR", "%zz", "contry=BY", "country=", "country=BY&utm_source=x", "country=BY&country=BY"} {
		if resp := p.freeze("/snapshots", list); resp.StatusCode != http.StatusBadRequest {
			t.Errorf("%q: status %d", list, resp.StatusCode)
		}
	}
	for _, body := range []string{"", "country=BY", "list", "liste=country%3DBY", "list=&country=BY", "list=country%3DBY&list=country%3DKR", "%zz=1"} {
		want := http.StatusBadRequest
		if body == "list" { // the whole list, and the field says so
			want = http.StatusSeeOther
		}
		r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "https://accords.example/snapshots", strings.NewReader(body))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		w := httptest.NewRecorder()
		p.handler.ServeHTTP(w, r)
		if w.Code != want || want == http.StatusBadRequest && !strings.Contains(w.Body.String(), "send one field, “list”") {
			t.Errorf("the form %q: status %d", body, w.Code)
		}
	}
	if resp := p.freeze("/snapshots", "country=BY", "Sec-Fetch-Site", "cross-site"); resp.StatusCode != http.StatusForbidden {
		t.Errorf("from another site: status %d", resp.StatusCode)
	}
	if resp := p.freeze("/snapshots", strings.Repeat("x", 5000)); resp.StatusCode != http.StatusRequestEntityTooLarge {
		t.Errorf("a long one: status %d", resp.StatusCode)
	}
	for _, path := range []string{"/snapshots/00000000000000000000000000000000", "/snapshots/x", "/snapshots.json"} {
		if status, _, _ := p.ask(path); status != http.StatusNotFound && status != http.StatusMethodNotAllowed {
			t.Errorf("%s: status %d", path, status)
		}
	}
}
