package api_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// The description passes the rules of Spectral without an error or a warning.
func TestSpectral(t *testing.T) {
	t.Parallel()
	cli, err := filepath.Abs(filepath.Join("..", "..", "web", "node_modules", "@stoplight", "spectral-cli", "dist", "index.js"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(cli); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("spectral is not installed: make npm")
		}
		t.Skip("spectral is not installed: make npm")
	}
	file := filepath.Join(t.TempDir(), "openapi.json")
	if err := os.WriteFile(file, newClient(t, 10).raw("/openapi.json").Body.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.CommandContext(t.Context(), "node", cli, "lint", file, "--ruleset", filepath.Join("testdata", "spectral.yaml"), "--fail-severity", "warn").CombinedOutput()
	if err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
