package main

import (
	"log/slog"
	"testing"
	"time"

	"accords/internal/accord"
	"accords/internal/index"
	"accords/internal/query"
	"accords/internal/store"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// What the project's own register answers from memory is what SQL answers: each
// value of each filter alone and beside a country, since a day, by words of both
// languages, in every order; and so is what each country's page counts.
func TestListsOfTheSeedsAreThoseOfSQL(t *testing.T) {
	t.Parallel()
	st, err := store.Open(t.Context(), imported(t), store.Options{StatementTimeout: time.Minute})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(st.Close)
	lists := index.New(st, time.Now, slog.New(slog.DiscardHandler))
	if err := lists.Renew(t.Context()); err != nil {
		t.Fatal(err)
	}
	all, err := st.Agreements(t.Context(), query.Agreements{})
	if err != nil {
		t.Fatal(err)
	}
	today := time.Now().UTC()
	since := accord.Date{Year: today.Year(), Month: int(today.Month()), Day: today.Day()}
	for _, q := range everyFilter(all.Facets, since) {
		want, err := st.Agreements(t.Context(), q)
		if err != nil {
			t.Fatalf("%s: %v", q.Encode(), err)
		}
		got, err := lists.Agreements(t.Context(), q)
		if err != nil {
			t.Fatalf("%s: %v", q.Encode(), err)
		}
		if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s: mismatch (-SQL +memory)\n%s", q.Encode(), diff)
		}
	}
	countries, err := st.Countries(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range countries {
		want, err := st.Country(t.Context(), c.Code)
		if err != nil {
			t.Fatalf("%s: %v", c.Code, err)
		}
		got, err := lists.Country(t.Context(), c.Code)
		if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); err != nil || diff != "" {
			t.Errorf("%s: %v, mismatch (-SQL +memory)\n%s", c.Code, err, diff)
		}
	}
}

// everyFilter is a list for each value beside the list, and some of two filters.
func everyFilter(have accord.Facets, since accord.Date) []query.Agreements {
	var out []query.Agreements
	for _, sort := range query.Sorts() {
		out = append(out, query.Agreements{Sort: sort}, query.Agreements{Sort: sort, Page: 2}, query.Agreements{Sort: sort, Text: "digital government"})
	}
	for _, text := range []string{"Korea", "전자정부", `"memorandum of understanding" -Estonia`, "cloud or skills", "Côte"} {
		out = append(out, query.Agreements{Text: text}, query.Agreements{Text: text, Since: since})
	}
	out = append(out, query.Agreements{Since: since}, query.Agreements{Since: accord.Date{Year: 2020, Month: 1, Day: 1}}, query.Agreements{YearFrom: 2015, YearTo: 2018})
	for _, months := range query.Endings() {
		out = append(out, query.Agreements{Ending: months})
	}
	kr := []accord.Code{"KR"}
	for _, v := range have.Countries {
		both := []accord.Code{"KR", accord.Code(v.Value)}
		out = append(out, query.Agreements{Countries: both}, query.Agreements{Countries: both, MatchAll: true})
	}
	for _, v := range have.Topics {
		out = append(out, query.Agreements{Topics: []string{v.Value}}, query.Agreements{Topics: []string{v.Value}, Countries: kr, Since: since})
	}
	for _, v := range have.Kinds {
		out = append(out, query.Agreements{Kinds: []accord.Kind{accord.Kind(v.Value)}, Countries: kr})
	}
	for _, v := range have.Statuses {
		out = append(out, query.Agreements{Statuses: []accord.Status{accord.Status(v.Value)}})
	}
	for _, v := range have.Organisations {
		out = append(out, query.Agreements{Organisations: []string{v.Value}, Sort: query.ByTitle})
	}
	for _, v := range have.Bases {
		out = append(out, query.Agreements{Bases: []string{v.Value}, Countries: kr})
	}
	for _, v := range have.Summits {
		out = append(out, query.Agreements{Summits: []string{v.Value}})
	}
	return out
}
