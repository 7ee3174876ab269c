package query

import (
	"net/url"
	"strconv"
)

// ParsePaged reads the page of a list that has no filter; 1 where the address
// names none.
func ParsePaged(v url.Values) (int, error) {
	p := parser{values: v}
	n := single(&p, ParamPage, parsePage)
	return max(n, 1), p.err
}

// PagedHref prints the canonical address of a page of such a list: the first
// one has no parameter.
func PagedHref(path string, n int) string {
	if n > 1 {
		return path + "?" + ParamPage + "=" + strconv.Itoa(n)
	}
	return path
}
