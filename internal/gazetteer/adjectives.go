package gazetteer

import (
	_ "embed"
	"strings"

	"accords/internal/accord"
)

//go:embed adjectives.tsv
var adjectivesTSV string

// endings are those of gender and number behind a stem: "marroquí(es)",
// "ivoirien(ne)(s)", "chilen(o)(a)(os)(as)".
var endings = map[string][]string{
	"es": {"", "o", "a", "os", "as", "e", "es", "s"},
	"fr": {"", "e", "s", "es", "ne", "nes", "que", "ques"},
}

// smallLanguages write adjectives of countries in small letters, in the order of
// the columns of the table.
var smallLanguages = [...]string{"es", "fr"}

// addAdjectives enters "ivoirien" and "marroquí" with all their endings. Where a
// form has two owners ("turc" in two languages) the first stays.
func (g *Gazetteer) addAdjectives() {
	for _, c := range rows(adjectivesTSV, 3) {
		for i, lang := range smallLanguages {
			each(c[1+i], func(stem string, _ bool) {
				stem = strings.TrimSuffix(stem, "*")
				for _, end := range endings[lang] {
					owners := g.small[stem+end]
					owners[i] = accord.Code(c[0])
					g.small[stem+end] = owners
				}
			})
		}
	}
}

// Demonym returns the country of an adjective in Spanish or French, also of one that a
// name has with a capital: "Agencia Española".
func (g *Gazetteer) Demonym(word string) (accord.Code, bool) {
	owners := g.small[strings.ToLower(word)]
	for _, code := range owners {
		if code != "" {
			return code, true
		}
	}
	return "", false
}

// smallName returns the country of an adjective in small letters, in a text of
// its language: "chino" is a country's in Spanish and cloth in English.
func (g *Gazetteer) smallName(text string, span accord.Span) (place, bool) {
	const shortest = 4
	if span.End-span.Start < shortest {
		return place{}, false
	}
	owners, ok := g.small[text[span.Start:span.End]]
	if !ok {
		return place{}, false
	}
	for i, lang := range smallLanguages {
		if owners[i] != "" && inLanguage(text, span, lang) {
			return place{code: owners[i], form: Adjective, name: text[span.Start:span.End], lang: lang}, true
		}
	}
	return place{}, false
}
