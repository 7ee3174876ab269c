package extract

import (
	"regexp"
	"strings"

	"accords/internal/accord"
)

// person is somebody whom a sentence names with an office or a title.
type person struct {
	span   accord.Span // name and office, as far as they stand together
	name   string
	office string
}

var (
	honorifics = wordSet(`mr mrs ms miss dr prof professor h.e he h e hon excellency his her sir dame dato datuk datuk. tan sri seri eng engr mr. dr. m. mme
		general colonel retired lt yang berhormat pehin pengiran pg hj haji hajah dayang awang awg dato’ honourable honorable`)
	// Particles stand inside names without a capital.
	particles = wordSet(`bin binti bint ibn al el de del la van von der den da dos di du abu ben ould`)
	notNames  = wordSet(`the and of for republic kingdom state states united government ministry ministries memorandum understanding cooperation agreement
		declaration summit conference forum meeting digital information communications technology technologies e-government egovernment mou moc national international
		january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday today
		under this that these it on in at during for with both two three centre center office agency authority department group bank union council commission committee
		academy institute university economic economy public service services affairs development innovation interior safety foreign trade industry strategic
		framework partnership action plan charter letter intent joint statement communiqué korea korean sides parties party president's`)
	personName = regexp.MustCompile(`^[\p{Lu}][\p{L}'’.\-]*$`)
	witness    = regexp.MustCompile(`(?i)\b(?:witness\w*|presence\s+of|attended\s+by|attendance|oversaw|overseen|presided|in\s+front\s+of|watched)\b`)
	passive    = regexp.MustCompile(`(?i)\b(?:was|were|been|be|being|is|are|été)\s+(?:\w+\s+)?(?:co-?signed|signés?|signées?|signed|inked|concluded|initial(?:l)?ed|exchanged)\b`)
	cameFrom   = regexp.MustCompile(`(?i)\bsignatures?\s+came\s+from\s`)
	byWords    = regexp.MustCompile(`(?i)\b(?:by|between|signature\s+came\s+from|signé(?:e|s)?\s+par|par|por)\b`)
	activeSign = regexp.MustCompile(`(?i)\b(?:who\s+signed|signed|signs|inked|sign|co-signed|put\s+their\s+names\s+to|put\s+(?:his|her|their)\s+signatures?)\b`)
)

// people lists the persons of a part of a sentence.
func (p *paper) people(l *line, from, to int) []person {
	ts := tokens(l.text[:to])
	var out []person
	for i := 0; i < len(ts); i++ {
		if ts[i].start < from || !ts[i].capital {
			continue
		}
		j := runEnd(ts, i)
		if who, ok := p.personIn(l, ts, i, j); ok {
			out = append(out, who)
		}
		i = max(i, j-1)
	}
	return out
}

// runEnd ends a run of capitals, particles and honorifics: a title with a name.
func runEnd(ts []token, i int) int {
	j := i
	for j < len(ts) {
		w := strings.ToLower(strings.TrimSuffix(ts[j].text, "."))
		switch {
		case ts[j].capital, particles[w] && j > i && j+1 < len(ts) && ts[j+1].capital:
			j++
		case ts[j].text == "." && j > i && len(ts[j-1].text) <= 4: // "Mr.", "H.E.", "J."
			j++
		default:
			return j
		}
	}
	return j
}

// personIn splits a run into office, honorifics and name. A name stands behind
// an office or a title, or between commas beside an office.
func (p *paper) personIn(l *line, ts []token, i, j int) (person, bool) {
	start, titled := i, false
	for k := i; k < j; k++ {
		w := strings.ToLower(strings.Trim(ts[k].text, "."))
		if officeWords[w] {
			start, titled = k+1, true
		} else if honorifics[w] && k >= start {
			titled = true
			if k == start {
				start = k + 1
			}
		} else if ts[k].text == "." && k == start {
			start = k + 1
		}
	}
	start = nameStart(ts, i, start, j)
	if !p.looksLikeName(l, ts, start, j) {
		return person{}, false
	}
	who := person{name: l.text[ts[start].start:ts[j-1].end], span: accord.Span{Start: l.span.Start + ts[start].start, End: l.span.Start + ts[j-1].end}}
	if k := officeStart(ts, i, start); k < start {
		who.office = trimOffice(l.text[ts[k].start:ts[start-1].end])
	}
	if office := officeBehind(l, ts, j); who.office == "" && office != "" {
		who.office, titled = office, true
	}
	if office := officeBefore(l, ts, i); who.office == "" && office != "" {
		who.office, titled = office, true
	}
	who.name = strings.Trim(strings.Join(strings.Fields(who.name), " "), " .,")
	return who, titled || who.office != ""
}

// nameStart skips the end of an office that runs into the name without a comma:
// "Minister for Communications and Information Josephine Teo". Words of
// institutions end the office; behind a link to an office ("… Media and Sport
// Nadine Dorries") the name is what two words are left.
func nameStart(ts []token, i, start, j int) int {
	for k := start; k < j; k++ {
		if w := strings.ToLower(ts[k].text); notNames[w] || headWords[w] {
			start = k + 1
		}
	}
	linked := i > 1 && connectors[strings.ToLower(ts[i-1].text)] && start == i && j-start > 2
	if linked && officeStart(ts, i, j) < i {
		start = j - 2
	}
	return start
}

// looksLikeName holds for two to eight capitals of which none is a word of
// institutions, and which no country or place covers.
func (p *paper) looksLikeName(l *line, ts []token, from, to int) bool {
	words := 0
	for _, t := range ts[from:to] {
		w := strings.ToLower(t.text)
		if t.mark || particles[w] {
			continue
		}
		if notNames[w] || headWords[w] || !personName.MatchString(t.text) || len(t.text) > 3 && strings.ToUpper(t.text) == t.text {
			return false
		}
		words++
	}
	if words < 2 || words > 9 {
		return false
	}
	return !p.countryIn(l, ts[from].start, ts[to-1].end)
}

// officeStart takes lower-case connectors into an office: "Minister of the
// Interior", "Communications and Digital Minister".
func officeStart(ts []token, i, end int) int {
	k := i
	for k > 0 && end > i {
		prev := strings.ToLower(ts[k-1].text)
		if (connectors[prev] && k > 1 && ts[k-2].capital) && prev != "the" || prev == "," && k > 1 && ts[k-2].capital && k < i {
			k -= 2
			continue
		}
		if ts[k-1].capital {
			k--
			continue
		}
		break
	}
	for m := k; m < end; m++ {
		if officeWords[strings.ToLower(ts[m].text)] {
			return k
		}
	}
	return end
}

func trimOffice(s string) string {
	words := strings.Fields(s)
	for len(words) > 0 && honorifics[strings.ToLower(strings.Trim(words[len(words)-1], "."))] && !officeWords[strings.ToLower(words[len(words)-1])] {
		words = words[:len(words)-1]
	}
	return strings.Trim(strings.Join(words, " "), " .,")
}

// officeBehind reads "Name, Minister of Z and Chairman of W, …".
func officeBehind(l *line, ts []token, j int) string {
	if j >= len(ts) || ts[j].text != "," {
		return ""
	}
	k := j + 1
	for k < len(ts) && (articles[strings.ToLower(ts[k].text)] || ts[k].text == "'s") {
		k++
	}
	end := forwardOffice(ts, k)
	if end <= k {
		return ""
	}
	return strings.Join(strings.Fields(l.text[ts[k].start:ts[end-1].end]), " ")
}

// officeBefore reads "the Minister of Z, Name".
func officeBefore(l *line, ts []token, i int) string {
	if i < 2 || ts[i-1].text != "," {
		return ""
	}
	for k := i - 2; k >= 0 && k > i-16; k-- {
		if ts[k].text == "," || ts[k].text == ";" {
			return ""
		}
		if ts[k].capital && officeWords[strings.ToLower(ts[k].text)] {
			for k > 0 && ts[k-1].capital {
				k--
			}
			return strings.Join(strings.Fields(l.text[ts[k].start:ts[i-2].end]), " ")
		}
	}
	return ""
}

// forwardOffice takes an office word and what belongs to it.
func forwardOffice(ts []token, k int) int {
	office, end := false, k
	for ; k < len(ts); k++ {
		w := strings.ToLower(ts[k].text)
		switch {
		case officeWords[w]:
			office, end = true, k+1
		case ts[k].capital:
			end = k + 1
		case connectors[w] && end > 0:
		case ts[k].text == "," && listGoesOn(ts, k):
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

// signatories are the people who a sentence says signed: behind "signed by" in
// the passive, in front of the verb in the active. Witnesses are not.
func (p *paper) signatories(l *line) []person {
	if !hinted(l.lower, []string{"sign", "ink", "conclu", "firm", "exchang", "names to"}) {
		return nil
	}
	limit := len(l.text)
	if m := witness.FindStringIndex(l.text); m != nil {
		limit = m[0]
	}
	act := signWords.FindStringIndex(l.text)
	if act == nil || act[0] >= limit {
		return nil
	}
	if m := cameFrom.FindStringIndex(l.text); m != nil {
		return p.people(l, m[1], limit)
	}
	if passive.MatchString(l.text) || strings.Contains(l.lower, "signature came") || strings.Contains(l.lower, "signature was") {
		if m := byWords.FindStringIndex(l.text[act[1]-1:]); m != nil {
			return p.people(l, act[1]-1+m[1], limit)
		}
		return nil
	}
	if m := activeSign.FindStringIndex(l.text); m != nil {
		who := p.people(l, 0, m[0])
		if len(who) == 0 {
			return nil
		}
		// "A signed it with B" names the other side behind the verb.
		if k := strings.Index(l.lower[m[1]:], " with "); k >= 0 && m[1]+k < limit {
			who = append(who, p.people(l, m[1]+k, limit)...)
		}
		return who
	}
	return nil
}
