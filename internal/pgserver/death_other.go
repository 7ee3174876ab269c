//go:build !linux

package pgserver

import "syscall"

// setDeathSignal does nothing where the kernel has no such signal: the next
// start finds the orphan and ends it.
func setDeathSignal(*syscall.SysProcAttr, syscall.Signal) {}
