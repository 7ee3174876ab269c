package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"accords/internal/store/storetest"
)

// What the tests of this package share: a server for databases, the program,
// built once and only where a test runs it, and the register of the project,
// imported once by the program. A test gets a copy of it: to import it anew, as a
// first start does, takes seconds of every processor.
var (
	pg       *storetest.Server
	binary   func() (string, error)
	imported func(t testing.TB) (dsn string)
)

func TestMain(m *testing.M) {
	if file := os.Getenv(bareAnswer); file != "" {
		if err := serveBare(file, os.Stdin, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	dir, err := os.MkdirTemp("", "portal-test-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	binary = sync.OnceValues(func() (string, error) {
		path := filepath.Join(dir, "portal")
		out, err := exec.Command("go", "build", "-o", path, ".").CombinedOutput()
		if err != nil {
			return "", fmt.Errorf("go build: %w\n%s", err, out)
		}
		return path, nil
	})
	code := storetest.Run(func(s *storetest.Server) int {
		pg = s
		imported = s.Copies(func(dsn string) error {
			path, err := binary()
			if err != nil {
				return err
			}
			c := exec.Command(path, "migrate")
			c.Dir, c.Env = dir, append(os.Environ(), "DATABASE_URL="+dsn)
			if out, err := c.CombinedOutput(); err != nil {
				return fmt.Errorf("portal migrate: %w\n%s", err, out)
			}
			return nil
		})
		return m.Run()
	})
	_ = os.RemoveAll(dir)
	os.Exit(code)
}

// program prepares the built binary with these settings and no others.
func program(t testing.TB, settings []string, args ...string) *exec.Cmd {
	t.Helper()
	path, err := binary()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(path, args...)
	c.Dir = t.TempDir() // not the checkout, where npm's PostgreSQL may lie
	for _, name := range []string{"PATH", "HOME", "PG_BINDIR", "TMPDIR"} {
		if v, ok := os.LookupEnv(name); ok {
			c.Env = append(c.Env, name+"="+v)
		}
	}
	c.Env = append(c.Env, "PORTAL_CACHE_DIR="+filepath.Join(c.Dir, "cache"))
	c.Env = append(c.Env, settings...)
	return c
}

// result runs the program to its end.
func result(t testing.TB, settings []string, args ...string) (stdout, stderr string, status int) {
	t.Helper()
	c := program(t, settings, args...)
	var out, errs bytes.Buffer
	c.Stdout, c.Stderr = &out, &errs
	if err := c.Run(); err != nil && c.ProcessState == nil {
		t.Fatal(err)
	}
	return out.String(), errs.String(), c.ProcessState.ExitCode()
}

// portal is a running `portal serve`.
type portal struct {
	cmd    *exec.Cmd
	url    string
	log    *lockedBuffer
	exited chan struct{}
}

// startPortal returns once the program has said its address.
func startPortal(t testing.TB, settings ...string) *portal {
	t.Helper()
	p := launchPortal(t, settings...)
	p.wait(t)
	return p
}

// ready waits until the portal says that it has a database, and has read its lists.
func (p *portal) ready(t testing.TB) {
	t.Helper()
	within(t, "the portal is ready", func() error {
		status, err := get(t, p.url+"/readyz")
		if err == nil && status != http.StatusOK {
			err = fmt.Errorf("/readyz is %d", status)
		}
		return err
	})
}

func launchPortal(t testing.TB, settings ...string) *portal {
	t.Helper()
	return launch(t, program(t, append([]string{"PORTAL_ADDR=127.0.0.1:0"}, settings...), "serve"))
}

// launch starts a prepared program, which ends with the test. Its log goes
// where the program was given one, and otherwise to the test.
func launch(t testing.TB, c *exec.Cmd) *portal {
	t.Helper()
	p := &portal{cmd: c, log: &lockedBuffer{}, exited: make(chan struct{})}
	c.Stdout = p.log
	if c.Stderr == nil {
		c.Stderr = p.log
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		_ = c.Wait()
		close(p.exited)
	}()
	t.Cleanup(func() {
		select {
		case <-p.exited:
		default:
			p.stop(t)
		}
		if t.Failed() {
			t.Logf("the portal's log:\n%s", p.log)
		}
	})
	return p
}

// patient is how long a portal may take to serve: one with an empty database
// fills it first, which on a machine with other work takes minutes.
const patient = 5 * time.Minute

// wait fails the test where the portal ends before it serves.
func (p *portal) wait(t testing.TB) {
	t.Helper()
	for deadline := time.Now().Add(patient); time.Now().Before(deadline); time.Sleep(5 * time.Millisecond) {
		if _, rest, ok := strings.Cut(p.log.String(), "The register is at "); ok {
			line, _ := bufio.NewReader(strings.NewReader(rest)).ReadString('\n')
			p.url = strings.TrimSuffix(strings.Fields(line)[0], "/")
			return
		}
		select {
		case <-p.exited:
			t.Fatalf("the portal ended with status %d:\n%s", p.cmd.ProcessState.ExitCode(), p.log)
		default:
		}
	}
	t.Fatalf("the portal does not serve:\n%s", p.log)
}

// stop asks for an end in order and checks that it was one.
func (p *portal) stop(t testing.TB) {
	t.Helper()
	if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	select {
	case <-p.exited:
		if status := p.cmd.ProcessState.ExitCode(); status != 0 {
			t.Errorf("stopped by SIGTERM, the portal ended with status %d:\n%s", status, p.log)
		}
	case <-time.After(30 * time.Second):
		_ = p.cmd.Process.Kill()
		t.Errorf("the portal did not end within 30 s of SIGTERM:\n%s", p.log)
	}
}

func (p *portal) kill(t testing.TB) {
	t.Helper()
	if err := p.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	<-p.exited
}

// page fetches an address and fails the test unless it has the status.
func (p *portal) page(t testing.TB, path string, status int) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, p.url+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	if resp.StatusCode != status {
		t.Fatalf("%s: status %d, want %d\n%s", path, resp.StatusCode, status, body)
	}
	return string(body)
}

// lockedBuffer may be read while a process writes to it.
type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// openDir is a folder that the server's user can enter where root runs the tests.
func openDir(t testing.TB) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "portal-data-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	return dir
}

func write(t testing.TB, path, content string) string {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}
