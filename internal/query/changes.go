package query

import (
	"net/url"
	"strconv"
	"time"

	"accords/internal/accord"
)

// ChangesPageSize is the number of changed records on a page of what changed.
const ChangesPageSize = 40

// The parameters of the list of changes that the list of agreements has not.
const (
	ParamSince = "since"
	ParamWhat  = "what"
)

// Changes is a filter and a page of what changed. The zero value is everything,
// newest first.
type Changes struct {
	Since   accord.Date // a whole day, in UTC; zero: from the beginning
	Country accord.Code
	What    accord.ChangeKind
	Page    int // from 1; 0 means 1
}

// ParseChanges reads the parameters of the list of changes, as Parse does for
// agreements.
func ParseChanges(v url.Values) (Changes, error) {
	p := parser{values: v}
	c := Changes{
		Since:   single(&p, ParamSince, parseDay),
		Country: single(&p, ParamCountry, parseCountry),
		What:    single(&p, ParamWhat, oneOf(accord.ChangeKinds())),
		Page:    single(&p, ParamPage, parsePage),
	}
	if c.Page == 1 {
		c.Page = 0
	}
	if p.err != nil {
		return Changes{}, p.err
	}
	return c, nil
}

// Encode prints the canonical query string; empty for all changes.
func (c Changes) Encode() string {
	v := url.Values{}
	if !c.Since.IsZero() {
		v.Set(ParamSince, c.Since.String())
	}
	if c.Country != "" {
		v.Set(ParamCountry, string(c.Country))
	}
	if c.What != "" {
		v.Set(ParamWhat, string(c.What))
	}
	if c.Page > 1 {
		v.Set(ParamPage, strconv.Itoa(c.Page))
	}
	return v.Encode()
}

// Href prints the canonical address of the list at path.
func (c Changes) Href(path string) string { return address(path, c.Encode()) }

// WithPage returns another page of the same list.
func (c Changes) WithPage(n int) Changes {
	c.Page = n
	return c
}

// parseDay reads a whole day that is in the calendar.
func parseDay(s string) (accord.Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil || t.Year() < firstYear || t.Year() > lastYear {
		return accord.Date{}, wrong("a day is written as in 2026-05-01.")
	}
	return accord.DateOf(t), nil
}
