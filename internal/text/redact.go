package text

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"accords/internal/accord"
)

// Bounds of what belongs to a contact. They are generous: what is cut too much is a
// line of a letterhead, what is cut too little is somebody's phone number.
const (
	longestContact = 160 // bytes of a line; a longer one is prose
	linesAbove     = 5   // from a number up to the name that it belongs to
	linesBelow     = 6   // from the heading of a contact down to its number
	mostRounds     = 6   // of Redact; each hides something or is the last
)

// Redact takes out of a text who may be called, written to or visited: phone
// numbers and e-mail addresses wherever they stand (see Mask), postal addresses,
// and the lines that name a press officer beside them. Everything else stays: a
// minister who signed is in the text for what she did.
//
// It puts one character for each byte, so that offsets hold: an asterisk for a
// phone number or an e-mail address, an underscore for streets and for the words
// around these. Redacting twice changes nothing.
func Redact(s string) string {
	for range mostRounds {
		numbers := Mask(s)
		streets := lined(numbers, postal(numbers))
		s = lined(streets, pressContacts(streets))
		if s == numbers {
			break
		}
		// What is out may have hidden more: a house number before a phone number.
	}
	return s
}

// lined puts an underscore in place of each byte of some spans. White space stays,
// so that lines are still lines, and so do the asterisks of what was masked there.
func lined(s string, spans []accord.Span) string { return covered(s, spans, '_', " \t\r\n*") }

var (
	// contactHead opens a line that names a contact, or stands above one.
	contactHead = regexp.MustCompile(`(?i:^\W{0,3}(?:(?:media|press|news ?room|communications?|public (?:relations|affairs|information)|author'?s?) (?:contacts?|enquir(?:y|ies)|inquir(?:y|ies)|officers?|relations|liaison|queries)\b|contacts?(?: persons?| details| information| us)?\s*:|points? of contact\b|for (?:media|press) (?:enquiries|inquiries|queries|contacts?)|for (?:more|further|additional) information,? (?:please )?(?:contact|call)|spokes(?:person|man|woman)\s*:|pressekontakt|ansprechpartner(?:in)?\b|pressestelle\b|contacts? presse|attachée? de presse|service de presse|contacto (?:de|para la)? ?prensa|contactos? para medios|oficina de prensa|gabinete de prensa|assessoria de (?:imprensa|comunicação)|contatos? (?:para|da) imprensa|ufficio stampa|kontakt (?:dla mediów|prasowy)|пресс-служба|контакт(?:ы|ное лицо)?\s*:|담당자|담당부서|문의처?|취재 ?문의|연락처|お問い?合わ?せ|問合せ先|联系人|聯絡人|للتواصل))`)
	// contactPhrase introduces whom to ask within a paragraph.
	contactPhrase = regexp.MustCompile(`(?i:(?:for (?:more|further|additional) (?:information|details)|for (?:media|press) (?:enquiries|inquiries|queries)|(?:media|press) (?:contacts?|enquiries|inquiries|officer)|please contact|contact(?:s| person)?:|(?:pour|para|für) (?:plus d.informations?|más información|mais informações|weitere informationen|rückfragen)|문의|담당자)[^*\n]{0,160}?\*{5,}(?:[^*\n.]{0,40}\*{5,})*)`)
)

// isMasked reports whether the data of a contact was masked in a text.
func isMasked(s string) bool { return strings.Contains(s, "*****") }

// contactOpenings are how a line begins that contactHead matches, behind at most
// three characters that are no letters of ASCII. Hardly a line does.
var contactOpenings = []string{"media", "press", "news", "communication", "public", "author", "contact", "point", "for ", "spokes", "ansprech", "attaché", "service", "oficina", "gabinete", "assessoria",
	"contato", "ufficio", "kontakt", "пресс", "контакт", "담당", "문의", "취재", "연락처", "お問", "問合", "联系人", "聯絡人", "للتواصل"}

// mayOpen reports whether a line begins so, in letters of any case.
func mayOpen(line string) bool {
	const signs = 3
	if strings.Contains(line, "ſ") || strings.Contains(line, "\u212a") {
		return true // letters of other lengths that are s and k to an expression
	}
	for i, n := 0, 0; i < len(line) && n <= signs; n++ {
		for _, o := range contactOpenings {
			if len(line)-i >= len(o) && line[i]|0x20 == o[0]|0x20 && strings.EqualFold(line[i:i+len(o)], o) {
				return true
			}
		}
		if isWordByte(line[i]) {
			return false
		}
		_, size := utf8.DecodeRuneInString(line[i:])
		i += size
	}
	return false
}

// pressContacts finds the words beside contact data that say whose they are.
// What decides is masked data and the words for a contact, never a name: who is
// a person is not for this room to know.
func pressContacts(s string) []accord.Span {
	lines := splitLines(s)
	if !isMasked(s) && !slices.ContainsFunc(lines, func(l accord.Span) bool { return opensContact(s[l.Start:l.End]) }) {
		return nil // as most texts: the title need not be looked for
	}
	title := Parse(s).Title()
	keep := func(i int) bool {
		return !briefLine(s[lines[i].Start:lines[i].End]) || title.Start < lines[i].End && lines[i].Start < title.End
	}
	var out []accord.Span
	for i, l := range lines {
		line := s[l.Start:l.End]
		switch {
		case opensContact(line):
			out = append(out, l)
			if bare(line) {
				out = append(out, below(s, lines, i, keep)...)
			}
		case isMasked(line) && briefLine(line):
			out = append(out, l)
			for j := i - 1; j >= 0 && j >= i-linesAbove && !keep(j); j-- {
				out = append(out, lines[j])
			}
		case isMasked(line):
			for _, at := range contactPhrase.FindAllStringIndex(line, -1) {
				out = append(out, accord.Span{Start: l.Start + at[0], End: l.Start + at[1]})
			}
		}
	}
	return out
}

// opensContact reports whether a line begins with a word for a contact and goes
// on as contacts do. "Points of contact are named by each party." is a rule.
func opensContact(line string) bool {
	if len(line) >= longestContact || !mayOpen(line) || !contactHead.MatchString(line) {
		return false
	}
	return !endsSentence(line) || isMasked(line) || strings.ContainsAny(line[:min(len(line), 40)], ":：")
}

// bare reports whether a heading has nothing behind it: the contact follows.
func bare(line string) bool {
	rest := line[contactHead.FindStringIndex(line)[1]:]
	return wordCount(rest) == 0
}

// below are the lines of the contact under a bare heading: those down to its
// number, or the name alone where no number follows.
func below(s string, lines []accord.Span, head int, keep func(int) bool) []accord.Span {
	end := head + 2
	for j := head + 1; j < len(lines) && j <= head+linesBelow && !keep(j); j++ {
		if isMasked(s[lines[j].Start:lines[j].End]) {
			end = j
			break
		}
	}
	var out []accord.Span
	for j := head + 1; j < len(lines) && j < end && !keep(j); j++ {
		out = append(out, lines[j])
	}
	return out
}

// briefLine is a line as contacts have them: a name, an office, a number; no
// sentence, no date and no item of a list that goes on.
func briefLine(line string) bool {
	return len(line) < longestContact && wordCount(line) <= 8 && !endsSentence(line) && !isDateline(line)
}
