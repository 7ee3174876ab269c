package main

import (
	"strings"
	"testing"
	"time"
)

func TestSynth(t *testing.T) {
	t.Parallel()
	w, err := specimenWorld(time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	if len(w.Countries) < 200 || w.Countries[0].Code != "KR" || len(w.Topics) == 0 {
		t.Errorf("%d countries, the first is %v, %d topics", len(w.Countries), w.Countries[0].Code, len(w.Topics))
	}
	_, stderr, status := result(t, nil, "synth", "--agreements", "0")
	if status != failed || !strings.Contains(stderr, "want 1 or more") {
		t.Errorf("status %d: %s", status, stderr)
	}
	stdout, _, _ := result(t, nil, "--help")
	if strings.Contains(stdout, "synth") {
		t.Errorf("help offers to fill a register with specimens:\n%s", stdout)
	}
}

// Specimens go into a register of their own, as often as somebody likes, and into
// none that people may read.
func TestSynthLeavesARegisterAlone(t *testing.T) {
	t.Parallel()
	synth := func(dsn string) (stderr string, status int) {
		_, stderr, status = result(t, []string{"DATABASE_URL=" + dsn}, "synth", "--agreements", "2")
		return stderr, status
	}
	if stderr, status := synth(imported(t)); status != failed || !strings.Contains(stderr, "which people may read") {
		t.Errorf("into a register: status %d: %s", status, stderr)
	}
	empty := pg.Empty(t)
	for range 2 {
		if stderr, status := synth(empty); strings.Contains(stderr, "which people may read") {
			t.Errorf("into its own: status %d: %s", status, stderr)
		}
	}
}
