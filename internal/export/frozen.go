package export

import "accords/internal/accord"

// FrozenList is a list as somebody cited it. It has no word of what became of
// it, so that the same address gives the same bytes for ever.
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

// FrozenMember is an agreement of a frozen list.
type FrozenMember struct {
	ID        string `json:"id"`
	Version   string `json:"version"`
	Title     string `json:"title"`
	Permalink string `json:"permalink"`
}

// FrozenList is a frozen list for programs.
func (p Publisher) FrozenList(l accord.FrozenList) FrozenList {
	out := FrozenList{
		URL: p.Base + "/snapshots/" + l.Hash, Hash: l.Hash, Query: l.Query, LiveURL: p.Base + "/agreements", Frozen: moment(l.At), Total: len(l.Members), Items: []FrozenMember{},
		How: "The first 32 hexadecimal digits of the SHA-256 of the query, a line end, and for each item its id, a space, its version and a line end.",
	}
	if l.Query != "" {
		out.LiveURL += "?" + l.Query
	}
	for _, m := range l.Members {
		out.Items = append(out.Items, FrozenMember{m.ID, m.Version, m.Title, p.Permalink(m.ID)})
	}
	return out
}
