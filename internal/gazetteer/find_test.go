package gazetteer_test

import (
	"strings"
	"testing"

	"accords/internal/accord"
	"accords/internal/gazetteer"

	"github.com/google/go-cmp/cmp"
)

// TestFindCountries has a text and its mentions as word:code, adjectives in
// lower case behind the colon ("Korean:kr") and cities with a plus ("Minsk:+BY").
func TestFindCountries(t *testing.T) {
	t.Parallel()
	g := gazetteer.New(nil, nil)
	for _, tt := range []struct{ in, want string }{
		{"", ""},
		{"The Republic of Korea and Belarus met in Minsk.", "Republic of Korea:KR Belarus:BY Minsk:+BY"},
		{"Korean and Belarusian delegations; the Koreans", "Korean:kr Belarusian:by Koreans:kr"},
		{"Korea-Kazakhstan", "Korea:KR Kazakhstan:KZ"},
		{"Korea's, Belarus’", "Korea:KR Belarus:BY"},
		{"North Korea, the DPRK and North Korean", "North Korea:KP DPRK:KP North Korean:kp"},
		{"South Korea", "South Korea:KR"},
		{"the U.S., the UK, U.K. and USA; the US.", "U.S.:US UK:GB U.K.:GB USA:US US:US"},
		{"US$5 million, tell us, JOIN US TODAY, US-led", "US:US"},
		{"Niger and Nigeria, Nigerien and Nigerian", "Niger:NE Nigeria:NG Nigerien:ne Nigerian:ng"},
		{"the Niger Delta, Niger State", ""},
		{"Guinea, Guinea-Bissau, Equatorial Guinea, Papua New Guinea, the Gulf of Guinea", "Guinea:GN Guinea-Bissau:GW Equatorial Guinea:GQ Papua New Guinea:PG"},
		{"the Democratic Republic of the Congo, the Republic of the Congo, DR Congo", "Democratic Republic of the Congo:CD Republic of the Congo:CG DR Congo:CD"},
		{"Georgia and Armenia", "Georgia:GE Armenia:AM"},
		{"Atlanta, Georgia; Georgia Tech; Georgia, USA", "Atlanta:+US USA:US"},
		{"Jordan and Chad signed.", "Jordan:JO Chad:TD"},
		{"Michael Jordan met Chad Wolf said; Jordan Smith said", ""},
		{"the Hashemite Kingdom of Jordan", "Hashemite Kingdom of Jordan:JO"},
		{"in Jordan", "Jordan:JO"},
		{"a turkey, a chad, a china cup", ""},
		{"Turkey, Türkiye, TURKEY, Turkiye", "Turkey:TR Türkiye:TR TURKEY:TR Turkiye:TR"},
		{"Ireland and Northern Ireland", "Ireland:IE Northern Ireland:+GB"},
		{"United Kingdom of Great Britain and Northern Ireland", "United Kingdom of Great Britain and Northern Ireland:GB"},
		{"New Mexico and Mexico", "Mexico:MX"},
		{"Latin American, Inter-American, American, the Organization of American States", "American:us"},
		{"India and the Indian Ocean; Indian", "India:IN Indian:in"},
		{"China and the South China Sea; Chinese Taipei", "China:CN Chinese Taipei:TW"},
		{"Republic of China, People's Republic of China", "Republic of China:TW People's Republic of China:CN"},
		{"Sudan and South Sudan; Dominica and the Dominican Republic", "Sudan:SD South Sudan:SS Dominica:DM Dominican Republic:DO"},
		{"St. Kitts & Nevis, Saint Kitts and Nevis, St. Vincent and the Grenadines", "St. Kitts & Nevis:KN Saint Kitts and Nevis:KN St. Vincent and the Grenadines:VC"},
		{"Côte d’Ivoire, Cote d'Ivoire, Ivory Coast", "Côte d’Ivoire:CI Cote d'Ivoire:CI Ivory Coast:CI"},
		{"Barbuda,Argentina, Lao PDR, Viet Nam", "Argentina:AR Lao PDR:LA Viet Nam:VN"},
		{"New\nZealand", "New\nZealand:NZ"},
		{"in French. Portuguese-speaking. The French President", "French:fr"},
		{"the Korea Times and the Jordan Times", ""},
		{"the Korean Peninsula", ""},
		{"KUALA LUMPUR: Putrajaya and Singapore", "KUALA LUMPUR:+MY Putrajaya:+MY Singapore:SG"},
		{"Washington, D.C. and Washington State", "Washington, D.C.:+US"},
		{"벨라루스와 대한민국의 양해각서, 한국은", "벨라루스:BY 대한민국:KR 한국:KR"},
		{"중요한 수단이다. 수단 정부와", "수단:SD"},
		{"인도네시아와 인도", "인도네시아:ID 인도:IN"},
		{"El memorando de Colombia y Japón para la cooperación de los países", "Colombia:CO Japón:JP"},
		{"Maurice signed; Island life", ""},
		{"La Réunion, réunion; Réunion des ministres", "Réunion:RE"},
	} {
		var got []string
		for _, m := range g.FindCountries(tt.in) {
			code := string(m.Code)
			switch m.Form {
			case gazetteer.Adjective:
				code = strings.ToLower(code)
			case gazetteer.City:
				code = "+" + code
			}
			got = append(got, tt.in[m.Span.Start:m.Span.End]+":"+code)
		}
		if diff := cmp.Diff(tt.want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%q: mismatch (-want +got)\n%s", tt.in, diff)
		}
	}
}

func TestPlaces(t *testing.T) {
	t.Parallel()
	g := gazetteer.New(nil, nil)
	var got []string
	const text = "The Korean minister came to MINSK, Belarus, and to Tel Aviv."
	_, places := g.In(text, accord.Span{End: len(text)})
	for _, m := range places {
		got = append(got, m.Name+":"+string(m.Code))
	}
	if diff := cmp.Diff([]string{"Minsk:BY", "Belarus:BY", "Tel Aviv:IL"}, got); diff != "" {
		t.Errorf("mismatch (-want +got)\n%s", diff)
	}
}

// TestNamesAreFound: whatever the tables name, a text can name.
func TestNamesAreFound(t *testing.T) {
	t.Parallel()
	g := gazetteer.New(nil, nil)
	for _, c := range g.Countries() {
		in := "The talks with the government of " + c.Name + ", were long."
		found := g.FindCountries(in)
		if len(found) == 0 || found[0].Code != c.Code {
			t.Errorf("%s: %q gives %+v", c.Code, in, found)
		}
		if code, ok := g.Lookup(c.Name); !ok || code != c.Code {
			t.Errorf("Lookup(%q) = %q, want %q", c.Name, code, c.Code)
		}
		if code, ok := g.Lookup(c.NameKo); !ok || code != c.Code {
			t.Errorf("Lookup(%q) = %q, want %q", c.NameKo, code, c.Code)
		}
	}
}
