//go:build !linux

package pgserver

import "errors"

// flush does nothing where the system writes single files only.
func flush(string) error { return errors.ErrUnsupported }
