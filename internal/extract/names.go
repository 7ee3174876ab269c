package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"accords/internal/accord"
	"accords/internal/extract/form"
)

// Words in and around the names of people.
var (
	honorifics = wordSet(`mr mrs ms miss pm dr prof professor h.e he h e hon senator excellency his her sir dame dato datuk datuk. tan sri seri eng engr mr. dr. m. mme shri smt m
		general colonel retired lt yang berhormat pehin pengiran pg hj haji hajah dayang awang awg dato’ honourable honorable sheikh ir lic ing sr sra tengku tunku s.e h.h`)
	// courtesies stand in front of names and never in them.
	courtesies = wordSet(`mr mrs ms dr shri smt eng prof mme sra`)
	// Particles stand inside names without a capital.
	particles = wordSet(`bin binti bint ibn al el de del la van von der den da dos di du abu ben ould e.`)
	notNames  = wordSet(`the and of for republic kingdom state states united government ministry ministries memorandum understanding cooperation agreement
		declaration summit conference forum meeting digital information communications communication technology technologies e-government egovernment mou moc national international
		january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday today
		under this that these it on in at during for with both two three centre center office agency authority department group bank union council commission committee
		portfolio academy institute university economic economy public service services affairs development innovation interior safety foreign trade industry strategic
		framework partnership action plan charter letter intent joint statement communiqué korea korean sides parties party president's
		culture media sport sports energy transport transportation finance labour labor education health relations investment commerce transformation digitalisation
		digitalization telecommunication telecommunications infocommunications multimedia post posts infrastructure science environment planning justice defence defense security
		internal external administration reform governance government's state's cabinet parliamentary permanent resident central bureau general people's socialist democratic
		future youth civil aerospace entrepreneurship research policy data electronic ict cyber asean eu un world according signing signed global market internal
		por para con pour par avec según selon em ao aos pela pelo
		administração pública público administración administrativa modernização modernización publique gouvernement secrétariat
		república reino gobierno numérique communication télécommunications postes économie affaires réforme informática tecnologías comunicaciones interior acuerdo memorando`)
)

// person is somebody whom a sentence names with an office or a title.
type person struct {
	span   accord.Span // the name
	whole  accord.Span // name and office, as far as they stand together
	name   string
	office string
	// elsewhere is where the full name stands of somebody who is named short here.
	elsewhere accord.Span
}

// people lists the persons whom [from, to) of a sentence names with a title or
// an office: "Minister X Y", "X Y, Minister of Z", "the Minister of Z, X Y",
// "Mr X Y". A name that "and" or a comma ties to one of them is one, too: "the
// ministers of Malta and Kenya, X Y and V W".
func (p *paper) people(l *line, from, to int) []person {
	ts := l.tokens
	var out, bare []person
	for i := 0; i < len(ts) && ts[i].start < to; i++ {
		if ts[i].start < from || !ts[i].capital {
			continue
		}
		j := runEnd(ts, i)
		who, ok := p.personIn(l, ts, i, j)
		if who.name != "" && !ok {
			ok = p.roll.has(who.name) || tied(l, out, who)
		}
		if ok {
			if len(bare) > 0 && tied(l, bare[len(bare)-1:], who) {
				out = append(out, bare[len(bare)-1]) // "X Y and V W, the ministers of …"
			}
			out, bare = append(out, who), nil
		} else if who.name != "" && (len(out) == 0 || !out[len(out)-1].whole.Overlaps(who.span)) {
			bare = append(bare, who) // not what the office in front is of: "for Competitiveness and Knowledge Exchange"
		}
		i = max(i, j-1)
	}
	return out
}

// runEnd ends a run of capitals, particles and honorifics: a title with a name.
func runEnd(ts []token, i int) int {
	j := i
	for j < len(ts) {
		w := strings.TrimSuffix(ts[j].lower, ".")
		switch {
		case ts[j].capital, particles[w] && j > i && j+1 < len(ts) && ts[j+1].capital:
			j++
		case ts[j].text == "." && j > i && len(ts[j-1].text) <= 5: // "Mr.", "H.E.", "J.", "Shri."
			j++
		default:
			return j
		}
	}
	return j
}

// personIn splits a run into office, honorifics and name. The name is returned
// even where no office or title makes it a person's.
func (p *paper) personIn(l *line, ts []token, i, j int) (person, bool) {
	start, titled := i, false
	for k := i; k < j; k++ {
		w := strings.Trim(ts[k].lower, ".")
		if isOffice(w) {
			start, titled = k+1, true
		} else if honorifics[w] && k >= start && !(w == "tan" && (k+1 >= j || ts[k+1].lower != "sri")) {
			if k == start || courtesies[w] && titled {
				start = k + 1 // "Chief Executive Mr X Y"
			}
			titled = true
		} else if ts[k].text == "." && k == start {
			start = k + 1
		}
	}
	start = behindPlace(l, ts, nameStart(ts, i, start, j), j)
	for j > start && ts[j-1].text == "." {
		j--
	}
	if !p.looksLikeName(l, ts, start, j) {
		return person{}, false
	}
	at := l.span.Start
	who := person{name: l.text[ts[start].start:ts[j-1].end], span: accord.Span{Start: at + ts[start].start, End: at + ts[j-1].end}}
	who.whole = who.span
	who.whole.Start = at + ts[i].start
	if k := officeStart(ts, i, start); k < start {
		who.office, who.whole.Start = trimOffice(l.text[ts[k].start:ts[start-1].end]), at+ts[k].start
	}
	if office, end := officeBehind(l, ts, j); who.office == "" && office != "" {
		who.office, titled, who.whole.End = office, true, at+end
	}
	if office, from := officeBefore(l, ts, i); who.office == "" && office != "" {
		who.office, titled, who.whole.Start = office, true, at+from
	}
	who.name = strings.Trim(strings.Join(strings.Fields(who.name), " "), " .,")
	if counterpart.MatchString(who.office) {
		who.office, titled = "", true // whose counterpart is no office
	}
	return who, titled || who.office != ""
}

// counterpart is how a text names somebody by whom he met.
var counterpart = form.MustCompile(`(?i)^(?:\p{L}+\s+)?(?:counterpart|homólog[oa]|homologue|homóloga)s?(?:\s+\p{Ll}+)?$`)

// behindPlace skips a place that a name follows without a comma: "Today in Kyiv
// Andres Sutt".
func behindPlace(l *line, ts []token, start, j int) int {
	for _, at := range l.places {
		for start < j && at.Span.Start <= l.span.Start+ts[start].start && l.span.Start+ts[start].end <= at.Span.End && start > 0 && ts[start-1].text == "in" {
			return start + 1
		}
	}
	return start
}

// isOffice knows the words of offices, also in "Minister-in-charge".
func isOffice(w string) bool {
	head, tail, _ := strings.Cut(w, "-")
	return officeWords[w] || officeWords[head] && head != "general" || officeWords[tail] && officeRanks[head]
}

// officeRanks stand in front of an office with a hyphen: "Under-Secretary".
var officeRanks = wordSet(`under vice deputy co sub vice-deputy sous`)

// nameStart skips the end of an office that runs into the name without a comma:
// "Minister for Communications and Information Josephine Teo". Words of
// institutions end the office; behind a link to an office ("… Media and Sport
// Nadine Dorries") the name is what two words are left.
func nameStart(ts []token, i, start, j int) int {
	for k := start; k < j; k++ {
		if w := ts[k].lower; notNames[w] || headWords[w] {
			start = k + 1
		}
	}
	linked := i > 1 && connectors[ts[i-1].lower] && start == i && j-start > 2 && !(conjunctions[ts[i-1].lower] && nameWithOffice(ts, i))
	if linked && officeStart(ts, i, j) < i {
		start = j - 2
	}
	for start < j && (ts[start].text == "." || honorifics[strings.Trim(ts[start].lower, ".")] && ts[start].lower != "tan") {
		start++
	}
	return start
}

// looksLikeName holds for two to fourteen capitals (Malay names carry their titles) of which none is a word of
// institutions, and which no country or place covers. A surname may stand in
// capitals, an initial for a given name.
func (p *paper) looksLikeName(l *line, ts []token, from, to int) bool {
	words, shouted := 0, 0
	if from < to && particles[ts[from].lower] && !ts[from].capital {
		return false
	}
	for _, t := range ts[from:to] {
		w := t.lower
		if t.mark || particles[w] {
			continue
		}
		if w == "pm" || notNames[w] || headWords[w] || meetingHeads[w] || !personal(t.text) {
			return false
		}
		if len(t.text) > 3 && strings.ToUpper(t.text) == t.text {
			shouted++
		}
		words++
		if initialed(t.text) {
			words++
		}
	}
	if words < 2 || words > 14 || shouted > 1 || shouted == words {
		return false
	}
	return !p.countryIn(l, ts[from].start, ts[to-1].end)
}

// personal holds for a word that can be a part of a name: a capital, and letters,
// apostrophes, full stops and hyphens behind it.
func personal(w string) bool {
	for i, r := range w {
		if i == 0 && !unicode.IsUpper(r) || !unicode.IsLetter(r) && !strings.ContainsRune("'’.-", r) {
			return false
		}
	}
	return w != ""
}

// initialed holds for an initial in front of a name: "J.Bat-Erdene".
func initialed(w string) bool {
	first, n := utf8.DecodeRuneInString(w)
	if n >= len(w) || w[n] != '.' {
		return false
	}
	second, _ := utf8.DecodeRuneInString(w[n+1:])
	return unicode.IsUpper(first) && unicode.IsUpper(second)
}

// officeStart takes lower-case connectors into an office: "Minister of the
// Interior", "Communications and Digital Minister".
func officeStart(ts []token, i, end int) int {
	k := i
	for k > 0 && end > i {
		prev := ts[k-1].lower
		if conjunctions[prev] && anyOffice(ts[k:end]) && (isOffice(ts[k].lower) || wholeOffice(ts[k:end]) || anotherOffice(ts, k-1)) {
			break // "Prime Minister X and Uzbekistan President Y" are two
		}
		if prev == "the" && k > 1 && conjunctions[strings.ToLower(ts[k-2].text)] && anyOffice(ts[k:end]) {
			break // "Minister X and the Korean Minister Y"
		}
		if (officeLinks[prev] && k > 1 && ts[k-2].capital) || prev == "," && k > 1 && ts[k-2].capital && k < i {
			k -= 2
			continue
		}
		if prev == "the" && k > 2 && officeLinks[ts[k-2].lower] && ts[k-3].capital {
			k -= 3 // "Minister of the Interior"
			continue
		}
		if ts[k-1].capital {
			k--
			continue
		}
		break
	}
	for m := k; m < end; m++ {
		if isOffice(ts[m].lower) {
			return k
		}
	}
	return end
}

// wholeOffice holds for words with an office that says what it is of: "Estonian Minister of Trade".
func wholeOffice(ts []token) bool {
	for m := 0; m+1 < len(ts); m++ {
		if isOffice(ts[m].lower) && (ts[m+1].text == "of" || ts[m+1].text == "for") {
			return true
		}
	}
	return false
}

// anyOffice reports whether one of the tokens is the word of an office.
func anyOffice(ts []token) bool {
	for _, t := range ts {
		if isOffice(t.lower) {
			return true
		}
	}
	return false
}

// anotherOffice holds where the capitals in front of token i have an office.
func anotherOffice(ts []token, i int) bool {
	from := i
	// Behind a name an office may have had "and" in it: "Minister of Communications and
	// Information Technology X Y and".
	named := i > 1 && nameWord(ts[i-1]) && nameWord(ts[i-2])
	for from > 0 && (ts[from-1].capital || (officeTies[ts[from-1].text] || named && ts[from-1].text == "and") && from > 1 && (ts[from-2].capital || officeTies[ts[from-2].text])) {
		from--
	}
	return anyOffice(ts[from:i])
}

// officeTies are small words within an office: "Secretary to the Ministry of Works".
var officeTies = wordSet(`of for de to the`)

// nameWord holds for a word that may be a name and is none of institutions.
func nameWord(t token) bool {
	return t.capital && !notNames[t.lower] && !headWords[t.lower] && !isOffice(t.lower)
}

// trimOffice takes the honorifics off the end of an office and the articles off its
// start: "the Minister of Trade, H.E." is "Minister of Trade".
func trimOffice(s string) string {
	words := strings.Fields(s)
	for len(words) > 0 && honorifics[strings.ToLower(strings.Trim(words[len(words)-1], "."))] && !officeWords[strings.ToLower(words[len(words)-1])] {
		words = words[:len(words)-1]
	}
	for len(words) > 1 && articles[strings.ToLower(words[0])] {
		words = words[1:]
	}
	return strings.Trim(strings.Join(words, " "), " .,")
}

// officeBehind reads "Name, Minister of Z and Chairman of W, …", also with a
// small letter: "Name, executive director of the Office of Z".
func officeBehind(l *line, ts []token, j int) (string, int) {
	if j >= len(ts) || ts[j].text != "," {
		return "", 0
	}
	k := j + 1
	if k < len(ts) && conjunctions[ts[k].lower] {
		return "", 0
	}
	for k < len(ts) && (articles[ts[k].lower] || ts[k].text == "'s") {
		k++
	}
	if possessed(ts, k) { // "X Y, Finland's Minister of Z"
		for ts[k].text != "'s" {
			k++
		}
		k++
	}
	end := forwardOffice(ts, k)
	if end <= k {
		return "", 0
	}
	return strings.Join(strings.Fields(l.text[ts[k].start:ts[end-1].end]), " "), ts[end-1].end
}

// longestOffice is how many words an office may have: Spanish agencies have twenty and more.
const longestOffice = 44

// officeBefore reads "the Minister of Y, Z and W, Name": the office ends at the
// comma in front of the name. Without a comma it reads "su homólogo Name".
func officeBefore(l *line, ts []token, i int) (string, int) {
	if i < 2 {
		return "", 0
	}
	if isOffice(ts[i-1].lower) {
		k := i - 1
		for k > 0 && isOffice(ts[k-1].lower) { // "chief executive"
			k--
		}
		return l.text[ts[k].start:ts[i-1].end], ts[k].start
	}
	if office, from := officeInFront(l, ts, i); office != "" {
		return office, from
	}
	if ts[i-1].text != "," {
		return "", 0
	}
	for k := i - 2; k >= 0 && k > i-longestOffice; k-- {
		if ts[k].text == ";" {
			break
		}
		if !isOffice(ts[k].lower) || !oneOffice(ts[k+1:i-1]) {
			continue
		}
		// "Minister of Energy at the Prime Minister's Office" begins at the first office.
		for more := k - 1; more >= 0 && ts[more].text != "," && oneOffice(ts[more+1:i-1]); more-- {
			if isOffice(ts[more].lower) {
				k = more
			}
		}
		for k > 0 && (ts[k-1].capital || isOffice(ts[k-1].lower)) {
			k--
		}
		return trimOffice(l.text[ts[k].start:ts[i-2].end]), ts[k].start
	}
	return "", 0
}

// officeInFront reads an office that an abbreviation in brackets parts from the name:
// "Minister for Communications and Information (MCI) Josephine Teo".
func officeInFront(l *line, ts []token, i int) (string, int) {
	const bracket = 3 // "(", what it holds, ")"
	end := i - bracket
	if end < 1 || ts[i-1].text != ")" || ts[end].text != "(" {
		return "", 0
	}
	k := end
	for k > 0 && (ts[k-1].capital || k > 1 && k < end && officeLinks[ts[k-1].lower] && ts[k-2].capital) {
		if conjunctions[ts[k-1].lower] && anyOffice(ts[k:end]) && anotherOffice(ts, k-1) {
			break
		}
		k--
	}
	if !anyOffice(ts[k:end]) {
		return "", 0
	}
	return trimOffice(l.text[ts[k].start:ts[end-1].end]), ts[k].start
}

// oneOffice holds for words that all belong to one office: no verb, and commas
// only where a list of its fields goes on: "Communication, des Postes et de
// l'Économie numérique du Sénégal".
func oneOffice(ts []token) bool {
	for k, t := range ts {
		w := t.lower
		switch {
		case t.capital, officeLinks[w], articles[w], w == "'s", w == "(", w == ")":
		case t.text == ",":
			if k+1 >= len(ts) || !ts[k+1].capital && !officeLinks[ts[k+1].lower] {
				return false
			}
		case t.mark, verbs[w]:
			return false
		}
	}
	return true
}

// forwardOffice takes an office word and what belongs to it. An office in
// small letters may have small words, up to a comma: "secrétaire d'État chargé
// du numérique".
func forwardOffice(ts []token, k int) int {
	office, end, small := false, k, false
	for from := k; k < len(ts) && k < from+30; k++ {
		w := ts[k].lower
		switch {
		case conjunctions[w] && office && nameWithOffice(ts, k+1):
			return end
		case isOffice(w):
			office, end = true, k+1
			small = small || !ts[k].capital
		case ts[k].capital:
			end = k + 1
		case officeLinks[w] && end > from, articles[w] && end > from:
		case ts[k].text == "'s" && office:
		case ts[k].text == "," && listGoesOn(ts, k):
		case (small || !office && k-from < 2) && !ts[k].mark && !verbs[w]:
			if office {
				end = k + 1
			}
		default:
			if office {
				return end
			}
			return 0
		}
	}
	if office {
		return end
	}
	return 0
}

// nameWithOffice holds where a name begins at token i that has an office of its own
// behind it: "Director General of the GDS and Kok Ping Soon, chief executive of".
func nameWithOffice(ts []token, i int) bool {
	j := i
	for j < len(ts) && (ts[j].capital || particles[ts[j].lower] && j > i) {
		if notNames[ts[j].lower] || headWords[ts[j].lower] || isOffice(ts[j].lower) {
			return false
		}
		j++
	}
	const fewest, most = 2, 4
	if j-i < fewest || j-i > most || j >= len(ts) || ts[j].text != "," {
		return false
	}
	const reach = 4 // "the Acting Deputy Director", "Estonia's chief"
	for k := j + 1; k < min(j+reach+1, len(ts)) && ts[k].text != ","; k++ {
		if isOffice(ts[k].lower) {
			return true
		}
	}
	return false
}

// officeLinks tie the words of an office: "Minister responsible for ICT of Malta".
var officeLinks = wordSet(`of for and & de des du del la las los y et at responsible in charge charged within without to`)

// conjunctions may tie two names, or two parts of one.
var conjunctions = wordSet(`and y et e & while as`)

// verbs end an office that is written in small letters.
var verbs = wordSet(`signed sign inked said says was were is are has have had who which that will met told added a firmó firmaron suscribieron ont signé est with con avec
	represented on by while during today yesterday`)
