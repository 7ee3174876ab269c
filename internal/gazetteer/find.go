package gazetteer

import "accords/internal/accord"

// Form is the form in which a text names a country.
type Form string

// The forms of a mention of a country.
const (
	Name      Form = "name"      // "Belarus", "the Republic of Korea", "UK"
	Adjective Form = "adjective" // "Korean", "Emirati", "Israelis"
	Part      Form = "part"      // a part of the country that acts: "Telangana"
	City      Form = "city"      // a capital or another seat of talks, or a part of a country: "Minsk", "Scotland"
)

// CountryMention is a country as a text names it.
type CountryMention struct {
	Span accord.Span
	Code accord.Code
	Form Form
}

// PlaceMention is a city, or a country as the place of something.
type PlaceMention struct {
	Span accord.Span
	Name string
	Code accord.Code
}

// FindCountries finds the countries that s names, from left to right and
// without overlap, the longest name first. Names match whole words and keep
// their case; a name inside a longer one ("New Mexico", "Niger Delta") and a
// person ("Michael Jordan") are no country.
func (g *Gazetteer) FindCountries(s string) []CountryMention {
	countries, _ := g.In(s, accord.Span{End: len(s)})
	return countries
}

// In finds the countries and the places that a part of s names, in one pass: places
// are cities, parts of countries, and countries by their names. The words around
// the part help to tell the language of a short line. Spans are of s.
func (g *Gazetteer) In(s string, part accord.Span) (countries []CountryMention, places []PlaceMention) {
	g.scan(s, part, func(span accord.Span, p place) {
		countries = append(countries, CountryMention{Span: span, Code: p.code, Form: p.form})
		if p.form != Adjective {
			places = append(places, PlaceMention{Span: span, Name: p.name, Code: p.code})
		}
	})
	return countries, places
}

// scan calls found for each mention of a place in a part of a text.
func (g *Gazetteer) scan(text string, part accord.Span, found func(accord.Span, place)) {
	s := text[:part.End]
	for w, ok := word(s, part.Start, false); ok; w, ok = word(s, w.end, false) {
		if isHangul(s[w.start:]) {
			g.scanKorean(s, w, found)
			continue
		}
		if c := s[w.start]; 'a' <= c && c <= 'z' && (w.start+1 >= len(s) || s[w.start+1] < 'A' || s[w.start+1] > 'Z') {
			if span := (accord.Span{Start: w.start, End: w.end}); w.end <= len(s) {
				if p, ok := g.smallName(text, span); ok {
					found(span, p)
				}
			}
			continue
		}
		p, end, ok := g.places.longest(s, w)
		if !ok {
			continue
		}
		span := accord.Span{Start: w.start, End: withStop(s, w.start, end)}
		switch {
		case p.code != "" && plausible(text, span, p):
			found(span, p)
			w.end = end
		case p.lang == "":
			w.end = end // the longer name hides whatever stands in it
		}
	}
}

// withStop takes the last full stop of "U.S." into the span.
func withStop(s string, start, end int) int {
	if end < len(s) && s[end] == '.' && end-start >= 3 && s[end-2] == '.' {
		return end + 1
	}
	return end
}
