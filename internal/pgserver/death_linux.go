package pgserver

import "syscall"

// setDeathSignal has the kernel end the server when the portal dies, even by
// kill -9.
func setDeathSignal(a *syscall.SysProcAttr, s syscall.Signal) { a.Pdeathsig = s }
