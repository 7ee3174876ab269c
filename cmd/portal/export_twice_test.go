package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The same data give the same files, byte for byte, and their checksums hold
// for the program that everybody checks them with.
func TestExportTwice(t *testing.T) {
	t.Parallel()
	seed, err := filepath.Abs(seedFile)
	if err != nil {
		t.Fatal(err)
	}
	settings := []string{"DATABASE_URL=" + imported(t), "PORTAL_BASE_URL=https://accords.example"}
	if _, stderr, status := result(t, settings, "import", seed); status != 0 {
		t.Fatalf("portal import: status %d: %s", status, stderr)
	}
	var exports []map[string]string
	for range 2 {
		dir := filepath.Join(t.TempDir(), "out")
		stdout, stderr, status := result(t, settings, "export", "--out", dir)
		if status != 0 || stdout == "" {
			t.Fatalf("status %d: %s%s", status, stdout, stderr)
		}
		files, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		out := map[string]string{}
		for _, f := range files {
			raw, err := os.ReadFile(filepath.Join(dir, f.Name()))
			if err != nil {
				t.Fatal(err)
			}
			out[f.Name()] = string(raw)
		}
		exports = append(exports, out)
		checksums(t, dir)
	}
	if diff := cmp.Diff(exports[0], exports[1]); diff != "" {
		t.Errorf("mismatch (-first +second)\n%s", diff)
	}
	for _, name := range []string{"agreements.csv", "agreements.jsonl", "summits.jsonl", "ministries.jsonl", "series.jsonl", "CODEBOOK.md", "LICENCES.csv", "SHA256SUMS", "dcat.jsonld"} {
		if exports[0][name] == "" {
			t.Errorf("%s is not there or empty", name)
		}
	}
}

// checksums runs the program that people check a download with.
func checksums(t *testing.T, dir string) {
	t.Helper()
	for _, c := range [][]string{{"sha256sum", "--strict", "-c", "SHA256SUMS"}, {"shasum", "-a", "256", "-c", "SHA256SUMS"}} {
		if _, err := exec.LookPath(c[0]); err != nil {
			continue
		}
		cmd := exec.CommandContext(t.Context(), c[0], c[1:]...)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", c[0], err, out)
		}
		return
	}
	t.Log("neither sha256sum nor shasum is on this machine")
}
