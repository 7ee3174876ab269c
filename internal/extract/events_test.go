package extract

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestEvents pairs the instruments of single sentences with what was done.
func TestEvents(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, text string
		want       []string // kind and status
	}{
		{"signed", "Kenya and Malta signed a memorandum of understanding.", []string{"memorandum_of_understanding signed"}},
		{"inked", "The two ministries inked the MoU.", []string{"memorandum_of_understanding signed"}},
		{"planned", "A memorandum will be signed next month.", []string{"memorandum_of_understanding planned"}},
		{"purpose", "They met to sign a letter of intent.", []string{"letter_of_intent signed"}},
		{"approved", "The Union Cabinet approved the MoU with Kenya.", []string{"memorandum_of_understanding approved"}},
		{"renewed", "Today they renewed the agreement for three years.", []string{"agreement renewed"}},
		{"adopted", "At the end the ministers adopted a joint communiqué.", []string{"joint_declaration signed"}},
		{"declaration of intent", "A Declaration of Intent was signed in Baku.", []string{"letter_of_intent signed"}},
		{"framework", "The sides signed a framework for cooperation in digital trade.", []string{"partnership signed"}},
		{"launched partnership", "The EU and Japan launched a Digital Partnership.", []string{"partnership signed"}},
		{"not signed", "The talks ended without signing an agreement.", nil},
		{"only named", "The agreement covers data flows.", nil},
		{"two clauses", "A and B signed a letter of intent, and A renewed with C an MoU.", []string{"letter_of_intent signed", "memorandum_of_understanding renewed"}},
		{"Spanish", "Colombia y Corea firmaron un memorando de entendimiento.", []string{"memorandum_of_understanding signed"}},
		{"French", "Les deux pays ont signé une lettre d'intention.", []string{"letter_of_intent signed"}},
		{"Portuguese", "Os ministros assinaram um acordo.", []string{"agreement signed"}},
		{"Spanish, one adopts", "El foro aprobó la declaración conjunta.", []string{"joint_declaration signed"}},
		{"Spanish, one renews", "El ministerio renovó el convenio de cooperación.", []string{"agreement renewed"}},
		{"Portuguese, they adopt", "Os ministros aprovaram a Declaração de Luanda.", []string{"joint_declaration signed"}},
		{"Portuguese, to the press", "Em declarações à imprensa, o ministro aprovou a ideia.", nil},
		{"Portuguese, a statement", "A declaração do ministro foi aprovada.", nil},
		{"signed off", "The lawyers signed off on the MoU.", nil},
		{"signing off", "The ministry is signing off on the text of the memorandum.", nil},
		{"a sign-off", "The memorandum awaits the sign-off of the council.", nil},
		{"signed off, then signed", "The lawyers signed off on the memorandum and the ministers signed it.", []string{"memorandum_of_understanding signed"}},
		{"will be signed off", "The agency will sign off on the MoU.", nil},
		{"signed off by the cabinet", "The cabinet signed off on the MoU.", []string{"memorandum_of_understanding approved"}},
		{"not signed, yet approved", "The parliament did not sign the treaty.", nil},
		{"Korean", "양국은 양해각서를 체결했다.", []string{"memorandum_of_understanding signed"}},
		{"Korean plan", "양국은 양해각서를 체결할 예정이다.", []string{"memorandum_of_understanding planned"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var got []string
			for _, e := range parse(tt.text).lines[0].events {
				got = append(got, fmt.Sprintf("%s %s", e.instrument.kind, e.status))
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("events mismatch (-want +got):\n%s", diff)
			}
		})
	}
}

// TestBackground tells what was before from what is the news of a sentence.
func TestBackground(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		text string
		want bool
	}{
		{"As it expands, following the signing of an MoU with Kazakhstan, the ministry goes on.", true},
		{"The organisation goes back to the Nakhchivan Agreement, which they signed in 2009.", true},
		{"Following the meeting a joint declaration was adopted.", false},
		{"Kenya and Malta signed an MoU.", false},
	} {
		t.Run(tt.text, func(t *testing.T) {
			t.Parallel()
			events := parse(tt.text).lines[0].events
			if len(events) != 1 || events[0].background != tt.want {
				t.Errorf("events = %+v, want one with background %v", events, tt.want)
			}
		})
	}
}

// TestMeetingNames finds the names of meetings in single sentences, with the
// number of the edition.
func TestMeetingNames(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, text, want string
		edition          int
	}{
		{"ordinal", "The 7th Digital Nations Ministerial Summit was held.", "7th Digital Nations Ministerial Summit", 7},
		{"in words", "The eighth OGP Global Summit takes place in Tallinn.", "eighth OGP Global Summit", 8},
		{"Roman", "La XVI Conferencia Iberoamericana tuvo lugar en México.", "XVI Conferencia Iberoamericana", 16},
		{"year", "The World Government Summit 2022 was held.", "World Government Summit 2022", 0},
		{"brackets", "He attended the 5th Digital (D9) Ministerial Summit.", "5th Digital (D9) Ministerial Summit", 5},
		{"for", "The AI for Good Global Summit opened.", "AI for Good Global Summit", 0},
		{"plus", "The WSIS+20 Forum High-Level Event opened.", "WSIS+20 Forum High-Level Event", 0},
		{"of whom", "They held the first meeting of the EU-Japan Digital Partnership Council in Tokyo.", "first meeting of the EU-Japan Digital Partnership Council", 1},
		{"by who met", "The ministers of the OTS had their fifth meeting in Bishkek.", "fifth meeting of ministers of the OTS", 5},
		{"by who met, in capitals", "The ministers of the OTS held their fifth Summit in Bishkek.", "fifth Summit of ministers of the OTS", 5},
		{"small letters", "They signed it at the ministerial eGovernment meeting in Tallinn.", "ministerial eGovernment meeting", 0},
		{"title in quotes", "They came to the conference “A Digital Frontrunner” in Oslo.", "A Digital Frontrunner", 0},
		{"two in one", "The 2nd Meeting of Ministers and the 4th Meeting of National Authorities took place.", "2nd Meeting of Ministers and the 4th Meeting of National Authorities", 2},
		{"words run together", "The2nd Digital Summit and the3rd day.", "2nd Digital Summit", 2},
		{"Korean", "제7차 디지털 네이션스 장관회의가 열렸다.", "제7차 디지털 네이션스 장관회의", 7},
		{"committee", "The 5th Joint Committee Meeting was held.", "", 0},
		{"cabinet", "The Council of Ministers met.", "", 0},
		{"a statement", "They read the Joint Ministerial Statement of Ministers.", "", 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			p := parse(tt.text)
			got := p.meetingsIn(&p.lines[0])
			switch {
			case tt.want == "" && len(got) > 0:
				t.Errorf("found %q, want none", got[0].Name.V)
			case tt.want != "" && (len(got) != 1 || got[0].Name.V != tt.want || got[0].Edition.V != tt.edition):
				t.Errorf("meetings = %+v, want %q, edition %d", got, tt.want, tt.edition)
			}
		})
	}
}
