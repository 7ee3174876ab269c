package export

import (
	"strconv"

	"accords/internal/accord"
)

// FrozenList is a list as somebody cited it. It has no word of what became of
// it, so that the same address gives the same bytes, unless a name in them has to go.
type FrozenList struct {
	URL     string         `json:"url"`
	Hash    string         `json:"hash"`
	How     string         `json:"hash_how"`
	Query   string         `json:"query"`
	LiveURL string         `json:"live_url"`
	Frozen  string         `json:"frozen"`
	Total   int            `json:"total"`
	Items   []FrozenMember `json:"items"`
}

// FrozenMember is an agreement of a frozen list, as it was then. Version is a digest
// of all that was known of it: another one means that something has changed.
type FrozenMember struct {
	ID        string `json:"id"`
	Version   string `json:"version"`
	Title     string `json:"title"`
	Permalink string `json:"permalink"`
}

// FrozenList is a frozen list for programs. The hash can be made again from what it
// holds, as its member hash_how says.
func (p Publisher) FrozenList(l accord.FrozenList) FrozenList {
	out := FrozenList{
		URL: p.FrozenURL(l.Hash), Hash: l.Hash, Query: l.Query, LiveURL: p.liveURL(l), Frozen: moment(l.At), Total: len(l.Members), Items: []FrozenMember{},
		How: "The first 32 hexadecimal digits of the SHA-256 of the query, a line end, and for each item its id, a space, its version and a line end.",
	}
	for _, m := range l.Members {
		out.Items = append(out.Items, FrozenMember{m.ID, m.Version, m.Title, p.Permalink(m.ID)})
	}
	return out
}

// FrozenURL is the absolute address of a frozen list, by which it is cited.
func (p Publisher) FrozenURL(hash string) string { return p.Base + "/snapshots/" + hash }

// liveURL is the list as it is today.
func (p Publisher) liveURL(l accord.FrozenList) string {
	if l.Query == "" {
		return p.Base + "/agreements"
	}
	return p.Base + "/agreements?" + l.Query
}

// frozenTitle names a list by what it was filtered by, in the words of its
// address: those of an interface change, and a citation must not.
func frozenTitle(l accord.FrozenList) string {
	title := "List of " + strconv.Itoa(len(l.Members)) + " agreements"
	if len(l.Members) == 1 {
		title = "List of 1 agreement"
	}
	if l.Query != "" {
		title += " (" + l.Query + ")"
	}
	return title
}

// FrozenCitation is a frozen list in a footnote: what, which version, of which day
// in UTC, and where. Hash must have eight letters at least.
func (p Publisher) FrozenCitation(l accord.FrozenList) string {
	return SiteName + ": " + frozenTitle(l) + ", version " + l.Hash[:8] + ", " + accord.DateOf(l.At.UTC()).English() + ", " + p.FrozenURL(l.Hash)
}

// FrozenWork is a frozen list as one work to cite: a data set, whose author is
// the register and whose version is its hash.
func (p Publisher) FrozenWork(l accord.FrozenList) Work {
	return Work{Key: "snapshot-" + l.Hash[:8], Genre: "Data set", Data: true, Version: l.Hash, Title: frozenTitle(l), Authors: []string{SiteName}, Where: SiteName,
		Issued: accord.DateOf(l.At.UTC()), URL: p.FrozenURL(l.Hash), Language: "en"}
}

// FrozenTable lists the members of a frozen list, with what checks its hash.
func (p Publisher) FrozenTable(l accord.FrozenList) Table {
	type m = accord.FrozenMember
	return newTable(Each(l.Members), []column[m]{
		{"ID", func(a m) string { return a.ID }},
		{"Address", func(a m) string { return p.Permalink(a.ID) }},
		{"Version", func(a m) string { return a.Version }},
		{"Title", func(a m) string { return a.Title }},
	})
}

// FrozenGraph is a frozen list as a data set of schema.org. It stands in the
// page, so the members are left to the other forms: there may be thousands.
func (p Publisher) FrozenGraph(l accord.FrozenList) Graph {
	return newGraph(node{ID: p.FrozenURL(l.Hash), Type: "Dataset", Name: frozenTitle(l), URL: p.FrozenURL(l.Hash), Ident: l.Hash, Version: l.Hash,
		Publish: moment(l.At), Language: "en", PartOf: p.dataset(), Issuer: &node{Type: "Organization", Name: SiteName}})
}
