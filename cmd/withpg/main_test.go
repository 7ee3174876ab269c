package main

import (
	"bytes"
	"errors"
	"os/exec"
	"strings"
	"testing"
)

func noEnv(string) string { return "" }

func TestTheCommandFindsAServer(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	// The socket is there while the command runs.
	script := `dir=$(printf %s "$TEST_DATABASE_URL" | sed 's/.*host=//; s/%2F/\//g'); test -S "$dir/.s.PGSQL.5432" && printf %s "$dir"`
	if err := run(t.Context(), []string{"sh", "-c", script}, noEnv, &out, &out); err != nil {
		t.Fatalf("%v\n%s", err, &out)
	}
	if err := exec.Command("test", "!", "-e", out.String()).Run(); err != nil || out.Len() == 0 {
		t.Errorf("%q is still there: %v", out.String(), err)
	}
}

func TestAGivenServerIsUsed(t *testing.T) {
	t.Parallel()
	env := func(name string) string {
		return map[string]string{"TEST_DATABASE_URL": "postgres://elsewhere/db"}[name]
	}
	var out bytes.Buffer
	if err := run(t.Context(), []string{"sh", "-c", "printf %s $TEST_DATABASE_URL"}, env, &out, &out); err != nil {
		t.Fatal(err)
	}
	if out.String() != "postgres://elsewhere/db" {
		t.Errorf("the command was given %q", &out)
	}
}

func TestTheStatusOfTheCommandIsKept(t *testing.T) {
	t.Parallel()
	env := func(string) string { return "postgres://elsewhere/db" }
	var out bytes.Buffer
	err := run(t.Context(), []string{"sh", "-c", "exit 7"}, env, &out, &out)
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != 7 {
		t.Errorf("run: %v, want exit status 7", err)
	}
	if err := run(t.Context(), nil, env, &out, &out); err == nil || !strings.Contains(err.Error(), "no command") {
		t.Errorf("without a command: %v", err)
	}
}
