package pgserver

import (
	"fmt"
	"os"
	"syscall"
	"time"
)

// pollOwner is how often a portal that joined looks whether the owner is gone;
// retryStart is the pause before a server that died is started once more.
const (
	pollOwner  = 200 * time.Millisecond
	retryStart = 500 * time.Millisecond
)

// supervise keeps a server at the address until Stop: an owner starts a dead
// one again, and a portal that joined becomes the owner when the owner goes.
// Connections break in between; the pool that holds them makes new ones.
func (s *Server) supervise() {
	defer close(s.ended)
	failed := ""
	for {
		var exited <-chan struct{}
		wait := pollOwner
		switch {
		case s.child != nil:
			exited, wait = s.child.exited, time.Hour
		case s.lock != nil:
			wait = retryStart
		}
		select {
		case <-s.quit:
			return
		case <-exited:
			s.log.Error("the private postgres ended, starting it again", "err", s.child.err)
			s.child = nil
		case <-time.After(wait):
		}
		if s.child != nil {
			continue
		}
		joined := s.lock == nil
		err := s.tryOwn()
		switch {
		case err != nil && err.Error() != failed: // once, not twice a second
			failed = err.Error()
			s.log.Error("the private postgres does not start, trying on", "err", err)
		case err == nil && s.child != nil:
			failed = ""
			s.log.Info("the private postgres runs", "pid", s.child.pid(), "taken_over", joined)
		}
	}
}

// tryLock returns nil and no error where another live process has the lock.
// The kernel releases it when its holder dies, however it dies.
func tryLock(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, fmt.Errorf("the data folder must be writable: %w", err)
	}
	switch err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err {
	case nil:
		return f, nil
	case syscall.EWOULDBLOCK:
		return nil, f.Close()
	default:
		f.Close() // the error of the lock is the one that matters
		return nil, fmt.Errorf("locking %s: %w", path, err)
	}
}
