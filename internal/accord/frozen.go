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
	Added   []FrozenMember // what the query finds now and did not then, in the order of the query; at most FrozenAddedMost
	Joined  int            // how many there are of these in all
}

// FrozenAddedMost bounds how many newcomers a frozen list names; the list as it
// is today has all of them.
const FrozenAddedMost = 200

// FrozenMember is an agreement in a frozen list.
type FrozenMember struct {
	ID      string
	Version string // of everything the register said about it
	Title   string // at the time
	Now     FrozenState
	Into    *Ref // the record that it was merged into, by id; set where Now is FrozenMerged
}

// FrozenState is what became of a member.
type FrozenState string

// The states of members.
const (
	FrozenSame    FrozenState = "same"
	FrozenChanged FrozenState = "changed"
	FrozenLeft    FrozenState = "left"   // is in the register, and its query does not find it any more
	FrozenMerged  FrozenState = "merged" // told of the same instrument as another record, which has it now
	FrozenGone    FrozenState = "gone"   // withdrawn
	FrozenAdded   FrozenState = "new"    // of FrozenList.Added alone
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
