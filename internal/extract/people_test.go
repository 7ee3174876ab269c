package extract

import (
	"sync"
	"testing"

	"accords/internal/gazetteer"

	"github.com/google/go-cmp/cmp"
)

// ordinary is the extractor of all tests that need no series and no bodies of their own:
// it is immutable, and its gazetteer takes longer to make than a sentence to read.
var ordinary = sync.OnceValue(func() *Extractor { return New(gazetteer.New(nil, nil)) })

// parse reads a text to the point where rules for single sentences can be asked.
func parse(text string) *paper {
	p := ordinary().parse(text, Context{})
	p.roll = p.callRoll()
	return p
}

// TestSignatories reads who signed from single sentences: the role that the
// words around a name give decides, not the name.
func TestSignatories(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, text string
		want       []string
	}{
		{"by", "The MoU was signed by Minister of ICT Paula Ingabire and Ambassador Jaan Reinhold.", []string{"Paula Ingabire", "Jaan Reinhold"}},
		{"in front of the verb", "Minister Joe Mucheru and Mr. Silvio Schembri signed the agreement.", []string{"Joe Mucheru", "Silvio Schembri"}},
		{"office behind the name", "Damjan Manchevski, Minister of Information Society and Administration, signed the memorandum.", []string{"Damjan Manchevski"}},
		{"office with commas before the name", "The Minister of Research, Innovation and Digitization of Romania, Florin Roman, signed the memorandum.", []string{"Florin Roman"}},
		{"small letters", "Bartolomé Pujals, executive director of the Government Office, signed the agreement.", []string{"Bartolomé Pujals"}},
		{"with", "Minister Alan Wong signed the MoU with Secretary Ana Ruiz.", []string{"Alan Wong", "Ana Ruiz"}},
		{"surname in capitals", "MATSUMOTO Takeaki, Minister for Internal Affairs, signed the memorandum.", []string{"MATSUMOTO Takeaki"}},
		{"initial", "Minister-in-charge of Trade Relations S. Iswaran signed the agreement.", []string{"S. Iswaran"}},
		{"Malay titles", "The MoU was signed by Yang Berhormat Dato Seri Setia Awang Shamhary bin Pehin Dato Haji Mustapha.", []string{"Setia Awang Shamhary bin Pehin Dato Haji Mustapha"}},
		{"witnessed by", "The MoU was signed by Minister Ama Mensah and witnessed by President John Doe.", []string{"Ama Mensah"}},
		{"in the presence of", "In the presence of President John Doe, Minister Ama Mensah signed the MoU.", []string{"Ama Mensah"}},
		{"quoted", "The two ministries signed the MoU, and Minister Ama Mensah said that she was glad.", nil},
		{"whose visit", "The ministries signed the MoU during Prime Minister Ivo Novak's visit.", nil},
		{"declined", "A spokesman for Prime Minister Ivo Novak defended the decision not to sign the declaration.", nil},
		{"led by", "The cabinet led by Prime Minister Ivo Novak approved the MoU signed by Minister Ama Mensah.", []string{"Ama Mensah"}},
		{"Spanish", "La ministra TIC, Carmen Ligia Valderrama Rojas, y el embajador de Corea, Choo Jong-youn, suscribieron el documento.", []string{"Carmen Ligia Valderrama Rojas", "Choo Jong-youn"}},
		{"French", "L'accord a été signé par le ministre des Technologies, Anouar Maarouf, à Tunis.", []string{"Anouar Maarouf"}},
		{"no office at all", "Tatjana Matić, Admirim Aliti and Linda Karçanaj signed it for their governments.", []string{"Tatjana Matić", "Admirim Aliti", "Linda Karçanaj"}},
		{"signed off", "Minister Ama Mensah signed off on the MoU.", nil},
		{"signed off by others", "Once Minister Ivo Novak had signed off on the text, Minister Ama Mensah signed the MoU.", []string{"Ama Mensah"}},
		{"Spanish, quoted", "El acuerdo fue firmado por la ministra Carmen Rojas. El ministro Luis Paz afirmó que fue firmado por la ministra Carmen Rojas.", []string{"Carmen Rojas", "Carmen Rojas"}},
		{"no signature", "Minister Ama Mensah met Ambassador Jaan Reinhold.", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			p := parse(tt.text)
			var got []string
			for i := range p.lines {
				for _, who := range p.signatories(&p.lines[i]) {
					got = append(got, who.name)
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("signatories mismatch (-want +got):\n%s", diff)
			}
		})
	}
}

// TestRoll finds people whom a sentence names short by what the text says of
// them elsewhere, and nobody where two could be meant.
func TestRoll(t *testing.T) {
	t.Parallel()
	const text = "President Nicos Anastasiades met Prime Minister Kaja Kallas in Tallinn. Minister Ana Ruiz and Minister Eva Ruiz came along."
	r := parse(text).roll
	for _, tt := range []struct {
		name string
		find func() (person, bool)
		want string
	}{
		{"by surname", func() (person, bool) { return r.named("Anastasiades") }, "Nicos Anastasiades"},
		{"by office", func() (person, bool) { return r.holding("the Estonian Prime Minister") }, "Kaja Kallas"},
		{"two of the name", func() (person, bool) { return r.named("Ruiz") }, ""},
		{"a bare minister", func() (person, bool) { return r.holding("Minister") }, ""},
		{"nobody", func() (person, bool) { return r.named("Novak") }, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			who, ok := tt.find()
			if who.name != tt.want || ok != (tt.want != "") {
				t.Errorf("found %q, %v, want %q", who.name, ok, tt.want)
			}
		})
	}
}

// TestOffices reads the office of a name where it stands: in front, behind, or
// between commas.
func TestOffices(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ text, want string }{
		{"Vice Interior Minister Kim Seong-lyul came.", "Vice Interior Minister"},
		{"Josephine Teo, Minister for Communications and Information, came.", "Minister for Communications and Information"},
		{"The Minister of Energy at the Prime Minister's Office, Mohammad Yasmin, came.", "Minister of Energy at the Prime Minister's Office"},
		{"Le ministre de la Communication et des Postes du Sénégal, Abdoulaye Baldé, est venu.", "ministre de la Communication et des Postes du Sénégal"},
		{"Dr. Salim Sultan Al Ruzaiqi came.", ""},
	} {
		t.Run(tt.text, func(t *testing.T) {
			t.Parallel()
			p := parse(tt.text)
			who := p.people(&p.lines[0], 0, len(p.lines[0].text))
			if len(who) != 1 || who[0].office != tt.want {
				t.Errorf("people = %+v, want one with the office %q", who, tt.want)
			}
		})
	}
}
