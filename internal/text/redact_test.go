package text_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"accords/internal/text"
)

// legible reports whether a letter or a digit is left.
func legible(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// Streets, boxes and codes of many countries, each as it stands in a release.
func TestAddressesOfManyShapes(t *testing.T) {
	t.Parallel()
	shapes := 0
	for _, line := range corpus(t, "addresses.txt") {
		open, closing := strings.Index(line, "["), strings.LastIndex(line, "]")
		if open < 0 {
			continue
		}
		shapes++
		plain := line[:open] + line[open+1:closing] + line[closing+1:]
		got := text.Redact(plain)
		if len(got) != len(plain) {
			t.Fatalf("%q: %d bytes become %d", plain, len(plain), len(got))
		}
		if inner := got[open : closing-1]; legible(inner) {
			t.Errorf("Redact(%q)\n got %q\nleft %q", plain, got, inner)
		}
		if got[:open] != plain[:open] || !strings.HasSuffix(got, line[closing+1:]) {
			t.Errorf("Redact(%q) takes out more than the address: %q", plain, got)
		}
	}
	if shapes < 50 {
		t.Errorf("only %d shapes", shapes)
	}
}

// Places where something happened stay, and so do laws, years and counts that
// have the words of streets near them.
func TestWhatIsNoAddress(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"noaddresses.txt", "nocontacts.txt"} {
		for _, line := range corpus(t, name) {
			if got := text.Redact(line); got != line {
				t.Errorf("Redact(%q)\n got %q", line, got)
			}
		}
	}
}

// contactBlocks are the ends of releases as ministries write them. Each line
// that is to go begins with "- ", which is no part of it.
func TestPressContactsAreCut(t *testing.T) {
	t.Parallel()
	const body = "Korea and Belarus sign a memorandum\nMinister Kim Boo-kyum signed the memorandum in Minsk on 26 April 2017. It runs for three years.\n"
	for name, in := range map[string]string{
		"a name above a number": `
- Media contact
- Jane Doe
- Press Secretary
- Tel: 044-202-6270`,
		"a table of heads and points of contact": `
- Government
- Ministry of Science and ICT
- Head
- Jang Eunyoung
- 044-202-6270
- Point of Contact
- Park Suhyun
- 044-202-4361`,
		"a line of all": `
- Contact: Jane Doe, Press Office, +82 2 2100 3399, jane@example.org`,
		"with a street": `
- Press office of the Ministry
- 100 Parliament Street
- London
- press@example.org`,
		"of Germany": `
- Pressekontakt
- Erika Mustermann
- Referat Presse
- presse@example.de`,
		"of France": `
- Contact presse : Jeanne Dupont
- 01 40 15 70 00`,
		"of Korea": `
- 담당자: 홍길동 사무관
- 044-205-1234`,
		"of Latin America": `
- Contacto de prensa: María Pérez
- prensa@example.org`,
		"before the boilerplate": `
- Media contact: Jane Doe
- 202-473-1000
About the Ministry
The Ministry is in charge of digital government and has been since it was founded in 1998.`,
	} {
		var plain, want strings.Builder
		plain.WriteString(body)
		want.WriteString(body)
		for _, line := range strings.Split(strings.TrimPrefix(in, "\n"), "\n") {
			bare, out := strings.CutPrefix(line, "- ")
			plain.WriteString(bare + "\n")
			if out {
				bare = strings.Map(func(r rune) rune {
					if unicode.IsSpace(r) {
						return r
					}
					return 'x'
				}, bare)
			}
			want.WriteString(bare + "\n")
		}
		got := text.Redact(plain.String())
		for i, line := range strings.Split(want.String(), "\n") {
			have := strings.Split(got, "\n")[i]
			switch out := strings.ContainsRune(line, 'x') && !strings.Contains(plain.String(), line); {
			case out && legible(have):
				t.Errorf("%s: left %q", name, have)
			case !out && have != line:
				t.Errorf("%s: %q became %q", name, line, have)
			}
		}
	}
}

// A sentence that says whom to ask loses the name, the others keep theirs.
func TestWhomToAskInASentence(t *testing.T) {
	t.Parallel()
	const in = "Minister Kim signed it with Minister Lee in Minsk. For more information, please contact Jane Doe at jane@example.org or 02-2100-3399. The memorandum runs for three years, said Minister Kim."
	got := text.Redact(in)
	if !strings.HasPrefix(got, "Minister Kim signed it with Minister Lee in Minsk. ") || !strings.HasSuffix(got, ". The memorandum runs for three years, said Minister Kim.") || strings.Contains(got, "Jane") || strings.Contains(got, "Doe") {
		t.Errorf("got %q", got)
	}
}

// What names who signed is not a contact, whatever stands near.
func TestRecordsAreNotCut(t *testing.T) {
	t.Parallel()
	for _, in := range []string{
		"Korea and Belarus sign a memorandum\n02-2100-3399\nMinister Kim signed it.",
		"Contact between the two ministries began in 2014.\nIt goes on.",
		"The parties\n1. Republic of Korea\n2. Republic of Belarus\n3. State of Israel\nThey signed it in Minsk on 26 April 2017.\nTel: 02-2100-3399",
		"Points of contact are named by each party within thirty days of the date of signature.",
		"For more information see the annex of 26 April 2017.",
	} {
		got := text.Redact(in)
		if strings.ContainsRune(got, '_') && !strings.HasSuffix(got, "***") {
			t.Errorf("Redact(%q)\n got %q", in, got)
		}
		for _, words := range []string{"Republic of Korea", "Belarus sign", "Contact between", "Points of contact are", "see the annex", "Minister Kim"} {
			if strings.Contains(in, words) && !strings.Contains(got, words) {
				t.Errorf("Redact(%q) takes out %q: %q", in, words, got)
			}
		}
	}
}

// redactSeeds are what the fuzzer begins with.
func redactSeeds() []string {
	return []string{"Media contact\nJane Doe\n044-202-6270", "Contact: a@b.cd\n\n\nTitle of it\nText.", "5 044-202-6270 Street\n12 High Street, London SW1A 2AA", "주소: 세종대로 209\n담당자", "_*_*_*****_\n*****\nx\n**",
		"tel tel tel 12345 x 99999 ext 1", "Address: 1 Address: 2", "P.O. Box 1 P.O. Box 2 02-2100-3399", "a\xffb@c.de 12 rue de x 75000", "〒100-8926〒100-8926"}
}

func FuzzRedact(f *testing.F) {
	for _, s := range redactSeeds() {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r := text.Redact(s)
		if len(r) != len(s) {
			t.Fatalf("%d bytes become %d", len(s), len(r))
		}
		if utf8.ValidString(s) && !utf8.ValidString(r) {
			t.Fatal("a character was cut")
		}
		for i := range len(s) {
			if r[i] != s[i] && r[i] != '*' && r[i] != '_' {
				t.Fatalf("byte %d became %q", i, r[i])
			}
			if r[i] != s[i] && strings.IndexByte("\r\n", s[i]) >= 0 {
				t.Fatalf("a line end at %d was taken out", i)
			}
		}
		if again := text.Redact(r); again != r {
			t.Fatalf("redacting twice: %q, then %q", r, again)
		}
	})
}
