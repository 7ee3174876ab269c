package main

import "syscall"

// dieWith ends a child when the thread that started it does.
func dieWith(attr *syscall.SysProcAttr) { attr.Pdeathsig = syscall.SIGINT }
