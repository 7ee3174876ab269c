package query

import (
	"net/url"
	"slices"

	"accords/internal/accord"
)

// ParamID names an agreement to stand beside others.
const ParamID = "id"

// MostCompared is how many agreements can be read side by side.
const MostCompared = 4

// Compare is a comparison of agreements in the order in which they were chosen,
// and a search for another one to add.
type Compare struct {
	IDs  []string
	Text string
}

// ParseCompare reads the parameters of a comparison, as Parse does for lists. An
// agreement that is named twice stands once.
func ParseCompare(v url.Values) (Compare, error) {
	p := parser{values: v}
	var c Compare
	for _, id := range list(&p, ParamID, parseID) {
		if !slices.Contains(c.IDs, id) {
			c.IDs = append(c.IDs, id)
		}
	}
	c.Text = single(&p, ParamText, parseText)
	if p.err != nil {
		return Compare{}, p.err
	}
	if len(c.IDs) > MostCompared {
		return Compare{}, accord.Errorf(accord.Invalid, "%d agreements are too many to compare; at most %d stand side by side.", len(c.IDs), MostCompared)
	}
	return c, nil
}

// parseID takes what may be the id of an agreement.
func parseID(s string) (string, error) {
	if accord.ValidID(s) {
		return s, nil
	}
	return "", wrong("an agreement’s id has eight small letters and digits, for example khgjkn8z.")
}

// Encode prints the canonical query string. The order of the agreements is a
// choice, and stays.
func (c Compare) Encode() string {
	v := url.Values{ParamID: c.IDs}
	if c.Text != "" {
		v.Set(ParamText, c.Text)
	}
	return v.Encode()
}

// Href prints the canonical address of the comparison at path.
func (c Compare) Href(path string) string { return address(path, c.Encode()) }

// With returns the comparison with another agreement, its search done.
func (c Compare) With(id string) Compare {
	return Compare{IDs: append(slices.Clone(c.IDs), id)}
}

// Without returns the comparison without one of its agreements.
func (c Compare) Without(id string) Compare {
	return Compare{IDs: slices.DeleteFunc(slices.Clone(c.IDs), func(have string) bool { return have == id })}
}
