package store_test

import (
	"slices"
	"testing"
	"time"

	"accords/internal/accord"
	"accords/internal/store"
	"accords/internal/store/storetest"

	"github.com/google/go-cmp/cmp"
)

// holding is a register with what its tables have, but for those that tell of the
// past.
func holding(t *testing.T, steps ...[]accord.Contribution) map[string][]string {
	t.Helper()
	dsn := pg.DSN(t)
	s := must(store.Open(t.Context(), dsn, store.Options{Now: func() time.Time { return today }}))(t)
	defer s.Close()
	storetest.Fill(t, s)
	for _, documents := range steps {
		for _, c := range documents {
			replace(t, s, c)
		}
	}
	content := storetest.Content(t, dsn)
	delete(content, "change")
	delete(content, "tombstone")
	return content
}

// serial names the summits of a document's agreements as of some series.
func serial(documents []accord.Contribution, series ...string) []accord.Contribution {
	for i := range documents {
		for j := range documents[i].Summits {
			if of := series[i%len(series)]; of != "" {
				documents[i].Summits[j].Series = ofSeries(accord.Ref{Slug: of}, nil)
			}
		}
	}
	return documents
}

// A register that has grown, in which documents said other things before, is the one
// that a fresh import of what they say now makes, in whatever order they come.
func TestAGrownRegisterIsAFreshOne(t *testing.T) {
	t.Parallel()
	saying := func(seed uint64, series ...string) []accord.Contribution {
		_, documents := seededModel(30, seed)
		return serial(documents, series...)
	}
	now := func() []accord.Contribution { return saying(1, "") }
	backwards := now()
	slices.Reverse(backwards)
	fresh := holding(t, now())
	for name, steps := range map[string][][]accord.Contribution{
		"backwards":                {backwards},
		"twice":                    {now(), now()},
		"after other things":       {saying(2, "digital-nations"), now()},
		"after several":            {saying(3, ""), saying(4, "digital-nations"), backwards},
		"after nothing was stated": {emptied(now()), now()},
	} {
		got := holding(t, steps...)
		for table, rows := range fresh {
			if diff := cmp.Diff(rows, got[table]); diff != "" {
				t.Errorf("%s: table %s: mismatch (-fresh +grown)\n%s", name, table, diff)
			}
		}
	}
	if len(fresh["agreement"]) != 30 || len(fresh["claim"]) < 200 {
		t.Errorf("%d agreements, %d claims", len(fresh["agreement"]), len(fresh["claim"]))
	}
}

// emptied are documents of the same names in which nothing is read.
func emptied(documents []accord.Contribution) []accord.Contribution {
	for i, c := range documents {
		documents[i] = storetest.Document(c.Document.Slug)
	}
	return documents
}
