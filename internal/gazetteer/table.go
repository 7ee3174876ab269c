package gazetteer

import (
	_ "embed"
	"slices"
	"strings"
	"unicode"

	"accords/internal/accord"

	"golang.org/x/text/unicode/norm"
)

// countriesTSV is generated from CLDR: code, alpha-3, numeric, region, English
// names, Korean names, names in five further languages.
//
//go:embed countries.tsv
var countriesTSV string

// namesTSV is written by hand: code, further names, adjectives, cities.
//
//go:embed names.tsv
var namesTSV string

// townsKoTSV is written by hand: code, towns in Hangul.
//
//go:embed towns_ko.tsv
var townsKoTSV string

// languages of the columns of countriesTSV after the Korean one.
var languages = []string{"es", "fr", "pt", "de", "it"}

// place is what a name of a place stands for. Without a code the name is there
// so that no country is found inside it: "New Mexico".
type place struct {
	code accord.Code
	form Form
	name string // as the table has it
	lang string // languages of a name that is not English, with blanks: "es pt" of "Brasil"
}

// rows returns the cells of a table, its comments left out.
func rows(tsv string, columns int) [][]string {
	var out [][]string
	for line := range strings.Lines(tsv) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "\t")
		for len(cells) < columns {
			cells = append(cells, "")
		}
		out = append(out, cells)
	}
	return out
}

// each calls f with every name of a cell and whether it is for typing only.
func each(cell string, f func(name string, typedOnly bool)) {
	for name := range strings.SplitSeq(cell, "|") {
		name, typedOnly := strings.CutSuffix(name, "~")
		if name != "" {
			f(name, typedOnly)
		}
	}
}

// addCountries fills the tables of countries. The order decides where a name
// has two owners: longer names that hide a country, then English, then the rest.
func (g *Gazetteer) addCountries() {
	for _, name := range hidden {
		g.addPlace(name, place{name: name})
	}
	cldr := rows(countriesTSV, 6+len(languages))
	aliases := map[accord.Code][]string{}
	for _, c := range cldr {
		code := accord.Code(c[0])
		first, _, _ := strings.Cut(c[4], "|")
		firstKo, _, _ := strings.Cut(c[5], "|")
		g.countries = append(g.countries, accord.Country{Code: code, Name: first, NameKo: firstKo, Region: c[3]})
		each(c[4], func(name string, _ bool) {
			g.addPlace(name, place{code: code, form: Name, name: name})
			g.addTyped(name, code)
		})
		each(c[5], func(name string, _ bool) { g.addKorean(name, code) })
		g.addTyped(c[1], code)
		aliases[code] = append(aliases[code], c[1])
		for _, cell := range c[4:6] {
			each(cell, func(name string, _ bool) { aliases[code] = append(aliases[code], name) })
		}
	}
	for _, c := range rows(namesTSV, 4) {
		code := accord.Code(c[0])
		g.addNames(code, c[1:])
		each(c[1], func(name string, _ bool) { aliases[code] = append(aliases[code], name) })
	}
	for _, c := range cldr {
		g.addForeign(accord.Code(c[0]), c[6:])
	}
	for _, c := range rows(townsKoTSV, 2) {
		each(c[1], func(name string, _ bool) { g.korean[name] = koreanName{accord.Code(c[0]), name, City} })
	}
	slices.SortFunc(g.countries, func(a, b accord.Country) int { return strings.Compare(fold(a.Name), fold(b.Name)) })
	for i, c := range g.countries {
		g.byCode[c.Code] = i
		g.countries[i].Aliases = slices.Compact(slices.Sorted(slices.Values(aliases[c.Code])))
	}
}

// addForeign enters the names of a country in the other languages. One that several
// of them share counts in a text of any of these: a name is entered once, and would
// else be known in the first language only.
func (g *Gazetteer) addForeign(code accord.Code, cells []string) {
	langs := map[string]string{}
	var names []string
	for i, lang := range languages {
		each(cells[i], func(name string, _ bool) {
			if slices.Contains(foreignWords, name) {
				return
			}
			if langs[name] == "" {
				names = append(names, name)
			}
			langs[name] += " " + lang
		})
	}
	for _, name := range names {
		g.addPlace(name, place{code: code, form: Name, name: name, lang: strings.TrimPrefix(langs[name], " ")})
	}
}

// addNames enters a row of the table written by hand.
func (g *Gazetteer) addNames(code accord.Code, cells []string) {
	for i, form := range []Form{Name, Adjective, City} {
		each(cells[i], func(name string, typedOnly bool) {
			if form == Name {
				g.addTyped(name, code)
			}
			if typedOnly {
				return
			}
			g.addPlace(name, place{code: code, form: form, name: name})
			if form == Adjective && strings.ContainsAny(name[len(name)-1:], "ni") {
				g.addPlace(name+"s", place{code: code, form: form, name: name})
			}
		})
	}
}

// addPlace enters a name and its spelling in capitals, which datelines use.
func (g *Gazetteer) addPlace(name string, p place) {
	g.places.add(name, p)
	if upper := strings.ToUpper(name); upper != name && p.lang == "" {
		g.places.add(upper, p)
	}
}

// addTyped enters a name as somebody may type it, in any case and without its accents.
// The first owner of a name keeps it.
func (g *Gazetteer) addTyped(name string, code accord.Code) {
	for _, key := range []string{fold(name), fold(strings.ReplaceAll(name, "&", "and"))} {
		if _, ok := g.typed[key]; !ok && key != "" {
			g.typed[key] = code
		}
	}
}

// fold takes case, accents and punctuation off a name, and the article in front.
func fold(s string) string {
	var b strings.Builder
	space := false
	for _, r := range norm.NFKD.String(strings.ToLower(s)) {
		switch {
		case unicode.Is(unicode.Mn, r), r == '.', r == '\'', r == '’':
		case unicode.IsLetter(r), unicode.IsDigit(r):
			if space && b.Len() > 0 {
				b.WriteByte(' ')
			}
			b.WriteRune(r)
			space = false
		default:
			space = true
		}
	}
	return strings.TrimPrefix(norm.NFC.String(b.String()), "the ")
}
