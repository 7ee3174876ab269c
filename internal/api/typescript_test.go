package api_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// A generator of clients that nobody here wrote makes types of the description,
// and a program that uses them passes the compiler; one that asks for what the
// description does not have is refused.
func TestGeneratedClient(t *testing.T) {
	t.Parallel()
	modules, err := filepath.Abs(filepath.Join("..", "..", "web", "node_modules"))
	if err != nil {
		t.Fatal(err)
	}
	generator, compiler := filepath.Join(modules, "openapi-typescript", "bin", "cli.js"), filepath.Join(modules, "typescript", "lib", "tsc.js")
	for _, file := range []string{generator, compiler} {
		if _, err := os.Stat(file); err == nil {
			continue
		}
		if os.Getenv("CI") == "true" {
			t.Fatal("openapi-typescript is not installed: make npm")
		}
		t.Skip("openapi-typescript is not installed: make npm")
	}
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	if err := os.WriteFile(at("openapi.json"), newClient(t, 10).raw("/openapi.json").Body.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	program, err := os.ReadFile(filepath.Join("testdata", "client.ts"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(at("client.ts"), program, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{generator, at("openapi.json"), "--output", at("schema.ts")},
		{compiler, "--noEmit", "--strict", "--noUncheckedIndexedAccess", "--target", "es2022", "--module", "esnext", "--moduleResolution", "bundler",
			"--lib", "es2022,dom", at("client.ts")},
	} {
		cmd := exec.CommandContext(t.Context(), "node", args...)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", filepath.Base(args[0]), err, out)
		}
	}
}
