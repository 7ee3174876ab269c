package query

import (
	"strings"

	"accords/internal/accord"
)

// longestName is of how many words a name is at most that Within looks for.
const longestName = 6

// Within reads a text as a filter: the countries and topics that its words name, all
// together, and the words that are left. "korea brazil AI" is what both countries have
// signed with "AI" in it. Parts of the world are no filter: they are returned beside it,
// by their keys. A name that several have is left among the words, as nobody said which
// is meant. The filter is the zero Agreements where the text names nothing.
func Within(text string, names []accord.Name) (Agreements, []string) {
	means := meanings(names)
	a := Agreements{MatchAll: true}
	var regions, rest []string
	for words := strings.Fields(text); len(words) > 0; {
		n, of := accord.Name{}, min(longestName, len(words))
		for ; of > 0; of-- {
			if n = means[Fold(strings.Join(words[:of], " "))]; n.Key != "" {
				break
			}
		}
		switch n.Record {
		case accord.NameOfCountry:
			a.Countries = append(a.Countries, accord.Code(n.Key))
		case accord.NameOfTopic:
			a.Topics = append(a.Topics, n.Key)
		case accord.NameOfRegion:
			regions = append(regions, n.Key)
		default:
			of, rest = 1, append(rest, words[0])
		}
		words = words[of:]
	}
	if len(a.Countries)+len(a.Topics)+len(regions) == 0 {
		return Agreements{}, nil
	}
	a.Text = strings.Join(rest, " ")
	return a.canonical(), regions
}

// meanings are the names of countries, topics and parts of the world that mean one.
func meanings(names []accord.Name) map[string]accord.Name {
	means := map[string]accord.Name{}
	for _, n := range names {
		if n.Record != accord.NameOfCountry && n.Record != accord.NameOfTopic && n.Record != accord.NameOfRegion {
			continue
		}
		name := Fold(n.Name)
		if have, twice := means[name]; twice && (have.Record != n.Record || have.Key != n.Key) {
			n = accord.Name{}
		}
		means[name] = n
	}
	return means
}
