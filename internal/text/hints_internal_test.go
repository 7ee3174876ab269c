package text

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// contactLines begin in every way that contactHead knows.
var contactLines = []string{
	"Media contact", "Press enquiries", "News room officer", "Newsroom contacts", "Communications officer", "Communication inquiry", "Public relations liaison", "Public affairs queries",
	"Public information officers", "Author contact", "Author's inquiries", "Contact persons:", "Contacts:", "Contact us:", "Point of contact", "Points of contact", "For media enquiries", "For press contact",
	"For more information, please contact", "For further information contact", "For additional information call", "Spokesperson:", "Spokesman:", "Pressekontakt", "Ansprechpartnerin", "Pressestelle",
	"Contact presse", "Contacts presse", "Attachée de presse", "Attaché de presse", "Service de presse", "Contacto de prensa", "Contacto para la prensa", "Contactos para medios", "Oficina de prensa",
	"Gabinete de prensa", "Assessoria de imprensa", "Assessoria de comunicação", "Contato para imprensa", "Contatos da imprensa", "Ufficio stampa", "Kontakt dla mediów", "Kontakt prasowy", "пресс-служба",
	"контакты:", "контактное лицо:", "담당자", "담당부서", "문의처", "문의", "취재 문의", "연락처", "お問い合わせ", "お問合せ", "問合せ先", "联系人", "聯絡人", "للتواصل", "preſs contact", "\u212aontakt prasowy",
}

// What an expression matches has one of its hints: a line without one is not
// tried, so that a word which is forgotten there would let a contact through.
func TestHintsAreInEveryMatch(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no texts: %v", err)
	}
	tried := map[string]int{}
	check := func(name, line string, matches, hinted bool) {
		t.Helper()
		if matches {
			tried[name]++
		}
		if matches && !hinted {
			t.Errorf("%s matches %q, which has none of its hints", name, line)
		}
	}
	lines := slices.Clone(contactLines)
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, strings.Split(string(b), "\n")...)
	}
	for _, line := range lines {
		for _, line := range []string{line, strings.ToUpper(line), "» " + line, " - " + line, "In Seoul " + line, "at " + line} {
			lower := strings.ToLower(line)
			check("contactHead", line, contactHead.MatchString(line), mayOpen(line))
			check("box", line, box.MatchString(line), anyIn(lower, boxHints))
			check("addressLabel", line, addressLabel.MatchString(line), len(labels(line, lower)) > 0)
			for _, one := range streets {
				check("a street", line, one.re.MatchString(line), slices.ContainsFunc(one.hints, func(h string) bool { return one.where.in(lower, h) }))
			}
		}
	}
	for _, line := range contactLines {
		if !contactHead.MatchString(line) {
			t.Errorf("contactHead does not match %q", line)
		}
	}
	for _, name := range []string{"contactHead", "box", "addressLabel", "a street"} {
		if tried[name] < 20 {
			t.Errorf("%s matched %d lines: too few to show anything", name, tried[name])
		}
	}
}

func TestPlaceOfHint(t *testing.T) {
	t.Parallel()
	tests := []struct {
		where      place
		line, hint string
		want       bool
	}{
		{anywhere, "in the street", "tree", true},
		{anywhere, "in the lane", "street", false},
		{atWord, "a small aula", "ul", false},
		{atWord, "a small aula, ul. wspólna", "ul", true},
		{atWord, "ul", "ul", true},
		{atWord, "xул. тверская", "ул", true}, // no letter of ASCII, before which \b looks for nothing
		{asWord, "100 the state", " st", false},
		{asWord, "100 main st", " st", true},
		{asWord, "100 main st. and state", " st", true},
		{asWord, "100 states of main st, 5", " st", true},
	}
	for _, tt := range tests {
		if got := tt.where.in(tt.line, tt.hint); got != tt.want {
			t.Errorf("%d: %q in %q is %t, want %t", tt.where, tt.hint, tt.line, got, tt.want)
		}
	}
}
