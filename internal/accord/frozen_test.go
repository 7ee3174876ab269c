package accord_test

import (
	"testing"

	"accords/internal/accord"
)

// Whoever has a list can compute its name: printf 'country=KR\na 1\nb 2\n' | sha256sum
func TestFreezeHash(t *testing.T) {
	t.Parallel()
	list := []accord.FrozenMember{{ID: "a", Version: "1"}, {ID: "b", Version: "2"}}
	got := accord.FreezeHash("country=KR", list)
	if want := "c189f606827b453188a8742450f27de2"; got != want {
		t.Errorf("the hash is %s, want %s", got, want)
	}
	titled := []accord.FrozenMember{{ID: "a", Version: "1", Title: "A", Now: accord.FrozenGone}, {ID: "b", Version: "2"}}
	if accord.FreezeHash("country=KR", titled) != got {
		t.Error("what became of a list changes its name")
	}
	for name, other := range map[string]string{
		"another query": accord.FreezeHash("", list), "another order": accord.FreezeHash("country=KR", []accord.FrozenMember{list[1], list[0]}),
		"another version": accord.FreezeHash("country=KR", []accord.FrozenMember{{ID: "a", Version: "2"}, list[1]}),
	} {
		if other == got {
			t.Errorf("%s has the same hash", name)
		}
	}
}
