package pgserver

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// linkLibraries makes the links to shared libraries that the npm package lists
// and leaves to its install script, which `npm ci --ignore-scripts` skips:
// without them the server finds no ICU. A folder without a list is left alone.
func linkLibraries(root string) error {
	b, err := os.ReadFile(filepath.Join(root, "pg-symlinks.json"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	var links []struct{ Source, Target string }
	if err := json.Unmarshal(b, &links); err != nil {
		return fmt.Errorf("%s/pg-symlinks.json: %w", root, err)
	}
	// The list names its paths from the folder of the package.
	pkg, err := os.OpenRoot(filepath.Dir(root))
	if err != nil {
		return err
	}
	defer pkg.Close()
	for _, l := range links {
		to, err := filepath.Rel(filepath.Dir(l.Target), l.Source)
		if err != nil {
			return err
		}
		if err := pkg.Symlink(to, l.Target); err != nil && !errors.Is(err, fs.ErrExist) {
			return fmt.Errorf("linking a library of PostgreSQL: %w", err)
		}
	}
	return nil
}

// within returns binaries that the account can run: those of root's own
// folders are copied to where it can read them, once for each state of them.
func (a account) within(b binaries) (binaries, error) {
	if a.reaches(b.dir) {
		return b, nil
	}
	st, err := os.Stat(filepath.Join(b.dir, "postgres"))
	if err != nil {
		return binaries{}, err
	}
	root := filepath.Dir(b.dir) // bin, lib and share belong together
	to := filepath.Join(rootBase, fmt.Sprintf("postgresql-%d-%x-%x", b.major, st.ModTime().Unix(), st.Size()))
	bin := filepath.Join(to, filepath.Base(b.dir))
	if _, err := os.Stat(bin); err == nil {
		return binaries{dir: bin, major: b.major}, nil
	}
	if err := os.MkdirAll(rootBase, 0o755); err != nil {
		return binaries{}, err
	}
	tmp, err := os.MkdirTemp(rootBase, "copy-")
	if err != nil {
		return binaries{}, err
	}
	defer os.RemoveAll(tmp) // gone already where all went well
	if err := errors.Join(os.Chmod(tmp, 0o755), os.CopyFS(tmp, os.DirFS(root))); err != nil {
		return binaries{}, fmt.Errorf("copying %s: %w", root, err)
	}
	if err := os.Rename(tmp, to); err != nil && !errors.Is(err, fs.ErrExist) {
		return binaries{}, err
	}
	return binaries{dir: bin, major: b.major}, nil
}
