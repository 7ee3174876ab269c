package accord

import (
	"errors"
	"fmt"
)

// ErrorKind is a closed list, so that whoever answers a request needs one switch and
// has to know nothing else of an error.
type ErrorKind string

// The kinds of errors.
const (
	Invalid     ErrorKind = "invalid"     // the request or the input is wrong
	NotFound    ErrorKind = "not_found"   // no such record
	Gone        ErrorKind = "gone"        // there was one; Message says why it went
	Unavailable ErrorKind = "unavailable" // try again later
	Internal    ErrorKind = "internal"    // everything else; strangers never see its text
)

// Error is an error whose Message may be shown to strangers.
type Error struct {
	Kind    ErrorKind
	Message string   // a sentence that says what is wrong and what to do
	Allowed []string // what would have been right, where that can be listed
	Err     error    // the cause, for the log only; may be nil
}

// Error is for logs and for who runs the portal, Message for readers: what went wrong
// inside is told by its cause alone, and a record that is missing needs none.
func (e *Error) Error() string {
	switch {
	case e.Err == nil || e.Kind == NotFound || e.Kind == Gone:
		return e.Message
	case e.Kind == Unavailable || e.Kind == Internal:
		return e.Err.Error()
	}
	return e.Message + ": " + e.Err.Error()
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// Errorf returns an error of a kind with a message for readers.
func Errorf(kind ErrorKind, format string, args ...any) *Error {
	return &Error{Kind: kind, Message: fmt.Sprintf(format, args...)}
}

// KindOf returns the kind of the first Error in err's chain; Internal where
// there is none, and the empty kind for nil.
func KindOf(err error) ErrorKind {
	if err == nil {
		return ""
	}
	var e *Error
	if errors.As(err, &e) {
		return e.Kind
	}
	return Internal
}
