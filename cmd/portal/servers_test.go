package main

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"accords/internal/pgserver"

	"github.com/jackc/pgx/v5"
)

// node is a PostgreSQL that a test owns altogether: it listens on a port of
// loopback, and can be killed, stopped, started again and promoted.
type node struct {
	name   string
	dir    string // its data
	port   int
	bin    string // folder of PostgreSQL's programs
	cmd    *exec.Cmd
	exited <-chan struct{}
}

// nodeSettings suit a server of some megabytes that lives for a minute.
// Replication slots are not used: what a standby misses is kept in 64 MB of log.
const nodeSettings = `
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 60
shared_buffers = 16MB
fsync = off
jit = off
wal_level = replica
hot_standby = on
wal_keep_size = 64MB
wal_receiver_status_interval = 1s
wal_retrieve_retry_interval = 200ms
log_min_messages = error
`

// programs is the folder of a PostgreSQL that can also copy a running server,
// which some packages of the server alone cannot.
func programs(t testing.TB) string {
	t.Helper()
	bin := os.Getenv("PG_BINDIR")
	if bin == "" {
		var err error
		if bin, err = pgserver.FindBin(); err != nil {
			t.Fatal(err)
		}
	}
	return bin
}

// newNode prepares a server without data.
func newNode(t testing.TB, name string) *node {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	port := l.Addr().(*net.TCPAddr).Port
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	return &node{name: name, dir: filepath.Join(openDir(t), name), port: port, bin: programs(t)}
}

// newPrimary makes a server of its own and starts it.
func newPrimary(t testing.TB, name string) *node {
	t.Helper()
	n := newNode(t, name)
	n.owned(t)
	n.run(t, "initdb", "-D", n.dir, "-U", "portal", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
	n.configure(t, nodeSettings)
	n.start(t)
	return n
}

// newStandby copies a running server and follows it from then on.
func newStandby(t testing.TB, name string, of *node) *node {
	t.Helper()
	n := newNode(t, name)
	n.owned(t)
	n.run(t, "pg_basebackup", "-D", n.dir, "-d", of.conninfo(), "-c", "fast", "-X", "stream", "-R", "--no-sync")
	n.start(t)
	return n
}

// owned gives the folder to whom the server runs as.
func (n *node) owned(t testing.TB) {
	t.Helper()
	if err := os.Mkdir(n.dir, 0o700); err != nil {
		t.Fatal(err)
	}
	if c := credential(t); c != nil {
		if err := os.Chown(n.dir, int(c.Uid), int(c.Gid)); err != nil {
			t.Fatal(err)
		}
	}
}

// credential is another user where root runs the tests: PostgreSQL refuses root.
func credential(t testing.TB) *syscall.Credential {
	t.Helper()
	if os.Geteuid() != 0 {
		return nil
	}
	for _, name := range []string{"postgres", "_postgres", "nobody"} {
		u, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, err := strconv.Atoi(u.Uid)
		if err != nil {
			t.Fatal(err)
		}
		gid, err := strconv.Atoi(u.Gid)
		if err != nil {
			t.Fatal(err)
		}
		return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
	}
	t.Fatal("root runs the tests, and there is no user postgres or nobody to run PostgreSQL as")
	return nil
}

func (n *node) command(t testing.TB, program string, args ...string) *exec.Cmd {
	t.Helper()
	c := exec.Command(filepath.Join(n.bin, program), args...)
	c.Dir = filepath.Dir(n.dir)
	c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Credential: credential(t)}
	c.Env = append(os.Environ(), "TZ=UTC", "LC_MESSAGES=C")
	return c
}

// run runs one of PostgreSQL's programs to its end.
func (n *node) run(t testing.TB, program string, args ...string) {
	t.Helper()
	if out, err := n.command(t, program, args...).CombinedOutput(); err != nil {
		t.Fatalf("%s: %s: %v\n%s", n.name, program, err, out)
	}
}

// configure adds to the settings; later ones win.
func (n *node) configure(t testing.TB, settings string) {
	t.Helper()
	f, err := os.OpenFile(filepath.Join(n.dir, "postgresql.conf"), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.WriteString(settings); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

// start returns once the server answers. It ends with the test at the latest.
func (n *node) start(t testing.TB) {
	t.Helper()
	// What a killed postmaster leaves names a process that is gone; where nobody
	// reaps, PostgreSQL takes its remains for a live one.
	_ = os.Remove(filepath.Join(n.dir, "postmaster.pid"))
	log := &lockedBuffer{}
	cmd := n.command(t, "postgres", "-D", n.dir, "-c", "port="+strconv.Itoa(n.port))
	cmd.Stdout, cmd.Stderr = log, log
	exited := spawn(t, cmd)
	n.cmd, n.exited = cmd, exited
	t.Cleanup(func() {
		n.kill(t)
		if t.Failed() {
			t.Logf("the log of %s:\n%s", n.name, errorsOf(log.String()))
		}
	})
	within(t, n.name+" answers", func() error {
		select {
		case <-exited:
			t.Fatalf("%s ended:\n%s", n.name, log)
		default:
		}
		return n.exec(t, `SELECT 1`)
	})
}

// errorsOf drops from a server's log what it says of statements: they are long.
func errorsOf(log string) string {
	var kept []string
	for line := range strings.Lines(log) {
		if strings.Contains(line, "ERROR:") || strings.Contains(line, "FATAL:") || strings.Contains(line, "PANIC:") {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept[max(0, len(kept)-30):], "")
}

// spawn starts a program that ends at the latest with this process, however that
// ends, and returns what is closed when it has.
func spawn(t testing.TB, c *exec.Cmd) <-chan struct{} {
	t.Helper()
	dieWith(c.SysProcAttr)
	started, exited := make(chan error, 1), make(chan struct{})
	go func() {
		runtime.LockOSThread() // the signal comes when the thread dies
		defer runtime.UnlockOSThread()
		err := c.Start()
		started <- err
		if err == nil {
			_ = c.Wait()
		}
		close(exited)
	}()
	if err := <-started; err != nil {
		t.Fatal(err)
	}
	return exited
}

// address is where the server listens.
func (n *node) address() string { return "127.0.0.1:" + strconv.Itoa(n.port) }

func (n *node) dsn(database string) string {
	return "postgres://portal@" + n.address() + "/" + database + "?connect_timeout=2"
}

func (n *node) conninfo() string {
	return fmt.Sprintf("host=127.0.0.1 port=%d user=portal application_name=standby", n.port)
}

// exec runs a statement as the server's own user.
func (n *node) exec(t testing.TB, sql string, args ...any) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(t.Context()), 20*time.Second)
	defer cancel()
	conn, err := pgx.Connect(ctx, n.dsn("postgres"))
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	_, err = conn.Exec(ctx, sql, args...)
	return err
}

// ask returns one value.
func (n *node) ask(t testing.TB, sql string) (string, error) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(t.Context()), 20*time.Second)
	defer cancel()
	conn, err := pgx.Connect(ctx, n.dsn("postgres"))
	if err != nil {
		return "", err
	}
	defer conn.Close(ctx)
	var got string
	return got, conn.QueryRow(ctx, sql).Scan(&got)
}

// processes are the server and its children, each of which leads a group of its own.
func (n *node) processes() []int {
	all := []int{n.cmd.Process.Pid}
	stats, _ := filepath.Glob("/proc/[0-9]*/stat")
	for _, path := range stats {
		b, err := os.ReadFile(path)
		if err != nil {
			continue // it has ended meanwhile
		}
		// pid (name) state ppid …, and a name may hold brackets.
		rest := strings.Fields(string(b[bytes.LastIndexByte(b, ')')+1:]))
		if len(rest) > 1 && rest[1] == strconv.Itoa(all[0]) {
			if pid, err := strconv.Atoi(filepath.Base(filepath.Dir(path))); err == nil {
				all = append(all, pid)
			}
		}
	}
	return all
}

// signal reaches the server and every backend: one that goes on alone would
// still answer.
func (n *node) signal(s syscall.Signal) {
	for _, pid := range n.processes() {
		_ = syscall.Kill(pid, s) // it may have ended meanwhile
	}
}

// kill ends the server as the loss of its machine would.
func (n *node) kill(testing.TB) {
	select {
	case <-n.exited:
		return
	default:
	}
	n.signal(syscall.SIGKILL)
	<-n.exited
}

// within fails the test where something is not so in a minute. It says what the
// test waits for; nothing is timed by it.
func within(t testing.TB, what string, is func() error) {
	t.Helper()
	var err error
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		if err = is(); err == nil {
			return
		}
	}
	t.Fatalf("%s: not within a minute: %v", what, err)
}
