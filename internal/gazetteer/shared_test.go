package gazetteer

import (
	"slices"
	"strings"
	"testing"

	"accords/internal/accord"
)

// TestNamesOfSeveralLanguages: a name that languages share is a country's in a text of
// each of them, and in none of another one.
func TestNamesOfSeveralLanguages(t *testing.T) {
	t.Parallel()
	g := New(nil, nil)
	for _, tt := range []struct {
		name, text string
		want       []accord.Code
	}{
		{"Portuguese", "Os ministros da comunidade reuniram-se em Lisboa com o apoio do governo de Angola e do Brasil.", []accord.Code{"PT", "AO", "BR"}},
		{"Spanish", "El gobierno de Chile y el del Brasil firmaron en la capital un acuerdo para las agencias.", []accord.Code{"CL", "BR"}},
		{"German shares it, too", "Die Ministerien der beiden Länder haben mit Chile und von der Seite der Schweiz unterzeichnet.", []accord.Code{"CL", "CH"}},
		{"Italian", "Il ministro della Giustizia di Malta e quello della Spagna con la delegazione per il Portogallo.", []accord.Code{"MT", "ES", "PT"}},
		{"French", "Le ministre de la Justice du Bénin et celui de la Grèce à Paris.", []accord.Code{"BJ", "GR", "FR"}},
		{"too little of a language", "Radio Brasil was on the air.", nil},
		{"another language", "The Brasil café of the old town is closed and of no use to the guests.", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var got []accord.Code
			for _, c := range g.FindCountries(tt.text) {
				got = append(got, c.Code)
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("countries %v, want %v", got, tt.want)
			}
		})
	}
}

// TestEveryForeignName: whatever the table has in a language is found in a text of that
// language, but for those that are words or persons there, or another country's first.
func TestEveryForeignName(t *testing.T) {
	t.Parallel()
	g := New(nil, nil)
	texts := map[string]string{
		"es": "En la reunión de los ministros de %, con el apoyo de la red y del foro.",
		"fr": "À la réunion des ministres de %, avec le soutien de la ville et du forum.",
		"pt": "Na reunião dos ministros de %, com o apoio da rede e do fórum.",
		"de": "Auf der Tagung der Minister von % mit den Gästen und für die Stadt.",
		"it": "Alla riunione dei ministri di %, con il sostegno della rete e del foro.",
	}
	for _, c := range rows(countriesTSV, 6+len(languages)) {
		for i, lang := range languages {
			each(c[6+i], func(name string, _ bool) {
				// "Saint Martin" is Italian and, with a hyphen that parts words as a blank does, French.
				if slices.Contains(foreignWords, name) || slices.Contains(homographs, name) || name == "Saint Martin" {
					return
				}
				s := strings.Replace(texts[lang], "%", name, 1)
				if !slices.ContainsFunc(g.FindCountries(s), func(m CountryMention) bool {
					return strings.Trim(s[m.Span.Start:m.Span.End], ".") == strings.Trim(name, ".")
				}) {
					t.Errorf("%s: %q is not found in %q", lang, name, s)
				}
			})
		}
	}
}
