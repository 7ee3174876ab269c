package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The register goes to a file, into another database, and serves the same
// pages from there without a further import.
func TestBackupAndRestore(t *testing.T) {
	t.Parallel()
	first, second := "DATABASE_URL="+imported(t), "DATABASE_URL="+pg.Empty(t)
	must := func(database string, args ...string) string {
		t.Helper()
		stdout, stderr, status := result(t, []string{database}, args...)
		if status != 0 {
			t.Fatalf("portal %v: status %d\n%s%s", args, status, stdout, stderr)
		}
		return stdout
	}
	if out := must(first, "check"); !strings.Contains(out, "the register is sound") {
		t.Errorf("check: %s", out)
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "accords.zip")
	if out := must(first, "backup", file); !strings.Contains(out, "sha256 ") {
		t.Errorf("backup: %s", out)
	}
	if left, err := filepath.Glob(filepath.Join(dir, ".*")); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
	if out := must(second, "restore", file); !strings.Contains(out, "restored") || !strings.Contains(out, "the register is sound") {
		t.Errorf("restore: %s", out)
	}
	const same = "PORTAL_BASE_URL=https://accords.example" // else each names its own port
	before := startPortal(t, first, same, "PORTAL_NO_MIGRATE=true").page(t, "/agreements.jsonl", 200)
	after := startPortal(t, second, same, "PORTAL_NO_MIGRATE=true").page(t, "/agreements.jsonl", 200)
	if before != after || !strings.Contains(before, `"value"`) {
		t.Errorf("the restored register lists %d bytes, the first %d", len(after), len(before))
	}
	if out := must(second, "migrate"); !strings.Contains(out, "5 unchanged") {
		t.Errorf("the restored register imports again:\n%s", out)
	}
}

func TestBackupLeavesFilesAlone(t *testing.T) {
	t.Parallel()
	there := write(t, filepath.Join(t.TempDir(), "there.zip"), "mine")
	for _, args := range [][]string{{"backup", there}, {"restore", there}, {"restore", there + ".none"}} {
		if _, stderr, status := result(t, []string{"DATABASE_URL=" + pg.Empty(t)}, args...); status != failed || !strings.Contains(stderr, "there.zip") {
			t.Errorf("portal %v: status %d, %s", args, status, stderr)
		}
	}
	if got, err := os.ReadFile(there); err != nil || string(got) != "mine" {
		t.Errorf("the file has %q, %v", got, err)
	}
	nowhere := filepath.Join(t.TempDir(), "none", "b.zip")
	_, stderr, status := result(t, []string{"DATABASE_URL=" + pg.Empty(t)}, "backup", nowhere)
	if status != failed || !strings.Contains(stderr, nowhere+" cannot be written") || strings.Contains(stderr, ".part") {
		t.Errorf("backup into no folder: status %d, %s", status, stderr)
	}
	unreachable := "DATABASE_URL=postgres://nobody@127.0.0.1:1/none?connect_timeout=1"
	for _, args := range [][]string{{"check"}, {"backup", there + ".new"}} {
		_, stderr, status := result(t, []string{unreachable}, args...)
		if status != failed || !strings.Contains(stderr, "check DATABASE_URL") || strings.Contains(stderr, "Please try again") {
			t.Errorf("%v without a database: status %d, %s", args, status, stderr)
		}
	}
}
