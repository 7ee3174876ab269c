package pgserver

import (
	"errors"
	"fmt"
	"os/exec"
	"syscall"
	"time"
)

// settings suit a register of some thousand records beside other programs on a
// small machine. Nobody replicates from a private server, its queries are too short
// for compiling them (jit) to pay, and an empty listen_addresses leaves the socket
// as the only way in.
var settings = []string{
	"listen_addresses=", "max_connections=100", "shared_buffers=64MB", "jit=off",
	"wal_level=minimal", "max_wal_senders=0", "log_min_messages=warning",
}

// unsafeSettings are quick and lose everything in a power cut: for tests alone.
var unsafeSettings = []string{"fsync=off", "synchronous_commit=off", "full_page_writes=off"}

// child is a running postmaster. err may be read once exited is closed.
type child struct {
	cmd    *exec.Cmd
	exited chan struct{}
	err    error
}

func (c *child) pid() int { return c.cmd.Process.Pid }

// stop asks for a fast shutdown, which ends sessions and writes a checkpoint,
// and gets rougher where that hangs.
func (c *child) stop() error {
	for _, sig := range []syscall.Signal{syscall.SIGINT, syscall.SIGQUIT, syscall.SIGKILL} {
		_ = c.cmd.Process.Signal(sig) // fails only where it has ended already
		select {
		case <-c.exited:
			if sig == syscall.SIGINT {
				return nil // however it ended: it is not running
			}
			return fmt.Errorf("the private postgres had to be ended with signal %v", sig)
		case <-time.After(10 * time.Second):
		}
	}
	return errors.New("the private postgres does not end")
}

// launch starts the postmaster. The caller holds the lock of the folder, so
// whatever runs on the cluster belongs to nobody and is ended first.
func (s *Server) launch() (*child, error) {
	b, err := s.choose()
	if err != nil {
		return nil, err
	}
	if b, err = s.place.user.within(b); err != nil {
		return nil, err
	}
	for _, m := range s.place.majors() {
		if err := endOrphan(s.place.data(m)); err != nil {
			return nil, err
		}
	}
	data, err := s.cluster(b)
	if err != nil {
		return nil, err
	}
	args := []string{"-D", data, "-k", s.place.socket}
	all := settings
	if s.opts.NoSync {
		all = append(all[:len(all):len(all)], unsafeSettings...)
	}
	for _, a := range all {
		args = append(args, "-c", a)
	}
	out, err := s.place.openLog()
	if err != nil {
		return nil, err
	}
	defer out.Close() // the child has its own copy
	cmd := s.command(b, "postgres", args...)
	cmd.Stdout, cmd.Stderr = out, out
	c, err := spawn(cmd, false)
	if err != nil {
		return nil, fmt.Errorf("starting %s: %w", cmd.Path, err)
	}
	s.major = b.major
	s.log.Debug("private postgres started", "pid", c.pid(), "bin", b.dir, "data", data)
	return c, nil
}
