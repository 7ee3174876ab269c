package store_test

import (
	"testing"

	"accords/internal/accord"
	"accords/internal/store/storetest"
)

func TestBases(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	if got, err := s.Bases(t.Context()); err != nil || len(got) != 0 {
		t.Errorf("of an empty register: %v, %v", got, err)
	}
	storetest.Fill(t, s, storetest.Document("one", storetest.Agreement{ID: "00000001", Title: "A", Kind: accord.MOU, Signed: "2017-04-26", Countries: []accord.Code{"KR", "BY"}}))
	before, err := s.Bases(t.Context())
	if err != nil || before[accord.Quoted] == 0 || before[accord.NotStated] == 0 {
		t.Fatalf("of one agreement: %v, %v", before, err)
	}
	storetest.Fill(t, s, storetest.Document("two", storetest.Agreement{ID: "00000002", Title: "B", Kind: accord.MOU, Signed: "2018-04-26", Countries: []accord.Code{"KR", "IL"}}))
	after, err := s.Bases(t.Context())
	for basis, n := range before {
		if err != nil || after[basis] != 2*n {
			t.Errorf("%s: %d of one agreement, %d of two like it (%v)", basis, n, after[basis], err)
		}
	}
}
