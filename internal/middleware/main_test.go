package middleware_test

import (
	"testing"

	"go.uber.org/goleak"
)

// Whoever waits for a place, or for a deadline, has to go away in the end.
func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }
