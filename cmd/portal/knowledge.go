package main

import (
	"sync"

	"accords/internal/accord"
	"accords/internal/gazetteer"
	"accords/internal/importer"
	"accords/seeds"
)

// knowledge is what editors know, and whom names mean by it.
type knowledge struct {
	authority accord.Authority
	names     *gazetteer.Gazetteer
}

func newKnowledge(a accord.Authority) knowledge {
	return knowledge{a, gazetteer.New(a.Organisations, a.Series)}
}

// editors is the knowledge that the program comes with. It is read once, whoever
// asks for it: the words of pages, what visitors paste, an import.
var editors = sync.OnceValues(func() (knowledge, error) {
	auth, err := seeds.Authority()
	if err != nil {
		return knowledge{}, err
	}
	return newKnowledge(auth), nil
})

// collection is the catalogue, and what editors know with the bodies that it names.
type collection struct {
	records seeds.Catalogue
	knowledge
}

// collected is the catalogue that the program comes with.
var collected = sync.OnceValues(func() (collection, error) {
	known, err := editors()
	if err != nil {
		return collection{}, err
	}
	records := seeds.ReadCatalogue(seeds.CatalogueFiles())
	return collection{records, newKnowledge(importer.WithBodies(known.authority, records))}, nil
})
