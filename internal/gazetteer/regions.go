package gazetteer

import (
	_ "embed"
	"slices"
	"strings"

	"accords/internal/accord"
)

// regionsTSV is generated from CLDR: code, parts that act under their bare names,
// further parts.
//
//go:embed regions.tsv
var regionsTSV string

// regionsMoreTSV is written by hand: code, names in other languages, adjectives.
//
//go:embed regions_more.tsv
var regionsMoreTSV string

// Region is a part of a country that may have a government of its own: a state, a
// province, an emirate, a city.
type Region struct {
	Code  accord.Code // the country
	State bool        // acts abroad under its bare name: "Telangana and Estonia signed"
}

// addRegions fills the table of regions. They are kept apart from the names of places:
// that "Kent" or "Victoria" is a region and no person is for the words around it to say.
func (g *Gazetteer) addRegions() {
	for _, table := range []string{regionsTSV, regionsMoreTSV} {
		for _, c := range rows(table, 3) {
			for i, cell := range c[1:] {
				each(cell, func(name string, _ bool) {
					key, r := fold(name), Region{Code: accord.Code(c[0]), State: i == 0}
					if !slices.ContainsFunc(g.regions[key], func(have Region) bool { return have.Code == r.Code }) {
						g.regions[key] = append(g.regions[key], r)
						first, _, _ := strings.Cut(key, " ")
						g.beginRegion[first] = true
					}
				})
			}
		}
	}
}

// BeginsRegion holds for a word with which the name of a region begins. Most words are
// none, and need not be asked for with those behind them.
func (g *Gazetteer) BeginsRegion(word string) bool {
	first, _, _ := strings.Cut(fold(word), " ")
	return g.beginRegion[first]
}

// Regions returns the parts of countries that have a name or an adjective, "Andhra
// Pradesh" or "Flemish", at most one of a country. There is a Punjab in two.
func (g *Gazetteer) Regions(name string) []Region { return g.regions[fold(name)] }
