package accord_test

import (
	"errors"
	"testing"

	"accords/internal/accord"
)

// The sentence for readers and the cause are for two kinds of people.
func TestErrorIsForWhoRunsThePortal(t *testing.T) {
	t.Parallel()
	cause := errors.New("cause")
	for kind, want := range map[accord.ErrorKind]string{
		accord.Invalid: "sentence: cause", accord.NotFound: "sentence", accord.Gone: "sentence", accord.Unavailable: "cause", accord.Internal: "cause",
	} {
		err := &accord.Error{Kind: kind, Message: "sentence", Err: cause}
		if err.Error() != want || !errors.Is(err, cause) {
			t.Errorf("%s: %q, want %q", kind, err, want)
		}
		err.Err = nil
		if err.Error() != "sentence" {
			t.Errorf("%s without a cause: %q", kind, err)
		}
	}
}
