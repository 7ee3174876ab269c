// Command withpg runs a command, the tests as a rule, with a PostgreSQL that
// lives as long as the command: TEST_DATABASE_URL is its address. One server
// for all test packages saves each of them the second and a half that a new
// cluster takes.
//
//	withpg go test ./...
//
// A TEST_DATABASE_URL that is set already is left as it is.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"

	"accords/internal/pgserver"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx, os.Args[1:], os.Getenv, os.Stdout, os.Stderr)
	stop()
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit) && exit.Exited():
		os.Exit(exit.ExitCode()) // the command has said why
	case err != nil:
		fmt.Fprintln(os.Stderr, "withpg:", err)
		os.Exit(1)
	}
}

// run returns the error of the command.
func run(ctx context.Context, args []string, getenv func(string) string, stdout, stderr io.Writer) (err error) {
	if len(args) == 0 {
		return errors.New("no command is given: withpg COMMAND [ARG ...]")
	}
	dsn := getenv("TEST_DATABASE_URL")
	if dsn == "" {
		server, remove, err := startServer(ctx, getenv)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, server.Stop(), remove()) }()
		dsn = server.DSN("postgres")
	}
	c := exec.CommandContext(ctx, args[0], args[1:]...)
	// The command cleans up after itself where it is asked to end.
	c.Cancel = func() error { return c.Process.Signal(os.Interrupt) }
	c.WaitDelay = 30 * time.Second
	c.Stdin, c.Stdout, c.Stderr = os.Stdin, stdout, stderr
	c.Env = append(os.Environ(), "TEST_DATABASE_URL="+dsn)
	return c.Run()
}

// startServer makes a cluster that is thrown away, in a folder that the
// server's user can enter when this runs as root.
func startServer(ctx context.Context, getenv func(string) string) (*pgserver.Server, func() error, error) {
	dir, err := os.MkdirTemp("", "accords-test-")
	if err != nil {
		return nil, nil, err
	}
	remove := func() error { return os.RemoveAll(dir) }
	if err := os.Chmod(dir, 0o755); err != nil {
		return nil, nil, errors.Join(err, remove())
	}
	s, err := pgserver.Start(ctx, pgserver.Options{
		Dir:    filepath.Join(dir, "pg"),
		BinDir: getenv("PG_BINDIR"),
		Look:   []string{pgserver.NodeBinaries("web/node_modules")},
		NoSync: true,
	})
	if err != nil {
		return nil, nil, errors.Join(err, remove())
	}
	return s, remove, nil
}
