package gazetteer

import (
	"testing"

	"accords/internal/accord"

	"github.com/google/go-cmp/cmp"
)

// TestSmallAdjectives reads adjectives that a language writes small, and only
// in a text of that language: "chino" is cloth in English, "grave" and "como"
// are everyday words.
func TestSmallAdjectives(t *testing.T) {
	t.Parallel()
	g := New(nil, nil)
	for _, tt := range []struct {
		name, text string
		want       []accord.Code
	}{
		{"French", "le ministre ivoirien de la Communication et des Postes et son homologue marocaine ont signé à Rabat le texte", []accord.Code{"CI", "MA", "MA"}},
		{"Spanish", "el ministro chileno de Economía y la embajadora surcoreana en Santiago firmaron el acuerdo de la agenda digital", []accord.Code{"CL", "KR"}},
		{"English", "the minister wore a chino jacket and a turc hat", nil},
		{"too little of the language", "ministre ivoirien", nil},
		{"a short word", "el don de la sal y el son de la paz en el mar", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var got []accord.Code
			for _, c := range g.FindCountries(tt.text) {
				got = append(got, c.Code)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("countries mismatch (-want +got):\n%s", diff)
			}
		})
	}
}

// TestCountriesInPart finds what a part names, with offsets into the whole, and
// lets the words around it tell the language.
func TestCountriesInPart(t *testing.T) {
	t.Parallel()
	const before = "La Red celebrará su reunión de los ministros en el país.\n"
	text := before + "Sede: República Dominicana.\nEl Gobierno de la República de Corea y el de la Argentina participan en la Red."
	part := accord.Span{Start: len(before), End: len(before) + len("Sede: República Dominicana.")}
	got, _ := New(nil, nil).In(text, part)
	if len(got) != 1 || got[0].Code != "DO" || text[got[0].Span.Start:got[0].Span.End] != "República Dominicana" {
		t.Errorf("In = %v, want the Dominican Republic alone", got)
	}
}
