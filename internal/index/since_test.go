package index_test

import (
	"io"
	"log/slog"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"accords/internal/accord"
	"accords/internal/index"
	"accords/internal/query"
	"accords/internal/store"
	"accords/internal/store/storetest"
	"accords/internal/synth"
)

// What is new since a day is the same from memory and by SQL: for every day from
// before the first import to after the last, whether the lists were read whole, were
// brought up to date, or come from their file. Some imports are at midnight, or a
// moment before it.
func TestSinceEveryDay(t *testing.T) {
	t.Parallel()
	first := time.Date(2026, 11, 20, 23, 59, 59, 999_999_000, time.UTC)
	clock := first
	s := pg.NewWith(t, store.Options{Now: func() time.Time { return clock }})
	storetest.Fill(t, s)
	small := storetest.Authority()
	w := synth.World{Countries: small.Countries, Topics: small.Topics, Imported: first}
	made := slices.Collect(w.Contributions(40, 11))
	if _, err := s.Load(t.Context(), slices.Values(made)); err != nil {
		t.Fatal(err)
	}
	quiet := slog.New(slog.NewTextHandler(io.Discard, nil))
	file := filepath.Join(t.TempDir(), "lists")
	x := index.New(s, today, quiet)
	x.Keep(file)
	if err := x.Renew(t.Context()); err != nil {
		t.Fatal(err)
	}
	e := &editor{draw: &draw{state: 5}, s: s, made: made, next: slices.Collect(w.Contributions(60, 12))}
	for _, pause := range []time.Duration{time.Microsecond, 20 * time.Hour, 50 * time.Hour, time.Hour} {
		clock = clock.Add(pause)
		for range 6 {
			e.act(t)
		}
		if err := x.Renew(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	recalled := index.New(s, today, quiet)
	recalled.Keep(file)
	recalled.Recall(t.Context())
	if recalled.Status().Agreements == 0 {
		t.Fatal("the file has no lists")
	}
	totals := map[int]bool{}
	for day := first.AddDate(0, 0, -1); day.Before(clock.AddDate(0, 0, 2)); day = day.AddDate(0, 0, 1) {
		since := accord.Date{Year: day.Year(), Month: int(day.Month()), Day: day.Day()}
		for _, q := range []query.Agreements{
			{Since: since, Page: 1},
			{Since: since, Sort: query.ByAdded, Page: 2},
			{Since: since, Countries: []accord.Code{"KR"}},
			{Since: since, Countries: []accord.Code{"KR", "BY"}, MatchAll: true},
			{Since: since, Kinds: []accord.Kind{accord.MOU}, Sort: query.ByTitle},
		} {
			for _, lists := range []*index.Index{x, recalled, indexed(t, s)} {
				same(t, lists, s, q)
			}
		}
		n, err := x.Totals(t.Context(), []query.Agreements{{Since: since}})
		if err != nil {
			t.Fatal(err)
		}
		totals[n[0]] = true
	}
	if len(totals) < 4 {
		t.Errorf("the days tell lists apart as %v only", totals)
	}
}
