package main

import (
	"accords/internal/accord"
	"accords/internal/export"
)

// publisher names records by the public address of the portal, for a subcommand
// that does not listen.
func publisher(baseURL string) (export.Publisher, error) {
	public, err := addressed(baseURL)
	if err != nil {
		return export.Publisher{}, err
	}
	l, err := labels()
	return export.Publisher{Base: public, Labels: l}, err
}

// labels are the words for codes that every page needs.
func labels() (accord.Labels, error) {
	known, err := editors()
	if err != nil {
		return accord.Labels{}, err
	}
	l := accord.Labels{Countries: map[accord.Code]accord.Country{}, Topics: map[string]accord.Topic{}}
	for _, c := range known.names.Countries() {
		l.Countries[c.Code] = c
	}
	for _, t := range known.authority.Topics {
		l.Topics[t.Code] = t
	}
	return l, nil
}
