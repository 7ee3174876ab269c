package main

import (
	"errors"
	"fmt"
	"net"
	"os"
	"strconv"
	"syscall"
)

// firstInherited is the number of the first file that a parent hands over
// (sd_listen_fds(3): after the three standard ones).
const firstInherited = 3

// inherited is the listener that systemd, or another parent, holds for this
// process, and nil where there is none. The parent keeps it open when a portal
// stops, so that whoever connects then waits for the next one instead of being
// refused: a restart loses nobody.
func inherited(getenv func(string) string) (net.Listener, error) {
	if getenv("LISTEN_PID") != strconv.Itoa(os.Getpid()) {
		return nil, nil // none, or meant for the process that started this one
	}
	if n := getenv("LISTEN_FDS"); n != "1" {
		return nil, fmt.Errorf("LISTEN_FDS is %q: the portal takes over exactly one socket; the unit of it should have one ListenStream", n)
	}
	syscall.CloseOnExec(firstInherited) // PostgreSQL, which the portal may start, has no use for it
	f := os.NewFile(firstInherited, "listener")
	if f == nil {
		return nil, errors.New("LISTEN_FDS says that a socket was handed over, but there is none")
	}
	defer f.Close() // the listener is a copy
	l, err := net.FileListener(f)
	if err != nil {
		return nil, fmt.Errorf("the socket that was handed over (LISTEN_FDS) cannot be listened on: %w", err)
	}
	return l, nil
}
