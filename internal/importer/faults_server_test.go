package importer_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"accords/internal/pgserver"
	"accords/internal/store/storetest"

	"github.com/jackc/pgx/v5"
)

// postmaster is the process id of a running server, as its data folder says.
func postmaster(p *pgserver.Server) (int, error) {
	files, err := filepath.Glob(filepath.Join(p.Dir(), "data-*", "postmaster.pid"))
	if err != nil || len(files) != 1 {
		return 0, fmt.Errorf("%d servers in %s, %w", len(files), p.Dir(), err)
	}
	content, err := os.ReadFile(files[0])
	if err != nil {
		return 0, err
	}
	first, _, _ := strings.Cut(string(content), "\n")
	return strconv.Atoi(first)
}

// answers waits until the server lets somebody in again.
func answers(t testing.TB, dsn string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.WithoutCancel(t.Context()), time.Minute)
	defer cancel()
	for {
		conn, err := pgx.Connect(ctx, dsn)
		if err == nil {
			_ = conn.Close(ctx)
			return
		}
		select {
		case <-ctx.Done():
			t.Fatal("the server does not come back: ", err)
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// PostgreSQL itself is killed, with everything that it has in memory, while an
// import writes. It is started again by what supervises it, replays its log, and
// the import is repeated.
func TestImportSurvivesTheDeathOfPostgres(t *testing.T) {
	t.Parallel()
	own, server := storetest.Private(t, openDir(t))
	want, r := cleanRun(t, own), chance(t)
	for _, k := range want.places(t, r, 1, 1) {
		t.Run(fmt.Sprint(k), func(t *testing.T) { // one after the other: they share a server
			dsn := own.DSN(t)
			_, err := disturbed(t, dsn, k, func(s scene) storetest.Verdict {
				pid, err := postmaster(server)
				if err == nil {
					err = syscall.Kill(pid, syscall.SIGKILL)
				}
				if err != nil {
					s.Error(err)
				}
				return storetest.Pass
			})
			t.Log("the importer ended with: ", err)
			answers(t, dsn)
			mustImport(t, dsn)
			want.same(t, dsn)
		})
	}
}

// openDir is a folder that the server's user can enter where root runs the tests.
func openDir(t testing.TB) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "importer-test-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	return dir
}
