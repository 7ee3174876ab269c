package extract

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestTopics reads areas of cooperation from single sentences. Names of bodies,
// offices and meetings are none, whatever they are made of.
func TestTopics(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, text string
		want       []string
	}{
		{"list", "It covers cybersecurity, 5G, smart cities and e-commerce.", []string{"cybersecurity", "telecommunications", "smart-cities", "digital-economy"}},
		{"public services", "They cooperate in e-government and public service delivery.", []string{"public-services"}},
		{"identity", "Mutual recognition of electronic signatures and digital ID is a goal.", []string{"digital-identity"}},
		{"networks", "They help each other in securing public information systems and against roaming charges.", []string{"cybersecurity", "telecommunications"}},
		{"experts in Spanish", "Van a intercambiar especialistas y a reconocer mutuamente sus firmas electrónicas.", []string{"skills", "digital-identity"}},
		{"participation in French", "La transparence, la participation citoyenne et l’internet des objets en relèvent.", []string{"open-government", "emerging-technologies"}},
		{"personal data in Portuguese", "Abrange os dados pessoais e a educação.", []string{"data", "education"}},
		{"experts in Korean", "전문가를 서로 파견하고 민원 행정에서 협력한다.", []string{"skills", "public-services"}},
		{"no borders", "The officials crossed the border by train.", nil},
		{"an abbreviation of a body", "The Government Technology Agency (GovTech) signs it. GovTech is glad.", nil},
		{"infrastructure", "Digital Public Infrastructure and the X-Road are shared.", []string{"interoperability"}},
		{"ethics", "AI governance and the responsible use of technology come first.", []string{"artificial-intelligence", "ethics"}},
		{"records", "Archives and electronic documents are exchanged.", []string{"records"}},
		{"post", "Postal services belong to it.", []string{"other"}},
		{"Spanish", "Contempla la ciberseguridad, la identidad digital y los datos abiertos.", []string{"cybersecurity", "digital-identity", "open-government"}},
		{"French", "Elle porte sur la cybersécurité, l'administration électronique et la formation.", []string{"cybersecurity", "public-services", "skills"}},
		{"Korean", "인공지능과 사이버보안, 인력 교류 분야에서 협력한다.", []string{"artificial-intelligence", "cybersecurity", "skills"}},
		{"a ministry", "The Ministry of Digital Economy and Society signs it.", nil},
		{"an office", "The Minister of Research, Innovation and Education signs it.", nil},
		{"a conference", "They met at the Tallinn e-Governance Conference.", nil},
		{"a theme", "The theme was “AI and the workforce of tomorrow”.", nil},
		{"nothing", "Both sides were glad.", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			p := parse(tt.text)
			var got []string
			for _, v := range p.topics([]*line{&p.lines[0]}) {
				got = append(got, v.V)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("topics mismatch (-want +got):\n%s", diff)
			}
		})
	}
}

// TestTokens splits what pages and languages write together, and nothing that is
// one word.
func TestTokens(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		text string
		want []string
	}{
		{"H.E. Mr. Lee", []string{"H.E", ".", "Mr", ".", "Lee"}},
		{"Korea's MOU", []string{"Korea", "'s", "MOU"}},
		{"U.S.-Japan", []string{"U.S.-Japan"}},
		{"l’Agence d'État", []string{"l’", "Agence", "d'", "État"}},
		{"NationalAuthorities the2nd", []string{"National", "Authorities", "the", "2nd"}},
		{"GovTech MinTIC eGovernment", []string{"GovTech", "MinTIC", "eGovernment"}},
		{"WSIS+20", []string{"WSIS+20"}},
	} {
		t.Run(tt.text, func(t *testing.T) {
			t.Parallel()
			var got []string
			for _, tok := range tokens(tt.text, lowerASCII(tt.text)) {
				got = append(got, tok.text)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("tokens mismatch (-want +got):\n%s", diff)
			}
		})
	}
}

// TestCommitments takes what the parties will do, and nothing that somebody
// hopes for, says of it, or that only takes effect.
func TestCommitments(t *testing.T) {
	t.Parallel()
	const head = "Kenya and Malta signed a memorandum of understanding today. "
	for _, tt := range []struct {
		name, text string
		want       bool
	}{
		{"both sides", "The two sides will exchange experts and hold joint seminars every year.", true},
		{"a party", "Kenya will share its experience with mobile payments in that framework.", true},
		{"under it", "Under the memorandum a joint working group will be formed within a month.", true},
		{"expected", "It is expected that exports of Maltese products will be expanded in the future.", false},
		{"said", "The two sides will become closer through this work, the minister said.", false},
		{"in force", "The parties agreed that it will come into force on the day of signature.", false},
		{"effect", "This will allow both governments to deliver better services to the public.", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			p := parse(head + tt.text)
			p.summits = p.findSummits()
			all := p.findAgreements()
			if len(all) != 1 {
				t.Fatalf("%d agreements", len(all))
			}
			if got := len(all[0].Commitments) == 1; got != tt.want {
				t.Errorf("commitments = %v, want one: %v", all[0].Commitments, tt.want)
			}
		})
	}
}
