package text

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"accords/internal/accord"
)

// A postal address has a street with a number, a box, or a code of a post office
// in front of a place. Each of these stands in prose as well: "at 10 Downing
// Street" is where something was signed, and to be kept. So a street is an
// address only where a line has nothing but addresses and names, where a code of
// the post follows it, or where a word for an address stands before.
//
// The shapes are those of the countries whose releases the register reads, as
// the Universal Postal Union describes their addressing systems.
var (
	// streetAfter: "100 Parliament Street", "6 CGO Complex, Lodhi Road": a number, names, a word for a street.
	streetAfter = regexp.MustCompile(`\b\d{1,5}[A-Za-z]?(?:[-–/]\d{1,5}[A-Za-z]?)?,? (?:(?:[\p{Lu}\d][\p{L}\d.'’-]*,?|of|the) ){1,6}(?i:street|st|road|rd|avenue|ave|boulevard|blvd|lane|ln|drive|square|sq|place|pl|court|highway|hwy|crescent|terrace|parade|quay|row|mall|plaza|parkway|pkwy|way|close|circus|embankment|gardens|marg|nagar)\b\.?`)
	// streetBefore: "rue de Varenne 57", "Av. Paulista, 1578", "ul. Wspólna 30", "ул. Тверская, д. 7".
	streetBefore = regexp.MustCompile(`(?:\b(?i:rue|avenue|av\.|avda\.?|avenida|boulevard|bd\.?|quai|allée|calle|c/|paseo|carrera|praça|rua|via|viale|piazza|corso|largo|plaza|place|ul\.|ulica|al\.|aleja|jalan|jl\.|jln\.?|calea|strada|bulevardul|phố)|(?i:đường|ул\.|улица|пр\.|пр-т|проспект|вул\.|вулиця|пл\.|площадь|бульвар|көшесі|даңғылы)) ?(?:\d{1,2} de )?(?:\p{L}[\p{L}\d.'’-]*,? ){1,6}(?i:n[º°o]\.? ?|no: ?|nr\.? ?|д\. ?|буд\. ?|№ ?|#)?\d{1,5}(?:[A-Za-z]\b|[А-Яа-я])?(?:[-–/]\d{1,4})?`)
	// numberBefore: "57, rue de Varenne", "35 boulevard des Capucines".
	numberBefore = regexp.MustCompile(`\b\d{1,4}(?: ?(?:bis|ter))?,? (?i:rue|avenue|boulevard|bd|quai|place|allée|impasse|chemin|cours) (?:[\p{L}'’-]+ ?){1,6}`)
	// streetWithin: "Musterstraße 12", "Regeringsgatan 30", "Mannerheimintie 5", "Suur-Ameerika tänav 1".
	streetWithin = regexp.MustCompile(`\p{Lu}[\p{L}-]* ?(?:straße|strasse|str\.|gasse|platz|allee|damm|ufer|gade|gata|gatan|vägen|veien|vej|plass|plads|torg|katu|tie|kuja|straat|laan|plein|gracht|kade|weg|utca|iela|gatvė|tänav|maantee|puiestee|caddesi|bulvarı|sokak),? (?:No: ?|nr\.? ?)?\d{1,4}(?: ?[A-Za-z]\b)?(?:[-–/]\d{1,4})?`)
	// coded: "Alt-Moabit 140, 10557 Berlin", "Pikk 61, 15065 Tallinn": any name, if a long code and a place follow.
	coded = regexp.MustCompile(`\p{Lu}[\p{L}.-]*(?: [\p{L}.-]+){0,4} \d{1,4}[a-z]?, (?:[A-Z]{1,2}-)?(?:\d{5}|\d{3} \d{2}|\d{2}-\d{3}) \p{Lu}[\p{L}-]+`)
	// korean: "세종특별자치시 도움6로 42", "서울특별시 종로구 세종대로 209", "세종대로 209, 4층".
	korean = regexp.MustCompile(`(?:(?:\p{Hangul}+(?:특별시|광역시|특별자치시|특별자치도|도|시) )?(?:\p{Hangul}+(?:시|군|구) ){0,2}(?:\p{Hangul}+(?:읍|면) )?)?\p{Hangul}+\d*(?:대로|로|길)(?:\d+번?길)? \d{1,4}(?:-\d{1,4})?(?:\s?번지)?(?:,? ?\d{1,3}[층호동])*`)
	// romanised: "209, Sejong-daero, Jongno-gu", "Doum 6-ro 42", "42 Doum 6-ro".
	romanised = regexp.MustCompile(`(?:\b\d{1,4}(?:-\d{1,4})?,? \p{Lu}[\p{L} -]{0,20}?\d{0,3}-(?:daero|ro|gil)\b(?: ?\d{1,3}-?gil)?|\b\p{Lu}[\p{L} -]{0,20}?\d{0,3}-(?:daero|ro|gil)\b(?: ?\d{1,3}-?gil)?,? \d{1,4}(?:-\d{1,4})?\b)(?:, \p{Lu}[\p{L}-]+-(?:gu|si|dong|eup|myeon|do))*`)
	// eastAsian: "東京都千代田区霞が関2-1-2", "北京市西城区西长安街13号", "〒100-8926".
	eastAsian = regexp.MustCompile(`〒 ?\d{3}-?\d{4}|[\p{Han}\p{Hiragana}\p{Katakana}]{2,20}?[市区區町村県府都][\p{Han}\p{Hiragana}\p{Katakana}ヶ]{1,12}\d{1,3}(?:丁目|[-－−]\d{1,3})(?:\d{1,3}番地?(?:\d{1,3}号)?|[-－−]\d{1,3})?|\p{Han}{2,16}?[路街道巷]\d{1,4}[号號](?:\p{Han}?\d{0,3}[楼樓层室])?`)
	// box: "P.O. Box 12345", "Postfach 10 34", "Casilla 123", "ص.ب 1234".
	box = regexp.MustCompile(`(?i:\bP\.? ?O\.? ?Box\b|\bPO BOX\b|\bPrivate Bag\b|\bPostfach\b|\bB\.P\.|\bCasilla(?: de correo)?\b|\bApartado(?: postal)?\b|\bApdo\.?|\bCaixa postal\b|\bPostboks\b|\bPostbus\b|\bCasella postale\b|а/я|ص\.? ?ب\.?|사서함) ?(?:No\.? ?|#|X)?\d{1,6}(?: \d{1,4})?\b`)
)

// postcode is what stands behind a street: SW1A 2BQ, DC 20500, 10557 Berlin,
// 70046-900, 30128, 110 003, (우)03171; floors, parts of a town and its name between.
var postcode = regexp.MustCompile(`^(?:[,\s]{0,3}(?:\p{Lu}[\p{L}.'’-]*,?|(?:de|da|do|del|di|la|upon|am|DF)|\p{Hangul}+|#?\d{1,3}-\d{1,3}|\d{1,3}(?:st|nd|rd|th) [Ff]loor,?)){0,7}?[-–,(\s]{0,3}(?:\(?우\)? ?)?([A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]{1,2}-?\d{4,5}|[A-Z]\d[A-Z] ?\d[A-Z]\d|\d{5}-\d{3,4}|\d{4}-\d{3}|\d{3}-\d{4}|\d{2}-\d{3}|\d{4,6}|\d{3} ?\d{2,3})\b\)?(?: [A-Z]{2})?(?: \p{Lu}[\p{L}-]+)?`)

// addressLabel stands before an address and nothing else.
var addressLabel = regexp.MustCompile(`(?i:(?:^|[|·;(]|\s{2})\s*(?:postal address|street address|mailing address|office address|visiting address|address|anschrift|adresse(?: postale)?|dirección(?: postal)?|endereço|indirizzo|adres|adress|osoite|besöksadress|адрес|мекенжай|주소|소재지|住所|所在地|地址|العنوان)\s*[:：]\s*)`)

// addressEnd ends what a label introduces: another label, or another column.
var addressEnd = regexp.MustCompile(`(?i:[|·;]|\s{2}|[,.]? (?:tel|phone|fax|e-?mail|web|전화|팩스)\b)|\*{5}`)

// shape is a way to write a street with its number, and the words of which one
// stands in each: most lines have none and need not be tried.
type shape struct {
	re    *regexp.Regexp
	hints []string // in lower case
	where place
}

// place is where a hint stands in a line.
type place int

const (
	anywhere place = iota
	atWord         // at the beginning of a word
	asWord         // as a word of its own
)

// in reports whether a hint stands at such a place of a line in lower case.
func (w place) in(lower, hint string) bool {
	for from := 0; ; {
		i := strings.Index(lower[from:], hint)
		if i < 0 {
			return false
		}
		i += from
		end := i + len(hint)
		begins := i == 0 || !isWordByte(hint[0]) || !isWordByte(lower[i-1])
		if w == anywhere || begins && (w == atWord || end == len(lower) || !isWordByte(lower[end])) {
			return true
		}
		from = i + 1
	}
}

// isWordByte holds for the bytes between which \b sees no boundary.
func isWordByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || isDigit(c) || c == '_'
}

var (
	// boxHints and labelHints are parts of box and of addressLabel, in lower case,
	// one of which stands in each match.
	boxHints   = []string{"box", "bag", "postfach", "b.p.", "casilla", "apartado", "apdo", "caixa", "postboks", "postbus", "casella", "а/я", "ص", "사서함"}
	labelHints = []string{"adres", "address", "anschrift", "dirección", "endereço", "indirizzo", "osoite", "адрес", "мекенжай", "주소", "소재지", "住所", "所在地", "地址", "العنوان"}
)

// streets are the shapes of all countries.
var streets = []shape{
	{streetAfter, []string{" street", " st", " road", " rd", " avenue", " ave", " boulevard", " blvd", " lane", " ln", " drive", " square", " sq", " place", " pl", " court", " highway", " hwy", " crescent",
		" terrace", " parade", " quay", " row", " mall", " plaza", " parkway", " pkwy", " way", " close", " circus", " embankment", " gardens", " marg", " nagar"}, asWord},
	{streetBefore, []string{"rue", "av", "boulevard", "bd", "quai", "allée", "calle", "c/", "paseo", "carrera", "praça", "rua", "via", "piazza", "corso", "largo", "pla", "ul", "al.", "aleja", "jalan", "jl", "calea",
		"strada", "bulevardul", "phố", "đường", "ул", "пр", "вул", "пл", "бульвар", "көшесі", "даңғылы"}, atWord},
	{numberBefore, []string{" rue ", " avenue ", " boulevard ", " bd ", " quai ", " place ", " allée ", " impasse ", " chemin ", " cours "}, anywhere},
	{coded, []string{", 0", ", 1", ", 2", ", 3", ", 4", ", 5", ", 6", ", 7", ", 8", ", 9"}, anywhere},
	{streetWithin, []string{"straße", "strasse", "str.", "gasse", "platz", "allee", "damm", "ufer", "gade", "gata", "gatan", "vägen", "veien", "vej", "plass", "plads", "torg", "katu", "tie", "kuja", "straat", "laan",
		"plein", "gracht", "kade", "weg", "utca", "iela", "gatvė", "tänav", "maantee", "puiestee", "caddesi", "bulvarı", "sokak"}, anywhere},
	{korean, []string{"로 ", "길 ", "로1", "로2", "로3", "로4", "로5", "로6", "로7", "로8", "로9"}, anywhere},
	{romanised, []string{"-daero", "-ro", "-gil"}, anywhere},
	{eastAsian, []string{"〒", "区", "區", "町", "村", "市", "路", "街", "道", "巷"}, anywhere},
}

// postal finds postal addresses, in any order; they may overlap.
func postal(s string) []accord.Span {
	lines := splitLines(s)
	contact := make([]bool, len(lines))
	for i, l := range lines {
		line := s[l.Start:l.End]
		contact[i] = isMasked(line) || opensContact(line)
	}
	var out []accord.Span
	for i, l := range lines {
		line := s[l.Start:l.End]
		if !strings.ContainsFunc(line, isNumeral) {
			continue
		}
		around := contact[max(0, i-3):min(len(lines), i+4)]
		near := !endsSentence(line) && len(line) < longestContact && slices.Contains(around, true)
		for _, p := range addressesIn(line, near) {
			out = append(out, accord.Span{Start: l.Start + p.Start, End: l.Start + p.End})
		}
	}
	return out
}

func isNumeral(r rune) bool { _, ok := digit(r); return ok }

// addressesIn finds those of a line. Near contact data a street alone is one.
func addressesIn(line string, near bool) []accord.Span {
	var out []accord.Span
	lower := strings.ToLower(line)
	for _, at := range labels(line, lower) {
		end := len(line)
		if stop := addressEnd.FindStringIndex(line[at[1]:]); stop != nil {
			end = at[1] + stop[0]
		}
		if strings.ContainsFunc(line[at[1]:end], isNumeral) {
			out = append(out, accord.Span{Start: at[1], End: end})
		}
	}
	if anyIn(lower, boxHints) {
		for _, at := range box.FindAllStringIndex(line, -1) {
			out = append(out, withPostcode(line, at))
		}
	}
	for _, one := range streets {
		if !slices.ContainsFunc(one.hints, func(h string) bool { return one.where.in(lower, h) }) {
			continue
		}
		for _, at := range one.re.FindAllStringIndex(line, -1) {
			whole := withPostcode(line, at)
			if near || whole.End > at[1] || one.re == coded || strings.HasPrefix(line[at[0]:], "〒") {
				out = append(out, whole)
			}
		}
	}
	return out
}

// labels finds the words for an address, behind each of which stands a colon.
func labels(line, lower string) [][]int {
	if !strings.ContainsAny(line, ":：") || !anyIn(lower, labelHints) {
		return nil
	}
	return addressLabel.FindAllStringIndex(line, -1)
}

func anyIn(s string, parts []string) bool {
	return slices.ContainsFunc(parts, func(p string) bool { return strings.Contains(s, p) })
}

// withPostcode is an address with the place and the code behind it.
func withPostcode(line string, at []int) accord.Span {
	span := accord.Span{Start: at[0], End: at[1]}
	span.End -= len(line[at[0]:at[1]]) - len(strings.TrimRight(line[at[0]:at[1]], " ,"))
	code := postcode.FindStringSubmatchIndex(line[span.End:])
	if code == nil {
		return span
	}
	if n, err := strconv.Atoi(line[span.End+code[2] : span.End+code[3]]); err == nil && isYear(n) {
		return span // "… Place 2016"
	}
	span.End += code[1]
	return span
}
