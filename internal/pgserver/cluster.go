package pgserver

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
)

// superuser owns the cluster. There is no password: the socket's folder is
// closed to other users.
const superuser = "portal"

// cluster returns the data folder for a major version and makes it where there
// is none. A folder of that name that is something else is left as it is.
func (s *Server) cluster(b binaries) (string, error) {
	data := s.place.data(b.major)
	v, err := os.ReadFile(filepath.Join(data, "PG_VERSION"))
	switch {
	case err == nil && majorOf(string(v)) == b.major:
		return data, nil
	case err == nil:
		return "", fmt.Errorf("%s holds a cluster of PostgreSQL %s and is left alone: move it away, or name its server in PG_BINDIR",
			data, strings.TrimSpace(string(v)))
	case !errors.Is(err, fs.ErrNotExist):
		return "", err
	}
	// Under another name first: what an interrupted initdb leaves must not
	// look like a cluster. Only such a leftover is ever removed.
	tmp := data + ".new"
	if err := s.initdb(b, tmp); err != nil {
		return "", err
	}
	if err := s.keep(b, tmp); err != nil {
		return "", fmt.Errorf("the new cluster is not on the disk: %w", err)
	}
	if err := os.Rename(tmp, data); err != nil {
		return "", fmt.Errorf("%s is not a cluster and is left alone: %w", data, err)
	}
	return data, nil
}

// initdb tries locales in turn: macOS before 15 lacks C.UTF-8, and under plain
// C the trigram index drops Hangul.
func (s *Server) initdb(b binaries, dir string) error {
	var out []byte
	var err error
	for _, locale := range []string{"C.UTF-8", "en_US.UTF-8", "C"} {
		if err := os.RemoveAll(dir); err != nil {
			return err
		}
		args := []string{"-D", dir, "-U", superuser, "-A", "trust", "-E", "UTF8", "--locale=" + locale, "--data-checksums", "--no-sync"}
		c := s.command(b, "initdb", args...)
		var buf bytes.Buffer
		c.Stdout, c.Stderr = &buf, &buf
		if _, err = spawn(c, true); err == nil {
			return nil
		}
		if out = buf.Bytes(); !bytes.Contains(out, []byte("locale")) {
			break
		}
	}
	return fmt.Errorf("initdb: %w\n%s", err, out)
}

// keep has a new cluster written to the disk. Where the system can be told to
// write all that it holds back, that takes a tenth of a second; initdb's own way
// goes through a thousand files one by one.
func (s *Server) keep(b binaries, dir string) error {
	if s.opts.NoSync {
		return nil
	}
	if err := flush(dir); !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	_, err := spawn(s.command(b, "initdb", "--sync-only", "-D", dir), true)
	return err
}

// command prepares a program of the server: as its user, in a folder that this
// user can enter, in a process group of its own, so that a Ctrl-C at the
// terminal reaches the portal alone, which then stops the server in order.
func (s *Server) command(b binaries, name string, args ...string) *exec.Cmd {
	c := exec.Command(filepath.Join(b.dir, name), args...)
	c.Dir = s.place.dir
	c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Credential: s.place.user.cred}
	setDeathSignal(c.SysProcAttr, syscall.SIGINT)
	c.Env = append(os.Environ(), "TZ=UTC", "PGTZ=UTC", "LC_MESSAGES=C")
	return c
}

// spawn starts a program on a thread that lives as long as the program: the
// death signal is sent when the thread that forked dies, not the process. With
// wait it returns the result of the program, without, the running child.
func spawn(c *exec.Cmd, wait bool) (*child, error) {
	ch := &child{cmd: c, exited: make(chan struct{})}
	started := make(chan error, 1)
	go func() {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		err := c.Start()
		started <- err
		if err == nil {
			ch.err = c.Wait()
		}
		close(ch.exited)
	}()
	if err := <-started; err != nil {
		return nil, err
	}
	if wait {
		<-ch.exited
		return ch, ch.err
	}
	return ch, nil
}
