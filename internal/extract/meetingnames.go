package extract

import (
	"strconv"
	"strings"

	"accords/internal/accord"
	"accords/internal/extract/form"
)

// Words of the names of meetings, and the numbers of their editions, in the
// languages of the releases.
var (
	meetingHeads = wordSet(`summit forum conference congress ministerial meeting days week symposium reunión cumbre réunion conférence sommet council gitex dialogue roundtable assembly conferencia foro encuentro congreso conferência cúpula fórum reunião cimeira encontro conclave simposio`)
	halls        = wordSet(`hall center centre palace house building tower`)                                  // a congress hall is where one meets
	weakHeads    = wordSet(`meeting council reunión réunion reunião encuentro ministerial dialogue assembly`) // a meeting of whom: these need ministers or a number
	ministerial  = form.MustCompile(`(?i)\bminist\w+|\b(?:partnership|technology|co-?operation)\s+council\b|\bheads\b|\bleaders\b|\bcommittee\b|\bconseil\b|\bauthorities\b`)
	notMeetings  = form.MustCompile(`(?i)\b(?:joint committee|working group|sub-?committee|cabinet|council of ministers|national assembly|legislative|security council|standing committee|task force|ministry|agency|institute|centre|center|union council)\b`)
	// bodyOfMinisters meets, and is no meeting: "the Ministerial Committee for e-Government".
	bodyOfMinisters = form.MustCompile(`^(?:\p{L}+\s+)*Ministerial\s+(?:Committee|Council|Board|Commission)(?:\s+(?:for|on|of)\s+[\p{L}\s-]+?)?$`)
	meetingLinks    = wordSet(`of on for and the & de la des du da do das dos y e del to in`)
	ordinalWords    = map[string]int{"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
		"eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20,
		"inaugural": 1, "primera": 1, "primer": 1, "segunda": 2, "segundo": 2, "tercera": 3, "tercer": 3, "cuarta": 4, "quinta": 5, "sexta": 6, "séptima": 7, "octava": 8, "novena": 9, "décima": 10,
		"première": 1, "deuxième": 2, "troisième": 3, "quatrième": 4, "cinquième": 5, "sixième": 6, "septième": 7, "huitième": 8, "neuvième": 9, "dixième": 10,
		"tercero": 3, "cuarto": 4, "quinto": 5, "sexto": 6, "séptimo": 7, "octavo": 8, "noveno": 9, "décimo": 10, "undécima": 11, "duodécima": 12, "decimotercera": 13, "decimocuarta": 14,
		"decimoquinta": 15, "decimosexta": 16, "decimoséptima": 17, "decimoctava": 18, "decimonovena": 19, "vigésima": 20, "primeira": 1, "primeiro": 1, "terceira": 3, "terceiro": 3,
		"quarta": 4, "quarto": 4, "sétima": 7, "sétimo": 7, "oitava": 8, "oitavo": 8, "nona": 9, "nono": 9, "onzième": 11, "douzième": 12, "treizième": 13, "quatorzième": 14, "quinzième": 15}
	tensOf = map[string]int{"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
	// gathered are office-holders in the plural, whose meeting it is.
	gathered    = wordSet(`ministers commissioners directors ministros ministras ministres`)
	ordinalForm = form.MustCompile(`(?i)^(\d{1,3})(?:st|nd|rd|th|e|er|ª|º)$`)
	yearForm    = form.MustCompile(`\b(?:19|20)\d\d\b`)
	// theirForm is a meeting that is named by who met: "The ministers of X had their
	// fifth meeting".
	theirForm = form.MustCompile(`(?i)(?:^|[—–:]\s|^on\s+[\w\s]{3,24},?\s)(?:the\s+)?((?:[\p{L}-]+\s+){0,4}?(?:ministers|leaders|heads\s+of\s+(?:state|government|agencies|the\s+ministries|the\s+agencies|delegations?))\b[^.;]{0,200}?)(?:\s*\([^)]*\))?\s+(?:had|held|hold|met(?:\s+[^.;:]{3,60}?)?\s+for|convened|gathered(?:\s+[^.;:]{3,60}?)?\s+for|opened|ended|closed|concluded)\s+their\s+([\w]+)\s+((?:\w+\s+)?(?:meeting|summit|conference|session|dialogue|assembly))\b`)
	// itsForm is the same of a body of ministers: "The Ministerial Committee for
	// e-Government of the GCC held its seventh meeting".
	itsForm = form.MustCompile(`(?i)\bthe\s+((?:[\p{L}-]+\s+){0,4}?(?:ministerial\s+(?:committee|council|forum|board)|(?:council|committee|conference|forum)\s+of\s+(?:[\p{L}-]+\s+){0,3}?ministers)\b[^.;]{0,120}?)(?:\s*\([^)]*\))?\s+(?:held|holds|opened|convened|concluded)\s+its\s+(\w+)\s+((?:\w+\s+)?(?:meeting|session|conference|assembly))\b`)
	// regularForm is a meeting in small letters that happens again and again, with those
	// whose it is: "the annual meeting of the Nordic-Baltic ministers for digitalisation".
	regularForm = form.MustCompile(`(?i)\b((?:annual|regular|informal|ministerial|extraordinary|biennial|inaugural|\w+(?:st|nd|rd|th))\s+(?:(?:annual|regular|informal|ministerial|joint)\s+)?(?:meeting|conference|summit|dialogue)\s+of\s+(?:the\s+)?(?:\p{Lu}[\p{L}-]+\s+(?:and\s+)?){1,4}(?:\p{Ll}+\s+){0,2}ministers(?:\s+(?:for|of|responsible\s+for|in\s+charge\s+of)\s+(?:the\s+)?[\p{L}-]+(?:\s+(?:affairs|economy|transformation|government|development|policy))?)?)`)
)

// meetingsIn finds the names of meetings in a sentence: a head with the
// capitals, numbers and links around it.
func (p *paper) meetingsIn(l *line) []meeting {
	if !l.met {
		l.met = true
		if meetingHints.In(l.lower) {
			l.meetings = p.readMeetings(l)
		}
	}
	return l.meetings
}

// meetingHints let most sentences pass without a look at their words.
var meetingHints = form.AnyOf("summit", "forum", "conf", "congres", "ministerial", "meeting", "days", "week", "symposium", "reuni", "cumbre", "réunion", "sommet", "gitex",
	"dialogue", "council", "assembly", "roundtable", "foro", "encuentro", "conclave", "simposio", "cimeira", "encontro", "cúpula", "fórum", "session", "회의", "포럼", "컨퍼런스", "총회")

// readMeetings goes from head to head and takes the words around each that belong to its
// name. In small letters a meeting needs more to be one: a title in quotation marks, a
// number and whose it is, or ministers. A weak head ("Council", "Meeting") needs
// ministers or a number even with a capital, as most councils are bodies and most
// meetings have no name.
func (p *paper) readMeetings(l *line) []meeting {
	if l.hangul {
		return p.koreanMeetings(l)
	}
	ts := l.tokens
	var out []meeting
	if shouted(l.text) {
		return nil // capitals tell nothing where all letters are
	}
	if m, ok := p.theirMeeting(l); ok {
		out = append(out, m)
	} else if m, ok := p.regularMeeting(l); ok {
		out = append(out, m)
	}
	const most = 20 // a sentence with more is a list of names
	for i := 0; i < len(ts) && len(out) < most; i++ {
		w := ts[i].lower
		if !ts[i].capital {
			from, to, ok := titled(ts, i)
			if !ok {
				from, to, ok = nthMeeting(ts, i)
				ok = ok && !notMeetings.MatchString(l.text[ts[from].start:ts[to-1].end])
			}
			if !ok {
				from, to, ok = smallMinisterial(ts, i)
			}
			if !ok {
				from, to, ok = smallHead(ts, i)
			}
			if ok {
				out = append(out, p.newMeeting(l, ts[from:to], l.text[ts[from].start:ts[to-1].end]))
				i = to - 1
			}
			continue
		}
		if !meetingHeads[w] {
			continue
		}
		from, to := meetingAround(ts, i)
		to = max(to, romanceName(ts, i))
		if to-from < 2 || to < len(ts) && halls[ts[to].lower] || to > i+1 && halls[ts[to-1].lower] || from > 1 && ts[from-1].text == "the" && chairOf(ts, from-2) || to < len(ts) && ts[to].text == "Declaration" || textWords.MatchString(l.text[ts[from].start:ts[to-1].end]) {
			continue
		}
		words := l.text[ts[from].start:ts[to-1].end]
		if bodyOfMinisters.MatchString(words) || notMeetings.MatchString(words) || weakHeads[w] && !ministerial.MatchString(words) && !numbered(ts[from:to]) {
			continue
		}
		one := p.newMeeting(l, ts[from:to], words)
		if n := len(out); n > 0 && out[n-1].span.Overlaps(one.span) {
			continue // "their fifth Summit" has been read by who met
		} else if n > 0 && out[n-1].Edition.Stated() && one.Edition.Stated() && out[n-1].span.End <= one.span.Start {
			if gap := strings.TrimSpace(p.doc.Text[out[n-1].span.End:one.span.Start]); gap == "and the" || gap == "and" {
				// "the 2nd Meeting of Ministers and the 4th Meeting of Authorities" is one event.
				out[n-1].span.End = one.span.End
				out[n-1].Name = quoted(p, strings.Join(strings.Fields(p.of(out[n-1].span)), " "), out[n-1].span)
				i = to - 1
				continue
			}
		}
		out = append(out, one)
		i = to - 1
	}
	return out
}

// nthMeeting reads a meeting in small letters with its number and a name of
// whose it is: "the first meeting of the EU-Japan Digital Partnership Council".
func nthMeeting(ts []token, i int) (from, to int, ok bool) {
	if i == 0 || !meetingHeads[ts[i].lower] || ordinalOf(ts[i-1].text) == 0 || i+2 >= len(ts) || ts[i+1].text != "of" {
		return 0, 0, false
	}
	j := i + 2
	if ts[j].text == "the" {
		j++
	}
	start := j
	for j < len(ts) && (ts[j].capital && !officeWords[ts[j].lower] || j > start && meetingLinks[ts[j].lower] && j+1 < len(ts) && ts[j+1].capital && ts[j].text != "in" && ts[j].text != "to") {
		j++
	}
	return i - 1, j, j-start >= 2
}

// smallMinisterial reads a meeting of ministers in small letters: "the ministerial
// eGovernment meeting of the Estonian Presidency".
func smallMinisterial(ts []token, i int) (from, to int, ok bool) {
	if ts[i].text != "ministerial" {
		return 0, 0, false
	}
	for j := i + 1; j < len(ts) && j < i+4; j++ {
		if w := ts[j].lower; w == "meeting" || w == "conference" || w == "summit" {
			from = i
			for from > 0 && (ts[from-1].capital && from > 1 || ordinalOf(ts[from-1].text) > 0) && !articles[ts[from-1].lower] {
				from--
			}
			return from, ofWhom(ts, j+1), true
		}
	}
	return 0, 0, false
}

// ofWhom goes on behind "of" with the name of whose meeting it is: "ministerial
// summit of Digital Nations".
func ofWhom(ts []token, end int) int {
	j := end + 1
	if end+1 < len(ts) && ts[end].text == "of" && ts[j].text == "the" {
		j++
	}
	if end < len(ts) && (ts[end].text == "on" || ts[end].text == "for") {
		return onWhat(ts, end)
	}
	if end >= len(ts) || ts[end].text != "of" || j >= len(ts) || !ts[j].capital || officeWords[ts[j].lower] {
		return end
	}
	for j < len(ts) && ts[j].capital && !officeWords[ts[j].lower] && !ts[j].mark {
		j++
	}
	return j
}

// fieldWords are what meetings in small letters are on.
var fieldWords = wordSet(`digital economy government governance transformation society e-government egovernment ict information communications telecommunications technology technologies administration public services cybersecurity security data innovation digitalisation digitalization artificial intelligence ai`)

// onWhat goes on behind "on" with the field of a meeting: "ministerial meeting on the
// digital economy".
func onWhat(ts []token, end int) int {
	to := end
	for j := end + 1; j < len(ts); j++ {
		w := ts[j].lower
		if fieldWords[w] {
			to = j + 1
		} else if w != "the" && w != "and" {
			break
		}
	}
	return to
}

// smallHead reads a name whose last word is small: "the annual Digital Nations
// summit".
func smallHead(ts []token, i int) (from, to int, ok bool) {
	if w := ts[i].text; w != "summit" && w != "forum" && w != "conference" {
		return 0, 0, false
	}
	from = i
	for from > 0 && ts[from-1].capital && !articles[ts[from-1].lower] && !officeWords[ts[from-1].lower] {
		from--
	}
	return from, i + 1, i-from >= 2
}

// titled reads a meeting in small letters with a title in quotation marks: "the
// conference “A Digital Frontrunner”".
func titled(ts []token, i int) (from, to int, ok bool) {
	w := ts[i].lower
	if !meetingHeads[w] || i+3 >= len(ts) || !strings.Contains("\"“‘«", ts[i+1].text) || !ts[i+2].capital {
		return 0, 0, false
	}
	for j := i + 3; j < len(ts) && j < i+20; j++ {
		if strings.Contains("\"”’»", ts[j].text) {
			return i + 2, j, true
		}
	}
	return 0, 0, false
}

// textWords are of what a meeting makes and not of the meeting.
var textWords = form.MustCompile(`(?i)\b(?:declaration|statement|communiqu|document|report|agreement|memorandum)`)

// numbered holds for a name with an edition or a year, or one that says that it
// is a regular meeting.
func numbered(ts []token) bool {
	for _, t := range ts {
		if ordinalOf(t.text) > 0 || yearForm.MatchString(t.text) || t.text == "Regional" || t.text == "Annual" || t.text == "High-Level" {
			return true
		}
	}
	return false
}

// chairOf holds for "Chairman of" in front of a name: a body and no meeting.
func chairOf(ts []token, i int) bool {
	return i > 0 && ts[i].text == "of" && officeWords[ts[i-1].lower]
}

// meetingAround is the name [from, to) around a head: backwards over capitals, numbers
// and the links between them ("5th Digital (D9) Ministerial Summit"), forwards over what
// the meeting is of, and a year right behind it. An office ends it: "the Summit,
// Minister X" are two.
func meetingAround(ts []token, i int) (from, to int) {
	from, to = i, i+1
	for j := i - 1; j >= 0; j-- {
		w := ts[j].lower
		capital := ts[j].capital || ts[j].text[0] >= '0' && ts[j].text[0] <= '9' || ordinalOf(ts[j].text) > 0
		switch {
		case capital && !articles[w] && ts[j].text != "O" && (!officeWords[w] || w == "ministers"):
			from = j
		case ts[j].text == ")" && j >= 3 && ts[j-2].text == "(" && ts[j-3].capital: // "5th Digital (D9) Ministerial Summit"
			from = j - 2
			j -= 2
		case ts[j].text == "'" || ts[j].text == "’" || ts[j].text == "'s":
		case romanceArticles[w] && from == j+1 && ordinalOf(ts[from].text) > 0: // "en Quito la IV Cumbre"
			j = -1
		case meetingLinks[w] && w != "the" && w != "in" && w != "to" && j > 0 && ts[j-1].capital && from == j+1 && !meetingHeads[ts[j-1].lower] && !officeWords[ts[j-1].lower]:
		default:
			j = -1
		}
	}
	for j := i + 1; j < len(ts); j++ {
		w := ts[j].lower
		switch {
		case ts[j].capital && (!officeWords[w] || gathered[w]) && !notBodies[w] || meetingHeads[w] && ts[j].capital, yearForm.MatchString(ts[j].text) && len(ts[j].text) == 4 && j == to:
			to = j + 1
		case meetingOf[w] && (j == to || j == to+1 && conjunctions[ts[to].lower]) && nextCapital(ts, j+1):
		case (w == "the" || w == "and" || romanceArticles[w]) && j > to && nextCapital(ts, j+1):
		case (w == "and" || w == "y" || w == "et") && j == to && to > i+2 && nextCapital(ts, j+1):
		default:
			return from, to
		}
	}
	return from, to
}

var (
	// meetingOf ties what a meeting is of, on or for to its name: "Conferencia Ministerial
	// sobre la Sociedad de la Información".
	meetingOf       = wordSet(`of on for des de du del da do das dos sobre sur pour para`)
	romanceArticles = wordSet(`la el los las le les l' l’`)
)

// nextCapital looks behind the small words that may stand in front of a part of a
// name: "y de la Comunidad".
func nextCapital(ts []token, i int) bool {
	for n := 0; n < 2 && i < len(ts) && (ts[i].lower == "the" || romanceArticles[ts[i].lower] || n == 0 && (ts[i].lower == "de" || ts[i].lower == "del")); n++ {
		i++
	}
	return i < len(ts) && ts[i].capital && (!officeWords[ts[i].lower] || gathered[ts[i].lower])
}

// newMeeting makes a meeting of the words of its name: its edition, its town where the
// name has one ("Tallinn Digital Summit"), and its series, which is the name without
// number and year where the gazetteer knows none.
func (p *paper) newMeeting(l *line, ts []token, words string) meeting {
	span := accord.Span{Start: l.span.Start + ts[0].start, End: l.span.Start + ts[len(ts)-1].end}
	m := meeting{span: span}
	m.Name = quoted(p, strings.Join(strings.Fields(words), " "), span)
	for i, t := range ts {
		n := ordinalOf(t.text)
		if i == 0 && bareNumeral(ts, t) {
			n = romanNumber(t.text) // "V Reunião"
		}
		if n > 0 && !m.Edition.Stated() {
			m.Edition = quoted(p, n, accord.Span{Start: l.span.Start + t.start, End: l.span.Start + t.end})
		}
	}
	if at := numberInFront.FindStringSubmatchIndex(l.text[:ts[0].start]); at != nil && !m.Edition.Stated() && ordinalOf(l.text[at[2]:at[3]]) > 0 {
		m.Edition = quoted(p, ordinalOf(l.text[at[2]:at[3]]), accord.Span{Start: l.span.Start + at[2], End: l.span.Start + at[3]})
	}
	m.key = meetingKey(ts)
	if at := afterName.FindStringSubmatch(l.text[ts[len(ts)-1].end:]); at != nil {
		m.short = at[1]
	}
	for _, at := range l.places {
		if span.Start <= at.Span.Start && at.Span.End <= span.End && !p.isCountry(at) && at.Name != "" {
			m.Place = inferred(p, at.Name, "place-in-name", "the meeting is named after it", at.Span)
			m.Host = inferred(p, at.Code, "host-by-venue", "held in "+at.Name, at.Span)
		}
	}
	for _, s := range l.series {
		if s.Span.Overlaps(span) {
			m.Series = quoted(p, s.Name, s.Span)
		}
	}
	if !m.Series.Stated() && (m.Edition.Stated() || yearForm.MatchString(words)) {
		m.Series = quoted(p, seriesName(words, ts), span)
	}
	return m
}

// numberInFront is an edition that small words part from the name: "the 8th
// annual Summit", "the third edition of the Forum".
var numberInFront = form.MustCompile(`(?i)\b(\w+)\s+(?:annual|biennial|edition\s+of(?:\s+the)?|annual\s+edition\s+of(?:\s+the)?|session\s+of(?:\s+the)?|edición\s+de(?:\s+la|l)?|édition\s+d[eu](?:\s+la)?)\s+$`)

// ordinalOf is the number that an ordinal means, in figures, words or Roman numerals; 0
// for any other word. A single letter is none: "Summit I attended".
func ordinalOf(s string) int {
	if m := ordinalForm.FindStringSubmatch(s); m != nil {
		n, _ := strconv.Atoi(m[1])
		return n
	}
	w := strings.ToLower(s)
	if n := ordinalWords[w]; n > 0 {
		return n
	}
	if tens, ones, ok := strings.Cut(w, "-"); ok && tensOf[tens] > 0 && ordinalWords[ones] > 0 && ordinalWords[ones] < 10 {
		return tensOf[tens] + ordinalWords[ones] // "twenty-second"
	}
	const longest = 6
	if len(s) > 1 && len(s) <= longest && strings.Trim(s, "IVX") == "" {
		return romanNumber(s)
	}
	return 0
}

// romanNumber reads a numeral of I, V and X; a smaller sign in front of a larger one is
// taken off.
func romanNumber(s string) int {
	value := map[byte]int{'I': 1, 'V': 5, 'X': 10}
	n := 0
	for i := range len(s) {
		if i+1 < len(s) && value[s[i]] < value[s[i+1]] {
			n -= value[s[i]]
		} else {
			n += value[s[i]]
		}
	}
	return n
}

// meetingKey is a name without what changes from one edition to the next, in lower case:
// numbers, years, small words, and abbreviations behind the first words ("Digital
// Nations (DN) Summit").
func meetingKey(ts []token) string {
	var words []string
	for _, t := range ts {
		w := t.lower
		if t.mark || ordinalOf(t.text) > 0 || yearForm.MatchString(t.text) || meetingLinks[w] || articles[w] || strings.ToUpper(t.text) == t.text && len(words) > 1 {
			continue
		}
		w, _, _ = strings.Cut(w, "+") // "WSIS+20"
		words = append(words, w)
	}
	return strings.Join(words, " ")
}

// bareNumeral holds for a number of one letter in front of the head: "V Reunião".
func bareNumeral(ts []token, t token) bool {
	return (t.text == "V" || t.text == "X") && len(ts) > 1 && t.start == ts[0].start && meetingHeads[ts[1].lower]
}

// seriesName is the name of a meeting without its number and its year.
func seriesName(words string, ts []token) string {
	s := words
	for _, t := range ts {
		if ordinalOf(t.text) > 0 || yearForm.MatchString(t.text) || bareNumeral(ts, t) {
			s = strings.Replace(s, t.text, "", 1)
		}
	}
	return strings.Join(strings.Fields(s), " ")
}
