package main

import (
	"accords/internal/accord"
	"accords/internal/gazetteer"
	"accords/seeds"
)

// labels are the words for codes that every page needs.
func labels() (accord.Labels, error) {
	auth, err := seeds.Authority()
	if err != nil {
		return accord.Labels{}, err
	}
	l := accord.Labels{Countries: map[accord.Code]accord.Country{}, Topics: map[string]accord.Topic{}}
	for _, c := range gazetteer.New(auth.Organisations, auth.Series).Countries() {
		l.Countries[c.Code] = c
	}
	for _, t := range auth.Topics {
		l.Topics[t.Code] = t
	}
	return l, nil
}
