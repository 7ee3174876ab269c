//go:build !linux

package main

import "syscall"

// dieWith does nothing where the system has no signal for it.
func dieWith(*syscall.SysProcAttr) {}
