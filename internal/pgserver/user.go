package pgserver

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/user"
	"path/filepath"
	"strconv"
	"syscall"
)

// account is the user whom the server runs as.
type account struct {
	uid, gid int
	cred     *syscall.Credential // nil: as this process
}

// serverAccount is this process's own user, except for root, whom PostgreSQL
// refuses: then whoever owns the folder already, else a user made for such things.
func serverAccount(dir string) (account, error) {
	if uid := os.Geteuid(); uid != 0 {
		return account{uid: uid, gid: os.Getegid()}, nil
	}
	if st, err := os.Stat(dir); err == nil {
		if sys, ok := st.Sys().(*syscall.Stat_t); ok && sys.Uid != 0 {
			return asUser(int(sys.Uid), int(sys.Gid)), nil
		}
	}
	for _, name := range []string{"postgres", "_postgres", "nobody"} {
		u, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, err := strconv.Atoi(u.Uid)
		gid, gerr := strconv.Atoi(u.Gid)
		if err = errors.Join(err, gerr); err != nil {
			return account{}, fmt.Errorf("user %s: %w", name, err)
		}
		return asUser(uid, gid), nil
	}
	return account{}, errors.New("PostgreSQL does not run as root, and there is no user postgres or nobody to run it as: start the portal as another user")
}

func asUser(uid, gid int) account {
	return account{uid: uid, gid: gid, cred: &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}}
}

// settle returns the folder that the server uses for dir. That is dir itself,
// but where root's own folders are closed to the server's user, as /root is,
// it is a new one below /var/lib that dir becomes a link to. The link is made
// once; whoever removes it starts afresh, and the old data stay where they are.
func (a account) settle(dir string) (string, error) {
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		dir = real
	} else if !errors.Is(err, fs.ErrNotExist) {
		return "", fmt.Errorf("the data folder must be readable: %w", err)
	} else if parent, err := filepath.EvalSymlinks(filepath.Dir(dir)); err != nil {
		return "", err
	} else {
		dir = filepath.Join(parent, filepath.Base(dir))
	}
	if a.reaches(filepath.Dir(dir)) {
		return dir, a.own(dir)
	}
	if err := os.MkdirAll(rootBase, 0o755); err != nil {
		return "", fmt.Errorf("user %d cannot enter %s: %w", a.uid, dir, err)
	}
	elsewhere, err := os.MkdirTemp(rootBase, "pg-")
	if err != nil {
		return "", err
	}
	_ = syscall.Rmdir(dir) // an empty folder gives way to the link; a full one and a link stay
	if err := os.Symlink(elsewhere, dir); errors.Is(err, fs.ErrExist) {
		// Another portal was first, or there is a full folder.
		if err := os.Remove(elsewhere); err != nil {
			return "", err
		}
		if elsewhere, err = os.Readlink(dir); err != nil {
			return "", fmt.Errorf("%s is there and user %d cannot reach it: %w", dir, a.uid, err)
		}
	} else if err != nil {
		return "", err
	}
	return elsewhere, a.own(elsewhere)
}

// reaches reports whether the account may enter every folder on the way down
// to path.
func (a account) reaches(path string) bool {
	if a.cred == nil {
		return true
	}
	for {
		if st, err := os.Stat(path); err == nil {
			sys, ok := st.Sys().(*syscall.Stat_t)
			if ok && st.IsDir() && st.Mode()&0o001 == 0 && int(sys.Uid) != a.uid {
				return false
			}
		}
		parent := filepath.Dir(path)
		if parent == path {
			return true
		}
		path = parent
	}
}
