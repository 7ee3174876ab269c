package pgserver_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"accords/internal/pgserver"

	"github.com/jackc/pgx/v5"
	"go.uber.org/goleak"
)

// TestMain makes this binary a portal that can be killed: with helperDir set it
// starts a server there, says so, and waits for its end. Otherwise it runs the
// tests, and fails where a server that was stopped is still being watched.
func TestMain(m *testing.M) {
	dir := os.Getenv(helperDir)
	if dir == "" {
		goleak.VerifyTestMain(m)
	}
	s, err := pgserver.Start(context.Background(), pgserver.Options{Dir: dir, NoSync: true})
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	fmt.Println("ready owner:", s.Owner())
	_, _ = bufio.NewReader(os.Stdin).ReadString('\n') // ends with the test at the latest
	if err := s.Stop(); err != nil {
		os.Exit(1)
	}
	os.Exit(0)
}

const helperDir = "PGSERVER_TEST_DIR"

// open is a folder that other users may enter, which t.TempDir is not: as root
// the server runs as another user.
func open(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "pgserver-test-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(dir); err != nil {
			t.Error(err)
		}
	})
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	return dir
}

// helper starts another process on the folder and returns it once it is ready.
func helper(t *testing.T, dir string) *exec.Cmd {
	t.Helper()
	c := exec.Command(os.Args[0], "-test.run=^$")
	c.Env = append(os.Environ(), helperDir+"="+dir)
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = c.Process.Kill()
		_ = c.Wait()
	})
	if line, err := bufio.NewReader(out).ReadString('\n'); err != nil || line != "ready owner: true\n" {
		t.Fatalf("the other process says %q, %v", line, err)
	}
	return c
}

func start(t *testing.T, dir string) *pgserver.Server {
	t.Helper()
	s, err := pgserver.Start(t.Context(), pgserver.Options{Dir: dir, NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Stop(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// ask tries for a while: a server that was killed comes back by itself.
func ask(t *testing.T, s *pgserver.Server, sql string) string {
	t.Helper()
	var got string
	var err error
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		var c *pgx.Conn
		if c, err = pgx.Connect(t.Context(), s.DSN("postgres")); err != nil {
			continue
		}
		err = c.QueryRow(t.Context(), sql).Scan(&got)
		_ = c.Close(t.Context())
		if err == nil {
			return got
		}
	}
	t.Fatalf("%s: %v", sql, err)
	return ""
}

func postmaster(t *testing.T, s *pgserver.Server) int {
	t.Helper()
	pids, err := filepath.Glob(filepath.Join(s.Dir(), "data-*", "postmaster.pid"))
	if err != nil || len(pids) != 1 {
		t.Fatalf("pid files %v, %v", pids, err)
	}
	b, err := os.ReadFile(pids[0])
	if err != nil {
		t.Fatal(err)
	}
	var pid int
	if _, err := fmt.Sscan(string(b), &pid); err != nil {
		t.Fatal(err)
	}
	return pid
}

const keep = "CREATE TABLE IF NOT EXISTS kept AS SELECT 'kept'::text AS v"

func put(t *testing.T, s *pgserver.Server) {
	t.Helper()
	c, err := pgx.Connect(t.Context(), s.DSN("postgres"))
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close(t.Context())
	if _, err := c.Exec(t.Context(), keep); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Exec(t.Context(), "CHECKPOINT"); err != nil {
		t.Fatal(err)
	}
}

func TestStopAndStartKeepsTheData(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(open(t), "pg")
	s := start(t, dir)
	put(t, s)
	if got := ask(t, s, "SELECT current_setting('listen_addresses')"); got != "" {
		t.Errorf("it listens on %q", got)
	}
	if err := s.Stop(); err != nil {
		t.Fatal(err)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "data-*", "postmaster.pid")); len(left) != 0 {
		t.Errorf("still there after Stop: %v", left)
	}
	begun := time.Now()
	again := start(t, dir)
	if took := time.Since(begun); took > 5*time.Second {
		t.Errorf("the second start took %v", took)
	}
	if got := ask(t, again, "SELECT v FROM kept"); got != "kept" {
		t.Errorf("kept: %q", got)
	}
}

func TestSecondStartJoins(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(open(t), "pg")
	other := helper(t, dir)
	joined := start(t, dir)
	if joined.Owner() {
		t.Fatal("two owners of one folder")
	}
	put(t, joined)
	pid := postmaster(t, joined)
	if err := joined.Stop(); err != nil {
		t.Fatal(err)
	}
	again := start(t, dir)
	if again.Owner() || postmaster(t, again) != pid {
		t.Error("the end of a guest ended the server")
	}
	// The owner leaves in order: the guest goes on at the same address.
	dsn := again.DSN("postgres")
	if err := other.Process.Signal(syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	_ = other.Wait()
	for deadline := time.Now().Add(20 * time.Second); !again.Owner() && time.Now().Before(deadline); {
		time.Sleep(20 * time.Millisecond)
	}
	if got := ask(t, again, "SELECT v FROM kept"); got != "kept" || again.DSN("postgres") != dsn || !again.Owner() {
		t.Errorf("after the owner's end: kept %q at %s, owner %v", got, again.DSN("postgres"), again.Owner())
	}
}

func TestKilledPortalTakesItsServerAlong(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(open(t), "pg")
	other := helper(t, dir)
	if err := other.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = other.Wait()
	s := start(t, dir) // at once: the old server may not have ended yet
	put(t, s)
	if !s.Owner() || ask(t, s, "SELECT v FROM kept") != "kept" {
		t.Error("the folder was not recovered")
	}
}

func TestKilledServerComesBack(t *testing.T) {
	t.Parallel()
	s := start(t, filepath.Join(open(t), "pg"))
	put(t, s)
	pid := postmaster(t, s)
	if err := syscall.Kill(pid, syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	if got := ask(t, s, "SELECT v FROM kept"); got != "kept" {
		t.Errorf("kept: %q", got)
	}
	if now := postmaster(t, s); now == pid {
		t.Errorf("the killed postmaster %d is still the one", pid)
	}
}

// A postmaster that no portal owns, as macOS leaves one when a portal is
// killed, ends before the next one starts.
func TestOrphanIsReplaced(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(open(t), "pg")
	s := start(t, dir)
	put(t, s)
	if err := s.Stop(); err != nil {
		t.Fatal(err)
	}
	bin, err := pgserver.FindBin()
	if err != nil {
		t.Fatal(err)
	}
	data, err := filepath.Glob(filepath.Join(dir, "data-*"))
	if err != nil || len(data) != 1 {
		t.Fatalf("clusters %v, %v", data, err)
	}
	orphan := exec.Command(filepath.Join(bin, "postgres"), "-D", data[0], "-k", filepath.Join(dir, "s"), "-c", "listen_addresses=")
	if st, err := os.Stat(data[0]); err == nil && os.Geteuid() == 0 {
		sys := st.Sys().(*syscall.Stat_t)
		orphan.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: sys.Uid, Gid: sys.Gid}}
	}
	orphan.Dir = dir
	if err := orphan.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = orphan.Process.Kill() })
	go func() { _ = orphan.Wait() }()
	if got := ask(t, s, "SELECT v FROM kept"); got != "kept" { // the orphan answers at the old address
		t.Fatalf("kept: %q", got)
	}
	again := start(t, dir)
	if pid := postmaster(t, again); pid == orphan.Process.Pid || !again.Owner() {
		t.Errorf("postmaster %d, owner %v: the orphan still serves", pid, again.Owner())
	}
	if got := ask(t, again, "SELECT v FROM kept"); got != "kept" {
		t.Errorf("kept: %q", got)
	}
}

func TestForeignFoldersAreLeftAlone(t *testing.T) {
	t.Parallel()
	bin, err := pgserver.FindBin()
	if err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(filepath.Join(bin, "postgres"), "--version").Output()
	if err != nil {
		t.Fatal(err)
	}
	var major int
	if _, err := fmt.Sscanf(string(out), "postgres (PostgreSQL) %d", &major); err != nil {
		t.Fatal(err)
	}
	ours := fmt.Sprintf("data-%d", major)
	tests := []struct {
		name, folder, version, fails string
	}{
		{"another version beside ours", "data-12", "12", ""},
		{"another version under our name", ours, "12", "PostgreSQL 12 and is left alone"},
		{"no cluster at all under our name", ours, "", "is not a cluster and is left alone"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			dir := filepath.Join(open(t), "pg")
			foreign := filepath.Join(dir, tt.folder)
			if err := os.MkdirAll(foreign, 0o755); err != nil {
				t.Fatal(err)
			}
			write := func(name, content string) {
				if err := os.WriteFile(filepath.Join(foreign, name), []byte(content), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			write("precious", "data")
			if tt.version != "" {
				write("PG_VERSION", tt.version+"\n")
			}
			s, err := pgserver.Start(t.Context(), pgserver.Options{Dir: dir, NoSync: true, BinDir: bin})
			if err == nil {
				defer s.Stop()
			}
			if (err != nil) != (tt.fails != "") || err != nil && !strings.Contains(err.Error(), tt.fails) {
				t.Errorf("Start: %v, want an error with %q", err, tt.fails)
			}
			if b, err := os.ReadFile(filepath.Join(foreign, "precious")); err != nil || string(b) != "data" {
				t.Errorf("the folder was touched: %q, %v", b, err)
			}
		})
	}
}

func TestLongPathsGetAShortSocket(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(open(t), strings.Repeat("long-", 30), "pg")
	s := start(t, dir)
	put(t, s)
	joined := start(t, dir)
	if joined.Owner() || ask(t, joined, "SELECT v FROM kept") != "kept" {
		t.Error("the second portal does not find the socket")
	}
}

// Root's own folders are often closed to the user that the server runs as.
func TestRootWithAClosedFolder(t *testing.T) {
	t.Parallel()
	if os.Geteuid() != 0 {
		t.Skip("only root runs the server as another user")
	}
	closed := t.TempDir()
	if err := os.Chmod(closed, 0o700); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(closed, "pg")
	s := start(t, dir)
	t.Cleanup(func() { _ = os.RemoveAll(s.Dir()) })
	put(t, s)
	if to, err := os.Readlink(dir); err != nil || to != s.Dir() {
		t.Errorf("%s leads to %q (%v), the data are in %s", dir, to, err, s.Dir())
	}
	if joined := start(t, dir); joined.Owner() || joined.Dir() != s.Dir() {
		t.Errorf("the second portal works in %s", joined.Dir())
	}
}

func TestErrorsSayWhatToDo(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name string
		o    pgserver.Options
		want string
	}{
		{"no folder", pgserver.Options{}, "no data folder"},
		{"below a file", pgserver.Options{Dir: filepath.Join(file, "x")}, "must be writable"},
		{"no binaries there", pgserver.Options{Dir: filepath.Join(open(t), "pg"), BinDir: t.TempDir()}, "initdb"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if _, err := pgserver.Start(t.Context(), tt.o); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("Start: %v, want an error with %q", err, tt.want)
			}
		})
	}
}
