package accord_test

import (
	"testing"

	"accords/internal/accord"
)

func TestValidID(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]bool{
		"khgjkn8z": true, "00000000": true, "zzzzzzzz": true, "abcdefgh": true, "jkmnpqrs": true, "tvwxyz12": true,
		"khgjkn8i": false, "khgjkn8l": false, "khgjkn8o": false, "khgjkn8u": false, "KHGJKN8Z": false, "khgjkn8": false, "khgjkn8zz": false,
		"": false, "khgjkn8\n": false, "khgjé8z": false, "한국0": false,
	} {
		if got := accord.ValidID(in); got != want {
			t.Errorf("id %q is accepted: %t, want %t", in, got, want)
		}
	}
}
