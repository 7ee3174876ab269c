package extract

import (
	"testing"

	"accords/internal/accord"
)

// TestHostIn reads the host of a meeting from single sentences that tell it in passing.
func TestHostIn(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		text string
		want accord.Code
	}{
		{"The forum was a success, with Estonia as host.", "EE"},
		{"Ministers met for two days, with Estonia as the host country, and agreed.", "EE"},
		{"Estonia, acting as host, showed its services.", "EE"},
		{"Portugal was the host of the meeting.", "PT"},
		{"Portugal was the host this year.", "PT"},
		{"Portugal was the host.", "PT"},
		{"Portugal, which hosted it, presented a plan.", "PT"},
		{"Portugal, which proudly hosted this year’s forum, presented a plan.", "PT"},
		{"The host was Portugal.", "PT"},
		{"The hosts, Portugal, presented a plan.", "PT"},
		{"The host country was the Republic of Korea.", "KR"},
		{"This year's host Estonia presented a plan.", "EE"},
		{"Its host nation is Kenya.", "KE"},
		{"El país anfitrión fue Chile y asistieron todos.", "CL"},
		{"Los ministros se reunieron con Chile como anfitrión.", "CL"},
		{"Chile, país sede, presentó un plan.", "CL"},
		{"Le pays hôte, le Bénin, a présenté un plan de la ville et des services.", "BJ"},
		{"Le Bénin, pays hôte, a présenté un plan de la ville et des services.", "BJ"},

		{"A host of countries came, Portugal among them.", ""},
		{"Portugal hosts a data centre.", ""},
		{"Portugal, which hosts a data centre, presented a plan.", ""},
		{"Portugal was the host of the Olympic Games.", ""},
		{"Portugal was hosted by Estonia.", ""},
		{"The host of the next forum is Portugal.", ""},
		{"Portugal, which hosts it next, presented a plan.", ""},
		{"The ghosts of Malta presented a plan.", ""},
	} {
		t.Run(tt.text, func(t *testing.T) {
			t.Parallel()
			c, ok := hostIn(&parse(tt.text).lines[0])
			if c.Code != tt.want || ok != (tt.want != "") {
				t.Errorf("host = %q, %v, want %q", c.Code, ok, tt.want)
			}
		})
	}
}

// TestMembersForm tells sentences that list the members of a group, in four languages,
// from those that only count or name countries.
func TestMembersForm(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]bool{
		"Kenya, Malta and India are its members.":                 true,
		"The signatories are Kenya, Malta and India.":             true,
		"Los países miembros son Chile, Perú y Ecuador.":          true,
		"Sus miembros son Chile, Perú y Ecuador.":                 true,
		"Integran la red Chile, Perú y Ecuador.":                  true,
		"La red está integrada por Chile, Perú y Ecuador.":        true,
		"El grupo, conformado por Chile, Perú y Ecuador, creció.": true,
		"Forman parte del grupo Chile, Perú y Ecuador.":           true,
		"Os países-membros são Angola, Brasil e Moçambique.":      true,
		"Les pays membres sont le Bénin, le Togo et le Mali.":     true,
		"Le réseau est composé du Bénin, du Togo et du Mali.":     true,
		"Chile, Perú y Ecuador viajaron a Quito.":                 false,
		"La integración de Chile, Perú y Ecuador avanza.":         false,
		"Remember Kenya, Malta and India.":                        false,
	} {
		if got := membersForm.MatchString(s); got != want {
			t.Errorf("membersForm.MatchString(%q) = %v, want %v", s, got, want)
		}
	}
}

// TestSigning finds the verb that tells of a signature, and none where a text says
// that there was none. Offsets are those of the text.
func TestSigning(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ text, want string }{
		{"The ministers signed it.", "signed"},
		{"They signed off on it.", ""},
		{"They signed off on it, and later the ministers inked it.", "inked"},
		{"They did not sign it, and then they signed it.", "signed"},
		{"They refused to sign.", ""},
		{"Without having signed it they left.", ""},
		{"It is a sign-off.", ""},
		{"양국은 서명했다.", "서명"},
		{"El ministro lo firmó ayer.", "firmó "},
	} {
		got := ""
		if m := signing(tt.text); m != nil {
			got = tt.text[m[0]:m[1]]
		}
		if got != tt.want {
			t.Errorf("signing(%q) = %q, want %q", tt.text, got, tt.want)
		}
	}
}
