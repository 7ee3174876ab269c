package pgserver

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"hash/fnv"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
)

// rootBase is where a portal of root keeps what the server's user cannot reach
// in root's own folders.
const rootBase = "/var/lib/accords"

// maxSocketDir leaves room for ".s.PGSQL.5432" in the 104 bytes that macOS has
// for the path of a socket.
const maxSocketDir = 85

// place is where a server lives and whose it is.
type place struct {
	dir    string // absolute, without links
	socket string // folder of the socket
	user   account
}

// newPlace makes the folders. The server's own are closed to everybody else:
// whoever reaches the socket is let in.
func newPlace(dir string) (place, error) {
	if dir == "" {
		return place{}, errors.New("no data folder is named")
	}
	dir, err := filepath.Abs(dir)
	if err != nil {
		return place{}, err
	}
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
		return place{}, fmt.Errorf("the data folder must be writable: %w", err)
	}
	u, err := serverAccount(dir)
	if err != nil {
		return place{}, err
	}
	if dir, err = u.settle(dir); err != nil {
		return place{}, err
	}
	p := place{dir: dir, socket: filepath.Join(dir, "s"), user: u}
	if len(p.socket) > maxSocketDir {
		h := fnv.New64a()
		h.Write([]byte(dir)) // never fails
		p.socket = filepath.Join(os.TempDir(), fmt.Sprintf("accords-%d-%x", u.uid, h.Sum64()))
	}
	if err := u.own(p.socket); err != nil {
		return place{}, err
	}
	return p, nil
}

func (p place) data(major int) string { return filepath.Join(p.dir, "data-"+strconv.Itoa(major)) }

// majors lists the versions of the clusters that are there, newest first.
func (p place) majors() []int {
	found, err := filepath.Glob(filepath.Join(p.dir, "data-*", "PG_VERSION"))
	if err != nil {
		return nil // the folder's name is no pattern: then nothing is preferred
	}
	var majors []int
	for _, f := range found {
		n, err := strconv.Atoi(strings.TrimPrefix(filepath.Base(filepath.Dir(f)), "data-"))
		if err == nil {
			majors = append(majors, n)
		}
	}
	slices.SortFunc(majors, func(a, b int) int { return cmp.Compare(b, a) })
	return majors
}

func (p place) logFile() string { return filepath.Join(p.dir, "postgres.log") }

// openLog keeps one former log, so that it cannot grow for ever.
func (p place) openLog() (*os.File, error) {
	const most = 8 << 20
	if st, err := os.Stat(p.logFile()); err == nil && st.Size() > most {
		if err := os.Rename(p.logFile(), p.logFile()+".1"); err != nil {
			return nil, err
		}
	}
	return os.OpenFile(p.logFile(), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
}

// logTail is for error messages: the reason is in the last lines.
func (p place) logTail() string {
	b, err := os.ReadFile(p.logFile())
	if err != nil {
		return ""
	}
	lines := bytes.Split(bytes.TrimSpace(b), []byte("\n"))
	return string(bytes.Join(lines[max(0, len(lines)-5):], []byte("\n")))
}

// own makes a folder for the server's user alone. One that is there already
// must be theirs: in a shared /tmp somebody else may have made it first.
func (a account) own(dir string) error {
	if err := os.Mkdir(dir, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("the data folder must be writable: %w", err)
	}
	st, err := os.Lstat(dir)
	if err != nil {
		return err
	}
	sys, ok := st.Sys().(*syscall.Stat_t)
	if !st.IsDir() || !ok {
		return fmt.Errorf("%s is not a folder", dir)
	}
	if owner := int(sys.Uid); owner != a.uid && owner != os.Geteuid() {
		return fmt.Errorf("%s belongs to user %d and must belong to %d", dir, owner, a.uid)
	}
	if err := os.Chmod(dir, 0o700); err != nil {
		return err
	}
	if a.cred == nil {
		return nil
	}
	return os.Lchown(dir, a.uid, a.gid)
}
