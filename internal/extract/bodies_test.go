package extract

import (
	"testing"

	"accords/internal/accord"

	"github.com/google/go-cmp/cmp"
)

type nameOf struct {
	Name    string
	Country accord.Code
}

// TestBodies reads the bodies of single sentences by the form of their names,
// in four languages, each with the country that stands in, before or behind it.
func TestBodies(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, text string
		want       []nameOf
	}{
		{"of a country", "The Ministry of Communications and Informatization of Belarus hosted it.", []nameOf{{"Ministry of Communications and Informatization", "BY"}}},
		{"a country's", "Singapore's Ministry of Communications and Information came.", []nameOf{{"Ministry of Communications and Information", "SG"}}},
		{"behind brackets", "The Ministry of Internal Affairs and Communications (MIC), Japan signed it.", []nameOf{{"Ministry of Internal Affairs and Communications", "JP"}}},
		{"head behind", "The Digital Government Authority signed it.", []nameOf{{"Digital Government Authority", ""}}},
		{"list of fields", "The Department for Digital, Culture, Media and Sport signed it.", []nameOf{{"Department for Digital, Culture, Media and Sport", ""}}},
		{"two of them", "The Ministry of Finance and the Ministry of Health signed it.", []nameOf{{"Ministry of Finance", ""}, {"Ministry of Health", ""}}},
		{"under the president", "The Academy of Public Administration under the President of the Republic of Kazakhstan signed it.",
			[]nameOf{{"Academy of Public Administration under the President of the Republic of Kazakhstan", "KZ"}}},
		{"office of a holder", "The Prime Minister's Office signed it.", []nameOf{{"Prime Minister's Office", ""}}},
		{"office of the officer", "The Office of the Government Chief Information Officer signed it.", []nameOf{{"Office of the Government Chief Information Officer", ""}}},
		{"a person behind it", "The Ministry of Digital Development J.Bat-Erdene leads came.", []nameOf{{"Ministry of Digital Development", ""}}},
		{"a state committee", "The State Committee on Science and Technology of Belarus signed it.", []nameOf{{"State Committee on Science and Technology", "BY"}}},
		{"a state committee for", "It was signed by the State Committee for Digital Affairs of Azerbaijan.", []nameOf{{"State Committee for Digital Affairs", "AZ"}}},
		{"a committee of a state, named behind", "Uzbekistan's State Customs Committee signed it.", []nameOf{{"State Customs Committee", "UZ"}}},
		{"a national committee", "The National Statistics Committee signed it.", []nameOf{{"National Statistics Committee", ""}}},
		{"a ministry and a state committee", "The Ministry of Finance and State Customs Committee of Uzbekistan signed it.", []nameOf{{"Ministry of Finance", ""}, {"State Customs Committee", "UZ"}}},
		{"a joint committee", "The Joint Committee on Trade met.", nil},
		{"a national Olympic committee", "The National Olympic Committee met.", nil},
		{"a state organising committee", "The State Organising Committee met.", nil},
		{"a committee in the United States", "The United States Committee met.", nil},
		{"a committee in small letters", "A state committee met.", nil},
		{"a ministry and a country", "The Ministry of Economy and Uzbekistan signed it.", []nameOf{{"Ministry of Economy", ""}}},
		{"a bare ministry", "The Ministry signed it.", nil},
		{"a council that meets", "The EU-Japan Digital Partnership Council met.", []nameOf{{"EU", ""}}},
		{"Spanish", "Lo firmaron el Ministerio de Tecnologías de la Información y las Comunicaciones de Colombia y la Agencia de Gobierno Electrónico de Uruguay.",
			[]nameOf{{"Ministerio de Tecnologías de la Información y las Comunicaciones", "CO"}, {"Agencia de Gobierno Electrónico", "UY"}}},
		{"French, small letters", "Signé avec l’Agence des systèmes d’information et du numérique (Asin) du Bénin hier.", []nameOf{{"Agence des systèmes d’information et du numérique", "BJ"}}},
		{"French, a small head", "Le ministère de l’Économie numérique du Togo a signé.", []nameOf{{"ministère de l’Économie numérique", "TG"}}},
		{"French, an adjective behind", "Signé avec l’Agence nationale des systèmes d’information du Togo hier.", []nameOf{{"Agence nationale des systèmes d’information", "TG"}}},
		{"two behind a country", "The Digital Services Agency of Kenya and Information Systems Authority of Latvia signed it.",
			[]nameOf{{"Digital Services Agency", "KE"}, {"Information Systems Authority", "LV"}}},
		{"a known one behind", "The Ministry of Interior and Safety and UNDP signed it.", []nameOf{{"Ministry of Interior and Safety", ""}, {"UNDP", ""}}},
		{"one with its head behind", "The Department of Posts and Korea Internet & Security Agency signed it.",
			[]nameOf{{"Department of Posts", ""}, {"Korea Internet & Security Agency", "KR"}}},
		{"one name with and", "The Ministry of Trade and Industry signed it.", []nameOf{{"Ministry of Trade and Industry", ""}}},
		{"a country with and", "The Ministry of Digital Transformation of Trinidad and Tobago signed it.", []nameOf{{"Ministry of Digital Transformation", "TT"}}},
		{"a country's adjective", "The Estonian Ministry of Justice signed it.", []nameOf{{"Ministry of Justice", "EE"}}},
		{"a portfolio", "It was signed by the Minister of Smart Administration.", nil},
		{"Korean", "행정안전부와 라오스 기술통신부가 서명했다.", []nameOf{{"행정안전부", "KR"}, {"기술통신부", "LA"}}},
		{"no Korean body", "정부는 일부 본부에 신청을 받았다.", nil},
		{"abbreviation of an international body", "UNDP and the OECD came.", []nameOf{{"UNDP", ""}, {"OECD", ""}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var got []nameOf
			for _, b := range parse(tt.text).lines[0].bodies {
				got = append(got, nameOf{b.name, b.country})
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("bodies mismatch (-want +got):\n%s", diff)
			}
		})
	}
}

// TestAsParty tells an international body that acts from one whose name only
// says of whom or where.
func TestAsParty(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		text string
		want bool
	}{
		{"The World Bank and Kenya signed it.", true},
		{"Kenya signed it with UNDP.", true},
		{"Houlin Zhao, Secretary-General of the International Telecommunication Union, signed it.", true},
		{"G20 Digital Ministers met in Bali.", false},
		{"A working group under the United Nations met.", false},
		{"Kenya adopted the APEC Action Plan.", false},
	} {
		t.Run(tt.text, func(t *testing.T) {
			t.Parallel()
			l := &parse(tt.text).lines[0]
			if len(l.bodies) != 1 {
				t.Fatalf("bodies = %v", l.bodies)
			}
			if got := asParty(l, l.bodies[0]); got != tt.want {
				t.Errorf("asParty = %v, want %v", got, tt.want)
			}
		})
	}
}
