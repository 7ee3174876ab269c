package pgserver

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// flush writes what the system holds back of the file system that dir is on.
func flush(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(unix.Syncfs(int(d.Fd())), d.Close())
}
