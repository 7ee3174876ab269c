package accord

import (
	"crypto/sha256"
	"encoding/hex"
	"time"
)

// FrozenList is a list of agreements as it was when somebody cited it, with what
// became of it since.
type FrozenList struct {
	Hash    string // see FreezeHash
	Query   string // canonical: "country=KR&year=2017"; empty for the whole register
	At      time.Time
	Members []FrozenMember // in the order of the list
	Changes []Change       // of the members since, newest first
}

// FrozenMember is an agreement in a frozen list.
type FrozenMember struct {
	ID      string
	Version string // of everything the register said about it
	Title   string // at the time
	Now     FrozenState
}

// FrozenState is what became of a member.
type FrozenState string

// The states of members.
const (
	FrozenSame    FrozenState = "same"
	FrozenChanged FrozenState = "changed"
	FrozenGone    FrozenState = "gone" // withdrawn, or merged into another record
)

// FreezeHash names a frozen list by its content, so that whoever has the list
// can check that it is the one that was cited: the first 32 hexadecimal digits
// of the SHA-256 of the query and, a line each, id and version of every member.
func FreezeHash(query string, members []FrozenMember) string {
	sum := sha256.New()
	write := func(s string) { _, _ = sum.Write([]byte(s)) } // a hash takes everything
	write(query + "\n")
	for _, m := range members {
		write(m.ID + " " + m.Version + "\n")
	}
	return hex.EncodeToString(sum.Sum(nil))[:32]
}
