package pgserver

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// pidFile is what a postmaster writes about itself into its cluster.
type pidFile struct {
	path  string
	pid   int
	data  string
	shmid string // of the memory that its processes share; empty where it has none yet
}

func readPidFile(data string) (pidFile, error) {
	f := pidFile{path: filepath.Join(data, "postmaster.pid")}
	b, err := os.ReadFile(f.path)
	if err != nil {
		return f, err
	}
	lines := strings.Split(string(b), "\n")
	if f.pid, err = strconv.Atoi(strings.TrimSpace(lines[0])); err != nil || len(lines) < 2 {
		return f, fmt.Errorf("%s is not in the form of a postmaster's", f.path)
	}
	f.data = lines[1]
	if len(lines) > 6 { // line 7: key and id of the segment
		if fields := strings.Fields(lines[6]); len(fields) == 2 {
			f.shmid = fields[1]
		}
	}
	return f, nil
}

// endOrphan clears what a killed portal or a killed postmaster left on a
// cluster, so that the next one starts: a postmaster that still runs is asked
// to end, and the file of a dead one goes, but never while a process is left
// that may write to the cluster.
func endOrphan(data string) error {
	f, err := readPidFile(data)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, sig := range []syscall.Signal{syscall.SIGINT, syscall.SIGQUIT} {
		if !f.serves() {
			break
		}
		_ = syscall.Kill(f.pid, sig) // it may have ended meanwhile
		for range 200 {
			if !f.serves() {
				break
			}
			time.Sleep(50 * time.Millisecond)
		}
	}
	if f.serves() {
		return fmt.Errorf("process %d still serves %s: end it", f.pid, data)
	}
	return f.clear()
}

// clear removes the file of a dead postmaster once nobody shares its memory:
// PostgreSQL would take the number of a zombie, or of a stranger who got it,
// for a live postmaster.
func (f pidFile) clear() error {
	for range 200 {
		attached, known := f.attached()
		if !known {
			return nil // PostgreSQL's own check of the file has to do
		}
		if !attached {
			if err := os.Remove(f.path); !errors.Is(err, fs.ErrNotExist) {
				return err
			}
			return nil
		}
		time.Sleep(50 * time.Millisecond)
	}
	return fmt.Errorf("processes of a killed server (%d) still use %s: end them", f.pid, f.data)
}

// serves reports whether the process is a live postmaster of the cluster. The
// signal 0 does not tell: where PID 1 does not reap, the dead stay as zombies.
func (f pidFile) serves() bool {
	if f.pid <= 1 {
		return false
	}
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", f.pid))
	if err == nil {
		cmdline, err := os.ReadFile(fmt.Sprintf("/proc/%d/cmdline", f.pid))
		return err == nil && !zombie(stat) && bytes.Contains(cmdline, []byte(f.data))
	}
	if _, err := os.Stat("/proc/self"); err == nil {
		return false
	}
	out, err := exec.Command("ps", "-o", "command=", "-p", strconv.Itoa(f.pid)).Output()
	return err == nil && bytes.Contains(out, []byte(f.data))
}

// zombie reads the state, which follows the name in brackets, which may hold
// brackets itself.
func zombie(stat []byte) bool {
	_, rest, ok := bytes.Cut(stat[max(0, bytes.LastIndexByte(stat, ')')):], []byte(") "))
	return ok && len(rest) > 0 && (rest[0] == 'Z' || rest[0] == 'X')
}

// attached reports whether a process still holds the shared memory of the
// server, and whether that can be known: macOS does not list it.
func (f pidFile) attached() (yes, known bool) {
	list, err := os.ReadFile("/proc/sysvipc/shm")
	if err != nil {
		return false, false
	}
	for _, line := range strings.Split(string(list), "\n") {
		// key shmid perms size cpid lpid nattch ...
		if v := strings.Fields(line); len(v) > 6 && v[1] == f.shmid {
			return v[6] != "0", true
		}
	}
	return false, true
}
