package site_test

import (
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"accords/internal/accord"
	"accords/internal/site"
	"accords/internal/store/storetest"

	"github.com/google/go-cmp/cmp"
)

// agreementForms are the suffixes of all forms of an agreement, its page first.
func agreementForms() []string {
	return []string{"", ".json", ".jsonld", ".ics", ".bib", ".ris", ".csl.json"}
}

var absolute = regexp.MustCompile(`https?://[^\s"<>\\{},;)]+`)

// In every form, of the record and of the lists that have it, an agreement has
// one permanent address, which is made of the public address and the id alone.
func TestOneAddressInEveryForm(t *testing.T) {
	t.Parallel()
	p := newPortal(t, korea())
	for _, base := range []string{"https://accords.example", "https://register.example:8443"} {
		p.handler = site.New(p.store, site.Config{BaseURL: base, Hosts: []string{"accords.example"}}, slog.New(slog.DiscardHandler))
		permanent := base + "/a/" + belarusID
		paths := []string{"/agreements.json", "/agreements.jsonl", "/agreements.csv", "/agreements.jsonld", "/agreements.atom", "/agreements.ics", "/agreements.bib", "/agreements.ris", "/agreements.csl.json", "/changes.json", "/changes.csv", "/changes.atom", "/countries/by.csv"}
		for _, suffix := range agreementForms() {
			paths = append(paths, "/agreements/"+belarusID+"/memorandum-with-belarus"+suffix)
		}
		for _, path := range paths {
			resp := p.fetch(path)
			body, _ := io.ReadAll(resp.Body)
			if resp.StatusCode != http.StatusOK {
				t.Fatalf("%s: status %d", path, resp.StatusCode)
			}
			given := strings.ReplaceAll(string(body), `\u0026`, "&")
			found := false
			for _, address := range append(absolute.FindAllString(given, -1), absolute.FindAllString(strings.Join(resp.Header.Values("Link"), " "), -1)...) {
				bare, _, _ := strings.Cut(address, "#")
				if !strings.Contains(bare, belarusID) {
					continue
				}
				found = found || bare == permanent
				readable := strings.HasPrefix(strings.Replace(bare, base+"/ko/", base+"/", 1), base+"/agreements/"+belarusID)
				if bare != permanent && !readable {
					t.Errorf("%s of %s has the address %s, want %s or the page's", path, base, address, permanent)
				}
			}
			if !found {
				t.Errorf("%s of %s does not have %s", path, base, permanent)
			}
		}
	}
}

// An id that was merged leads to its survivor for good, by each address and in
// each form, in either language, and the survivor says which ids it had.
func TestMergedAddressesLeadOn(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	in := storetest.Agreement{ID: "aaaaaaaa", Title: "Plan", Kind: accord.MOU}
	storetest.Catalogue(t, p.store, storetest.Record("plan", "", in))
	in.ID, in.Title = "bbbbbbbb", "Plan as published"
	storetest.Catalogue(t, p.store, storetest.Record("plan", "aaaaaaaa", in))
	for _, suffix := range agreementForms() {
		for from, to := range map[string]string{
			"/a/aaaaaaaa": "/agreements/bbbbbbbb/plan-as-published", "/a/AAAAAAAA": "/agreements/bbbbbbbb/plan-as-published",
			"/agreements/aaaaaaaa": "/agreements/bbbbbbbb/plan-as-published", "/agreements/aaaaaaaa/plan": "/agreements/bbbbbbbb/plan-as-published",
			"/ko/agreements/aaaaaaaa/plan": "/ko/agreements/bbbbbbbb/plan-as-published", "/agreements/bbbbbbbb/old-title": "/agreements/bbbbbbbb/plan-as-published",
		} {
			if status, location, _ := p.ask(from + suffix); status != http.StatusPermanentRedirect || location != to+suffix {
				t.Errorf("%s: %d to %s, want %s", from+suffix, status, location, to+suffix)
			}
		}
	}
	var got struct {
		ID     string   `json:"id"`
		Former []string `json:"former_ids"`
	}
	if err := json.Unmarshal(p.ask200("/agreements/bbbbbbbb/plan-as-published.json"), &got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"aaaaaaaa"}, got.Former); diff != "" {
		t.Errorf("former ids of %s: mismatch (-want +got)\n%s", got.ID, diff)
	}
}

// What was suppressed is gone by each address and in each form, with the reason
// and the day, and nobody keeps the answer.
func TestSuppressedAddressesSayWhy(t *testing.T) {
	t.Parallel()
	p := newPortal(t, korea())
	if err := p.store.Suppress(t.Context(), accord.Suppression{Kind: accord.SuppressAgreement, Key: belarusID, Reason: "A court ordered it.", By: "kim"}); err != nil {
		t.Fatal(err)
	}
	for _, suffix := range agreementForms() {
		for _, path := range []string{"/a/" + belarusID, "/agreements/" + belarusID, "/agreements/" + belarusID + "/memorandum-with-belarus", "/ko/agreements/" + belarusID + "/x"} {
			resp := p.fetch(path + suffix)
			body, _ := io.ReadAll(resp.Body)
			if resp.StatusCode != http.StatusGone || resp.Header.Get("Cache-Control") != "no-store" || !strings.Contains(string(body), "A court ordered it.") || strings.Contains(string(body), "Memorandum with Belarus") {
				t.Errorf("%s: status %d, %s", path+suffix, resp.StatusCode, resp.Header.Get("Cache-Control"))
			}
		}
	}
}
