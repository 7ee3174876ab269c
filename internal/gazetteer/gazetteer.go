// Package gazetteer owns what is true of the world: the names of countries, of
// their people and capitals, of international bodies, and, from the register's
// authority, of ministries and series of summits. It finds names in a text and
// says whose they are. It never says what a text means by them, and never does
// I/O; its tables are embedded.
//
// Tables that gen/ has made of CLDR are never edited; what CLDR does not have stands
// in the others, whose first lines say where it comes from. A name belongs to one
// owner, the first that claims it: names that hide a country ("New Mexico"), then
// English ones, what is written by hand, and other languages last. A name that is
// more often a word, a person or another place is marked with "~" and found only
// where somebody types it.
package gazetteer

import (
	"slices"
	"strings"

	"accords/internal/accord"
)

// Gazetteer is immutable after New and safe for concurrent use.
type Gazetteer struct {
	countries   []accord.Country
	byCode      map[accord.Code]int
	typed       map[string]accord.Code // names as a reader may type them, folded
	places      *trie[place]
	korean      map[string]koreanName
	small       map[string][2]accord.Code // adjectives in small letters -> the country in each of smallLanguages
	bodies      *trie[int]                // index into known
	known       []body
	byName      map[string][]int    // folded name -> indices into known
	regions     map[string][]Region // folded names of parts of countries
	beginRegion map[string]bool     // the first words of them
	series      *trie[int]
	inSeries    []accord.Series
}

// New builds the tables: countries and international bodies are its own, the
// organisations and series are the register's authority.
func New(known []accord.Organisation, series []accord.Series) *Gazetteer {
	g := &Gazetteer{
		byCode:      map[accord.Code]int{},
		typed:       map[string]accord.Code{},
		places:      newTrie[place](),
		korean:      map[string]koreanName{},
		small:       map[string][2]accord.Code{},
		bodies:      newTrie[int](),
		byName:      map[string][]int{},
		regions:     map[string][]Region{},
		beginRegion: map[string]bool{},
		series:      newTrie[int](),
	}
	g.addCountries()
	g.addAdjectives()
	g.addRegions()
	g.addOrganisations(known)
	g.addInternational()
	g.addSeries(series)
	return g
}

// Countries returns every country and territory, sorted by its English name.
func (g *Gazetteer) Countries() []accord.Country { return slices.Clone(g.countries) }

// Country returns the country with a code.
func (g *Gazetteer) Country(code accord.Code) (accord.Country, bool) {
	i, ok := g.byCode[code]
	if !ok {
		return accord.Country{}, false
	}
	return g.countries[i], true
}

// Lookup returns the country that a reader means who types a name, in English
// or Korean, an abbreviation or a code. Case and accents do not matter.
func (g *Gazetteer) Lookup(name string) (accord.Code, bool) {
	const longest = 100
	if len(name) > longest {
		return "", false
	}
	if code := accord.Code(strings.ToUpper(strings.TrimSpace(name))); len(code) == 2 {
		if _, ok := g.byCode[code]; ok {
			return code, true
		}
	}
	code, ok := g.typed[fold(name)]
	return code, ok
}
